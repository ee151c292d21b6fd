"""Cypher made from the model: constraints, indexes and load statements. Values travel as parameters only."""

import re
from collections.abc import Iterator
from functools import cache

from policy_lineage.graph.model import NODE_KINDS, NODES, OWNED, RELATIONSHIP_KINDS, RELATIONSHIPS, NodeKind

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

# questions look these up beside the keys
INDEXED = (("Document", "code"),)


def name(text: str) -> str:
    """`text` as it may stand in a statement: letters, digits and underscores only."""
    if not NAME.fullmatch(text):
        raise ValueError(f"{text!r} cannot be the name of a label, type or property")
    return text


@cache
def key_of(label: str) -> str:
    """The property that identifies a node of this kind."""
    return name(NODE_KINDS[label].key)


def schema_cypher() -> Iterator[str]:
    """The statements that a store needs before the first row, the same for both engines."""
    yield from (constraint_cypher(kind) for kind in NODES)
    for label in OWNED:
        yield node_index_cypher(label, "stated_in")
    for label, property in INDEXED:
        yield node_index_cypher(label, property)
    for kind in RELATIONSHIPS:
        yield statement_index_cypher(kind.type)


def constraint_name(kind: NodeKind) -> str:
    """The name under which the constraint is read back."""
    return name(f"{kind.label.lower()}_{kind.key}")


def constraint_cypher(kind: NodeKind) -> str:
    """One node a key."""
    return (
        f"CREATE CONSTRAINT {constraint_name(kind)} IF NOT EXISTS "
        f"FOR (n:{name(kind.label)}) REQUIRE n.{name(kind.key)} IS UNIQUE"
    )


def node_index_cypher(label: str, property: str) -> str:
    """A look-up of nodes by a property that is no key."""
    index = name(f"{label.lower()}_{property}")
    return f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{name(label)}) ON (n.{name(property)})"


def statement_index_cypher(type: str) -> str:
    """A look-up of statements by the text that states them."""
    index = name(f"{type.lower()}_stated_in")
    return f"CREATE INDEX {index} IF NOT EXISTS FOR ()-[r:{name(type)}]-() ON (r.stated_in)"


def announce_cypher() -> str:
    """The records of the loadings, made or locked first, so that two writers of one text wait for each other."""
    return "UNWIND $keys AS key MERGE (s:Source {key: key}) SET s.complete = false RETURN key, s.nodes AS nodes"


def record_cypher() -> str:
    """The records of the loadings, complete."""
    return "UNWIND $rows AS row MATCH (s:Source {key: row.key}) SET s = row RETURN count(*) AS rows"


def unfinished_cypher() -> str:
    """Loadings that were cut off."""
    return "MATCH (s:Source) WHERE s.complete = false RETURN s.key AS key ORDER BY key"


def forget_cypher() -> str:
    """Takes out the records of loadings."""
    return "UNWIND $keys AS key MATCH (s:Source {key: key}) DELETE s RETURN count(*) AS rows"


def never_named_cypher(label: str) -> str:
    """Takes out every mentioned node that no statement holds: what a loading that was cut off left."""
    return (
        f"MATCH (n:{name(label)}) WHERE n.told_by_text IS NULL AND n.told_by_registry IS NULL "
        "AND NOT (n)--() DELETE n RETURN count(*) AS rows"
    )


# of statements `IN $keys` is looked up in the index by both engines; UNWIND and `=` reads all of them in one
def ends_of_statements_cypher(type: str) -> str:
    """The ends of what the texts had stated, to see afterwards which of them nobody names any more."""
    kind = RELATIONSHIP_KINDS[type]
    return (
        f"MATCH (a)-[r:{name(kind.type)}]->(b) WHERE r.stated_in IN $keys "
        f"RETURN DISTINCT labels(a) AS source_labels, {_any_key('a', kind.sources)} AS source, "
        f"labels(b) AS target_labels, {_any_key('b', kind.targets)} AS target"
    )


def _any_key(variable: str, labels: tuple[str, ...]) -> str:
    keys = sorted({key_of(label) for label in labels})
    return f"coalesce({', '.join(f'{variable}.{key}' for key in keys)})"


def withdraw_statements_cypher(type: str) -> str:
    """Takes out what the texts had stated."""
    return f"MATCH ()-[r:{name(type)}]->() WHERE r.stated_in IN $keys DELETE r RETURN count(*) AS rows"


def withdraw_owned_cypher(label: str) -> str:
    """Takes out the nodes that belonged to the texts alone."""
    return (
        f"UNWIND $keys AS key MATCH (n:{name(label)}) WHERE n.stated_in = key DETACH DELETE n RETURN count(*) AS rows"
    )


def unnamed_cypher(label: str) -> str:
    """Takes out mentioned nodes that no statement holds any more; what a text or the registry decided stays."""
    key = key_of(label)
    return (
        f"UNWIND $keys AS key MATCH (n:{name(label)} {{{key}: key}}) "
        "WHERE n.told_by_text IS NULL AND n.told_by_registry IS NULL AND NOT (n)--() "
        "DELETE n RETURN count(*) AS rows"
    )


def existing_cypher(label: str, *, lock: bool) -> str:
    """The nodes that are there already, locked for writing where the engine locks."""
    key = key_of(label)
    locked = f"SET n.{key} = key " if lock else ""
    return (
        f"UNWIND $keys AS key MATCH (n:{name(label)} {{{key}: key}}) {locked}"
        "RETURN key, elementId(n) AS id, properties(n) AS properties"
    )


def ids_cypher(label: str) -> str:
    """The nodes that are there, without their values."""
    key = key_of(label)
    return f"UNWIND $keys AS key MATCH (n:{name(label)} {{{key}: key}}) RETURN key, elementId(n) AS id"


def create_nodes_cypher(label: str, extra_labels: tuple[str, ...] = ()) -> str:
    """New nodes of one kind."""
    labels = ":".join(name(each) for each in (label, *extra_labels))
    return f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row RETURN count(*) AS rows"


def change_nodes_cypher(label: str) -> str:
    """New values for nodes that are there; null takes a value away."""
    return (
        f"UNWIND $rows AS row MATCH (n:{name(label)} {{{key_of(label)}: row.key}}) "
        "SET n += row.changes RETURN count(*) AS rows"
    )


def create_relationships_cypher(type: str, source: str, target: str) -> str:
    """New statements of one type between two kinds of nodes."""
    return (
        f"UNWIND $rows AS row MATCH (a:{name(source)} {{{key_of(source)}: row.source}}) "
        f"MATCH (b:{name(target)} {{{key_of(target)}: row.target}}) "
        f"CREATE (a)-[r:{name(type)}]->(b) SET r = row.properties RETURN count(*) AS rows"
    )
