"""What the data says of kinds, provinces and spelling, loaded once."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rows, rules


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document as the text names it."""

    word: str  # in lower case
    kind: str  # as a mention names it
    named: str  # "capital" | "period" | "issuer" | "law" | "body" | "no": when it counts without a number
    bare: bool  # a number without signs identifies it
    level: str | None
    abbreviations: tuple[str, ...]


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by their word, longest word first."""
    read = [
        Kind(r["word"], r["kind"], r["named"], r["bare"], r["level"], tuple(r["abbreviations"]))
        for r in rules("kinds")["kinds"]
    ]
    return {k.word: k for k in sorted(read, key=lambda k: (-len(k.word), k.word))}


@cache
def abbreviations() -> dict[str, Kind]:
    """The kinds by their abbreviation."""
    return {a: k for k in kinds().values() for a in k.abbreviations}


@cache
def province_names() -> dict[str, str]:
    """The names of provinces, present and past, by their form in lower case with folded tones."""
    names = [r["name"] for t in ("provinces", "former_provinces") for r in rows(t)]
    names += rules("issuers")["older_provinces"]
    found = {fold(n.lower()): n for n in names}
    found |= {n.replace(" - ", "-"): full for n, full in found.items() if " - " in n}
    return found | {"hcm": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "tp.hcm": "Hồ Chí Minh"}


# one set of letters at the front: four times as fast as two alternatives
OPEN_SYLLABLE = re.compile(r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])(?<![qQ][uU])[ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
MARKS = {
    "à": 0,
    "á": 1,
    "ả": 2,
    "ã": 3,
    "ạ": 4,
    "è": 0,
    "é": 1,
    "ẻ": 2,
    "ẽ": 3,
    "ẹ": 4,
    "ỳ": 0,
    "ý": 1,
    "ỷ": 2,
    "ỹ": 3,
    "ỵ": 4,
}
MARKED = {"o": "òóỏõọ", "u": "ùúủũụ"}
PLAIN = {**dict.fromkeys("àáảãạ", "a"), **dict.fromkeys("èéẻẽẹ", "e"), **dict.fromkeys("ỳýỷỹỵ", "y")}


def fold(text: str) -> str:
    """`text` of the same length with the tone on the first vowel: "uỷ" is "ủy", "khoá" is "khóa".

    >>> fold("Uỷ ban, khoá, Thanh Hoá, thuỷ, quý, toàn, HOÀ")
    'Ủy ban, khóa, Thanh Hóa, thủy, quý, toàn, HÒA'
    """
    return OPEN_SYLLABLE.sub(_moved, text)


def _moved(found: re.Match[str]) -> str:
    pair = found.group()
    first, second = pair[0], pair[1]
    marked = MARKED[first.lower()][MARKS[second.lower()]]
    plain = PLAIN[second.lower()]
    return (marked.upper() if first.isupper() else marked) + (plain.upper() if second.isupper() else plain)


def plain(text: str) -> str:
    """`text` without marks on its letters.

    >>> plain("quyềt định")
    'quyet dinh'
    """
    return text.translate(_plain_letters())


@cache
def _plain_letters() -> dict[int, str | None]:
    """The letters of Latin scripts without their marks; marks that stand by themselves are dropped."""
    letters = {code: unicodedata.normalize("NFD", chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
    bases = {code: apart[0] for code, apart in letters.items() if len(apart) > 1}
    return bases | dict.fromkeys(range(0x300, 0x370)) | {ord("đ"): "d", ord("Đ"): "D"}
