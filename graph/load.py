"""Loading: batches in, whole texts at a time, each replacing exactly what it had stated before."""

import gc
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any

from policy_lineage.errors import StoreConflict
from policy_lineage.graph.batch import GraphBatch, Relationship
from policy_lineage.graph.cypher import (
    announce_cypher,
    change_nodes_cypher,
    create_nodes_cypher,
    create_relationships_cypher,
    ends_of_statements_cypher,
    existing_cypher,
    forget_cypher,
    ids_cypher,
    record_cypher,
    unnamed_cypher,
    withdraw_owned_cypher,
    withdraw_statements_cypher,
)
from policy_lineage.graph.engines.base import BulkEdges, BulkNodes, Engine, Transaction
from policy_lineage.graph.load_plan import (
    At,
    Existing,
    Plan,
    left_out,
    make_plan,
    missing_end,
    only_ends,
    own_node,
    spoken_of,
)
from policy_lineage.graph.load_report import LoadReport, report_of
from policy_lineage.graph.model import NODE_KINDS, OWNED, RELATIONSHIPS
from policy_lineage.words import both

Progress = Callable[[LoadReport], None]

ATTEMPTS = 6  # of one transaction, with growing pauses of at most three seconds in all
ROWS = 5_000  # of one statement
GROUP_ROWS = 20_000  # of one transaction, about
TEXTS = 200  # whose statements are looked up together
BULK_FROM = 5_000  # rows from which the bulk interface pays
BULK_ROWS = 200_000  # of one go of it


def load(engine: Engine, batches: Iterable[GraphBatch], progress: Progress | None = None) -> LoadReport:
    """Loads the batches in order; memory does not grow with their number."""
    report = LoadReport()
    bulk = engine.bulk()
    for group in _groups(batches, BULK_ROWS if bulk else GROUP_ROWS):
        rows = sum(_rows(batch) for batch in group)
        step = _load_bulk(engine, group) if bulk and rows >= BULK_FROM else _load_group(engine, group)
        report = report.plus(step)
        if progress is not None:
            progress(report)
    return report


def _rows(batch: GraphBatch) -> int:
    return len(batch.nodes) + len(batch.relationships)


def _groups(batches: Iterable[GraphBatch], limit: int) -> Iterator[list[GraphBatch]]:
    """Whole batches together up to `limit` rows; a text that comes twice starts a new group."""
    group: dict[str, GraphBatch] = {}
    rows = 0
    for batch in batches:
        if group and (rows + _rows(batch) > limit or batch.stated_in in group):
            yield list(group.values())
            group, rows = {}, 0
        group[batch.stated_in] = batch
        rows += _rows(batch)
    if group:
        yield list(group.values())


def _load_group(engine: Engine, group: Sequence[GraphBatch]) -> LoadReport:
    """One transaction for the whole group."""

    def work(transaction: Transaction) -> LoadReport:
        plan, replaced, named = _prepare(transaction, group, lock=engine.locks_rows, ends=False)
        _create_nodes(transaction, plan)
        _create_statements(transaction, plan)
        _finish(transaction, group, plan, named)
        return report_of(group, plan, replaced)

    return _again_on_conflict(lambda: engine.write(work))


def _again_on_conflict(write: Callable[[], LoadReport]) -> LoadReport:
    """Two writers may make the same body or province at once: the later one has kept nothing and tries again."""
    for attempt in range(ATTEMPTS):
        try:
            return write()
        except StoreConflict:
            time.sleep(random.uniform(0, 0.05 * 2**attempt))
    return write()


def _load_bulk(engine: Engine, group: Sequence[GraphBatch]) -> LoadReport:
    """Three steps, the middle one by the bulk interface; a record says which texts are under way."""
    from policy_lineage.graph.engines.recovery import take_out_unfinished

    bulk = engine.bulk()
    with engine.alone() as alone:
        if bulk is None or not alone:
            return _load_group(engine, group)
        with _without_collector():
            plan, replaced, named = engine.write(
                lambda transaction: _prepare(transaction, group, lock=False, ends=True)
            )
            try:
                bulk.create(_bulk_nodes(plan), _bulk_edges(plan), plan.known)
            except BaseException:
                take_out_unfinished(bulk)
                raise
        engine.write(lambda transaction: _finish(transaction, group, plan, named))
        return report_of(group, plan, replaced)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hundreds of thousands of rows without one cycle: the collector would walk over all of them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _prepare(
    transaction: Transaction, group: Sequence[GraphBatch], *, lock: bool, ends: bool
) -> tuple[Plan, int, set[At]]:
    """Announces the texts, withdraws what they had stated, changes the nodes that are there; what is left to create."""
    keys = sorted(batch.stated_in for batch in group)
    announced = transaction.run(announce_cypher(), {"keys": keys})
    again = sorted(row["key"] for row in announced if row["nodes"] is not None)
    named = _named_by(transaction, again) | {own_node(key)[0] for key in again} if again else set()
    replaced = withdraw(transaction, again) if again else 0
    existing = _ends(transaction, only_ends(group)) if ends else {}
    existing |= _existing(transaction, group, lock=lock)
    plan = make_plan(group, existing, frozenset(again), ends_known=ends)
    for label, rows in plan.changes.items():
        _run_rows(transaction, change_nodes_cypher(label), rows)
    return plan, replaced, named


def _named_by(transaction: Transaction, keys: Sequence[str]) -> set[At]:
    """The nodes that the texts' statements hold and that do not belong to them."""
    named: set[At] = set()
    for kind, some in product(RELATIONSHIPS, list(_lots(keys, TEXTS))):
        for row in transaction.run(ends_of_statements_cypher(kind.type), {"keys": some}):
            for end in ("source", "target"):
                label = next(x for x in row[f"{end}_labels"] if x in NODE_KINDS)
                named.add((label, row[end]))
    return {at for at in named if at[0] not in OWNED}


def withdraw(transaction: Transaction, keys: Sequence[str]) -> int:
    """Takes out what the texts had stated and the nodes that were theirs alone; how many statements."""
    replaced = 0
    for kind, some in product(RELATIONSHIPS, list(_lots(keys, TEXTS))):
        replaced += _count(transaction.run(withdraw_statements_cypher(kind.type), {"keys": some}))
    for label in OWNED:
        transaction.run(withdraw_owned_cypher(label), {"keys": keys})
    return replaced


def _ends(transaction: Transaction, keys: Mapping[str, Sequence[str]]) -> dict[At, Existing]:
    """Those of the nodes that are there, without their values."""
    return {
        (label, row["key"]): Existing(row["id"], {})
        for label, some in keys.items()
        for lot in _lots(some)
        for row in transaction.run(ids_cypher(label), {"keys": lot})
    }


def _existing(transaction: Transaction, group: Sequence[GraphBatch], *, lock: bool) -> dict[At, Existing]:
    """Those of the nodes that the batches speak of that are there, with their values."""
    return {
        (label, row["key"]): Existing(row["id"], row["properties"])
        for label, some in spoken_of(group).items()
        for lot in _lots(some)
        for row in transaction.run(existing_cypher(label, lock=lock), {"keys": lot})
    }


def _create_nodes(transaction: Transaction, plan: Plan) -> None:
    for (label, extra), rows in plan.new.items():
        _run_rows(transaction, create_nodes_cypher(label, extra), rows)


def _create_statements(transaction: Transaction, plan: Plan) -> None:
    """Creates the statements; those without an end are taken out of the plan and named."""
    for group, relationships in plan.statements.items():
        cypher = create_relationships_cypher(*group)
        for some in _lots(relationships):
            done = _count(transaction.run(cypher, {"rows": [_row(r) for r in some]}))
            if done != len(some):
                _name_missing(transaction, plan, group, some, done)


def _name_missing(
    transaction: Transaction,
    plan: Plan,
    group: tuple[str, str, str],
    relationships: Sequence[Relationship],
    done: int,
) -> None:
    """Says of each statement that was not created which end is missing."""
    ends = {end for r in relationships for end in (r.source, r.target)}
    keys: dict[str, list[str]] = {}
    for label, key in sorted(ends):
        keys.setdefault(label, []).append(key)
    missing = ends.difference(_ends(transaction, keys))
    lost = {r.id: left_out(r, missing_end(e)) for r in relationships for e in (r.source, r.target) if e in missing}
    _check_count(done, len(relationships) - len(lost))
    plan.statements[group] = [r for r in plan.statements[group] if r.id not in lost]
    plan.rest.extend(lost.values())


def _row(relationship: Relationship) -> dict[str, Any]:
    return {
        "source": relationship.source[1],
        "target": relationship.target[1],
        "properties": _stated(relationship),
    }


def _stated(relationship: Relationship) -> Mapping[str, Any]:
    stated = relationship.properties
    return {name: value for name, value in stated.items() if value is not None} if None in stated.values() else stated


def _run_rows(transaction: Transaction, cypher: str, rows: Sequence[Any]) -> None:
    """Runs the statement over the rows and counts: as many out as in, or nothing is kept."""
    for some in _lots(rows):
        _check_count(_count(transaction.run(cypher, {"rows": some})), len(some))


def _check_count(done: int, wanted: int) -> None:
    if done != wanted:
        raise StoreConflict(*both("store.rows-missing", done=done, rows=wanted))


def _lots(rows: Sequence[Any], size: int = 0) -> Iterator[Sequence[Any]]:
    step = size or ROWS
    return (rows[start : start + step] for start in range(0, len(rows), step))


def _count(rows: Sequence[dict[str, Any]]) -> int:
    return int(rows[0]["rows"]) if rows else 0


def _finish(transaction: Transaction, group: Sequence[GraphBatch], plan: Plan, named: set[At]) -> None:
    """Takes out nodes that nobody names any more and records the loadings."""
    by_label: dict[str, list[str]] = {}
    for label, key in sorted(named):
        by_label.setdefault(label, []).append(key)
    for label, keys in by_label.items():
        transaction.run(unnamed_cypher(label), {"keys": keys})
    empty = [batch.stated_in for batch in group if not _leaves_record(batch)]
    if empty:
        transaction.run(forget_cypher(), {"keys": empty})
    transaction.run(record_cypher(), {"rows": [_record(batch) for batch in group if _leaves_record(batch)]})


def _leaves_record(batch: GraphBatch) -> bool:
    return bool(_rows(batch) or batch.source)


def _record(batch: GraphBatch) -> dict[str, Any]:
    counts = {"nodes": len(batch.nodes), "relationships": len(batch.relationships), "complete": True}
    given = {name: value for name, value in batch.source.items() if value is not None}
    return {**given, "key": batch.stated_in, **counts}


def _bulk_nodes(plan: Plan) -> list[BulkNodes]:
    return [
        BulkNodes(label, extra, [row[NODE_KINDS[label].key] for row in rows], rows)
        for (label, extra), rows in plan.new.items()
    ]


def _bulk_edges(plan: Plan) -> list[BulkEdges]:
    return [
        BulkEdges(type, [(r.source, r.target) for r in some], [_stated(r) for r in some])
        for (type, _, _), relationships in plan.statements.items()
        for some in _lots(relationships)
    ]
