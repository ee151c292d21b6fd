"""Letters of a list of which one was left out."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly

FAR = 6_000  # characters from one letter of a list to the next but one
LETTER = re.compile(r"\n([a-zđ])\) ")
HEADING = re.compile(r"\n(?:[IVX]+|\d+(?:\.\d+)*)\.? |\n[Đđ]iều \d")


def letter_phrases() -> tuple[str, ...]:
    """The letter by which lists are looked for."""
    return ("e",)


def letters(material: Material) -> Iterator[Anomaly]:
    """A list that goes from d) to e) in a text whose other lists have đ) between them."""
    text, lower = material.reading.text, material.reading.lower
    told = [at - 1 for at in material.vocabulary.places(lower, "e)", "e")]
    skips = [at for at in told if text.startswith("\ne) ", at) and _skips(text, at)]
    if skips and any("\nd) " in text[max(0, at - FAR) : at] for at in _places(text, "\nđ) ")):
        for at in skips:
            yield flag("letter-skipped", material.reading.span(at + 1, at + 3))


def _places(text: str, letter: str) -> Iterator[int]:
    at = text.find(letter)
    while at >= 0:
        yield at
        at = text.find(letter, at + 1)


def _skips(text: str, at: int) -> bool:
    """Whether the letter before the one at a place is d), in the same list."""
    before = list(LETTER.finditer(text, max(0, at - FAR), at + 1))
    if [found.group(1) for found in before[-2:]] != ["c", "d"]:
        return False
    return HEADING.search(text, before[-1].start() + 1, at) is None
