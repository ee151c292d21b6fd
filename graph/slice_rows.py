"""Rows of an engine as a slice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.engines.values import FoundNode, FoundPath, FoundRelationship, plain
from policy_lineage.graph.model import NODE_KINDS
from policy_lineage.graph.slice import Slice

Ends = Callable[[Sequence[str]], Mapping[str, tuple[FoundNode, FoundNode]]]


def slice_of(rows: Iterable[Mapping[str, Any]], ends: Ends, question: str = "") -> Slice:
    """Every node and relationship in the rows, the ends of relationships too, sorted by key."""
    nodes: dict[str, FoundNode] = {}
    relationships: dict[str, FoundRelationship] = {}
    for row in rows:
        for found in _parts(list(row.values())):
            if isinstance(found, FoundNode):
                nodes[found.id] = found
            else:
                relationships[found.id] = _fuller(found, relationships.get(found.id))
    joints = _joints(nodes, relationships, ends)
    keys = {id: (node.label, node.key) for id, node in ((i, _node(n)) for i, n in nodes.items())}
    made = [_relationship(r, *(keys[end] for end in joints[r.id])) for r in relationships.values()]
    return Slice(
        tuple(sorted((_node(n) for n in nodes.values()), key=lambda n: (n.label, n.key))),
        tuple(sorted(made, key=lambda r: (r.type, r.source, r.target, str(r.properties.get("id", ""))))),
        question,
    )


def _parts(value: Any) -> Iterator[FoundNode | FoundRelationship]:
    if isinstance(value, FoundNode | FoundRelationship):
        yield value
    elif isinstance(value, FoundPath):
        yield from value.parts
    elif isinstance(value, dict):
        yield from _parts(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from _parts(each)


def _fuller(new: FoundRelationship, old: FoundRelationship | None) -> FoundRelationship:
    return old if old is not None and old.source else new


def _joints(
    nodes: dict[str, FoundNode], relationships: Mapping[str, FoundRelationship], ends: Ends
) -> dict[str, tuple[str, str]]:
    """The ids of the end nodes of each relationship; ends that no row held are fetched into `nodes`."""
    joints = {r.id: (r.source, r.target) for r in relationships.values()}
    open_ends = sorted(id for id, both in joints.items() if not all(end in nodes for end in both))
    for id, (source, target) in ends(open_ends).items():
        nodes.setdefault(source.id, source)
        nodes.setdefault(target.id, target)
        joints[id] = (source.id, target.id)
    return joints


def _node(found: FoundNode) -> Node:
    """The node by its label of the model; other labels come on top."""
    label = next((name for name in found.labels if name in NODE_KINDS), found.labels[0])
    kind = NODE_KINDS.get(label)
    key = str(found.properties.get(kind.key, found.id)) if kind else found.id
    extra = tuple(name for name in found.labels if name != label)
    return Node(label, key, plain(found), extra)


def _relationship(found: FoundRelationship, source: tuple[str, str], target: tuple[str, str]) -> Relationship:
    return Relationship(found.type, source, target, plain(found))
