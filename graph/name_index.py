"""Things of the registry by their names: one loader for provinces, bodies and indicators."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from policy_lineage.graph.letters import plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NameIndex(Generic[T]):
    """Names in one spelling, each with what it names.

    `first`: the first that has the name; `alone`: where only one has it;
    `bare`: without marks, where only one has it.
    """

    first: dict[str, T]
    alone: dict[str, T]
    bare: dict[str, T]

    def find(self, name: str) -> T | None:
        """What has that name, with its marks or without them."""
        found = self.first.get(name)
        return found if found is not None else self.bare.get(plain(name))


def index_of(named: Iterable[tuple[T, Iterable[str]]], spell: Callable[[str], str]) -> NameIndex[T]:
    """The index of things with their names; empty names are left out.

    >>> index = index_of([("a", ["Sở Y tế", "SYT"]), ("b", ["Sở Y Tế mới", ""])], str.lower)
    >>> index.find("sở y tế"), index.find("so y te"), index.find("y tế")
    ('a', 'a', None)
    """
    marked: dict[str, dict[T, None]] = {}
    bare: dict[str, dict[T, None]] = {}
    for thing, names in named:
        for name in filter(None, names):
            spelled = spell(name)
            marked.setdefault(spelled, {})[thing] = None
            bare.setdefault(plain(spelled), {})[thing] = None
    return NameIndex({n: next(iter(found)) for n, found in marked.items()}, _single(marked), _single(bare))


def _single(found: dict[str, dict[T, None]]) -> dict[str, T]:
    return {name: next(iter(things)) for name, things in found.items() if len(things) == 1}


def names_in(row: dict[str, str], column: str = "name") -> tuple[str, ...]:
    """The name of a row and its other names."""
    return (row[column], *row["aliases"].split(";"))
