"""Text typed in fonts of before Unicode (TCVN3, VNI) or in windows-1258, turned into Unicode."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from policy_lineage import data

SAMPLE = 20_000  # characters that decide
# share of the words of a sample that must be common Vietnamese ones; running text has 0.15 and more
VIETNAMESE = 0.08
WORD = re.compile(r"[^\W\d_]+")
VIETNAMESE_ONLY = re.compile(r"[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
WESTERN = re.compile(r"[\u00a1-\u00ff]")


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in Unicode and the name of the encoding that it had."""

    text: str
    encoding: str


def recognise(text: str, *, marked_only: bool = True) -> Converted | None:
    """`text` converted, or None when it is not in a legacy encoding.

    With `marked_only` a text that holds letters of Vietnamese alone counts as
    Unicode already.
    """
    sample = text[:SAMPLE]
    if marked_only and (VIETNAMESE_ONLY.search(sample) or not WESTERN.search(sample)):
        return None
    scores = {name: _likeness(convert(sample)) for name, convert in CONVERTERS.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < VIETNAMESE or scores[best] <= 1.5 * _likeness(sample):
        return None
    return Converted(CONVERTERS[best](text), best)


def _likeness(text: str) -> float:
    """The share of words that are common Vietnamese ones."""
    words = [w.lower() for w in WORD.findall(text)]
    common = set(data.rules("legacy_encodings")["common_words"])
    marked = sum(w in common and not w.isascii() for w in words)
    return marked / len(words) if words else 0.0


def from_tcvn3(text: str) -> str:
    """TCVN3 (ABC fonts) in Unicode; capital fonts used small codes, so words in capitals are raised."""
    return WORD.sub(_raised, text.translate(_tcvn3_table()))


def _raised(word: re.Match[str]) -> str:
    ascii_letters = [c for c in word.group() if c.isascii()]
    capital = bool(ascii_letters) and len(word.group()) > 1 and all(c.isupper() for c in ascii_letters)
    return word.group().upper() if capital and len(ascii_letters) > 1 else word.group()


@cache
def _tcvn3_table() -> dict[int, str]:
    pairs = data.rules("legacy_encodings")["TCVN3"]["pairs"]
    return {ord(s): m for row in pairs for s, m in zip(row["shown"], row["meant"], strict=True)}


def from_vni(text: str) -> str:
    """VNI fonts (a letter followed by its sign) in Unicode."""
    pattern, table = _vni()
    return pattern.sub(lambda m: table[m.group()], text)


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    rules = data.rules("legacy_encodings")["VNI"]
    table = {base + sign: letter for base, row in rules["marks"].items() for sign, letter in row.items()}
    table |= rules["alone"]
    table |= {shown.upper(): meant.upper() for shown, meant in table.items()}
    # "Uûy": a capital letter with a small sign
    table |= {s[0].upper() + s[1:]: m.upper() for s, m in table.items() if len(s) == 2 and s[0].islower()}
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))), table


def from_windows_1258(text: str) -> str:
    """windows-1258 (letters followed by combining tones), read so far as Latin-1."""
    return unicodedata.normalize("NFC", text.encode("latin-1", "replace").decode("cp1258", "replace"))


CONVERTERS: dict[str, Callable[[str], str]] = {
    "TCVN3": from_tcvn3,
    "VNI": from_vni,
    "windows-1258": from_windows_1258,
}
