"""Which issue of a code a date means: its day, its year, or a slip in one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy_lineage.graph.known import Known, padded
from policy_lineage.graph.names import best_subject
from policy_lineage.graph.series import SAME_DOCUMENT_DAYS, code_year, days, is_slip_of_year, is_yearly, starts, year_of

OPEN = "?"


@dataclass(frozen=True, slots=True)
class Identity:
    """The key of a document and the reason for it; `known` is its row in the registry."""

    key: str
    reason: str
    known: Known | None = None
    now: str | None = None  # the province of today, where the key does not tell it

    @property
    def is_open(self) -> bool:
        """Whether the year, the term or the place stays undecided."""
        return self.key.endswith(f"@{OPEN}") or self.key.startswith(OPEN)


def dated(
    place: str,
    code: str,
    date: str,
    issues: Sequence[Known],
    subject: str | None = None,
    not_after: str | None = None,
) -> Identity:
    """The issue of that day or year; a day and month that fit another year are a slip in the year."""
    for d in issues:
        if d.issued_on == date:
            return Identity(d.key, "the date of the registry", d)
    same_year = [d for d in issues if d.year == date[:4]]
    other_year = [] if is_yearly(code) else [d for d in issues if is_slip_of_year(d, date, not_after)]
    if same_year and other_year and not _is_near(same_year, date):
        return _either(place, code, date, subject, [*same_year, *other_year])
    if same_year:
        return _same_year(place, code, date, same_year)
    if other_year:
        return Identity(other_year[0].key, f"day and month of the registry, year printed as {date[:4]}", other_year[0])
    year = code_year(code) or year_of(place, code, date)
    return Identity(f"{place}/{padded(code)}@{year}", "the date of the mention")


def _is_near(issues: Sequence[Known], date: str) -> bool:
    """Whether one of the year has that day, or that month: one slip of the pen, not two."""
    return any(d.issued_on[5:7] == date[5:7] or d.issued_on[8:] == date[8:] for d in issues)


def _either(place: str, code: str, date: str, subject: str | None, issues: Sequence[Known]) -> Identity:
    """Day and month are those of one issue, the year that of another: the subject decides, or nothing does."""
    known = best_subject(subject, list(issues))
    if known:
        return Identity(known.key, f"subject; the date is printed as {date}", known)
    return Identity(f"{place}/{padded(code)}@{OPEN}", "day and month of one issue in the registry, year of another")


def _same_year(place: str, code: str, date: str, issues: Sequence[Known]) -> Identity:
    """Of one year: the same document, unless numbers began again between the two dates."""
    nearest = min(issues, key=lambda d: days(d.issued_on or date, date))
    restarted = nearest.issued_on and any(
        min(nearest.issued_on, date) < start <= max(nearest.issued_on, date) for start in starts(place, code)
    )
    if restarted and days(nearest.issued_on, date) > SAME_DOCUMENT_DAYS:
        return Identity(
            f"{place}/{padded(code)}@{date[:7]}", "numbers began again between this date and the registry's"
        )
    return Identity(nearest.key, "the year of the registry", nearest)
