"""The page of a province: what it implements, its targets beside those of the year before, its bodies, its doubts."""

from collections import Counter, defaultdict
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.names import name_of
from policy_lineage.viz.pages.frame import contents_of, counts_of, no_link, node_context, node_of
from policy_lineage.viz.picture import Link
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import BODY_TYPES, Column, Index, Table, doubt_spans, statement_proofs, status_of
from policy_lineage.viz.yearly import targets_by_year


def province_page(part: Slice, name: str, *, lang: str = "vi", link: Link = no_link, **frame: Any) -> str:
    """A province of today or of before."""
    proofs, index = Proofs(part.nodes), Index(part)
    tables = (
        implements_table(index, proofs),
        targets_by_year(index, proofs),
        bodies_table(index, proofs),
        doubts_table(index, proofs),
    )
    return page_html(
        "node.html",
        lang=lang,
        tables=tables,
        figures=counts_of(tables),
        contents=contents_of(tables),
        **node_context(part, node_of(part, "Province", name), proofs, link),
        **frame,
    )


def implements_table(index: Index, proofs: Proofs) -> Table:
    """A row for each document of the slice and each document that it implements."""
    rows = [
        (document, target, status_of(some), document.properties.get("issued_on"), statement_proofs(some, proofs))
        for document in index.of_label("Document")
        if "Central" not in document.extra_labels
        for target, some in index.pairs(("Document", document.key), "IMPLEMENTS")
    ]
    columns = (Column("document", "node"), Column("implemented", "node"), Column("status", "value"),
               Column("date", "date"), Column("evidence", "proofs"))  # fmt: skip
    return Table("implements", "implements_province", "count_implements", columns, tuple(rows))


def bodies_table(index: Index, proofs: Proofs) -> Table:
    """A row for each body: how much it leads, helps with, directs, is charged with."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for relationship in index.relationships(BODY_TYPES):
        counts[relationship.target[1]][relationship.type] += 1
    bodies = sorted(
        (node for node in index.of_label("Agency") if node.key in counts),
        key=lambda node: (-sum(counts[node.key].values()), name_of(node)),
    )
    rows = [(node, *(counts[node.key][kind] or "" for kind in BODY_TYPES)) for node in bodies]
    heads = tuple(Column(word, "number") for word in ("leads", "helps", "directs", "is_charged"))
    return Table("bodies", "bodies_do", "count_bodies", (Column("Agency", "node"), *heads), tuple(rows))


def doubts_table(index: Index, proofs: Proofs) -> Table:
    """What a careful reader would look at again."""
    rows = [
        (doubt.properties.get("severity"), document, doubt_spans(doubt), statement_proofs(some, proofs))
        for doubt in index.of_label("Doubt")
        for document, some in index.pairs(("Doubt", doubt.key), "RAISES", incoming=True)
    ]
    columns = (
        Column("severity", "value"),
        Column("document", "node"),
        Column("what", "long"),
        Column("evidence", "proofs"),
    )
    return Table("doubts", "doubts_head", "count_doubts", columns, tuple(rows))
