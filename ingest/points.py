"""The paragraphs of a stretch, each with the number that it begins with."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from policy_lineage.ingest.outline import Stretch
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.sections_marks import Mark, Style, mark_of
from policy_lineage.ingest.sections_parts import pattern

LONGEST_LINK = 120  # characters


class Point(NamedTuple):
    """Reading characters `start` to `end` are the words of a paragraph; the number stands from `begin` on."""

    begin: int
    start: int
    end: int
    style: Style
    number: str | None


def points_of(reading: Reading, stretch: Stretch) -> Iterator[Point]:
    """The paragraphs of running text in `stretch`, also the rest of one whose heading ends before it."""
    paragraphs = reading.paragraphs
    first = max(0, bisect_right(paragraphs, stretch.start, key=lambda p: p.start) - 1)
    for i in range(first, len(paragraphs)):
        paragraph = paragraphs[i]
        if paragraph.start >= stretch.end:
            return
        if paragraph.kind != "text" or paragraph.end <= stretch.start:
            continue
        if paragraph.start < stretch.start:
            yield from _rest(reading, stretch.start, min(paragraph.end, stretch.end))
            continue
        mark = mark_of(reading, i)
        if mark.end > mark.start and not _is_of_page(reading, mark):
            yield Point(mark.begin, mark.start, min(mark.end, stretch.end), mark.style, mark.number)


def _is_of_page(reading: Reading, mark: Mark) -> bool:
    """Whether a paragraph is a link of the web page: "Xem chi tiết văn bản tại đây"."""
    if mark.style != Style.NONE or mark.end - mark.start > LONGEST_LINK:
        return False
    return pattern("page").match(reading.lower[mark.start : mark.end]) is not None


def _rest(reading: Reading, start: int, end: int) -> Iterator[Point]:
    """What stands after a heading in the same paragraph."""
    while start < end and reading.text[start] in " :.-":
        start += 1
    if start < end:
        yield Point(start, start, end, Style.NONE, None)
