"""The text of a document, read again from the file that the graph remembers, with its headings and marks."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from policy_lineage.errors import SourceError
from policy_lineage.graph.batch import Node
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.marks import Heading, MarkedText, marked_text, marks_of

if TYPE_CHECKING:
    from policy_lineage.ingest.source import SourceText


def text_of(node: Node, part: Slice, address: str = "") -> MarkedText:
    """The marked text; where the file is gone or has changed, none and the reason.

    `address` is that of the store: relative paths are looked for where it was filled from.
    """
    from policy_lineage.graph.texts import places_of

    path = node.properties.get("path")
    if not path:
        return MarkedText(missing="text_missing" if node.properties.get("held") else "text_not_held")
    found = list(_readable(places_of(address, str(path))))
    same = next((source for source in found if source.sha256 == node.properties.get("sha256")), None)
    if same is None:
        return MarkedText(missing="text_changed" if found else "text_missing")
    return _marked(same, node, part)


def _readable(places: Iterable[Path]) -> "Iterable[SourceText]":
    from policy_lineage.ingest.source import read_source

    for place in places:
        try:
            if place.is_file():
                yield read_source(place)
        except (OSError, SourceError):
            continue


def _marked(source: "SourceText", node: Node, part: Slice) -> MarkedText:
    from policy_lineage.ingest.reading import read
    from policy_lineage.ingest.sections import find_outline

    sections = find_outline(read(source)).sections
    headings = [Heading(s.start, s.level, " ".join(f"{s.number or ''} {s.heading}".split())) for s in sections]
    return marked_text(source.text, marks_of(part, node.key), headings)
