"""A Cypher script that makes the slice again, on Neo4j or on the embedded engine; running it twice changes nothing."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from policy_lineage.graph.cypher import constraint_cypher, key_of, name
from policy_lineage.graph.model import NODE_KINDS
from policy_lineage.viz.export.content import Content

ROWS = 200  # of one statement


def cypher_script(content: Content) -> bytes:
    """Constraints, nodes, relationships; one statement a line, each ended by a semicolon."""
    return ("\n".join(f"{statement};" for statement in statements(content)) + "\n").encode()


def statements(content: Content) -> Iterator[str]:
    """The statements in the order in which they must run."""
    labels = sorted({node.label for node in content.part.nodes})
    yield from (constraint_cypher(NODE_KINDS[label]) for label in labels)
    nodes: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
    for node in content.part.nodes:
        nodes[node.label, node.extra_labels].append({**node.properties, key_of(node.label): node.key})
    for (label, extra), rows in sorted(nodes.items()):
        yield from _lots(_node_cypher(label, extra), rows)
    joined: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for r in content.part.relationships:
        row = {"source": r.source[1], "target": r.target[1], "id": r.id, "properties": dict(r.properties)}
        joined[r.type, r.source[0], r.target[0]].append(row)
    for (kind, source, target), rows in sorted(joined.items()):
        yield from _lots(_relationship_cypher(kind, source, target), rows)


def literal(value: Any) -> str:
    """A value as Cypher writes it; a text is safe whatever stands in it.

    >>> literal({"a": "it's", "b": [1, None], "c": True})
    "{`a`: 'it\\\\'s', `b`: [1, null], `c`: true}"
    """
    if isinstance(value, Mapping):
        pairs = (f"`{name(str(k))}`: {literal(v)}" for k, v in sorted(value.items()) if v is not None)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return "'" + json.dumps(str(value), ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"


def _lots(cypher: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    for start in range(0, len(rows), ROWS):
        yield f"UNWIND {literal(rows[start : start + ROWS])} AS row {cypher}"


def _node_cypher(label: str, extra: tuple[str, ...]) -> str:
    key = key_of(label)
    labels = ":".join(name(each) for each in (label, *extra))
    return f"MERGE (n:{labels} {{{key}: row.{key}}}) SET n += row"


def _relationship_cypher(kind: str, source: str, target: str) -> str:
    return (
        f"MATCH (a:{name(source)} {{{key_of(source)}: row.source}}) "
        f"MATCH (b:{name(target)} {{{key_of(target)}: row.target}}) "
        f"MERGE (a)-[r:{name(kind)} {{id: row.id}}]->(b) SET r += row.properties"
    )
