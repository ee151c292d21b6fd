"""A slice as `py2neo.Subgraph` and back, for notebooks that are built on py2neo.

    part = as_subgraph(store.graph("MATCH (a)-[r:IMPLEMENTS]->(b) RETURN a, r, b"))
    Graph("bolt://localhost:7687", auth=(user, password)).merge(part, "Document", "key")

py2neo 2021.2.4 is its last release. What to know of it:

- It speaks Bolt up to 4.3; Neo4j 5 and the embedded store still answer that.
- What is made here keeps every statement: two sentences are two relationships.
  What py2neo itself writes (`Graph.create`, `Graph.merge`) and reads
  (`to_subgraph`) holds one relationship of a type between two nodes. Where
  that counts, load with `lineage ingest` or `lineage copy` and ask with Cypher.
- `schema.create_uniqueness_constraint` and `get_uniqueness_constraints` fail
  on both engines; the constraints are made by this program.
"""

from typing import Any

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.model import NODE_KINDS
from policy_lineage.graph.slice import Slice


def as_subgraph(part: Slice) -> Any:
    """The slice as `py2neo.Subgraph`: labels, properties, one relationship a statement."""
    from py2neo.data import Node as PyNode
    from py2neo.data import Relationship as PyRelationship
    from py2neo.data import Subgraph

    nodes = {}
    for node in part.nodes:
        made = PyNode(node.label, *node.extra_labels, **_known(node.properties))
        kind = NODE_KINDS.get(node.label)
        if kind is not None:
            made.setdefault(kind.key, node.key)
            made.__primarylabel__, made.__primarykey__ = node.label, kind.key
        nodes[node.label, node.key] = made
    relationships = [
        PyRelationship(nodes[r.source], r.type, nodes[r.target], **_known(r.properties)) for r in part.relationships
    ]
    return Subgraph(nodes.values(), relationships)


def _known(properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def from_subgraph(part: Any, question: str = "") -> Slice:
    """A `py2neo.Subgraph` as a slice in fixed order; nodes of other models keep their labels."""
    nodes = {node: _node(node) for node in part.nodes}
    relationships = [
        Relationship(type(r).__name__, _at(nodes[r.start_node]), _at(nodes[r.end_node]), _sorted(r))
        for r in part.relationships
    ]
    return Slice(
        tuple(sorted(nodes.values(), key=lambda n: (n.label, n.key))),
        tuple(sorted(relationships, key=lambda r: (r.type, r.source, r.target, str(r.properties.get("id", ""))))),
        question,
    )


def _node(node: Any) -> Node:
    labels = sorted(node.labels)
    label = next((name for name in labels if name in NODE_KINDS), labels[0] if labels else "")
    kind = NODE_KINDS.get(label)
    key = node.get(kind.key) if kind is not None else None
    identity = str(key if key is not None else node.identity)
    return Node(label, identity, _sorted(node), tuple(name for name in labels if name != label))


def _at(node: Node) -> tuple[str, str]:
    return node.label, node.key


def _sorted(entity: Any) -> dict[str, Any]:
    return {name: entity[name] for name in sorted(entity)}
