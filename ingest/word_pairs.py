"""Pairs of syllables: words of two syllables, and those that merely occur side by side (data/word_pairs.csv)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import compress, islice, pairwise
from operator import eq

from policy_lineage.data import rows
from policy_lineage.ingest.catalog import fold

WORD = re.compile(r"[^\W\d_]+")
CHUNK = 200_000  # characters whose words are looked at together


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct words of a text in lower case, its pairs that correct text does not hold, and words said twice."""

    words: frozenset[str]
    unknown: frozenset[str]
    doubled: frozenset[str]


def vocabulary(lower: str) -> Vocabulary:
    """The vocabulary of a text in lower case."""
    known = _pairs()[0]
    words: set[str] = set()
    unknown: set[str] = set()
    doubled: set[str] = set()
    for start in range(0, len(lower), CHUNK):
        # the next chunk begins a little before the end of this one, so that no pair is cut
        found = WORD.findall(lower[max(0, start - 20) : start + CHUNK])
        words.update(found)
        unknown |= set(map(" ".join, pairwise(found))) - known
        doubled.update(compress(found, map(eq, found, islice(found, 1, None))))
    return Vocabulary(frozenset(words), frozenset(unknown), frozenset(doubled))


@cache
def _pairs() -> tuple[frozenset[str], dict[str, str]]:
    """Every pair that occurs in correct text, and the words of two syllables by their bare letters."""
    table = rows("word_pairs")
    right = {bare(row["pair"]): row["pair"] for row in table if row["use"] == "right"}
    return frozenset(row["pair"] for row in table), right


def is_known(pair: str) -> bool:
    """Whether the two syllables stand side by side in correct text."""
    return fold(pair) in _pairs()[0]


def is_word(pair: str) -> bool:
    """Whether the two syllables are one word."""
    pair = fold(pair)
    return _pairs()[1].get(bare(pair)) == pair


def meant_by(pairs: Iterable[str]) -> dict[str, str]:
    """Of pairs that correct text does not hold, those with the letters of a word: wrong -> right."""
    known, right = _pairs()
    letters = _letters()
    alike = [(pair, meant) for pair in pairs if (meant := right.get(pair.translate(letters)))]
    return {pair: meant for pair, meant in sorted(alike) if not pair.isascii() and fold(pair) not in known}


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


def places(lower: str, words: str) -> Iterable[int]:
    """Where `words` stand in a text in lower case as whole words."""
    at = lower.find(words)
    while at >= 0:
        end = at + len(words)
        if not lower[at - 1 : at].isalnum() and not lower[end : end + 1].isalnum():
            yield at
        at = lower.find(words, end)
