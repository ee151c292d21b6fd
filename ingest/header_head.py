"""The head of a document: its first lines, its number, its date line, its kind and its title."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, kinds
from policy_lineage.ingest.codes import code_at, parse_code, signs
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.reading import Reading

MOST_LINES = 60
MOST_CHARACTERS = 9_000
LONGEST_TITLE = 900
NUMBER = re.compile(r"(?:^|(?<=[^\w ])|(?<=\w)| )S[ốôo] ?[:.]? ?(?=[\d/]|…|\.{2,}|_)")
BLANK_NUMBER = re.compile(r"(?:[….\s_]|\.{2,})*(?:/|-)(?P<sign>[A-ZĐ][\wĐ]*(?:[-/][A-ZĐ][\wĐ]*)*)")
DATE_LINE = re.compile(r"(?:^|[^\w])(?P<place>[^\W\d_][^,\n\d]{2,40}), ?(?=ngày)")
TITLE_START = re.compile(r"(?:về|v/v|ban hành|thực hiện|triển khai|phê duyệt|quy định|sửa đổi|bãi bỏ|công bố|ngừng)\b")
TITLE_END = re.compile(
    r"""(?:kính\sgửi|căn\scứ|theo\sđề\snghị|xét\s|nơi\snhận|để\sthực\shiện|\(?khóa\s|kỳ\shọp|\(?ban\shành\skèm|\(kèm|số\s?:
      |điều\s1|thực\shiện\s.{0,300}\sban\shành|-{3,}|_{3,}|\*{3,}|\#)""",
    re.VERBOSE,
)
OUTLINE_START = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})(?:\.|\)| ?- )\s?\S|Điều \d")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One paragraph near the beginning, without marks of emphasis."""

    text: str
    lower: str  # with tones on the first vowel
    start: int  # in the reading text


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """The number line; `code` is None where the number was left blank."""

    code: str | None
    sign: str | None  # of the kind, "TTr"
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class KindLine:
    """The line that names the kind, and what else stands in it."""

    kind: str
    line: int
    rest: str
    capitals: bool


def head_lines(reading: Reading) -> list[HeadLine]:
    """The first paragraphs of running text."""
    lines: list[HeadLine] = []
    for p in reading.paragraphs:
        if len(lines) >= MOST_LINES or p.start > MOST_CHARACTERS:
            break
        if p.kind == "text":
            raw = reading.text[p.start : min(p.end, p.start + 1500)]
            text = raw.strip(" *_#")
            if text:
                lines.append(HeadLine(text, fold(text.lower()), p.start + raw.index(text)))
    return lines


def find_number(lines: list[HeadLine]) -> OwnNumber | None:
    """The line "Số: 79/KH-UBND", also with other words before or after it, also with the number left blank."""
    for i, line in enumerate(lines[:25]):
        for found in NUMBER.finditer(line.text[:400]):
            if _is_citing(line.lower[: found.start()]):
                continue
            code = code_at(line.text, found.end())
            if code and code.end - code.start < 40:
                sign = parse_code(code.text)
                return OwnNumber(
                    code.text, sign.kind if sign else None, line.start + found.start(), line.start + code.end, i
                )
            blank = BLANK_NUMBER.match(line.text, found.end())
            if blank:
                first = blank["sign"].split("-")[0].split("/")[0]
                known = first if first.casefold() in signs().kinds else None
                return OwnNumber(None, known, line.start + found.start(), line.start + blank.end(), i)
        if OUTLINE_START.match(line.text) or line.lower.startswith("căn cứ"):
            break
    return None


def _is_citing(before: str) -> bool:
    """Whether a word of a kind stands before the number: "Nghị quyết Số 5" is a citation."""
    tail = before.rstrip()
    return any(tail.endswith(word) for word in kinds()) and tail != ""


def find_date(lines: list[HeadLine], last: int) -> tuple[str | None, str]:
    """The date of issue and the place that the date line names."""
    for line in lines[: last + 1]:
        place = DATE_LINE.search(line.text[:500])
        stated = date_at(line.text, place.end()) if place else None
        if place and stated:
            return stated.iso, place["place"]
        if place and re.match(r"ngày ?[….]* ?tháng", line.lower[place.end() :]):
            return None, place["place"]
    return None, ""


@cache
def _kind_line() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in kinds())
    return re.compile(rf"\W*(?P<word>{words})(?!\w)\W?(?P<rest>.*)", re.DOTALL)


def find_kind(lines: list[HeadLine]) -> KindLine | None:
    """The line "KẾ HOẠCH" of a document, or "Quyết định về việc …" as the first line of an extract."""
    for i, line in enumerate(lines[:40]):
        found = _kind_line().match(line.lower)
        if not found or line.text.rstrip().endswith("NÀY"):
            continue
        kind = kinds()[found["word"]].kind
        printed = line.text[found.start("word") : found.end("word")]
        rest = line.text[found.start("rest") :].strip(" :*-.")
        if printed.isupper() and line.text[found.end("word") :].strip() != ":":
            return KindLine(kind, i, rest, capitals=True)
        if i == 0 and _is_first_title(line, rest):
            return KindLine(kind, i, rest, capitals=False)
    return None


def _is_first_title(line: HeadLine, rest: str) -> bool:
    lower = fold(rest.lower())
    return bool(TITLE_START.match(lower)) and rest[:1].islower() and line.text[-1] not in ".!?:" and len(rest) < 700


def find_title(lines: list[HeadLine], kind: KindLine) -> tuple[str | None, int]:
    """The words after the kind, and the line where they end."""
    words: list[str] = []
    rest = "" if kind.rest.upper().startswith(("CỦA ", "SỐ")) else kind.rest
    if rest:
        words.append(rest)
    last = kind.line
    if rest and not kind.capitals:
        return rest, last
    for i, line in enumerate(lines[kind.line + 1 : kind.line + 8], kind.line + 1):
        if not words and _is_between(line):
            continue
        if not _is_title_line(line, first=not words) or sum(map(len, words)) + len(line.text) > LONGEST_TITLE:
            break
        words.append(line.text)
        last = i
    return (" ".join(words).strip(" -*.") or None), last


def _is_between(line: HeadLine) -> bool:
    """Whether a line between the kind and the title may be passed over: "CỦA BAN CHẤP HÀNH …", "*"."""
    return line.lower.startswith("của ") or not any(c.isalpha() for c in line.text)


def _is_title_line(line: HeadLine, *, first: bool) -> bool:
    if TITLE_END.match(line.lower) and not (first and line.lower.startswith("thực hiện")):
        return False
    if line.text[-1] in ".;:" or OUTLINE_START.match(line.text):
        return False
    if is_body_line(line) or DATE_LINE.match(line.text):
        return False
    return first or line.text[0].islower() or TITLE_START.match(line.lower) is not None or line.text.isupper()


def find_subject(lines: list[HeadLine], last: int) -> str | None:
    """The subject of a letter: "V/v trình hồ sơ …"."""
    for line in lines[: last + 1]:
        at = line.lower.find("v/v")
        if at >= 0:
            return line.text[at:].strip()
    return None


@cache
def _mottoes() -> re.Pattern[str]:
    return re.compile(data.rules("header")["mottoes"]["pattern"].lstrip("^"))


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(data.rules("header")["bodies"]["pattern"])


def without_motto(line: HeadLine) -> str:
    """A line of the head without the national motto and the number that share it in two columns."""
    text = line.text
    motto = _mottoes().search(line.lower)
    if motto:
        text = f"{text[: motto.start()]} {text[motto.end() :]}"
    number = NUMBER.search(text)
    return (text[: number.start()] if number else text).strip(" *-")


def is_body_line(line: HeadLine) -> bool:
    """Whether a whole line is the name of a body."""
    words = fold(without_motto(line).lower())
    shouted = line.text.isupper() or len(words) < 90
    return bool(words) and shouted and words[-1] not in ".;:," and _bodies().match(words) is not None
