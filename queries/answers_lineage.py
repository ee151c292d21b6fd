"""Who implements a document, and every chain from it and to it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_lineage.graph.places import find_place, require_place
from policy_lineage.graph.places import provinces as provinces_of_today
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Note, Row, answer, note
from policy_lineage.queries.lineage import (
    DEPTH,
    DocumentFacts,
    Edge,
    document_facts,
    edges_above,
    edges_below,
    paths_to,
)
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.sorting import sort_key

PROVINCES_COLUMNS = (
    "province", "province_then", "code", "kind", "title", "issued_on", "issuer", "status", "via", "evidence",
    "stated_in", "start", "end", "origin", "statements", "document",
)  # fmt: skip
PROVINCES_SHOWN = ("province", "code", "issued_on", "status", "via", "evidence", "origin")
TRACE_COLUMNS = (
    "depth", "source", "source_province", "target", "relation", "status", "evidence", "stated_in", "start", "end",
    "origin", "direction", "statements", "source_document", "target_document",
)  # fmt: skip
TRACE_SHOWN = ("direction", "depth", "source", "source_province", "target", "status", "evidence", "origin")


def provinces(store: GraphStore, code: str, *, direct: bool = False) -> Answer:
    """The provincial documents that implement the one of that code, each by its shortest ways."""
    key = document_key(store, code)
    edges = edges_below(store, [key], 1 if direct else DEPTH)
    ways = paths_to(edges, [key])
    facts = document_facts(store, {key, *(e.source for e in edges)})
    rows = [
        _province_row(facts, way) for source, found in ways.items() if _is_provincial(facts[source]) for way in found
    ]
    rows.sort(key=lambda r: [sort_key(r[c]) for c in ("province", "issued_on", "code", "via", "document")])
    return answer(PROVINCES_COLUMNS, rows, PROVINCES_SHOWN, [_count_note(facts, key, code, rows)])


def _is_provincial(document: DocumentFacts) -> bool:
    return not document.is_central


def _province_row(facts: Mapping[str, DocumentFacts], way: Sequence[Edge]) -> Row:
    first, document = way[0], facts[way[0].source]
    return {
        "province": document.province,
        "province_then": document.province_then,
        "code": document.code,
        "kind": document.kind,
        "title": document.title,
        "issued_on": document.issued_on,
        "issuer": document.issuer,
        "status": "issued" if all(e.status == "issued" for e in way) else "planned",
        "via": [facts[e.target].code for e in way[:-1]],
        **proof(first),
        "statements": len(first.statements),
        "document": document.key,
    }


def proof(edge: Edge) -> dict[str, Any]:
    """The best sentence for an edge and where it stands."""
    best = edge.best
    return {
        "evidence": best.text,
        "stated_in": best.stated_in,
        "start": best.start,
        "end": best.end,
        "origin": best.origin,
    }


def _count_note(facts: Mapping[str, DocumentFacts], key: str, code: str, rows: Sequence[Row]) -> Note:
    issued = {r["province"] for r in rows if r["status"] == "issued" and r["province"]}
    planned = {r["province"] for r in rows if r["province"]} - issued
    return note(
        "provinces.count",
        code=facts[key].code if key in facts else code,
        issued=len(issued),
        planned=len(planned),
        all=len(provinces_of_today()),
        documents=len({r["document"] for r in rows}),
    )


def trace(
    store: GraphStore,
    code: str,
    *,
    up: bool = True,
    down: bool = True,
    province: str | None = None,
    depth: int = DEPTH,
) -> Answer:
    """Every chain to what the document carries out (up) and from what carries it out (down), hop by hop.

    `province` says which of several documents with that code is meant, and
    keeps of the chains from below those that start in that province.
    """
    key = document_key(store, code, province)
    above = edges_above(store, [key], depth) if up else ()
    below = edges_below(store, [key], depth) if down else ()
    facts = document_facts(store, {key, *_ends(above), *_ends(below)})
    if province and facts[key].is_central:
        below = _from_province(below, facts, require_place(province).now)
    rows = [*_trace_rows(above, facts, "up"), *_trace_rows(below, facts, "down")]
    return answer(TRACE_COLUMNS, rows, TRACE_SHOWN)


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {key for e in edges for key in (e.source, e.target)}


def _from_province(edges: Sequence[Edge], facts: Mapping[str, DocumentFacts], province: str) -> tuple[Edge, ...]:
    """The edges that lie on a chain which starts with a document of the province."""
    kept: list[Edge] = []
    wanted = {key for key in _ends(edges) if _in_province(facts[key], province)}
    for edge in reversed(edges):  # farthest first: what it leads to is wanted as well
        if edge.source in wanted:
            kept.append(edge)
            wanted.add(edge.target)
    return tuple(reversed(kept))


def _in_province(document: DocumentFacts, province: str) -> bool:
    place = find_place(document.province)
    return place is not None and place.now == province


def _trace_rows(edges: Iterable[Edge], facts: Mapping[str, DocumentFacts], direction: str) -> list[Row]:
    rows = [_trace_row(edge, facts, direction) for edge in edges]
    order = ("depth", "source_province", "source", "target", "source_document")
    return sorted(rows, key=lambda r: [sort_key(r[c]) for c in order])


def _trace_row(edge: Edge, facts: Mapping[str, DocumentFacts], direction: str) -> Row:
    source, target = facts[edge.source], facts[edge.target]
    return {
        "depth": edge.depth,
        "source": source.code,
        "source_province": source.province,
        "target": target.code,
        "relation": "IMPLEMENTS",
        "status": edge.status,
        **proof(edge),
        "direction": direction,
        "statements": len(edge.statements),
        "source_document": source.key,
        "target_document": target.key,
    }
