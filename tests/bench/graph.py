"""Speed of loading and asking: beside a bare script of the same engine, and beside one MERGE a row."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policy_lineage.graph.batch import GraphBatch, Node, Relationship
from policy_lineage.graph.engines.native import arcadedb
from policy_lineage.graph.store import Store, open_store

NODES = int(os.environ.get("BENCH_NODES") or 20_000)
EACH = 5  # relationships a node
TEXT = 100  # nodes a text
ONE_BY_ONE = 300


def node(number: int) -> dict[str, Any]:
    code = f"{number}-NQ/TW"
    return {"key": f"vn/{code}@2025", "code": code, "title": f"Nghị quyết số {number} về phát triển", "year": 2025}


def edge(number: int, stated_in: str) -> dict[str, Any]:
    text = f"Câu thứ {number} nói rằng văn bản này được thực hiện."
    return {"id": f"{number:020x}", "stated_in": stated_in, "start": number, "end": number + 40, "text": text}


def batches(nodes: int) -> Iterator[GraphBatch]:
    """Made-up texts: each names new documents and cites any of those before."""
    chance = random.Random(1)
    for first in range(0, nodes, TEXT):
        own = str(node(first)["key"])
        made = [Node("Document", str(row["key"]), row, ("Central",)) for row in map(node, range(first, first + TEXT))]
        cited = [
            Relationship("CITES", _any(chance, first), _any(chance, first), edge(first * EACH + i, own))
            for i in range(TEXT * EACH)
        ]
        yield GraphBatch(own, tuple(made), tuple(cited))


def _any(chance: random.Random, first: int) -> tuple[str, str]:
    return ("Document", str(node(chance.randrange(first + TEXT))["key"]))


def lines() -> Iterator[str]:
    """The figures as printed."""
    yield f"loading {NODES:,} nodes and {NODES * EACH:,} relationships, made beforehand"
    made = list(batches(NODES))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "lineage.db"
        bare = _bare(Path(folder) / "bare")
        with open_store(str(place), create=True) as store:
            yield from _loading(store, made, bare)
        yield from _cold(place)
        yield from _warm_embedded(place)
    yield from server_lines(made)


def server_lines(made: list[GraphBatch]) -> Iterator[str]:
    """The same on a Neo4j server: the one that NEO4J_URL names, which is emptied, else one of our own."""
    from tests.neo4j.fixtures import empty
    from tests.neo4j.server import CannotStart, Server, start

    given = os.environ.get("NEO4J_URL")
    try:
        server = Server(given.partition("://")[2], os.environ.get("NEO4J_PASSWORD", "")) if given else start()
    except CannotStart as reason:
        yield f"no Neo4j server: {reason}"
        return
    os.environ["LINEAGE_USER"], os.environ["LINEAGE_PASSWORD"] = server.user, server.password
    try:
        with open_store(server.url) as store:
            empty(server)
            store.define()
            store.load(batches(2_000))  # a server that has just been started compiles what it runs
            _take_out_nodes(server.url, (server.user, server.password))
            bare = bare_server(server.url, (server.user, server.password))
            _take_out_nodes(server.url, (server.user, server.password))
            yield from _loading(store, made, bare)
            yield from _warm(store, server.url, (server.user, server.password))
    finally:
        server.stop()


def _take_out_nodes(url: str, auth: tuple[str, str]) -> None:
    """Takes out every node; constraints and indexes stay."""
    import neo4j

    with neo4j.GraphDatabase.driver(url, auth=auth) as driver, driver.session(database="neo4j") as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def _loading(store: Store, made: list[GraphBatch], bare: float) -> Iterator[str]:
    """Row by row before and after: on a busy machine both sides are slowed alike."""
    rows = NODES * (1 + EACH)
    store.define()
    _one_by_one(store, 0, ONE_BY_ONE)  # the first ones are slower, and not counted
    before = _seconds(lambda: _one_by_one(store, ONE_BY_ONE, 2 * ONE_BY_ONE))
    took = _seconds(lambda: store.load(made))
    after = _seconds(lambda: _one_by_one(store, 2 * ONE_BY_ONE, 3 * ONE_BY_ONE))
    single = (before + after) / (4 * ONE_BY_ONE)
    yield f"  {store.facts().engine}: {took:.1f} s, {rows / took:,.0f} rows/s"
    yield f"    {took / bare:.2f} times a bare script of the same engine ({bare:.1f} s)"
    yield f"    {single * rows / took:.0f} times as fast as one MERGE a row by the driver ({1 / single:,.0f} rows/s)"


def _seconds(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _bare(place: Path) -> float:
    """The engine's own batch, nodes and relationships ready in memory."""
    chance = random.Random(1)
    nodes = [node(number) for number in range(NODES)]
    edges = [edge(number, str(node(number // EACH // TEXT * TEXT)["key"])) for number in range(NODES * EACH)]
    database = arcadedb().create_database(str(place))
    database.command("opencypher", "CREATE CONSTRAINT k FOR (n:Document) REQUIRE n.key IS UNIQUE")
    database.command("opencypher", "CREATE INDEX s FOR ()-[r:CITES]-() ON (r.stated_in)")

    def load() -> None:
        with database.graph_batch(wal_flush="yes_nometadata") as batch:
            ids = batch.create_vertices("Document", nodes)
            ends = [(chance.choice(ids), chance.choice(ids)) for _ in edges]
            for i in range(0, len(edges), 20_000):
                some = ends[i : i + 20_000]
                batch.new_edges([a for a, _ in some], "CITES", [b for _, b in some], edges[i : i + 20_000])

    took = _seconds(load)
    database.close()
    return took


def bare_server(url: str, auth: tuple[str, str]) -> float:
    """UNWIND in batches by the driver, rows ready in memory."""
    import neo4j

    chance = random.Random(1)
    nodes = [node(number) for number in range(NODES)]
    keys = [row["key"] for row in nodes]
    edges = [
        {"a": chance.choice(keys), "b": chance.choice(keys), "row": edge(n, str(keys[n // EACH // TEXT * TEXT]))}
        for n in range(NODES * EACH)
    ]
    create_node = "UNWIND $rows AS row CREATE (n:Document:Central) SET n = row"
    create_edge = (
        "UNWIND $rows AS row MATCH (a:Document {key: row.a}) MATCH (b:Document {key: row.b}) "
        "CREATE (a)-[r:CITES]->(b) SET r = row.row"
    )

    def load() -> None:
        for cypher, rows in ((create_node, nodes), (create_edge, edges)):
            for i in range(0, len(rows), 5_000):
                driver.execute_query(cypher, rows=rows[i : i + 5_000], database_="neo4j")

    with neo4j.GraphDatabase.driver(url, auth=auth) as driver:
        return _seconds(load)


def _one_by_one(store: Store, first: int, last: int) -> None:
    """What a loop over the rows does: one statement, one transaction each, by the driver."""
    engine: Any = store.engine
    if hasattr(engine, "_guest_of_owner"):
        from policy_lineage.graph.engines.layout import Layout
        from policy_lineage.graph.engines.owner import owner_of
        from policy_lineage.graph.engines.server import BoltEngine

        owner = owner_of(Layout(Path(store.address)))
        if owner is None:
            raise RuntimeError("the store is not being written")
        engine = BoltEngine.of_owner(owner.address, owner.user, owner.password)
    merge_node = "MERGE (n:Document {key: $key}) SET n += $row"
    merge_edge = (
        "MATCH (a:Document {key: $key}) MATCH (b:Document {key: $other}) "
        "MERGE (a)-[r:CITES {id: $row.id}]->(b) SET r += $row"
    )
    for number in range(NODES + first, NODES + last):
        row = node(number)
        engine.write(lambda t, row=row: t.run(merge_node, {"key": row["key"], "row": row}))
        before = node(max(number - 1, NODES))
        values = {"key": row["key"], "other": before["key"], "row": edge(10**9 + number, "one by one")}
        engine.write(lambda t, values=values: t.run(merge_edge, values))


QUESTION = (
    f"MATCH (d:Document {{key: '{node(7)['key']}'}})-[:CITES*1..2]->(x) RETURN DISTINCT x.key AS key ORDER BY key"
)
BARE = """
import sys, tempfile, neo4j, arcadedb
settings = {"host": "127.0.0.1", "http_port": 0, "bolt_host": "127.0.0.1", "bolt_port": int(sys.argv[2]),
    "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin", "bolt_defaultDatabase": "neo4j",
    "server_databaseDirectory": sys.argv[1], "server_configDirectory": tempfile.mkdtemp()}
server = arcadedb.create_server(root_path=sys.argv[1], root_password="of-this-run", config=settings)
server.start()
server.get_database("neo4j")
with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{sys.argv[2]}", auth=("root", "of-this-run")) as driver:
    print(len(driver.execute_query(sys.argv[3], database_="neo4j").records))
server.stop()
"""


def _cold(place: Path) -> Iterator[str]:
    """A question from a cold process, as the command line asks it, beside a bare script of engine and driver."""
    program = "from policy_lineage.cli import main; main()"
    command = [sys.executable, "-c", program, "cypher", QUESTION, "--store", str(place)]
    bare = [sys.executable, "-c", BARE, str(place), "0", QUESTION]
    own_times, bare_times = [], []
    for _ in range(7):
        own_times.append(_seconds(lambda: subprocess.run(command, capture_output=True, check=True)))
        bare[4] = str(_free_port())
        bare_times.append(_seconds(lambda: subprocess.run(bare, capture_output=True, check=True)))
    yield f"  first answer of a cold process: {sorted(own_times)[3]:.2f} s (median of 7), {min(own_times):.2f} at best"
    yield f"    a bare script of engine and driver: {sorted(bare_times)[3]:.2f} s, {min(bare_times):.2f} at best"


def _warm_embedded(place: Path) -> Iterator[str]:
    """A warm question beside the driver that asks the same store by Bolt."""
    from policy_lineage.graph.engines.layout import Layout
    from policy_lineage.graph.engines.owner import owner_of

    with open_store(str(place)) as writer:
        writer.engine.write(lambda _: None)
        owner = owner_of(Layout(place))
        if owner is None:
            raise RuntimeError("the store is not being written")
        yield from _warm(writer, owner.address, (owner.user, owner.password))


def _warm(store: Store, url: str, auth: tuple[str, str]) -> Iterator[str]:
    import neo4j

    with neo4j.GraphDatabase.driver(url, auth=auth) as driver:
        own, bare = [], []
        for _ in range(60):
            bare.append(_seconds(lambda: [r.data() for r in driver.execute_query(QUESTION, database_="neo4j").records]))
            own.append(_seconds(lambda: store.run(QUESTION)))
        mine, its = (sorted(times[10:])[25] * 1000 for times in (own, bare))
        yield f"  {store.facts().engine}, a warm question: {mine:.2f} ms, {mine / its:.2f} times the bare driver"


def _free_port() -> int:
    from policy_lineage.graph.engines.owner import _free_port as free_port

    return free_port()
