"""Constraints first, read back before the first row."""

from policy_lineage.errors import StoreConflict
from policy_lineage.graph.cypher import schema_cypher
from policy_lineage.graph.engines.base import Engine, Limits
from policy_lineage.graph.model import NODES, RELATIONSHIPS
from policy_lineage.words import both

Named = tuple[tuple[str, ...], tuple[str, ...]]  # labels or types, and properties


def define_schema(engine: Engine) -> None:
    """Makes the constraints and indexes that are missing; StoreConflict names what could not be made."""
    if not missing_constraints(engine) and not missing_indexes(engine):
        return
    engine.define(list(schema_cypher()))
    missing = missing_constraints(engine)
    if missing:
        raise StoreConflict(*both("store.not-kept", place=engine.address, names=", ".join(missing)))


def missing_constraints(engine: Engine) -> list[str]:
    """Constraints of the model that the store does not have: "Document.key"."""
    there = _shown(engine, "SHOW CONSTRAINTS")
    return [f"{k.label}.{k.key}" for k in NODES if ((k.label,), (k.key,)) not in there]


def missing_indexes(engine: Engine) -> list[str]:
    """Types whose statements cannot be looked up by the text that states them."""
    there = _shown(engine, "SHOW INDEXES")
    return [f"{k.type}.stated_in" for k in RELATIONSHIPS if ((k.type,), ("stated_in",)) not in there]


def _shown(engine: Engine, cypher: str) -> set[Named]:
    rows = engine.read(cypher, {}, Limits())
    return {(tuple(row["labelsOrTypes"] or ()), tuple(row["properties"] or ())) for row in rows}
