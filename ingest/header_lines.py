"""The first lines of a text, put together where a narrow column broke them."""

import re
from dataclasses import dataclass

from policy_lineage.ingest.catalog import fold, province_names
from policy_lineage.ingest.reading import Paragraph, Reading

MOST_LINES = 60
MOST_CHARACTERS = 9_000
LONGEST = 1_500
MOST_PIECES = 4
# "CỘNG HÒA XÃ" before "HỘI CHỦ NGHĨA …", "ỦY BAN NHÂN" before "DÂN", "Số:" before "12/KH-UBND", "Huế, ngày" before "5"
BROKEN = re.compile(
    r"(?:^(?:ủy|ủy ban|ủy ban nhân|hội đồng|hội đồng nhân)"
    r"|(?:^|\W)cộng(?: h[òo]a(?: xã(?: hội(?: chủ(?: nghĩa(?: việt)?)?)?)?)?)?"
    r"|(?:^|\W)số ?:?|, ?ngày(?: \d{1,2}(?: tháng(?: \d{1,2}(?: năm)?)?)?)?)\W*$"
)
DATED = re.compile(r"(?P<rest>[^\W\d_]+(?: [^\W\d_]+)?), ?ngày")
MARKS = " *_#"


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line near the beginning, without marks of emphasis."""

    text: str
    lower: str  # with tones on the first vowel
    start: int  # in the reading text


def head_lines(reading: Reading) -> list[HeadLine]:
    """The first lines of running text."""
    lines: list[HeadLine] = []
    taken = -1
    for i, p in enumerate(reading.paragraphs):
        if len(lines) >= MOST_LINES or p.start > MOST_CHARACTERS:
            break
        if p.kind == "text" and i > taken:
            taken = _last_piece(reading, i)
            end = min(reading.paragraphs[taken].end, p.start + LONGEST)
            raw = reading.text[p.start : end].replace("\n", " ")
            text = raw.strip(MARKS)
            if text:
                lines.append(HeadLine(text, fold(text.lower()), p.start + raw.index(text)))
    return lines


def _last_piece(reading: Reading, first: int) -> int:
    """The last paragraph of the line that begins with paragraph `first`."""
    last = first
    while last + 1 < len(reading.paragraphs) and last - first < MOST_PIECES:
        following = reading.paragraphs[last + 1]
        if following.kind != "text" or not _goes_on(_words(reading, first, last), _words(reading, last + 1, last + 1)):
            break
        last += 1
    return last


def _words(reading: Reading, first: int, last: int) -> str:
    pieces: tuple[Paragraph, Paragraph] = (reading.paragraphs[first], reading.paragraphs[last])
    return reading.text[pieces[0].start : min(pieces[1].end, pieces[0].start + LONGEST)].replace("\n", " ")


def _goes_on(line: str, following: str) -> bool:
    """Whether a line is not complete without the one below it."""
    if not any(c.isalpha() for c in line) or not any(c.isalnum() for c in following):
        return False
    if line.lstrip().startswith("**") and line.count("**") == 1:
        return following.rstrip().endswith("**") and following.count("**") == 1
    return BROKEN.search(fold(line.lower())) is not None or _is_place(line.strip(MARKS), following)


def _is_place(line: str, following: str) -> bool:
    """Whether "Cao" and "Bằng, ngày 5 ..." make the name of a province together."""
    rest = DATED.match(fold(following.strip(MARKS).lower()))
    return rest is not None and f"{fold(line.lower())} {rest['rest']}" in province_names()
