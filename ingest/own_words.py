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
    titles: tuple[tuple[int, int], ...] = ()  # a page may print the title above the document as well
    opening_end: int = 0
    number: re.Pattern[str] | None = None  # its kind with its number

    def in_title(self, position: int) -> bool:
        """Whether `position` stands in the title."""
        return any(start <= position < end for start, end in self.titles)

    def in_opening(self, position: int) -> bool:
        """Whether `position` stands before the first numbered part."""
        return position < self.opening_end

    def number_in(self, words: str) -> re.Match[str] | None:
        """Where lower-case words name the document by its own number."""
        return self.number.search(words) if self.number else None


def own_words(reading: Reading, header: Header) -> OwnWords:
    """Where the document that `header` describes speaks of itself."""
    if header.kind is None:
        return OwnWords()
    titles = _titles(reading.lower, header.title)
    end = titles[0][1] if titles else 0
    part = FIRST_PART.search(reading.text, end, end + OPENING_WITHIN)
    opening_end = part.start() if part else min(len(reading.text), end + OPENING_WITHIN)
    return OwnWords(header.kind.lower(), titles, opening_end, _number(header))


def _number(header: Header) -> re.Pattern[str] | None:
    """The words "Kế hoạch số 12-KH/TU" in lower case."""
    if not header.kind or not header.code:
        return None
    return re.compile(rf"{re.escape(header.kind.lower())}(?: số:?)? {re.escape(header.code.lower())}(?![\w/-])")


def _titles(lower: str, title: str | None) -> tuple[tuple[int, int], ...]:
    """Where the title stands: its first place, and further ones that begin a line."""
    if not title:
        return ()
    head = lower[:TITLE_WITHIN].replace("\n", " ")
    wanted = " ".join(title.lower().split())
    starts = [m.start() for m in re.finditer(re.escape(wanted[:TITLE_HEAD]), head)]
    return tuple((s, s + len(wanted)) for i, s in enumerate(starts) if not i or lower[s - 1] == "\n")
