"""A slice as a picture: what is drawn, where, and what is left out and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.layout import Point, positions
from policy_lineage.viz.looks import kind_of, look_of
from policy_lineage.viz.names import label_of, name_of

LIMIT = 3000  # shapes in one picture
OVERVIEW = ("Central", "Provincial", "Document")
OVERVIEW_FROM = 120  # a picture with more shapes than this opens with documents only

# which statement gives its name to a line that stands for several, strongest first
STRENGTH = ("IMPLEMENTS", "REPLACES", "CARRIES_OUT", "LED_BY", "CHARGED_TO", "SETS_TARGET", "MEASURES")

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """One shape: number, words, look, places in the whole picture and in the overview (None: not in it)."""

    number: int
    node: Node
    kind: str
    label: str
    name: str
    at: Point
    at_first: Point | None


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line between two shapes; `statements` are all that it stands for."""

    source: int
    target: int
    type: str
    planned: bool
    statements: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn of a slice; `total` counts what there is."""

    nodes: tuple[DrawnNode, ...]
    lines: tuple[DrawnLine, ...]
    total: int
    limit: int
    overview: bool
    first: frozenset[str]  # kinds that the picture opens with

    @property
    def is_cut(self) -> bool:
        """Something is not in the picture at all, only in the list."""
        return len(self.nodes) < self.total


def scene_of(part: Slice, focus: str = "", limit: int = LIMIT) -> Scene:
    """The picture of a slice around the node with the key `focus`: at most `limit` shapes, documents first."""
    drawable = [node for node in part.nodes if node.label != "Source"]  # records of loadings, joined to nothing
    kept = sorted(drawable, key=_rank)[:limit]
    numbers = {(n.label, n.key): i for i, n in enumerate(kept)}
    lines = tuple(_lines(part.relationships, numbers))
    overview = len(kept) > OVERVIEW_FROM
    first = _first_kinds(kept, focus, overview)
    nodes = _placed(kept, numbers, lines, first)
    return Scene(nodes, lines, len(drawable), limit, overview, first)


def _first_kinds(kept: list[Node], focus: str, overview: bool) -> frozenset[str]:
    """The kinds that the picture opens with; a province is not drawn where its name stands on the documents."""
    kinds = {kind_of(node) for node in kept}
    if overview and kinds & set(OVERVIEW):
        return frozenset(OVERVIEW)
    is_document = any(node.key == focus and node.label == "Document" for node in kept)
    return frozenset(kinds - {"Province"} if is_document else kinds)


def _rank(node: Node) -> tuple[int, str, str]:
    return look_of(node).rank, node.label, node.key


def _placed(
    kept: list[Node], numbers: dict[Ends, int], lines: tuple[DrawnLine, ...], first: frozenset[str]
) -> tuple[DrawnNode, ...]:
    ends = [(line.source, line.target, line.type) for line in lines]
    layers = [look_of(node).layer for node in kept]
    whole = positions(layers, ends)
    small = positions([look if kind_of(n) in first else "" for look, n in zip(layers, kept, strict=True)], ends)
    return tuple(
        DrawnNode(i, node, kind_of(node), label_of(node), name_of(node), whole[i], small.get(i))
        for i, node in enumerate(kept)
    )


def _lines(relationships: Iterable[Relationship], numbers: dict[Ends, int]) -> Iterable[DrawnLine]:
    """One line a pair of shapes; statements of both directions of a pair are two lines."""
    between: dict[tuple[int, int], list[Relationship]] = defaultdict(list)
    for relationship in relationships:
        ends = numbers.get(relationship.source), numbers.get(relationship.target)
        if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
            between[ends[0], ends[1]].append(relationship)
    for (source, target), statements in sorted(between.items()):
        yield _line(source, target, statements)


def _line(source: int, target: int, statements: list[Relationship]) -> DrawnLine:
    strongest = min(statements, key=lambda r: (_strength(r.type), r.type))
    same = [r for r in statements if r.type == strongest.type]
    planned = all(r.properties.get("status") == "planned" for r in same)
    ordered = sorted(statements, key=lambda r: (_strength(r.type), r.type, r.id))
    return DrawnLine(source, target, strongest.type, planned, tuple(ordered))


def _strength(kind: str) -> int:
    return STRENGTH.index(kind) if kind in STRENGTH else len(STRENGTH)
