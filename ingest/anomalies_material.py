"""What the rules on doubtful places look at, and how a doubtful place is put into words."""

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
    """One printed row; `header` is the row of headings above it, None above the first."""

    cells: tuple[Cell, ...]
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


HEADINGS = ("tt", "stt", "chỉ tiêu", "đơn vị", "kế hoạch", "nội dung", "số ký hiệu")


def _rows(reading: Reading, paragraphs: list[Paragraph]) -> Iterator[TableRow]:
    header: tuple[str, ...] | None = None
    for paragraph in paragraphs:
        cells = tuple(_cells(reading.text, paragraph.start, paragraph.end))
        words = [c.text for c in cells]
        if all(not w.strip("|-:+= ") for w in words) or all(w.strip("() ").isdigit() for w in words if w):
            continue
        if sum(w.lower().startswith(HEADINGS) for w in words) >= 2:
            header = tuple(words)
            yield TableRow(cells, paragraph.start, paragraph.end, None)
        else:
            yield TableRow(cells, paragraph.start, paragraph.end, header)


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells between the strokes of one row."""
    low = start + (text[start] == "|")
    high = end - (text[end - 1] == "|" and end - 1 > low)
    at = low
    while at <= high:
        stop = text.find("|", at, high)
        stop = high if stop < 0 else stop
        words = text[at:stop]
        begin = at + len(words) - len(words.lstrip())
        yield Cell(words.strip(), begin, begin + len(words.strip()))
        at = stop + 1
