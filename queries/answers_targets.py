"""Targets over provinces and years, in one comparable unit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policy_lineage.data import rows as data_rows
from policy_lineage.graph.places import require_place
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Row, answer, note
from policy_lineage.queries.matching import best_matches, has_words, same_words
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.sorting import sort_key

COLUMNS = (
    "province", "year", "indicator_id", "indicator", "comparator", "value", "value_max", "unit", "value_canonical",
    "unit_canonical", "document", "lead", "coordinating", "evidence", "start", "end", "value_max_canonical",
    "indicator_name", "group", "qualifier", "change", "item", "directing", "province_then", "stated_in",
    "document_key",
)  # fmt: skip
SHOWN = (
    "province", "year", "indicator", "comparator", "value_canonical", "value_max_canonical", "unit_canonical",
    "document", "lead",
)  # fmt: skip
ORDER = ("indicator_name", "indicator_id", "province", "year", "document", "start", "indicator", "document_key")

WORDS_CYPHER = """
MATCH (t:Target)
OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
RETURN DISTINCT t.indicator AS indicator, i.id AS id
"""
TARGETS_CYPHER = """
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)
WHERE {condition}
OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
OPTIONAL MATCH (d)-[w:ISSUED_IN]->(p:Province)
RETURN DISTINCT t.key AS key, t AS target, i.id AS indicator_id, i.name_vi AS name_vi, i.name_en AS name_en,
  d.key AS document_key, coalesce(d.code, d.name, d.title, d.key) AS document, d.province AS stated_province,
  p.name AS province, w.province_then AS province_then
ORDER BY key, indicator_id, province, province_then
"""
BY_NAME_CYPHER = TARGETS_CYPHER.format(condition="t.indicator IN $names")
OF_DOCUMENT_CYPHER = TARGETS_CYPHER.format(condition="d.key = $key")
BODIES_CYPHER = """
MATCH (t:Target)-[r:LED_BY|COORDINATED_BY|DIRECTED_BY]->(a:Agency)
WHERE t.key IN $keys
RETURN DISTINCT t.key AS key, type(r) AS role, a.name AS name, r.start AS start
ORDER BY key, role, start, name
"""
ROLE_COLUMNS = {"LED_BY": "lead", "COORDINATED_BY": "coordinating", "DIRECTED_BY": "directing"}


def targets(
    store: GraphStore,
    words: str = "",
    *,
    province: str | None = None,
    year: int | None = None,
    document: str | None = None,
    unmatched: bool = False,
) -> Answer:
    """The targets on an indicator that the words name, and those without a known indicator that hold the words."""
    names = _names(store, words, unmatched=unmatched)
    found = _found(store, names)
    wanted = _wanted(store, province, year, document)
    kept = [r for r in found if all(r[c] == v for c, v in wanted.items())]
    rows = _with_bodies(store, kept)
    rows.sort(key=lambda r: [sort_key(r[c]) for c in ORDER])
    open_rows = sum(r["indicator_id"] is None for r in rows)
    remarks = [note("targets.unmatched", unmatched=open_rows, all=len(rows))] if rows else []
    return answer(COLUMNS, rows, SHOWN, remarks)


def _wanted(store: GraphStore, province: str | None, year: int | None, document: str | None) -> dict[str, Any]:
    """What a row has to have."""
    asked = {
        "province": require_place(province).now if province else None,
        "year": year,
        "document_key": document_key(store, document, province) if document else None,
    }
    return {column: value for column, value in asked.items() if value is not None}


def _names(store: GraphStore, words: str, *, unmatched: bool) -> dict[str, frozenset[str | None]]:
    """The printed names to ask for, each with the indicators (None: no known one) under which it counts."""
    ids = frozenset(indicator_ids(words)) if words else None
    exact = any(same_words(words, n) for id_, of in indicator_names() for n in of if ids and id_ in ids)
    names: dict[str, set[str | None]] = {}
    for row in store.run(WORDS_CYPHER):
        if _counts(row, words, ids, exact) and not (unmatched and row["id"]):
            names.setdefault(row["indicator"], set()).add(row["id"])
    return {name: frozenset(of) for name, of in names.items()}


def _counts(row: Mapping[str, Any], words: str, ids: frozenset[str] | None, exact: bool) -> bool:
    """Whether a target of that name and indicator answers the words."""
    if ids is None or row["id"] in ids:
        return True
    # where the words are the name of an indicator, targets on another one are not meant
    return not (exact and row["id"]) and has_words(words, row["indicator"] or "")


def indicator_ids(words: str) -> tuple[str, ...]:
    """The indicators of the registry that the words name.

    >>> indicator_ids("GRDP bình quân đầu người"), indicator_ids("grdp_growth")
    (('grdp_pc',), ('grdp_growth',))
    """
    return best_matches(words, indicator_names())


def indicator_names() -> Iterator[tuple[str, list[str]]]:
    """Every indicator with all its names."""
    for row in data_rows("indicators"):
        yield row["id"], [row["id"], row["name_vi"], row["name_en"], *row["aliases"].split(";")]


def _found(store: GraphStore, names: Mapping[str, frozenset[str | None]]) -> list[dict[str, Any]]:
    if not names:
        return []
    rows = store.run(BY_NAME_CYPHER, {"names": sorted(names)})
    once: dict[tuple[str, str | None], dict[str, Any]] = {}
    for row in rows:
        if row["indicator_id"] in names[row["target"]["indicator"]]:
            once.setdefault((row["key"], row["indicator_id"]), _row(row))
    return list(once.values())


def targets_of(store: GraphStore, key: str) -> list[Row]:
    """The targets of one document, a row each, with their bodies."""
    once: dict[str, dict[str, Any]] = {}
    for row in store.run(OF_DOCUMENT_CYPHER, {"key": key}):
        once.setdefault(row["key"], _row(row))
    return _with_bodies(store, list(once.values()))


TARGET_COLUMNS = (
    "year", "indicator", "comparator", "value", "value_max", "unit", "value_canonical", "value_max_canonical",
    "unit_canonical", "group", "qualifier", "change", "item", "start", "end",
)  # fmt: skip


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    target = row["target"]
    return {
        **{c: target.get(c) for c in TARGET_COLUMNS},
        "key": row["key"],
        "province": row["province"] or row["stated_province"],
        "province_then": row["province_then"] or row["stated_province"] or row["province"],
        "indicator_id": row["indicator_id"],
        "indicator_name": row["name_vi"],
        "document": row["document"],
        "document_key": row["document_key"],
        "evidence": target.get("text"),
        "stated_in": target.get("stated_in") or row["document_key"],
    }


def _with_bodies(store: GraphStore, rows: Sequence[dict[str, Any]]) -> list[Row]:
    """The rows with the bodies that direct, lead and help."""
    bodies: dict[str, dict[str, list[str]]] = {}
    for found in store.run(BODIES_CYPHER, {"keys": sorted({r["key"] for r in rows})}) if rows else ():
        names = bodies.setdefault(found["key"], {}).setdefault(ROLE_COLUMNS[found["role"]], [])
        if found["name"] not in names:
            names.append(found["name"])
    return [{**row, **{c: bodies.get(row["key"], {}).get(c, []) for c in ROLE_COLUMNS.values()}} for row in rows]
