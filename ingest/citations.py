"""Every mention of another document, numbered or named."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_lineage.ingest.catalog import Kind, abbreviations, kinds
from policy_lineage.ingest.header import Own
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.mentions_numbered import bare_code, numbered
from policy_lineage.ingest.names import named
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header


@dataclass(frozen=True, slots=True)
class Anchor:
    """The word of a kind at `start` to `end` of the text."""

    start: int
    end: int
    kind: Kind


def find_mentions(reading: Reading, header: Header, own: Own) -> tuple[Mention, ...]:
    """The mentions in order of appearance; the document's own number is none."""
    text, lower = reading.text, reading.lower
    found = _anchored(text, lower, header)
    found += _elided(text, lower, header, found)
    found.sort(key=lambda m: (m.start, m.end))
    return tuple(m for m in found if not _is_own(m, header, own))


def _is_own(mention: Mention, header: Header, own: Own) -> bool:
    """Whether the mention is the document's own number, or a way of naming the document itself."""
    if header.code and mention.code == header.code and mention.kind == header.kind:
        return True
    return any(start < mention.end and mention.start < end for start, end in own)


def _anchored(text: str, lower: str, header: Header) -> list[Mention]:
    """The mentions that the word of a kind begins."""
    found: list[Mention] = []
    taken = 0
    for anchor in _anchors(text, lower):
        if anchor.start < taken:
            continue
        previous = found[-1] if found else None
        here = numbered(text, lower, anchor.start, anchor.end, anchor.kind, header)
        if not here and (one := named(text, lower, anchor.start, anchor.end, anchor.kind, header, previous)):
            here = [one]
        if here:
            found += here
            taken = here[-1].end
    return found


def _anchors(text: str, lower: str) -> Iterator[Anchor]:
    """The words of kinds in order; an abbreviation counts before a number only."""
    for word in _pattern().finditer(lower):
        yield Anchor(word.start(), word.end(), kinds()[word.group()])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, kinds()))})(?!\w)")


def _elided(text: str, lower: str, header: Header, found: list[Mention]) -> list[Mention]:
    """The codes that no word of a kind stands before: further ones of a list, cells of a table."""
    starts = [m.start for m in found]
    out: list[Mention] = []
    taken = 0
    at = text.find("/")
    while at >= 0:
        i = bisect_right(starts, at) - 1
        previous = found[i] if i >= 0 else None
        if at >= taken and not (previous and at < previous.end):
            last = out[-1] if out and (not previous or out[-1].start > previous.start) else previous
            if one := bare_code(text, lower, at, header, last, abbreviations()):
                out.append(one)
                taken = one.end
        at = text.find("/", at + 1)
    return out
