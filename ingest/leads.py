"""Lines that lead in a list: "Thực hiện nghiêm các văn bản sau:" governs every bullet below it."""

import re

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
