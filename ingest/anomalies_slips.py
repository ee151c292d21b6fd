"""Words that stand for others of nearly the same letters (data/slips.csv)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from policy_lineage.data import rows
from policy_lineage.ingest.anomalies_vocabulary import Vocabulary
from policy_lineage.ingest.word_pairs import WORD, is_known


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that stand for others where `before` ends in front of them and `after` begins behind them."""

    wrong: str
    right: str
    sought: str  # the two words of it that correct text holds least, or its only word
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def slips_by_key() -> dict[str, tuple[Slip, ...]]:
    """The slips by their first two words, or by their only one."""
    found: dict[str, tuple[Slip, ...]] = {}
    for row in rows("slips"):
        words = WORD.findall(row["wrong"])
        before, after = re.compile(f"(?:{row['before']})$"), re.compile(row["after"])
        slip = Slip(row["wrong"], row["right"], _rarest(words), before, after)
        key = " ".join(words[:2])
        found[key] = (*found.get(key, ()), slip)
    return found


def _rarest(words: list[str]) -> str:
    """The first two words that correct text does not hold, else the last two, or the only word."""
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return next((pair for pair in pairs if not is_known(pair)), pairs[-1]) if pairs else words[0]


@cache
def _slips() -> tuple[Slip, ...]:
    """All slips, by their first words."""
    return tuple(slip for _, slips in sorted(slips_by_key().items()) for slip in slips)


def slip_phrases() -> Iterator[str]:
    """The words by which slips are looked for."""
    return (slip.sought for slip in _slips())


REACH = 40  # characters before and after that may decide


def find_slips(text: str, lower: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Slip]]:
    """Where slips stand in a text with that vocabulary."""
    for slip in _slips():
        if slip.sought not in vocabulary.pairs and slip.sought not in vocabulary.words:
            continue
        for at in vocabulary.places(lower, slip.wrong, slip.sought):
            end = at + len(slip.wrong)
            fits = slip.after.match(lower, end, end + REACH) and slip.before.search(lower, max(0, at - REACH), at)
            if fits and (not is_name(text[at:end]) or _has_capitals_of(text[at:end], slip.right)):
                yield at, end, slip


def _has_capitals_of(words: str, right: str) -> bool:
    """Whether later words have their capitals where those meant have them: "Thủ tướng Chính phù"."""
    capitals = [[word[:1].isupper() for word in said.split()[1:]] for said in (words, right)]
    return capitals[0] == capitals[1]


def is_name(words: str) -> bool:
    """Whether a later word begins with a capital, as in names: "Lê Quốc Phong", "Ban cán sự đảng Viện kiểm sát"."""
    return not words.isupper() and any(word[:1].isupper() for word in words.split()[1:])
