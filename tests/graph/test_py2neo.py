"""A slice goes to py2neo and comes back, by way of both engines too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policy_lineage.graph.engines.layout import Layout
from policy_lineage.graph.engines.owner import owner_of
from policy_lineage.graph.py2neo import as_subgraph, from_subgraph
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import Store, open_store
from tests.graph.rows import programme
from tests.neo4j.server import Server

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
EVERYTHING = "MATCH (n) WHERE NOT n:Source OPTIONAL MATCH (n)-[r]->() RETURN n, r"


@pytest.fixture
def part(embedded_store: Store) -> Slice:
    embedded_store.load([programme(1), programme(2)])
    return embedded_store.graph(EVERYTHING)


def test_a_slice_comes_back_unchanged(part: Slice) -> None:
    assert from_subgraph(as_subgraph(part), part.question) == part


def test_two_sentences_stay_two_relationships(part: Slice) -> None:
    assert len(as_subgraph(part).relationships) == len(part.relationships)


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[object]:
    """py2neo's own connection to an empty database of each engine."""
    from py2neo import Graph

    if request.param == "neo4j":
        request.getfixturevalue("neo4j_address")
        server: Server = request.getfixturevalue("neo4j_server")
        yield Graph(server.url, auth=(server.user, server.password))
        return
    place = tmp_path / "other.db"
    with open_store(str(place), create=True) as store:
        store.define()
        owner = owner_of(Layout(place))
        if owner is None:
            store.load([programme(9)])
            owner = owner_of(Layout(place))
        assert owner is not None
        store.engine.write(lambda t: t.run("MATCH (n) DETACH DELETE n"))
        yield Graph(owner.address, auth=(owner.user, owner.password), name="neo4j")


def test_what_py2neo_wrote_and_reads_comes_back_as_a_slice(part: Slice, graph: object) -> None:
    graph.create(as_subgraph(part))  # type: ignore[attr-defined]
    found = graph.run("MATCH (a)-[r]->(b) RETURN a, r, b").to_subgraph()  # type: ignore[attr-defined]
    again = from_subgraph(found)
    ends = {(r.type, r.source, r.target) for r in part.relationships}
    assert {(r.type, r.source, r.target) for r in again.relationships} == ends
    assert {(n.label, n.key) for n in again.nodes} == {(n.label, n.key) for n in part.nodes}
