"""The address of a server, with credentials that are never shown."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from policy_lineage.errors import StoreUnavailable
from policy_lineage.words import both, default_language, word

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

    def dialled(self) -> tuple[str, dict[str, Any]]:
        """URL and options for the driver: a certificate of one's own is named by LINEAGE_CA_FILE."""
        own = os.environ.get("LINEAGE_CA_FILE")
        scheme, _, rest = self.url.partition("://")
        if not own or not scheme.endswith("+s"):
            return self.url, {}
        if not os.path.isfile(own):
            raise StoreUnavailable(*both("server.no-file", path=own))
        from neo4j import TrustCustomCAs

        options = {"encrypted": True, "trusted_certificates": TrustCustomCAs(own)}
        return f"{scheme.removesuffix('+s')}://{rest}", options

    @property
    def direct(self) -> "ServerAddress | None":
        """The same server without routing, None where there is none to begin with."""
        if not self.url.startswith("neo4j"):
            return None
        return replace(self, url=self.url.replace("neo4j", "bolt", 1))


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
    if parts.scheme not in SCHEMES or not parts.hostname or not _has_port(parts):
        raise StoreUnavailable(*both("server.address", address=_without_secret(address)))
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    url = f"{parts.scheme}://{host}:{_port(parts.port)}"
    database = parts.path.strip("/") or (parse_qs(parts.query).get("database") or ["neo4j"])[0]
    user = unquote(parts.username or "") or known.get("LINEAGE_USER") or "neo4j"
    password = unquote(parts.password or "") or known.get("LINEAGE_PASSWORD") or known.get("NEO4J_PASSWORD")
    return ServerAddress(url, database, user, password or _asked(user, url))


def _port(port: int | None) -> int:
    return port or PORT


def _has_port(parts: SplitResult) -> bool:
    try:
        return parts.port is None or parts.port > 0
    except ValueError:  # "neo4j://user:pass/word@host": a slash in a password is written %2F
        return False


def _without_secret(address: str) -> str:
    """The address without user and password, however it is written."""
    scheme, mark, rest = address.partition("://")
    return f"{scheme}{mark}{'…@' if '@' in rest else ''}{rest.rpartition('@')[2]}"


def _asked(user: str, url: str) -> str:
    """The password as typed, unseen; empty where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    import getpass

    return getpass.getpass(word("server.password", default_language(), user=user, url=url), stream=sys.stderr)
