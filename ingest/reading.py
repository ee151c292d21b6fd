"""The reading text: the source as a reader sees it, one line a paragraph, with the way back to the source.

Every rule of this package is matched on `Reading.text`, so no rule needs to
know of wrapped lines, page furniture, footnotes in the middle of a sentence,
decomposed letters, no-break spaces or the six kinds of hyphen.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.paragraphs import Part, parts_of
from policy_lineage.ingest.paragraphs_letters import TAIL, Letters, fold_letters
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Diagnostic, Severity, Span


class Paragraph(NamedTuple):
    """Characters `start` to `end` of the reading text, without the line end."""

    start: int
    end: int
    kind: str  # "text" | "row" (of a table) | "footnote" | "furniture"


@dataclass(frozen=True)
class Reading:
    """The reading text of a source.

    `text` is NFC with single spaces, ASCII hyphens and Vietnamese Đ; "\\n" stands
    only between paragraphs. Piece i of it starts at `starts[i]` and stands in
    the folded letters of the source from `origins[i]` on.
    """

    source: SourceText
    text: str
    paragraphs: tuple[Paragraph, ...]
    starts: Sequence[int]
    origins: Sequence[int]
    letters: Letters
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # what several rules read of it

    @cached_property
    def lower(self) -> str:
        """`text` in lower case, of the same length."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(c.lower()[0] for c in self.text)

    @cached_property
    def folded(self) -> str:
        """`lower` with the tones where they are written today ("uỷ" is "ủy"), of the same length."""
        return fold(self.lower)

    def at(self, position: int) -> int:
        """The source offset of the reading character at `position`."""
        i = bisect_right(self.starts, position) - 1
        return self.letters.at(self.origins[i] + position - self.starts[i])

    def in_one_piece(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph stands in the source as it is read, without runs of spaces inside."""
        following = bisect_right(self.starts, paragraph.start)
        return following == len(self.starts) or self.starts[following] >= paragraph.end

    def _ends(self, start: int, last: int) -> tuple[int, int]:
        """The source offsets of the reading characters at `start` and at `last`, mostly of one piece."""
        i = bisect_right(self.starts, start)
        shift = self.origins[i - 1] - self.starts[i - 1]
        if i < len(self.starts) and self.starts[i] <= last:
            return self.letters.at(start + shift), self.at(last)
        if self.letters.composed:
            return self.letters.at(start + shift), self.letters.at(last + shift)
        return start + shift, last + shift

    def span(self, start: int, end: int) -> Span:
        """Reading characters `start` to `end` (not empty) as a span of the source."""
        first, last = self._ends(start, end - 1)
        last += 1
        if first >= last:  # only across the place where footnotes were put
            last = first + 1
        if self.source.text[last : last + 1] >= FIRST_MARK and (tail := TAIL.match(self.source.text, last)):
            last = tail.end()
        return Span(first, last, self.source.text[first:last])

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What was put right in reading, and what cannot be read."""
        from policy_lineage.ingest.tables_stacked import unread_tables  # it reads this text

        yield from unread_tables(self)
        letters = self.letters
        if letters.restored:
            start = letters.at(letters.first)
            what = (
                f"{letters.restored} letters were read as the digits that they look like, or digits as letters "
                f"(l, I, O for 1, 1, 0); the first stands at {start}. Compare those quotations with the source."
            )
            yield Diagnostic("signs-restored", Severity.LOW, what, start, start + 1)


FIRST_MARK = "\u00ad"  # no sign before it belongs to the letter before it
SPACES = re.compile(r" {2,}")


def read(source: SourceText) -> Reading:
    """The reading text of `source`."""
    letters = fold_letters(source.text)
    writer = _Writer()
    paragraphs = tuple(writer.paragraph(part) for part in parts_of(letters.text))
    text = "".join(writer.chunks)
    return Reading(source, text, paragraphs, writer.starts, writer.origins, letters)


class _Writer:
    """Puts the reading text together and keeps where each stretch of it came from."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.starts, self.origins = array("q", [0]), array("q", [0])
        self.length = self.next_origin = 0

    def paragraph(self, part: Part) -> Paragraph:
        """Writes one paragraph and tells where it stands."""
        begin = self.length + 1 if self.length else 0
        for i, (start, text, glue) in enumerate(part.lines):
            before = glue if i else "\n" if self.length else ""
            if "  " in text:
                self._spaced(before, text, start)
            else:
                self._put(before + text, start - len(before))
        return Paragraph(begin, self.length, part.kind)

    def _put(self, text: str, origin: int) -> None:
        if origin != self.next_origin:
            self.starts.append(self.length)
            self.origins.append(origin)
        self.chunks.append(text)
        self.length += len(text)
        self.next_origin = origin + len(text)

    def _spaced(self, before: str, text: str, origin: int) -> None:
        """Writes a line with runs of spaces made one."""
        if before:
            self._put(before, origin - 1)
        at = 0
        for run in SPACES.finditer(text):
            self._put(text[at : run.start() + 1], origin + at)
            at = run.end()
        self._put(text[at:], origin + at)
