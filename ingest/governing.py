"""Which words govern a mention: those to its left, back to the mention before it or the start of its sentence."""

import re

from policy_lineage.ingest.cues import Cue, Group, cues_in, words
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.sentences import LONGEST, last_stop
from policy_lineage.ingest.stated import Context, Place

WINDOW = 360  # characters to the left of a mention in which its cue is looked for
ROW_HEAD = re.compile(r"\s?[|,;]?\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\s?[|,;]?\s?")


def place(context: Context, i: int) -> Place:
    """The mention `i` with the words that can govern it."""
    here = context.mentions[i]
    previous = i - 1 if i else None
    floor = 0
    if previous is not None and here.start - context.mentions[previous].end > LONGEST:
        previous = None
    if previous is not None:
        floor = context.mentions[previous].end
        if here.start < floor:  # "Kế hoạch thực hiện [Nghị quyết ...]": a mention in the name of another
            floor = context.mentions[previous].start
    start = here.start if _heads_a_row(context, here) else _sentence_start(context, floor, here.start)
    if start is not None and not (previous is not None and _goes_on_with(context, previous, start)):
        previous = None
    elif start is not None:
        start = None
    low = max(floor if start is None else start, here.start - WINDOW)
    return Place(i, previous, MARKS.sub(" ", context.lower[low : here.start]), low)


# a line that ends so is not at its end: "Để tiếp tục thực hiện nghiêm | Chỉ thị số 5"
UNFINISHED = re.compile(
    r"(?<!\w)(?:thực hiện|triển khai|thi hành|chấp hành|quán triệt|cụ thể hóa|cụ thể hoá|căn cứ|theo|và|của|tại|về|với"
    r"|thuộc|nghiêm|nghiêm túc|hiệu quả|các|những|thực|triển|thi|chấp|quán|căn)[* ]*$"
)


CARRIERS = frozenset(
    {"Kế hoạch", "Kế hoạch hành động", "Chương trình", "Chương trình hành động", "Quyết định", "Công văn", "Văn bản",
     "Chỉ thị", "Đề án", "Hướng dẫn"}
)  # fmt: skip


def _goes_on_with(context: Context, previous: int, start: int) -> bool:
    """Whether a verb with a capital is the purpose of the document before: "Kế hoạch số 5 của tỉnh | Triển khai"."""
    before = context.mentions[previous]
    if is_in_row_of(context, previous, start):
        return SUMMARY.match(context.lower, start) is not None
    if before.kind not in CARRIERS or context.text[before.end : start] != " ":
        return False
    return context.text.startswith(("Thực hiện", "Triển khai"), start)


SUMMARY = re.compile(
    r"(?:(?:về việc|v/v) )?(?:ban hành |phê duyệt )?(?:kế hoạch|chương trình|đề án|thực hiện|triển khai)(?!\w)"
)


def is_in_row_of(context: Context, i: int, position: int) -> bool:
    """Whether `position` begins the column after the code and the date that head a row."""
    here = context.mentions[i]
    if position - here.end > LONGEST_ROW_HEAD or not _is_bare_code(context, here):
        return False
    if ROW_HEAD.fullmatch(context.text, here.end, position):
        return True
    return _begins_its_line(context, here) and NEXT_CELL.fullmatch(context.text, here.end, position) is not None


NEXT_CELL = re.compile(r" ?\| ?")
LINE_HEAD = re.compile(r"(?:^|\n)[|\d. ]*")


def _begins_its_line(context: Context, here: Mention) -> bool:
    """Whether a mention stands in the first cell of its line, a running number apart."""
    start = here.code_start or here.start
    line = context.text.rfind("\n", max(0, start - LONGEST_ROW_HEAD), start)
    if line < 0 and start > LONGEST_ROW_HEAD:
        return False
    return LINE_HEAD.fullmatch(context.text, max(0, line), start) is not None


LONGEST_ROW_HEAD = 24


def _is_bare_code(context: Context, here: Mention) -> bool:
    """Whether the mention is printed as its code alone."""
    return here.code_start is not None and not context.text[here.start : here.code_start].strip()


MARKS = re.compile(r"[\n*]")  # ends of broken lines, stars of emphasis


def _sentence_start(context: Context, floor: int, position: int) -> int | None:
    """Where the sentence begins, in the line above where that one breaks off."""
    start = last_stop(context.text, floor, position)
    if start and context.text[start - 1] == "\n" and _goes_on(context, start - 1):
        return last_stop(context.text, floor, start - 1)
    return start


# "theo quy định tại khoản 2 Điều 9 | Nghị định số 5": an article stands at the end of the line, its paper in the next
POINTER_AT_END = re.compile(r"[^\n]{16}(?<!\w)(?:điều|khoản|mục|phụ lục|chương) ?(?:\d{1,3}[a-zđ]?|[ivx]{1,5})?$")

# "Xét đề nghị của Giám đốc Sở | Tài chính tại Công văn số 5": the grounds of a decision end with ";" or ","
GROUND = re.compile(r"[*_ ]*(?:căn cứ|xét|theo đề nghị) [^\n]*[^\n;:.,*_]")


def _goes_on(context: Context, end: int) -> bool:
    """Whether the line that ends at `end` is broken off in the middle of a sentence."""
    if UNFINISHED.search(context.lower, max(0, end - 20), end):
        return True
    line = context.lower.rfind("\n", max(0, end - LONGEST_LINE), end) + 1
    if (line > 0 or end <= LONGEST_LINE) and GROUND.fullmatch(context.lower, line, end):
        return True
    return POINTER_AT_END.search(context.lower, max(line, end - 60), end) is not None


LONGEST_LINE = 900


def _heads_a_row(context: Context, here: Mention) -> bool:
    """Whether a bare code with a date after it begins a row: "12/KH-UBND | 05/03/2031 | thực hiện ..."."""
    if not _is_bare_code(context, here):
        return False
    return ROW_HEAD.match(context.text, here.end, here.end + 20) is not None


DOCUMENT_NOUNS = re.compile(
    r"nghị quyết|chỉ thị|kết luận|quy định|chương trình|kế hoạch|luật|chủ trương|văn bản|chính sách|nghị định"
)


# "theo mẫu tại Phụ lục II (ban hành) kèm theo [...]": the annex of what it rests on
BASIS_BEFORE = re.compile(r"(?<!\w)(?:theo|căn cứ|tại) [^;.]{0,80}(?:mẫu|phụ lục|biểu) [^;.]{0,40}$")


def governing(window: str) -> Cue | None:
    """The last cue of the window whose words may reach the mention at its end."""
    for cue in reversed(cues_in(window)):
        tail = window[cue.end :]
        if cue.group is Group.DRAFT and UNNUMBERED.search(window[: cue.start]):
            continue
        if window.startswith(ANNEXED, cue.start) and BASIS_BEFORE.search(window[: cue.start]):
            continue
        if len(tail) <= words().tails[cue.rule] and not _cut_off(cue, _without_articles(tail)):
            return cue
    return None


# "triển khai thực hiện Quyết định phê duyệt [Chiến lược …]": the paper that approves it is not told apart
UNNUMBERED = re.compile(
    r"(?<!\w)(?:thực ?hiện|triển ?khai|thi hành) (?:quyết định|nghị quyết)(?: của [^,;]{2,40})?(?: về việc| về)? $"
)
ANNEXED = ("kèm theo", "ban hành kèm theo")
# "Thực hiện khoản 6 Điều 20; khoản 3 Điều 29 [...]", "hướng dẫn tại khoản 1, Điều 19, [...]": one document's articles
ARTICLES = re.compile(
    r"(?<!\w)(?:(?:các )?(?:điểm|khoản|điều|mục|phụ lục|chương|phần) [\w.]{1,6}(?:[,;]| và| hoặc)? ?){1,8}(?:của )?$"
)


def _without_articles(tail: str) -> str:
    """The words between a cue and the mention without the articles that it speaks of, where signs part those."""
    if ";" not in tail and not tail.rstrip().endswith(","):
        return tail
    articles = ARTICLES.search(tail)
    return tail[: articles.start()] if articles else tail


def _cut_off(cue: Cue, tail: str) -> bool:
    """Whether a comma before the mention ends the phrase of the cue: "Theo ông Nam, [Nghị quyết ...]"."""
    if ";" in tail:
        return True
    if cue.group is Group.DRAFT and re.search(r"(?<!\w)(?:trong|tại|ở|của)\s?$", tail):
        return True
    if cue.group is Group.CARRY and ABOUT_PLURAL.search(tail):
        return True
    if cue.group is Group.DRAFT and OTHER_PAPER.search(tail):
        return True
    if not tail.rstrip().endswith(","):
        return False
    return cue.group is not Group.CARRY or not DOCUMENT_NOUNS.search(tail)


# "tuyên truyền các chỉ thị, nghị quyết của các cấp về [Chương trình …]": other papers are made known
ABOUT_PLURAL = re.compile(
    r"(?<!\w)(?:các|những) (?:chỉ thị|nghị quyết|kế hoạch|văn bản|hướng dẫn|quy định|chính sách)(?!\w)[^;]* về ?$"
)
# "ban hành Kế hoạch giám sát [Chương trình …]": the plan is issued, not what it is about
OTHER_PAPER = re.compile(r"(?<!\w)(?:kế hoạch|báo cáo|tờ trình|công văn|hướng dẫn|văn bản) (?!số|và|,)[^,;]")


def rule_changed(window: str, cue: Cue) -> bool:
    """Whether a rule that the mention lays down is done away with: "Bãi bỏ khoản thu quy định tại [...]"."""
    if not window.startswith(("quy định", "hướng dẫn"), cue.start) or window[: cue.start].endswith("theo "):
        return False
    return DONE_AWAY.search(window[: cue.start]) is not None


DONE_AWAY = re.compile(
    r"(?<!\w)(?:(?:bãi bỏ|hủy bỏ|thay thế|sửa đổi)(?!\w)|bổ sung (?:(?:các|một số|nội dung) ){0,2}$)"
)


ITEM = re.compile(r"[;:]|(?<!\w)(?:đồng thời|gắn với|gắn)(?!\w)")
LONGEST_PURPOSE = 120
OPENED = re.compile(r" ?\($")  # "Chương trình số 5 (thực hiện [Nghị quyết …])"
# "của Bộ Xây dựng hướng dẫn một số nội dung | thực hiện": the words of the issuer have run into the subject
GUIDES = re.compile(r"(?<!\w)(?:hướng dẫn|quy định|sửa đổi|bổ sung|(?:sơ|tổng) kết)(?!\w)")


def is_purpose(head: str) -> bool:
    """Whether the words between a document and a verb make the verb the purpose of the document."""
    rest = OPENED.sub("", _after_columns(head))
    if words().plain_purpose.fullmatch(rest):
        return GUIDES.search(rest) is None
    if rest.rstrip().endswith((",", " và")) or ITEM.search(rest) or len(rest) > LONGEST_PURPOSE:
        return False
    return words().subject.match(rest) is not None and not stranger(rest)


def _after_columns(head: str) -> str:
    """The words after the date of a row: "12/KH-UBND | 05/03/2031 | triển khai"."""
    row = ROW_HEAD.match(head)
    return head[row.end() :] if row else head


def stranger(head: str) -> bool:
    """Whether the subject is about something else than carrying out: "về sơ kết 3 năm"."""
    rest = _after_columns(head)
    if (words().subject.match(rest) or words().acts.match(rest)) and words().stranger.search(head):
        return True
    return GUIDES.search(rest) is not None and words().plain_purpose.fullmatch(rest) is not None
