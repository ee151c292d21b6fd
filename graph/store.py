"""The one door to the graph, embedded or on a server."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from policy_lineage.graph.batch import GraphBatch
from policy_lineage.graph.slice import Slice


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Rows in against rows out: nothing vanishes without a name."""

    nodes: int = 0
    relationships: int = 0
    replaced: int = 0  # earlier statements of the same text that were taken out
    rest: tuple[str, ...] = field(default=())  # rows that found no end, each with the reason


class GraphStore(Protocol):
    """What every room after this one may ask of the graph."""

    address: str

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Rows of a read-only question; values are plain Python (nodes as dicts of properties)."""

    def graph(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Slice:
        """Every node and relationship that the rows of a read-only question hold."""

    def load(self, batches: Iterable[GraphBatch]) -> LoadReport:
        """Loads the batches; each replaces exactly what its `stated_in` had stated before."""

    def close(self) -> None:
        """Lets go of the store."""


def open_store(address: str, *, create: bool = False) -> GraphStore:
    """The store at `address`: a path, or neo4j://, neo4j+s://, bolt://."""
    raise NotImplementedError(address, create)
