"""Words that stand for others of nearly the same letters (data/slips.csv)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rows
from policy_lineage.ingest.word_pairs import WORD, Vocabulary, places


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that stand for others where `before` ends in front of them and `after` begins behind them."""

    wrong: str
    right: str
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def slips_by_key() -> dict[str, tuple[Slip, ...]]:
    """The slips by their first two words, or by their only one."""
    found: dict[str, tuple[Slip, ...]] = {}
    for row in rows("slips"):
        key = " ".join(WORD.findall(row["wrong"])[:2])
        slip = Slip(row["wrong"], row["right"], re.compile(f"(?:{row['before']})$"), re.compile(row["after"]))
        found[key] = (*found.get(key, ()), slip)
    return found


def keys_in(vocabulary: Vocabulary) -> frozenset[str]:
    """The keys of the slips whose first words a text holds."""
    return frozenset(k for k in slips_by_key() if (vocabulary.holds(k) if " " in k else k in vocabulary.words))


def slip_phrases() -> Iterator[str]:
    """The wrong words of all slips."""
    return (slip.wrong for slips in slips_by_key().values() for slip in slips)


REACH = 40  # characters before and after that may decide


def find_slips(text: str, lower: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Slip]]:
    """Where slips stand in a text with that vocabulary."""
    for key in sorted(keys_in(vocabulary)):
        for slip in slips_by_key().get(key, ()):
            for at in vocabulary.places(lower, slip.wrong) if " " in key else places(lower, slip.wrong):
                end = at + len(slip.wrong)
                fits = slip.after.match(lower, end, end + REACH) and slip.before.search(lower, max(0, at - REACH), at)
                if fits and not is_name(text[at:end]):
                    yield at, end, slip


def is_name(words: str) -> bool:
    """Whether a later word begins with a capital, as in names: "Lê Quốc Phong", "Ban cán sự đảng Viện kiểm sát"."""
    return not words.isupper() and any(word[:1].isupper() for word in words.split()[1:])
