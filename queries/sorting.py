"""Order of display: Vietnamese letters in the order of a Vietnamese dictionary, what is not known last."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from policy_lineage.queries.answer import Row

LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ngang, huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
RANK = {letter: rank for rank, letter in enumerate(LETTERS, 10)}


@cache
def vietnamese_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """The key that sorts text as a Vietnamese dictionary does: letters first, then tones.

    >>> sorted(["Đồng Nai", "Cà Mau", "Ăn", "An Giang"], key=vietnamese_key)
    ['An Giang', 'Ăn', 'Cà Mau', 'Đồng Nai']
    """
    letters: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", text).casefold():
        plain, tone = _without_tone(letter)
        letters.append(RANK.get(plain, 0 if plain == " " else 5))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


@cache
def _without_tone(letter: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", letter)
    tone = max((TONES.get(p, 0) for p in parts), default=0)
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES)), tone


def sort_key(value: Any) -> tuple[int, Any]:
    """A key for any value of a cell: numbers, then text, then what is not known."""
    if value is None:
        return 3, 0
    if isinstance(value, bool | int | float):
        return 0, value
    if isinstance(value, list | tuple):
        return 2, tuple(vietnamese_key(str(v)) for v in value)
    return 1, vietnamese_key(str(value))


def sorted_rows(rows: Iterable[Row], order: Sequence[str]) -> list[Row]:
    """Rows by the columns of `order` ("-" before one that falls); ties by all the other columns."""
    done = list(rows)
    if not done:
        return done
    done.sort(key=lambda row: [sort_key(v) for v in row.values()])
    for column in reversed(order):
        name = column.removeprefix("-")
        if name != column:
            _sort_falling(done, name)
        else:
            done.sort(key=lambda row: sort_key(row[name]))
    return done


def _sort_falling(rows: list[Row], name: str) -> None:
    # what is not known stays last, whichever way the column runs
    rows.sort(key=lambda row: sort_key(row[name]), reverse=True)
    rows.sort(key=lambda row: row[name] is None)
