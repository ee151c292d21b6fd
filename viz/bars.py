"""Targets of one indicator as a chart: a bound is drawn as a bound, a range as a band, a value as a tick."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policy_lineage.viz.figures import bound_text, figure

LINE, TOP = 28, 30
WIDTHS = (1100, 360)
HEADROOM = 1.15  # to the right of the largest value, where an arrow needs it
AT_LEAST, AT_MOST = (">=", ">"), ("<=", "<")


@dataclass(frozen=True, slots=True)
class Bar:
    """One target: `form` is least, most, range or exact; x and x2 are the places of its values."""

    form: str
    x: float
    x2: float
    y: int
    words: str
    row: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars that share one unit, for one width."""

    unit: str
    width: int
    height: int
    left: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def charts(rows: Iterable[Mapping[str, Any]]) -> tuple[tuple[Chart, ...], ...]:
    """For each unit the charts of all widths; rows without a certain common unit are in none."""
    by_unit: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        if row.get("value_canonical") is not None:
            by_unit.setdefault(str(row.get("unit_canonical") or ""), []).append(row)
    return tuple(tuple(_chart(unit, some, width) for width in WIDTHS) for unit, some in sorted(by_unit.items()))


def _chart(unit: str, rows: list[Mapping[str, Any]], width: int) -> Chart:
    left = 250 if width > 600 else 12
    line = LINE if width > 600 else LINE + 18  # on a narrow screen the name stands above its bar
    low, high = _limits(rows)

    def x(value: float) -> float:
        return round(left + (width - left - 90) * (value - low) / (high - low), 1)

    bars = tuple(_bar(row, x, TOP + i * line + line - 14) for i, row in enumerate(rows))
    ticks = tuple((x(value), figure(value)) for value in _round_values(low, high, 5 if width > 600 else 3))
    return Chart(unit, width, TOP + len(rows) * line + 10, left, bars, ticks)


def _bar(row: Mapping[str, Any], x: Any, y: int) -> Bar:
    value, upper = float(row["value_canonical"]), row.get("value_max_canonical")
    sign = str(row.get("comparator") or "")
    form = "least" if sign in AT_LEAST else "most" if sign in AT_MOST else "range" if upper is not None else "exact"
    said = {"comparator": sign, "value": value, "value_max": upper, "unit": row.get("unit_canonical")}
    return Bar(form, x(value), x(float(upper)) if upper is not None else x(value), y, bound_text(said), row)


def _limits(rows: list[Mapping[str, Any]]) -> tuple[float, float]:
    values = [
        float(v) for row in rows for v in (row["value_canonical"], row.get("value_max_canonical")) if v is not None
    ]
    low, high = min(0.0, *values), max(values)
    return low, low + (high - low) * HEADROOM if high > low else low + 1


def _round_values(low: float, high: float, most: int) -> list[float]:
    """Round numbers from low to high, about `most` of them."""
    step = 10.0 ** len(str(int(max(1, high - low))))
    while (high - low) / step < most:
        step /= 2 if str(step)[0] in "24" or str(step)[0] == "1" else 2.5
    first = -(-low // step)
    return [round(first * step + i * step, 9) for i in range(int((high - first * step) / step) + 1)]
