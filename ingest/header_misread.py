"""Names of bodies, offices and provinces in capitals whose marks a scan misread: "ÙY BAN NHÂN DÂN TINH NGHỆ AN"."""

import re
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, plain, province_names

LETTERS = re.compile(r"[^\W\d_]+")
LONGEST = 8  # words of a name
FEWEST = 2
REPAIRED = ("bodies", "offices", "units")
UNITS = ("tỉnh", "thành phố")


@cache
def _names() -> dict[str, str]:
    """The names by their plain letters; those that share them with another name are left out."""
    known = data.rules("header")["phrases"]
    names = [fold(word) for group in REPAIRED for word in known[group]]
    names += [f"{unit} {fold(place)}" for unit in UNITS for place in province_names()]
    by_letters: dict[str, set[str]] = {}
    for name in names:
        by_letters.setdefault(plain(name), set()).add(name)
    return {letters: next(iter(several)) for letters, several in by_letters.items() if len(several) == 1}


def repaired(text: str) -> str:
    """A line in capitals of the same length, with the marks that its names have.

    >>> repaired("ÙY BAN NHÂN DÂN TINH NGHÊ AN"), repaired("QUY ĐỊNH CHUNG"), repaired("Ủy ban nhàn dân")
    ('ỦY BAN NHÂN DÂN TỈNH NGHỆ AN', 'QUY ĐỊNH CHUNG', 'Ủy ban nhàn dân')
    """
    if not text.isupper():
        return text
    words = list(LETTERS.finditer(text))
    letters = [plain(w.group().lower()) for w in words]
    out, i = list(text), 0
    while i < len(words):
        count = _length(letters, i)
        if count and (name := _names()[" ".join(letters[i : i + count])]) != fold(_joined(text, words[i : i + count])):
            for word, right in zip(words[i : i + count], name.upper().split(), strict=True):
                out[word.start() : word.end()] = right
        i += max(1, count)
    return "".join(out)


def _joined(text: str, words: list[re.Match[str]]) -> str:
    return " ".join(w.group() for w in words).lower()


def _length(letters: list[str], at: int) -> int:
    """How many words from `at` on are the longest name."""
    most = min(LONGEST, len(letters) - at)
    return next((n for n in range(most, FEWEST - 1, -1) if " ".join(letters[at : at + n]) in _names()), 0)
