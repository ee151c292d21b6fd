"""Tables of a PDF page without lines: read by the white between their columns, or left where that is unsure.

A body in the wrong column would be a false statement, so a table whose
columns cannot be told apart is not read at all, and a diagnostic says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from policy_lineage.ingest.forms.layout import PrintedLine
from policy_lineage.ingest.forms.pdf_tables import Row, cell_text
from policy_lineage.ingest.tables_columns import columns_of

GUTTER = 0.5  # points of white that are left between two columns of a table
SPACE = 0.6  # heights of a line: two words of one cell are nearer
APART = 0.9  # two words of two columns are further apart
COLUMNS = 3  # fewer are no table: a head or a signature has two
ROWS = 3
Word = dict[str, Any]
Gaps = list[tuple[float, float]]
SAME_HEADING = 0.8  # part of the words of a heading that come back where it is printed again
# "90 Ban Tổ chức", "% 100 Đảng ủy": the cells of two columns in one
TWO_CELLS = re.compile(r"(?:[%\d][\d.,-]*\s)+[A-ZĐ][a-zà-ỹ]|%\s\d")


@dataclass(slots=True)
class Seen:
    """What the tables of the pages before tell about the next one."""

    gaps: Gaps = field(default_factory=list)  # the white between the columns of the last table
    heading: Row = ()  # of the last table whose heading says what its columns hold
    unread: list[int] = field(default_factory=list)  # pages with a table that could not be parted into columns
    page: int = 0


def bare_tables(lines: Sequence[Sequence[Word]], seen: Seen) -> Iterator[tuple[int, int, PrintedLine]]:
    """Runs of lines of words that stand in three columns and more: first, last and the table that they make.

    A table that goes on over a page keeps the white between its columns, so
    `seen` is renewed with each table.
    """
    at = done = 0
    while at < len(lines):
        kept = _free(seen.gaps, lines[at]) if at == done else []  # at the head of a page, or right after a table
        gaps = kept if kept and len(kept) == len(seen.gaps) else _gaps(lines[at])
        if len(gaps) + 1 < COLUMNS:
            at += 1
            continue
        end, gaps = _run(lines, at, gaps)
        table = _bare(lines[at:end], gaps)
        if table and _is_unsure(table.rows, seen):
            seen.unread.append(seen.page)
            seen.gaps = []
        elif table:
            seen.gaps = gaps
            seen.heading = _heading(table.rows) or seen.heading
            yield at, end, table
            done = end
        at = end if table else at + 1


def _heading(rows: Sequence[Row]) -> Row:
    """The row that says what the columns hold, if one of the first two does."""
    for row in rows[:2]:
        columns = columns_of([row])
        if columns and columns.is_header(row):
            return row
    return ()


def _is_unsure(rows: Sequence[Row], seen: Seen) -> bool:
    """Whether the white between the columns was drawn wrongly: a heading cut in two, two columns in one."""
    heading, before = _heading(rows), seen.heading
    if any(cell[:1].islower() for cell in heading):
        return True
    if before and len(before) != len(rows[0]) and (not heading or _is_same(before, heading)):
        return True
    return any(_holds_two([row[i] for row in rows if row[i]]) for i in range(len(rows[0])))


def _is_same(before: Row, after: Row) -> bool:
    words = set(" ".join(before).lower().split())
    return len(words & set(" ".join(after).lower().split())) >= SAME_HEADING * len(words)


def _holds_two(cells: Sequence[str]) -> bool:
    """Whether a third of the cells of a column are those of two columns."""
    return sum(TWO_CELLS.match(cell) is not None for cell in cells) * 3 > len(cells) > 1


def _gaps(line: Sequence[Word]) -> Gaps:
    """The white stretches of a line that are wider than a space."""
    ordered = sorted(line, key=lambda w: w["x0"])
    wide = APART * (ordered[0]["bottom"] - ordered[0]["top"])
    return [(a["x1"], b["x0"]) for a, b in pairwise(ordered) if b["x0"] - a["x1"] > wide]


def _run(lines: Sequence[Sequence[Word]], start: int, gaps: Gaps) -> tuple[int, Gaps]:
    """How far lines leave the gaps of the first one free, and what is left of those gaps."""
    end = start + 1
    while end < len(lines):
        above, below = lines[end - 1], lines[end]
        height = below[0]["bottom"] - below[0]["top"]
        left = _free(gaps, below)
        if len(left) < len(gaps) or min(w["top"] for w in below) - max(w["bottom"] for w in above) > 3 * height:
            break
        gaps, end = left, end + 1
    return end, gaps


def _free(gaps: Gaps, line: Sequence[Word]) -> Gaps:
    """What the words of a line leave of the gaps; fewer where a word stands across one or in the middle of it."""
    for word in line:
        gaps = [piece for gap in gaps if (piece := _without(gap, word))]
    return gaps


def _without(gap: tuple[float, float], word: Word) -> tuple[float, float] | None:
    low, high = gap
    if word["x1"] <= low or word["x0"] >= high:
        return gap
    left, right = (low, word["x0"]), (word["x1"], high)
    if min(left[1] - left[0], right[1] - right[0]) > SPACE * (word["bottom"] - word["top"]):
        return None
    widest = max(left, right, key=lambda piece: piece[1] - piece[0])
    return widest if widest[1] - widest[0] >= GUTTER else None


def _bare(lines: Sequence[Sequence[Word]], gaps: Gaps) -> PrintedLine | None:
    """The table of these lines; None where it has too few rows."""
    edges = sorted((low + high) / 2 for low, high in gaps)
    cells = [_cells(line, edges) for line in lines]
    groups = _rows(lines, cells)
    if len(groups) < ROWS or sum(sum(map(bool, cells[g[0]])) >= COLUMNS for g in groups) < ROWS:
        return None
    rows = tuple(tuple(cell_text(cells[i][c] for i in g if cells[i][c]) for c in range(len(edges) + 1)) for g in groups)
    words = [w for line in lines for w in line]
    box = (min(w["x0"] for w in words), min(w["top"] for w in words), max(w["x1"] for w in words))
    return PrintedLine("|", *box, max(w["bottom"] for w in words), rows=rows)


def _cells(line: Sequence[Word], edges: Sequence[float]) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for word in sorted(line, key=lambda w: w["x0"]):
        cells[sum(word["x0"] > edge for edge in edges)].append(word["text"])
    return [" ".join(cell) for cell in cells]


def _rows(lines: Sequence[Sequence[Word]], cells: Sequence[Sequence[str]]) -> list[list[int]]:
    """The lines of each row: a row begins after more white than between the lines of a cell."""
    tops = [min(w["top"] for w in line) for line in lines]
    steps = [b - a for a, b in pairwise(tops)]
    near = min(steps, default=0.0)
    far = near + 0.12 * near
    spaced = any(step > far for step in steps) and any(step <= far for step in steps)
    groups: list[list[int]] = []
    for i, row in enumerate(cells):
        begins = not groups or (steps[i - 1] > far if spaced else bool(row[0]) or sum(map(bool, row)) >= COLUMNS)
        if begins:
            groups.append([i])
        else:
            groups[-1].append(i)
    return groups
