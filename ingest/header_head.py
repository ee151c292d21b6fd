"""The head of a document: its number, its date line and its kind."""

import re
from dataclasses import dataclass, replace
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, kinds, plain
from policy_lineage.ingest.codes import code_at, parse_code, signs
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.header_lines import HeadLine
from policy_lineage.ingest.header_phrases import is_body
from policy_lineage.ingest.header_reprint import is_reprint
from policy_lineage.ingest.patterns import CAPITAL

LONGEST_NUMBER = 40
NUMBER = re.compile(r"(?:^|(?<=[^\w ])|(?<=\w)| )(?:S[ốôổo]|SỐ) ?[:.;]? ?(?=[\d/-]|…|\.{2,}|_)")
SIGNS = r"[A-ZĐ][\wĐ]*(?:[-/][A-ZĐ][\wĐ]*)"
BLANK_NUMBER = re.compile(rf"[….\s_-]*(?:[/-] ?(?P<sign>{SIGNS}*)|(?P<bare>{SIGNS}+))")
SPACED = re.compile(r"\d{1,3}(?P<gap> )(?=\d{1,3} ?[/-])")  # a scan reads "31 07/QĐ-UBND"
DATE_LINE = re.compile(r"(?:^|[^\w/-])(?P<place>[^\W\d_][^,\n\d]{2,40}), ?(?=ngày)")
# a line of its own, "Hà Nội ngày 01 tháng 12 năm 2031"
WITHOUT_COMMA = re.compile(
    rf"(?P<place>[{CAPITAL}][\w.]*(?: (?:[{CAPITAL}][\w.]*|phố|-)){{0,4}}) "
    r"(?=ngày \d{1,2} tháng \d{1,2} năm \d{4}\W*$)"
)
TITLE_START = re.compile(r"(?:về|v/v|ban hành|thực hiện|triển khai|phê duyệt|quy định|sửa đổi|bãi bỏ|công bố|ngừng)\b")
OUTLINE_START = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})(?:\.|\)| ?- )\s?\S|Điều \d")


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


def find_number(lines: list[HeadLine]) -> OwnNumber | None:
    """The line "Số: 79/KH-UBND", also with other words before or after it, also with the number left blank."""
    for i, line in enumerate(lines[:25]):
        if (law := LAW_NUMBER.match(line.text)) and (number := _number_at(line, i, law)):
            return number
        for found in NUMBER.finditer(line.text[:400]):
            if _is_citing(line, found.start()) or (not found.start() and i and _goes_on_citing(lines[i - 1])):
                continue
            if number := _number_at(line, i, found) or _blank_at(line, i, found):
                return number
        heads = OUTLINE_START.match(line.text) and not _is_numbered_body(line)
        if heads or line.lower.startswith("căn cứ"):
            break
    return _beside_kind(lines)


PAGE = re.compile(r"\d{1,2}\. ?")


def _is_numbered_body(line: HeadLine) -> bool:
    """Whether the number of a page or of a slide stands before the head: "1. ỦY BAN NHÂN DÂN"."""
    page = PAGE.match(line.text)
    return page is not None and line.text.isupper() and is_body(fold(line.lower[page.end() :]))


def _number_at(line: HeadLine, i: int, found: re.Match[str]) -> OwnNumber | None:
    """The number after the word "Số"."""
    text, start = line.text, found.end()
    spaced = SPACED.match(text, start)
    code = code_at(text, spaced.end() if spaced else start)
    if not code or code.end - code.start >= LONGEST_NUMBER:
        return None
    printed = text[start : spaced.start("gap")] + code.text if spaced else code.text
    sign = parse_code(printed)
    return OwnNumber(printed, sign.kind if sign else None, line.start + found.start(), line.start + code.end, i)


def _blank_at(line: HeadLine, i: int, found: re.Match[str]) -> OwnNumber | None:
    """The signs after a number that was left blank: "Số:    /KH-UBND"."""
    blank = BLANK_NUMBER.match(line.text, found.end())
    if not blank:
        return None
    first = re.split("[-/]", blank["sign"] or blank["bare"])[0]
    known = first if first.casefold() in signs().kinds else None
    return OwnNumber(None, known, line.start + found.start(), line.start + blank.end(), i)


KIND_WITH_NUMBER = re.compile(r"\W*(?P<kind>[^\W\d_]+(?: [^\W\d_]+){0,3}?)(?: số ?:?)? (?=\d)")
AFTER_NUMBER = re.compile(r"\W*(?:$|(?:thực hiện|triển khai|về|v/v|ban hành|của|ngày)(?!\w))", re.IGNORECASE)


def _beside_kind(lines: list[HeadLine]) -> OwnNumber | None:
    """The number in the line of the kind, "KẾ HOẠCH 12-KH/TU", or alone below the name of a body."""
    for i, line in enumerate(lines[:25]):
        kind = KIND_WITH_NUMBER.match(line.lower[:80])
        named = i > 0 and kind is not None and kind["kind"] in kinds() and line.text[: kind.end("kind")].isupper()
        at = kind.end() if kind and named else 0
        alone = i > 0 and line.text[:1].isdigit() and is_body_line(lines[i - 1])
        code = code_at(line.text, at) if named or alone else None
        if code and AFTER_NUMBER.match(line.text, code.end) and (sign := parse_code(code.text)):
            return OwnNumber(code.text, sign.kind, line.start + at, line.start + code.end, i)
    return None


LAW_NUMBER = re.compile(r"(?:Luật|LUẬT) (?:số|SỐ) ?: ?(?=\d)")
LONGEST_BEFORE = 90


def _is_citing(line: HeadLine, at: int) -> bool:
    """Whether a citation stands at `at`: after the word of a kind, "các Quyết định: Số 5", or inside a sentence."""
    tail = line.lower[:at].rstrip(" :")
    if any(tail.endswith(word) for word in kinds()):
        return True
    return at > LONGEST_BEFORE and not line.text[:at].isupper() and not is_body(tail)


# "TRIỂN KHAI THỰC HIỆN KẾ HOẠCH | SỐ 5-KH/TU NGÀY …": a title broken before the number of what it carries out
CITED_AT_END = re.compile(r"(?<!\w)(?:(?:thực hiện|triển khai|thi hành|cụ thể h(?:óa|oá)) )+(?P<kind>[^\d,.;:]{4,40})$")


def _goes_on_citing(above: HeadLine) -> bool:
    """Whether the line above ends with the kind of a document that it carries out."""
    found = CITED_AT_END.search(above.lower[-90:].rstrip(" *"))
    return found is not None and found["kind"] in kinds()


def find_date(lines: list[HeadLine], last: int) -> tuple[str | None, str]:
    """The date of issue and the place that the date line names."""
    for line in lines[: last + 1]:
        text = line.text[:500].replace("*", "")  # "n**ă**m 2031": emphasis inside a word
        place = DATE_LINE.search(text) or WITHOUT_COMMA.match(text)
        stated = date_at(text, place.end()) if place else None
        if place and stated:
            return stated.iso, place["place"]
        if place and re.match(r"ngày ?[….]* ?tháng", text[place.end() :].lower()):
            return None, place["place"]
    return None, ""


@cache
def _kind_line() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in kinds())
    return re.compile(rf"\W*(?P<word>{words})(?!\w)\W?(?P<rest>.*)", re.DOTALL)


def find_kind(lines: list[HeadLine]) -> KindLine | None:
    """The line "KẾ HOẠCH" of a document, or "Quyết định về việc …" as the first line of an extract."""
    for i, line in enumerate(lines[:40]):
        if DIVISION.match(line.lower):  # "Chương I", "QUY ĐỊNH CHUNG": what follows is no title
            return None
        found = _kind_line().match(line.lower)
        if not found and (misread := _misread_kind(line)):
            return KindLine(misread, i, "", capitals=True)
        if not found or line.text.rstrip().endswith("NÀY"):
            continue
        kind = kinds()[found["word"]].kind
        printed = line.text[found.start("word") : found.end("word")]
        concluding = found["word"] == CONCLUDING  # its title is "KẾT LUẬN CỦA …"
        rest = line.text[found.start("word") + len("thông báo ") if concluding else found.start("rest") :].strip(
            " :*-."
        )
        if printed.isupper() and not RUN_IN.match(line.text, found.end("word")):
            return KindLine(kind, i, rest, capitals=True)
        below = lines[i + 1].lower if i + 1 < len(lines) else ""
        if not rest and below.startswith(("về ", "v/v")) and any(NUMBER.search(x.text) for x in lines[:i]):
            return KindLine(kind, i, "", capitals=True)  # "Quyết định" in usual letters below the number
        if i == 0 and (_is_first_title(line, rest, below) or _opens_plan(lines, found["word"], rest)):
            return KindLine(kind, i, rest, capitals=False)
        if i < HEADLINES and is_reprint(lines, i, found["word"], rest):
            return KindLine(kind, i, rest, capitals=False)
    return None


DIVISION = re.compile(r"\W*(?:(?:chương|phần|mục|điều) (?:[ivx]+|\d+|thứ \w+)\b|(?:những )?quy định chung\b)")


def kind_below(lines: list[HeadLine], number: OwnNumber, kind: KindLine) -> KindLine:
    """The line of the kind below the number where a page repeats the title above the head."""
    if not kind.capitals or kind.line >= number.line:
        return kind
    later = find_kind(lines[number.line :])
    same = later is not None and later.capitals and later.kind == kind.kind
    return replace(later, line=later.line + number.line) if later and same else kind


CONCLUDING = "thông báo kết luận"
RESOLVING = re.compile(r"\W*(?P<word>quyết định|quyết nghị|nghị quyết|chỉ thị) ?:\W*$")
GROUND = re.compile(r"\W*(?:căn cứ|xét|theo đề nghị)\b")


def find_resolving(lines: list[HeadLine]) -> tuple[str, int] | None:
    """The kind of a document whose head is lost, by "QUYẾT ĐỊNH:" below its grounds, and the line of the first one."""
    first = next((i for i, line in enumerate(lines) if GROUND.match(line.lower)), None)
    if first is None:
        return None
    for line in lines[first + 1 :]:
        found = RESOLVING.match(line.lower)
        if found and line.text.isupper():
            word = found["word"].replace("quyết nghị", "nghị quyết")
            return kinds()[word].kind, first
    return None


@cache
def _plain_kinds() -> dict[str, str]:
    return {plain(word): kind.kind for word, kind in kinds().items()}


def _misread_kind(line: HeadLine) -> str | None:
    """The kind whose letters a line in capitals has, whatever marks a scan put on them: "QUYỀT ĐỊNH"."""
    if not line.text.isupper():
        return None
    letters = plain(line.lower)
    return _plain_kinds().get(letters) or _glued_kinds().get(letters.replace(" ", ""))


@cache
def _glued_kinds() -> dict[str, str]:
    """The kinds without blanks: a scan reads "K ÉT LUẬN"."""
    return {word.replace(" ", ""): kind for word, kind in _plain_kinds().items()}


# "KẾT LUẬN: dù là …" is a label in an article; "QUYẾT ĐỊNH:" stands below the grounds
RUN_IN = re.compile(r" ?:[\W_]*(?:$|[a-zà-ỹđ])")
# what news say of a document in a headline
TOLD = re.compile(r"\b(?:có hiệu lực|hết hiệu lực|mới nhất|ra sao|như thế nào|gồm những)\b")
GROUNDS = ("căn cứ", "ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "chủ tịch ủy ban")


def _is_first_title(line: HeadLine, rest: str, below: str) -> bool:
    """Whether a first line in usual letters is a title; before the grounds a full stop may close it."""
    lower = fold(rest.lower())
    closed = line.text[-1] in "!?:" or (line.text[-1] == "." and not below.startswith(GROUNDS))
    if TOLD.search(lower):
        return False
    return bool(TITLE_START.match(lower)) and rest[:1].islower() and not closed and len(rest) < 700


HEADLINES = 5  # lines of a page among which a headline stands


OPENING_WORDS = ("căn cứ", "thực hiện", "triển khai", "để ", "nhằm ")
OPENING_LINES = 5


def _opens_plan(lines: list[HeadLine], kind: str, rest: str) -> bool:
    """Whether a first line is a title because the sentences below issue a document of its kind."""
    if not rest[:1].islower() or lines[0].text[-1] in ".!?:;," or len(lines) < 2:
        return False
    opening = " ".join(line.lower for line in lines[1:OPENING_LINES])
    issues = re.search(rf"(?:ban hành|xây dựng) {re.escape(kind)}(?!\w)", opening)
    return lines[1].lower.startswith(OPENING_WORDS) and issues is not None


@cache
def _mottoes() -> re.Pattern[str]:
    return re.compile(data.rules("header")["mottoes"]["pattern"].lstrip("^"))


def without_motto(line: HeadLine) -> str:
    """A line of the head without the national motto and the number that share it in two columns."""
    text = line.text
    motto = _mottoes().search(line.lower)
    if motto:
        text = f"{text[: motto.start()]} {text[motto.end() :]}"
    number = NUMBER.search(text)
    text = PAGE.sub("", text, count=1) if _is_numbered_body(line) else text
    return (text[: number.start()] if number else text).strip(" *-")


VERBS = re.compile(
    r"(?<!sở )\b(?:ban hành|xây dựng|yêu cầu|chỉ thị|quyết định|thống nhất|đề nghị|kính trình|được|đã)\b"
)


def is_body_line(line: HeadLine) -> bool:
    """Whether a whole line is the name of a body."""
    words = fold(without_motto(line).lower())
    shouted = line.text.isupper() or (len(words) < 90 and not VERBS.search(words))
    return bool(words) and shouted and words[-1] not in ".;:," and is_body(words)
