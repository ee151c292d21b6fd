"""The first lines of a text, as its words make them: without mottoes, put together where a line was broken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from policy_lineage.ingest.catalog import fold, kinds
from policy_lineage.ingest.header_cuts import date_span, motto_spans
from policy_lineage.ingest.header_misread import repaired
from policy_lineage.ingest.header_phrases import is_body, is_cut, is_kind, is_office
from policy_lineage.ingest.reading import Paragraph, Reading

MOST_LINES = 60
MOST_CHARACTERS = 9_000
LONGEST = 1_500
MOST_PIECES = 6
# "Số:" before "12/KH-UBND", "Số: 12/KH -" before "UBND", "Huế, ngày" before "5", "CỦA" before "BAN THƯỜNG VỤ"
BROKEN = re.compile(
    r"(?:(?:^|\W)s[ốôổ] ?:?(?: ?\d{1,3})?|(?:^|\W)s[ốôổ] ?:? ?\d+ ?/[a-zđ\d/-]* ?-"
    r"|(?:^|\s)khóa|^của|^về|^về việc|^v/v|^tm\.?|^t/m\.?|(?:^|\s)(?:kt|tl|tuq|q)\."
    r"|, ?ngày(?: \d{1,2}(?: tháng(?: \d{1,2}(?: năm)?)?)?)?)[^\w-]*$"
)
# how such a line ends, so that few lines are looked at closely
LAST_WORD = re.compile(r"(?:s[ốôổ]|khóa|của|về|việc|v/v|tm|t/m|kt|tl|tuq|q|ngày|tháng|năm|\d|-)[^\w-]*$")
NOT_OF_NAME = re.compile(r"[\d,.:;/()]|\b(?:khóa|kỳ họp|hỏa tốc|khẩn|mật|dự thảo|bản sao|về|v/v|số|của)\b")
NAMED_BY_TASK = re.compile(r"(?:ban chỉ đạo|tổ công tác|hội đồng (?!nhân dân)|ủy ban (?!nhân dân))")  # "… về du lịch"
MOST_NAME_WORDS = 6
MARKS = " *_#|"
ALPHANUMERIC = re.compile(r"[^\W_]")
CELL_END = re.compile(r" ?(?:\||<br ?/?>) ?")
BODY_WORD = re.compile(r" (?=(?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Chủ tịch) )")
LONGEST_BODY = 70


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line near the beginning, without marks of emphasis."""

    text: str
    lower: str  # with tones on the first vowel
    start: int  # in the reading text
    apart: bool = False  # a blank line or a rule stands before it


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed line or a part of one: characters `start` to `end` of the reading text."""

    text: str  # with its marks
    start: int
    end: int
    blank: bool  # a blank line stands before it
    ruled: bool  # a line without words stands before it


def head_lines(reading: Reading) -> list[HeadLine]:
    """The first lines of running text."""
    return put_together(_pieces(reading))[:MOST_LINES]


def tail_lines(reading: Reading, first: int, most: int) -> list[HeadLine]:
    """Up to `most` paragraphs from paragraph `first` on, as lines."""
    return put_together(_without_rules(reading, _printed(reading, reading.paragraphs[first : first + most])))


def _pieces(reading: Reading) -> Iterator[Piece]:
    """The lines of the head without the mottoes, the date line by itself."""
    head = reading.text[:MOST_CHARACTERS]
    gone = motto_spans(head)
    kept = date_span(head, gone)
    paragraphs = [p for p in reading.paragraphs[: MOST_LINES * 3] if p.start <= MOST_CHARACTERS]
    columns = _in_columns(reading, paragraphs, [*gone, *([kept] if kept else [])])
    return _without_rules(reading, _unglued(reading.text, _cut(_printed(reading, columns), gone, kept)))


def _in_columns(reading: Reading, paragraphs: list[Paragraph], marks: list[tuple[int, int]]) -> Iterator[Paragraph]:
    """The paragraphs; rows above the last motto or date cell by cell, and a paragraph with the date line by line."""
    last = max((end for _, end in marks), default=0)
    for p in paragraphs:
        if p.kind == "row" and p.start < last:
            yield from _parts(
                p, (m.span() for m in CELL_END.finditer(reading.text, p.start, min(p.end, p.start + LONGEST)))
            )
        elif p.kind == "text" and any(p.start < end and start < p.end for start, end in marks):
            yield from _parts(p, ((at, at + 1) for at in _line_breaks(reading, p)))
        else:
            yield p


def _parts(p: Paragraph, cuts: Iterable[tuple[int, int]]) -> Iterator[Paragraph]:
    """The stretches of a paragraph between the cuts."""
    at = p.start
    for start, end in cuts:
        if at < start:
            yield Paragraph(at, start, "text")
        at = end
    if at < p.end:
        yield Paragraph(at, p.end, "text")


def _line_breaks(reading: Reading, p: Paragraph) -> Iterator[int]:
    """The spaces of a paragraph that are line breaks in the source."""
    source = reading.source.text
    at = reading.text.find(" ", p.start, min(p.end, p.start + LONGEST))
    while at >= 0:
        if "\n" in source[reading.at(at - 1) : reading.at(at + 1)]:
            yield at
        at = reading.text.find(" ", at + 1, min(p.end, p.start + LONGEST))


def _printed(reading: Reading, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, those that begin in capitals line by line as printed: a narrow column breaks names anywhere."""
    for p in paragraphs:
        at = p.start
        if p.kind == "text" and p.end - p.start <= LONGEST:
            loud = reading.text[at : at + 3].isupper()
            for space in _line_breaks(reading, p) if loud else ():
                if not reading.text[at:space].isupper():
                    break
                yield Paragraph(at, space, p.kind)
                at = space + 1
            if (cut := _issuer_below(reading, at, p.end)) is not None:
                yield Paragraph(at, cut, p.kind)
                at = cut + 1
        yield Paragraph(at, p.end, p.kind)


# "QUYẾT ĐỊNH BAN HÀNH QUY CHẾ CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … Căn cứ …" in one line
GROUNDS_GLUED = re.compile(r" (?=(?:Căn cứ|Thực hiện|Xét|Theo|Kính gửi|Để|Nhằm|Điều 1) )")
ISSUER_GLUED = re.compile(
    r"(?<!CHỦ TỊCH) (?=(?:CHỦ TỊCH )?(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND) )"
)


def _unglued(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, a head in one line cut before who issues and before the grounds."""
    for p in paragraphs:
        at = p.start
        end = min(p.end, at + LONGEST)
        cuts = {*_glued_cuts(text, at, end), *_round_rules(text, at, end)} if p.kind == "text" else set()
        for cut in sorted(cuts):
            yield Paragraph(at, cut, p.kind)
            at = cut + 1
        yield Paragraph(at, p.end, p.kind)


RULE_INSIDE = re.compile(r" (?=-{3,} )|(?<=---) ")


def _round_rules(text: str, start: int, end: int) -> list[int]:
    """The blanks before and after a rule that stands inside a paragraph."""
    return [m.start() for m in RULE_INSIDE.finditer(text, start, end)]


def _glued_cuts(text: str, start: int, end: int) -> list[int]:
    """The blanks where a head in one line goes on with who issues and with the grounds."""
    grounds = GROUNDS_GLUED.search(text, start, end)
    if not grounds or not text[start : grounds.start()].isupper():
        return []
    issuers = list(ISSUER_GLUED.finditer(text, start, grounds.start()))
    last = issuers[-1].start() if issuers else None
    return [*([last] if last is not None else []), grounds.start()]


def _issuer_below(reading: Reading, start: int, end: int) -> int | None:
    """The line break before a last line that is the name of a body: "Ủy ban nhân dân tỉnh" below a title."""
    source = reading.source.text
    for found in BODY_WORD.finditer(reading.text, max(start + 1, end - LONGEST_BODY), end):
        at = found.start()
        printed = "\n" in source[reading.at(at - 1) : reading.at(at + 1)]
        words = reading.lower[at + 1 : end].rstrip()
        if printed and words.replace(" ", "").isalpha() and is_body(fold(words)):
            return at
    return None


def _cut(
    paragraphs: Iterable[Paragraph], gone: list[tuple[int, int]], kept: tuple[int, int] | None
) -> Iterator[Paragraph]:
    """The paragraphs without the stretches `gone`, and with the stretch `kept` as a paragraph of its own."""
    for p in paragraphs:
        at = p.start
        inside = [s for s in (*gone, *([kept] if kept else ())) if s[0] < p.end and s[1] > p.start]
        for start, end in sorted(inside):
            if at < start:
                yield Paragraph(at, start, p.kind)
            if (start, end) == kept and start >= p.start:
                yield Paragraph(start, end, "text")
            at = max(at, end)
        if at < p.end or not inside:
            yield Paragraph(at, p.end, p.kind)


def _without_rules(reading: Reading, paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """The paragraphs with words, each with what stands between it and the one before."""
    blank = ruled = False
    last = 0
    for p in paragraphs:
        raw = reading.text[p.start : min(p.end, p.start + LONGEST)].replace("\n", " ")
        between = reading.source.text[reading.at(max(last - 1, 0)) : reading.at(p.start)] if last else ""
        blank = blank or between.count("\n") > 1
        if p.kind != "text" or not ALPHANUMERIC.search(raw):
            ruled = ruled or bool(raw.strip(" *_"))
        elif raw.strip(MARKS):
            yield Piece(repaired(raw), p.start, p.start + len(raw), blank, ruled)
            blank = ruled = False
        last = p.end


def put_together(pieces: Iterable[Piece]) -> list[HeadLine]:
    """The lines that the pieces make."""
    lines: list[HeadLine] = []
    held: list[Piece] = []
    for piece, after in pairwise([*pieces, None]):
        if piece and held and not (len(held) < MOST_PIECES and _goes_on(held, piece, after)):
            lines.append(_line(held))
            held = []
        if piece:
            held.append(piece)
    return [*lines, _line(held)] if held else lines


def _line(pieces: list[Piece]) -> HeadLine:
    text = _joined(pieces).strip(MARKS)
    if "*" in text and not DIGIT.search(text):  # "V**Ă**N PHÒNG"; a number keeps its place
        text = _without_emphasis(text)
    first = pieces[0]
    margin = len(first.text) - len(first.text.lstrip(MARKS))
    return HeadLine(text, fold(text.lower()), first.start + margin, first.blank or first.ruled)


def _without_emphasis(text: str) -> str:
    """The words without marks, a blank between a kind and a title that only marks part: "**NGHỊ ĐỊNH**Về …"."""
    head, marks, rest = text.lstrip(MARKS).partition("**")
    if marks and fold(head.strip(MARKS).lower()) in kinds():
        text = f"{head} {rest}"
    return " ".join(text.replace("*", "").split())


def _joined(pieces: list[Piece]) -> str:
    """The pieces in one line; marks between them go where no number has to keep its place."""
    if len(pieces) == 1:
        return pieces[0].text
    inner = " " if any(DIGIT.search(p.text) for p in pieces) else MARKS
    last = len(pieces) - 1
    parts = [p.text.lstrip(" " if i == 0 else inner).rstrip(" " if i == last else inner) for i, p in enumerate(pieces)]
    return " ".join(parts)


DIGIT = re.compile(r"\d")
NEAR = 100  # characters on either side of a line break that tell whether it cuts a name


def _goes_on(held: list[Piece], piece: Piece, after: Piece | None) -> bool:
    """Whether the line of the pieces is not complete without the next one."""
    if piece.ruled:
        return False
    line, following = _joined(held), piece.text
    if (
        line.lstrip().startswith("**")
        and line.count("**") == following.count("**") == 1
        and following.rstrip().endswith("**")
    ):
        return True
    words, more = _plain_words(line[-NEAR:]), _plain_words(following[:NEAR])
    if LAST_WORD.search(words[-12:]) and BROKEN.search(words) and not (words.endswith("số") and more[:1].isalpha()):
        return True
    shouted = line.isupper() and following.isupper()
    if (shouted or not piece.blank) and is_cut(words, more):
        return True
    if not shouted or piece.blank or max(len(line), len(following)) > NEAR:
        return False
    opens_next = after is not None and is_cut(more, _plain_words(after.text[:NEAR]))
    return not opens_next and _names_go_on(words, more)


def _plain_words(line: str) -> str:
    words = line.replace("*", "") if "*" in line else line  # "n**ă**m": emphasis inside a word
    return fold(words.lower()).strip(MARKS)


def _names_go_on(line: str, following: str) -> bool:
    """Whether two lines in capitals are the name of one body: "ỦY BAN NHÂN DÂN", "TỈNH X"."""
    if not is_body(line) or is_body(following) or is_kind(following) or is_office(following):
        return False
    words = f"{line}\n{following}".replace("chuyển đổi số", "")  # "số" of it is no number
    if NAMED_BY_TASK.match(line):
        words = words.replace("về ", "")
    return len(following.split()) <= MOST_NAME_WORDS and not NOT_OF_NAME.search(words)
