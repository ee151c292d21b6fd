"""The reading text: the source as a reader sees it, one line a paragraph, with the way back to the source.

Every rule of this package is matched on `Reading.text`, so no rule needs to
know of wrapped lines, page furniture, footnotes in the middle of a sentence,
decomposed letters, no-break spaces or the six kinds of hyphen.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
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
    pieces = list(_pieces(source.text))
    lines = _lines(pieces)
    return _joined(source, lines)


# letters and signs that are read as another one of the same length
FOLDS = {
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    **dict.fromkeys("\uff0f\u2215\u2044", "/"),
    **dict.fromkeys("\u00d0\u0189", "\u0110"),  # "Q\u00d0/TW": Icelandic and African D for the Vietnamese one
    **dict.fromkeys("\u00f0\u0256", "\u0111"),
}
FOLD_TABLE = {ord(k): v for k, v in FOLDS.items()}
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")  # soft hyphens and marks of no width
LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029\x85]")
SPACES = re.compile(r" {2,}")
CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of folded text that stands in the source from `origin` on."""

    text: str
    origin: int


def _pieces(raw: str) -> Iterator[Piece]:
    """The text in NFC, folded, cut where a letter of the source has another length."""
    if not raw.isascii() and not unicodedata.is_normalized("NFC", raw):
        yield from _composed(raw)
        return
    folded = raw.translate(FOLD_TABLE)
    at = 0
    for gap in UNSEEN.finditer(folded):
        yield Piece(folded[at : gap.start()], at)
        at = gap.end()
    yield Piece(folded[at:], at)


def _composed(raw: str) -> Iterator[Piece]:
    """Pieces of a decomposed text: "ê" + U+0301 becomes one letter, and each such letter ends a piece."""
    start, out = 0, ""
    for cluster in CLUSTER.finditer(raw):
        letter = UNSEEN.sub("", unicodedata.normalize("NFC", cluster.group()).translate(FOLD_TABLE))
        out += letter
        if len(letter) != cluster.end() - cluster.start():
            yield Piece(out, start)
            start, out = cluster.end(), ""
    yield Piece(out, start)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the white space round it, as pieces."""

    pieces: tuple[Piece, ...]
    blank_before: bool

    @property
    def text(self) -> str:
        return "".join(p.text for p in self.pieces)


def _lines(pieces: list[Piece]) -> Iterator[Line]:
    """The printed lines that are not blank, inner runs of spaces made one."""
    current: list[Piece] = []
    blanks = 0
    for piece in pieces:
        at = 0
        for end in LINE_END.finditer(piece.text):
            current.append(Piece(piece.text[at : end.start()], piece.origin + at))
            line = _trimmed(current)
            if line:
                yield Line(line, blanks > 0)
            blanks = 0 if line else blanks + 1
            current, at = [], end.end()
        current.append(Piece(piece.text[at:], piece.origin + at))
    line = _trimmed(current)
    if line:
        yield Line(line, blanks > 0)


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces of one line with single spaces and none at the ends."""
    out: list[Piece] = []
    for piece in pieces:
        at = 0
        for run in SPACES.finditer(piece.text):
            out.append(Piece(piece.text[at : run.start() + 1], piece.origin + at))
            at = run.end()
        out.append(Piece(piece.text[at:], piece.origin + at))
    while out and not out[0].text.lstrip(" "):
        out.pop(0)
    while out and not out[-1].text.rstrip(" "):
        out.pop()
    if not out:
        return ()
    first = out[0].text.lstrip(" ")
    out[0] = Piece(first, out[0].origin + len(out[0].text) - len(first))
    out[-1] = Piece(out[-1].text.rstrip(" "), out[-1].origin)
    return tuple(p for p in out if p.text)


MARKER = re.compile(
    r"""[-+*\u2022\u25cf\uf0b7] | \| | \( (?:\d{1,3}|[a-zđ]) \) | (?:\d{1,2}\.)+\d{0,2}\.?\s | \d{1,3}[.)]\s
      | [IVX]{1,5}[.)-] | [a-zđ]\d?[.)]\s | (?:Điều|Chương|Phần|Mục|Bước)\s[\dIVX]""",
    re.VERBOSE,
)
SENTENCE_END = tuple(".;:?!|\u2026")


def _continues(previous: str, line: Line) -> bool:
    """Whether `line` goes on with the paragraph that ends with `previous`."""
    text = line.text
    if MARKER.match(text) or previous.startswith("|"):
        return False
    if previous.endswith(SENTENCE_END):
        return not line.blank_before and text[0].islower()
    return not line.blank_before or text[0].islower()


def _joined(source: SourceText, lines: Iterator[Line]) -> Reading:
    """The reading of `lines`: those of one paragraph with a space between."""
    out: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    paragraphs: list[Paragraph] = []
    length = begin = 0
    previous = ""
    for line in lines:
        if previous:
            joins = _continues(previous, line)
            if not joins:
                paragraphs.append(Paragraph(begin, length, "row" if out[-1].startswith("|") else "text"))
                begin = length + 1
            out.append(" " if joins else "\n")
            starts.append(length)
            origins.append(line.pieces[0].origin - 1)
            length += 1
        for piece in line.pieces:
            out.append(piece.text)
            starts.append(length)
            origins.append(piece.origin)
            length += len(piece.text)
        previous = line.text
    if length > begin:
        paragraphs.append(Paragraph(begin, length, "text"))
    return Reading(source, "".join(out), tuple(paragraphs), tuple(starts), tuple(origins))
