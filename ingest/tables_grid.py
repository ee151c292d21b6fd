"""Tables as rows of cells: mark-up off, page headers and separators out, shifted rows put right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.tables_aligned import aligned_rows, may_hold_aligned
from policy_lineage.ingest.tables_columns import Columns, columns_of, is_numbering

SEPARATOR = re.compile(r"[|\s:+=-]+$")
DRAWN = re.compile(r"\+[-=+ |]*\+")  # "+-----+-----+"
MARKUP = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|p|span|div|font)\b[^>]*>|\*\*|__|&nbsp;", re.IGNORECASE)
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
BAR = re.compile(r"(?<!\\)\|")
SIGNS = ("<", "**", "__", "&", "\\")  # a row with none of them holds no mark-up
MAX_GAP = 3  # lines of running heads between two pages of one table
FOOT = 200  # longest line that may stand between them


class Row(NamedTuple):
    """One row: its cells without mark-up, and its characters in the reading text."""

    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(slots=True)
class Table:
    """The rows below one header, which may be repeated on each page."""

    columns: Columns
    start: int
    rows: list[Row] = field(default_factory=list)


def tables(reading: Reading) -> Sequence[Table]:
    """The tables of the text whose header says what its columns hold; read once for each text."""
    if "tables" not in reading.kept:
        found_all = [*_tables(reading), *_aligned(reading)]
        reading.kept["tables"] = tuple(sorted(found_all, key=lambda t: t.start))
    found: tuple[Table, ...] = reading.kept["tables"]
    return found


def _tables(reading: Reading) -> Iterator[Table]:
    if "|" not in reading.text:
        return
    current: Table | None = None
    header: list[Row] = []
    for row in _rows(reading):
        if row is None:
            if current:
                yield current
            current, header = None, []
            continue
        if SEPARATOR.fullmatch(reading.text[row.start : row.end]) or is_numbering(row.cells):
            continue
        columns = columns_of([*(h.cells for h in header), row.cells])
        if columns and columns.is_header(row.cells):
            if current and not _continues(current, columns, header):
                yield current
                current = None
            header.append(row)
            current = _under(current, columns, row)
        elif current:
            header = []
            current.rows.append(row)
    if current:
        yield current


def _aligned(reading: Reading) -> Iterator[Table]:
    """The tables whose cells only tabs or spaces part."""
    if not may_hold_aligned(reading):
        return
    for start, rows in aligned_rows(reading):
        columns = columns_of([rows[0][0]])
        if columns and len(rows) > 1:
            yield Table(columns, start, [Row(*row) for row in rows[1:] if not is_numbering(row[0])])


def _continues(current: Table, columns: Columns, header: list[Row]) -> bool:
    """Whether a header is that of the same table on its next page, or the second line of one header."""
    return bool(header) or columns.roles_in_order == current.columns.roles_in_order


def _under(current: Table | None, columns: Columns, row: Row) -> Table:
    if current is None:
        return Table(columns, row.start)
    current.columns = columns
    return current


def _rows(reading: Reading) -> Iterator[Row | None]:
    """The rows in order, None where a table ends; what stands between two drawn lines is one row."""
    text, gap, seen = reading.text, 0, False
    drawn: list[Row] | None = None  # the lines since the last drawn one
    for p in reading.paragraphs:
        if text.startswith("|", p.start):
            row = Row(_cells(text[p.start : p.end]), p.start, p.end)
            if drawn is None:
                yield row
            else:
                drawn.append(row)
            gap, seen = 0, True
        elif text.startswith("+", p.start) and DRAWN.fullmatch(text, p.start, p.end):
            yield from _joined(drawn or [])
            drawn = []
        elif seen:
            yield from _joined(drawn or [])
            drawn = None
            gap += 1
            if gap > MAX_GAP or p.end - p.start > FOOT:
                yield None
                seen = False
    yield from _joined(drawn or [])


def _joined(lines: list[Row]) -> Iterator[Row]:
    """The lines between two drawn ones as one row; as rows of their own where each begins with a number."""
    if not lines or sum(bool(line.cells[0]) for line in lines) > 1:
        yield from lines
        return
    width = max(len(line.cells) for line in lines)
    cells = [" ".join(line.cells[i] for line in lines if i < len(line.cells) and line.cells[i]) for i in range(width)]
    yield Row(tuple(cells), lines[0].start, lines[-1].end)


def _cells(line: str) -> tuple[str, ...]:
    words = line.strip().removeprefix("|").removesuffix("|")
    if any(sign in words for sign in SIGNS):
        return tuple(_cell(c) for c in BAR.split(words))
    return tuple(" ".join(c.split()) for c in words.split("|"))


def _cell(words: str) -> str:
    return " ".join(MARKUP.sub("", BREAK.sub("; ", words)).replace("\\|", "|").split())
