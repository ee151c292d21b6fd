"""The address of a server, with credentials that are never shown."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from policy_lineage.errors import StoreUnavailable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
PORT = 7687


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a server is, which database, and as whom; `shown` is safe to print."""

    url: str  # without credentials
    database: str
    user: str
    password: str = field(repr=False)

    @property
    def shown(self) -> str:
        return self.url if self.database == "neo4j" else f"{self.url}/{self.database}"

    @property
    def auth(self) -> tuple[str, str] | None:
        return (self.user, self.password) if self.password else None

    def trust(self, neo4j: Any) -> dict[str, Any]:
        """Driver options for a certificate of one's own, named by LINEAGE_CA_FILE."""
        own = os.environ.get("LINEAGE_CA_FILE")
        scheme = urlsplit(self.url).scheme
        if not own or not scheme.endswith("+s"):
            return {}
        import ssl

        context = ssl.create_default_context(cafile=own)
        return {"ssl_context": context}


def is_server(address: str) -> bool:
    """Whether the address names a server and not a path."""
    return "://" in address


def server_address(address: str, environment: Mapping[str, str] | None = None) -> ServerAddress:
    """The parts of a server's address.

    User and password come from the address, else from LINEAGE_USER and
    LINEAGE_PASSWORD (or NEO4J_PASSWORD), else the terminal is asked.
    """
    known = os.environ if environment is None else environment
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise StoreUnavailable(
            f"{_without_secret(address)!r} is no address of a store. Use a path, or neo4j://HOST:7687, "
            "neo4j+s://HOST:7687, bolt://HOST:7687."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    url = f"{parts.scheme}://{host}:{_port(parts.port)}"
    database = parts.path.strip("/") or (parse_qs(parts.query).get("database") or ["neo4j"])[0]
    user = unquote(parts.username or "") or known.get("LINEAGE_USER") or "neo4j"
    password = unquote(parts.password or "") or known.get("LINEAGE_PASSWORD") or known.get("NEO4J_PASSWORD")
    return ServerAddress(url, database, user, password or _asked(user, url))


def _port(port: int | None) -> int:
    return PORT if port is None else port


def _without_secret(address: str) -> str:
    """The address without user and password, however it is written."""
    scheme, mark, rest = address.partition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"


def _asked(user: str, url: str) -> str:
    """The password as typed, unseen; empty where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    import getpass

    return getpass.getpass(f"Password of {user} at {url}: ", stream=sys.stderr)
