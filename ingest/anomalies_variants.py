"""One name or term that a text writes in two ways, and words that lost the blank between them."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.anomalies_syllables import MANY, halves, is_syllable
from policy_lineage.ingest.anomalies_vocabulary import AROUND
from policy_lineage.ingest.values import Anomaly
from policy_lineage.ingest.word_pairs import is_known, is_word

BEFORE, AFTER = re.compile(r"([^\W\d_]+) $"), re.compile(r" ([^\W\d_]+)")


def _among(lower: str, at: int, word: str) -> bool:
    """Whether the words beside it are Vietnamese, so that it is no part of a foreign name or title."""
    end = at + len(word)
    beside = (BEFORE.search(lower, max(0, at - 12), at), AFTER.match(lower, end, end + 12))
    return all(is_syllable(found.group(1)) for found in beside if found)


LOANS = frozenset(["hécta"])
LEAST, MOST = 4, 16  # letters of a word that may hold two


def spelling_variants(material: Material) -> Iterator[Anomaly]:
    """Terms of other languages that are written in two ways: "logistic" beside "logistics"."""
    words = material.vocabulary.words
    foreign = [w for w in words if len(w) > 5 and w.isascii() and not is_syllable(w)]
    for word in sorted(foreign):
        for other in (f"{word}s", f"{word}es"):
            if other in words:
                yield from _rarer(material, word, other)


def _rarer(material: Material, one: str, two: str) -> Iterator[Anomaly]:
    """Every place of the rarer of two forms that are both printed in lower case."""
    text, lower = material.reading.text, material.reading.lower
    found = {
        w: [at for at in material.vocabulary.places(lower, w) if text[at].islower() and _among(lower, at, w)]
        for w in (one, two)
    }
    if not all(found.values()):
        return
    rare, usual = sorted((one, two), key=lambda w: (len(found[w]), len(w)))
    for at in found[rare]:
        where = material.reading.span(at, at + len(rare))
        yield flag("spelling-variant", where, wrong=where.text, right=usual)


def joined_words(material: Material) -> Iterator[Anomaly]:
    """Words without the blank between them: "kinhtế"; names that elsewhere have one: "Chalo" beside "Cha Lo"."""
    text, lower = material.reading.text, material.reading.lower
    long = (w for w in material.vocabulary.words if LEAST < len(w) < MOST)
    doubtful = sorted(w for w in long if not is_syllable(w) and w not in LOANS and halves(w))
    for word in doubtful[:MANY]:
        found = list(material.vocabulary.places(lower, word))
        parts = next((p for p in halves(word) if found and _is_meant(material, p, found[0])), "")
        for at in found if parts else ():
            printed = text[at : at + len(word)]
            name = printed[0].isupper() and printed[1:].islower()
            if name and material.vocabulary.holds(lower, parts, at) and _has_capitals(text, parts, at):
                where = material.reading.span(at, at + len(word))
                yield flag("spelling-variant", where, wrong=where.text, right=parts.title())
            elif not printed.isascii() and printed.islower() and is_known(parts):
                yield flag("joined-words", material.reading.span(at, at + len(word)), words=parts)


def _is_meant(material: Material, parts: str, at: int) -> bool:
    """Whether two syllables are a word, or stand apart elsewhere in the text."""
    if is_word(parts) or (is_known(parts) and min(map(len, parts.split())) > 1):
        return True
    return material.vocabulary.holds(material.reading.lower, parts, at)


def _has_capitals(text: str, parts: str, at: int) -> bool:
    """Whether both syllables begin with a capital somewhere around a place."""
    return text.find(parts.title(), max(0, at - AROUND), at + AROUND) >= 0
