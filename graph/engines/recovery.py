"""What a killed writer left half-done is taken out before anybody reads it."""

from typing import Any

from policy_lineage.graph.cypher import (
    change_nodes_cypher,
    existing_cypher,
    forget_cypher,
    never_named_cypher,
    unfinished_cypher,
    withdraw_owned_cypher,
)
from policy_lineage.graph.engines.base import Limits, Transaction
from policy_lineage.graph.model import NODES, OWNED

MOVING = "copy"  # a store that was being filled from another one: nothing of it can be kept or taken out alone


def take_out_unfinished(engine: Any) -> tuple[str, ...]:
    """Takes out the texts whose loading was cut off; their keys. `engine` reads and writes."""
    if not _has_records(engine):
        return ()
    keys = [row["key"] for row in engine.read(unfinished_cypher(), {}, Limits()) if row["key"] != MOVING]
    if keys:
        engine.write(lambda transaction: _take_out(engine, transaction, keys))
    return tuple(keys)


def _has_records(engine: Any) -> bool:
    labels = engine.read("CALL db.labels() YIELD label RETURN label", {}, Limits())
    return any(row["label"] == "Source" for row in labels)


def _take_out(engine: Any, transaction: Transaction, keys: list[str]) -> None:
    engine.delete_statements(keys)
    for label in OWNED:
        transaction.run(withdraw_owned_cypher(label), {"keys": keys})
    _take_back_own_text(transaction, keys)
    for node in NODES:
        if any(p.name == "told_by_text" for p in node.properties):
            transaction.run(never_named_cypher(node.label))
    transaction.run(forget_cypher(), {"keys": keys})


def _take_back_own_text(transaction: Transaction, keys: list[str]) -> None:
    """The documents are held no more: what only their own text said goes."""
    rows = []
    for row in transaction.run(existing_cypher("Document", lock=False), {"keys": keys}):
        told = str(row["properties"].get("told_by_text") or "").split()
        if told:
            rows.append({"key": row["key"], "changes": dict.fromkeys([*told, "told_by_text"])})
    if rows:
        transaction.run(change_nodes_cypher("Document"), {"rows": rows})
