"""The page of an indicator: its values over provinces, a bound drawn as a bound."""

from collections.abc import Iterable, Mapping
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.bars import charts
from policy_lineage.viz.figures import bound_text
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.pages.frame import contents_of, no_link, node_context, node_of
from policy_lineage.viz.picture import Link
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import Column, Table

Row = Mapping[str, Any]


def indicator_page(
    part: Slice, key: str, targets: Iterable[Row], *, lang: str = "vi", link: Link = no_link, **frame: Any
) -> str:
    """An indicator; `targets` are rows of `lineage targets`."""
    proofs = Proofs(part.nodes)
    rows = [
        {**row, "proof": proofs.of_row({**row, "stated_in": row.get("stated_in") or row.get("document")})}
        for row in targets
    ]
    table = target_table(rows)
    provinces = len({row.get("province") for row in rows if row.get("province")})
    return page_html(
        "node.html",
        lang=lang,
        tables=(table,),
        charts=charts(rows),
        figures=[(len(rows), "count_targets"), (provinces, "count_provinces")],
        contents=[("indicator", "indicator_head"), *contents_of((table,))],
        **node_context(part, node_of(part, "Indicator", key), proofs, link),
        **frame,
    )


def target_table(rows: Iterable[Mapping[str, Any]]) -> Table:
    """The targets as rows, figures as printed."""
    made = tuple(
        (row.get("province"), row.get("year"), row.get("indicator"), bound_text(row), _names(row.get("lead")),
         row.get("code") or row.get("document"), [row["proof"]])
        for row in rows
    )  # fmt: skip
    columns = (Column("province"), Column("year", "number"), Column("indicator", "long"), Column("value", "number"),
               Column("leads"), Column("document"), Column("evidence", "proofs"))  # fmt: skip
    return Table("targets", "targets_head", "count_targets", columns, made)


def _names(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list | tuple) else str(value or "")
