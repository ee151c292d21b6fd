"""The text itself as what carries out: by its title, its opening, its grounds, the heading of its annex."""

import re

from policy_lineage.ingest.cues import words
from policy_lineage.ingest.governing import MARKS, is_purpose
from policy_lineage.ingest.purpose_plans import plan_name
from policy_lineage.ingest.sentences import sentence_end
from policy_lineage.ingest.stated import SELF, Context, Place, Source

OPENS_SENTENCE = re.compile(r"\W*(?:(?:để|nhằm)(?: \w+){0,3} |\w\)? ?)?$")
ISSUES = re.compile(
    r"(?<!\w)(?:ban hành|xây dựng|yêu cầu|chỉ thị|đề nghị|báo cáo|kính trình|trình|quyết định|quyết nghị"
    r"|thông báo|hướng dẫn|phát động|như sau|sau đây|sau)(?!\w)"
)


def own_source(context: Context, place: Place, head: str, start: int) -> Source | None:
    """The text itself, where its title or its opening says that it carries the mention out."""
    if own := context.own.number_in(head):
        return Source(SELF, place.offset + own.start()) if is_purpose(head[own.end() :]) else None
    if context.own.in_title(place.end):
        no_purpose = words().stranger.search(head) or place.window.startswith("hoàn thành", start - place.offset)
        return None if no_purpose else _title_source(context, place, head, start)
    if _is_title_of_annex(context, place, head) or _is_aim(context, place, head, start):
        return Source(SELF, start)
    if not context.own.in_opening(place.end) or not OPENS_SENTENCE.fullmatch(head):
        return None
    if _is_ordered(context, place):
        return None
    if _in_grounds(context, place):
        return Source(SELF, start)
    end = context.mentions[place.i].end
    close = sentence_end(context.text, end)
    rest = context.lower[end:close]
    if len(rest) < 3 or "," not in rest:
        rest += context.lower[close : close + 400]
    elif context.own.kind == "công văn" and (asked := ASKS.match(context.lower, close, close + 160)):
        rest += asked.group()
    if re.search(r"(?<!\w)(?:đã(?! đạt| đề| nêu| được đề)|thời gian qua)(?!\w)", rest) or not ISSUES.search(rest):
        return None
    return Source(SELF, start)


# "Thực hiện A về … (gửi kèm). | Bộ X đề nghị các đơn vị …": the sentence of a letter is cut before who asks
ASKS = re.compile(
    r"[.\s]{0,3}(?:bộ|sở|ban|ủy ban|uỷ ban|ubnd|văn phòng|cục|tổng cục|phòng|tỉnh|huyện|thành|đảng|chi cục|liên đoàn)"
    r" [^.;:\n]{0,90}?(?:đề nghị|yêu cầu)(?!\w)"
)
LONGEST_GAP = 200
ISSUED_BEFORE = re.compile(r"(?:ban hành|phê duyệt|(?<!\w)về(?: việc)?)(?: việc)? $")


def is_own(context: Context, i: int) -> bool:
    """Whether mention `i` is the plan that the text itself issues: "NGHỊ QUYẾT Ban hành [Chương trình hành động]"."""
    mention = context.mentions[i]
    if mention.code is not None or context.own.kind is None or mention.kind.lower() not in PLANS:
        return False
    if not (context.own.in_title(mention.start) or context.own.in_opening(mention.start)):
        return False
    before = MARKS.sub(" ", context.lower[max(0, mention.start - 30) : mention.start])
    if ISSUED_BEFORE.search(before) is None:
        return False
    last = context.mentions[i - 1].end if i else 0  # "Quyết định số 5 của Bộ ban hành [Kế hoạch]" issues it itself
    return not i or re.search(r"[,;:\n]", context.text[last : mention.start][-LONGEST_GAP:]) is not None


def _title_source(context: Context, place: Place, head: str, start: int) -> Source:
    """The text, or the plan that its title says it carries out: "THỰC HIỆN CHƯƠNG TRÌNH CỦA TỈNH VỀ | THỰC HIỆN"."""
    plan = words().plan.search(head)
    if plan is None or not CARRIED_BEFORE.search(head[: plan.start()]):
        return Source(SELF, start)
    begin = place.offset + plan.start()
    return Source(None, begin, plan_name(context, begin, place.i))


CARRIED_BEFORE = re.compile(r"(?<!\w)(?:thực hiện|triển khai|cụ thể h(?:óa|oá)) $")
TITLE_OF_ANNEX = re.compile(r"[*_ ]*(?:KẾ HOẠCH|CHƯƠNG TRÌNH)(?: HÀNH ĐỘNG)?(?: CỦA [^\n]{2,60}| [^\n]{2,40})?[*_ ]*")


def _is_title_of_annex(context: Context, place: Place, head: str) -> bool:
    """Whether the words stand under the heading of the plan that the text issues: "KẾ HOẠCH | Thực hiện"."""
    if context.own.kind is None or head.strip(" *_") or not place.offset or context.text[place.offset - 1] != "\n":
        return False
    line = context.text[max(0, place.offset - 90) : place.offset - 1].rpartition("\n")[2]
    return line.isupper() and TITLE_OF_ANNEX.fullmatch(line) is not None


# "I. MỤC ĐÍCH, YÊU CẦU | 1. Mục đích | - Cụ thể hóa […]": the first aim of a plan is its own purpose
UNDER_AIMS = re.compile(r"\n[*_ ]*(?:[ivx\d.]{1,4}[.)] ?)?[*_ ]*mục đích(?:,? (?:và )?yêu cầu)?[*_ :]*\n[^\n]{0,6}$")


def _is_aim(context: Context, place: Place, head: str, start: int) -> bool:
    """Whether the words make concrete what stands first under the aims of a plan."""
    if context.own.kind not in PLANS or not context.lower.startswith("cụ thể h", start) or head.strip(" *-+a)1.("):
        return False
    return UNDER_AIMS.search(context.lower, max(0, start - 80), start) is not None


def _is_ordered(context: Context, place: Place) -> bool:
    """Whether the words are a bullet under a line that leads in, "yêu cầu các sở:", which tells others what to do."""
    line = context.text.rfind("\n", max(0, place.offset - 5), place.offset) + 1
    if not line or context.text[line : place.offset + 1].lstrip("*_ ")[:1] not in ("-", "+", "•"):
        return False
    start = max((end for _, end in context.own.titles if end <= place.offset), default=0)
    return ORDERS.search(context.lower, max(start, place.offset - MOST_GROUNDS), place.offset) is not None


ORDERS = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|chỉ đạo|giao)(?!\w)[^\n]{0,160}:\n")


PLANS = frozenset({"kế hoạch", "chương trình hành động", "chương trình"})
DECISIONS = frozenset({"quyết định", "nghị quyết", "chỉ thị"})
LINE_END = re.compile(r"(?<=[;.,])[*_ ]*\n")  # lines broken inside a sentence go on
GROUND = re.compile(
    r"[*_ \n|-]*(?:căn cứ|thực hiện|triển khai|xét|theo|để (?:thực hiện|triển khai)) .*[;.,][*_ ]*", re.DOTALL
)
TELLS = re.compile(r"(?<!\w)(?:đã(?! đạt| đề| nêu| được đề)|thời gian qua|năm qua|vừa)(?!\w)")
MOST_GROUNDS = 3_000


def _in_grounds(context: Context, place: Place) -> bool:
    """Whether a plan names what it carries out in paragraphs of their own between its title and its first words."""
    own = context.own
    announces = ANNOUNCES if own.kind in PLANS else DECIDES if own.kind in DECISIONS else None
    if announces is None or not announces.search(context.lower, place.end, own.opening_end):
        return False
    title = max((end for _, end in own.titles if end <= place.offset + 1), default=0)
    end = context.mentions[place.i].end
    close = LINE_END.search(context.lower, end, end + MOST_GROUNDS)
    if not title or not close or close.start() - title > MOST_GROUNDS:
        return False
    begin = _after_capitals(context.text, title, place.offset)
    lines = [line for line in LINE_END.split(context.lower[begin : close.start()]) if line.strip(" *_-|\n")]
    return all(GROUND.fullmatch(line) and not TELLS.search(line) for line in lines)


def _after_capitals(text: str, start: int, end: int) -> int:
    """Where the first line after `start` begins that is not in capitals: behind "ỦY BAN NHÂN DÂN TỈNH"."""
    while start < end:
        line_end = text.find("\n", start, end)
        if line_end < 0 or any(c.islower() for c in text[start:line_end]):
            break
        start = line_end + 1
    return start


DECIDES = re.compile(r"\n[*_ ]*quyết (?:định|nghị)[*_ ]*:")
ANNOUNCES = re.compile(r"(?<!\w)(?:ban hành|xây dựng) (?:kế hoạch|chương trình)|(?<!\w)(?:như sau|sau đây)(?!\w)")
