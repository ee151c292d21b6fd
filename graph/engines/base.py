"""What a store asks of an engine: reading, writing in transactions, and facts about itself."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

Row = dict[str, Any]
T = TypeVar("T")


def time_limit() -> float:
    """Seconds that a question may take: LINEAGE_TIME_LIMIT, else 60."""
    try:
        return max(float(os.environ.get("LINEAGE_TIME_LIMIT") or 60), 0.1)
    except ValueError:
        return 60.0


def memory_limit() -> int:
    """Megabytes that the embedded engine may take for itself: LINEAGE_MEMORY, else 512."""
    asked = os.environ.get("LINEAGE_MEMORY") or ""
    return max(int(asked), 64) if asked.isdigit() else 512


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a question may take: rows handed over (None: all) and seconds."""

    rows: int | None = None
    seconds: float = field(default_factory=time_limit)


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """What `lineage doctor` prints of an engine."""

    kind: str  # "embedded" | "server"
    engine: str
    version: str
    driver: str
    place: str


class Transaction(Protocol):
    """A transaction under way."""

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of one statement."""


@dataclass(frozen=True, slots=True)
class BulkNodes:
    """New nodes of one kind: `keys[i]` has `rows[i]`."""

    label: str
    extra_labels: tuple[str, ...]
    keys: Sequence[str]
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class BulkEdges:
    """New relationships of one type; an end is (label, key)."""

    type: str
    ends: Sequence[tuple[tuple[str, str], tuple[str, str]]]
    rows: Sequence[Mapping[str, Any]]


class Bulk(Protocol):
    """An interface that creates rows faster than statements do."""

    def create(
        self,
        nodes: Sequence[BulkNodes],
        edges: Sequence[BulkEdges],
        known: Mapping[tuple[str, str], str],
    ) -> dict[tuple[str, str], str]:
        """Creates nodes, then relationships between them and the `known` ids of earlier ones; the new ids."""


class Engine(Protocol):
    """One engine, opened."""

    address: str
    locks_rows: bool  # whether a writer must lock what it reads before it changes it

    def read(self, cypher: str, parameters: Mapping[str, Any], limits: Limits) -> list[Row]:
        """The rows of a question, their values scalars, lists, maps or `values.Found…`."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` in one transaction, again where the engine asks for it."""

    def define(self, statements: Sequence[str]) -> None:
        """Runs schema statements, each on its own."""

    def bulk(self) -> Bulk | None:
        """The fast way to create, where there is one."""

    def alone(self) -> AbstractContextManager[bool]:
        """Keeps everybody else out, so that nobody sees a text of which only a part is written; whether it could."""

    def ends(self, ids: Sequence[str]) -> dict[str, tuple[Any, Any]]:
        """The two end nodes (`FoundNode`) of each relationship."""

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and relationships of each type."""

    def facts(self) -> EngineFacts:
        """What it is."""

    def close(self) -> None:
        """Lets go of it."""
