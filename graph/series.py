"""Series of numbers: when the numbers of a place began again, and what that says of a year and a date."""

from datetime import date as day
from functools import cache
from itertools import pairwise

from policy_lineage.data import rows
from policy_lineage.graph.known import Known
from policy_lineage.graph.places import MERGER, NATION, former_of, place_of_slug
from policy_lineage.ingest.codes import Code, parse_code

HIGH_NUMBER = 25  # a committee does not reach it in the first months of a term
SAME_DOCUMENT_DAYS = 60  # two dates of one code within a year: a slip, not two documents


def year_of(place: str, code: str, date: str) -> str:
    """The year of a key; year and month for the older of two series of numbers that one year has.

    >>> year_of("quang-tri", "05/NQ-HĐND", "2025-02-20"), year_of("quang-tri", "05/NQ-HĐND", "2025-08-29")
    ('2025-02', '2025')
    """
    if len(date) < 7:
        return date[:4]
    older = [start for start in starts(place, code) if start[:4] == date[:4] and _is_before(date, start)]
    parsed = parse_code(code)
    counted = bool(parsed) and (parsed.system == "state" or _number(parsed) <= HIGH_NUMBER) if parsed else False
    return date[:7] if older and counted else date[:4]


def _is_before(date: str, start: str) -> bool:
    """Whether a day is of the series before: the day of the merger is certain, that of a congress is not."""
    margin = 0 if start == MERGER else SAME_DOCUMENT_DAYS
    return date < start and days(f"{date}-01"[:10], start) >= margin


def is_slip_of_year(known: Known, date: str, not_after: str | None) -> bool:
    """Whether day and month are those of the issue, and the text can know it."""
    return len(date) == 10 and known.issued_on[4:] == date[4:] and (not not_after or known.issued_on <= not_after)


def is_yearly(code: str) -> bool:
    """Whether numbers come again each year, and near the same day: then another year is another document."""
    parsed = parse_code(code)
    return parsed is not None and parsed.system == "state"


def began_again(place: str, code: str, known: Known, text_date: str) -> bool:
    """Whether a low number may belong to a newer term, or a number of the State to a newer year."""
    parsed = parse_code(code)
    since = known.issued_on or known.year
    if parsed and parsed.system == "state":
        return text_date[:4] > since[:4]
    low = _number(parsed) <= HIGH_NUMBER
    return low and any(since < start <= text_date for start in starts(place, code))


def _number(code: Code | None) -> int:
    digits = "".join(c for c in (code.number if code else "") if c.isdigit())
    return int(digits or 0)


def code_year(code: str) -> str | None:
    """The year that is part of the code: "12/2025/NĐ-CP"."""
    parsed = parse_code(code)
    return str(parsed.year) if parsed and parsed.year else None


@cache
def starts(place: str, code: str) -> tuple[str, ...]:
    """Days on which the numbers of that place began again; those of the State follow the year and the merger."""
    parsed = parse_code(code)
    if not parsed:
        return ()
    now = place_of_slug(place)
    merged = now is not None and not now.is_former and len(former_of(now.now)) > 1
    scopes = {"merged"} if merged else set()
    if parsed.system != "state":
        scopes.add("central" if place == NATION else "province")
    return tuple(sorted(r["starts_on"] for r in rows("terms") if r["scope"] in scopes))


def term_at(date: str) -> str:
    """The term of the Central Committee on that day.

    >>> term_at("2022-06-16"), term_at("2026-01-23")
    ('XIII', 'XIV')
    """
    terms = [(r["starts_on"], r["term"]) for r in rows("terms") if r["scope"] == "central"]
    for (_, term), (next_start, _) in pairwise(terms):
        if date < next_start:
            return term
    return terms[-1][1]


def days(one: str, other: str) -> int:
    """Days between two ISO dates; 0 where one is not whole."""
    try:
        return abs((day.fromisoformat(one) - day.fromisoformat(other)).days)
    except ValueError:
        return 0
