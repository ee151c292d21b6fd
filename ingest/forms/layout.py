"""Lines on pages put into reading order: columns one after the other, running heads left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy_lineage.ingest.forms.tables import PLACED

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[-\u2013 ]*(?:trang |T\.)?\d{1,4}(?:\s?/\s?\d{1,4})?[-\u2013 ]*", re.IGNORECASE)
ADDRESSEES = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
MARGIN = 0.09  # part of the height of a page, above and below, where running heads stand
GUTTER = 8.0  # points of white between two columns


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line, or one whole table, with its box in points from the top left corner of the page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[str, ...], ...] = ()  # of a table


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    gutter: float | None = None  # the middle of the white between two columns, where it is known


def reading_order(pages: Sequence[Page]) -> Iterator[tuple[int, PrintedLine]]:
    """The lines of all pages in the order in which they are read, each with its page number."""
    running = _running_heads(pages)
    for page in pages:
        lines = [line for line in page.lines if not _is_running(page, line, running)]
        for line in _columns(page, lines):
            yield page.number, line


def _running_heads(pages: Sequence[Page]) -> set[str]:
    """Texts that stand in the margins of three pages and more, numbers aside."""
    seen = Counter(t for page in pages for t in {_shape(li.text) for li in page.lines if _in_margin(page, li)})
    return {text for text, count in seen.items() if count >= 3}


def _is_running(page: Page, line: PrintedLine, running: set[str]) -> bool:
    return _in_margin(page, line) and (
        PAGE_NUMBER.fullmatch(line.text.strip()) is not None or _shape(line.text) in running
    )


def _in_margin(page: Page, line: PrintedLine) -> bool:
    return line.bottom < page.height * MARGIN or line.top > page.height * (1 - MARGIN)


def _shape(text: str) -> str:
    return DIGITS.sub("0", " ".join(text.split()))


def _columns(page: Page, lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Lines from top to bottom; where a white gutter parts the page, the left column first."""
    middle = page.gutter or _gutter(page, lines)
    if middle is None:
        yield from _blocks(page, sorted(lines, key=lambda li: (round(li.top), li.x0)))
        return
    band: list[PrintedLine] = []
    for line in sorted(lines, key=lambda li: (round(li.top), li.x0)):
        if middle is None or line.x0 < middle < line.x1:
            yield from _band(band, middle)
            band = []
            yield line
        else:
            band.append(line)
    yield from _band(band, middle)


def _blocks(page: Page, lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Lines from top to bottom, but of two blocks side by side (head, addressees and signature) the left one first."""
    run: list[PrintedLine] = []
    for line in lines:
        begin = 0  # of the lines above that stand beside this one
        while begin < len(run) and not _is_parted(page, [*run[begin:], line]):
            begin += 1
        yield from _side_by_side(page, run[:begin])
        run = [*run[begin:], line]
    yield from _side_by_side(page, run)


def _is_left(page: Page, line: PrintedLine) -> bool:
    return (line.x0 + line.x1) / 2 < page.width / 2


def _is_parted(page: Page, run: Sequence[PrintedLine]) -> bool:
    """Whether the lines left of the middle of the page end before those right of it begin."""
    left = [li.x1 for li in run if _is_left(page, li)]
    right = [li.x0 for li in run if not _is_left(page, li)]
    return not left or not right or max(left) < min(right)


def _side_by_side(page: Page, run: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    if not any(PLACED.search(li.text) for li in run):
        return run
    ends = len(run)
    if not any(ADDRESSEES.search(li.text) for li in run):  # they may be longer than the signature beside them
        while ends and _is_left(page, run[ends - 1]):
            ends -= 1
    return [*sorted(run[:ends], key=lambda li: not _is_left(page, li)), *run[ends:]]


def _band(band: list[PrintedLine], middle: float | None) -> list[PrintedLine]:
    return sorted(band, key=lambda li: (middle is not None and li.x0 > middle, li.top, li.x0))


def _gutter(page: Page, lines: list[PrintedLine]) -> float | None:
    """The middle of a gutter with many lines on both sides, else None.

    The head of a document (body left, state motto right) has only a few lines
    a side; two columns of text have many.
    """
    middle = page.width / 2
    left = sum(li.x1 < middle + GUTTER / 2 for li in lines)
    right = sum(li.x0 > middle - GUTTER / 2 for li in lines)
    across = len(lines) - left - right
    return middle if min(left, right) >= 8 and across <= (left + right) / 4 else None
