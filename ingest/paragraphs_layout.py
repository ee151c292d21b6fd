"""How the lines of a text are laid out: wrapped at which width, with how many blank lines inside a sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import NamedTuple

SAMPLE = 4000  # lines looked at
WIDEST = 200  # no page is wrapped wider than this
FULL = 0.86
FULL_SENTENCE = 0.93
DIGIT = re.compile("[0-9]")
LINES_A_PAGE = 12  # fewer lines between two lines that are alike are no page
LONGEST_HEAD = 90
NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])[.)]\s\S"
)  # "2. Sở | Tài chính" comes back and heads no page
POINT = re.compile(r"(?:[-+•]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}\.|[a-zđ]\))\s\S")
FEWEST_POINTS = 8
CAPITALS = 1.25  # a capital letter is so much wider than a small one


@dataclass(frozen=True, slots=True)
class Layout:
    """What the first thousands of lines show of the whole text."""

    width: int  # of a full line; 0 where lines are not wrapped
    full: float  # share of the width from which on a line was wrapped, not ended
    full_sentence: float  # the same for a line that ends with a sentence
    gap: int  # blank lines between two lines of one sentence
    loose: bool  # blank lines also stand inside sentences, so they prove nothing
    heads: frozenset[str]  # short lines that come back, digits as 0: running heads
    lengths: frozenset[int] = frozenset()  # the lengths of the running heads
    parted: bool = False  # blank lines stand between paragraphs
    broken: bool = False  # the first lines of points are shorter than the others, as some web pages print them
    strict: bool = False  # and before every point: lines without one between them are one paragraph

    def is_short(self, line: str, following: str, share: float) -> bool:
        """Whether `line` was ended on purpose: the next word would have found room in `share` of the width."""
        room = len(line) * CAPITALS if line.isupper() else len(line)
        word = following.find(" ")
        return room + 1 + (word if word > 0 else len(following)) < self.width * share


class RawLine(NamedTuple):
    """One printed line without the white space round it."""

    text: str
    start: int  # its place in the folded text
    blanks: int  # blank lines before it
    indent: int
    page: bool  # a form feed stands before it


def printed_lines(text: str) -> Iterator[RawLine]:
    """The lines of `text` that are not blank."""
    at = blanks = indent = 0
    page, paged = False, "\x0c" in text
    for line in text.split("\n"):
        if paged and "\x0c" in line:
            page, line = True, line.replace("\x0c", " ")
        stripped = line.strip(" ")
        if stripped:
            indent = len(line) - len(line.lstrip(" ")) if line[0] == " " else 0
            yield RawLine(stripped, at + indent, blanks, indent, page)
            blanks, page = 0, False
        else:
            blanks += 1
        at += len(line) + 1


def layout_of(first: Iterable[RawLine]) -> Layout:
    """The layout that the first lines of a text show."""
    lines = [line for line in first if line.text[0] != "|"]
    inner_pairs = [(a, b) for a, b in pairwise(lines) if b.text[0].islower() and is_open(a.text)]
    inner = [b for _, b in inner_pairs]
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    wrapped = width <= WIDEST and len(inner) * 12 >= len(lines)
    gaps = Counter(line.blanks for line in inner)
    gap = gaps.most_common(1)[0][0] if gaps and wrapped else 0
    loose = wrapped and sum(n for g, n in gaps.items() if g > gap) * 20 > len(inner)
    strict = wrapped and _is_strict(lines, gap)
    parted = strict or _is_parted(lines, gap)
    if wrapped and lengths and _is_exact(inner_pairs, lengths[-1]):
        found = Layout(lengths[-1], 1.0, 1.0, gap, loose, frozenset())
    else:
        full_sentence = FULL if parted else FULL_SENTENCE
        found = Layout(width if wrapped else 0, FULL, full_sentence, gap, loose, frozenset())
    parted = wrapped and parted
    broken = bool(found.width) and _is_broken(lines, found)
    heads = _heads(lines, found)
    lengths_of = frozenset(map(len, heads))
    return replace(found, heads=heads, lengths=lengths_of, parted=parted, strict=strict, broken=broken)


def _is_exact(pairs: list[tuple[RawLine, RawLine]], width: int) -> bool:
    """Whether lines were wrapped by counting characters, as plain text is."""
    exact = sum(len(a.text) + 1 + len(b.text.split(" ", 1)[0]) > width for a, b in pairs)
    return exact * 50 >= len(pairs) * 49


def _is_parted(lines: list[RawLine], gap: int) -> bool:
    """Whether blank lines stand between paragraphs of the text above its addressees; cells of tables prove nothing."""
    ends = [b for a, b in pairwise(_body(lines)) if b.text[0].isupper() and not is_open(a.text)]
    return sum(b.blanks > gap for b in ends) * 10 >= len(ends) * 6


def _body(lines: list[RawLine]) -> Iterator[RawLine]:
    """The lines above the addressees."""
    return takewhile(lambda line: not line.text.startswith("Nơi nhận"), lines)


def _unaddressed(lines: list[RawLine], gap: int) -> Iterator[RawLine]:
    """The lines without the addressees, which end before a blank line: an annex may come after them."""
    addressed = False
    for line in lines:
        if line.text.startswith("Nơi nhận"):
            addressed = True
        elif addressed and line.blanks > gap:
            addressed = False
        if not addressed:
            yield line


def _is_strict(lines: list[RawLine], gap: int) -> bool:
    """Whether blank lines stand before nearly every point of the text above its addressees, or of all but these."""
    return any(_are_parted(some, gap) for some in (_body(lines), _unaddressed(lines, gap)))


def _are_parted(lines: Iterable[RawLine], gap: int) -> bool:
    points = [line.blanks > gap for line in lines if POINT.match(line.text)]
    return len(points) >= FEWEST_POINTS and sum(points) * 10 >= len(points) * 9


def _is_broken(lines: list[RawLine], layout: Layout) -> bool:
    """Whether many points go on with a small letter after a first line that had room for more."""
    points = [(a.text, b.text) for a, b in pairwise(lines) if POINT.match(a.text)]
    short = sum(b[0].islower() and is_open(a) and layout.is_short(a, b, FULL) for a, b in points)
    return short >= FEWEST_POINTS and short * 4 >= len(points)


def is_open(line: str) -> bool:
    """Whether a line that ends like this leaves its sentence unfinished."""
    last = line[-1]
    if last in "\u201d\"'\u2019)]":
        last = line[-2:-1]
    return last not in ".;:?!\u2026" or line.endswith(("TP.", "Tp.", "số:"))


def head_key(line: str) -> str:
    """A running head without its page and issue numbers."""
    return DIGIT.sub("0", line)


def _heads(lines: list[RawLine], layout: Layout) -> frozenset[str]:
    """Lines that come back on at least three pages and could be running heads."""
    last: dict[str, int] = {}
    pages: Counter[str] = Counter()
    for number, (line, following) in enumerate(pairwise(lines)):
        if (
            not 4 <= len(line.text) <= LONGEST_HEAD
            or line.text[0] in "-+*|("
            or NUMBER.match(line.text)
            or line.text == "Điều"
        ):
            continue
        key = head_key(line.text)
        if number - last.get(key, -LINES_A_PAGE) >= LINES_A_PAGE and _may_head(line.text, following.text, layout):
            pages[key] += 1
            last[key] = number
    return frozenset(k for k, n in pages.items() if n >= 3 and any(c.isalpha() for c in k))


def _may_head(line: str, following: str, layout: Layout) -> bool:
    """Whether a line may stand by itself: a full one with small letters is a piece of a sentence."""
    if " " not in line and not line.isupper():  # "Điều", "Thời": pieces of sentences
        return False
    return not layout.width or line.isupper() or layout.is_short(line, following, layout.full)
