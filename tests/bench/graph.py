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
    rows = NODES * (1 + EACH)
    yield f"loading {NODES:,} nodes and {NODES * EACH:,} relationships"
    with tempfile.TemporaryDirectory() as place:
        bare = _bare(Path(place) / "bare")
        with open_store(str(Path(place) / "lineage.db"), create=True) as store:
            yield from _loading(store, rows, bare)
        yield from _asking(Path(place) / "lineage.db")
    address = os.environ.get("NEO4J_URL")
    if address:
        with open_store(address) as store:
            yield from _loading(store, rows, None)


def _loading(store: Store, rows: int, bare: float | None) -> Iterator[str]:
    store.define()
    making = _seconds(lambda: sum(1 for _ in batches(NODES)))
    took = _seconds(lambda: store.load(batches(NODES))) - making
    single = _seconds(lambda: _one_by_one(store)) / (2 * ONE_BY_ONE)
    beside = f", {took / bare:.2f} times a bare script ({bare:.1f} s)" if bare else ""
    yield f"  {store.facts().engine}: {took:.1f} s, {rows / took:,.0f} rows/s{beside}"
    yield f"  one MERGE a row through the driver: {1 / single:,.0f} rows/s, so {single * rows / took:.0f} times slower"


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


def _one_by_one(store: Store) -> None:
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
    for number in range(NODES, NODES + ONE_BY_ONE):
        row = node(number)
        engine.write(lambda t, row=row: t.run(merge_node, {"key": row["key"], "row": row}))
        values = {"key": row["key"], "other": node(number % NODES)["key"], "row": edge(10**9 + number, "one by one")}
        engine.write(lambda t, values=values: t.run(merge_edge, values))


def _asking(place: Path) -> Iterator[str]:
    """A question from a cold process, as the command line asks it."""
    program = "from policy_lineage.cli import main; main()"
    question = f"MATCH (d:Document {{key: '{node(7)['key']}'}})-[:CITES]->(x) RETURN x.key AS key"
    command = [sys.executable, "-c", program, "cypher", question, "--store", str(place)]
    times = sorted(_seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(7))
    yield f"  first answer of a cold process: {times[3]:.2f} s (median of 7)"
    with open_store(str(place)) as store:
        store.run(question)
        warm = _seconds(lambda: [store.run(question) for _ in range(200)]) / 200
    yield f"  a warm question: {warm * 1000:.2f} ms"
