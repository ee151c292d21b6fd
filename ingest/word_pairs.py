"""Which syllables stand side by side in correct text (data/word_pairs.csv, data/bound_syllables.csv)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise
from operator import getitem, is_

from policy_lineage.data import rows
from policy_lineage.ingest.catalog import fold

WORD = re.compile(
    "[a-zß-öø-ʯḀ-ỿ]+"
)  # of Latin letters in lower case: written out, they are found faster than as a class
CHUNK = 200_000  # characters whose words are looked at together
PIECE = 8_000  # those in which a phrase that is sought is known to stand
OVERLAP = 40  # characters that a chunk shares with the one before it

Three = tuple[str, str, str]  # a word between its neighbours, "" at the ends of the text


class _After(dict[str, int]):
    """What each word that follows one word in a text makes with it; a new one is looked up."""

    __slots__ = ("known", "sought")

    def __init__(self, first: str, sought: frozenset[str]) -> None:
        self.known = _kinds_after(first)
        self.sought = sought | {first}  # doubled words are looked for too

    def __missing__(self, second: str) -> int:
        kind = self.known.get(second) or (3 if second in _tables().bound else 0)
        kind = self[second] = kind + SOUGHT if second in self.sought else kind
        return kind


class _Words(dict[str, _After]):
    """The distinct words of a text, each with those that follow it."""

    __slots__ = ("sought",)

    def __init__(self, sought: Mapping[str, frozenset[str]]) -> None:
        self.sought = sought

    def __missing__(self, word: str) -> _After:
        after = self[word] = _After(word, self.sought.get(word, frozenset()))
        return after


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The distinct words and pairs of a text in lower case, doubled words and pairs, and words that raise a doubt.

    `lone` are words that correct text holds beside neither neighbour, `loose`
    bound syllables without the one that they belong to.
    """

    words: frozenset[str]
    after: Mapping[str, Mapping[str, int]]  # the words that follow each
    repeated: frozenset[str]
    pieces: dict[str, list[tuple[int, int]]]  # the stretches of the text that hold each pair that is sought
    lone: dict[Three, list[int]]  # with the beginnings of the chunks that hold them
    loose: dict[Three, list[int]]

    @property
    def doubled(self) -> frozenset[str]:
        """The words that follow themselves."""
        return frozenset(word for word in self.words if word in self.after[word])

    def holds(self, pair: str) -> bool:
        """Whether the two words of `pair` occur one after the other."""
        first, _, second = pair.partition(" ")
        return second in self.after.get(first, ())

    def may_hold(self, phrase: str) -> bool:
        """Whether the words of `phrase` occur one after the other, so that it may be in the text."""
        said = WORD.findall(phrase)
        if len(said) == 1:
            return said[0] in self.words
        return all(b in self.after.get(a, ()) for a, b in pairwise(said))

    def places(self, lower: str, phrase: str, pair: str = "") -> Iterator[int]:
        """Where a phrase stands of which `pair`, or else the pair that it begins with, was sought."""
        last, reach = 0, OVERLAP + len(phrase)
        for low, high in self.pieces.get(pair or " ".join(WORD.findall(phrase)[:2]), ()):
            for at in places(lower, phrase, max(last, low - reach), high + reach):
                yield at
                last = at + len(phrase)


def sought_in(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    """The pairs that phrases begin with: first word -> second words."""
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        said = WORD.findall(phrase)
        if len(said) > 1:
            found.setdefault(said[0], set()).add(said[1])
    return {first: frozenset(seconds) for first, seconds in found.items()}


def vocabulary(lower: str, sought: Mapping[str, frozenset[str]]) -> Vocabulary:
    """The vocabulary of a text in lower case, with the places of the pairs that are `sought`."""
    words = _Words(sought)
    found: list[str] = []
    repeated: set[str] = set()
    pieces: dict[str, list[tuple[int, int]]] = {}
    lone: dict[Three, list[int]] = {}
    loose: dict[Three, list[int]] = {}
    for chunk, low, high in _stretches(lower):
        opens, closes = low in (0, chunk - OVERLAP), high in (len(lower), chunk + CHUNK)
        # the words that end the piece before stand in front, so that no pair is cut
        found = [*([""] if opens else found[-3:]), *WORD.findall(lower, low, high), *([""] if closes else ())]
        # one look-up for each word and one for each pair: the kinds of pairs need no strings of their own
        after = list(map(words.__getitem__, found))
        line = bytes(map(getitem, after, islice(found, 1, None)))
        again = bytes(map(is_, after, islice(after, 2, None)))
        repeated.update(f"{found[i]} {found[i + 1]}" for i in _places(TWICE, again))
        for pair in {f"{found[i]} {found[i + 1]}" for i in _places(FLAGGED, line)}:
            pieces.setdefault(pair, []).append((low, high))
        for pattern, told in ((LONE, lone), (LOOSE, loose)):
            for three in {(found[i], found[i + 1], found[i + 2]) for i in _places(pattern, line)}:
                chunks = told.setdefault(three, [])
                if not chunks or chunks[-1] != chunk:
                    chunks.append(chunk)
    return Vocabulary(frozenset(words) - {""}, words, frozenset(repeated), pieces, lone, loose)


def _stretches(lower: str) -> Iterator[tuple[int, int, int]]:
    """The pieces of a text, cut between words: the beginning of its chunk, its own beginning and end."""
    for chunk in range(0, len(lower), CHUNK):
        # the next chunk begins a little before the end of this one, so that no pair is cut
        low, end = max(0, chunk - OVERLAP), min(chunk + CHUNK, len(lower))
        while low < end:
            blank = lower.find(" ", low + PIECE, end)
            high = end if blank < 0 else blank
            yield chunk, low, high
            low = high


# What a pair is, as one byte, so that one pattern finds words by the pairs before and after them: 0 unknown,
# 1 seen in correct text, 2 a bound syllable with the one that it belongs to; 3, 4, 5 the same with a bound second;
# and 8 more for a pair that is sought
SOUGHT = 8
LONE = re.compile(rb"[\x00\x03\x08\x0b](?=[\x00\x03\x08\x0b])")
LOOSE = re.compile(rb"[\x03\x04\x0b\x0c](?=[\x00\x01\x03\x04\x08\x09\x0b\x0c])")
FLAGGED = re.compile(rb"[\x08-\x0d]")
TWICE = re.compile(rb"\x01(?=\x01)")  # two words in turn that are those two words further on


def _places(pattern: re.Pattern[bytes], line: bytes) -> Iterable[int]:
    return (found.start() for found in pattern.finditer(line))


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


def _kinds_after(first: str) -> dict[str, int]:
    """The syllables that follow `first` in correct text, each with what the two are."""
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
    return _kinds_after(first).get(second, 0)


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


def places_in(lower: str, words: str, chunks: Iterable[int]) -> Iterable[int]:
    """Where `words` stand in the chunks with those beginnings."""
    for start in chunks:
        yield from places(lower, words, max(0, start - OVERLAP), start + CHUNK)
