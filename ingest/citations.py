"""Every mention of another document, numbered or named."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

from policy_lineage.ingest.catalog import Kind, kinds
from policy_lineage.ingest.header import Own
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.mentions_approved import with_approvers
from policy_lineage.ingest.mentions_bare import bare_code, bare_number, bare_numbers
from policy_lineage.ingest.mentions_lines import unbroken
from policy_lineage.ingest.mentions_numbered import numbered
from policy_lineage.ingest.mentions_place import in_province_spoken_of
from policy_lineage.ingest.mentions_short import with_levels_of_whole_codes
from policy_lineage.ingest.names import is_subject, named
from policy_lineage.ingest.patterns import Prose
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header


def find_mentions(reading: Reading, header: Header, own: Own) -> tuple[Mention, ...]:
    """The mentions in order of appearance; the document's own number is none."""
    prose = unbroken(Prose(reading.text, reading.folded))
    found = _with_kind(prose, header)
    found += _without_kind(prose, header, found)
    found.sort(key=lambda m: (m.start, m.end))
    found = [m for before, m in pairwise([None, *found]) if m and not _in_subject_of(prose, before, m)]
    found = [*(_with_aim(m, after) for m, after in pairwise(found)), *found[-1:]]
    mentions = [m for m in with_levels_of_whole_codes(with_approvers(prose, found)) if not _is_own(m, header, own)]
    return tuple(mentions if header.province or not header.kind else in_province_spoken_of(reading.text, mentions))


def _in_subject_of(prose: Prose, before: Mention | None, mention: Mention) -> bool:
    """Whether a code that no kind stands before is about the plan: "số 5/NQ-HĐND về kế hoạch đầu tư công"."""
    bare = before and before.code_start is not None and mention.name and not _has_kind(prose, before)
    return bool(bare and before and mention.kind in PLANS and is_subject(prose, mention.start, before))


PLANS = frozenset({"Kế hoạch", "Chương trình", "Chương trình hành động", "Đề án", "Quy hoạch", "Chiến lược"})


def _has_kind(prose: Prose, mention: Mention) -> bool:
    return prose.lower.startswith(mention.kind.lower(), mention.start)


AIM = re.compile(
    r" (?:thực hiện|triển khai|thi hành|cụ thể hóa|thực)(?: [^\W\d]+){0,3}?"
    r" (?=nghị quyết|chỉ thị|chương trình|đề án|luật)"
)
WHOLE_VERB = re.compile(r" thực $")  # "Chương trình hành động thực Nghị quyết Đại hội": a word is missing
NEAR = 60


def _with_aim(mention: Mention, after: Mention) -> Mention:
    """A plan known by its purpose, "Chương trình thực hiện Nghị quyết Đại hội", with the full name of that."""
    if not mention.name or mention.issuer or not after.name or after.start - mention.end > NEAR:
        return mention
    aim = AIM.search(Prose.of(mention.name).lower)
    if not aim or not after.name.startswith(mention.name[aim.end() :].split()[0].capitalize()):
        return mention
    plan = mention.name[: aim.start()]
    return replace(mention, name=f"{plan}{WHOLE_VERB.sub(' thực hiện ', aim.group())}{after.name}")


def _is_own(mention: Mention, header: Header, own: Own) -> bool:
    """Whether the mention is the document's own number, or a way of naming the document itself."""
    if header.code and mention.code == header.code and mention.kind == header.kind:
        return True
    return any(start < mention.end and mention.start < end for start, end in own)


NUMBER = re.compile(r" (?:số:? ?)?\d")


def _with_kind(prose: Prose, header: Header) -> list[Mention]:
    """The mentions that the word of a kind begins."""
    found: list[Mention] = []
    taken = named_end = 0
    for start, end, kind in _anchors(prose.lower):
        if start < taken:
            continue
        if start >= named_end:
            here = _mentions_at(prose, start, end, kind, header, found)
        else:  # a number inside a name is another document: "Đề án “… tổng kết | Nghị quyết số 5-NQ/TW”"
            here = numbered(prose, start, end, kind, header) if NUMBER.match(prose.lower, end) else []
        found += here
        if here and here[-1].name:
            named_end = here[-1].end
        elif here:
            taken = here[-1].end
    return found


def _mentions_at(prose: Prose, start: int, end: int, kind: Kind, header: Header, found: list[Mention]) -> list[Mention]:
    """What the word of a kind begins: codes, a number, or a name."""
    several = numbered(prose, start, end, kind, header) or bare_numbers(prose, start, end, kind, header)
    if several:
        return several
    one = bare_number(prose, start, end, kind, header) or named(prose, start, end, kind, header, found)
    return [one] if one else []


GLUED_ITEM = re.compile(r"(?:^|\n)[-+•* ]{0,3}\d{1,2}$")  # "- 1Luật Cầu cống": the number of a list has run in


def _anchors(lower: str) -> Iterator[tuple[int, int, Kind]]:
    """The words of kinds in order."""
    by_word = _glued_kinds()
    for word in _kind_word().finditer(lower):
        start = word.start()
        if not start or not lower[start - 1].isalnum() or GLUED_ITEM.search(lower, max(0, start - 8), start):
            yield start, word.end(), by_word[word.group().replace(" ", "")]


@cache
def _glued_kinds() -> dict[str, Kind]:
    """The kinds by their word without spaces: a converter loses them, "Nghịquyết"."""
    return {word.replace(" ", ""): kind for word, kind in kinds().items()}


@cache
def _kind_word() -> re.Pattern[str]:
    """Any word of a kind; first letters, then first syllables are looked for once each: three times as fast."""
    words = sorted(kinds(), key=lambda w: (w.partition(" ")[0], -len(w)))
    letters = (_by_syllable(letter, list(group)) for letter, group in groupby(words, key=itemgetter(0)))
    return re.compile(rf"(?:{'|'.join(letters)})(?:(?!\w)|(?=số ?\d))")


def _by_syllable(letter: str, words: list[str]) -> str:
    """The words that a letter begins, each first syllable written once."""
    groups = groupby(words, key=lambda w: w.partition(" ")[0])
    return f"{letter}(?:{'|'.join(_alternatives(first, list(group)) for first, group in groups)})"


def _alternatives(first: str, words: list[str]) -> str:
    """The rests of words with one first syllable, whose own first letter was read already."""
    rests = [re.escape(w[len(first) :]).replace(r"\ ", " ?") for w in words]
    return f"{first[1:]}(?:{'|'.join(rests)})"


def _without_kind(prose: Prose, header: Header, found: list[Mention]) -> list[Mention]:
    """The codes that no word of a kind stands before: further ones of a list, cells of a table."""
    starts = [m.start for m in found]
    out: list[Mention] = []
    taken = 0
    at = prose.text.find("/")
    while at >= 0:
        i = bisect_right(starts, at) - 1
        before = found[i] if i >= 0 else None
        if at >= taken and not (before and at < before.end):
            last = out[-1] if out and (not before or out[-1].start > before.start) else before
            if one := bare_code(prose, at, header, last):
                out.append(one)
                taken = one.end
        at = prose.text.find("/", at + 1)
    return out
