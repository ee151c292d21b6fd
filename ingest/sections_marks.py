"""The number that a paragraph begins with: its style, the number as printed, where the words begin."""

import re
from enum import IntEnum
from typing import NamedTuple

from policy_lineage.ingest.paragraphs_glued import UPPER
from policy_lineage.ingest.reading import Reading


class Style(IntEnum):
    """Styles of numbering from the outermost to the innermost."""

    PART = 0  # PHẦN THỨ NHẤT
    CHAPTER = 1  # Chương II
    LETTER = 2  # A. ĐẶC ĐIỂM
    ROMAN = 3  # II. NHIỆM VỤ
    ARTICLE = 4  # Điều 3.
    ARABIC = 5  # 4.
    DECIMAL = 6  # 3.4.
    SMALL = 12  # a)
    PAREN = 13  # 1)
    POINT = 14  # (1)
    BULLET = 15  # -
    NONE = 16


class Mark(NamedTuple):
    """Paragraph `index` begins with `number`; its words are reading characters `start` to `end`."""

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs here
    style: Style
    number: str | None
    depth: int  # of a decimal number: 3.4.1 is 3
    begin: int
    start: int
    end: int


MARK = re.compile(
    rf"""(?P<part>(?:PHẦN|Phần)\s(?:[Tt]hứ\s\w+|THỨ\s\w+|[IVX]+|\d{{1,2}}|[A-HĐ]))(?:\s?[.:-]\s?|\s|$)
      |(?P<chapter>(?:CHƯƠNG|Chương|MỤC|Mục)\s(?:[IVXLC]+|\d{{1,2}}))(?:\s?[.:-]\s?|\s(?=[{UPPER}]{{2}})|$)
      |(?P<article>Điều\s\d{{1,3}}[a-z]?)\s?[.:]\s?
      |(?P<romandec>[IVX]{{1,5}}(?:\.\d{{1,2}}){{1,3}})\.?\s
      |(?P<roman>(?!V/V\b)[IVX]{{1,6}})(?:\s?[.)/]\s?|\s?-\s?|\s(?=[{UPPER}]{{2}}))(?=["“*]*[^\W\d_])
      |(?P<letter>[A-HĐ])(?:\s?[.)/]\s?|\s-\s)(?=[{UPPER}]{{2}})
      |(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:[.)]?\s(?:-\s)?|[.)](?=[^\W\d_])|-\s?)(?=["“*_]*[{UPPER}])
      |(?P<paren>\d{{1,3}})\s?\)\s?(?=["“*_]*[^\W\d_])
      |(?P<arabic>\d{{1,3}})(?:\s?\.\s?|/(?!\s?[{UPPER}]\w{{0,5}}-)\s?|\s?-\s|\.-\s?)(?=["“*_]*[^\W\d_])
      |(?P<small>[a-zđ](?:\.?\d)?)(?:\s?[.)]\s?|/\s)(?=["“*_]*[^\W\d_])
      |(?P<point>\((?:\d{{1,3}}|[a-zđ]|[ivx]{{1,4}})\))\s?
      |(?P<bullet>[-+*•●▪◦○■□►➢✓\uf0b7\uf02d])\s?
    """,
    re.VERBOSE,
)
STYLES = {
    "part": Style.PART,
    "chapter": Style.CHAPTER,
    "letter": Style.LETTER,
    "roman": Style.ROMAN,
    "romandec": Style.DECIMAL,
    "article": Style.ARTICLE,
    "paren": Style.PAREN,
    "arabic": Style.ARABIC,
    "decimal": Style.DECIMAL,
    "small": Style.SMALL,
    "point": Style.POINT,
    "bullet": Style.BULLET,
}
EMPHASIS = re.compile(
    r"(?:\*\*|__|#{1,6} |<(?:b|i|strong|em)>|\*(?=\d{1,2}[.)]|[IVX]{1,5}\.|[a-zđ]\)))+\s?"
)  # mark-up before a number


STARS = re.compile(r"(?:[*_]+\s?)?")  # "**1. **Tổ chức": its end after the number


def mark_of(reading: Reading, index: int) -> Mark:
    """The number that paragraph `index` begins with; style NONE where it begins with words."""
    paragraph = reading.paragraphs[index]
    begin, end = paragraph.start, paragraph.end
    emphasis = EMPHASIS.match(reading.text, begin, end)
    at = emphasis.end() if emphasis else begin
    found = MARK.match(reading.text, at, end)
    if not found or paragraph.kind != "text":
        return Mark(index, Style.NONE, None, 0, begin, at, end)
    style = STYLES[found.lastgroup or ""]
    number = found.group(found.lastgroup or "")
    start = STARS.match(reading.text, found.end(), end).end() if emphasis else found.end()  # type: ignore[union-attr]
    return Mark(index, style, number, number.count(".") + 1, at, start, end)


def marks_of(reading: Reading) -> list[Mark]:
    """The marks of all paragraphs of running text; rows, footnotes and page marks have none."""
    kinds = ("text", "row")
    return [mark_of(reading, i) for i, p in enumerate(reading.paragraphs) if p.kind in kinds and p.end > p.start]


def rank(mark: Mark) -> int:
    """How far inside a mark stands: the greater, the further.

    A decimal number of two places is inside an Arabic one, "II.1" is its equal.
    """
    if mark.style != Style.DECIMAL:
        return int(mark.style)
    return Style.ARABIC + mark.depth - (2 if (mark.number or "")[0] in "IVX" else 1)


ALPHABET = "abcdđeghiklmnopqrstuvxy"


def follows(before: Mark, mark: Mark) -> bool:
    """Whether `mark` counts on from `before`: 3 after 2, 2.4 after 2.3, đ after d."""
    one, other = before.number or "", mark.number or ""
    if one[:1].isalpha() and len(one) == len(other) == 1:
        return other in ALPHABET[1:] and ALPHABET.index(other) - 1 == ALPHABET.find(one)
    (head, _, last), (other_head, _, other_last) = one.rpartition("."), other.rpartition(".")
    return head == other_head and last.isdigit() and other_last.isdigit() and int(other_last) == int(last) + 1
