"""Documents issued to carry out what the sentence names first: "Thực hiện X, Tỉnh ủy đã ban hành A"."""

import re
from dataclasses import replace

from policy_lineage.ingest.sentences import LONGEST, last_stop
from policy_lineage.ingest.stated import Context, Source, Statement
from policy_lineage.ingest.values import Role

# kinds that are issued to carry something out; a decision or a letter may be about anything
CARRIERS = frozenset(
    {"kế hoạch", "chương trình hành động", "chương trình", "nghị quyết", "chỉ thị", "đề án", "kết luận"}
)
# "(để) cụ thể hóa X, Tỉnh ủy (đã) ban hành A"
OPENING = re.compile(r"\W*(?:(?:để|nhằm)(?: \w+){0,3} )?$")
ISSUING = re.compile(r"(?<!\w)(?:ban hành|xây dựng)(?: các| \d+)? ?$")


def with_issued(context: Context, found: list[Statement]) -> list[Statement]:
    """The statements with the edges from what was issued to what the same sentence sets out to carry out."""
    out = list(found)
    for i, statement in enumerate(found):
        if statement.role is not Role.CARRY_OUT and statement.rule != "done":
            continue
        issued = _means(context, found, i)
        if not issued and statement.role is Role.CARRY_OUT and _opens_sentence(context, i, statement):
            issued = tuple(_issued_after(context, found, i))
        if issued:
            sources = tuple(Source(j, statement.cue_start, end=context.mentions[j].end) for j in issued)
            out[i] = replace(statement, role=Role.IMPLEMENTED_BY, rule="issued-to-carry-out", sources=sources)
    return out


# "Cụ thể hóa X bằng A"
BY_MEANS = re.compile(r"[^.;,\n]{0,60}(?<!\w)bằng(?: việc ban hành)? $")


def _means(context: Context, found: list[Statement], i: int) -> tuple[int, ...]:
    """The document by means of which mention `i` is carried out."""
    if i + 1 >= len(found) or context.mentions[i + 1].kind.lower() not in CARRIERS:
        return ()
    gap = context.lower[context.mentions[i].end : context.mentions[i + 1].start]
    if len(gap) >= SHORT_GAP or not BY_MEANS.fullmatch(gap):
        return ()
    return tuple(j for j in range(i + 1, min(len(found), i + 4)) if j == i + 1 or _follows(context, j))


def _follows(context: Context, j: int) -> bool:
    """Whether mention `j` is one more of a list of means: "bằng A và [B]"."""
    gap = context.lower[context.mentions[j - 1].end : context.mentions[j].start]
    return gap in (" và ", ", ") and context.mentions[j].kind.lower() in CARRIERS


SHORT_GAP = 90


def _opens_sentence(context: Context, i: int, statement: Statement) -> bool:
    """Whether the verb that governs mention `i` opens its sentence."""
    floor = context.mentions[i - 1].end if i and context.mentions[i - 1].end <= statement.cue_start else 0
    start = last_stop(context.text, floor, statement.cue_start)
    if start is None:
        return False
    return OPENING.fullmatch(context.lower[start : statement.cue_start]) is not None


def _issued_after(context: Context, found: list[Statement], i: int) -> list[int]:
    """The documents that the sentence of mention `i` says were issued: one, or a list."""
    issued: list[int] = []
    for j in range(i + 1, len(found)):
        gap = context.text[context.mentions[j - 1].end : context.mentions[j].start]
        too_far = context.mentions[j].start - context.mentions[i].end > LONGEST
        if too_far or "\n" in gap or re.search(r"[.;]\s", gap):
            break
        carrier = context.mentions[j].kind.lower() in CARRIERS and ISSUING.search(gap) is not None
        if (found[j].rule == "issued" and carrier) or (found[j].rule == "issued+listed" and issued):
            issued.append(j)
    return issued
