"""The reading text: the source as a reader sees it, one line a paragraph, with the way back to the source.

Every rule of this package is matched on `Reading.text`, so no rule needs to
know of wrapped lines, page furniture, footnotes in the middle of a sentence,
decomposed letters, no-break spaces or the six kinds of hyphen.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `start` to `end` of the reading text, without the line end."""

    start: int
    end: int
    kind: str  # "text" | "row" (of a table) | "footnote" | "furniture"


@dataclass(frozen=True)
class Reading:
    """The reading text of a source.

    `text` is NFC with single spaces, ASCII hyphens and Vietnamese Đ; "\\n" stands
    only between paragraphs. Piece i of the reading text starts at `starts[i]`
    and is the source from `origins[i]` on, character for character up to the
    folds that keep the length.
    """

    source: SourceText
    text: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    @cached_property
    def lower(self) -> str:
        """`text` in lower case, of the same length."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join(c.lower()[0] for c in self.text)

    def at(self, position: int) -> int:
        """The source offset of the reading character at `position`."""
        i = bisect_right(self.starts, position) - 1
        return self.origins[i] + position - self.starts[i]

    def span(self, start: int, end: int) -> Span:
        """Reading characters `start` to `end` (not empty) as a span of the source."""
        first, last = self.at(start), self.at(end - 1) + 1
        return Span(first, last, self.source.text[first:last])


def read(source: SourceText) -> Reading:
    """The reading text of `source`."""
    raise NotImplementedError
