"""A part of the graph as values: what pages draw and exports write."""

from dataclasses import dataclass

from policy_lineage.graph.batch import Node, Relationship


@dataclass(frozen=True, slots=True)
class Slice:
    """Nodes and the relationships between them, in fixed order.

    `question` says what was asked, so that an export can carry it.
    """

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
    question: str = ""
