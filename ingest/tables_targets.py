"""Figures that a document sets in a table: one for each row and year, unless its sentences state them too."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from policy_lineage.ingest.outline import Outline, Part
from policy_lineage.ingest.quantities import find_quantities
from policy_lineage.ingest.quantities_values import Quantity
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.tables import Entry, entries
from policy_lineage.ingest.tables_grid import Table, tables
from policy_lineage.ingest.targets_words import year_in
from policy_lineage.ingest.values import Header, Target

PLACES = (Part.TARGETS, Part.ANNEX, Part.AIMS)
SIGNS = {"≥": ">=", ">=": ">=", "≤": "<=", "<=": "<=", ">": ">", "<": "<", "~": "~", "≈": "~"}
SIGN = re.compile(r"^\s*([≥≤><~≈]=?)\s*")
WORD = re.compile(r"\w+")
SAME_WORDS = 0.5  # share of the words of the shorter name that two names of one indicator have in common


def table_targets(reading: Reading, outline: Outline, header: Header, stated: Sequence[Target]) -> Iterator[Target]:
    """The targets of the tables in the targets part and the annexes that no sentence of `stated` gives."""
    known = _by_value(stated)
    for table in tables(reading):
        if "value" in table.columns.roles and _is_of_targets(reading, outline, table):
            yield from _of_table(reading, table, header, known)


Known = dict[tuple[float | None, float | None], set[frozenset[str]]]


def _by_value(stated: Sequence[Target]) -> Known:
    """The words of the names of the targets by their figures."""
    known: Known = {}
    for target in stated:
        _add(known, target)
    return known


def _add(known: Known, target: Target) -> None:
    words = WORD.findall(f"{target.indicator} {target.qualifier or ''}".lower())
    known.setdefault((target.value, target.value_max), set()).add(frozenset(words))


def _is_of_targets(reading: Reading, outline: Outline, table: Table) -> bool:
    """Whether the table stands where targets are set, or names itself a table of targets."""
    at = table.columns.at("indicator")
    heading = table.columns.headings[at].lower() if at is not None else ""
    if any(s.start <= table.start < s.end for s in outline.of(Part.SITUATION)):
        return False
    placed = any(s.start <= table.start < s.end for part in PLACES for s in outline.of(part))
    return "chỉ tiêu" in heading or "mục tiêu" in heading or (placed and "unit" in table.columns.roles)


def _of_table(reading: Reading, table: Table, header: Header, known: Known) -> Iterator[Target]:
    group: str | None = None
    item: str | None = None
    columns = _columns(table, header.plan_year or _single_year_above(reading, table))
    year = header.plan_year or year_in(header.title or "") or _year_above(reading, table)
    above = _unit_above(reading, table)
    for entry in entries(table):
        if entry.is_group:
            group, item = entry.indicator, None
            continue
        item = entry.item or item
        for i in columns:
            entry = _with_unit(entry, table.columns.headings[_position(table, i)], above)
            quantity = _quantity(entry.values[i], entry.unit)
            if quantity and not _is_stated(quantity, entry, known):
                stated = table.columns.years[_position(table, i)] or year
                target = _target(reading, entry, quantity, item, group, stated)
                _add(known, target)  # a table that repeats a row repeats no target
                yield target


def _position(table: Table, i: int) -> int:
    return table.columns.all_at("value")[i]


def _columns(table: Table, plan: int | None) -> tuple[int, ...]:
    """Which value columns set targets: that of the plan's year, else all that are not of years before."""
    years = [table.columns.years[c] for c in table.columns.all_at("value")]
    if plan and plan in years:
        return tuple(i for i, y in enumerate(years) if y == plan)
    if plan:
        return tuple(i for i, y in enumerate(years) if not y or y >= plan)
    return tuple(range(len(years)))


def _year_above(reading: Reading, table: Table) -> int | None:
    return year_in(reading.text[max(0, table.start - 400) : table.start])


SINGLE = re.compile(r"năm (20\d\d)(?!\s?-|\s?đến|\d)", re.IGNORECASE)
PERIOD = re.compile(r"giai đoạn|20\d\d\s?-\s?20\d\d|đến năm", re.IGNORECASE)


def _single_year_above(reading: Reading, table: Table) -> int | None:
    """The year of the heading right above the table, where it names no period."""
    line = reading.text[max(0, table.start - 200) : table.start].rstrip().rsplit("\n", 1)[-1]
    found = None if PERIOD.search(line) else SINGLE.search(line)
    return int(found.group(1)) if found else None


UNIT_ABOVE = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s?:\s?([^\n|.;)]{1,30})", re.IGNORECASE)
UNIT_IN_NAME = re.compile(r"\s?\(([^()]{1,40})\)\s*$")


def _unit_above(reading: Reading, table: Table) -> str | None:
    """The unit of all figures, printed above the table: "Đơn vị tính: tỷ đồng"."""
    found = UNIT_ABOVE.search(reading.text, max(0, table.start - 120), table.start)
    return found.group(1).strip() if found else None


def _with_unit(entry: Entry, heading: str, above: str | None) -> Entry:
    """The row with the unit that stands in its name, in the heading of the column or above the table."""
    name = re.sub(r"^(?:trong đó|trđ|-|\+)\s?:?\s?", "", entry.indicator, flags=re.IGNORECASE) or entry.indicator
    unit = entry.unit
    named = UNIT_IN_NAME.search(name)
    if not unit and named and _is_unit(named.group(1)):
        unit, name = named.group(1), name[: named.start()].rstrip()
    headed = UNIT_IN_NAME.search(heading)
    if not unit and headed and _is_unit(headed.group(1)):
        unit = headed.group(1)
    return entry._replace(indicator=name, unit=unit or above)


@lru_cache(4096)  # the heading of a column is asked about for each of its cells
def _is_unit(words: str) -> bool:
    found = next(find_quantities(f"1 {words}"), None)
    return found is not None and found.kind not in ("bare", "thing") and found.end >= len(words)


KEPT = re.compile(r"(?:(?:giữ )?ổn định|duy trì|giữ vững|phấn đấu|lũy kế|luỹ kế)?\s?", re.IGNORECASE)  # "Ổn định 45"


def _quantity(words: str | None, unit: str | None) -> Quantity | None:
    """The figure in a cell: "46-50", "≥ 95", "Trên 10,5"."""
    if not words:
        return None
    sign = SIGN.match(words)
    rest = words[sign.end() :] if sign else words
    found = next(find_quantities(f"{rest} {unit or ''}".strip(), 0), None) or next(find_quantities(rest, 0), None)
    if not found or (found.number - found.start != found.number and not KEPT.fullmatch(rest, 0, found.start)):
        return None
    comparator = SIGNS.get(sign.group(1), "=") if sign and found.comparator == "=" else found.comparator
    own = unit or found.unit
    return Quantity(
        comparator, found.value, found.value_max, own, found.kind, found.change, found.verb, 0, found.number, found.end
    )


def _is_stated(quantity: Quantity, entry: Entry, known: Known) -> bool:
    """Whether a sentence of the document gives the same figure for the same thing."""
    names = set(WORD.findall(entry.indicator.lower()))
    return any(_alike(names, words) for words in known.get((quantity.value, quantity.value_max), ()))


def _alike(names: set[str], words: frozenset[str]) -> bool:
    return len(names & words) >= SAME_WORDS * min(len(names), len(words))


def _target(
    reading: Reading, entry: Entry, quantity: Quantity, item: str | None, group: str | None, year: int | None
) -> Target:
    return Target(
        item=item,
        indicator=entry.indicator,
        group=group,
        qualifier=None,
        comparator=quantity.comparator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        change=quantity.change,
        year=year,
        span=reading.span(entry.start, entry.end),
    )
