"""What state a store is in: facts, and what is wrong in one sentence with the next step."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_lineage.graph.cypher import unfinished_cypher
from policy_lineage.graph.engines.address import is_server
from policy_lineage.graph.engines.base import Limits
from policy_lineage.graph.engines.recovery import MOVING
from policy_lineage.graph.model import NODES
from policy_lineage.graph.schema import missing_constraints, missing_indexes
from policy_lineage.graph.store import Store

LITTLE_SPACE = 500_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination; `next_step` is empty where nothing is wrong."""

    name: str
    value: str
    next_step: str = ""

    @property
    def ok(self) -> bool:
        return not self.next_step


def examine(store: Store) -> tuple[Finding, ...]:
    """All findings, in fixed order."""
    parts: tuple[Callable[[Store], Iterator[Finding]], ...] = (_engine, _space, _schema, _loadings, _counts)
    return tuple(finding for part in parts for finding in part(store))


def _engine(store: Store) -> Iterator[Finding]:
    facts = store.facts()
    yield Finding("store", facts.place)
    yield Finding("kind", facts.kind)
    yield Finding("engine", f"{facts.engine} {facts.version}")
    yield Finding("driver", facts.driver)


def _space(store: Store) -> Iterator[Finding]:
    if is_server(store.address):
        return
    path = Path(store.address)
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    yield Finding("size", f"{size / 1e6:.1f} MB")
    free = shutil.disk_usage(path).free
    little = "Little space is left: free some before the next ingest." if free < LITTLE_SPACE else ""
    yield Finding("free space", f"{free / 1e9:.1f} GB", little)


def _schema(store: Store) -> Iterator[Finding]:
    missing = missing_constraints(store.engine)
    step = "Load any file with `lineage ingest`: it makes them before the first row." if missing else ""
    there = len(NODES) - len(missing)
    yield Finding(
        "constraints", f"{there} of {len(NODES)}" + (f", missing: {', '.join(missing)}" if missing else ""), step
    )
    lacking = missing_indexes(store.engine)
    yield Finding("indexes", f"{len(lacking)} missing" if lacking else "all there", step if lacking else "")


def _loadings(store: Store) -> Iterator[Finding]:
    keys = [row["key"] for row in store.engine.read(unfinished_cypher(), {}, Limits())]
    if MOVING in keys:
        yield Finding("copy", "cut off", "The store is not complete: take it away and copy or restore again.")
        keys.remove(MOVING)
    step = "Run the same `lineage ingest` again: a text that is under way is read again." if keys else ""
    yield Finding("loadings", f"{len(keys)} under way or cut off" if keys else "all complete", step)


def _counts(store: Store) -> Iterator[Finding]:
    for kind in NODES:
        rows = store.run(f"MATCH (n:{kind.label}) RETURN count(n) AS n")
        yield Finding(kind.label, str(rows[0]["n"]))
    rows = store.run("MATCH ()-[r]->() RETURN count(r) AS n")
    yield Finding("relationships", str(rows[0]["n"]))
    texts = store.run("MATCH (d:Document) WHERE d.held = true RETURN count(d) AS n")
    yield Finding(
        "texts held", str(texts[0]["n"]), "" if texts[0]["n"] else "Nothing was read yet: `lineage ingest FOLDER`."
    )
