"""Rows of the registry of implementations: proposed from what texts say, and checked before they are taken in."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from policy_lineage.data import rows as data_rows
from policy_lineage.errors import SourceError
from policy_lineage.graph.known import by_key
from policy_lineage.graph.places import NATION, find_place, place_of_slug, province_now
from policy_lineage.graph.store import GraphStore
from policy_lineage.ingest.codes import parse_code
from policy_lineage.queries.answer import Answer, Row, answer, note
from policy_lineage.queries.sorting import sorted_rows
from policy_lineage.words import both

TABLE = "implementations"
STATUSES = ("issued", "planned")
CONFIDENCES = ("high", "medium", "low", "proposed")
MARKS = ("", "unsourced", "unverified")
SHOWN = ("province", "code", "name", "issued_on", "status", "implements", "source")
PROBLEM_COLUMNS = ("line", "key", "field", "value", "problem", "problem_vi")
PROBLEM_SHOWN = PROBLEM_COLUMNS[:-1]
KEY = re.compile(r"([a-z0-9-]+)/(\S+)@(\d{4}(?:-[a-z0-9-]+)?|[IVXL]+|\?)")

STATED_CYPHER = """
MATCH (d:Document)-[i:IMPLEMENTS]->(r:Document)
WHERE i.origin = 'text'
OPTIONAL MATCH (d)-[w:ISSUED_IN]->(p:Province)
RETURN DISTINCT d AS document, r.key AS resolution, i.status AS status, i.text AS text, i.stated_in AS stated_in,
  i.start AS start, p.name AS province, w.province_then AS province_then
"""


def columns() -> tuple[str, ...]:
    """The columns of the table, in its order."""
    return tuple(data_rows(TABLE)[0])


def propose(store: GraphStore) -> Answer:
    """A row for every provincial document that texts say carries out what the registry does not know."""
    stated: dict[str, list[Row]] = {}
    for row in store.run(STATED_CYPHER):
        if not row["document"]["key"].startswith(f"{NATION}/") and _is_new(row):
            stated.setdefault(row["document"]["key"], []).append(row)
    made = [_proposed(_best_first(key, found)) for key, found in sorted(stated.items())]
    placed = [row for row in made if row["province"]]
    remark = note("registry.proposed", rows=len(placed), left=len(made) - len(placed))
    return answer(columns(), sorted_rows(placed, ("province", "issued_on", "code", "key")), SHOWN, [remark])


def _is_new(row: Row) -> bool:
    known = by_key().get(row["document"]["key"])
    return known is None or row["resolution"] not in (*known.implements, *known.also_implements)


def _best_first(key: str, found: Iterable[Row]) -> list[Row]:
    """Its own sentences first, in the order of the text; issued before planned."""
    return sorted(found, key=lambda r: (r["status"] == "planned", r["stated_in"] != key, r["start"] or 0, r["text"]))


def _proposed(found: list[Row]) -> dict[str, str]:
    first, document = found[0], found[0]["document"]
    own = first["stated_in"] == document["key"]
    place = find_place(first["province"] or document.get("province")) or place_of_slug(document["key"].split("/")[0])
    plain = {c: str(document.get(c) or "") for c in ("key", "code", "name", "kind", "issuer", "subject", "issued_on")}
    return {
        **dict.fromkeys(columns(), ""),
        **plain,
        "year": str(document.get("year") or plain["issued_on"][:4]),
        "province": place.now if place else "",
        "province_then": first["province_then"] or document.get("province") or (place.name if place else ""),
        "status": first["status"] or "issued",
        "implements": ";".join(dict.fromkeys(r["resolution"] for r in found)),
        "evidence": "full text" if own else "cited by another document",
        "mark": "unverified",
        "confidence": "proposed",
        "source": f"{first['stated_in']}: «{' '.join((first['text'] or '').split())}»",
    }


def check_rows(path: Path | None = None) -> Answer:
    """Every cell of a table of implementations that is wrong, by line; nothing where all is well."""
    header, rows = read_table(path) if path else (columns(), list(data_rows(TABLE)))
    problems = list(_header_problems(header))
    if not problems:
        seen: set[str] = set()
        for line, row in enumerate(rows, 2):
            problems += ({"line": line, "key": row["key"], **p} for p in _problems(row, seen))
            seen.add(row["key"])
    return answer(
        PROBLEM_COLUMNS, problems, PROBLEM_SHOWN, [note("registry.checked", rows=len(rows), problems=len(problems))]
    )


def read_table(path: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """The header and the rows of a table."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            rows = [{k: v for k, v in row.items() if k is not None} for row in reader]
            return tuple(reader.fieldnames or ()), rows
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(*both("registry.cannot-read", path=path, reason=error)) from error


def _header_problems(header: tuple[str, ...]) -> Iterator[Row]:
    for column in columns():
        if column not in header:
            yield {"line": 1, **problem_of(column, "", "column-missing")}
    for column in header:
        if column not in columns():
            yield {"line": 1, **problem_of(column, "", "column-unknown")}


def problem_of(field: str, value: str, key: str, **words: str) -> dict[str, Any]:
    """What is wrong with a cell, in both languages."""
    said = both(f"problem.{key}", **words)
    return {"field": field, "value": value, "problem": said[0], "problem_vi": said[1]}


def _problems(row: Mapping[str, str], seen: set[str]) -> Iterator[dict[str, Any]]:
    """What is wrong in one row."""
    for field, allowed in (("status", STATUSES), ("confidence", CONFIDENCES), ("mark", MARKS)):
        if row[field] not in allowed:
            yield problem_of(field, row[field], "not-one-of", allowed=", ".join(filter(None, allowed)))
    for field, test, problem in TESTS:
        if not test(row):
            yield problem_of(field, row[field], problem)
    if row["key"] in seen:
        yield problem_of("key", row["key"], "twice")


def _is_date(text: str) -> bool:
    """A whole date, or nothing.

    >>> _is_date("2025-05-04"), _is_date(""), _is_date("04/5/2025"), _is_date("2025-02-30")
    (True, True, False, False)
    """
    try:
        return not text or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_code(text: str) -> bool:
    """A code, a number alone where the source gives no sign, or nothing.

    >>> _is_code("46-CTr/TU"), _is_code("0188"), _is_code(""), _is_code("số 46")
    (True, True, True, False)
    """
    return not text or text.isdigit() or parse_code(text) is not None


def _keys(row: Mapping[str, str]) -> list[str]:
    return [k for c in ("implements", "also_implements") for k in row[c].split(";") if k]


def _key_fits(row: Mapping[str, str]) -> bool:
    """The key has the slug of the province as it was called then."""
    key, place = KEY.fullmatch(row["key"]), find_place(row["province_then"] or row["province"])
    return key is not None and (place is None or key[1] == place.slug)


Test = Callable[[Mapping[str, str]], bool]
TESTS: tuple[tuple[str, Test, str], ...] = (
    ("key", _key_fits, "key"),
    ("code", lambda r: bool(r["code"] or r["name"]), "no-code"),
    ("code", lambda r: _is_code(r["code"]), "code"),
    ("province", lambda r: province_now(r["province"]) == r["province"] != "", "province"),
    ("province_then", lambda r: province_now(r["province_then"]) == province_now(r["province"]), "province-then"),
    ("issued_on", lambda r: _is_date(r["issued_on"]), "date"),
    ("year", lambda r: not r["year"] or bool(re.fullmatch(r"(19|20)\d\d", r["year"])), "year"),
    ("year", lambda r: not (r["year"] and r["issued_on"]) or r["issued_on"][:4] == r["year"], "year-issued"),
    ("implements", lambda r: bool(_keys(r)), "nothing"),
    ("implements", lambda r: all(KEY.fullmatch(k) for k in _keys(r)), "keys"),
    ("source", lambda r: bool(r["source"]) or r["mark"] == "unsourced", "source"),
)
