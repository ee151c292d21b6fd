"""What changed between two provinces, or between two years of one: targets, programmes, resolutions carried out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_lineage.errors import QueryError
from policy_lineage.graph.places import NATION, require_place
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Row, answer, note
from policy_lineage.queries.diff_targets import target_rows
from policy_lineage.queries.sorting import sort_key
from policy_lineage.words import both

COLUMNS = (
    "change", "what", "indicator_or_code", "before", "after", "unit", "evidence_before", "evidence_after",
    "document_before", "document_after", "name", "year_before", "year_after", "printed_before", "printed_after",
)  # fmt: skip
SHOWN = ("change", "what", "name", "printed_before", "printed_after", "document_before", "document_after")
LONG = (*SHOWN, "evidence_before", "evidence_after")
WHAT = ("target", "programme", "resolution")
CHANGES = ("added", "dropped", "raised", "lowered", "changed")

SIDE = re.compile(r"(.+?)(?:@(\d{4}))?")

READ_CYPHER = """
MATCH (d:Document)-[:ISSUED_IN]->(:Province {name: $province})
RETURN DISTINCT d.key AS key, coalesce(d.code, d.name, d.title, d.kind, d.key) AS code, d.title AS title,
  d.issued_on AS issued_on, d.year AS year, d.plan_year AS plan_year, d.held AS held
"""
PROGRAMMES_CYPHER = """
MATCH (p:Province {name: $province})<-[:ISSUED_IN]-(d:Document)-[i:IMPLEMENTS]->(r:Document)
WHERE i.status IS NULL OR i.status <> 'planned'
RETURN DISTINCT d.key AS key, r.key AS resolution, coalesce(r.code, r.name, r.key) AS code,
  coalesce(r.subject, r.title) AS subject, i.text AS evidence, i.origin AS origin, i.start AS start
"""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a province of today, all its years or one."""

    province: str
    year: int | None = None

    @property
    def label(self) -> str:
        return f"{self.province}@{self.year}" if self.year else self.province


@dataclass(frozen=True, slots=True)
class Programme:
    """A document of the province with one resolution that it carries out, and the sentence that says so."""

    key: str
    code: str
    year: int | None
    resolution: str
    resolution_code: str
    subject: str | None
    evidence: str


def parse_side(text: str) -> Side:
    """The side that the words mean: a province, or province@year.

    >>> parse_side("ha tinh@2025"), parse_side("Điện Biên").label
    (Side(province='Hà Tĩnh', year=2025), 'Điện Biên')
    """
    read = SIDE.fullmatch(text.strip())
    if read is None or "@" in read[1]:
        raise QueryError(*both("diff.not-a-side", text=text))
    return Side(require_place(read[1].strip()).now, int(read[2]) if read[2] else None)


def diff(store: GraphStore, before: str, after: str) -> Answer:
    """What `after` has that `before` has not, the other way round, and the targets whose value differs.

    Targets of a year are those of the documents that plan for it (a resolution
    of December for the year to come), else of those issued in it; programmes
    and resolutions of a year are all those up to it, because they stay in force.
    """
    sides = parse_side(before), parse_side(after)
    documents = [_documents(store, side) for side in sides]
    rows = [*_targets(store, sides, documents), *_carried_out(store, sides, documents)]
    rows.sort(key=lambda r: [WHAT.index(r["what"]), *(sort_key(r.get(c)) for c in ORDER)])
    remarks = [note("diff.texts", a=s.label, texts=len(_read(d, s))) for s, d in zip(sides, documents, strict=True)]
    remarks += [
        note("diff.undated", a=s.label, documents=n)
        for s, d in zip(sides, documents, strict=True)
        if (n := _undated(d, s))
    ]
    return answer(COLUMNS, rows, SHOWN, [*remarks, *_unmatched_notes(store, sides, documents)])


ORDER = ("name", "indicator_or_code", "change", "year_after", "year_before", "document_after", "document_before")
Documents = Mapping[str, Row]


def _documents(store: GraphStore, side: Side) -> Documents:
    """Every document of the province by its key."""
    return {r["key"]: r for r in store.run(READ_CYPHER, {"province": side.province})}


def _year(document: Row) -> int | None:
    day = document["issued_on"]
    return int(day[:4]) if day else document["year"]


def _read(documents: Documents, side: Side) -> list[str]:
    """The documents of that side whose text is held: those that plan for its year, else those issued in it."""
    return [k for k, d in documents.items() if d["held"] and side.year in (None, d["plan_year"] or _year(d))]


def _undated(documents: Documents, side: Side) -> int:
    """How many documents of the province belong to no year, where one is asked for."""
    return sum(_year(d) is None for d in documents.values()) if side.year else 0


def _all_targets(store: GraphStore, side: Side, documents: Documents) -> list[dict[str, Any]]:
    from policy_lineage.queries.answers_targets import targets

    wanted = set(_read(documents, side))
    days = {k: documents[k]["issued_on"] or "" for k in wanted}
    found = [r for r in targets(store, province=side.province) if r["document_key"] in wanted]
    return [{**r, "day": days[r["document_key"]], "side_year": side.year} for r in found]


def _targets(store: GraphStore, sides: Sequence[Side], documents: Sequence[Documents]) -> list[Row]:
    """The targets that differ; none where one side has no text: nothing can be said then."""
    if not all(_read(d, s) for s, d in zip(sides, documents, strict=True)):
        return []
    before, after = (_all_targets(store, s, d) for s, d in zip(sides, documents, strict=True))
    return target_rows(before, after)


def _unmatched_notes(store: GraphStore, sides: Sequence[Side], documents: Sequence[Documents]) -> list[Any]:
    found = [_all_targets(store, s, d) for s, d in zip(sides, documents, strict=True)]
    left = [sum(r["indicator_id"] is None for r in rows) for rows in found]
    if not any(left):
        return []
    return [note("diff.unmatched", before=left[0], after=left[1], a=sides[0].label, b=sides[1].label)]


def _carried_out(store: GraphStore, sides: Sequence[Side], documents: Sequence[Documents]) -> list[Row]:
    before, after = (_programmes(store, s, d) for s, d in zip(sides, documents, strict=True))
    counterparts = {p.resolution: p for p in reversed(before)}
    return [*_programme_rows(before, after, counterparts), *_resolution_rows(after, counterparts)]


def _programmes(store: GraphStore, side: Side, documents: Documents) -> list[Programme]:
    """What the province carries out by the end of the side's year, the best sentence each, oldest first."""
    best: dict[tuple[str, str], Row] = {}
    rows = store.run(PROGRAMMES_CYPHER, {"province": side.province})
    for row in sorted(rows, key=lambda r: (r["origin"] != "text", r["start"] or 0, r["evidence"] or "")):
        best.setdefault((row["key"], row["resolution"]), row)
    found = [_programme(row, documents[row["key"]]) for row in best.values()]
    kept = [p for p in found if side.year is None or (p.year is not None and p.year <= side.year)]
    return sorted(kept, key=lambda p: (documents[p.key]["issued_on"] or "9", p.code, p.resolution))


def _programme(row: Row, document: Row) -> Programme:
    return Programme(
        row["key"],
        document["code"],
        _year(document),
        row["resolution"],
        row["code"],
        row["subject"],
        row["evidence"] or "",
    )


def _programme_rows(
    before: Sequence[Programme], after: Sequence[Programme], counterparts: Mapping[str, Programme]
) -> list[Row]:
    """The programmes that only `after` has, beside the one of `before` for the same resolution."""
    had = {p.key for p in before}
    once: dict[str, Row] = {}
    for p in after:
        other = counterparts.get(p.resolution)
        if p.key not in had and (p.key not in once or (other and not once[p.key]["document_before"])):
            once[p.key] = _row("programme", p.code, p, other)
    return list(once.values())


def _resolution_rows(after: Sequence[Programme], counterparts: Mapping[str, Programme]) -> list[Row]:
    """The resolutions that only `after` carries out, by its oldest programme."""
    new: dict[str, Programme] = {}
    for p in after:
        if p.resolution not in counterparts and not _is_own(p.resolution):
            new.setdefault(p.resolution, p)
    return [_row("resolution", p.resolution_code, p, None) for p in new.values()]


def _is_own(key: str) -> bool:
    """Whether it is a numbered document of a province: its own plan carries out its own programme."""
    place, rest = key.split("/", 1)
    return place != NATION and rest[:1].isdigit()


def _row(what: str, code: str, now: Programme, then: Programme | None) -> Row:
    whole = what == "programme"
    return {
        "change": "added",
        "what": what,
        "indicator_or_code": code,
        "name": now.resolution_code if whole else " – ".join(p for p in (now.resolution_code, now.subject) if p),
        "before": (then.code if then else None) if whole else None,
        "after": now.code,
        "evidence_before": then.evidence if then else None,
        "evidence_after": now.evidence,
        "document_before": then.code if then else None,
        "document_after": now.code,
        "year_before": then.year if then else None,
        "year_after": now.year,
    }
