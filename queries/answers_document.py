"""The card of one document: what it is, what it implements, what implements it, and all that it sets."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from policy_lineage.errors import QueryError
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Row, answer
from policy_lineage.queries.lineage import Edge, document_facts, edges_above, edges_below
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.sorting import sort_key
from policy_lineage.words import both

NODE_CYPHER = """
MATCH (d:Document {key: $key})
OPTIONAL MATCH (d)-[w:ISSUED_IN]->(p:Province)
RETURN d AS document, p.name AS province, w.province_then AS province_then
ORDER BY province
"""
DATES_CYPHER = """
MATCH (:Document)-[c:CITES]->(d:Document {key: $key})
WHERE c.date IS NOT NULL
RETURN DISTINCT c.date AS date, c.stated_in AS stated_in
ORDER BY date, stated_in
"""
REPLACES_CYPHER = """
MATCH (a:Document)-[:REPLACES]->(b:Document)
WHERE a.key = $key OR b.key = $key
RETURN DISTINCT a.key AS source, coalesce(a.code, a.name, a.key) AS source_code, b.key AS target,
  coalesce(b.code, b.name, b.key) AS target_code
ORDER BY source, target
"""
CITES_CYPHER = """
MATCH (:Document {key: $key})-[c:CITES]->(r:Document)
RETURN coalesce(r.code, r.name, r.key) AS code, c.role AS role, count(c) AS mentions
ORDER BY code, role
"""
TASKS_CYPHER = """
MATCH (:Document {key: $key})-[:SETS_TASK]->(t:Task)
OPTIONAL MATCH (t)-[:CARRIES_OUT]->(r:Document)
WITH t, coalesce(r.code, r.name, r.key) AS code ORDER BY code
WITH t, collect(DISTINCT code) AS carries_out
RETURN t.section AS section, t.text AS text, t.start AS start, t.end AS end, carries_out
ORDER BY start
"""
CARRIED_OUT_CYPHER = """
MATCH (d:Document)-[:SETS_TASK]->(t:Task)-[:CARRIES_OUT]->(:Document {key: $key})
RETURN DISTINCT coalesce(d.code, d.name, d.title, d.key) AS document, d.key AS document_key, t.section AS section,
  t.text AS text, t.start AS start, t.end AS end
ORDER BY document_key, start
"""
DUTIES_CYPHER = """
MATCH (:Document {key: $key})-[:CHARGES]->(u:Duty)
OPTIONAL MATCH (u)-[:CHARGED_TO]->(a:Agency)
WITH u, a ORDER BY a.name
WITH u, collect(DISTINCT a.name) AS agencies
RETURN u.item AS item, agencies, u.text AS duty, u.deadline AS deadline, u.frequency AS frequency,
  u.start AS start, u.end AS end
ORDER BY start
"""
DOUBTS_CYPHER = """
MATCH (:Document {key: $key})-[:RAISES]->(x:Doubt)
RETURN DISTINCT x.severity AS severity, x.rule AS rule, x.what AS what, x.text AS text, x.start AS start, x.end AS end
ORDER BY start, rule
"""
FACTS = (
    "code", "name", "kind", "title", "subject", "issuer", "issued_on", "year", "status", "term", "signed_by",
    "plan_year", "held", "known", "path", "sha256", "characters", "media_type",
)  # fmt: skip
COLUMNS = (
    "document", *FACTS, "province", "province_then", "dates_stated", "implements", "implemented_by", "replaces",
    "replaced_by", "cites", "tasks", "carried_out_by", "targets", "duties", "bodies", "doubts",
)  # fmt: skip


def document(store: GraphStore, code: str, *, province: str | None = None) -> Answer:
    """One row: the card of the document of that code."""
    key = document_key(store, code, province)
    found = store.run(NODE_CYPHER, {"key": key})
    if not found:
        raise QueryError(*both("document.not-in-store", code=code, key=key))
    return answer(COLUMNS, [_card(store, key, found[0])])


def _card(store: GraphStore, key: str, found: Mapping[str, Any]) -> Row:
    node = found["document"]
    at = {"key": key}
    targets = _targets(store, key)
    duties = store.run(DUTIES_CYPHER, at)
    replaced = store.run(REPLACES_CYPHER, at)
    return {
        "document": key,
        **{name: node.get(name) for name in FACTS},
        "province": found["province"] or node.get("province"),
        "province_then": found["province_then"] or node.get("province") or found["province"],
        "dates_stated": store.run(DATES_CYPHER, at),
        "implements": _edges(store, edges_above(store, [key], 1), "target"),
        "implemented_by": _edges(store, edges_below(store, [key], 1), "source"),
        "replaces": [r["target_code"] for r in replaced if r["source"] == key],
        "replaced_by": [r["source_code"] for r in replaced if r["target"] == key],
        "cites": store.run(CITES_CYPHER, at),
        "tasks": store.run(TASKS_CYPHER, at),
        "carried_out_by": store.run(CARRIED_OUT_CYPHER, at),
        "targets": targets,
        "duties": duties,
        "bodies": _bodies(targets, duties),
        "doubts": store.run(DOUBTS_CYPHER, at),
    }


def _edges(store: GraphStore, edges: Sequence[Edge], end: str) -> list[Row]:
    """The other ends of the edges, each with its best sentence."""
    facts = document_facts(store, [getattr(e, end) for e in edges])
    rows = [_edge_row(edge, facts[getattr(edge, end)]) for edge in edges]
    return sorted(rows, key=lambda r: [sort_key(r[c]) for c in ("province", "issued_on", "code", "document")])


def _edge_row(edge: Edge, other: Any) -> Row:
    best = edge.best
    return {
        "code": other.code,
        "title": other.title,
        "issued_on": other.issued_on,
        "province": other.province,
        "status": edge.status,
        "evidence": best.text,
        "stated_in": best.stated_in,
        "start": best.start,
        "end": best.end,
        "origin": best.origin,
        "statements": len(edge.statements),
        "document": other.key,
    }


TARGET_FIELDS = (
    "item", "indicator", "indicator_id", "group", "qualifier", "comparator", "value", "value_max", "unit", "change",
    "year", "value_canonical", "unit_canonical", "lead", "coordinating", "directing", "start", "end",
)  # fmt: skip


def _targets(store: GraphStore, key: str) -> list[Row]:
    from policy_lineage.queries.answers_targets import targets_of

    rows = [{**{c: r[c] for c in TARGET_FIELDS}, "text": r["evidence"]} for r in targets_of(store, key)]
    return sorted(rows, key=lambda r: (r["start"] or 0, r["indicator"] or ""))


def _bodies(targets: Sequence[Row], duties: Sequence[Row]) -> list[Row]:
    """Every body with the number of things that it leads, helps with, directs and is charged with."""
    counted: dict[str, Counter[str]] = {}
    for row in targets:
        for role in ("lead", "coordinating", "directing"):
            for name in row[role]:
                counted.setdefault(name, Counter())[role] += 1
    for row in duties:
        for name in row["agencies"]:
            counted.setdefault(name, Counter())["charged"] += 1
    roles = ("lead", "coordinating", "directing", "charged")
    return [{"agency": n, **{r: counted[n][r] for r in roles}} for n in sorted(counted, key=sort_key)]
