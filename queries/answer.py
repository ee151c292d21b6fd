"""An answer: columns in fixed order, rows by column, and what a reader should know beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark beside an answer: a key of words.yaml and the values to fill in."""

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer, each with exactly `columns`, in the order of display.

    `shown` are the columns that a table on a terminal has room for, all where
    empty; `notes` say what was counted and what was not.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    shown: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def note(key: str, **values: Any) -> Note:
    """A note of that key."""
    return Note(key, values)


def answer(
    columns: Sequence[str],
    rows: Sequence[Row],
    shown: Sequence[str] = (),
    notes: Sequence[Note] = (),
) -> Answer:
    """An answer whose rows have exactly the columns, None where a row lacks one."""
    fitted = tuple({c: row.get(c) for c in columns} for row in rows)
    return Answer(tuple(columns), fitted, tuple(shown), tuple(notes))
