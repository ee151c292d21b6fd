"""Names that a line break may cut: kinds, bodies, offices, provinces and mottoes, as the words of a head."""

import re
from functools import cache

from policy_lineage import data
from policy_lineage.ingest.catalog import fold, kinds, province_names

LONGEST = 9  # words of a name looked at


@cache
def phrases() -> frozenset[str]:
    """The names of more than one word, in lower case with folded tones."""
    known = data.rules("header")["phrases"]
    names = [word for words in known.values() for word in words]
    names += [*kinds(), *province_names()]
    names += [f"bộ {ministry}" for ministry in data.rules("issuers")["ministries"]]
    for row in data.rows("agencies"):
        names += [row["name"], *row["aliases"].split(";")]
    return frozenset(fold(n.lower()) for n in names if 1 < len(n.split()) <= LONGEST)


@cache
def _heads() -> frozenset[str]:
    """Every beginning of a phrase, so that a search stops as soon as none can follow."""
    return frozenset(" ".join(p.split()[:n]) for p in phrases() for n in range(1, len(p.split())))


def is_cut(line: str, following: str) -> bool:
    """Whether a line break between the two cuts a name in two; both in lower case with folded tones.

    >>> is_cut("ubnd tỉnh an", "giang"), is_cut("kế", "hoạch"), is_cut("của tỉnh", "ủy ban nhân dân tỉnh")
    (True, True, False)
    """
    before = line.split()[1 - LONGEST :]
    after = following.split()[:LONGEST]
    begun = [before[i:] for i in range(len(before)) if " ".join(before[i:]) in _heads()]
    if not begun:
        return False
    own = _length(after)
    return any(_straddles(words, after, own) for words in begun) or _lacks_more(begun, following)


MOST_INNER = 3  # words between two breaks in one name


def _lacks_more(begun: list[list[str]], following: str) -> bool:
    """Whether both lines are not yet the whole of one name: "ủy", "ban nhân" before "dân"."""
    inner = following.split()
    if not 0 < len(inner) <= MOST_INNER or following.strip() in phrases():
        return False
    return any(" ".join((*words, *inner)) in _heads() for words in begun)


def _straddles(before: list[str], after: list[str], own: int) -> bool:
    """Whether the words before go on with as many words of `after` as make a name there."""
    for n in range(1, len(after) + 1):
        rest = " ".join(after[:n]).strip(".,;:")
        if f"{' '.join(before)} {rest}" in phrases() and (n >= own or rest in phrases()):
            return True
    return False


def _length(words: list[str]) -> int:
    """How many of the words are a name by themselves."""
    return next((n for n in range(len(words), 1, -1) if " ".join(words[:n]).strip(".,;:") in phrases()), 0)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(data.rules("header")["bodies"]["pattern"])


def is_body(words: str) -> bool:
    """Whether words in lower case begin as the name of a body does."""
    return _bodies().match(words) is not None


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, kinds()))})(?!\w)")


def is_kind(words: str) -> bool:
    """Whether words in lower case begin with the kind of a document."""
    return _kinds().match(words) is not None


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(data.rules("header")["signatures"]["offices"])


def is_office(words: str) -> bool:
    """Whether words in lower case name an office that signs: "kt. chủ tịch"."""
    return _offices().match(words) is not None
