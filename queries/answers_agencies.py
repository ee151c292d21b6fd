"""What a body must do: targets, duties and tasks that it leads, helps with, directs or is charged with."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_lineage.graph.bodies import PROVINCE, line_of, search_bodies
from policy_lineage.graph.places import NATION, require_place
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

AGENCIES_CYPHER = "MATCH (a:Agency) RETURN a.key AS key, a.name AS name, a.aliases AS aliases ORDER BY key"
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
    words = body_asked(words)
    asked = set(agency_keys(known, words))
    through = {} if exact or not words else _relatives(known, asked)
    found = store.run(WORK_CYPHER, {"keys": sorted(asked | set(through))})
    rows = [_row(row, through) for row in found]
    place = require_place(province).now if province else None
    rows = [r for r in rows if (not place or r["province"] == place) and (not role or r["role"] == role)]
    rows.sort(key=lambda r: [sort_key(r[c]) for c in ORDER])
    remarks = [note("agencies.count", rows=len(rows), bodies=len({r["agency"] for r in rows}))] if rows else []
    return answer(COLUMNS, rows, SHOWN, remarks)


# "Sở Tài chính phải làm gì?", "What must the Department of Finance do?"
QUESTION = re.compile(
    r"^(?:what (?:must|should|does|shall) (?:the )?)?(?P<body>.*?)"
    r"(?:(?: có)?(?: (?:phải|cần|sẽ|được giao|chịu trách nhiệm|có nhiệm vụ|nhiệm vụ))*"
    r"(?: (?:làm|thực hiện|chủ trì|phối hợp))*(?: (?:những|các))?(?: (?:việc|nhiệm vụ))? gì| do)? ?\?*$",
    re.IGNORECASE,
)


def body_asked(words: str) -> str:
    """The name of the body in a question.

    >>> body_asked("Sở Tài chính phải làm gì?"), body_asked("Công an tỉnh"), body_asked("what must Sở Y tế do?")
    ('Sở Tài chính', 'Công an tỉnh', 'Sở Y tế')
    """
    found = QUESTION.match(" ".join(words.split()))
    return found["body"].strip() if found else words


def agency_keys(known: Sequence[Mapping[str, Any]], words: str) -> tuple[str, ...]:
    """The bodies of the store that the words mean: in every province, by any name that the registry has.

    Where the registry has one body of that name, others that only hold the
    words are not meant.
    """
    if not words:
        return tuple(a["key"] for a in known)
    registered = search_bodies(words)
    tails = {_tail(key) for key in registered}
    named = [a["key"] for a in known if _tail(a["key"]) in tails]
    if len(registered) == 1 and named:
        return tuple(named)
    held = best_matches(words, ((a["key"], [a["name"] or "", *(a["aliases"] or ())]) for a in known))
    return tuple(sorted({*named, *held}))


def _tail(key: str) -> str:
    """A body without its province.

    >>> _tail("quang-nam/so-tai-chinh")
    'so-tai-chinh'
    """
    return key.split("/", 1)[1]


def _relatives(known: Sequence[Mapping[str, Any]], asked: Iterable[str]) -> dict[str, str]:
    """The bodies before and after those asked for, through every renaming: key -> name of the one asked for."""
    names = {a["key"]: a["name"] for a in known}
    through: dict[str, str] = {}
    for key in sorted(asked):
        place, tail = key.split("/", 1)
        line = {_tail(k) for k in line_of(key if place in (PROVINCE, NATION) else f"{PROVINCE}/{tail}")} - {tail}
        for other in names:
            if _tail(other) in line and other not in asked:
                through.setdefault(other, names[key])
    return through


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
