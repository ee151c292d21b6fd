"""What a body must do: targets, duties and tasks that it leads, helps with, directs or is charged with."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_lineage.graph.places import require_place
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Row, answer, note
from policy_lineage.queries.matching import best_matches
from policy_lineage.queries.sorting import sort_key

COLUMNS = (
    "agency", "role", "what", "text", "deadline", "document", "province", "start", "end", "as_stated", "item",
    "frequency", "year", "stated_in", "document_key", "agency_key", "asked_through",
)  # fmt: skip
SHOWN = ("agency", "role", "what", "text", "deadline", "document", "province")
ORDER = ("agency", "province", "document", "what", "start", "role", "as_stated", "agency_key")
ROLES = ("lead", "coordinating", "directing", "charged")

AGENCIES_CYPHER = "MATCH (a:Agency) RETURN a.key AS key, a.name AS name, a.aliases AS aliases"
SUCCESSORS_CYPHER = "MATCH (a:Agency)-[:SUCCEEDED_BY]->(b:Agency) RETURN DISTINCT a.key AS before, b.key AS after"
WORK_CYPHER = """
MATCH (a:Agency)<-[r:LED_BY|COORDINATED_BY|DIRECTED_BY|CHARGED_TO]-(x)<-[:SETS_TARGET|SETS_TASK|CHARGES]-(d:Document)
WHERE a.key IN $keys
OPTIONAL MATCH (d)-[:ISSUED_IN]->(p:Province)
RETURN DISTINCT a.key AS agency_key, a.name AS agency, type(r) AS type, labels(x) AS labels, x AS item,
  r.as_stated AS as_stated, d.key AS document_key, coalesce(d.code, d.name, d.title, d.key) AS document,
  coalesce(p.name, d.province) AS province
"""
ROLE_OF = {"LED_BY": "lead", "COORDINATED_BY": "coordinating", "DIRECTED_BY": "directing", "CHARGED_TO": "charged"}


def agencies(
    store: GraphStore, words: str = "", *, province: str | None = None, role: str | None = None, exact: bool = False
) -> Answer:
    """What the bodies of that name must do, and those that came before or after them under another name."""
    known = store.run(AGENCIES_CYPHER)
    asked = set(agency_keys(known, words))
    through = {} if exact or not words else _relatives(store, asked, {a["key"]: a["name"] for a in known})
    found = store.run(WORK_CYPHER, {"keys": sorted(asked | set(through))})
    rows = [_row(row, through) for row in found]
    place = require_place(province).now if province else None
    rows = [r for r in rows if (not place or r["province"] == place) and (not role or r["role"] == role)]
    rows.sort(key=lambda r: [sort_key(r[c]) for c in ORDER])
    remarks = [note("agencies.count", rows=len(rows), bodies=len({r["agency"] for r in rows}))] if rows else []
    return answer(COLUMNS, rows, SHOWN, remarks)


def agency_keys(known: Iterable[Mapping[str, Any]], words: str) -> tuple[str, ...]:
    """The bodies whose name, or one of whose other names, is the words or has them."""
    if not words:
        return tuple(a["key"] for a in known)
    return best_matches(words, ((a["key"], [a["name"] or "", *(a["aliases"] or ())]) for a in known))


def _relatives(store: GraphStore, asked: set[str], names: Mapping[str, str]) -> dict[str, str]:
    """The bodies that became one of those asked for, and those that they became: key -> name of the one asked for."""
    pairs = [(r["before"], r["after"]) for r in store.run(SUCCESSORS_CYPHER)]
    through: dict[str, str] = {}
    for steps in (pairs, [(after, before) for before, after in pairs]):
        for key in sorted(asked):
            for found in _reached(key, steps) - asked:
                through.setdefault(found, names[key])
    return through


def _reached(key: str, steps: Sequence[tuple[str, str]]) -> set[str]:
    """All that one comes to from `key` against the steps: the bodies before it."""
    found: set[str] = set()
    front = {key}
    while front:
        front = {before for before, after in steps if after in front} - found
        found |= front
    return found


def _row(row: Mapping[str, Any], through: Mapping[str, str]) -> Row:
    item = row["item"]
    what = next(label.lower() for label in row["labels"] if label in ("Target", "Task", "Duty"))
    return {
        "agency": row["agency"],
        "role": ROLE_OF[row["type"]],
        "what": what,
        "text": item.get("text"),
        "deadline": item.get("deadline"),
        "document": row["document"],
        "province": row["province"],
        "start": item.get("start"),
        "end": item.get("end"),
        "as_stated": row["as_stated"],
        "item": item.get("item") or item.get("section"),
        "frequency": item.get("frequency"),
        "year": item.get("year"),
        "stated_in": item.get("stated_in") or row["document_key"],
        "document_key": row["document_key"],
        "agency_key": row["agency_key"],
        "asked_through": through.get(row["agency_key"]),
    }
