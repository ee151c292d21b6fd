"""Stated edges: A carries out B, hop by hop, each with its evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.mentions_short import meant_by_bare_numbers
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.stated import SELF, Source, Statement
from policy_lineage.ingest.values import End, Header, Implements, Status


def find_claims(
    reading: Reading, header: Header, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[Implements, ...]:
    """The edges that the text states, one for each pair, with the first evidence."""
    found: dict[tuple[End, End], tuple[Implements, bool]] = {}
    meant = meant_by_bare_numbers(mentions)
    for i, statement in enumerate(statements):
        for source in statement.sources:
            claim = _claim(reading, header, mentions, statements, i, source)
            whole = replace(claim, source=_in_full(claim.source, meant), target=_in_full(claim.target, meant))
            pair = (_identity(whole.source), _identity(whole.target))
            printed = whole == claim  # evidence that prints the codes goes before that of a bare number
            if pair[0] != pair[1] and (pair not in found or (printed and not found[pair][1])):
                found[pair] = (whole, printed)
    return tuple(claim for claim, _ in found.values())


def _claim(
    reading: Reading,
    header: Header,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    i: int,
    source: Source,
) -> Implements:
    """The edge from `source` to mention `i`."""
    start, end = _evidence(mentions[i], source)
    evidence = reading.span(start, end)
    by_mention = source.mention is not None and source.mention != SELF
    planned = source.planned or (by_mention and statements[source.mention or 0].planned)
    status = Status.PLANNED if planned else Status.ISSUED
    return Implements(_source(header, mentions, source), _end(mentions, i), evidence, status, statements[i].rule)


def _evidence(target: Mention, source: Source) -> tuple[int, int]:
    """From the words of the source to the end of the target, or of the words that point at it."""
    if source.end >= 0:
        return source.start, source.end
    return min(source.start, target.start), target.end


def _source(header: Header, mentions: Sequence[Mention], source: Source) -> End:
    """The end that carries out: the text itself, a plan known by its purpose, or a mention."""
    if source.mention is None:
        return End(name=source.name, province=header.province)
    if source.mention == SELF:
        return End(code=header.code, self=True, province=header.province)
    return _end(mentions, source.mention)


def _end(mentions: Sequence[Mention], i: int) -> End:
    """Mention `i` as an end of an edge."""
    return End(code=mentions[i].code, name=mentions[i].name, province=mentions[i].province, mention=i)


def _in_full(end: End, meant: Mapping[int, Mention]) -> End:
    """The end with the whole code where the text prints that elsewhere: "Nghị quyết 57" is 57-NQ/TW."""
    return end if end.mention is None or end.mention not in meant else replace(end, code=meant[end.mention].code)


def _identity(end: End) -> End:
    """The end without the place of its mention and without the capitals of a title."""
    return End(code=end.code, name=None if end.code or not end.name else end.name.casefold(), self=end.self)
