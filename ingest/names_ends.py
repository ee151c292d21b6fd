"""Where the title of a document ends: at its quotation mark, at its years, or by grammar."""

import re
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.issuers import place_end
from policy_lineage.ingest.names_known import known_end
from policy_lineage.ingest.patterns import WORD, Prose, one_of

REACH = 300
YEARS = re.compile(
    r"(?:,? ?(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ))?(?: từ)?(?: (?:năm )?(?:đến )?(?:hết )?(?:năm )?|,? ?\(?)"
    r"(?:19|20)\d\d(?: ?(?:-|đến) ?(?:năm )?(?:19|20)\d\d)?(?!\d|[/.]\d)\)?"
)
BEYOND = re.compile(
    r",? (?:và )?(?:tầm nhìn|định hướng|có tính|có xét)(?: đến)?(?: năm)? (?:19|20)\d\d(?:-20\d\d)?"
    r"| và (?:những|các) năm tiếp theo| và đến năm 20\d\d"
    r"|,? giai đoạn (?:i|1)(?: ?:)?(?: từ)?(?: năm)? 20\d\d(?: đến năm | ?- ?)20\d\d"
)
AREA = re.compile(r",?(?: (?:trên|tại) địa bàn)?(?: của)? (?:tỉnh|thành phố|tp\.?|huyện|toàn tỉnh|cả nước)(?!\w)")
HARD_END = re.compile(r"[;:|\n”\"*?!]|\.(?!\d|\w)|…|\((?!\d{4})|(?<!\d)\)")
QUOTE = re.compile(r" ?[“\"] ?")
CLOSE = re.compile(r" ?[”\"]")
ABOUT_QUOTED = re.compile(r"[^\n;.\"“”]{3,60}? về [“\"] ?[^\n\"“”]{5,220}[”\"]")
ABOUT = re.compile(r"(?: chuyên đề)?,? về (?:việc )?")


@cache
def title_words(name: str) -> re.Pattern[str]:
    """Any of the words of a list of the data."""
    return re.compile(one_of(rules("named_documents")[name]))


def quoted_end(prose: Prose, start: int, end: int, limit: int) -> int:
    """The end of a title in quotation marks, or of one whose quotation opens before the kind; 0 for none."""
    opened = QUOTE.match(prose.text, end)
    before = prose.text[max(0, start - 2) : start].rstrip()
    if not opened and not before.endswith(("“", '"')):
        return 0
    close = CLOSE.search(prose.text, opened.end() if opened else end, limit)
    if not close or "\n" in prose.text[end : close.start()]:
        return 0
    return close.end() if opened else close.start()


NATIONAL_TITLE = re.compile(r" (?:(?:mục tiêu quốc gia|mtqg) [^,;.:\n|]|[^,;.:\n|]{0,60}quốc gia(?!\w))")
IN_PROVINCE = re.compile(r" (?:trên|tại) địa bàn ")


def national_end(prose: Prose, at: int) -> int:
    """The end of a programme of the whole country before the province that carries it out; 0 for others."""
    if not NATIONAL_TITLE.match(prose.lower, at):
        return 0
    stop = plain_end(prose, at, min(len(prose.text), at + REACH))
    area = IN_PROVINCE.search(prose.lower, at, stop)
    return area.start() if area else 0


def plain_end(prose: Prose, at: int, limit: int) -> int:
    """The end of a title without quotation marks round it."""
    if quoted := ABOUT_QUOTED.match(prose.text, at, limit):  # Kế hoạch quốc gia về "Ứng dụng …"
        return quoted.end()
    clause = _clause_end(prose, at, limit)
    return _years_end(prose, at, clause, limit) or _phrase_end(prose, at, clause)


def years_in(lower: str, at: int, end: int) -> re.Match[str] | None:
    """The years of a title between the two places; most have none, and need no pattern."""
    if lower.find("20", at, end) < 0 and lower.find("19", at, end) < 0:
        return None
    return YEARS.search(lower, at, end)


def _years_end(prose: Prose, at: int, clause: int, limit: int) -> int:
    """The end of a title that years close, 0 where none do before a new clause."""
    years = years_in(prose.lower, at, clause)
    if not years:
        return 0
    closed = prose.text[years.end() - 1] == ")" and "(" not in years.group()  # the bracket was opened before the title
    end = _beyond(prose, years.end() - closed, limit)
    if area := AREA.match(prose.lower, end, limit):
        end = _beyond(prose, place_end(prose, area.end(), limit), limit)
    return end


def _beyond(prose: Prose, end: int, limit: int) -> int:
    """The end with the years that a plan looks ahead to."""
    while further := BEYOND.match(prose.lower, end, limit):
        end = further.end()
    return end


def _clause_end(prose: Prose, at: int, limit: int) -> int:
    """Where the sentence ends or a new clause begins."""
    hard = HARD_END.search(prose.text, at, limit)
    limit = hard.start() if hard else limit
    for word in WORD.finditer(prose.lower, at + 1, limit):
        begin = word.start()
        if prose.lower.startswith(", ", begin - 2):
            if SEVERAL.match(prose.lower, begin) or prose.lower.startswith("luật, pháp lệnh", begin - len("luật, ")):
                continue
            if _clause_starts(prose, begin, "clause_starts") or _ends_title(prose.lower, begin):
                return begin - 2
        elif prose.lower.startswith("và ", begin - 3):
            if _clause_starts(prose, begin, "and_starts"):
                return begin - 4
        elif begin > at + 1 and _ends_here(prose, begin):
            return begin - 1
    return limit


# "các giá trị văn hóa, con người, các danh nhân": one more of a list, where "các sở" would begin a clause
SEVERAL = re.compile(
    r"tổ chức lại(?!\w)"
    r"|(?:các|những) (?!sở|ngành|cấp|ban|bộ|địa phương|đơn vị|cơ quan|xã|huyện|nội dung|nhiệm vụ|tổ chức|doanh nghiệp"
    r"|chỉ tiêu|mục tiêu|giải pháp|văn bản|nghị|quy|chương|đề|kế|dự|chỉ|kết|luật|công tác|hoạt động|đoàn thể|đồng chí)"
)
NUMBERED = re.compile(
    r"(?:nghị quyết|nghị định|chỉ thị|kết luận|kế hoạch|chương trình hành động|chương trình|quyết định|thông báo"
    r"|thông tư|công văn|đề án) (?:số )?\d+[\w/.]*[-/][a-zđ]"
)
KIND_OPENINGS = ("nghị ", "chỉ ", "kết ", "kế ", "chương ", "quyết ", "thông ", "công ", "đề ")
KIND_WORD = re.compile(
    r"(?:các |những )?(?:nghị quyết|kế hoạch|chương trình|đề án|quy hoạch|chiến lược|chỉ thị|kết luận|quyết định"
    r"|luật|pháp lệnh|quy định|dự án|công văn|thông tư|nghị định)(?!\w)"
)


def _clause_starts(prose: Prose, at: int, words: str) -> bool:
    return bool(KIND_WORD.match(prose.lower, at) or title_words(words).match(prose.lower, at))


def _ends_here(prose: Prose, at: int) -> bool:
    if prose.lower.startswith(KIND_OPENINGS, at) and NUMBERED.match(prose.lower, at):
        return True
    return not prose.is_capital(at) and _ends_title(prose.lower, at)


def _ends_title(lower: str, at: int) -> bool:
    """Whether a word that ends titles begins at `at`, and not the second half of a longer word."""
    if not title_words("title_ends").match(lower, at):
        return False
    halves = rules("named_documents")["compounds"]
    return not any(lower.startswith(h, at - h.index(" ") - 1) for h in halves)


OF_BODY = re.compile(
    r" của (?=(?:Bộ Chính trị|Chính phủ|Thủ tướng|Quốc hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|UBND|Ủy ban|Ban ))"
)


def _phrase_end(prose: Prose, at: int, end: int) -> int:
    """The end of a title that no years close: before a verb, a new clause or the end of the sentence."""
    if of := OF_BODY.search(prose.text, at, end):
        end = of.start()
    while end > at and prose.text[end - 1] in " ,-":
        end -= 1
    return end


def subject_stop(prose: Prose, at: int) -> int:
    """The end of a title of which the subject follows at `at`: as a known one, else by grammar."""
    about = ABOUT.match(prose.lower, at)
    known = known_end(prose, about.end()) if about else None
    return known or plain_end(prose, at, min(len(prose.text), at + REACH))
