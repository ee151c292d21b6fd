"""The process that writes an embedded store: database, Bolt listener, and the address that it leaves for others."""

import atexit
import json
import os
import secrets
import shutil
import socket
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_lineage.errors import StoreConflict
from policy_lineage.graph.engines.failures import native_failures
from policy_lineage.graph.engines.layout import DATABASE, Layout, write_atomic
from policy_lineage.graph.engines.native import NativeDatabase, arcadedb
from policy_lineage.words import both

HOST = "127.0.0.1"
USER = "root"  # the engine's own first user
TRIES = 5


@dataclass(frozen=True, slots=True)
class OwnerAddress:
    """Where and as whom the others connect."""

    pid: int
    address: str
    user: str
    password: str


def owner_of(layout: Layout) -> OwnerAddress | None:
    """The process that writes now, None where the address is stale or missing."""
    try:
        stated = json.loads(layout.owner.read_text("utf-8"))
        owner = OwnerAddress(int(stated["pid"]), stated["address"], stated["user"], stated["password"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return owner if _lives(owner.pid) else None


def _lives(pid: int) -> bool:
    """Whether the process is there, seen from this computer."""
    if os.name == "nt":  # pragma: no cover - a signal would end it there; the listener is tried instead
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class Owner:
    """The running engine of this process."""

    def __init__(self, server: Any, database: NativeDatabase, layout: Layout, settings: Path) -> None:
        self._server = server
        self.database = database
        self._layout = layout
        self._settings = settings
        self._ended = weakref.finalize(self, _stop, server, layout.owner, settings)
        atexit.register(self._ended)

    def stop(self) -> None:
        """Stops the engine cleanly: the next open finds nothing to repair."""
        with native_failures(str(self._layout.root)):
            self._ended()
        atexit.unregister(self._ended)


def _stop(server: Any, address: Path, settings: Path) -> None:
    try:
        address.unlink(missing_ok=True)
        server.stop()
    finally:
        shutil.rmtree(settings, ignore_errors=True)


def start_owner(layout: Layout) -> Owner:
    """Starts the engine on the store; the caller holds its lock alone."""
    from policy_lineage.graph.engines.recovery import take_out_unfinished

    for left in (layout.owner, *layout.half_written(layout.owner)):
        left.unlink(missing_ok=True)
    settings = Path(tempfile.mkdtemp(prefix="lineage-engine-"))
    password = secrets.token_urlsafe(24)
    try:
        with native_failures(str(layout.root)):
            server, port = _started(layout, settings, password)
    except BaseException:
        shutil.rmtree(settings, ignore_errors=True)
        raise
    try:
        with native_failures(str(layout.root)):
            known = layout.database.is_dir()
            handle = server.get_database(DATABASE) if known else server.create_database(DATABASE)
            handle.set_wal_flush("yes_nometadata")
        database = NativeDatabase(handle, str(layout.root))
        owner = Owner(server, database, layout, settings)
    except BaseException:
        _stop(server, layout.owner, settings)
        raise
    take_out_unfinished(database)
    _leave_address(layout, f"bolt://{HOST}:{port}", password)
    return owner


def _started(layout: Layout, settings: Path, password: str) -> tuple[Any, int]:
    """The running server and its port; another program may take the port between our look and its bind."""
    module = arcadedb()
    for attempt in range(TRIES):
        port = _free_port()
        server = module.create_server(
            root_path=str(layout.root), root_password=password, config=_config(layout, settings, port)
        )
        try:
            server.start()
            return server, port
        except Exception as error:
            if attempt == TRIES - 1 or not any(
                w in str(error) for w in ("in use", "Unable to listen", "BindException")
            ):
                raise
    raise StoreConflict(*both("store.no-port", place=layout.root))  # pragma: no cover - the loop returns or raises


def _config(layout: Layout, settings: Path, port: int) -> dict[str, Any]:
    return {
        "host": HOST,
        "http_port": 0,
        "bolt_host": HOST,
        "bolt_port": port,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_defaultDatabase": DATABASE,
        "server_configDirectory": str(settings),
        "server_databaseDirectory": str(layout.root),
        "server_backupDirectory": str(settings / "backups"),
        "server_logsDirectory": str(settings / "log"),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _leave_address(layout: Layout, address: str, password: str) -> None:
    """The address and the password of this run, for the same user only."""
    stated = {"pid": os.getpid(), "address": address, "user": USER, "password": password}
    write_atomic(layout.owner, json.dumps(stated) + "\n", 0o600)
