"""Carrying out: whose purpose a verb is, that of the document named before it, of the text itself, or of nobody."""

import re
from dataclasses import replace

from policy_lineage.ingest.backreferences import antecedent
from policy_lineage.ingest.cues import Cue, verb_run_start, words
from policy_lineage.ingest.governing import (
    DOCUMENT_NOUNS,
    ITEM,
    LONGEST_ROW_HEAD,
    MARKS,
    is_in_row_of,
    is_purpose,
    stranger,
)
from policy_lineage.ingest.sentences import sentence_end
from policy_lineage.ingest.stated import SELF, Context, Place, Source, Statement
from policy_lineage.ingest.values import Level, Role

DRAFT_BEFORE = re.compile(
    r"(?<!\w)(?:xây dựng|soạn thảo|tham mưu|hoàn thiện)"
    r"(?:,? (?:trình|ban hành|hoàn thành|triển khai|tổ chức))*(?:,| và|, và)(?: tổ chức)? ?$"
)


def carried(context: Context, place: Place, cue: Cue, before: list[Statement]) -> Statement:
    """A mention under a verb of carrying out: whose verb is it?"""
    verb = verb_run_start(place.window, cue.start)
    head = place.window[:verb]
    start = place.offset + verb
    if place.previous is not None:
        attached = None if _in_aside(place.window[cue.end :]) else _attached(context, place, head, cue, before)
        if attached is not None:
            return attached
        if context.own.kind and context.mentions[place.previous].kind in PAPERS and words().subject.match(head):
            return Statement(Role.IMPLEMENTED_BY, "asked-for", opens=before[place.previous].opens, cue_start=start)
        if not ITEM.search(head) and (stranger(head) or _in_a_subject_of_the_title(context, place, head)):
            return Statement(Role.BACKGROUND, "not-its-purpose", opens=before[place.previous].opens, cue_start=start)
    if DRAFT_BEFORE.search(head) and _may_be_drafted(context, place, cue):
        return Statement(Role.TO_BE_ISSUED, "drafts", opens=place.i, cue_start=start)
    if place.previous is not None and _goes_on(context, head, before[place.previous]):
        return replace(before[place.previous], rule="own-purpose+listed")
    source = (
        _summary_source(context, place, head)
        or _own_source(context, place, head, start)
        or _plan_source(context, place, head)
    )
    if source:
        rule = "own-purpose" if source.mention == SELF else "plan"
        return Statement(Role.IMPLEMENTED_BY, rule, (source,), place.i, start)
    if NAMES_A_BODY.search(place.window[: cue.start]):
        return Statement(Role.BACKGROUND, "names-a-body", opens=place.i, cue_start=start)
    if (
        words().past.search(PARTICIPLE.sub("", head[-60:]))
        or context.looks_back(place.end)
        or _result_follows(context, place)
    ):
        return Statement(Role.BACKGROUND, "done", opens=place.i, cue_start=start)
    return Statement(Role.CARRY_OUT, cue.rule, opens=place.i, cue_start=start)


# "các bến đã đi vào hoạt động, góp phần | thực hiện": told of the bens, not of what is carried out
PARTICIPLE = re.compile(r"(?<!\w)đã (?:đi vào hoạt động|được phê duyệt|đề ra|nêu|xác định)(?=,)")


# "Kinh phí | thực hiện [Kế hoạch số 5]" tells of money, "Ban Chỉ đạo | thực hiện [Nghị quyết …]" of a body
NAMES_A_BODY = re.compile(
    r"(?:^\W*(?:\d+\.? )?(?:nguồn )?kinh phí(?: để)?"
    r"|(?<!\w)(?:ban chỉ đạo|tổ công tác|tổ giúp việc)(?: của tỉnh| tỉnh)?)"
    r"(?: về)?(?: việc)?(?: tổ chức)?(?: triển khai)? $"
)


def _in_aside(tail: str) -> bool:
    """Whether the verb has its object before a bracket that the mention stands in: "thực hiện nhiệm vụ X ([…]"."""
    opened = tail.rfind("(")
    if opened < 0 or ")" in tail[opened:]:
        return False
    return bool(tail[:opened].strip()) and not DOCUMENT_NOUNS.search(tail[:opened])


def _in_a_subject_of_the_title(context: Context, place: Place, head: str) -> bool:
    """Whether the title tells the subject of what it carries out: "THỰC HIỆN A VỀ PHÁT ĐỘNG THI ĐUA | THỰC HIỆN"."""
    assert place.previous is not None
    if not context.own.in_title(place.end) or not context.own.in_title(context.mentions[place.previous].start):
        return False
    return words().subject.match(head) is not None and not head.rstrip().endswith((",", " và"))


def _goes_on(context: Context, head: str, model: Statement) -> bool:
    """Whether a second verb goes on with what the text itself carries out: "Thực hiện A và | triển khai B"."""
    own = [s.mention for s in model.sources] == [SELF] and model.rule.startswith("own-purpose")
    return own and head.rstrip().endswith((" và", ";")) and context.own.kind is not None


TO_KNOW = ("quán triệt", "học tập", "tuyên truyền", "phổ biến", "chấp hành")
PASSED = re.compile(
    r"nghị quyết (?:của )?(?:đại hội|hội nghị|trung ương|kỳ họp)|(?:bộ )?luật |pháp lệnh ", re.IGNORECASE
)


def _may_be_drafted(context: Context, place: Place, cue: Cue) -> bool:
    """Whether the mention can be what "tham mưu" before the verb asks for: what is made known exists already."""
    mention = context.mentions[place.i]
    made_known = place.window.startswith(TO_KNOW, cue.start)
    return mention.code is None and not made_known and not PASSED.match(mention.name or "")


# "Nghị định số 5 về thi hành Luật X" guides the law, it does not carry it out
LAWS = frozenset({"Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Pháp lệnh"})


def _attached(context: Context, place: Place, head: str, cue: Cue, before: list[Statement]) -> Statement | None:
    """The previous mention carries this one out, where the verb is its purpose."""
    assert place.previous is not None
    outer = before[place.previous]
    if _second_plan(head) and outer.sources and all(s.mention not in (None, SELF) for s in outer.sources):
        return Statement(Role.IMPLEMENTED_BY, "carries-out-document", outer.sources, place.i, place.offset)
    carrier = _row_of(context, place.previous)
    if not is_purpose(head) or not may_carry_out(context, carrier, place.i):
        return None
    if MADE_KNOWN.fullmatch(place.window, len(head), cue.end):
        return Statement(Role.BACKGROUND, "not-its-purpose", opens=outer.opens, cue_start=place.offset)
    if LOOKS_BACK_AT_END.search(context.lower, context.mentions[place.previous].start, place.offset):
        return Statement(Role.BACKGROUND, "looks-back", opens=outer.opens, cue_start=place.offset)
    if context.mentions[place.previous].kind in LAWS and place.window.startswith("thi hành", cue.start):
        return Statement(Role.BACKGROUND, "guides", opens=before[place.previous].opens, cue_start=place.offset)
    source = Source(carrier, context.mentions[carrier].start)
    if _is_own(context, place.previous):
        return Statement(Role.IMPLEMENTED_BY, "own-purpose", (replace(source, mention=SELF),), place.i, source.start)
    opens = place.i if outer.rule == "no-cue" else outer.opens  # "12/KH-UBND thực hiện A ... và B" has no outer list
    return Statement(Role.IMPLEMENTED_BY, "carries-out-document", (source,), opens, place.offset)


MADE_KNOWN = re.compile(r"(?:tuyên truyền|phổ biến)(?:,? (?:và )?(?:tuyên truyền|phổ biến))?")


# "A thực hiện B về quy hoạch và Kế hoạch | thực hiện [C]": what A issues carries out C, B does not
SECOND_PLAN = re.compile(r" và (?:kế hoạch|chương trình)(?: hành động)? ?$")
LOOKS_BACK_AT_END = re.compile(r"(?:sơ|tổng) kết ?$")  # "của Ban Chỉ đạo về tổng kết | thực hiện"


def _second_plan(head: str) -> bool:
    """Whether the words between two documents are a subject with a further plan at their end."""
    return words().subject.search(head) is not None and SECOND_PLAN.search(head) is not None


def _row_of(context: Context, i: int) -> int:
    """The mention whose code heads the row that tells of the plan at `i`: "5/KH-UBND | 05/3/2031 | [Kế hoạch]"."""
    here = context.mentions[i].start
    if not i or context.mentions[i].code is not None or here - context.mentions[i - 1].end > LONGEST_ROW_HEAD * 2:
        return i
    between = context.lower[context.mentions[i - 1].end : here]
    start = here - len(BEFORE_PLAN.search(between).group())  # type: ignore[union-attr]
    colon = context.text[context.mentions[i - 1].end : start].strip() == ":"
    return i - 1 if colon or is_in_row_of(context, i - 1, start) else i


BEFORE_PLAN = re.compile(r"(?:(?:về việc|v/v|về) )?(?:ban hành |phê duyệt )?$")


ISSUED_BEFORE = re.compile(r"(?:ban hành|phê duyệt|(?<!\w)về(?: việc)?)(?: việc)? $")


def _is_own(context: Context, i: int) -> bool:
    """Whether mention `i` is the plan that the text itself issues: "NGHỊ QUYẾT Ban hành [Chương trình hành động]"."""
    mention = context.mentions[i]
    if mention.code is not None or context.own.kind is None or mention.kind.lower() not in PLANS:
        return False
    if not (context.own.in_title(mention.start) or context.own.in_opening(mention.start)):
        return False
    before = MARKS.sub(" ", context.lower[max(0, mention.start - 30) : mention.start])
    return ISSUED_BEFORE.search(before) is not None


def _result_follows(context: Context, place: Place) -> bool:
    """Whether the words after the mention tell a result: "đạt kết quả cao"."""
    end = context.mentions[place.i].end
    return (
        re.match(r"[^.;]{0,40}(?<!\w)đ(?:ã|ạt)(?: được)? (?:kết quả|hiệu quả|nhiều)", context.lower[end : end + 70])
        is not None
    )


OPENS_SENTENCE = re.compile(r"\W*(?:(?:để|nhằm)(?: \w+){0,3} |\w\)? ?)?$")
ISSUES = re.compile(
    r"(?<!\w)(?:ban hành|xây dựng|yêu cầu|chỉ thị|đề nghị|báo cáo|kính trình|trình|quyết định|quyết nghị"
    r"|thông báo|hướng dẫn|phát động|như sau|sau đây|sau)(?!\w)"
)


def _own_source(context: Context, place: Place, head: str, start: int) -> Source | None:
    """The text itself, where its title or its opening says that it carries the mention out."""
    if own := context.own.number_in(head):
        return Source(SELF, place.offset + own.start()) if is_purpose(head[own.end() :]) else None
    if context.own.in_title(place.end):
        no_purpose = words().stranger.search(head) or place.window.startswith("hoàn thành", start - place.offset)
        return None if no_purpose else _title_source(context, place, head, start)
    if _is_title_of_annex(context, place, head):
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
    if re.search(r"(?<!\w)(?:đã(?! đạt| đề| nêu| được đề)|thời gian qua)(?!\w)", rest) or not ISSUES.search(rest):
        return None
    return Source(SELF, start)


SUMMARY_HEAD = re.compile(
    r"\W*(?:trích yếu|nội dung|tên văn bản)[^:|\n]{0,20}[:|] ?(?:(?:về việc|v/v) )?(?:ban hành |phê duyệt )?"
    r"(?:(?:kế hoạch|chương trình|đề án)(?: hành động)?(?: của [^,;|]{2,40})? )?(?:về (?:việc )?)?"
)
NUMBER_HEAD = re.compile(r"(?<!\w)số(?: ký)?(?:[ /]?hiệu)?(?: văn bản)?[ *]*[:|][ *]*$")
LONGEST_BLOCK = 160


def _summary_source(context: Context, place: Place, head: str) -> Source | None:
    """The document whose number the block prints: "Số hiệu: 5/KH-UBND | Trích yếu: Kế hoạch thực hiện […]"."""
    j = place.i - 1
    if j < 0 or not SUMMARY_HEAD.fullmatch(head) or place.offset - context.mentions[j].end > LONGEST_BLOCK:
        return None
    start = context.mentions[j].start
    numbered = context.mentions[j].code is not None and NUMBER_HEAD.search(context.lower, max(0, start - 30), start)
    return Source(j, start) if numbered and may_carry_out(context, j, place.i) else None


def _title_source(context: Context, place: Place, head: str, start: int) -> Source:
    """The text, or the plan that its title says it carries out: "THỰC HIỆN CHƯƠNG TRÌNH CỦA TỈNH VỀ | THỰC HIỆN"."""
    plan = words().plan.search(head)
    if plan is None or not CARRIED_BEFORE.search(head[: plan.start()]):
        return Source(SELF, start)
    begin = place.offset + plan.start()
    return Source(None, begin, _name(context, begin, place.i))


CARRIED_BEFORE = re.compile(r"(?<!\w)(?:thực hiện|triển khai|cụ thể h(?:óa|oá)) $")
TITLE_OF_ANNEX = re.compile(r"[*_ ]*(?:KẾ HOẠCH|CHƯƠNG TRÌNH)(?: HÀNH ĐỘNG)?(?: CỦA [^\n]{2,60}| [^\n]{2,40})?[*_ ]*")


def _is_title_of_annex(context: Context, place: Place, head: str) -> bool:
    """Whether the words stand under the heading of the plan that the text issues: "KẾ HOẠCH | Thực hiện"."""
    if context.own.kind is None or head.strip(" *_") or not place.offset or context.text[place.offset - 1] != "\n":
        return False
    line = context.text[max(0, place.offset - 90) : place.offset - 1].rpartition("\n")[2]
    return line.isupper() and TITLE_OF_ANNEX.fullmatch(line) is not None


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


# "Ban hành kèm theo Quyết định này Kế hoạch …", "Điều 1. Phê duyệt Kế hoạch …"
ENACTED = re.compile(
    r"(?:kèm theo [^\W\d]+ [^\W\d]+ này(?: bản)?|điều \d+\W+(?:ban hành|phê duyệt)(?: kèm theo)?)[ :“\"]*$"
)
LISTED = re.compile(r"(?:(?<!\w)và|[,;]) ?$")
SEVERAL = re.compile(r"(?<!\w)(?:các|những|mọi)(?!\w)[^;.]*$")
DRAFTED = re.compile(r"(?<!\w)(?:xây dựng|soạn thảo|tham mưu|trình)(?!\w)")


def _plan_source(context: Context, place: Place, head: str) -> Source | None:
    """A plan known by its purpose only: "ban hành Kế hoạch thực hiện ..."; "Kế hoạch này nhằm thực hiện ..."."""
    plan = words().plan.search(head)
    if not plan:
        return None
    start = place.offset + plan.start()
    printed = context.text[start : place.end]
    if context.own.kind is not None and ENACTED.search(head[: plan.start()]):
        return Source(SELF, start)
    if plan.group("kind") == context.own.kind and _is_own_plan(context, place.i, plan.group(), head):
        return Source(SELF, start)
    of_another = " của " in plan.group() and LISTED.search(head[: plan.start()])
    if context.own.kind is not None and printed.lower().startswith(context.own.kind) and not of_another:
        if plan.group("this") or context.own.in_opening(start):
            return Source(SELF, start)
    elif plan.group("this"):
        meant = antecedent(context, plan.group("kind"), start, place.i)
        if meant is not None:
            return Source(meant, start)
    elif not printed[0].isupper() or SEVERAL.search(head[: plan.start()]):
        return None
    return Source(None, start, _name(context, start, place.i), _is_drafted(head))


OF_PROVINCE = re.compile(r" của (?:ủy ban nhân dân |ubnd |ban thường vụ )?(?:tỉnh|thành phố|thành|tp)(?: ủy|ủy)?(?!\w)")


def _is_own_plan(context: Context, i: int, plan: str, head: str) -> bool:
    """Whether "Kế hoạch của Ủy ban nhân dân tỉnh thực hiện X" is the plan itself, whose title carries X out."""
    aim = context.mentions[i].code
    if not aim or not OF_PROVINCE.search(plan) or DRAFTED.search(head):
        return False
    return any(m.code == aim and context.own.in_title(m.start) for m in context.mentions[:MOST_IN_TITLE])


MOST_IN_TITLE = 6


def _name(context: Context, start: int, i: int) -> str:
    """The plan named by its purpose, up to the name or the number of the document that it carries out."""
    aim = context.mentions[i]
    words_before = context.text[start : aim.start].replace(" này ", " ").replace("\n", " ")
    return words_before + (aim.name or context.text[aim.start : aim.code_end or aim.end])


def _is_drafted(head: str) -> bool:
    """Whether the plan is still being written."""
    return not words().past.search(head) and DRAFTED.search(head) is not None


PAPERS = frozenset({"Tờ trình", "Báo cáo"})  # they ask and tell, they carry nothing out


def may_carry_out(context: Context, source: int, target: int) -> bool:
    """A body of the centre does not carry out what a province has decided, nor a plan the next plan of its series."""
    a, b = context.mentions[source], context.mentions[target]
    if a.kind in PAPERS:
        return False
    if a.level is Level.CENTRAL and b.level is Level.PROVINCIAL:
        return False
    if a.code is None or b.code is None:
        return True
    series = _series(a.code)  # "" where the number stands alone: "Chương trình số 15"
    return not series or series != _series(b.code)


def _series(code: str) -> str:
    """The code without its number: "22-KH/TU" -> "-KH/TU"."""
    return code.lstrip("0123456789.")
