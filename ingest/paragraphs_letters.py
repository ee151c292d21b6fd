"""One sign for each letter, space, hyphen and slash, with the way back to the characters of the source."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from policy_lineage.ingest.paragraphs_digits import restore

# letters and signs that are read as another one of the same length
FOLDS = {
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000\t\x1f", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63", "-"),
    **dict.fromkeys("\uff0f\u2215\u2044", "/"),
    **dict.fromkeys("\u00d0\u0189", "\u0110"),  # "Q\u00d0/TW": Icelandic and African D for the Vietnamese one
    **dict.fromkeys("\u00f0\u0256", "\u0111"),
    # "66/NQ-\u0421\u0420": Cyrillic capitals that look like the Latin ones of a code
    **dict(zip("\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425", "ABEKMHOPCTX", strict=True)),
    **dict.fromkeys("\u2502\u2503\u2551", "|"),  # the rules of drawn tables
    **dict.fromkeys("\u2500\u2501\u2550", "-"),
    **dict.fromkeys("\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534\u253c", "+"),
    **dict.fromkeys("\u2554\u2557\u255a\u255d\u2560\u2563\u2566\u2569\u256c", "+"),
    **dict.fromkeys("\x0b\u2028\u2029\x85\x1c\x1d\x1e", "\n"),
}
MARKS = "\u0300-\u036f"
UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and marks of no width
# a letter with its marks ("e" + U+0302 + U+0301), or what is not seen at all
CLUSTER = re.compile(rf"[^{MARKS}{UNSEEN}][{UNSEEN}]*[{MARKS}][{MARKS}{UNSEEN}]*|[{UNSEEN}]+")
UNSEEN_LETTERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
HIDDEN = re.compile(f"[{UNSEEN}]+")
TAIL = re.compile(rf"(?:[{UNSEEN}]*[{MARKS}])*")  # marks that belong to the letter before them
LONE_RETURN = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Letters:
    """The folded text; piece i of it starts at `starts[i]` and is the source from `origins[i]` on."""

    text: str
    starts: "array[int]"
    origins: "array[int]"
    restored: int = 0  # signs of it that recognition had taken for others
    first: int = 0  # place of the first of them

    @property
    def composed(self) -> bool:
        """Whether letters of the source were put together, so that places differ."""
        return len(self.starts) > 1

    def at(self, position: int) -> int:
        """The source offset of the letter at `position`."""
        if len(self.starts) == 1:
            return position
        i = bisect_right(self.starts, position) - 1
        return self.origins[i] + position - self.starts[i]


def fold_letters(raw: str) -> Letters:
    """`raw` in NFC with one sign for each kind of space, hyphen and line end."""
    if unicodedata.is_normalized("NFC", raw) and not any(sign in raw for sign in UNSEEN_LETTERS):
        return _letters(raw, array("q", [0]), array("q", [0]))
    out: list[str] = []
    starts, origins = array("q", [0]), array("q", [0])
    at = length = 0
    for cluster in CLUSTER.finditer(raw):
        letter = _composed(cluster.group())
        out += (raw[at : cluster.start()], letter)
        length += cluster.start() - at + len(letter)
        at = cluster.end()
        starts.append(length)
        origins.append(at)
    out.append(raw[at:])
    return _letters("".join(out), starts, origins)


def _letters(text: str, starts: "array[int]", origins: "array[int]") -> Letters:
    restored = restore(_folded(text))
    return Letters(restored.text, starts, origins, restored.signs, restored.first)


@lru_cache(4096)
def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", HIDDEN.sub("", cluster))


def _folded(text: str) -> str:
    """The same number of characters with every fold applied and "\\n" as the only line end."""
    if "\r" in text:
        text = LONE_RETURN.sub("\n", text).replace("\r", " ")
    for sign, read_as in FOLDS.items():  # ten times as fast as one translate: most of them do not occur
        if sign in text:
            text = text.replace(sign, read_as)
    return text
