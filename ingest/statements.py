"""What each sentence states about the documents that it mentions.

The cue nearest to the left of a mention governs it. A list hands its cue on:
in "thực hiện A, B và C" all three are carried out. A verb that belongs to a
document makes an edge: "Kế hoạch số 5 thực hiện Nghị quyết số 6".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from policy_lineage.ingest.backreferences import with_back_references
from policy_lineage.ingest.cues import Cue, Group, words
from policy_lineage.ingest.governing import governing, place, rule_changed
from policy_lineage.ingest.issued import with_issued
from policy_lineage.ingest.leads import from_plural
from policy_lineage.ingest.lists import is_coordinate, is_next_number, is_short_form, without_cue
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.outline import Outline, Part
from policy_lineage.ingest.own_words import own_words
from policy_lineage.ingest.purpose import carried
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.stated import Context, Place, Statement
from policy_lineage.ingest.values import Header, Role


def read_statements(
    reading: Reading, header: Header, outline: Outline, mentions: Sequence[Mention]
) -> tuple[Statement, ...]:
    """One statement for each mention, in order."""
    past = tuple((s.start, s.end) for s in outline.of(Part.SITUATION))
    context = Context(reading.text, reading.lower, own_words(reading, header), past, mentions)
    found: list[Statement] = []
    for i in range(len(mentions)):
        found.append(_statement(context, place(context, i), found))
    found = _same_plan(context, found)
    return _implementers(with_back_references(context, with_issued(context, found)))


def _same_plan(context: Context, found: list[Statement]) -> list[Statement]:
    """A document that the text wants drafted is still to come where it is named again without more words."""
    drafted = {context.mentions[i].name for i, s in enumerate(found) if s.role is Role.TO_BE_ISSUED} - {None}
    return [
        replace(s, role=Role.TO_BE_ISSUED, rule="drafted-elsewhere")
        if s.rule == "no-cue" and context.mentions[i].name in drafted
        else s
        for i, s in enumerate(found)
    ]


def _implementers(found: list[Statement]) -> tuple[Statement, ...]:
    """Mentions that carry out another one are implementers, whatever governs them."""
    sources = {source.mention for s in found for source in s.sources}
    return tuple(
        replace(s, role=Role.IMPLEMENTER, rule=f"{s.rule}+carries-out-another", planned=s.role is Role.TO_BE_ISSUED)
        if i in sources and not s.sources
        else s
        for i, s in enumerate(found)
    )


def _statement(context: Context, here: Place, before: list[Statement]) -> Statement:
    """What is said of the mention at `here`, given what was said of those before it."""
    if numbers := from_plural(context, here, before):
        return numbers
    cue = governing(here.window)
    if (
        cue is None
        or is_short_form(context, here.i)
        or is_coordinate(context, here, cue)
        or is_next_number(context, here)
    ):
        return without_cue(context, here, before)
    if cue.group is Group.CARRY and not _is_written(context, here, cue):
        return carried(context, here, cue, before)
    start = here.offset + cue.start
    if cue.group is Group.BASIS and not rule_changed(here.window, cue):
        return Statement(Role.IN_SPIRIT, cue.rule, opens=here.i, cue_start=start)
    if cue.group in (Group.DRAFT, Group.CARRY):
        return _drafted(context, here, cue)
    return Statement(Role.BACKGROUND, cue.rule, opens=_level(here, before), cue_start=start)


LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})  # no province drafts them
PASSES = ("thông qua", "ban hành")
FEWEST_SUBJECT = 2  # words before the verb: "Chính phủ ban hành", not "(1) Ban hành"
FUTURE = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|cần|phải|trình|xem xét|để|tiếp tục|yêu cầu|đề nghị|giao|chỉ đạo|khẩn trương|sớm|tham mưu"
    r"|nghiên cứu|xây dựng|kịp thời|chủ động|hoàn thiện|sau khi|soạn thảo|đề xuất)(?!\w)"
)
WRITTEN = frozenset({"Đề án", "Quy hoạch", "Quy chế", "Quy định"})


def _is_written(context: Context, here: Place, cue: Cue) -> bool:
    """Whether "hoàn thành" asks for a paper to be finished, not for a programme to be carried out."""
    mention = context.mentions[here.i]
    finishes = here.window[cue.start :].strip() == "hoàn thành"
    return finishes and mention.code is None and mention.kind in WRITTEN


def _level(here: Place, before: list[Statement]) -> int:
    """The list that a mention nested in the subject of the previous one belongs to."""
    return here.i if here.previous is None else before[here.previous].opens


def _drafted(context: Context, here: Place, cue: Cue) -> Statement:
    """A document with a number exists; one without is still to come unless the sentence looks back."""
    clause = here.window[max(0, cue.start - 80) : cue.end]
    told = context.own.kind is None and context.lower.startswith(PASSES, here.offset + cue.start)
    named = len(here.window[: cue.start].split()) >= FEWEST_SUBJECT
    news = told and (named or here.window.startswith("thông qua", cue.start))
    past = words().past.search(clause) or context.looks_back(here.end) or (news and not FUTURE.search(clause))
    mention = context.mentions[here.i]
    done = mention.code is not None or past or mention.kind in LAWS or _is_approved(context, here.i)
    role, rule = (Role.BACKGROUND, "issued") if done else (Role.TO_BE_ISSUED, cue.rule)
    return Statement(role, rule, opens=here.i, cue_start=here.offset + cue.start)


APPROVED_AT = re.compile(r"[^.;,\n]{0,60} tại (?:quyết định|nghị quyết|văn bản|công văn)(?: số)? \d")


def _is_approved(context: Context, i: int) -> bool:
    """Whether the words after the mention tell where it was approved: "phê duyệt [Đề án bến] tại Quyết định số 5"."""
    end = context.mentions[i].end
    return APPROVED_AT.match(context.lower, end, end + 100) is not None
