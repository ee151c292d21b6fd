"""Where a document speaks of itself: its title and the sentences before its first numbered part."""

import re
from dataclasses import dataclass

from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header

TITLE_WITHIN = 6_000
OPENING_WITHIN = 5_000
TITLE_HEAD = 60  # characters of the title that are looked for
FIRST_PART = re.compile(r"(?:^|\n|(?<=[:;.]))\s?(?:phần|chương|mục|điều)?\s?(?:i|1|a)\s?[.\-/):]\s?\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The kind of the document, its title, and where its opening ends; all empty in news and lists."""

    kind: str | None = None
    title_start: int = 0
    title_end: int = 0
    opening_end: int = 0

    def in_title(self, position: int) -> bool:
        """Whether `position` stands in the title."""
        return self.title_start <= position < self.title_end

    def in_opening(self, position: int) -> bool:
        """Whether `position` stands before the first numbered part."""
        return position < self.opening_end


def own_words(reading: Reading, header: Header) -> OwnWords:
    """Where the document that `header` describes speaks of itself."""
    if header.kind is None:
        return OwnWords()
    start, end = _title(reading.lower, header.title)
    part = FIRST_PART.search(reading.text, end, end + OPENING_WITHIN)
    opening_end = part.start() if part else min(len(reading.text), end + OPENING_WITHIN)
    return OwnWords(header.kind.lower(), start, end, opening_end)


def _title(lower: str, title: str | None) -> tuple[int, int]:
    """Where the title stands; (0, 0) where it is not found."""
    if not title:
        return 0, 0
    head = lower[:TITLE_WITHIN].replace("\n", " ")
    wanted = " ".join(title.lower().split())
    start = head.find(wanted[:TITLE_HEAD])
    return (start, start + len(wanted)) if start >= 0 else (0, 0)
