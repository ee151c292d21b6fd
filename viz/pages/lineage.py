"""The pages of a document: what it is, its lineage as a picture, every sentence that says so."""

from collections.abc import Iterable, Mapping
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.marks import MarkedText
from policy_lineage.viz.pages.frame import contents_of, counts_of, no_link, node_context, node_of
from policy_lineage.viz.picture import Link
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import document_tables
from policy_lineage.viz.timeline import timelines

Row = Mapping[str, Any]


def resolution_page(
    part: Slice, key: str, provinces: Iterable[Row], *, lang: str = "vi", link: Link = no_link, **frame: Any
) -> str:
    """A central document: the provinces that implement it, when, and the picture of all."""
    proofs = Proofs(part.nodes)
    rows = [province_row(row, proofs) for row in provinces]
    charts = timelines(rows)
    return page_html(
        "resolution.html",
        lang=lang,
        rows=rows,
        charts=charts,
        figures=_province_figures(rows),
        contents=_resolution_contents(rows, charts),
        **node_context(part, node_of(part, "Document", key), proofs, link),
        **frame,
    )


def document_page(
    part: Slice, key: str, text: MarkedText, *, lang: str = "vi", link: Link = no_link, **frame: Any
) -> str:
    """Any other document: its picture, what it sets, whom it charges, its text with every reading marked."""
    proofs = Proofs(part.nodes)
    tables = document_tables(part, key, proofs)
    return page_html(
        "document.html",
        lang=lang,
        tables=tables,
        text=text,
        figures=counts_of(tables),
        contents=contents_of(tables, ("text", "full_text")),
        **node_context(part, node_of(part, "Document", key), proofs, link),
        **frame,
    )


def province_row(row: Row, proofs: Proofs) -> dict[str, Any]:
    """A row of `lineage provinces` with the number of its sentence."""
    proof = proofs.of_row(row) if row.get("stated_in") else None
    return {**row, "proof": proof, "via": row.get("via") or [], "document": row.get("document") or ""}


def _province_figures(rows: list[dict[str, Any]]) -> list[tuple[int, str]]:
    issued = [row for row in rows if row.get("status") != "planned"]
    planned = len(rows) - len(issued)
    counts = [
        (len({row["province"] for row in issued}), "count_provinces"),
        (len({(row["province"], row["code"]) for row in issued}), "count_documents"),
    ]
    return [*counts, (planned, "count_planned")] if planned else counts


def _resolution_contents(rows: list[Any], charts: tuple[Any, ...]) -> list[tuple[str, str]]:
    first = [("provinces", "provinces")] if rows else []
    second = [("timeline", "timeline")] if charts else []
    return [*first, *second, *contents_of(())]
