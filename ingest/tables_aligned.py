"""Tables without rules: cells parted by tabs, or by runs of spaces below their headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from policy_lineage.ingest.reading import Paragraph, Reading
from policy_lineage.ingest.tables_columns import columns_of, role_of

GAP = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t[ \u00a0]*")
INNER = re.compile(r"\S(?:[ \u00a0]{3,}|[ \u00a0]*\t)[ \t\u00a0]*\S")
FEWEST = 3  # columns
FEWEST_TABBED = 2
NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Za-zđĐ]|[-*+])\s?[.)]*$")
LONGEST = 2000  # characters of a line


class Line(NamedTuple):
    """The cells of one printed line, each with the column of letters where it begins."""

    cells: tuple[tuple[int, str], ...]
    tabbed: bool


@dataclass(slots=True)
class _Open:
    """The row that is being read below a header that begins its columns at `starts`."""

    starts: tuple[int, ...]
    cells: list[str]
    paragraph: Paragraph
    end: int
    heading: tuple[str, ...]
    filled: int = 0  # cells of the last line that begins a row
    rows: list[tuple[tuple[str, ...], int, int]] = field(default_factory=list)


def may_hold_aligned(reading: Reading) -> bool:
    """Whether the source has tabs or runs of spaces at all."""
    return "\t" in reading.source.text or "   " in reading.source.text


def aligned_rows(reading: Reading) -> Iterator[tuple[int, list[tuple[tuple[str, ...], int, int]]]]:
    """The tables of the text: where each begins in the reading text, and its rows as cells, start, end."""
    table: _Open | None = None
    begin = 0
    tabbed = "\t" in reading.source.text  # one tab for one space leaves no trace in the reading text
    for paragraph in reading.paragraphs:
        if table is None and not tabbed and reading.in_one_piece(paragraph):
            continue
        lines = _lines(reading, paragraph) if paragraph.kind == "text" else []
        for line in lines or [Line((), False)]:
            if table and _goes_on(table, line):
                _add(table, line, paragraph)
                continue
            if table:
                yield begin, _closed(table)
            table = _opened(line, paragraph)
            begin = paragraph.start
    if table:
        yield begin, _closed(table)


def _lines(reading: Reading, paragraph: Paragraph) -> list[Line]:
    """The printed lines of a paragraph that have cells; a line in one piece has one."""
    if paragraph.end - paragraph.start > LONGEST or paragraph.end <= paragraph.start:
        return []
    first, last = reading.at(paragraph.start), reading.at(paragraph.end - 1) + 1
    source = reading.source.text
    indent = first - (source.rfind("\n", max(0, first - LONGEST), first) + 1)
    raw = source[first - indent : last]
    if indent < FEWEST and not (_may_have_gap(raw) and INNER.search(raw)):
        return []
    return [_line(part) for part in raw.split("\n") if part.strip()]


def _may_have_gap(raw: str) -> bool:
    """Whether the signs of a gap occur; most paragraphs have none, and need no pattern."""
    return "   " in raw or "\t" in raw or "\u00a0" in raw


def _line(raw: str) -> Line:
    if "\t" in raw:
        return Line(tuple(enumerate(" ".join(c.split()) for c in raw.rstrip("\r").split("\t"))), True)
    cells, at = [], len(raw) - len(raw.lstrip(" \u00a0"))
    for gap in GAP.finditer(raw, at):
        cells.append((at, raw[at : gap.start()].strip()))
        at = gap.end()
    cells.append((at, raw[at:].strip()))
    return Line(tuple(c for c in cells if c[1]), False)


def _opened(line: Line, paragraph: Paragraph) -> _Open | None:
    """The table that a line of headings opens."""
    cells = [words for _, words in line.cells]
    if len(cells) < (FEWEST_TABBED if line.tabbed else FEWEST) or not all(cells):
        return None
    columns = columns_of([cells])
    if columns is None or not columns.is_header(cells):
        return None
    return _Open(tuple(at for at, _ in line.cells), cells, paragraph, paragraph.end, tuple(cells))


def _goes_on(table: _Open, line: Line) -> bool:
    """Whether a line has cells below those of the header."""
    if len(line.cells) >= 2:
        return True
    return len(line.cells) == 1 and not line.tabbed and line.cells[0][0] >= table.starts[1] - 1


def _add(table: _Open, line: Line, paragraph: Paragraph) -> None:
    """Adds a line: a row of its own where it has a first cell, else the rest of the row above."""
    cells = [""] * len(table.starts)
    for n, (at, words) in enumerate(line.cells):
        i = at if line.tabbed else n if len(line.cells) == len(cells) else _column(table.starts, at)
        if i < len(cells):
            cells[i] = f"{cells[i]} {words}".strip()
    if line.tabbed and _is_broken_cell(table, line):
        _add_broken(table, line, paragraph)
        return
    if cells[0] or (line.tabbed and cells[1] and not cells[1][0].islower()):
        table.rows.append(_row(table))
        table.cells, table.paragraph, table.end = cells, paragraph, paragraph.end
        table.filled = len(line.cells)
        return
    table.cells = [f"{a} {b}".strip() for a, b in zip(table.cells, cells, strict=True)]
    table.end = paragraph.end


def _is_broken_cell(table: _Open, line: Line) -> bool:
    """Whether a line goes on with the last cell of the row above: no number stands where the heading wants one."""
    first = line.cells[0][1]
    if not first or NUMBER.match(first) or role_of(table.heading[0]) != "item":
        return False
    if not table.rows or table.filled + len(line.cells) - 1 != len(table.starts):
        return False
    return first[0].islower() or table.cells[table.filled - 1].endswith((",", ";"))


def _add_broken(table: _Open, line: Line, paragraph: Paragraph) -> None:
    last = table.filled - 1
    for n, (_, words) in enumerate(line.cells):
        table.cells[last + n] = f"{table.cells[last + n]} {words}".strip()
    table.filled, table.end = last + len(line.cells), paragraph.end


def _column(starts: tuple[int, ...], at: int) -> int:
    """The column that begins nearest to `at`."""
    return min(range(len(starts)), key=lambda i: abs(starts[i] - at))


def _row(table: _Open) -> tuple[tuple[str, ...], int, int]:
    return tuple(table.cells), table.paragraph.start, table.end


def _closed(table: _Open) -> list[tuple[tuple[str, ...], int, int]]:
    return [*table.rows, _row(table)]
