"""The slice as tables: nodes, relationships, quotations; as CSV with a BOM and no formula in it."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.export.archive import zipped
from policy_lineage.viz.export.content import Content
from policy_lineage.viz.export.values import harmless
from policy_lineage.viz.names import name_of

Row = Mapping[str, Any]
Table = tuple[Sequence[str], Sequence[Row]]
QUOTATION = ("text", "stated_in", "path", "start", "end", "origin", "rule", "type", "source", "target", "id")


def csv_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A header and one line a row, with the mark that tells Excel that this is UTF-8."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(column) for column in columns])
    writer.writerows([harmless(row.get(column)) for column in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def csv_pair(content: Content) -> bytes:
    """Nodes and relationships, and the answer where there is one, in a zip."""
    return zipped({name: text.encode() for name, text in tables_csv(content).items()})


def tables_csv(content: Content) -> dict[str, str]:
    """File name -> CSV."""
    return {f"{name}.csv": csv_text(*table) for name, table in tables_of(content).items()}


def tables_of(content: Content) -> dict[str, Table]:
    """Name of a table -> its columns and rows."""
    nodes, relationships = node_rows(content.part), relationship_rows(content.part)
    tables: dict[str, Table] = {
        "nodes": (columns_of(nodes, ("label", "key", "name_shown")), nodes),
        "relationships": (columns_of(relationships, ("type", "source", "target")), relationships),
    }
    return {**tables, "answer": (content.columns, content.rows)} if content.columns else tables


def node_rows(part: Slice) -> list[dict[str, Any]]:
    """A row a node."""
    return [
        {**n.properties, "label": ";".join((n.label, *n.extra_labels)), "key": n.key, "name_shown": name_of(n)}
        for n in part.nodes
    ]


def relationship_rows(part: Slice) -> list[dict[str, Any]]:
    """A row a statement."""
    return [
        {**r.properties, "type": r.type, "source_label": r.source[0], "source": r.source[1],
         "target_label": r.target[0], "target": r.target[1]}
        for r in part.relationships
    ]  # fmt: skip


def quotation_rows(part: Slice) -> list[dict[str, Any]]:
    """A row a statement: the sentence first, then where it stands and what it states."""
    paths = {n.key: n.properties.get("path") for n in part.nodes if n.label == "Document"}
    return [
        {**{c: r.properties.get(c) for c in QUOTATION}, "path": paths.get(str(r.properties.get("stated_in"))),
         "type": r.type, "source": r.source[1], "target": r.target[1]}
        for r in part.relationships
    ]  # fmt: skip


def columns_of(rows: Iterable[Row], first: Sequence[str]) -> tuple[str, ...]:
    """The columns that any row has, those named first at the front."""
    seen = dict.fromkeys(first)
    rest = sorted({column for row in rows for column in row if row[column] is not None} - seen.keys())
    return (*seen, *rest)
