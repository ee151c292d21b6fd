"""Carrying out: whose purpose a verb is, that of the document named before it, of the text itself, or of nobody."""

import re
from dataclasses import replace

from policy_lineage.ingest.carriers import PAPERS, may_carry_out
from policy_lineage.ingest.cues import Cue, verb_run_start, words
from policy_lineage.ingest.governing import (
    DOCUMENT_NOUNS,
    ITEM,
    is_purpose,
    stranger,
)
from policy_lineage.ingest.purpose_own import is_own, own_source
from policy_lineage.ingest.purpose_plans import plan_source, row_of, summary_source
from policy_lineage.ingest.stated import SELF, Context, Place, Source, Statement
from policy_lineage.ingest.values import Role

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
        aside = stranger(head) or _in_a_subject_of_the_title(context, place, head)
        if (aside or (cue.rule == "completes" and words().subject.match(head))) and not ITEM.search(head):
            return Statement(Role.BACKGROUND, "not-its-purpose", opens=before[place.previous].opens, cue_start=start)
    if DRAFT_BEFORE.search(head) and _may_be_drafted(context, place, cue):
        return Statement(Role.TO_BE_ISSUED, "drafts", opens=place.i, cue_start=start)
    if place.previous is not None and _goes_on(context, head, before[place.previous]):
        return replace(before[place.previous], rule="own-purpose+listed")
    source = (
        summary_source(context, place, head)
        or own_source(context, place, head, start)
        or plan_source(context, place, head)
    )
    if source:
        rule = "own-purpose" if source.mention == SELF else "plan"
        return Statement(Role.IMPLEMENTED_BY, rule, (source,), place.i, start)
    role, rule = _ordered(context, place, head, cue)
    return Statement(role, rule, opens=place.i, cue_start=start)


def _ordered(context: Context, place: Place, head: str, cue: Cue) -> tuple[Role, str]:
    """What is said of a mention that nobody is said to carry out: an order, or what was done."""
    if NAMES_A_BODY.search(place.window[: cue.start]):
        return Role.BACKGROUND, "names-a-body"
    past = words().past.search(PARTICIPLE.sub("", head[-60:]))
    told = NOMINAL.search(place.window[: cue.start]) is not None and _is_told_of(context, place)
    if past or told or context.looks_back(place.end) or _result_follows(context, place):
        return Role.BACKGROUND, "done"
    return Role.CARRY_OUT, cue.rule


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
    carrier = row_of(context, _in_spirit_of(context, place.previous, head, before))
    if not is_purpose(head) or not may_carry_out(context, carrier, place.i):
        return None
    if MADE_KNOWN.fullmatch(place.window, len(head), cue.end):
        return Statement(Role.BACKGROUND, "not-its-purpose", opens=outer.opens, cue_start=place.offset)
    if LOOKS_BACK_AT_END.search(context.lower, context.mentions[place.previous].start, place.offset):
        return Statement(Role.BACKGROUND, "looks-back", opens=outer.opens, cue_start=place.offset)
    if context.mentions[place.previous].kind in LAWS and place.window.startswith("thi hành", cue.start):
        return Statement(Role.BACKGROUND, "guides", opens=before[place.previous].opens, cue_start=place.offset)
    source = Source(carrier, context.mentions[carrier].start)
    if is_own(context, place.previous):
        return Statement(Role.IMPLEMENTED_BY, "own-purpose", (replace(source, mention=SELF),), place.i, source.start)
    opens = place.i if outer.rule == "no-cue" else outer.opens  # "12/KH-UBND thực hiện A ... và B" has no outer list
    return Statement(Role.IMPLEMENTED_BY, "carries-out-document", (source,), opens, place.offset)


AIM = re.compile(r"[^,;.:\n]{0,40}?(?:để|nhằm) $")
SUBJECT_IN_SPIRIT = re.compile(r"(?:[^,;.\n]{0,60})? về (?:việc )?[^;.\n]{2,240} theo (?:đúng )?tinh thần (?:của )?")


def _in_spirit_of(context: Context, i: int, head: str, before: list[Statement]) -> int:
    """The document whose subject names `i` as its spirit: "[Công văn A] về … theo tinh thần B | để thực hiện"."""
    if not i or before[i].role is not Role.IN_SPIRIT or not AIM.fullmatch(head):
        return i
    outer = context.mentions[i - 1]
    if outer.code is None or outer.kind in PAPERS or before[i - 1].role is not Role.BACKGROUND:
        return i
    between = context.lower[outer.end : context.mentions[i].start]
    return i - 1 if SUBJECT_IN_SPIRIT.fullmatch(between) else i


MADE_KNOWN = re.compile(r"(?:tuyên truyền|phổ biến)(?:,? (?:và )?(?:tuyên truyền|phổ biến))?")


# "A thực hiện B về quy hoạch và Kế hoạch | thực hiện [C]": what A issues carries out C, B does not
SECOND_PLAN = re.compile(r" và (?:kế hoạch|chương trình)(?: hành động)? ?$")
LOOKS_BACK_AT_END = re.compile(r"(?:sơ|tổng) kết ?$")  # "của Ban Chỉ đạo về tổng kết | thực hiện"


def _second_plan(head: str) -> bool:
    """Whether the words between two documents are a subject with a further plan at their end."""
    return words().subject.search(head) is not None and SECOND_PLAN.search(head) is not None


# "Việc thực hiện [Nghị quyết số 5] còn chậm", "việc triển khai [Đề án] đã giải ngân 90%": no order
NOMINAL = re.compile(r"(?<!\w)(?:việc|công tác|quá trình)(?: tổ chức| triển khai)* $")
TOLD = re.compile(
    r"[^.;,:\n]{0,60}?(?<!\w)(?:đã(?! được (?:ban hành|thông qua|phê duyệt)| ban hành| đề ra| nêu| xác định)"
    r"|còn (?:chậm|hạn chế|nhiều|một số|gặp)|chưa)(?!\w)"
)


def _is_told_of(context: Context, place: Place) -> bool:
    """Whether the words after the mention tell how far its carrying out has come."""
    end = context.mentions[place.i].end
    return TOLD.match(context.lower, end, end + 90) is not None


def _result_follows(context: Context, place: Place) -> bool:
    """Whether the words after the mention tell a result: "đạt kết quả cao"."""
    end = context.mentions[place.i].end
    return (
        re.match(r"[^.;]{0,40}(?<!\w)đ(?:ã|ạt)(?: được)? (?:kết quả|hiệu quả|nhiều)", context.lower[end : end + 70])
        is not None
    )
