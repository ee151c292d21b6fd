"""Where the words and pairs of words that rules look for stand in a text: one pass for all rules."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from operator import getitem, is_

from policy_lineage.ingest.word_pairs import WORD, is_bound, kinds_after, places

PIECE = 8_000  # characters: the stretch of text in which a phrase is known to stand
LONGEST = 200_000  # characters without a blank that are read as one word
OVERLAP = 40  # characters before and after a piece that a phrase may reach
AROUND = 200_000  # characters before and after in which another spelling is looked for
KEPT = 10_000_000  # characters of texts after which the words of all of them are forgotten

Piece = tuple[int, int]
Three = tuple[str, str, str]  # a word between its neighbours, "" at the ends of the text


class Word(dict["Word", int]):
    """A word, with what it makes with each word that was seen after it (a byte, see below)."""

    __slots__ = ("bound", "known", "sought", "text", "watched")
    __hash__ = object.__hash__  # type: ignore[assignment]  # one object a word
    __eq__ = object.__eq__

    def __init__(self, text: str, sought: frozenset[str], watched: bool) -> None:
        super().__init__()
        self.text, self.bound, self.known = text, is_bound(text), kinds_after(text)
        self.sought = sought | {text}  # doubled words are looked for too
        self.watched = WATCHED if watched else 0

    def __missing__(self, second: "Word") -> int:
        kind = self.known.get(second.text) or (3 if second.bound else 0)
        kind += SOUGHT * (second.text in self.sought) + second.watched
        self[second] = kind
        return kind


class Lexicon(dict[str, tuple[Word, ...]]):
    """The words of what stands between two blanks ("(kinh", "tế-xã"), kept from one text to the next.

    Pairs that `phrases` begin with, phrases of one word, and words that
    `is_doubtful` speaks of are looked for in every text.
    """

    def __init__(self, phrases: Iterable[str], is_doubtful: Callable[[str], bool]) -> None:
        super().__init__()
        self.sought, self.alone = _sought_in(phrases)
        self.is_doubtful = is_doubtful
        self.words: dict[str, Word] = {}
        self.read = 0

    def __missing__(self, token: str) -> tuple[Word, ...]:
        words = self[token] = tuple(map(self.word, WORD.findall(token)))
        return words

    def word(self, text: str) -> Word:
        """The one object for a word."""
        found = self.words.get(text)
        if found is None:
            watched = text in self.alone or self.is_doubtful(text)
            found = self.words[text] = Word(text, self.sought.get(text, frozenset()), watched)
        return found

    def has_seen(self, pair: str) -> bool:
        """Whether some text held the two words of `pair` one after the other."""
        first, second = map(self.words.get, pair.split(" "))
        return first is not None and second in first

    def vocabulary(self, lower: str) -> "Vocabulary":
        """The vocabulary of a text in lower case."""
        self.read += len(lower)
        if self.read > KEPT:
            self.read = len(lower)
            self.clear()
            self.words.clear()
        return _vocabulary(lower, self)


def _sought_in(phrases: Iterable[str]) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """The pairs that phrases begin with (first word -> second words), and the phrases of one word."""
    found: dict[str, set[str]] = {}
    alone: set[str] = set()
    for phrase in phrases:
        said = WORD.findall(phrase)
        if len(said) > 1:
            found.setdefault(said[0], set()).add(said[1])
        else:
            alone.update(said)
    return {first: frozenset(seconds) for first, seconds in found.items()}, frozenset(alone)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a text holds of the words and pairs that are looked for, with the pieces where each stands.

    `lone` are words that correct text holds beside neither neighbour, `loose`
    bound syllables without the one that they belong to.
    """

    lexicon: Lexicon
    tokens: str  # what stands between two blanks, each once
    words: Mapping[str, list[Piece]]
    pairs: Mapping[str, list[Piece]]
    repeated: Mapping[str, list[Piece]]  # pairs that are printed twice
    lone: Mapping[Three, list[Piece]]
    loose: Mapping[Three, list[Piece]]

    @property
    def doubled(self) -> frozenset[str]:
        """The words that follow themselves."""
        return frozenset(first for first, _, second in (pair.partition(" ") for pair in self.pairs) if first == second)

    def holds(self, lower: str, pair: str, near: int) -> bool:
        """Whether the two words stand side by side in the text around a place; for pairs that are not looked for."""
        if not self.lexicon.has_seen(pair):
            return False
        return any(True for _ in places(lower, pair, max(0, near - AROUND), near + AROUND))

    def places(self, lower: str, phrase: str, pair: str = "") -> Iterator[int]:
        """Where a phrase stands of which `pair`, or else the words that it begins with, are looked for."""
        key = pair or " ".join(WORD.findall(phrase)[:2])
        return places_in(lower, phrase, self.pairs.get(key, ()) if " " in key else self.words.get(key, ()))


def places_in(lower: str, phrase: str, pieces: Iterable[Piece]) -> Iterator[int]:
    """Where a phrase stands in pieces of a text."""
    last, reach = 0, OVERLAP + len(phrase)
    for low, high in pieces:
        for at in places(lower, phrase, max(last, low - reach), high + reach):
            yield at
            last = at + len(phrase)


# What a pair is, as one byte, so that one pattern finds words by the pairs before and after them: 0 unknown,
# 1 seen in correct text, 2 a bound syllable with the one that it belongs to; 3, 4, 5 the same with a bound second;
# 8 more for a pair that is looked for, 16 more where its second word is
SOUGHT, WATCHED = 8, 16


def _kinds(*kinds: int) -> str:
    """The bytes of pairs of those kinds, looked for or not, as a class of characters."""
    return (
        "["
        + "".join(f"\\x{kind + more:02x}" for more in (0, SOUGHT, WATCHED, SOUGHT + WATCHED) for kind in kinds)
        + "]"
    )


LONE = re.compile(f"{_kinds(0, 3)}(?={_kinds(0, 3)})".encode())
LOOSE = re.compile(f"{_kinds(3, 4)}(?={_kinds(0, 1, 3, 4)})".encode())
PAIR, SECOND = re.compile(rb"[\x08-\x0f\x18-\x1f]"), re.compile(rb"[\x10-\x1f]")
TWICE = re.compile(rb"\x01(?=\x01)")  # two words in turn that are those two words further on

Told = dict[tuple[Word, ...], list[Piece]]


def _vocabulary(lower: str, lexicon: Lexicon) -> Vocabulary:
    tokens: set[str] = set()
    end = lexicon.word("")
    found = [end]
    told: tuple[Told, ...] = ({}, {}, {}, {}, {})
    for piece in _pieces(lower):
        printed = lower[piece[0] : piece[1]].split()
        tokens.update(printed)
        # the words that end the piece before stand in front, so that no pair is cut
        found = [*found[-3:], *chain.from_iterable(map(lexicon.__getitem__, printed))]
        if piece[1] == len(lower):
            found.append(end)
        for seen, known in zip(_seen(found), told, strict=True):
            _note(known, seen, piece)
    words, pairs, repeated, lone, loose = ({tuple(w.text for w in k): v for k, v in known.items()} for known in told)
    return Vocabulary(
        lexicon,
        " ".join(tokens),
        {word: pieces for (word,), pieces in words.items()},
        {" ".join(pair): pieces for pair, pieces in pairs.items()},
        {" ".join(pair): pieces for pair, pieces in repeated.items()},
        {(before, word, after): pieces for (before, word, after), pieces in lone.items()},
        {(before, word, after): pieces for (before, word, after), pieces in loose.items()},
    )


def _seen(found: list[Word]) -> Iterator[set[tuple[Word, ...]]]:
    """Of the words of one piece: those that are looked for, such pairs, pairs printed twice, lone and loose words."""
    # one look-up for each pair: the kinds of pairs need no strings of their own
    line = bytes(map(getitem, found, islice(found, 1, None)))
    again = bytes(map(is_, found, islice(found, 2, None)))
    yield {(found[i + 1],) for i in _at(SECOND, line)}
    yield {(found[i], found[i + 1]) for i in _at(PAIR, line)}
    yield {(found[i], found[i + 1]) for i in _at(TWICE, again)}
    yield {(found[i], found[i + 1], found[i + 2]) for i in _at(LONE, line)}
    yield {(found[i], found[i + 1], found[i + 2]) for i in _at(LOOSE, line)}


def _pieces(lower: str) -> Iterator[Piece]:
    """The pieces of a text, cut between words."""
    low = 0
    while low < len(lower):
        blank = lower.find(" ", low + PIECE, low + LONGEST)
        high = min(low + LONGEST, len(lower)) if blank < 0 else blank
        yield low, high
        low = high


def _at(pattern: re.Pattern[bytes], line: bytes) -> Iterable[int]:
    return (found.start() for found in pattern.finditer(line))


def _note(told: Told, seen: set[tuple[Word, ...]], piece: Piece) -> None:
    """Writes down that words were seen in a piece; pieces that follow each other are one."""
    for words in seen:
        pieces = told.setdefault(words, [])
        if pieces and pieces[-1][1] == piece[0]:
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
