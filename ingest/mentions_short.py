"""Documents named by a number alone, "Quyết định 419", where the same text prints their whole code."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from policy_lineage.ingest.codes import canonical_code, parse_code
from policy_lineage.ingest.mentions import Mention

Series = tuple[str, str]  # kind and number


def with_levels_of_whole_codes(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a bare number with the level and the place of the document that it means."""
    meant = meant_by_bare_numbers(mentions)
    return [
        replace(m, level=meant[i].level, province=meant[i].province) if i in meant else m
        for i, m in enumerate(mentions)
    ]


def meant_by_bare_numbers(mentions: Sequence[Mention]) -> Mapping[int, Mention]:
    """For each mention by a number alone, by its place, the one document that has the number and kind in the text."""
    bare = {i: _series(m) for i, m in enumerate(mentions) if m.code and m.code.isdigit()}
    if not bare:
        return {}
    whole: dict[Series, dict[str, Mention]] = {series: {} for series in bare.values()}
    for i, mention in enumerate(mentions):
        if mention.code and i not in bare and (series := _series(mention)) in whole:
            whole[series].setdefault(canonical_code(mention.code) or mention.code, mention)
    return {i: next(iter(whole[series].values())) for i, series in bare.items() if len(whole[series]) == 1}


def _series(mention: Mention) -> Series:
    parsed = parse_code(mention.code or "")
    return mention.kind, (parsed.number if parsed else mention.code or "").lstrip("0")
