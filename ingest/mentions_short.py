"""The level of documents named by a number alone, "Quyết định 419", where the same text prints their whole code."""

from collections.abc import Sequence
from dataclasses import replace

from policy_lineage.ingest.codes import canonical_code, parse_code
from policy_lineage.ingest.mentions import Mention

Series = tuple[str, str]  # kind and number


def with_levels_of_whole_codes(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a bare number with the level and the place of the one document of its kind that has that number."""
    bare = {_series(m) for m in mentions if _is_bare(m)}
    if not bare:
        return list(mentions)
    whole: dict[Series, dict[str, Mention]] = {}
    for mention in mentions:
        if mention.code and not _is_bare(mention) and (series := _series(mention)) in bare:
            whole.setdefault(series, {}).setdefault(canonical_code(mention.code) or mention.code, mention)
    return [_completed(m, whole.get(_series(m), {})) if _is_bare(m) else m for m in mentions]


def _is_bare(mention: Mention) -> bool:
    return mention.code is not None and mention.code.isdigit()


def _series(mention: Mention) -> Series:
    parsed = parse_code(mention.code or "")
    return mention.kind, (parsed.number if parsed else mention.code or "").lstrip("0")


def _completed(mention: Mention, named: dict[str, Mention]) -> Mention:
    """The bare mention as the one document that it can mean; as it stands where there are several or none."""
    if len(named) != 1:
        return mention
    [full] = named.values()
    return replace(mention, level=full.level, province=full.province)
