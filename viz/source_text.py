"""The text of a document, read again from the file that the graph remembers, with its headings and marks."""

from pathlib import Path

from policy_lineage.errors import SourceError
from policy_lineage.graph.batch import Node
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.marks import Heading, MarkedText, marked_text, marks_of


def text_of(node: Node, part: Slice) -> MarkedText:
    """The marked text; where the file is gone or has changed, none and the reason."""
    path = node.properties.get("path")
    if not path:
        return MarkedText(missing="text_missing" if node.properties.get("held") else "text_not_held")
    try:
        return _marked(Path(str(path)), str(node.properties.get("sha256") or ""), node, part)
    except (OSError, SourceError):
        return MarkedText(missing="text_missing")


def _marked(path: Path, sha256: str, node: Node, part: Slice) -> MarkedText:
    from policy_lineage.ingest.reading import read
    from policy_lineage.ingest.sections import find_outline
    from policy_lineage.ingest.source import read_source

    source = read_source(path)
    if source.sha256 != sha256:
        return MarkedText(missing="text_changed")
    sections = find_outline(read(source)).sections
    headings = [Heading(s.start, s.level, " ".join(f"{s.number or ''} {s.heading}".split())) for s in sections]
    return marked_text(source.text, marks_of(part, node.key), headings)
