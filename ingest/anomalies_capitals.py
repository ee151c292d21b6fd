"""Capitals where a text writes small letters: verbs inside a sentence, syllables of the names of bodies."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policy_lineage.data import rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.values import Anomaly

AROUND = 20_000  # characters around a verb that show how the text goes on after a semicolon
ROW = 3_000  # characters of a row of a table, in which every cell has parts of its own
SMALL = 4  # times small letters must follow a semicolon for each capital
GOES_ON = re.compile(r"; ([^\W\d_])")


@cache
def _after_semicolon() -> re.Pattern[str]:
    """A semicolon with a verb that begins with a capital."""
    verbs = "|".join(verb[0].upper() + verb[1:] for verb in rules("anomalies")["capitals"]["orders"])
    return re.compile(f"; (?:{verbs})(?= [^\\W\\d_])")


def capitals_after_semicolons(material: Material) -> Iterator[Anomaly]:
    """A verb with a capital after a semicolon in a text that writes small letters there: "; Xem xét"."""
    text = material.reading.text
    for found in _after_semicolon().finditer(text):
        at, end = found.span()
        line = text.rfind("\n", max(0, at - ROW), at) + 1
        if text[end + 1].islower() and "|" not in text[line:at] and _is_alone(text, at):
            yield flag("stray-capital", material.reading.span(at, end), words=found.group()[2:])


def _is_alone(text: str, at: int) -> bool:
    """Whether small letters follow nearly all other semicolons around a place."""
    letters: list[str] = GOES_ON.findall(text, max(0, at - AROUND), at + AROUND)
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) - capitals >= SMALL * capitals


SMALL_NAMES = ("công an",)


def small_name_phrases() -> Iterable[str]:
    """The names that are printed in small letters."""
    return SMALL_NAMES


def added_capitals(material: Material) -> Iterator[Anomaly]:
    """A body with a capital on its second syllable, which the text mostly prints small: "Công An Thành phố"."""
    text, lower = material.reading.text, material.reading.lower
    for name in SMALL_NAMES:
        places = list(material.vocabulary.places(lower, name))
        printed = [text[at : at + len(name)] for at in places]
        wrong, right = name.title(), name[0].upper() + name[1:]
        if wrong not in printed or printed.count(right) < 2 * printed.count(wrong):
            continue
        for at, form in zip(places, printed, strict=True):
            if form == wrong and not _is_in_title(text, at, len(name)):
                yield flag("name-variant", material.reading.span(at, at + len(name)), wrong=wrong, right=right)
                break


def _is_in_title(text: str, at: int, length: int) -> bool:
    """Whether the words on both sides have capitals too, as in names of persons and headings."""
    before, after = text[max(0, at - 20) : at].split()[-1:], text[at + length : at + length + 20].split()[:2]
    if before and text[at - 1] == " " and before[0][:1].isupper() and before[0] != "Bộ":
        return True
    return len(after) == 2 and all(word[:1].isupper() for word in after)
