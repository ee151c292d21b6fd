"""Pairs of syllables: words of two syllables, and those that merely occur side by side (data/word_pairs.csv)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from policy_lineage.data import rows
from policy_lineage.ingest.catalog import fold

WORD = re.compile(
    "[a-zß-öø-ʯḀ-ỿ]+"
)  # of Latin letters in lower case: written out, they are found faster than as a class
CHUNK = 200_000  # characters whose words are looked at together


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct words and pairs of a text in lower case, pairs that correct text does not hold, doubled words."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    unknown: frozenset[str]
    doubled: frozenset[str]

    def may_hold(self, phrase: str) -> bool:
        """Whether the words of `phrase` occur one after the other, so that it may be in the text."""
        said = WORD.findall(phrase)
        return all(pair in self.pairs for pair in pairwise(said)) if len(said) > 1 else said[0] in self.words


def vocabulary(lower: str) -> Vocabulary:
    """The vocabulary of a text in lower case."""
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for start in range(0, len(lower), CHUNK):
        # the next chunk begins a little before the end of this one, so that no pair is cut
        found = WORD.findall(lower[max(0, start - 20) : start + CHUNK])
        pairs.update(pairwise(found))
        words.update(found[-1:])
    words.update(first for first, _ in pairs)
    doubled = frozenset(first for first, second in pairs if first == second)
    return Vocabulary(frozenset(words), frozenset(pairs), frozenset(map(" ".join, pairs)) - _pairs()[0], doubled)


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
