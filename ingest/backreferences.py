"""Documents that are pointed at: "Nghị quyết trên", "Kế hoạch này"; resolved only where one document can be meant."""

from dataclasses import replace

from policy_lineage.ingest.cues import words
from policy_lineage.ingest.governing import is_purpose
from policy_lineage.ingest.sentences import sentence_end
from policy_lineage.ingest.stated import Context, Source, Statement
from policy_lineage.ingest.values import Role

REACH = 800  # characters before the words that point in which the document meant is looked for
AFTER = 220  # characters after a document in which words that point are looked for


def antecedent(context: Context, kind: str, position: int, upto: int) -> int | None:
    """The last mention before `position` of that kind, where all such mentions nearby are of one document."""
    meant: dict[str, int] = {}
    for i in range(upto - 1, -1, -1):
        mention = context.mentions[i]
        if position - mention.end > REACH:
            break
        if mention.end <= position and mention.kind.lower() == kind:
            meant.setdefault(mention.code or mention.name or "", i)
    return next(iter(meant.values())) if len(meant) == 1 else None


def with_back_references(context: Context, found: list[Statement]) -> list[Statement]:
    """The statements with the edges that words that point state: "Kế hoạch số 5 thực hiện Nghị quyết trên"."""
    out = list(found)
    for i in range(len(out)):
        pointed = _pointed_at(context, i)
        if pointed is None:
            continue
        target, source = pointed
        out[target] = replace(out[target], sources=(*out[target].sources, source))
        out[i] = replace(out[i], role=Role.IMPLEMENTER, rule=f"{out[i].rule}+back-reference")
    return out


def _pointed_at(context: Context, i: int) -> tuple[int, Source] | None:
    """The document that mention `i` carries out by words that point, with the evidence."""
    start = context.mentions[i].end
    reach = AFTER if i + 1 == len(context.mentions) else min(AFTER, context.mentions[i + 1].start - start)
    if reach <= 0:
        return None
    limit = sentence_end(context.text, start, reach)
    back = words().back.search(context.lower, start, limit)
    if back is None or not is_purpose(context.lower[start : back.start()]):
        return None
    target = antecedent(context, back.group("kind"), context.mentions[i].start, i)
    if target is None:
        return None
    return target, Source(i, context.mentions[i].start, end=back.end())
