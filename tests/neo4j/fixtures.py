"""Stores for tests: a new embedded one, and an emptied Neo4j server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_lineage.graph.store import Store, open_store
from tests.neo4j.server import CannotStart, Server, start


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """The Neo4j server that NEO4J_URL names, else one of our own; skipped with the reason where neither is."""
    given = os.environ.get("NEO4J_URL")
    if given:
        yield Server(given.partition("://")[2], os.environ.get("NEO4J_PASSWORD", ""))
        return
    try:
        server = start()
    except CannotStart as reason:
        pytest.skip(str(reason))
    yield server
    server.stop()


@pytest.fixture
def neo4j_address(neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the server, its database empty, its credentials in the environment."""
    monkeypatch.setenv("LINEAGE_USER", neo4j_server.user)
    monkeypatch.setenv("LINEAGE_PASSWORD", neo4j_server.password)
    empty(neo4j_server)
    return neo4j_server.url


@pytest.fixture
def embedded_address(tmp_path: Path) -> str:
    """The address of a new embedded store."""
    return str(tmp_path / "lineage.db")


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store_address(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, once of each engine."""
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def store(store_address: str) -> Iterator[Store]:
    """An empty store, once of each engine."""
    with open_store(store_address, create=True) as opened:
        yield opened


@pytest.fixture
def embedded_store(embedded_address: str) -> Iterator[Store]:
    """An empty embedded store."""
    with open_store(embedded_address, create=True) as opened:
        yield opened


def empty(server: Server) -> None:
    """Takes out every node, constraint and index."""
    import neo4j

    with neo4j.GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_="neo4j")
        for row in driver.execute_query("SHOW CONSTRAINTS", database_="neo4j").records:
            driver.execute_query(f"DROP CONSTRAINT {row['name']}", database_="neo4j")
        for row in driver.execute_query("SHOW INDEXES", database_="neo4j").records:
            if row["type"] != "LOOKUP":
                driver.execute_query(f"DROP INDEX {row['name']}", database_="neo4j")
