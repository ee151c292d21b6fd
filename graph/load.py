"""Loading: batches in, whole texts at a time, each replacing exactly what it had stated before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
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
    record_cypher,
    unnamed_cypher,
    withdraw_owned_cypher,
    withdraw_statements_cypher,
)
from policy_lineage.graph.engines.base import BulkEdges, BulkNodes, Engine, Transaction
from policy_lineage.graph.load_plan import At, Existing, Plan, make_plan, needed_nodes
from policy_lineage.graph.load_report import LoadReport, report_of
from policy_lineage.graph.model import NODE_KINDS, OWNED, RELATIONSHIPS

Progress = Callable[[LoadReport], None]

ROWS = 5_000  # of one statement, and about one transaction
BULK_ROWS = 50_000  # of one go of the bulk interface; it pays from ROWS on


def load(engine: Engine, batches: Iterable[GraphBatch], progress: Progress | None = None) -> LoadReport:
    """Loads the batches in order; memory does not grow with their number."""
    report = LoadReport()
    bulk = engine.bulk()
    for group in _groups(batches, BULK_ROWS if bulk else ROWS):
        rows = sum(_rows(batch) for batch in group)
        step = _load_bulk(engine, group) if bulk and rows >= ROWS else _load_group(engine, group)
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
        plan, replaced, named = _prepare(transaction, group, lock=engine.locks_rows)
        _create_nodes(transaction, plan)
        _create_statements(transaction, plan)
        _finish(transaction, group, plan, named)
        return report_of(group, plan, replaced)

    return engine.write(work)


def _load_bulk(engine: Engine, group: Sequence[GraphBatch]) -> LoadReport:
    """Three steps, the middle one by the bulk interface; a record says which texts are under way."""
    from policy_lineage.graph.engines.recovery import take_out_unfinished

    bulk = engine.bulk()
    if bulk is None:
        return _load_group(engine, group)
    plan, replaced, named = engine.write(lambda transaction: _prepare(transaction, group, lock=False))
    try:
        bulk.create(_bulk_nodes(plan), _bulk_edges(plan), plan.known)
    except BaseException:
        take_out_unfinished(engine)
        raise
    engine.write(lambda transaction: _finish(transaction, group, plan, named))
    return report_of(group, plan, replaced)


def _prepare(transaction: Transaction, group: Sequence[GraphBatch], *, lock: bool) -> tuple[Plan, int, set[At]]:
    """Announces the texts, withdraws what they had stated, changes the nodes that are there; what is left to create."""
    keys = sorted(batch.stated_in for batch in group)
    announced = transaction.run(announce_cypher(), {"keys": keys})
    again = sorted(row["key"] for row in announced if row["nodes"] is not None)
    named = _named_by(transaction, again) if again else set()
    replaced = withdraw(transaction, again) if again else 0
    plan = make_plan(group, _existing(transaction, group, lock=lock), frozenset(again))
    for label, rows in plan.changes.items():
        _run_rows(transaction, change_nodes_cypher(label), rows)
    return plan, replaced, named


def _named_by(transaction: Transaction, keys: Sequence[str]) -> set[At]:
    """The nodes that the texts' statements hold and that do not belong to them."""
    named: set[At] = set()
    for kind in RELATIONSHIPS:
        for row in transaction.run(ends_of_statements_cypher(kind.type), {"keys": keys}):
            for end in ("source", "target"):
                label = next(x for x in row[f"{end}_labels"] if x in NODE_KINDS)
                named.add((label, row[end]))
    return {at for at in named if at[0] not in OWNED}


def withdraw(transaction: Transaction, keys: Sequence[str]) -> int:
    """Takes out what the texts had stated and the nodes that were theirs alone; how many statements."""
    replaced = 0
    for kind in RELATIONSHIPS:
        replaced += _count(transaction.run(withdraw_statements_cypher(kind.type), {"keys": keys}))
    for label in OWNED:
        transaction.run(withdraw_owned_cypher(label), {"keys": keys})
    return replaced


def _existing(transaction: Transaction, group: Sequence[GraphBatch], *, lock: bool) -> dict[At, Existing]:
    found: dict[At, Existing] = {}
    for label, keys in needed_nodes(group).items():
        cypher = existing_cypher(label, lock=lock)
        for some in _lots(keys):
            for row in transaction.run(cypher, {"keys": some}):
                found[label, row["key"]] = Existing(row["id"], row["properties"])
    return found


def _create_nodes(transaction: Transaction, plan: Plan) -> None:
    for (label, extra), rows in plan.new.items():
        _run_rows(transaction, create_nodes_cypher(label, extra), rows)


def _create_statements(transaction: Transaction, plan: Plan) -> None:
    for group, relationships in plan.statements.items():
        _run_rows(transaction, create_relationships_cypher(*group), [_row(r) for r in relationships])


def _row(relationship: Relationship) -> dict[str, Any]:
    return {
        "source": relationship.source[1],
        "target": relationship.target[1],
        "properties": _stated(relationship),
    }


def _stated(relationship: Relationship) -> dict[str, Any]:
    return {name: value for name, value in relationship.properties.items() if value is not None}


def _run_rows(transaction: Transaction, cypher: str, rows: Sequence[Any]) -> None:
    """Runs the statement over the rows and counts: as many out as in, or nothing is kept."""
    for some in _lots(rows):
        done = _count(transaction.run(cypher, {"rows": some}))
        if done != len(some):
            raise StoreConflict(
                f"The store took {done} of {len(some)} rows ({cypher.split(' ', 4)[-1][:60]}…); nothing of this "
                "text was kept. Run the same command again; if it stays so, ask `lineage doctor`."
            )


def _lots(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def _count(rows: Sequence[dict[str, Any]]) -> int:
    return int(rows[0]["rows"]) if rows else 0


def _finish(transaction: Transaction, group: Sequence[GraphBatch], plan: Plan, named: set[At]) -> None:
    """Takes out nodes that nobody names any more and records the loadings."""
    by_label: dict[str, list[str]] = {}
    for label, key in sorted(named):
        by_label.setdefault(label, []).append(key)
    for label, keys in by_label.items():
        transaction.run(unnamed_cypher(label), {"keys": keys})
    empty = [batch.stated_in for batch in group if not _rows(batch)]
    if empty:
        transaction.run(forget_cypher(), {"keys": empty})
    transaction.run(record_cypher(), {"rows": [_record(batch) for batch in group if _rows(batch)]})


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
