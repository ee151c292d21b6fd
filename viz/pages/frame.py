"""What the pages of one node share: names, facts, picture, sentences."""

from collections.abc import Callable, Iterable
from typing import Any

from policy_lineage.graph.batch import Node
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.facts import facts_of
from policy_lineage.viz.looks import kind_of
from policy_lineage.viz.names import name_of
from policy_lineage.viz.picture import Link, picture_of
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import Table


def no_link(label: str, key: str) -> str:
    """Pages in a file have no others to point to."""
    return ""


def end_names(nodes: Iterable[Node]) -> Callable[[tuple[str, str]], str]:
    """Name of an end of a relationship; its key where the node is not in the slice."""
    names = {(node.label, node.key): name_of(node) for node in nodes}
    return lambda end: names.get((end[0], end[1]), end[1])


def node_of(part: Slice, label: str, key: str) -> Node:
    """The node that a page is about; one without properties where the slice lacks it."""
    return next((n for n in part.nodes if (n.label, n.key) == (label, key)), Node(label, key))


def node_context(part: Slice, node: Node, proofs: Proofs, link: Link) -> dict[str, Any]:
    """What the templates of one node need."""
    return {
        "title": name_of(node),
        "node": node,
        "kind": kind_of(node),
        "facts": facts_of(node, of_file=True),
        **slice_context(part, proofs, link, node.key),
    }


def slice_context(part: Slice, proofs: Proofs, link: Link, focus: str = "", *, alone: bool = False) -> dict[str, Any]:
    """Picture and sentences of a slice; no picture where there is nothing to join, unless nodes `alone` are drawn."""
    drawn = part.relationships or (alone and part.nodes)
    picture = picture_of(part, proofs, focus, link) if drawn else None
    for statement in part.relationships:  # also of what is not drawn: the list holds everything
        proofs.of_statement(statement)
    return {
        "picture": picture,
        "proofs": proofs,
        "end_name": end_names(part.nodes),
        "link": link,
        "question": part.question,
    }


def contents_of(tables: Iterable[Table], *more: tuple[str, str], picture: bool = True) -> list[tuple[str, str]]:
    """Anchors and words of the parts of a page."""
    some = [(table.id, table.head) for table in tables if table.rows]
    drawn = [("picture", "picture")] if picture else []
    return [*drawn, *some, *more, ("evidence", "evidence")]


def counts_of(tables: Iterable[Table]) -> list[tuple[int, str]]:
    """The figures under the heading."""
    return [(len(table.rows), table.count_word) for table in tables if table.rows and table.count_word]
