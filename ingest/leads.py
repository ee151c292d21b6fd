"""Lines that lead in a list: "Thực hiện nghiêm các văn bản sau:" governs every bullet below it."""

import re
from dataclasses import replace

from policy_lineage.ingest.cues import Cue, Group, words
from policy_lineage.ingest.governing import governing
from policy_lineage.ingest.stated import Context, Place, Statement
from policy_lineage.ingest.values import Role

MOST_BULLETS = 12
LONGEST_LINE = 900  # characters
LEAD = 220  # characters at the end of the line that leads in
BULLETS = re.compile(r"[-+•*]|[a-zđ]\)|\d{1,2}\)")
PAPERS = re.compile(
    r"(?<!\w)(?:văn bản|nghị quyết|chỉ thị|kết luận|quyết định|quy định|nghị định|luật|kế hoạch|đề án|chương trình"
    r"|chỉ đạo)(?!\w)"
)


def from_lead(context: Context, place: Place) -> Statement | None:
    """What the line above a list says of a mention that begins one of its bullets; None where it says nothing."""
    if place.previous is not None or not place.offset or context.text[place.offset - 1] != "\n":
        return None
    end = _lead_end(context, place.offset - 1)
    if end is None:
        return None
    lead = context.lower[max(0, end - LEAD) : end].rpartition("\n")[2] + " "
    cue = governing(lead)
    tail = lead[cue.end :].strip() if cue else ""
    if cue is None or not (PAPERS.search(tail) or (not tail and cue.group in (Group.BASIS, Group.CHANGE))):
        return None
    return _statement(context, place, cue, lead)


def is_bare_number(context: Context, i: int) -> bool:
    """Whether mention `i` is printed without its kind: "số 5/2031/NĐ-CP"."""
    return context.lower.startswith("số", context.mentions[i].start)


LONGEST_HEAD = 400  # characters from the kind in the plural to the bracket


def from_plural(context: Context, place: Place, before: list[Statement]) -> Statement | None:
    """What governs the plural before the brackets that a bare number opens: "Căn cứ các Nghị định … (số 5, số 6)"."""
    if not place.window.endswith("(") or not is_bare_number(context, place.i):
        return None
    here = context.mentions[place.i]
    low = max(0, here.start - LONGEST_HEAD)
    head = context.lower[low : here.start - 1].rpartition("\n")[2]
    plural = max(head.rfind(f"các {here.kind.lower()}"), head.rfind(f"những {here.kind.lower()}"))
    if plural < 0 or re.search(r"[()]", head[plural:]):
        return None
    if place.i and head[:plural].rstrip().endswith((";", " và", ",")):
        return _one_more(context, place, before, here.start - 1 - len(head) + plural)
    cue = governing(head[max(0, plural - LEAD) : plural])
    return None if cue is None else _statement(context, place, cue, head[:plural])


def _one_more(context: Context, place: Place, before: list[Statement], plural: int) -> Statement | None:
    """What is said of the list that the plural goes on with: "Căn cứ A; các Quyết định … (số 5, số 6)"."""
    j = place.i - 1
    while j >= 0 and context.mentions[j].start > plural:
        j -= 1
    if j < 0 or plural - context.mentions[j].end > LONGEST_HEAD:
        return None
    model = before[before[j].opens] if before[j].opens >= 0 else before[j]
    return replace(model, rule=f"{model.rule.removesuffix('+listed')}+listed", opens=place.i)


def _lead_end(context: Context, end: int) -> int | None:
    """Where the line that leads in the list ends, without its colon; `end` is that of the line above the mention."""
    for _ in range(MOST_BULLETS):
        start = context.text.rfind("\n", max(0, end - LONGEST_LINE), end) + 1
        if not start and end > LONGEST_LINE:
            return None
        line = context.text[start:end].strip(" *_")
        if line.endswith(":"):
            return start + context.text[start:end].rindex(":")
        if not (BULLETS.match(line) or line.endswith(";")) or not start:
            return None
        end = start - 1
    return None


def _statement(context: Context, place: Place, cue: Cue, lead: str) -> Statement:
    numbered = context.mentions[place.i].code is not None
    looks_back = context.looks_back(place.end) or words().past.search(lead) is not None
    roles = {
        Group.CARRY: Role.BACKGROUND if looks_back else Role.CARRY_OUT,
        Group.BASIS: Role.IN_SPIRIT,
        Group.DRAFT: Role.BACKGROUND if numbered or looks_back else Role.TO_BE_ISSUED,
    }
    role = roles.get(cue.group, Role.BACKGROUND)
    return Statement(role, f"{cue.rule}+lead", opens=place.i, cue_start=context.mentions[place.i].start)
