"""A whole store to another store, or to one file of JSON lines that any text tool can open, and back."""

import gzip
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy_lineage.errors import SourceError, StoreConflict
from policy_lineage.graph.cypher import create_nodes_cypher, create_relationships_cypher, key_of, name
from policy_lineage.graph.engines.base import BulkEdges, BulkNodes, Engine, Limits
from policy_lineage.graph.engines.recovery import MOVING
from policy_lineage.graph.engines.values import FoundNode, FoundRelationship, plain
from policy_lineage.graph.model import NODE_KINDS, NODES, RELATIONSHIPS
from policy_lineage.graph.store import Store
from policy_lineage.words import both

FORMAT = "policy-lineage/backup/1"
PAGE = 5_000
SMALL = 200  # rows for which the bulk interface does not pay
TEXTS = 200  # whose statements are read together
At = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a backup: a node, or a relationship with its two ends."""

    kind: str  # label or type
    properties: dict[str, Any]
    labels: tuple[str, ...] = ()
    source: At | None = None
    target: At | None = None

    @property
    def at(self) -> At:
        """Label and key of a node."""
        return self.kind, self.properties[key_of(self.kind)]


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved."""

    texts: int = 0
    nodes: int = 0
    relationships: int = 0


def copy_store(source: Store, target: Store) -> Moved:
    """Everything in `source`, exactly, into the empty `target`."""
    return _write(target, lines_of(source))


def backup_store(store: Store, path: Path) -> Moved:
    """Writes everything in the store to the file, whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        # neither name nor time inside: the same store gives the same bytes
        with temporary.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as file:
            moved = _count(_written(file, lines_of(store)))
        os.replace(temporary, path)
    except OSError as error:
        raise SourceError(*both("backup.cannot-write", path=path, reason=error.strerror or error)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return moved


def restore_store(path: Path, store: Store) -> Moved:
    """Everything in the backup, exactly, into the empty store; a cut-off file is refused before anything is written."""
    for _ in read_backup(path):
        pass
    return _write(store, read_backup(path))


def lines_of(store: Store) -> Iterator[Line]:
    """Nodes, then relationships, page by page, in fixed order."""
    for kind in NODES:
        key = key_of(kind.label)
        for row in _pages(store.engine, f"MATCH (n:{name(kind.label)}) WHERE n.{key} > $last", "n", key):
            found: FoundNode = row["n"]
            extra = tuple(label for label in found.labels if label != kind.label)
            yield Line(kind.label, plain(found), extra)
    for relationship in RELATIONSHIPS:
        yield from _statements(store.engine, relationship.type)


def _pages(engine: Engine, match: str, variable: str, key: str) -> Iterator[dict[str, Any]]:
    """Rows by their key, a page at a time: nothing is held but the page."""
    last = ""
    while True:
        cypher = f"{match} RETURN {variable} ORDER BY {variable}.{key} LIMIT {PAGE}"
        rows = engine.read(cypher, {"last": last}, Limits())
        yield from rows
        if len(rows) < PAGE:
            return
        last = rows[-1][variable].properties[key]


def _statements(engine: Engine, type: str) -> Iterator[Line]:
    """The statements of one type, a few texts at a time."""
    cypher = f"MATCH ()-[r:{name(type)}]->() RETURN DISTINCT r.stated_in AS text ORDER BY text"
    texts = [row["text"] for row in engine.read(cypher, {}, Limits())]
    for start in range(0, len(texts), TEXTS):
        yield from sorted(_statements_of(engine, type, texts[start : start + TEXTS]), key=_order)


def _order(line: Line) -> tuple[Any, ...]:
    return (line.source and line.source[0], line.target and line.target[0], line.properties["id"])


def _statements_of(engine: Engine, type: str, texts: Sequence[str]) -> Iterator[Line]:
    cypher = f"MATCH (a)-[r:{name(type)}]->(b) WHERE r.stated_in IN $texts RETURN a, r, b"
    for row in engine.read(cypher, {"texts": list(texts)}, Limits()):
        found: FoundRelationship = row["r"]
        yield Line(type, plain(found), source=_at(row["a"]), target=_at(row["b"]))


def _at(found: FoundNode) -> At:
    label = next(label for label in found.labels if label in NODE_KINDS)
    return label, found.properties[key_of(label)]


def _write(store: Store, lines: Iterable[Line]) -> Moved:
    """Writes the lines into a store that must be empty."""
    store.define()
    if store.engine.read("MATCH (n) RETURN 1 AS one LIMIT 1", {}, Limits()):
        raise StoreConflict(*both("copy.not-empty", place=store.address))
    with store.engine.alone():
        return _filled(store.engine, lines)


def _filled(engine: Engine, lines: Iterable[Line]) -> Moved:
    _mark(engine, "MERGE (s:Source {key: $key}) SET s.complete = false")
    write = _writer(engine)
    moved, page = Moved(), list[Line]()
    for line in lines:
        if page and (len(page) >= PAGE or _group(line) != _group(page[0])):
            write(page)
            page = []
        page.append(line)
        moved = _plus(moved, line)
    if page:
        write(page)
    _mark(engine, "MATCH (s:Source {key: $key}) DELETE s")
    return moved


def _mark(engine: Engine, cypher: str) -> None:
    """A record that a store is being filled: it stays where that was cut off."""
    engine.write(lambda transaction: transaction.run(cypher, {"key": MOVING}))


def _group(line: Line) -> tuple[Any, ...]:
    return (line.kind, line.labels, line.source and line.source[0], line.target and line.target[0])


def _writer(engine: Engine) -> Callable[[list[Line]], None]:
    """Writes a page of lines of one group, by the bulk interface where there is one."""
    bulk = engine.bulk()
    if bulk is None:
        return lambda page: _write_rows(engine, page)
    ids: dict[At, str] = {}

    def write(page: list[Line]) -> None:
        first = page[0]
        rows = [line.properties for line in page]
        if len(page) < SMALL and first.source is not None:
            _write_rows(engine, page)
        elif first.source is None:
            keys = [line.at[1] for line in page]
            ids.update(bulk.create([BulkNodes(first.kind, first.labels, keys, rows)], [], {}))
        else:
            ends = [(line.source, line.target) for line in page if line.source and line.target]
            bulk.create([], [BulkEdges(first.kind, ends, rows)], ids)

    return write


def _write_rows(engine: Engine, page: list[Line]) -> None:
    first = page[0]
    if first.source is None or first.target is None:
        cypher = create_nodes_cypher(first.kind, first.labels)
        rows: list[dict[str, Any]] = [line.properties for line in page]
    else:
        cypher = create_relationships_cypher(first.kind, first.source[0], first.target[0])
        rows = [
            {"source": line.source[1], "target": line.target[1], "properties": line.properties}
            for line in page
            if line.source and line.target
        ]
    done = engine.write(lambda transaction: transaction.run(cypher, {"rows": rows}))
    if done[0]["rows"] != len(rows):
        took = {"place": engine.address, "done": done[0]["rows"], "rows": len(rows), "kind": first.kind}
        raise StoreConflict(*both("copy.rows-missing", **took))


def _plus(moved: Moved, line: Line) -> Moved:
    if line.source is not None:
        return Moved(moved.texts, moved.nodes, moved.relationships + 1)
    return Moved(
        moved.texts + (line.kind == "Source" and "path" in line.properties), moved.nodes + 1, moved.relationships
    )


def _count(lines: Iterable[Line]) -> Moved:
    moved = Moved()
    for line in lines:
        moved = _plus(moved, line)
    return moved


def _written(file: Any, lines: Iterable[Line]) -> Iterator[Line]:
    """Writes each line and hands it on; the last line counts them, so that a cut file is known."""
    file.write(_json({"format": FORMAT}))
    lines_written = 0
    for line in lines:
        file.write(_json(_value(line)))
        lines_written += 1
        yield line
    file.write(_json({"end": lines_written}))


def _value(line: Line) -> dict[str, Any]:
    if line.source is None:
        return {"node": line.kind, "labels": list(line.labels), "properties": line.properties}
    return {
        "relationship": line.kind,
        "source": line.source,
        "target": line.target,
        "properties": line.properties,
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def read_backup(path: Path) -> Iterator[Line]:
    """The lines of a backup; SourceError where it is none or is cut off."""
    counted, stated = 0, None
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            if json.loads(file.readline()).get("format") != FORMAT:
                raise ValueError("another form")
            for text in file:
                value = json.loads(text)
                if "end" in value:
                    stated = value["end"]
                    continue
                counted += 1
                yield _line(value)
        if stated != counted:
            raise ValueError(f"{counted} lines of {stated}")
    except (OSError, EOFError, ValueError, KeyError, AttributeError) as error:
        raise SourceError(*both("backup.cannot-read", path=path, reason=str(error)[:120])) from error


def _line(value: dict[str, Any]) -> Line:
    if "node" in value:
        return Line(_known(value["node"]), value["properties"], tuple(value["labels"]))
    source, target = (tuple(value[end]) for end in ("source", "target"))
    return Line(value["relationship"], value["properties"], (), source, target)


def _known(label: str) -> str:
    if label not in NODE_KINDS:
        raise ValueError(f"unknown kind {label!r}")
    return label
