"""What the rules on doubtful places look at, and how a doubtful place is put into words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_vocabulary import Lexicon, Vocabulary
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Paragraph, Reading
from policy_lineage.ingest.values import Anomaly, Extraction, Severity, Span


class Cell(NamedTuple):
    """One cell of a table row: its words and their characters in the reading text."""

    text: str
    start: int
    end: int


class TableRow(NamedTuple):
    """One printed row, the words of each cell; `header` is the row of headings above it, None above the first."""

    words: tuple[str, ...]
    start: int
    end: int
    header: tuple[str, ...] | None


@dataclass(frozen=True)
class Material:
    """The text, its parts, and what was read in it."""

    reading: Reading
    outline: Outline
    found: Extraction
    lexicon: Lexicon  # the words that rules look for

    @cached_property
    def kinds(self) -> dict[str, list[Paragraph]]:
        """The paragraphs of each kind."""
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.reading.paragraphs:
            found.setdefault(paragraph.kind, []).append(paragraph)
        return found

    def of_kind(self, kind: str) -> list[Paragraph]:
        """The paragraphs of one kind: "text", "row", "footnote", "furniture"."""
        return self.kinds.get(kind, [])

    @cached_property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of tables, without separators and rows of column numbers."""
        return tuple(_rows(self.reading, self.of_kind("row")))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Where the words stand that rules look for, and those whose neighbours raise a doubt."""
        return self.lexicon.vocabulary(self.reading.lower)


Rule = Callable[[Material], Iterator[Anomaly]]


def flag(rule: str, where: Span, **words: object) -> Anomaly:
    """The doubtful place `where`, put into the words of data/anomalies.yaml."""
    entry = rules("anomalies")["rules"][rule]
    return Anomaly(rule, Severity(entry["severity"]), entry["what"].format(**words), where)


HEADING = re.compile(r"(?:^|\|) ?(?:tt|stt|chỉ tiêu|đơn vị|kế hoạch|nội dung|số ký hiệu)", re.MULTILINE)
SEPARATOR = re.compile(r"[-|:+= ]*$")


def _rows(reading: Reading, paragraphs: list[Paragraph]) -> Iterator[TableRow]:
    header: tuple[str, ...] | None = None
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        low, high = _within(reading.text, start, end)
        printed = reading.text[low:high]
        words = tuple(map(str.strip, printed.split("|")))
        if SEPARATOR.match(printed) or all(w.strip("() ").isdigit() for w in words if w):
            continue
        if len(HEADING.findall(reading.lower, start, end)) >= 2:
            header = words
            yield TableRow(words, start, end, None)
        else:
            yield TableRow(words, start, end, header)


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """The characters of a row between its outer strokes."""
    low = start + (text[start] == "|")
    return low, end - (text[end - 1] == "|" and end - 1 > low)


def cells(reading: Reading, row: TableRow) -> tuple[Cell, ...]:
    """The cells of a row with their places."""
    low, high = _within(reading.text, row.start, row.end)
    found = []
    for printed in reading.text[low:high].split("|"):
        begin = low + len(printed) - len(printed.lstrip())
        found.append(Cell(printed.strip(), begin, begin + len(printed.strip())))
        low += len(printed) + 1
    return tuple(found)
