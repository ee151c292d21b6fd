"""Resolution by province: five states a cell, each stated one with its sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from policy_lineage.graph.localities import unit_of_key
from policy_lineage.graph.places import find_place, provinces
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Note, Row, answer, note
from policy_lineage.queries.lineage import (
    DocumentFacts,
    Edge,
    document_facts,
    edges_below,
    paths_to,
    standing,
)
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.sorting import vietnamese_key


class State(StrEnum):
    """What is known of a province and a resolution: the first that holds."""

    ISSUED = "issued"  # a document of the province carries it out
    PLANNED = "planned"  # such a document is announced
    CITED = "cited"  # ordered carried out or mentioned, no document of its own
    NOT_FOUND = "not-found"  # texts of the province were read, nothing in them
    NO_TEXT = "no-text"  # no text of the province was read


# the resolutions called pillars in 2024–2026, oldest first
PILLARS = (
    "vn/57-NQ/TW@2024", "vn/59-NQ/TW@2025", "vn/66-NQ/TW@2025", "vn/68-NQ/TW@2025", "vn/70-NQ/TW@2025",
    "vn/71-NQ/TW@2025", "vn/72-NQ/TW@2025", "vn/79-NQ/TW@2026", "vn/80-NQ/TW@2026", "vn/10-NQ/TW@2026",
)  # fmt: skip
COLUMNS = (
    "resolution", "province", "state", "documents", "evidence", "stated_in", "origin", "start", "end", "via",
    "issued_on", "region", "resolution_document", "statements",
)  # fmt: skip
SHOWN = ("resolution", "province", "state", "documents", "evidence", "origin")

CITED_CYPHER = """
MATCH (d:Document)-[c:CITES]->(r:Document)
WHERE r.key IN $keys
MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT r.key AS target, p.name AS province, d.key AS source, c.role AS role, c.text AS text,
  c.stated_in AS stated_in, c.start AS start, c.end AS end, c.origin AS origin
UNION
MATCH (d:Document)-[:SETS_TASK]->(:Task)-[c:CARRIES_OUT]->(r:Document)
WHERE r.key IN $keys
MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT r.key AS target, p.name AS province, d.key AS source, 'carry-out' AS role, c.text AS text,
  c.stated_in AS stated_in, c.start AS start, c.end AS end, c.origin AS origin
"""
HELD_CYPHER = """
MATCH (d:Document)
WHERE d.held
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT d.key AS key, p.name AS province, d.issued_on AS issued_on
"""
REGIONS_CYPHER = "MATCH (p:Province) WHERE p.region IS NOT NULL RETURN p.name AS province, p.region AS region"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The texts read: how many of each province of today, and how new they are."""

    texts: int
    by_province: Mapping[str, int]
    newest: str | None


def matrix(store: GraphStore, codes: Sequence[str] = ()) -> Answer:
    """A row for every resolution (the pillars where none is named) and every province of today."""
    keys = [document_key(store, code) for code in codes] or list(PILLARS)
    held = corpus(store)
    cited = _citations(store, keys)
    regions = {r["province"]: r["region"] for r in store.run(REGIONS_CYPHER)}
    rows: list[Row] = []
    notes: list[Note] = []
    for key in keys:
        cells = _resolution_rows(store, key, held, cited, regions)
        rows.extend(cells)
        notes.append(_totals(cells))
    newest = held.newest or "–"
    notes.append(note("matrix.corpus", texts=held.texts, provinces=len(held.by_province), newest=newest))
    return answer(COLUMNS, rows, SHOWN, notes)


def corpus(store: GraphStore) -> Corpus:
    """What was read, a document of a merged province counted for the province of today."""
    rows = store.run(HELD_CYPHER)
    counted = Counter(p for r in rows if (p := _today(r["province"])))
    dates = [r["issued_on"] for r in rows if r["issued_on"]]
    return Corpus(len({r["key"] for r in rows}), counted, max(dates, default=None))


def _today(province: str | None) -> str | None:
    place = find_place(province)
    return place.now if place else None


def _citations(store: GraphStore, keys: Sequence[str]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """The mentions of each resolution in texts of each province, the best first."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in store.run(CITED_CYPHER, {"keys": list(keys)}):
        if province := _today(row["province"]):
            found.setdefault((row["target"], province), []).append(row)
    return {at: sorted(rows, key=_mention_order) for at, rows in found.items()}


def _mention_order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """An order to carry out says more than a mention in passing."""
    return row["role"] != "carry-out", row["stated_in"], row["start"] or 0, row["text"] or ""


def _resolution_rows(
    store: GraphStore,
    key: str,
    held: Corpus,
    cited: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]],
    regions: Mapping[str, str],
) -> list[Row]:
    edges = edges_below(store, [key])
    sources = [row["source"] for (target, _), rows in cited.items() if target == key for row in rows]
    facts = document_facts(store, {key, *(e.source for e in edges), *sources})
    ways = _by_province(paths_to(edges, [key]), facts)
    code = facts[key].code if key in facts else code_of_key(key)
    rows: list[Row] = []
    for province in sorted(provinces(), key=vietnamese_key):
        cell = _cell(ways.get(province, ()), cited.get((key, province), ()), facts, held.by_province.get(province, 0))
        about = {"resolution": code, "province": province, "region": regions.get(province)}
        rows.append({**about, "resolution_document": key, **cell})
    return rows


def code_of_key(key: str) -> str:
    """The code in a key.

    >>> code_of_key("vn/68-NQ/TW@2025")
    '68-NQ/TW'
    """
    return key.split("/", 1)[1].rsplit("@", 1)[0]


Way = tuple[Edge, ...]


def _by_province(ways: Mapping[str, Sequence[Way]], facts: Mapping[str, DocumentFacts]) -> dict[str, tuple[Way, ...]]:
    """The ways from the documents of each province of today, direct ones first."""
    found: dict[str, list[Way]] = {}
    for source, its_ways in ways.items():
        if facts[source].is_central or unit_of_key(source):
            continue  # a plan of a commune is none of the province
        if province := _today(facts[source].province):
            found.setdefault(province, []).append(its_ways[0])
    return {p: tuple(sorted(ws, key=_way_order)) for p, ws in found.items()}


def _way_order(way: Way) -> tuple[Any, ...]:
    return not _issued(way), len(way), standing(way[0].best), way[0].source


def _issued(way: Way) -> bool:
    return all(edge.status == "issued" for edge in way)


def _cell(
    ways: Sequence[Way], mentions: Sequence[Mapping[str, Any]], facts: Mapping[str, DocumentFacts], texts: int
) -> Row:
    if ways:
        return _stated(ways, facts)
    if mentions:
        return _cited(mentions, facts)
    return {"state": (State.NOT_FOUND if texts else State.NO_TEXT).value, "documents": [], "via": [], "statements": 0}


def _stated(ways: Sequence[Way], facts: Mapping[str, DocumentFacts]) -> Row:
    """Issued or planned: the documents, and the best sentence of the first."""
    state = State.ISSUED if _issued(ways[0]) else State.PLANNED
    same = [w for w in ways if _issued(w) == _issued(ways[0])]
    best = ways[0][0].best
    return {
        "state": state.value,
        "documents": _distinct(facts[w[0].source].code for w in same),
        "evidence": best.text,
        "stated_in": best.stated_in,
        "start": best.start,
        "end": best.end,
        "origin": best.origin,
        "via": [facts[e.target].code for e in ways[0][:-1]],
        "issued_on": facts[ways[0][0].source].issued_on,
        "statements": sum(len(w[0].statements) for w in same),
    }


def _cited(mentions: Sequence[Mapping[str, Any]], facts: Mapping[str, DocumentFacts]) -> Row:
    """Cited: the texts that mention it, and the best mention."""
    best = mentions[0]
    return {
        "state": State.CITED.value,
        "documents": _distinct(facts[m["source"]].code for m in mentions),
        "evidence": best["text"],
        **{c: best[c] for c in ("stated_in", "start", "end", "origin")},
        "via": [],
        "statements": len(mentions),
    }


def _distinct(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))


def _totals(cells: Sequence[Row]) -> Note:
    counted = Counter(str(c["state"]) for c in cells)
    by_state = {s.value.replace("-", "_"): counted[s.value] for s in State}
    return note("matrix.totals", resolution=cells[0]["resolution"], all=len(cells), **by_state)
