"""Tables of targets and tasks with the bodies responsible for them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from policy_lineage.data import rules
from policy_lineage.ingest.agencies import charged, split_agencies
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.tables_columns import BODIES, Columns
from policy_lineage.ingest.tables_grid import Row, Table, tables
from policy_lineage.ingest.values import Responsibility


class Entry(NamedTuple):
    """One row read by its columns, before merged cells are carried down."""

    item: str | None
    indicator: str
    unit: str | None
    values: tuple[str | None, ...]  # one for each value column
    bodies: tuple[str | None, ...]  # directing, lead, coordinating as printed
    is_group: bool
    start: int
    end: int


def find_responsibilities(reading: Reading, outline: Outline) -> tuple[Responsibility, ...]:
    """Each row that names bodies, merged cells carried down, shifted rows repaired."""
    found: list[Responsibility] = []
    for table in tables(reading):
        if any(role in table.columns.roles for role in BODIES):
            found.extend(_responsible(reading, table))
    return tuple(found)


def _responsible(reading: Reading, table: Table) -> Iterator[Responsibility]:
    """The rows of one table that name bodies, themselves or by a merged cell."""
    item: str | None = None
    carried: tuple[tuple[str, ...], ...] = ((), (), ())
    said: tuple[str | None, ...] = (None, None, None)  # the last words of each column of bodies
    read = list(entries(table))
    for printed, after in zip_longest(read, read[1:]):
        entry = printed._replace(bodies=_said_again(printed.bodies, said))
        if entry.is_group or _is_parent(entry, after):
            item, carried = None, ((), (), ())
            continue
        if TOTAL.match(entry.indicator.lower()) and not any(entry.bodies):
            continue
        fresh = entry.item is not None
        item = entry.item or item
        said = tuple(b or s for b, s in zip(entry.bodies, said, strict=True))
        own = _own(entry)
        bodies = _carried(own, carried, fresh, bare=not entry.unit and not any(entry.values))
        carried = tuple(b or c for b, c in zip(bodies, carried, strict=True)) if not fresh else bodies
        if any(bodies):
            value = next((v for v in entry.values if v), None)
            span = reading.span(entry.start, entry.end)
            directing, lead, coordinating = bodies
            yield Responsibility(item, entry.indicator, entry.unit, value, directing, lead, coordinating, span)


TOTAL = re.compile(r"(?:tổng )?cộng\b|tổng số\W*$")
# "Chủ trì: Sở A; Phối hợp: Sở B" in one cell
LABELLED = re.compile(
    r"(?P<lead>(?:cơ quan |đơn vị )?chủ trì(?: thực hiện)?\s?:)"
    r"|(?P<coordinating>(?:cơ quan |đơn vị )?phối hợp(?: thực hiện)?\s?:)"
    r"|(?P<directing>(?:cơ quan |đơn vị )?chỉ đạo\s?:)",
    re.IGNORECASE,
)
# "Sở A (chủ trì); Sở B, Sở C (phối hợp)"
MARKED = re.compile(r"\((?:(?:cơ quan )?(?P<lead>chủ trì)|(?P<coordinating>phối hợp))\)", re.IGNORECASE)
SAME = re.compile(r"[-–\s]*(?:(?:như )?trên|nt|như (?:mục|dòng) trên|//|″|”|\")[-–\s.]*", re.IGNORECASE)
CHARGE = re.compile(r"\s(?:chủ trì|phối hợp|tham mưu|thực hiện|thúc đẩy|theo dõi|hướng dẫn|báo cáo)\b")


def _said_again(bodies: Sequence[str | None], above: Sequence[str | None]) -> tuple[str | None, ...]:
    """ "Như trên" and "-nt-" stand for the words of the row above."""
    return tuple(old if new and SAME.fullmatch(new) else new for new, old in zip(bodies, above, strict=True))


def _is_parent(entry: Entry, after: Entry | None) -> bool:
    """Whether a row without bodies only names those below it: "2." over "2.1."."""
    if any(entry.bodies) or any(entry.values) or not entry.item or after is None or not after.item:
        return False
    return after.item.startswith(f"{entry.item}.") or (entry.item.isdigit() and after.item[0].isalpha())


def _own(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The bodies of the row's own cells, parted by role where one cell says several."""
    lead = entry.bodies[BODIES.index("lead")] or ""
    if MARKED.search(lead):
        return _by_marks(entry, lead)
    labels = list(LABELLED.finditer(lead))
    found = _by_columns(entry)
    if labels:
        ends = [m.start() for m in labels[1:]] + [len(lead)]
        found["lead"] = split_agencies(lead[: labels[0].start()])
        for label, end in zip(labels, ends, strict=True):
            role = label.lastgroup or "lead"
            found[role] = (*found[role], *split_agencies(lead[label.end() : end]))
    elif CHARGE.search(lead):
        said = charged(f"{lead} thực hiện")
        if said.lead:
            found["lead"], found["coordinating"] = said.lead, (*said.coordinating, *found["coordinating"])
    return tuple(found[role] for role in BODIES)


def _by_columns(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {role: split_agencies(b) if b else () for role, b in zip(BODIES, entry.bodies, strict=True)}


def _by_marks(entry: Entry, cell: str) -> tuple[tuple[str, ...], ...]:
    """The bodies of a cell that says in brackets what each does: "Sở A (chủ trì); Sở B, Sở C (phối hợp)"."""
    found = _by_columns(entry) | {"lead": ()}
    at = 0
    for mark in MARKED.finditer(cell):
        role = mark.lastgroup or "lead"
        found[role] = (*found[role], *split_agencies(cell[at : mark.start()]))
        at = mark.end()
    found["coordinating"] = (*found["coordinating"], *split_agencies(cell[at:]))
    return tuple(found[role] for role in BODIES)


def _carried(
    own: Sequence[tuple[str, ...]], above: Sequence[tuple[str, ...]], fresh: bool, bare: bool
) -> tuple[tuple[str, ...], ...]:
    """The bodies of a row: its own cells, else those of the merged cell that it belongs to."""
    if fresh and any(own):
        return tuple(own)
    bodies = [mine or theirs for mine, theirs in zip(own, above, strict=True)]
    if bare and not own[BODIES.index("lead")] and not fresh:
        # "Cơ cấu kinh tế", a line above its parts: nobody leads it by itself
        bodies[BODIES.index("lead")] = ()
    return tuple(bodies)


def entries(table: Table) -> Iterator[Entry]:
    """The rows of a table by their columns."""
    for row in table.rows:
        entry = _entry(_repaired(row, table.columns), table.columns)
        if entry:
            yield entry


ITEM = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđĐ]|-|\*|\+)\s?[.)]*$")
GROUP_ITEM = re.compile(r"\(?(?:[IVXLC]{1,6}|[A-ZĐ])\s?[.)]*$")


def _repaired(row: Row, columns: Columns) -> Row:
    """A row with as many cells as there are columns: a missing first cell put back, empty ones added."""
    cells, width = list(row.cells), len(columns.roles)
    at = columns.at("item")
    if (
        at is not None
        and at < len(cells)
        and cells[at]
        and not ITEM.fullmatch(cells[at])
        and _is_shifted(cells, columns)
    ):
        cells.insert(at, "")
    while len(cells) > width and not cells[-1]:
        cells.pop()
    cells += [""] * (width - len(cells))
    return Row(tuple(cells), row.start, row.end)


def _is_shifted(cells: Sequence[str], columns: Columns) -> bool:
    """Whether the words of the next column stand in the column of numbers."""
    at, named = columns.at("item"), columns.at("indicator")
    if at is None or named is None or sum(bool(c) for c in cells) < 2:
        return False
    unit = columns.at("unit")
    if unit is not None and unit - 1 < len(cells) and _is_unit(cells[unit - 1]):
        return True
    return len(cells) < len(columns.roles) or (bool(cells) and not cells[-1] and len(cells[at]) > 12)


def _is_unit(words: str) -> bool:
    return words == "%" or words.lower().split("/")[0] in _units()


@cache
def _units() -> frozenset[str]:
    kinds = (rules("units")[kind] for kind in ("percent", "measure", "count", "money"))
    return frozenset(word.lower() for kind in kinds for word in kind["words"])


def _entry(row: Row, columns: Columns) -> Entry | None:
    """The row by its columns; None where it says nothing."""
    cells = row.cells

    def cell(role: str) -> str | None:
        at = columns.at(role)
        return (cells[at].strip() or None) if at is not None and at < len(cells) else None

    filled = [c for c in cells if c]
    if not filled:
        return None
    item, indicator = _label(cell("item")), cell("indicator")
    values = tuple(cells[i].strip() or None for i in columns.all_at("value") if i < len(cells))
    bodies = [cell(role) for role in BODIES]
    spare = [c for i, c in enumerate(cells) if c and (i >= len(columns.roles) or not columns.roles[i])]
    if spare and not bodies[1] and split_agencies(spare[-1]) and spare[-1] not in columns.headings:
        bodies[1] = spare[-1]
    group = _is_group(cells, item, indicator, cell("unit"), values, bodies)
    if not indicator and not group:
        return None
    return Entry(item, indicator or filled[0], cell("unit"), values, tuple(bodies), group, row.start, row.end)


def _label(words: str | None) -> str | None:
    return words.strip(" .") if words and ITEM.fullmatch(words) and words not in "-*+" else None


def _is_group(
    cells: Sequence[str],
    item: str | None,
    indicator: str | None,
    unit: str | None,
    values: Sequence[str | None],
    bodies: Sequence[str | None],
) -> bool:
    """Whether a row only names what the rows below it are about: "I | VỀ KINH TẾ"."""
    if unit or any(values) or any(bodies):
        return len({c for c in cells if c}) == 1  # one cell over the whole width, written into each column
    filled = [c for c in cells if c]
    if not indicator or (len(set(filled)) == 1 and len(filled) > 1):
        return True
    return bool(item and GROUP_ITEM.fullmatch(item)) or (indicator.isupper() and len(indicator) > 3)
