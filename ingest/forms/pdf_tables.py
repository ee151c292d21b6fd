"""Tables of a PDF page that lines are drawn round; rows that a page cuts made whole, in tables of any kind."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from policy_lineage.ingest.forms.layout import PrintedLine

Row = tuple[str, ...]
SNAP = 3.0  # points: edges nearer than that are one
RULES = 3  # upright rules that end at one height close a cell that a page cuts
UNFINISHED = re.compile(r"(?:[,;/-]|(?:^|\s)(?:của|và|các|những|về|cho|với|trong|theo|tại|để|từ|hoặc))$")
ONSET = re.compile(r"(?:ngh|ng|nh|ph|th|tr|ch|kh|gh|gi|qu|[bcdđghklmnprstvx])$", re.IGNORECASE)
CODA = re.compile(r"(?:ch|ng|nh|[cmnpt])(?!\w)")
VOWEL = re.compile(r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
CUT_NUMBER = re.compile(r"\d\.(\d{1,2})$")
TAIL = re.compile(r"[^\W\d_]+$")


def ruled_tables(page: Any, word_gap: float) -> list[PrintedLine]:
    """The tables that lines are drawn round, each as one printed line with its rows."""
    found = page.find_tables({"explicit_horizontal_lines": cut_ends(page.edges)})
    # one row is a table too: the last one of a table that goes on over a page
    tables = [t for t in found if max(len(r.cells) for r in t.rows) > 1 and len(t.cells) > 2]
    return [_printed(t.extract(x_tolerance=word_gap), t.bbox) for t in tables]


def _printed(cells: Sequence[Sequence[str | None]], box: Sequence[float]) -> PrintedLine:
    rows = tuple(tuple(cell_text((cell or "").split("\n")) for cell in row) for row in cells)
    x0, top, x1, bottom = box
    return PrintedLine("|", x0, top, x1, bottom, tuple(row for row in rows if any(row)))


def cut_ends(edges: Sequence[Any]) -> list[float]:
    """Heights at which several upright rules begin or end without a line across: there a page cuts a row."""
    uprights: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "v":
            uprights[round(edge["x0"] / SNAP)].append((edge["top"], edge["bottom"]))
    ends = sorted(y for pieces in uprights.values() for run in _runs(sorted(pieces)) for y in run)
    across = {edge["top"] for edge in edges if edge["orientation"] == "h" and edge["width"] > 2 * SNAP}
    found: list[float] = []
    for i, y in enumerate(ends[: len(ends) - RULES + 1]):
        alone = (not found or y - found[-1] > SNAP) and not any(abs(y - other) < SNAP for other in across)
        if alone and ends[i + RULES - 1] - y < SNAP:
            found.append(y)
    return found


def _runs(pieces: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Pieces of one rule that touch, as one."""
    top, bottom = pieces[0]
    for begin, end in pieces[1:]:
        if begin > bottom + SNAP:
            yield top, bottom
            top, bottom = begin, end
        bottom = max(bottom, end)
    yield top, bottom


def cell_text(lines: Iterable[str]) -> str:
    """The lines of a cell as one; a word or a number that a narrow column broke is whole again.

    >>> cell_text(["triệu đồng/ng", "ười"]), cell_text(["8.800-", "9.000"]), cell_text(["chiều cao", "m"])
    ('triệu đồng/người', '8.800-9.000', 'chiều cao m')
    """
    out = ""
    for line in (" ".join(x.split()) for x in lines):
        out += line if not out or not line or _is_broken(out, line) else f" {line}"
    return out


def _is_broken(before: str, after: str) -> bool:
    """Whether a line end stands inside a word: "ng | ười", "vạ | n dân", or inside a range of numbers."""
    if before[-1] in "-/" and before[-2:-1].isalnum():
        return after[0].isdigit() if before[-1] == "-" else after[0].isalnum()
    if (number := CUT_NUMBER.search(before)) and after[0].isdigit():
        return re.match(rf"\d{{{3 - len(number.group(1))}}}(?!\d)", after) is not None
    head = TAIL.search(before)
    if not head or not after[0].islower():
        return False
    if before[-1] in "nc" and after[0] in "gh" and not after[1:2].isalpha():
        return True
    if ONSET.match(head.group()) and len(head.group()) > 1:
        return VOWEL.match(after) is not None
    return VOWEL.match(head.group()[-1]) is not None and CODA.match(after) is not None and _is_narrow(head.group())


def _is_narrow(word: str) -> bool:
    """Whether a word may take a final consonant: "vạ" may, "cao" and "mái" may not."""
    vowels = [c for c in word if VOWEL.match(c)]
    return len(vowels) == 1 or word.endswith(("iê", "uô", "ươ", "oa", "oă", "uâ", "uyê", "yê", "oe"))


def joined(lines: Iterable[tuple[int, PrintedLine]]) -> Iterator[tuple[int, PrintedLine]]:
    """The lines with each row that a page cut made whole: its end goes to the page where it begins."""
    held: tuple[int, PrintedLine] | None = None
    for number, line in lines:
        if held and held[1].rows and line.rows and number == held[0] + 1:
            above, line = _mended(held[1], line)
            held = held[0], above
        if held:
            yield held
        held = (number, line) if line.rows or not line.text.startswith("|") else None
    if held:
        yield held


def _mended(above: PrintedLine, below: PrintedLine) -> tuple[PrintedLine, PrintedLine]:
    """Two tables on two pages; the second without the row that ends the first."""
    at = 1 if len(below.rows) > 1 and below.rows[0] == above.rows[0] else 0  # the headings are printed again
    if not is_cut(above.rows[-1], below.rows[at]):
        return above, below
    whole = tuple(cell_text((a, b)) for a, b in zip_longest(above.rows[-1], below.rows[at], fillvalue=""))
    rest = (*below.rows[:at], *below.rows[at + 1 :])
    return replace(above, rows=(*above.rows[:-1], whole)), replace(below, rows=rest)


def is_cut(last: Row, first: Row) -> bool:
    """Whether the first row of a page is the end of the last row of the page before."""
    width = max(len(last), len(first))  # a last column without words is not seen on every page
    last, first = ((*row, *[""] * (width - len(row))) for row in (last, first))
    filled = [i for i, cell in enumerate(first) if cell]
    if not filled or (first[0] and not first[0][0].islower()):
        return False
    held = [i for i in filled if last[i]]
    if any(i and last[i][0].isdigit() and first[i][0].isdigit() for i in held):  # a figure of its own
        return False
    if any(first[i][0].islower() or UNFINISHED.search(last[i]) for i in held):
        return True
    figures = any(cell[:1].isdigit() and not first[i] for i, cell in enumerate(last) if i)
    return len(held) == len(filled) > 1 and figures
