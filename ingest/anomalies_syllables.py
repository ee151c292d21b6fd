"""Words that cannot be Vietnamese syllables: "quôc", "phươgn"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import bare


@dataclass(frozen=True, slots=True)
class Grammar:
    """How syllables are written (data/syllables.yaml)."""

    syllable: re.Pattern[str]
    stopped: re.Pattern[str]
    misplaced: re.Pattern[str]
    loans: frozenset[str]


@cache
def _grammar() -> Grammar:
    data = rules("syllables")
    rhymes = sorted((r for group in data["rhymes"].values() for r in group), key=len, reverse=True)
    never = "|".join(f"{onset}(?=[{''.join(letters)}])" for onset, letters in data["never_before"].items())
    return Grammar(
        syllable=re.compile(rf"(?:{'|'.join(data['onsets'])})?(?:{'|'.join(rhymes)})$"),
        stopped=re.compile(rf"(?:{'|'.join(data['stops'])})$"),
        misplaced=re.compile(never),
        loans=frozenset(data["loans"]),
    )


MANY = 300  # distinct words that are looked for in one text
TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWEL = re.compile(r"[aăâeêioôơuưy]")


def no_syllables(material: Material) -> Iterator[Anomaly]:
    """Words with Vietnamese letters that are no syllables; names and foreign words stand aside."""
    lower, text = material.reading.lower, material.reading.text
    long = (w for w in material.vocabulary.words if len(w) < 9 and not w.isascii())
    wrongs = sorted(w for w in long if not is_syllable(w) and LETTERS.fullmatch(w) and not halves(w))
    for wrong in wrongs[:MANY]:
        for at in material.vocabulary.places(lower, wrong):
            if text.startswith(wrong, at) or _is_heading(text, at, at + len(wrong)):
                yield flag("no-syllable", material.reading.span(at, at + len(wrong)), words=wrong)


def is_doubtful(word: str) -> bool:
    """Whether a word is no syllable, so that it may be a slip, two words, or of another language."""
    return len(word) > 2 and not is_syllable(word)


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a word stands in capitals among others in capitals."""
    beside = text[max(0, start - 10) : start] + text[end : end + 10]
    return text[start:end].isupper() and beside.isupper() and sum(c.isalpha() for c in beside) > 8


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether the letters and the tone of `word` make a syllable; words without a vowel are abbreviations."""
    letters = unicodedata.normalize("NFD", word)
    tones = [c for c in letters if c in TONES]
    base = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    if not VOWEL.search(base) or "đ" in base[1:]:  # "hđnd", "ubnđ": abbreviations in lower case
        return True
    grammar = _grammar()
    if len(tones) > 1 or not grammar.syllable.match(base) or grammar.misplaced.match(base):
        return word in grammar.loans or _is_borrowed(base)
    return not grammar.stopped.search(base) or tones[:1] in (["\u0301"], ["\u0323"])


LETTERS = re.compile("[aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ]+")


@lru_cache(maxsize=20_000)
def halves(word: str) -> tuple[str, ...]:
    """The ways to read a word as two syllables: "kinh tế" for "kinhtế", "ca nô" for "canô"."""
    cuts = ((word[:i], word[i:]) for i in range(1, len(word) - 1) if not VOWEL.match(bare(word[i])))
    return tuple(f"{one} {two}" for one, two in cuts if _is_whole(one) and _is_whole(two))


def _is_whole(part: str) -> bool:
    """Whether a part of a word is a syllable with a vowel."""
    return VOWEL.search(bare(part)) is not None and is_syllable(part)


def _is_borrowed(base: str) -> bool:
    """Names of places and peoples in lower case: "đăk", "krông", "êđê"."""
    return (base.endswith(("k", "h", "l", "r")) and not base.endswith(("ch", "nh"))) or base[:2] in ("kr", "pl", "bl")
