"""Digits that recognition took for letters ("24/2O07", "l18/TTg") and letters that it took for digits ("1uật")."""

import re
from typing import NamedTuple

VOWELS = "aeiouyàáâãèéêìíòóôõùúýăĩũơưạ-ỹ"
# letters beside a digit and a 1 before a vowel; each pattern begins with its sign, which is found ten times as fast
SUSPECTS = (
    *(re.compile(rf"{sign}(?:(?=[0-9])|(?<=[0-9]{sign}))") for sign in "lIO"),  # l18   2O07   0I-NQ
    re.compile(rf"1(?=[{VOWELS}])(?<![\w.,]1)"),  # 1uật   tỷ 1ệ
)
TOKEN = re.compile(r"[\dlIO]+")
READ_AS = {"l": "1", "I": "1", "O": "0"}
VOWEL = "aeiouy"
LONGEST = 12  # characters of a number


class Restored(NamedTuple):
    """The text with its digits and letters put back, how many, and where the first stands."""

    text: str
    signs: int
    first: int


def restore(text: str) -> Restored:
    """`text`, of the same length, with each sign read as what it stands for.

    >>> restore("Chỉ thị số 24/2O07/CT-TTg, tỷ 1ệ 5 l").text
    'Chỉ thị số 24/2007/CT-TTg, tỷ lệ 5 l'
    """
    suspects = (found.start() for suspect in SUSPECTS for found in suspect.finditer(text))
    changes = {at: sign for suspect in suspects for at, sign in _meant(text, suspect)}
    if not changes:
        return Restored(text, 0, 0)
    places = sorted(changes)
    out: list[str] = []
    done = 0
    for at in places:
        out += (text[done:at], changes[at])
        done = at + 1
    return Restored("".join((*out, text[done:])), len(places), places[0])


def _meant(text: str, at: int) -> list[tuple[int, str]]:
    """What the sign at `at` stands for, with its place; nothing where it stands for itself."""
    if text[at] == "1":
        return [(at, "l")] if _begins_word(text, at) else []
    begin = at
    while begin > max(0, at - LONGEST) and text[begin - 1] in "0123456789lIO":
        begin -= 1
    token = TOKEN.match(text, begin)
    end = token.end() if token else at
    if end - begin > LONGEST or not _is_number(text, begin, end):
        return []
    return [(i, READ_AS[text[i]]) for i in range(begin, end) if text[i] in READ_AS]


def _begins_word(text: str, at: int) -> bool:
    """Whether a 1 is the first letter of a word: no "1a", no "1a)", but "1ao", "1ệ"."""
    return text[at + 1] not in VOWEL or text[at + 2 : at + 3].isalpha()


def _is_number(text: str, begin: int, end: int) -> bool:
    """Whether digits and letters like them are one number: not "H2O", "II", "O2", "5 l"."""
    word = text[begin:end]
    if (begin and (text[begin - 1].isalpha() or text[begin - 1] == "_")) or text[end : end + 1].isalpha():
        return False
    if not any(c.isdigit() for c in word) or (word[0] == "O" and len(word) == 2 and not _is_coded(text, end)):
        return False
    if word[-1] == "l":  # "5l/ngày" is five litres
        return _is_coded(text, end)
    return "I" not in word or (len(word) == 2 and _is_coded(text, end))


def _is_coded(text: str, end: int) -> bool:
    """Whether a number that ends here is that of a document or a date: "0I-NQ/TU", "2l/2031"."""
    following = text[end + 1 : end + 2]
    return text[end : end + 1] in ("-", "/") and (following.isdigit() or following.isupper())
