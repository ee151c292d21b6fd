"""Letters of a list of which one was left out, points of a list that stand twice."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly

FAR = 6_000  # characters from one letter of a list to the next but one
LETTER = re.compile(r"\n([a-zđ])\) ")
HEADING = re.compile(r"\n(?:[IVX]+|\d+(?:\.\d+)*)\.? |\n[Đđ]iều \d")


def letters(material: Material) -> Iterator[Anomaly]:
    """A list that goes from d) to e) in a text whose other lists have đ) between them."""
    text = material.reading.text
    at = text.find("\ne) ")
    while at >= 0:
        if _skips(text, at) and _is_used(text, at):
            yield flag("letter-skipped", material.reading.span(at + 1, at + 3))
        at = text.find("\ne) ", at + 1)


def _skips(text: str, at: int) -> bool:
    """Whether the letter before the one at a place is d), in the same list."""
    low = max(0, at - FAR)
    before = list(LETTER.finditer(text, low, at + 1))
    if [found.group(1) for found in before[-2:]] != ["c", "d"]:
        return False
    return HEADING.search(text, before[-1].start() + 1, at) is None


def _is_used(text: str, at: int) -> bool:
    """Whether another list of the text, near the place or not, goes from d) over đ)."""
    for found in (text.find("\nđ) ", at), text.rfind("\nđ) ", 0, at)):
        if found >= 0 and "\nd) " in text[max(0, found - FAR) : found]:
            return True
    return False
