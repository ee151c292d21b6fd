"""Laws, codes and ordinances by their titles: where the title ends."""

import re
from dataclasses import replace
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.catalog import fold
from policy_lineage.ingest.dates import date_at
from policy_lineage.ingest.mentions import Name
from policy_lineage.ingest.patterns import WORD, Prose, one_of
from policy_lineage.ingest.values import Level

REACH = 260
MOST_WORDS = 14
HARD_END = re.compile(r"[;:.()\"“”|\n…?!*]")
YEAR = re.compile(r",? (?:(?:ban hành |sửa đổi |sửa đổi, bổ sung )?năm ?)?(?:19|20)\d\d(?!\d|[/.-]\d)")
DATE = re.compile(r",? ?(?:được )?(?:quốc hội [^,;\n]{0,40})?(?:thông qua |ban hành )?(?=ngày)")
AMENDING = re.compile(r" (?:(?:sửa đổi|bổ sung|bãi bỏ)(?:, | |$)){1,3}(?:một số điều|các điều|điều|khoản)?")
NEXT_DOCUMENT = re.compile(r"(?:,| và|, và) (?=(?:nghị định|nghị quyết|thông tư|quyết định|pháp lệnh|chỉ thị)(?!\w))")
AMENDED_END = re.compile(
    r",? (?:ngày|số|năm) ?\d| (?:19|20)\d\d(?!\d)"
    r"| (?:trên địa bàn|có hiệu lực|được quốc hội|thông qua|quy định|như sau|và các|và những|đã|đang|vừa|sẽ|cũng|để"
    r"|nhằm)(?!\w)"
)


def law_at(prose: Prose, start: int, end: int) -> Name | None:
    """The law whose title follows the word at `start` to `end`; a lower-case "luật" needs a title with a capital.

    >>> law_at(Prose.of("Luật Đất đai và Luật Xây dựng"), 0, 4).title
    'Luật Đất đai'
    """
    if prose.text[start:end].isupper():
        return _in_capitals(prose, start, end)
    if not _opens(prose, start, end):
        return None
    limit = prose.line_end(end, REACH)
    stop = _title_end(prose, end, limit)
    if stop <= end + 1 or prose.lower[end + 1 : stop] in UNFINISHED:
        return None
    if year := YEAR.match(prose.lower, stop, limit):
        stop = year.end()
    title = fold(prose.text[start:stop])
    issued = None
    if (date := DATE.match(prose.lower, stop)) and (stated := date_at(prose.lower, date.end())) and stated.iso:
        stop, issued = stated.end, stated.iso
    return Name(stop, title[0].upper() + title[1:], Level.CENTRAL, date=issued)


GLUED_DAY = re.compile(r"ngày \d")  # "Luật Tổ chức Chính phủngày 25 tháng 12"
UNFINISHED = ("tổ chức", "sửa đổi", "bổ sung", "ban hành", "quy định")  # a title that is cut off tells no law apart
# "luật tiêu chuẩn" of a line in capitals is "Luật Tiêu chuẩn", "luật sửa đổi" stays
INNER_LAW = re.compile(r"(^| )luật (?!sửa đổi)(\w)")
CARRIED_OUT = re.compile(r"(?:thi hành|thực hiện|triển khai|căn cứ|(?:điều|khoản) của) $")


def _in_capitals(prose: Prose, start: int, end: int) -> Name | None:
    """The law of a title in capitals, "TRIỂN KHAI THI HÀNH LUẬT …", where a verb before tells that it is one."""
    if not CARRIED_OUT.search(prose.lower, max(0, start - 12), start):
        return None
    words = INNER_LAW.sub(lambda m: f"{m[1]}Luật {m[2].upper()}", prose.lower[start : prose.line_end(end, REACH)])
    found = law_at(Prose.of(words[0].upper() + words[1:]), 0, end - start)
    return replace(found, end=start + found.end) if found else None


def _opens(prose: Prose, start: int, end: int) -> bool:
    """Whether the word can begin the name of a law."""
    data = rules("named_documents")
    after = WORD.match(prose.lower, end + 1)
    if not after or not prose.text.startswith(" ", end) or _is_told_of(prose, end, after.start()):
        return False
    if prose.lower.endswith(tuple(f"{w} " for w in data["no_law_before"]), 0, start):
        return False
    if prose.lower.startswith("luật", start):
        return not prose.is_capital(start + 1) and (prose.is_capital(start) or _has_title_case(prose, after))
    return prose.is_capital(start) or prose.is_capital(after.start())


def _is_told_of(prose: Prose, end: int, at: int) -> bool:
    """Whether the words go on about the law at hand, whose title they do not give: "thi hành Luật kịp thời"."""
    if _no_law().match(prose.lower, at):
        return True
    if prose.is_capital(at) or prose.lower.startswith("về ", at):
        return False
    goes_on = _ends().match(prose.lower, at) or _no_title().match(prose.lower, at)
    return bool(goes_on) and not _known().match(prose.lower, end) and not AMENDING.match(prose.lower, end)


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile(one_of(rules("named_documents")["no_title_after"]))


@cache
def _no_law() -> re.Pattern[str]:
    return re.compile(one_of(rules("named_documents")["no_law_after"]))


def _has_title_case(prose: Prose, word: re.Match[str]) -> bool:
    """Whether a title begins with that word: "Thực hiện dân chủ", not "AI" or a name of letters."""
    return prose.is_capital(word.start()) and not prose.is_capital(word.start() + 1)


@cache
def _known() -> re.Pattern[str]:
    titles = one_of(rules("named_documents")["laws"])
    return re.compile(rf" (?:về )?{titles.replace(chr(92) + ' ', ' ?')}")  # "Luật Phổbiến, giáo dục pháp luật"


def _title_end(prose: Prose, at: int, limit: int) -> int:
    """Where the title ends: as a known one, else by grammar."""
    if known := _known().match(prose.lower, at, limit):
        return known.end()
    if amending := AMENDING.match(prose.lower, at, limit):
        return _amended_end(prose, amending.end(), limit)
    return _by_grammar(prose, at, limit)


def _amended_end(prose: Prose, at: int, limit: int) -> int:
    """The end of "Luật sửa đổi, bổ sung một số điều của Luật X và Luật Y"."""
    hard = HARD_END.search(prose.text, at, limit)
    limit = hard.start() if hard else limit
    if joint := NEXT_DOCUMENT.search(prose.lower, at, limit):
        limit = joint.start()
    if date := AMENDED_END.search(prose.lower, at, limit):
        return date.start()
    comma = prose.lower.find(",", at, limit)
    return comma if comma >= 0 and not prose.lower.startswith(" luật", comma + 1) else limit


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(one_of(rules("named_documents")["law_ends"]))


YEAR_WORD = re.compile(r"(?:19|20)\d\d")


def _by_grammar(prose: Prose, at: int, limit: int) -> int:
    """The end of a title of one phrase: before a verb, a comma, or "và" with a small letter after it."""
    end = at
    for count in range(MOST_WORDS):
        word = WORD.match(prose.lower, _next_word(prose, end), limit)
        if not word or (count and YEAR_WORD.fullmatch(word.group())) or (count and not _belongs(prose, word)):
            break
        end = word.end()
        if count and GLUED_DAY.match(prose.lower, end - len("ngày")):
            return end - len("ngày") if len(word.group()) > len("ngày") else word.start() - 1
    return end - len(" và") if prose.lower.endswith(" và", at, end) else end


# second halves of the verbs of a title: "Phòng, chống …", "Quản lý, sử dụng …", "chống lụt, bão"
PAIRED = tuple(
    f", {w} "
    for w in (
        "chống", "bổ sung", "sử dụng", "chữa bệnh", "trưng dụng", "khen thưởng", "chăm sóc", "quá cảnh", "xuất cảnh",
        "nhập cảnh", "bão", "khai thác",
    )
)  # fmt: skip


def _next_word(prose: Prose, end: int) -> int:
    """The next word after a space, or after the comma of "Phòng, chống …"."""
    if prose.lower.startswith(PAIRED, end):
        return end + 2
    return end + 1 if prose.lower.startswith(" ", end) else end


KIND_AHEAD = ("luật", "nghị", "bộ luật", "pháp lệnh", "thông tư", "quyết định", "các", "hiến pháp", "chỉ thị")


def _belongs(prose: Prose, word: re.Match[str]) -> bool:
    """Whether a word goes on with the title."""
    at = word.start()
    if word.group() == "và":
        return prose.is_capital(at + 3) and not prose.lower.startswith(KIND_AHEAD, at + 3)
    if word.group() in ("luật", "nghị"):
        return False
    return prose.is_capital(at) or not _ends().match(prose.lower, at)
