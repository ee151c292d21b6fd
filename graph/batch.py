"""What is to be loaded: nodes and relationships as values, sorted, so that the same input gives the same bytes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256
from typing import Any

Value = str | int | float | bool | list[str] | None


class Standing(IntEnum):
    """Who speaks of a node: where values differ, the higher one is kept, whatever was loaded first."""

    MENTION = 1  # another text names it
    REGISTRY = 2  # the registry describes it
    OWN_TEXT = 3  # it is the document itself, or a part of it


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its kind, the value of its key, its properties (None = not known) and extra labels."""

    label: str
    key: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    extra_labels: tuple[str, ...] = ()
    standing: Standing = Standing.MENTION


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes, each named by label and key; `properties` hold the proof."""

    type: str
    source: tuple[str, str]
    target: tuple[str, str]
    properties: Mapping[str, Value] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The statement that it is."""
        return str(self.properties["id"])


@dataclass(frozen=True, slots=True)
class GraphBatch:
    """Nodes and relationships that one text (or one registry file) states.

    `stated_in` is the key under which the statements are replaced when the
    text is read again; a batch without rows takes them out. `source` has what
    is recorded of the loading: path, sha256, rules.
    """

    stated_in: str
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    source: Mapping[str, Value] = field(default_factory=dict)


def statement(
    kind: str, source: tuple[str, str], target: tuple[str, str], proof: Mapping[str, Any], /, **more: Value
) -> Relationship:
    """A relationship with its proof and the id made of both.

    `proof` has stated_in, start, end, text, rule, origin (see model.PROOF).
    """
    parts = (
        kind,
        *source,
        *target,
        *(str(proof.get(k)) for k in ("stated_in", "start", "end", "rule", "origin")),
    )
    digest = sha256("\x1f".join(parts).encode()).hexdigest()[:20]
    return Relationship(kind, source, target, {"id": digest, **proof, **more})


def batch(stated_in: str, nodes: Iterable[Node], relationships: Iterable[Relationship]) -> GraphBatch:
    """A batch in fixed order: one node a key, no statement twice.

    Of two nodes with one key the higher standing is kept; of equals the
    later one fills what the earlier one left None.
    """
    by_key: dict[tuple[str, str], Node] = {}
    for node in nodes:
        at = (node.label, node.key)
        by_key[at] = _joined(by_key[at], node) if at in by_key else node
    by_id = {r.id: r for r in relationships}
    return GraphBatch(
        stated_in,
        tuple(by_key[k] for k in sorted(by_key)),
        tuple(sorted(by_id.values(), key=lambda r: (r.type, r.source, r.target, r.id))),
    )


def _joined(first: Node, second: Node) -> Node:
    if second.standing > first.standing:
        first, second = second, first
    filled = second.properties if second.standing == first.standing else {}
    known = {k: v for k, v in first.properties.items() if v is not None}
    labels = tuple(sorted({*first.extra_labels, *second.extra_labels}))
    return Node(first.label, first.key, {**filled, **known}, labels, first.standing)
