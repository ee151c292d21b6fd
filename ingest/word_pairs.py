"""Which syllables stand side by side in correct text (data/word_pairs.csv, data/bound_syllables.csv)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from policy_lineage.data import rows
from policy_lineage.ingest.catalog import fold

WORD = re.compile(
    "[a-zß-öø-ʯḀ-ỿ]+"
)  # of Latin letters in lower case: written out, they are found faster than as a class


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the two files say, read closely only where a text asks for it.

    `lines` are the rows of the pairs by their first syllable, `partners` the
    syllables that complete one as the second of two, `kinds` what was asked for.
    """

    lines: dict[str, dict[str, str]]
    partners: dict[str, set[str]]
    bound: frozenset[str]
    kinds: dict[str, dict[str, int]]


@cache
def _tables() -> _Tables:
    bound = rows("bound_syllables")
    partners: dict[str, set[str]] = {row["syllable"]: set(row["before"].split()) for row in bound}
    for row in bound:
        for word in row["after"].split():
            partners.setdefault(word, set()).add(row["syllable"])
    lines = {row["syllable"]: row for row in rows("word_pairs")}
    return _Tables(lines, partners, frozenset(row["syllable"] for row in bound), {})


NONE: dict[str, int] = {}


def is_bound(syllable: str) -> bool:
    """Whether a syllable stands only beside the one that it belongs to."""
    return syllable in _tables().bound


def kinds_after(first: str) -> dict[str, int]:
    """The syllables after `first` in correct text: 1 seen, 2 one completes the other, 3 more with a bound second."""
    tables = _tables()
    if first in tables.kinds:
        return tables.kinds[first]
    if first not in tables.lines and first not in tables.partners:
        return NONE
    kinds = {w: 4 if w in tables.bound else 1 for w in _said(first, "known").split()}
    kinds |= {w: 5 if w in tables.bound else 2 for w in tables.partners.get(first, ())}
    return tables.kinds.setdefault(first, kinds)


def _said(syllable: str, column: str) -> str:
    """The syllables of one column beside `syllable`."""
    line = _tables().lines.get(syllable)
    return line[column] if line else ""


@cache
def _attested() -> frozenset[str]:
    """The syllables of all pairs."""
    tables = _tables()
    known = " ".join(line["known"] for line in tables.lines.values()).split()
    return frozenset(known).union(tables.lines, *tables.partners.values())


@lru_cache(maxsize=20_000)
def _after(first: str) -> dict[str, bool]:
    """The syllables that mostly follow one, with True where it is so in three cases of ten."""
    return _companions(_said(first, "next_firm"), _said(first, "next"))


@lru_cache(maxsize=20_000)
def _before(second: str) -> dict[str, bool]:
    """The syllables that mostly precede one."""
    return _companions(_said(second, "previous_firm"), _said(second, "previous"))


def _companions(firm: str, usual: str) -> dict[str, bool]:
    return dict.fromkeys(firm.split(), True) | dict.fromkeys(usual.split(), False)


def _kind(pair: str) -> int:
    """What the two syllables are side by side, 0 where correct text does not hold them so."""
    first, _, second = fold(pair).partition(" ")
    return kinds_after(first).get(second, 0)


def is_known(pair: str) -> bool:
    """Whether the two syllables stand side by side in correct text."""
    return _kind(pair) > 0


def is_word(pair: str) -> bool:
    """Whether one of the two syllables mostly stands beside the other."""
    first, second = fold(pair).split()
    return second in _after(first) or first in _before(second)


def is_partner(pair: str) -> bool:
    """Whether one of the two is a bound syllable and the other one completes it."""
    return _kind(pair) in (2, 5)


@lru_cache(maxsize=100_000)
def meant_after(first: str, wrong: str) -> str | None:
    """The syllable that is meant by `wrong` after `first`: "bổ", "xung" -> "sung"."""
    return _meant(wrong, _after(fold(first))) or _only_one(fold(first), fold(wrong))


@lru_cache(maxsize=100_000)
def meant_before(wrong: str, second: str) -> str | None:
    """The syllable that is meant by `wrong` before `second`: "chú", "trọng" for "trú", "trọng"."""
    return _meant(wrong, _before(fold(second)))


# strengths of two pairs together from which on a word is meant between its neighbours, by how many words were seen
# after the one that is printed: a word that hardly any text holds is sooner misspelled
ENOUGH = {0: 10, 1: 11, 2: 11, 3: 11}
ELSE = 12


@lru_cache(maxsize=100_000)
def meant_between(before: str, wrong: str, after: str) -> str | None:
    """The syllable of the same letters that its two neighbours expect: "vả" between "nước" and "quy" is "và"."""
    wrong = fold(wrong)
    first, last = _strengths(fold(before)), fold(after)
    alike = [right for right in _by_letters().get(bare(wrong), ()) if right in first and right != wrong]
    found = {right: first[right] + _strengths(right)[last] for right in alike if last in _strengths(right)}
    right = max(found, key=found.__getitem__, default="")
    least = ENOUGH.get(len(_said(wrong, "known").split()), ELSE)
    return right if found and found[right] >= least and _one_i(right) != _one_i(wrong) else None


@lru_cache(maxsize=20_000)
def _strengths(first: str) -> dict[str, int]:
    """How firmly the syllables after `first` belong to it, 1 to 9; those of few places are left out."""
    pairs = zip(_said(first, "known").split(), _said(first, "strength"), strict=True)
    return {second: int(digit) for second, digit in pairs if digit != "0"}


def strength(pair: str) -> int:
    """How firmly two syllables belong together, from 1 to 9, 0 where they were seen in few places or never."""
    first, _, second = fold(pair).partition(" ")
    return _strengths(first).get(second, 0)


@cache
def _by_letters() -> dict[str, list[str]]:
    """The syllables of correct text by their letters without marks."""
    found: dict[str, list[str]] = {}
    for syllable in _tables().lines:
        found.setdefault(bare(syllable), []).append(syllable)
    return found


def _meant(wrong: str, companions: dict[str, bool]) -> str | None:
    """The companion with the letters of `wrong` and other marks, else a firm one that differs in one letter."""
    if not companions:
        return None
    wrong = fold(wrong)
    letters = bare(wrong)
    for right in companions:
        if right != wrong and bare(right) == letters:
            return right
    plain = _one_i(wrong)
    alike = (right for right, firm in companions.items() if firm and _one_letter(wrong, right))
    return next((right for right in alike if _one_i(right) != plain), None)


def _only_one(first: str, wrong: str) -> str | None:
    """For a syllable that no text holds, the only one of the same letters that follows `first`."""
    letters = bare(wrong)
    alike = [w for w in _said(first, "known").split() if len(w) == len(wrong) and bare(w) == letters]
    return alike[0] if len(alike) == 1 and wrong not in _attested() else None


def _one_i(word: str) -> str:
    """The word with "i" for "y": "qui mô" and "quy mô" are both right."""
    table = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
    return word.translate(table)


def _one_letter(one: str, two: str) -> bool:
    """Whether two words differ by one letter that is wrong, missing, too many, or by two that changed places."""
    if len(one) == len(two):
        wrong = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        if len(wrong) == 2:
            i, k = wrong
            return k == i + 1 and one[i] == two[k] and one[k] == two[i]
        return len(wrong) == 1
    short, long = sorted((one, two), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


@cache
def _letters() -> dict[int, str]:
    """Each Vietnamese letter with its letter without marks."""
    table = {ord("đ"): "d"}
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain != chr(code):
            table[code] = plain
    return table


def bare(words: str) -> str:
    """The letters without their marks: "kiềm chế" -> "kiem che"."""
    return words.translate(_letters())


def places(lower: str, words: str, low: int = 0, high: int | None = None) -> Iterable[int]:
    """Where `words` stand as whole words in a text in lower case, or in one stretch of it."""
    at = lower.find(words, low, high)
    while at >= 0:
        end = at + len(words)
        if not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum():
            yield at
        at = lower.find(words, end, high)
