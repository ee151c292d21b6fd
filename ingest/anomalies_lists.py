"""The list of targets against the table of targets: units, figures, bounds, order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly, Responsibility, Span, Target

WORD = re.compile(r"\w+")
FIGURE = re.compile(r"(\d[\d.,]*)(?: ?- ?(\d[\d.,]*))?$")
NONE: frozenset[str] = frozenset()
EMPTY = frozenset(["tỷ", "lệ", "số", "đạt", "có", "của", "các", "được", "và", "trên", "theo", "từ", "cho", "là"])


class Pair(NamedTuple):
    """A row of the table and the target of the list that has the same item and figure."""

    row: Responsibility
    target: Target
    likeness: float  # how many of the words of the row stand in the target


def list_against_table(material: Material) -> Iterator[Anomaly]:
    """All that list and table say differently of one indicator."""
    rows = [r for r in material.found.responsibilities if "|" in r.span.text]
    table = {r.span.start for r in rows}
    listed = [t for t in material.found.targets if t.span.start not in table and not _in_rows(rows, t)]
    if len(rows) < 5 or len(listed) < 5:
        return
    pairs = _pairs(rows, listed)
    yield from _units(pairs)
    yield from _bounds(rows, listed, pairs)
    yield from _order(pairs)
    yield from _missing(material, rows, pairs)


def _in_rows(rows: list[Responsibility], target: Target) -> bool:
    """Whether the target was read in the table itself."""
    return rows[0].span.start <= target.span.start <= rows[-1].span.end if rows else False


def _pairs(rows: list[Responsibility], listed: list[Target]) -> list[Pair]:
    """Each row with the target of the same item and figure whose words are nearest."""
    by_item: dict[tuple[str, float | None], list[Target]] = defaultdict(list)
    for target in listed:
        by_item[_item(target.item), target.value].append(target)
    found = []
    for row in rows:
        value = _value(row)
        same = by_item.get((_item(row.item), value[0]), ()) if value else ()
        own = _words(row.indicator) - EMPTY if same else NONE
        best = max(same, key=lambda t: len(own & _target_words(t)), default=None) if own else None
        likeness = len(own & _target_words(best)) / len(own) if best else 0.0
        if best and likeness >= 0.5:
            found.append(Pair(row, best, likeness))
    return found


def _target_words(target: Target) -> frozenset[str]:
    return _words(target.indicator) | _words(target.qualifier or "") | _words(target.span.text)


@lru_cache(maxsize=2_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower()))


@lru_cache(maxsize=2_000)
def _item(item: str | None) -> str:
    return "".join(WORD.findall(item or ""))


def _value(row: Responsibility) -> tuple[float, float | None] | None:
    """The figure of a row: (8800, 9000) for "8.800-9.000"."""
    found = FIGURE.match(row.value_text or "")
    if not found:
        return None
    low, high = (float(g.rstrip(".,").replace(".", "").replace(",", ".")) if g else None for g in found.groups())
    return (low, high) if low is not None else None


def _figure(row: Responsibility) -> Span:
    """The characters of a row from its indicator to its figure."""
    text = row.span.text
    start = max(text.find(row.indicator), 0)
    at = text.find(f"| {row.value_text}", start)
    end = at + 2 + len(row.value_text or "") if at >= 0 else len(text)
    return Span(row.span.start + start, row.span.start + end, text[start:end])


SCALES = {"DN": "doanh nghiệp", "HTX": "hợp tác xã", "ngàn": "nghìn", "Ngàn": "nghìn"}


def _units(pairs: list[Pair]) -> Iterator[Anomaly]:
    """One figure in two units."""
    for pair in pairs:
        if pair.target.unit == pair.row.unit:
            continue
        listed, printed = _unit(pair.target.unit), _unit(pair.row.unit)
        if listed and printed and listed != printed and not _same_thing(listed, printed, pair):
            yield flag("unit-contradicts-list", _figure(pair.row), other=pair.target.unit, unit=pair.row.unit)


def _unit(unit: str | None) -> str:
    words = " ".join(SCALES.get(w, w) for w in (unit or "").split())
    return words.lower().strip()


def _same_thing(one: str, two: str, pair: Pair) -> bool:
    """Whether two units of counted things may be one: "người" and "lao động", "bác sĩ" and "bác sĩ/vạn dân"."""
    measured = ("%", "đồng", "usd", "ha", "tấn", "kwh", "mw", "km")
    return not any(m in unit for unit in (one, two) for m in measured)


TABLE_BOUND = re.compile(r"[<>≥≤]|trên|dưới|khoảng|ít nhất|tối thiểu|trở lên|từ")


def _bounds(rows: list[Responsibility], listed: list[Target], pairs: list[Pair]) -> Iterator[Anomaly]:
    """A table without any bound beside a list with many: one finding, where an upper bound is lost if one is."""
    bounded = [p for p in pairs if p.target.comparator in (">", "<", ">=", "<=", "~")]
    if len(bounded) < 3 or any(TABLE_BOUND.search((r.value_text or "").lower()) for r in rows):
        return
    told = next((p for p in bounded if p.target.comparator in ("<", "<=")), bounded[0])
    yield flag("bounds-dropped", _figure(told.row), words=told.target.span.text)


def _order(pairs: list[Pair]) -> Iterator[Anomaly]:
    """Items whose first row is not the first of their targets in the list."""
    by_item: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_item[_item(pair.row.item)].append(pair)
    for members in by_item.values():
        places = [p.target.span.start for p in members]
        if len(set(places)) == len(places) and len(places) > 2 and places[0] > places[1] and _sure(members[:2]):
            yield flag("order-differs", members[0].row.span, item=members[0].row.item)


def _sure(pairs: list[Pair]) -> bool:
    """Whether the words of rows and targets are so like that they are the same for certain."""
    return all(p.likeness >= 0.9 for p in pairs)


def _missing(material: Material, rows: list[Responsibility], pairs: list[Pair]) -> Iterator[Anomaly]:
    """Rows whose indicator stands word for word in the list, in a clause without any figure."""
    paired = {p.row.span.start for p in pairs}
    lower = material.reading.lower
    counts = Counter(r.indicator for r in rows)
    for row in rows:
        if row.span.start in paired or _value(row) is None or counts[row.indicator] > 1:
            continue
        words = row.indicator.lower().rstrip(".")
        at = lower.find(words) if len(words.split()) > 6 else -1
        if at < 0 or material.reading.at(at) >= rows[0].span.start:
            continue
        clause = re.match(r"[^;.\n]*", lower[at + len(words) : at + len(words) + 200])
        if (
            clause
            and not re.search(r"\d", clause.group())
            and not re.search(r"\d[^;.\n]{0,40}$", lower[max(0, at - 60) : at])
        ):
            yield flag("figure-missing-in-list", material.reading.span(at, at + len(words)), words=row.value_text)
