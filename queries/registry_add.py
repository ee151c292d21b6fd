"""Reviewed rows taken into the registry of a working folder: all of them, or none where one contradicts."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policy_lineage.data import own_registry, own_rows
from policy_lineage.data import rows as data_rows
from policy_lineage.errors import QueryError
from policy_lineage.graph.known import Known, by_key
from policy_lineage.graph.places import find_place
from policy_lineage.graph.resolution import own_key
from policy_lineage.queries.answer import Answer, Row, answer, note
from policy_lineage.queries.registry_rows import (
    PROBLEM_COLUMNS,
    PROBLEM_SHOWN,
    TABLE,
    check_rows,
    columns,
    problem_of,
    read_table,
)
from policy_lineage.words import both

SHOWN = ("province", "code", "name", "issued_on", "status", "implements", "source")
# what a row says of a document: another row of it may not say otherwise
FACTS = ("code", "name", "province", "province_then", "issued_on", "status")


def add_rows(path: Path, write: Callable[[Path, str], None]) -> tuple[Answer, bool]:
    """The new rows of a table, written behind the own rows by `write`; or its problems, and nothing is written.

    The second value says whether all was well.
    """
    _, given = read_table(path)
    problems = [dict(r) for r in check_rows(path).rows] or list(_contradictions(given))
    if problems:
        remark = note("registry.refused", rows=len(given), problems=len(problems))
        return answer(PROBLEM_COLUMNS, problems, PROBLEM_SHOWN, [remark]), False
    known = {_text(row) for row in data_rows(TABLE)}
    new = [{c: row.get(c) or "" for c in columns()} for row in given if _text(row) not in known]
    if new:
        write(own_registry(), as_csv([*own_rows(), *new]))
    remark = note("registry.added", rows=len(new), already=len(given) - len(new), path=str(own_registry()))
    return answer(columns(), new, SHOWN, [remark]), True


def as_csv(rows: Iterable[Mapping[str, str]]) -> str:
    """A table in the columns of the registry."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns(), lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _text(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple((row.get(c) or "").strip() for c in columns())


def _contradictions(given: Iterable[Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    """What in the rows cannot stand beside the registry, by line."""
    for line, row in enumerate(given, 2):
        if _text(row) in {_text(r) for r in data_rows(TABLE)}:
            continue
        yield from ({"line": line, "key": row["key"], **problem} for problem in _against(row))


Problem = dict[str, Any]


def _against(row: Mapping[str, str]) -> Iterator[Problem]:
    if row["confidence"] == "proposed":
        yield problem_of("confidence", row["confidence"], "not-reviewed")
    known = by_key().get(row["key"])
    if known:
        yield from _other_facts(row, known)
    else:
        yield from _other_key(row)
    for key in _targets(row):
        yield from _target(row, key)


def _other_facts(row: Mapping[str, str], known: Known) -> Iterator[Problem]:
    """A document that the registry has: what the row says otherwise, or that it stands there already."""
    other = [(f, row[f], getattr(known, f)) for f in FACTS if row[f] and getattr(known, f) not in ("", row[f])]
    for field, value, stands in other:
        yield problem_of(field, value, "other-fact", stands=str(stands))
    if not other:
        yield problem_of("key", row["key"], "known")


def _other_key(row: Mapping[str, str]) -> Iterator[Problem]:
    """The key that code, date and province lead to."""
    if not (row["code"] and row["issued_on"]) or row["code"].isdigit():
        return
    place = find_place(row["province_then"] or row["province"])
    key = own_key(row["code"], row["kind"], place.name if place else None, row["issued_on"], None, row["issuer"])
    if key and key != row["key"]:
        yield problem_of("key", row["key"], "other-key", right=key)


def _targets(row: Mapping[str, str]) -> list[str]:
    return [k for c in ("implements", "also_implements") for k in row[c].split(";") if k]


def _target(row: Mapping[str, str], key: str) -> Iterator[Problem]:
    """A resolution that it cannot carry out."""
    known = by_key().get(key)
    if key == row["key"]:
        yield problem_of("implements", key, "itself")
    elif key.endswith("@?") and not known:
        yield problem_of("implements", key, "uncertain")
    elif known and row["key"] in (*known.implements, *known.also_implements):
        yield problem_of("implements", key, "round")
    elif known and known.issued_on and row["issued_on"] and row["issued_on"] < known.issued_on:
        yield problem_of("implements", key, "before", date=known.issued_on)


def remove_rows(keys: Iterable[str], write: Callable[[Path, str], None]) -> Answer:
    """The own rows of those keys, taken out again; a QueryError names a key that has none."""
    wanted = tuple(keys)
    own: tuple[Row, ...] = own_rows()
    missing = [k for k in wanted if k not in {r["key"] for r in own}]
    if missing:
        raise QueryError(*both("registry.not-own", keys=", ".join(missing), path=own_registry()))
    write(own_registry(), as_csv(r for r in own if r["key"] not in wanted))
    gone = [r for r in own if r["key"] in wanted]
    return answer(columns(), gone, SHOWN, [note("registry.removed", rows=len(gone), path=str(own_registry()))])
