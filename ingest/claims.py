"""Stated edges: A carries out B, hop by hop, each with its evidence."""

from collections.abc import Sequence

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.stated import SELF, Source, Statement
from policy_lineage.ingest.values import End, Header, Implements, Status


def find_claims(
    reading: Reading, header: Header, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> tuple[Implements, ...]:
    """The edges that the text states, one for each pair, with the first evidence."""
    found: dict[tuple[End, End], Implements] = {}
    for i, statement in enumerate(statements):
        for source in statement.sources:
            claim = _claim(reading, header, mentions, statements, i, source)
            pair = (_identity(claim.source), _identity(claim.target))
            if pair[0] != pair[1]:
                found.setdefault(pair, claim)
    return tuple(found.values())


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


def _identity(end: End) -> End:
    """The end without the place of its mention and without the capitals of a title."""
    return End(code=end.code, name=None if end.code or not end.name else end.name.casefold(), self=end.self)
