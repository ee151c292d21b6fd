"""Dates of issue as a chart: one line a document, in order of date, on a common axis of months."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

LINE = 24  # height of one document
TOP = 26
WIDTHS = (1100, 360)  # drawn twice: for a wide and for a narrow screen
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """One document: where its dot stands, and on which side of the dot its words."""

    x: float
    y: int
    row: Mapping[str, Any]
    left: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks and ticks for one width."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]


def timelines(rows: Iterable[Mapping[str, Any]]) -> tuple[Timeline, ...]:
    """One chart for each width; none where fewer than two rows have a date."""
    dated = sorted((day, i, row) for i, row in enumerate(rows) if (day := day_of(row.get("issued_on"))))
    if len(dated) < 2:
        return ()
    return tuple(_timeline([(day, row) for day, _, row in dated], width) for width in WIDTHS)


def day_of(text: Any) -> date | None:
    """The day that a value means, None where it is no full date."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _timeline(dated: list[tuple[date, Mapping[str, Any]]], width: int) -> Timeline:
    first, last = dated[0][0], dated[-1][0]
    days = max(1, (last - first).days)
    left, right = 16, width - 16

    def x(day: date) -> float:
        return round(left + (right - left) * (day - first).days / days, 1)

    marks = tuple(Mark(x(day), TOP + i * LINE + 14, row, x(day) > width * 0.55) for i, (day, row) in enumerate(dated))
    ticks = tuple((x(day), f"{day.month}/{day.year}") for day in _months(first, last, 4 if width < 600 else MOST_TICKS))
    return Timeline(width, TOP + len(dated) * LINE + 8, marks, ticks)


def _months(first: date, last: date, most: int) -> list[date]:
    """First days of months between two dates, evenly thinned to at most `most`."""
    count = (last.year - first.year) * 12 + last.month - first.month
    months = [
        date(first.year + (first.month - 1 + i) // 12, (first.month - 1 + i) % 12 + 1, 1) for i in range(1, count + 1)
    ]
    step = -(-len(months) // most) if months else 1
    return months[::step]
