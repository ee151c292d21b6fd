"""The one door to the graph, embedded or on a server."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from policy_lineage.graph.batch import GraphBatch
from policy_lineage.graph.engines.address import is_server, server_address
from policy_lineage.graph.engines.base import Engine, EngineFacts, Limits
from policy_lineage.graph.engines.values import plain
from policy_lineage.graph.load import Progress, load
from policy_lineage.graph.load_report import LoadReport
from policy_lineage.graph.read_only import check_read_only
from policy_lineage.graph.schema import define_schema
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.slice_rows import slice_of

__all__ = ["GraphStore", "LoadReport", "Store", "open_store"]


class GraphStore(Protocol):
    """What every room after this one may ask of the graph."""

    address: str

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
    ) -> list[dict[str, Any]]:
        """Rows of a read-only question; values are plain Python (nodes as dicts of properties)."""

    def graph(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Slice:
        """Every node and relationship that the rows of a read-only question hold."""

    def load(self, batches: Iterable[GraphBatch], progress: Progress | None = None) -> LoadReport:
        """Loads the batches; each replaces exactly what its `stated_in` had stated before."""

    def counts(self) -> dict[str, int]:
        """How many nodes of each label and relationships of each type of the model."""

    def facts(self) -> EngineFacts:
        """Which engine, driver and version answer."""

    def close(self) -> None:
        """Lets go of the store."""

    def __enter__(self) -> Self:
        """The store, closed at the end of the block."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the store."""


class Store:
    """A graph behind one engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.address = engine.address
        self._defined = False

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
    ) -> list[dict[str, Any]]:
        check_read_only(cypher)
        rows = self.engine.read(cypher, parameters or {}, Limits(limit))
        return [{name: plain(value) for name, value in row.items()} for row in rows]

    def graph(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limit: int | None = None) -> Slice:
        check_read_only(cypher)
        rows = self.engine.read(cypher, parameters or {}, Limits(limit))
        return slice_of(rows, self.engine.ends, cypher)

    def load(self, batches: Iterable[GraphBatch], progress: Progress | None = None) -> LoadReport:
        self.define()
        return load(self.engine, batches, progress)

    def define(self) -> None:
        """Makes sure of constraints and indexes, once."""
        if not self._defined:
            define_schema(self.engine)
            self._defined = True

    def counts(self) -> dict[str, int]:
        return self.engine.counts()

    def facts(self) -> EngineFacts:
        return self.engine.facts()

    def close(self) -> None:
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(address: str, *, create: bool = False) -> Store:
    """The store at `address`: a path, or neo4j://, neo4j+s://, bolt://.

    A path that holds no store is refused unless `create` is given; a server
    that does not answer is reported within seconds.
    """
    if is_server(address):
        from policy_lineage.graph.engines.server import BoltEngine

        return Store(BoltEngine(server_address(address)))
    from policy_lineage.graph.engines.embedded import EmbeddedEngine

    return Store(EmbeddedEngine(Path(address), create=create))
