"""The chains of IMPLEMENTS, walked hop by hop, each hop with the sentences that state it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_lineage.graph.places import NATION
from policy_lineage.graph.store import GraphStore

DEPTH = 6  # longer chains than this are circles or slips
MOST_PATHS = 20  # from one document to the resolution: ties of equal length

PROOF_COLUMNS = """i.status AS status, i.text AS text, i.stated_in AS stated_in, i.start AS start, i.end AS end,
  i.origin AS origin ORDER BY source, target, stated_in, start, text"""
DOWN_CYPHER = f"""
MATCH (d:Document)-[i:IMPLEMENTS]->(r:Document)
WHERE r.key IN $keys
RETURN d.key AS source, r.key AS target, {PROOF_COLUMNS}
"""
UP_CYPHER = f"""
MATCH (d:Document)-[i:IMPLEMENTS]->(r:Document)
WHERE d.key IN $keys
RETURN d.key AS source, r.key AS target, {PROOF_COLUMNS}
"""
DOCUMENTS_CYPHER = """
MATCH (d:Document)
WHERE d.key IN $keys
OPTIONAL MATCH (d)-[w:ISSUED_IN]->(p:Province)
RETURN DISTINCT d.key AS key, d.code AS code, d.name AS name, d.kind AS kind, d.title AS title,
  d.subject AS subject, d.issuer AS issuer, d.issued_on AS issued_on, d.held AS held, d.province AS stated_province,
  p.name AS province, w.province_then AS province_then
ORDER BY key, province, province_then
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or registry row) that says: `source` carries out `target`."""

    source: str
    target: str
    status: str
    text: str | None
    stated_in: str
    start: int | None
    end: int | None
    origin: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What the graph knows of a document, in the words that answers use."""

    key: str
    code: str  # or the name of a document without one
    kind: str | None
    title: str | None
    issuer: str | None
    issued_on: str | None
    held: bool
    province: str | None
    province_then: str | None

    @property
    def is_central(self) -> bool:
        """Whether a body of the centre issued it."""
        return self.key.startswith(f"{NATION}/")


@dataclass(frozen=True, slots=True)
class Edge:
    """Two documents and every statement that joins them, the best one first."""

    source: str
    target: str
    depth: int
    statements: tuple[Statement, ...]

    @property
    def best(self) -> Statement:
        return self.statements[0]

    @property
    def status(self) -> str:
        """Issued where any statement says so: a plan of last year may be carried out by now."""
        return "issued" if any(s.status == "issued" for s in self.statements) else "planned"


def edges_below(store: GraphStore, keys: Sequence[str], depth: int = DEPTH) -> tuple[Edge, ...]:
    """Every edge from a document that carries out one of `keys`, directly or through others; nearest first."""
    return tuple(_walk(store, DOWN_CYPHER, keys, depth, "target"))


def edges_above(store: GraphStore, keys: Sequence[str], depth: int = DEPTH) -> tuple[Edge, ...]:
    """Every edge to a document that one of `keys` carries out, directly or through others; nearest first."""
    return tuple(_walk(store, UP_CYPHER, keys, depth, "source"))


def _walk(store: GraphStore, cypher: str, keys: Sequence[str], depth: int, near: str) -> Iterator[Edge]:
    """One question a hop; a document is left behind once, so that circles end."""
    far = "source" if near == "target" else "target"
    seen = set(keys)
    front = sorted(seen)
    for hop in range(1, depth + 1):
        if not front:
            return
        edges = list(_edges(store.run(cypher, {"keys": front}), hop))
        yield from edges
        front = sorted({getattr(e, far) for e in edges} - seen)
        seen.update(front)


def _edges(rows: Iterable[Mapping[str, Any]], depth: int) -> Iterator[Edge]:
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for row in rows:
        statement = Statement(**{**row, "status": row["status"] or "issued", "origin": row["origin"] or "text"})
        grouped.setdefault((statement.source, statement.target), []).append(statement)
    for (source, target), found in sorted(grouped.items()):
        yield Edge(source, target, depth, tuple(sorted(found, key=standing)))


def standing(statement: Statement) -> tuple[Any, ...]:
    """Sorts the best proof first: issued, a text before the registry, the document's own words, the earliest."""
    return (
        statement.status != "issued",
        statement.origin == "registry",
        statement.stated_in != statement.source,
        statement.stated_in,
        statement.start or 0,
        statement.text or "",
    )


def paths_to(edges: Iterable[Edge], keys: Sequence[str]) -> dict[str, tuple[tuple[Edge, ...], ...]]:
    """For each document below `keys`, its shortest ways there, each a row of edges from the document on."""
    ways: dict[str, tuple[tuple[Edge, ...], ...]] = dict.fromkeys(keys, ((),))
    lengths = dict.fromkeys(keys, 0)
    for edge in edges:  # nearest first: the ways of the target are complete
        if edge.target not in ways or lengths.get(edge.source, edge.depth) < edge.depth:
            continue
        if lengths[edge.target] != edge.depth - 1:
            continue
        lengths[edge.source] = edge.depth
        longer = tuple((edge, *way) for way in ways[edge.target])
        ways[edge.source] = (*ways.get(edge.source, ()), *longer)[:MOST_PATHS]
    return {key: found for key, found in ways.items() if key not in keys}


def document_facts(store: GraphStore, keys: Iterable[str]) -> dict[str, DocumentFacts]:
    """The facts of each document by key; of two provinces the first by name."""
    rows = store.run(DOCUMENTS_CYPHER, {"keys": sorted(set(keys))})
    facts: dict[str, DocumentFacts] = {}
    for row in rows:
        facts.setdefault(row["key"], _facts(row))
    return facts


def _facts(row: Mapping[str, Any]) -> DocumentFacts:
    return DocumentFacts(
        key=row["key"],
        code=row["code"] or row["name"] or row["key"],
        kind=row["kind"],
        title=row["title"] or row["subject"] or row["name"],
        issuer=row["issuer"],
        issued_on=row["issued_on"],
        held=bool(row["held"]),
        province=row["province"] or row["stated_province"],
        province_then=row["province_then"] or row["stated_province"] or row["province"],
    )
