"""Lists hand their cue on: in "thực hiện A, B và C" all three are carried out."""

import re
from dataclasses import replace

from policy_lineage.ingest.governing import WINDOW
from policy_lineage.ingest.purpose import may_carry_out
from policy_lineage.ingest.sentences import sentence_end
from policy_lineage.ingest.stated import SELF, Context, Place, Statement
from policy_lineage.ingest.values import Role

# "A, B", "A; B", "A và B", "theo đề nghị của Sở A tại Công văn số 1 và Sở B tại [Công văn số 2]"
JOINED = re.compile(
    r"(?:(,|;)|(?<!\w)(?:và|hoặc|cùng|cùng với|cũng như|với)(?: [^,;]{2,60} tại)?)\s?(?:(?:các|những|tại|của) )?$"
)
RIGHT_DRAFT = re.compile(
    r"(?:sẽ|phải|cần|dự kiến|đang)(?: \w+){0,2} (?:xây dựng|soạn thảo|ban hành|trình|hoàn thiện|thông qua)"
)


def without_cue(context: Context, place: Place, before: list[Statement]) -> Statement:
    """A mention without a cue of its own: one more of a list, or the subject of its sentence."""
    joined = JOINED.search(place.window)
    own = joined and joined.group(1) == ";" and place.previous is not None and _has_own_purpose(context, place, before)
    if place.previous is not None and joined and not own:
        return _listed(context, place, joined.group(1) == ";", before)
    here = context.mentions[place.i]
    if place.previous is None and not place.window.strip("-+• "):
        inherited = _from_paragraph_before(context, place, before)
        if inherited:
            return inherited
    if here.code is None and RIGHT_DRAFT.search(
        context.lower[here.end : min(here.end + 60, sentence_end(context.text, here.end))]
    ):
        return Statement(Role.TO_BE_ISSUED, "shall-be-drafted", opens=place.i, cue_start=here.start)
    opens = place.i if place.previous is None or own else before[place.previous].opens
    return Statement(Role.BACKGROUND, "no-cue", opens=opens, cue_start=here.start)


# "A thực hiện B; C của D thực hiện E": after the semicolon C begins a statement of its own
OWN_PURPOSE = re.compile(r"[^;.\n]{0,160}?(?<!\w)(?:thực hiện|cụ thể hóa)(?!\w)")


def _has_own_purpose(context: Context, place: Place, before: list[Statement]) -> bool:
    """Whether the list before is what another document carries out, while this mention carries out something itself."""
    assert place.previous is not None
    model = before[place.previous]
    stated = any(source.mention is not None and source.mention != SELF for source in model.sources)
    return stated and OWN_PURPOSE.match(context.lower, context.mentions[place.i].end) is not None


def _from_paragraph_before(context: Context, place: Place, before: list[Statement]) -> Statement | None:
    """A list that runs over paragraphs: each but the last ends with ";"."""
    start = place.offset
    if not before or context.text[max(0, start - 2) : start].strip("\n -+•") not in (";", ":"):
        return None
    last = before[-1]
    model = before[last.opens] if last.opens >= 0 else last
    if start - context.mentions[place.i - 1].end > WINDOW or model.role is Role.BACKGROUND:
        return None
    return replace(model, rule=model.rule if model.rule.endswith("+listed") else f"{model.rule}+listed")


def _listed(context: Context, place: Place, new_item: bool, before: list[Statement]) -> Statement:
    """One more of a list: after "và" of the list just before it, after ";" of the outer one."""
    assert place.previous is not None
    model = before[place.previous]
    if new_item or not _can_join(context, place.i, model):
        opener = model.opens if model.opens >= 0 else place.previous
        model = before[opener]
    return replace(model, rule=model.rule if model.rule.endswith("+listed") else f"{model.rule}+listed")


def _can_join(context: Context, i: int, model: Statement) -> bool:
    """Whether the document that carries out the previous one may carry out this one as well."""
    mentions = (source.mention for source in model.sources)
    return all(m is None or m == SELF or may_carry_out(context, m, i) for m in mentions)
