"""A text with everything that was read in it marked in place: pieces, each with the marks that cover it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from policy_lineage.graph.batch import Relationship
from policy_lineage.graph.slice import Slice

# what a mark is coloured as, by the statement that it proves; the first that covers a piece wins
MARKED_AS = {
    "IMPLEMENTS": "Central",
    "CITES": "Document",
    "SETS_TARGET": "Target",
    "CHARGES": "Duty",
    "RAISES": "Doubt",
    "LED_BY": "Agency",
    "COORDINATED_BY": "Agency",
    "CHARGED_TO": "Agency",
    "ISSUED_BY": "Agency",
    "CARRIES_OUT": "Task",
    "SETS_TASK": "Task",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` prove something; `kind` gives the colour, `statement` what is proved."""

    start: int
    end: int
    kind: str
    statement: Relationship


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the marks on it, innermost first; none for plain text."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the source; `level` is that of a heading, 0 for running text."""

    start: int
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for the outline beside the text."""

    start: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The text in paragraphs; `missing` says (as a key of words.yaml) why there is none."""

    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    missing: str = ""


def marks_of(part: Slice, key: str) -> tuple[Mark, ...]:
    """Every place of a document's text that proves a statement of the slice."""
    here = (r for r in part.relationships if r.properties.get("stated_in") == key and r.type in MARKED_AS)
    marks = [
        Mark(start, end, MARKED_AS[r.type], r)
        for r in here
        if isinstance(start := r.properties.get("start"), int) and isinstance(end := r.properties.get("end"), int)
    ]
    return tuple(sorted(marks, key=lambda m: (m.start, m.end, m.statement.type, m.statement.id)))


def marked_text(text: str, marks: Iterable[Mark], headings: Iterable[Heading] = ()) -> MarkedText:
    """The text cut into paragraphs and pieces; the pieces joined are the text without its line ends."""
    ordered = sorted(marks, key=lambda m: (m.start, m.end))
    heads = tuple(headings)
    levels = {h.start: h.level for h in heads}
    paragraphs, open_marks, following, at = [], [], 0, 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        while following < len(ordered) and ordered[following].start < end:
            open_marks.append(ordered[following])
            following += 1
        open_marks = [m for m in open_marks if m.end > at]
        if line.strip():
            level = next((levels[s] for s in range(at, end) if s in levels), 0) if levels else 0
            paragraphs.append(Paragraph(at, level, _pieces(line.rstrip("\r\n"), at, open_marks)))
        at = end
    return MarkedText(tuple(paragraphs), heads)


def _pieces(line: str, at: int, marks: list[Mark]) -> tuple[Piece, ...]:
    """The line cut wherever a mark begins or ends."""
    end = at + len(line)
    cuts = sorted({at, end, *(c for m in marks for c in (m.start, m.end) if at < c < end)})
    return tuple(Piece(line[a - at : b - at], _covering(marks, a, b)) for a, b in pairwise(cuts))


def _covering(marks: list[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Marks over a piece, the shortest first: a citation inside a task is drawn as a citation."""
    over = [m for m in marks if m.start <= start and m.end >= end]
    return tuple(sorted(over, key=lambda m: (m.end - m.start, list(MARKED_AS).index(m.statement.type))))
