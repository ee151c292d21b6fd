"""Mentions of documents of the centre against what data/central_documents.csv knows of them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

from policy_lineage.data import rows
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.codes import Code, parse_code
from policy_lineage.ingest.values import Anomaly, Citation, Level

Row = dict[str, str]
BODIES = re.compile(r"bộ chính trị|ban bí thư|ban chấp hành trung ương")


@cache
def _registry() -> dict[str, tuple[Row, ...]]:
    """The rows of the registry by their code, those that were read or verified."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows("central_documents"):
        if row["status"] != "named":
            found[row["code"].casefold()] = (*found.get(row["code"].casefold(), ()), row)
    return found


def against_registry(material: Material) -> Iterator[Anomaly]:
    """Dates and issuers that are not those of the registry."""
    for citation in material.found.citations:
        row = _row_of(citation)
        if row and row["issued_on"] and citation.date and row["issued_on"] != citation.date:
            yield flag("registry-date", citation.span, code=citation.code, date=citation.date, other=row["issued_on"])
        elif row and (other := _other_issuer(citation, row)):
            yield flag("registry-issuer", citation.span, code=citation.code, issuer=citation.issuer, other=other)


def _row_of(citation: Citation) -> Row | None:
    """The one row with the code and year of a mention."""
    if not citation.code or citation.level is not Level.CENTRAL:
        return None
    found = _registry().get(citation.code.casefold(), ())
    year = citation.date[:4] if citation.date else None
    same = [row for row in found if year is None or row["year"] == year]
    return same[0] if len(same) == 1 and (year or len(found) == 1) else None


def _other_issuer(citation: Citation, row: Row) -> str | None:
    """The issuer of the registry, where both name one body of the Party's centre and not the same."""
    said, known = (BODIES.match(w.lower()) for w in (citation.issuer or "", row["issuer"]))
    return row["issuer"] if said and known and said.group() != known.group() else None


FAR = 15  # numbers that one body of the Party does not give on one day
NEAR_IN_DAYS = 200


def numbers_of_one_day(material: Material) -> Iterator[Anomaly]:
    """Documents of one series and day whose numbers lie far apart: the higher one."""
    days: dict[tuple[str, str], list[tuple[int, Citation]]] = defaultdict(list)
    for citation in material.found.citations:
        code = parse_code(citation.code) if citation.code else None
        if code and code.system == "party" and citation.date and code.number.isdigit():
            days[f"{code.kind}/{code.body}/{citation.province}", citation.date].append((int(code.number), citation))
    for members in days.values():
        low, high = min(members, key=lambda m: m[0]), max(members, key=lambda m: m[0])
        if high[0] - low[0] >= FAR:
            yield flag("numbers-of-one-day", high[1].span, code=high[1].code, other=low[1].code, date=high[1].date)


def number_against_registry(material: Material) -> Iterator[Anomaly]:
    """A number that lies between those of the registry while its date does not."""
    for citation in material.found.citations:
        code = parse_code(citation.code) if citation.code and citation.date else None
        if code and code.system == "party" and citation.level is Level.CENTRAL and code.number.isdigit():
            day = date.fromisoformat(citation.date or "")
            other = next((r for r in _series().get(_series_of(code, day.year), ()) if _crossed(code, day, r)), None)
            if other and _row_of(citation) is None:
                yield flag(
                    "number-against-date",
                    citation.span,
                    code=citation.code,
                    date=day.strftime("%d/%m/%Y"),
                    other=other[2],
                    other_date=other[1].strftime("%d/%m/%Y"),
                )


Known = tuple[int, date, str]  # number, day and code


@cache
def _series() -> dict[str, tuple[Known, ...]]:
    """The verified documents of each series and year."""
    found: dict[str, tuple[Known, ...]] = {}
    for row in rows("central_documents"):
        code = parse_code(row["code"]) if row["code"] and row["issued_on"] else None
        if code and code.system == "party" and code.number.isdigit() and row["confidence"] in ("high", "medium"):
            day = date.fromisoformat(row["issued_on"])
            key = _series_of(code, day.year)
            found[key] = (*found.get(key, ()), (int(code.number), day, row["code"]))
    return found


def _series_of(code: Code, year: int) -> str:
    return f"{code.kind}/{code.body}/{year}"


def _crossed(code: Code, day: date, other: Known) -> bool:
    """Whether number and day run against those of another document."""
    ahead, later = int(code.number) - other[0], (day - other[1]).days
    return 0 < abs(later) <= NEAR_IN_DAYS and ahead != 0 and (ahead > 0) != (later > 0)
