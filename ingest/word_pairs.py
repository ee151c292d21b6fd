"""Which syllables stand side by side in correct text (data/word_pairs.csv, data/bound_syllables.csv)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, islice, pairwise, repeat
from operator import eq

from policy_lineage.data import rows
from policy_lineage.ingest.catalog import fold

WORD = re.compile(
    "[a-zß-öø-ʯḀ-ỿ]+"
)  # of Latin letters in lower case: written out, they are found faster than as a class
CHUNK = 200_000  # characters whose words are looked at together
OVERLAP = 40  # characters that a chunk shares with the one before it

Three = tuple[str, str, str]  # a word between its neighbours, "" at the ends of the text


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct words and pairs of a text in lower case, doubled words and pairs, and words that raise a doubt.

    `lone` are words that correct text holds beside neither neighbour, `loose`
    bound syllables without the one that they belong to.
    """

    words: frozenset[str]
    pairs: frozenset[str]
    doubled: frozenset[str]
    repeated: frozenset[str]
    lone: dict[Three, list[int]]  # with the beginnings of the chunks that hold them
    loose: dict[Three, list[int]]

    def may_hold(self, phrase: str) -> bool:
        """Whether the words of `phrase` occur one after the other, so that it may be in the text."""
        said = WORD.findall(phrase)
        return all(f"{a} {b}" in self.pairs for a, b in pairwise(said)) if len(said) > 1 else said[0] in self.words


def vocabulary(lower: str) -> Vocabulary:
    """The vocabulary of a text in lower case."""
    words: set[str] = set()
    doubled: set[str] = set()
    repeated: set[str] = set()
    pairs: set[str] = set()
    lone: dict[Three, list[int]] = {}
    loose: dict[Three, list[int]] = {}
    for start in range(0, len(lower), CHUNK):
        # the next chunk begins a little before the end of this one, so that no pair is cut
        found = ["", *WORD.findall(lower[max(0, start - OVERLAP) : start + CHUNK]), ""]
        here = list(map(" ".join, pairwise(found)))
        distinct = set(here)
        kinds = _kinds_of(distinct)
        pairs |= distinct
        words.update(found)
        doubled.update(compress(found, map(eq, found, islice(found, 1, None))))
        repeated.update(compress(here, map(eq, here, islice(here, 2, None))))
        line = bytes(map(kinds.__getitem__, here))
        for pattern, told in ((LONE, lone), (LOOSE, loose)):
            for three in {(found[i], found[i + 1], found[i + 2]) for i in _places(pattern, line)}:
                told.setdefault(three, []).append(start)
    words.discard("")
    return Vocabulary(frozenset(words), frozenset(pairs), frozenset(doubled), frozenset(repeated), lone, loose)


# What a pair is, as one byte, so that one pattern finds words by the pairs before and after them: 0 unknown,
# 1 seen in correct text, 2 a bound syllable with the one that it belongs to; 3, 4, 5 the same with a bound second
LONE = re.compile(rb"(?=[\x00\x03][\x00\x03])")
LOOSE = re.compile(rb"(?=[\x03\x04][\x00\x01\x03\x04])")


MOST_KEPT = 200_000  # pairs of earlier texts whose kinds are kept in mind
_kept: list[dict[str, int]] = [{}]


def _kinds_of(pairs: set[str]) -> dict[str, int]:
    """What each of these pairs is, among others that were asked for before."""
    kinds = _kept[0] if len(_kept[0]) < MOST_KEPT else {}
    tables, new = _tables(), pairs.difference(kinds)
    found = list(map(tables.kinds.get, new, repeat(0)))
    unknown = [pair for pair, kind in zip(new, found, strict=True) if not kind]
    kinds.update(zip(new, found, strict=True))
    kinds.update((pair, 3) for pair in unknown if pair[pair.index(" ") + 1 :] in tables.bound)
    _kept[0] = kinds
    return kinds


def _places(pattern: re.Pattern[bytes], line: bytes) -> Iterable[int]:
    return (found.start() for found in pattern.finditer(line))


@dataclass(frozen=True, slots=True)
class _Tables:
    """What the two files say.

    `kinds` are the pairs of correct text; `after` and `before` name the syllables
    that mostly follow or precede one, with True where it is so in three cases of ten.
    """

    kinds: dict[str, int]
    seconds: dict[str, str]  # what follows each syllable
    attested: frozenset[str]
    after: dict[str, dict[str, bool]]
    before: dict[str, dict[str, bool]]
    bound: frozenset[str]


@cache
def _tables() -> _Tables:
    table, bound = rows("word_pairs"), rows("bound_syllables")
    seconds = frozenset(row["syllable"] for row in bound)
    kinds = {f"{row['syllable']} {w}": 4 if w in seconds else 1 for row in table for w in row["known"].split()}
    for row in bound:
        kinds |= {f"{row['syllable']} {w}": 5 if w in seconds else 2 for w in row["before"].split()}
        kinds |= {f"{w} {row['syllable']}": 5 for w in row["after"].split()}
    return _Tables(
        kinds=kinds,
        seconds={row["syllable"]: row["known"] for row in table},
        attested=frozenset(pair[pair.index(" ") + 1 :] for pair in kinds).union(row["syllable"] for row in table),
        after={row["syllable"]: _companions(row["next_firm"], row["next"]) for row in table},
        before={row["syllable"]: _companions(row["previous_firm"], row["previous"]) for row in table},
        bound=seconds,
    )


def _companions(firm: str, usual: str) -> dict[str, bool]:
    return dict.fromkeys(firm.split(), True) | dict.fromkeys(usual.split(), False)


def is_known(pair: str) -> bool:
    """Whether the two syllables stand side by side in correct text."""
    return fold(pair) in _tables().kinds


def is_word(pair: str) -> bool:
    """Whether one of the two syllables mostly stands beside the other."""
    first, second = fold(pair).split()
    return second in _tables().after.get(first, ()) or first in _tables().before.get(second, ())


def is_partner(pair: str) -> bool:
    """Whether one of the two is a bound syllable and the other one completes it."""
    return _tables().kinds.get(fold(pair)) in (2, 5)


@lru_cache(maxsize=100_000)
def meant_after(first: str, wrong: str) -> str | None:
    """The syllable that is meant by `wrong` after `first`: "bổ", "xung" -> "sung"."""
    return _meant(wrong, _tables().after.get(fold(first), {})) or _only_one(fold(first), fold(wrong))


@lru_cache(maxsize=100_000)
def meant_before(wrong: str, second: str) -> str | None:
    """The syllable that is meant by `wrong` before `second`: "chú", "trọng" for "trú", "trọng"."""
    return _meant(wrong, _tables().before.get(fold(second), {}))


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
    if wrong in _tables().attested:
        return None
    letters = bare(wrong)
    alike = [right for right in _tables().seconds.get(first, "").split() if bare(right) == letters]
    return alike[0] if len(alike) == 1 else None


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


def places_in(lower: str, words: str, chunks: Iterable[int]) -> Iterable[int]:
    """Where `words` stand in the chunks with those beginnings."""
    for start in chunks:
        yield from places(lower, words, max(0, start - OVERLAP), start + CHUNK)
