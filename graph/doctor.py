"""What state a store is in: facts, and what is wrong in one sentence with the next step."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policy_lineage.graph.cypher import unfinished_cypher
from policy_lineage.graph.engines.address import is_server
from policy_lineage.graph.engines.base import Limits
from policy_lineage.graph.engines.recovery import MOVING
from policy_lineage.graph.model import NODES, RELATIONSHIPS
from policy_lineage.graph.schema import missing_constraints, missing_indexes
from policy_lineage.graph.store import Store
from policy_lineage.words import word

LITTLE_SPACE = 500_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination; `step`, a key of words.yaml, is empty where nothing is wrong."""

    name: str
    value: str
    step: str = ""

    @property
    def ok(self) -> bool:
        return not self.step

    @property
    def next_step(self) -> str:
        """What to do, empty where nothing is wrong."""
        return self.said("en")

    def said(self, lang: str) -> str:
        """What to do, in that language."""
        return word(self.step, lang) if self.step else ""


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
    little = "doctor.little-space" if free < LITTLE_SPACE else ""
    yield Finding("free space", f"{free / 1e9:.1f} GB", little)


def _schema(store: Store) -> Iterator[Finding]:
    missing = missing_constraints(store.engine)
    step = "doctor.define" if missing else ""
    there = len(NODES) - len(missing)
    yield Finding(
        "constraints", f"{there}/{len(NODES)}" + (f", missing: {', '.join(missing)}" if missing else ""), step
    )
    lacking = missing_indexes(store.engine)
    yield Finding("indexes", f"{len(lacking)} missing" if lacking else "all there", step if lacking else "")


def _loadings(store: Store) -> Iterator[Finding]:
    keys = [row["key"] for row in store.engine.read(unfinished_cypher(), {}, Limits())]
    if MOVING in keys:
        yield Finding("copy", "cut off", "doctor.incomplete")
        keys.remove(MOVING)
    step = "doctor.again" if keys else ""
    yield Finding("loadings", f"{len(keys)} under way or cut off" if keys else "all complete", step)


def _counts(store: Store) -> Iterator[Finding]:
    counts = store.counts()
    yield from (Finding(kind.label, str(counts[kind.label])) for kind in NODES)
    yield Finding("relationships", str(sum(counts[kind.type] for kind in RELATIONSHIPS)))
    texts = store.run("MATCH (d:Document) WHERE d.held = true RETURN count(d) AS n")
    yield Finding("texts held", str(texts[0]["n"]), "" if texts[0]["n"] else "doctor.nothing-read")
