"""A database reached with the official driver: a Neo4j server, or the embedded store of another process."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from policy_lineage.graph.engines.address import ServerAddress
from policy_lineage.graph.engines.base import Bulk, EngineFacts, Limits, Row, T, Transaction
from policy_lineage.graph.engines.layout import DATABASE
from policy_lineage.graph.engines.server_failures import server_failures
from policy_lineage.graph.engines.values import FoundNode, FoundPath, FoundRelationship
from policy_lineage.graph.model import NODES, RELATIONSHIPS

CONNECT_SECONDS = 5.0
ACQUIRE_SECONDS = 15.0  # with the first words between driver and server
RETRY_SECONDS = 30.0
OWNER_RETRY_SECONDS = 1.0  # the process that serves may end: then its place is taken, not waited for


class BoltEngine:
    """A driver that is known to answer."""

    def __init__(self, server: ServerAddress, *, embedded: bool = False) -> None:
        import neo4j

        logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # its warnings name servers, not next steps
        self.address = server.shown
        self.locks_rows = not embedded
        self._embedded = embedded
        self._database = server.database
        url, options = server.dialled()
        with server_failures(self.address):
            self._driver = neo4j.GraphDatabase.driver(
                url,
                auth=server.auth,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=ACQUIRE_SECONDS,
                max_transaction_retry_time=OWNER_RETRY_SECONDS if embedded else RETRY_SECONDS,
                **options,
            )
        try:
            self._check_answer()
        except BaseException:
            self._driver.close()
            if server.direct is not None:
                BoltEngine(server.direct).close()  # routing hides the reason: asked directly, the server says it
            raise

    @classmethod
    def of_owner(cls, address: str, user: str, password: str) -> "BoltEngine":
        """The listener of the process that has the embedded store."""
        return cls(ServerAddress(address, DATABASE, user, password), embedded=True)

    def _check_answer(self) -> None:
        """Asks once without trying again: a server that is not there is known within seconds."""
        with server_failures(self.address), self._session(read=True) as session:
            session.run("RETURN 1 AS one").consume()

    def read(self, cypher: str, parameters: Mapping[str, Any], limits: Limits) -> list[Row]:
        """The rows of a question, asked in a transaction that is never committed."""
        with server_failures(self.address), self._session(read=True) as session:
            with session.begin_transaction(timeout=limits.seconds) as transaction:
                result = transaction.run(cypher, dict(parameters))
                keys = result.keys()
                rows: list[Row] = []
                for record in result:
                    if limits.rows is not None and len(rows) >= limits.rows:
                        break
                    rows.append({key: _value(record[key]) for key in keys})
                transaction.rollback()
            return rows

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Runs `work` in one transaction; the driver runs it again where the server asks for it."""
        with server_failures(self.address), self._session() as session:
            result: T = session.execute_write(lambda transaction: work(_DriverTransaction(transaction)))
            return result

    def define(self, statements: Sequence[str]) -> None:
        with server_failures(self.address), self._session() as session:
            for statement in statements:
                session.run(statement).consume()

    def bulk(self) -> Bulk | None:
        return None

    def alone(self) -> AbstractContextManager[bool]:
        return nullcontext(False)  # each text is written in one transaction

    def ends(self, ids: Sequence[str]) -> dict[str, tuple[Any, Any]]:
        """The end nodes of relationships."""
        cypher = "MATCH (a)-[r]->(b) WHERE elementId(r) IN $ids RETURN elementId(r) AS id, a, b"
        rows = self.read(cypher, {"ids": list(ids)}, Limits()) if ids else []
        return {row["id"]: (row["a"], row["b"]) for row in rows}

    def counts(self) -> dict[str, int]:
        """One question a name: the server answers each from its own counts."""
        asked = {kind.label: f"MATCH (n:{kind.label}) RETURN count(n) AS n" for kind in NODES}
        asked |= {kind.type: f"MATCH ()-[r:{kind.type}]->() RETURN count(r) AS n" for kind in RELATIONSHIPS}
        return {name: int(self.read(cypher, {}, Limits())[0]["n"]) for name, cypher in asked.items()}

    def facts(self) -> EngineFacts:
        import neo4j

        with server_failures(self.address):
            agent = self._driver.get_server_info().agent
        name, _, version = agent.partition("/")
        kind = "embedded" if self._embedded else "server"
        return EngineFacts(kind, name, version, f"neo4j {neo4j.__version__}", self.address)

    def close(self) -> None:
        self._driver.close()

    def _session(self, *, read: bool = False) -> Any:
        import neo4j

        mode = neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS
        return self._driver.session(database=self._database, default_access_mode=mode)


class _DriverTransaction:
    """A transaction of the driver."""

    def __init__(self, transaction: Any) -> None:
        self._transaction = transaction

    def run(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        result = self._transaction.run(cypher, dict(parameters or {}))
        return [{key: _value(value) for key, value in record.items()} for record in result]


def _value(value: Any) -> Any:
    """The driver's value as one of ours."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple):
        return [_value(v) for v in value]
    if isinstance(value, dict):
        return {k: _value(v) for k, v in value.items()}
    return _graph_value(value)


def _graph_value(value: Any) -> Any:
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return FoundNode(value.element_id, tuple(sorted(value.labels)), _properties(value))
    if isinstance(value, Relationship):
        start, end = (node.element_id if node is not None else "" for node in value.nodes)
        return FoundRelationship(value.element_id, value.type, _properties(value), start, end)
    if isinstance(value, Path):
        parts: list[Any] = [_graph_value(value.start_node)]
        for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
            parts += [_graph_value(relationship), _graph_value(node)]
        return FoundPath(tuple(parts))
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _properties(entity: Any) -> dict[str, Any]:
    return {key: _value(value) for key, value in entity.items() if value is not None}
