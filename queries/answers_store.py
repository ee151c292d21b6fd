"""What was read and what is in the store; what a careful reader would flag over all of it."""

from collections import Counter

from policy_lineage.graph.model import NODES, RELATIONSHIPS
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Row, answer, note
from policy_lineage.queries.sorting import vietnamese_key

STATUS_COLUMNS = ("kind", "name", "count")

TEXTS_CYPHER = """
MATCH (d:Document)
WHERE d.held
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN coalesce(p.name, d.province) AS name, count(DISTINCT d) AS count
"""
ORIGINS_CYPHER = "MATCH ()-[r:IMPLEMENTS]->() RETURN r.origin AS name, count(r) AS count"
OPEN_CYPHER = "MATCH (d:Document) WHERE d.key ENDS WITH '@?' OR d.key STARTS WITH '?' RETURN count(d) AS count"
UNFINISHED_CYPHER = "MATCH (s:Source) WHERE s.complete = false RETURN s.path AS name, 1 AS count"


def status(store: GraphStore) -> Answer:
    """Texts by province, nodes by label, relationships by type, implementations by origin, what stays open."""
    counts = store.counts()
    rows = [
        *_sorted(store, "text", TEXTS_CYPHER),
        *({"kind": "node", "name": k.label, "count": counts[k.label]} for k in NODES),
        *({"kind": "relationship", "name": k.type, "count": counts[k.type]} for k in RELATIONSHIPS),
        *_sorted(store, "origin", ORIGINS_CYPHER),
        {"kind": "open", "name": "Document", "count": store.run(OPEN_CYPHER)[0]["count"]},
        *_sorted(store, "unfinished", UNFINISHED_CYPHER),
    ]
    return answer(STATUS_COLUMNS, rows)


def _sorted(store: GraphStore, kind: str, cypher: str) -> list[Row]:
    rows = store.run(cypher)
    return [
        {"kind": kind, "name": r["name"], "count": r["count"]}
        for r in sorted(rows, key=lambda r: (r["name"] is None, vietnamese_key(r["name"] or "")))
    ]


CHECK_COLUMNS = ("severity", "rule", "what", "document", "province", "start", "end", "text", "what_vi")
CHECK_SHOWN = ("severity", "rule", "what", "document", "province")


def check(store: GraphStore, *, severity: str | None = None, rule: str | None = None) -> Answer:
    """Every doubt over the whole store, of that severity and rule where they are given."""
    from policy_lineage.queries.check_rules import doubts

    rows = [r for r in doubts(store) if severity in (None, r["severity"]) and rule in (None, r["rule"])]
    graded = Counter(r["severity"] for r in rows)
    remark = note("check.count", high=graded["high"], medium=graded["medium"], low=graded["low"])
    return answer(CHECK_COLUMNS, rows, CHECK_SHOWN, [remark] if rows else [])
