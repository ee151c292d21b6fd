"""What the data says of kinds, provinces and spelling, loaded once."""

import re
from dataclasses import dataclass
from functools import cache

from policy_lineage.data import rows, rules


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document as the text names it."""

    word: str  # in lower case
    kind: str  # as a mention names it
    named: str  # "capital" | "period" | "issuer" | "law" | "no": when it counts without a number
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
    return {k.word: k for k in sorted(read, key=lambda k: -len(k.word))}


@cache
def abbreviations() -> dict[str, Kind]:
    """The kinds by their abbreviation."""
    return {a: k for k in kinds().values() for a in k.abbreviations}


@cache
def province_names() -> dict[str, str]:
    """The names of provinces, present and past, in lower case with folded tones, longest first."""
    names = [r["name"] for t in ("provinces", "former_provinces") for r in rows(t)]
    names += rules("issuers")["older_provinces"]
    found = {fold(n.lower()): n for n in names}
    found |= {n.replace(" - ", "-"): full for n, full in found.items() if " - " in n}
    found |= {"hcm": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh", "tp.hcm": "Hồ Chí Minh"}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
TONE = re.compile("|".join(TONES), re.IGNORECASE)
OPEN_SYLLABLE = re.compile(rf"(?<!q)({TONE.pattern})(?!\w)", re.IGNORECASE)


def fold(text: str) -> str:
    """`text` of the same length with the tone on the first vowel: "uỷ" is "ủy", "khoá" is "khóa".

    >>> fold("Uỷ ban, khoá, Thanh Hoá, thuỷ, quý, toàn")
    'Ủy ban, khóa, Thanh Hóa, thủy, quý, toàn'
    """
    return OPEN_SYLLABLE.sub(_moved, text)


def _moved(found: re.Match[str]) -> str:
    pair = found.group()
    moved = TONES[pair.lower()]
    return "".join(m.upper() if p.isupper() else m for p, m in zip(pair, moved, strict=True))
