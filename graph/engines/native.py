"""The embedded engine itself: the only module that imports `arcadedb`."""

import os
import re
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from policy_lineage.errors import StoreConflict, StoreUnavailable
from policy_lineage.graph.engines.base import (
    BulkEdges,
    BulkNodes,
    Limits,
    Row,
    T,
    Transaction,
    memory_limit,
    time_limit,
)
from policy_lineage.graph.engines.failures import native_failures
from policy_lineage.graph.engines.values import FoundNode, FoundPath, FoundRelationship
from policy_lineage.graph.model import NODES, RELATIONSHIP_KINDS, RELATIONSHIPS
from policy_lineage.words import both

PATH = re.compile(r"\(#\d+:\d+\)(?:<?-\[#\d+:\d+\]->?\(#\d+:\d+\))*")
RECORD = re.compile(r"#\d+:\d+")
ARGUMENTS = "ARCADEDB_NATIVE_ISOLATE_ARGS"
HEAP = ("-Xmx", "-XX:MaximumHeapSizePercent=", "-XX:MaxRAM=")


def arcadedb() -> Any:
    """The engine's module: local files closed to LOAD CSV, a limit of time on every statement, one of memory on all."""
    # read when the first database is opened, so it stays set
    os.environ[ARGUMENTS] = " ".join(_arguments(os.environ.get(ARGUMENTS, "").split()))
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(_log_directory()))
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    try:
        with _without_numpy():
            import arcadedb as module
    except ImportError as error:
        raise StoreUnavailable(*both("store.no-engine")) from error
    return module


def _arguments(given: Sequence[str]) -> Iterator[str]:
    """What the engine is started with: what the user asks of it, and our limits."""
    limits = {
        "-Darcadedb.opencypher.loadCsv.allowFileUrls=": "false",
        "-Darcadedb.command.timeout=": str(int(time_limit() * 1000)),
    }
    yield from (argument for argument in given if not argument.startswith(tuple(limits)))
    yield from (name + value for name, value in limits.items())
    if not any(argument.startswith(HEAP) for argument in given):
        # else the engine takes up to half of the memory, and lets a store of a million statements grow into it
        yield f"-Xmx{memory_limit()}m"


def _log_directory() -> Path:
    """Where the engine may write its log: a directory of this user."""
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"policy-lineage-engine-{user}"


@contextmanager
def _without_numpy() -> Iterator[None]:
    """The engine takes numpy along for vectors, where it is installed; we have none, and it costs 50 ms."""
    hidden = "numpy" not in sys.modules
    if hidden:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hidden:
            del sys.modules["numpy"]


class _Shared:
    """A database that this process has open to read, and how many use it: the engine opens it once a process."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.users = 1


_SHARED: dict[str, _Shared] = {}
_SHARED_LOCK = threading.Lock()


def open_read_only(database: Path, place: str) -> "NativeDatabase":
    """The database to be read, shared within the process."""
    path = str(database.resolve())
    with native_failures(place), _SHARED_LOCK:
        shared = _SHARED.get(path)
        if shared is None:
            shared = _SHARED[path] = _Shared(arcadedb().open_database(path, read_only=True))
        else:
            shared.users += 1
    return NativeDatabase(shared.handle, place, lambda: _close_shared(path))


def _close_shared(path: str) -> None:
    with _SHARED_LOCK:
        shared = _SHARED[path]
        shared.users -= 1
        if not shared.users:
            del _SHARED[path]
            shared.handle.close()


class NativeDatabase:
    """An open database of this process."""

    def __init__(self, handle: Any, place: str, close: Callable[[], None] | None = None) -> None:
        self._db = handle
        self.place = place
        self._close = close or handle.close

    def read(self, cypher: str, parameters: Mapping[str, Any], limits: Limits) -> list[Row]:
        """The rows of a question; the engine refuses every write here."""
        with native_failures(self.place):
            rows: list[Row] = []
            for row in self._results(cypher, parameters):
                if limits.rows is not None and len(rows) >= limits.rows:
                    break
                rows.append({k: self._value(v) for k, v in row.to_dict().items()})
            return rows

    def _results(self, cypher: str, parameters: Mapping[str, Any]) -> Any:
        # an empty map is taken for "no parameters" and then "$x" for a literal
        return self._db.query("opencypher", cypher, *([dict(parameters)] if parameters else []))

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` in one transaction, again on a conflict."""
        with native_failures(self.place):
            result: T = self._db.run_in_transaction(lambda *_: work(_NativeTransaction(self)))
            return result

    def command(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of a statement that may write."""
        with native_failures(self.place):
            found = self._db.command("opencypher", cypher, *([dict(parameters)] if parameters else []))
            return [{k: self._value(v) for k, v in row.to_dict().items()} for row in found]

    def define(self, statements: Sequence[str]) -> None:
        """Types first, those of several labels too, then indexes and constraints."""
        with native_failures(self.place):
            for statement in (*_types_sql(), *_joint_types_sql()):
                self._db.command("sql", statement)
            for statement in statements:
                self._db.command("opencypher", statement)

    def create(
        self, nodes: Sequence[BulkNodes], edges: Sequence[BulkEdges], known: Mapping[tuple[str, str], str]
    ) -> dict[tuple[str, str], str]:
        """Creates nodes and relationships through the engine's batch; `known` are ids of nodes there already."""
        fresh: dict[tuple[str, str], str] = {}
        with native_failures(self.place), self._db.graph_batch(wal_flush="yes_nometadata") as batch:
            for group in nodes:
                made = batch.create_vertices(_type_of(group.label, group.extra_labels), group.rows)
                fresh.update(zip(((group.label, key) for key in group.keys), made, strict=True))
            ids = {**known, **fresh} if fresh else known
            for lot in edges:
                sources = [ids[source] for source, _ in lot.ends]
                targets = [ids[target] for _, target in lot.ends]
                batch.new_edges(sources, lot.type, targets, lot.rows)
            batch.flush()
            created, wanted = batch.get_total_edges_created(), sum(len(lot.rows) for lot in edges)
        if created != wanted:
            raise StoreConflict(*both("store.rows-missing", done=created, rows=wanted))
        return fresh

    def delete_statements(self, keys: Sequence[str]) -> None:
        """Deletes every statement of the texts, those too that no index and no node knows of yet.

        The batch writes the statements before it indexes them and ties them to their nodes:
        of one that was cut off in between, Cypher finds nothing.
        """
        there = self._types()
        with native_failures(self.place):
            for kind in RELATIONSHIPS:
                if kind.type in there:
                    # `trim` keeps the index out of it, so that the records themselves are read
                    sql = f"DELETE FROM `{kind.type}` WHERE stated_in.trim() IN :keys"
                    self._db.command("sql", sql, {"keys": list(keys)})

    def counts(self) -> dict[str, int]:
        """What the engine has counted itself: Cypher would walk over all relationships."""
        names = [kind.label for kind in NODES] + [kind.type for kind in RELATIONSHIPS]
        there = self._types()
        with native_failures(self.place):
            return {name: self._count(name) if name in there else 0 for name in names}

    def _types(self) -> set[str]:
        with native_failures(self.place):
            return {row.to_dict()["name"] for row in self._db.query("sql", "SELECT name FROM schema:types")}

    def _count(self, type: str) -> int:
        return int(next(iter(self._db.query("sql", f"SELECT count(*) AS n FROM `{type}`"))).to_dict()["n"])

    def ends(self, ids: Sequence[str]) -> dict[str, tuple[FoundNode, FoundNode]]:
        """The end nodes of relationships, by their record ids."""
        if not ids:
            return {}
        with native_failures(self.place):
            sql = f"SELECT @rid AS id, @out AS source, @in AS target FROM [{_records(ids)}]"
            rows = [row.to_dict() for row in self._db.query("sql", sql)]
        nodes = self._nodes({str(r[end]) for r in rows for end in ("source", "target")})
        return {str(r["id"]): (nodes[str(r["source"])], nodes[str(r["target"])]) for r in rows}

    def _nodes(self, ids: Iterable[str]) -> dict[str, FoundNode]:
        sql = f"SELECT @rid AS id, @type AS type, @this AS record FROM [{_records(sorted(ids))}]"
        rows = [row.to_dict() for row in self._db.query("sql", sql)]
        return {str(r["id"]): self._node(str(r["id"]), r["type"], r["record"]) for r in rows}

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._path(value) if value.startswith("(#") and PATH.fullmatch(value) else value
        if isinstance(value, dict):
            return self._record(value) if "@rid" in value else {k: self._value(v) for k, v in value.items()}
        if isinstance(value, list | tuple | set):
            return [self._value(v) for v in value]
        return _scalar(value)

    def _record(self, value: dict[str, Any]) -> FoundNode | FoundRelationship:
        id, type = str(value["@rid"]), str(value["@type"])
        if type in RELATIONSHIP_KINDS:
            return FoundRelationship(id, type, self._properties(value))
        return self._node(id, type, value)

    def _node(self, id: str, type: str, value: dict[str, Any]) -> FoundNode:
        return FoundNode(id, tuple(sorted(type.split("~"))), self._properties(value))

    def _properties(self, value: dict[str, Any]) -> dict[str, Any]:
        return {k: self._value(v) for k, v in value.items() if not k.startswith("@") and v is not None}

    def _path(self, text: str) -> FoundPath:
        """ "(#8:0)-[#12:0]->(#1:0)" as its nodes and relationships."""
        ids = RECORD.findall(text)
        nodes = self._nodes(ids[::2])
        parts: list[FoundNode | FoundRelationship] = [nodes[ids[0]]]
        for relationship, node in zip(ids[1::2], ids[2::2], strict=True):
            parts += [self._relationship(relationship), nodes[node]]
        return FoundPath(tuple(parts))

    def _relationship(self, id: str) -> FoundRelationship:
        sql = f"SELECT @type AS type, @out AS source, @in AS target, @this AS record FROM [{_records([id])}]"
        row = next(iter(self._db.query("sql", sql))).to_dict()
        properties = self._properties(row["record"])
        return FoundRelationship(id, row["type"], properties, str(row["source"]), str(row["target"]))

    def close(self) -> None:
        with native_failures(self.place):
            self._close()


class _NativeTransaction:
    """The transaction that the calling thread has open."""

    def __init__(self, database: NativeDatabase) -> None:
        self._database = database

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        return self._database.command(cypher, parameters)


def _scalar(value: Any) -> Any:
    """Dates as ISO text, whole decimals as numbers: the same as a server gives."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, int | float | bool | type(None)) else str(value)


def _records(ids: Iterable[str]) -> str:
    """Record ids for a statement, each checked to be one."""
    checked = list(ids)
    if not all(RECORD.fullmatch(id) for id in checked):
        raise ValueError("not the id of a record")
    return ", ".join(checked)


def _type_of(label: str, extra_labels: Sequence[str]) -> str:
    """The engine's own type for a node of several labels: "Central~Document"."""
    return "~".join(sorted({label, *extra_labels}))


def _types_sql() -> Iterator[str]:
    for node in NODES:
        for label in (node.label, *node.extra_labels):
            yield f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS"
    for relationship in RELATIONSHIPS:
        yield f"CREATE EDGE TYPE `{relationship.type}` IF NOT EXISTS"


def _joint_types_sql() -> Iterator[str]:
    for node in NODES:
        for extra in node.extra_labels:
            joint = _type_of(node.label, [extra])
            parents = ", ".join(f"`{label}`" for label in joint.split("~"))
            yield f"CREATE VERTEX TYPE `{joint}` IF NOT EXISTS EXTENDS {parents}"
