"""The page of a body: everything that it leads, helps with, directs or is charged with."""

from typing import Any

from policy_lineage.graph.batch import Node
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.pages.frame import contents_of, counts_of, no_link, node_context, node_of
from policy_lineage.viz.picture import Link
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import Column, Index, Table, statement_proofs

SET_BY = ("SETS_TARGET", "SETS_TASK", "CHARGES")
ROLES = {"LED_BY": "leads", "CHARGED_TO": "is_charged", "COORDINATED_BY": "helps", "DIRECTED_BY": "directs"}


def body_page(part: Slice, key: str, *, lang: str = "vi", link: Link = no_link, **frame: Any) -> str:
    """A body: one table a role."""
    proofs, index = Proofs(part.nodes), Index(part)
    tables = tuple(work_table(index, key, kind, proofs) for kind in ROLES)
    return page_html(
        "node.html",
        lang=lang,
        tables=tables,
        figures=counts_of(tables),
        contents=contents_of(tables),
        **node_context(part, node_of(part, "Agency", key), proofs, link),
        **frame,
    )


def work_table(index: Index, key: str, kind: str, proofs: Proofs) -> Table:
    """What a body has to do in one role, with the document that says so."""
    rows = [
        (work.label, work, work.properties.get("deadline"), _setter(index, work), statement_proofs(some, proofs))
        for work, some in index.pairs(("Agency", key), kind, incoming=True)
    ]
    columns = (Column("kind", "value"), Column("text", "node"), Column("deadline"), Column("document", "nodes"),
               Column("evidence", "proofs"))  # fmt: skip
    return Table(ROLES[kind], ROLES[kind], ROLES[kind], columns, tuple(rows))


def _setter(index: Index, work: Node) -> list[Node]:
    """The documents that set a target, a task or a duty."""
    here = (work.label, work.key)
    return [node for kind in SET_BY for node, _ in index.pairs(here, kind, incoming=True)]
