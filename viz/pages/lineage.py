"""The pages of a document: what it is, its lineage as a picture, every sentence that says so."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from policy_lineage.graph.batch import Node
from policy_lineage.graph.slice import Slice
from policy_lineage.viz.facts import facts_of
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.looks import kind_of
from policy_lineage.viz.marks import MarkedText
from policy_lineage.viz.names import name_of
from policy_lineage.viz.picture import Link, picture_of
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import document_tables
from policy_lineage.viz.timeline import timelines

Row = Mapping[str, Any]


def no_link(label: str, key: str) -> str:
    """Pages in a file have no others to point to."""
    return ""


def resolution_page(
    part: Slice, key: str, provinces: Iterable[Row], *, lang: str = "vi", link: Link = no_link, **frame: Any
) -> str:
    """A central document: the provinces that implement it, when, and the picture of all."""
    proofs = Proofs(part.nodes)
    rows = [province_row(row, proofs) for row in provinces]
    return page_html(
        "resolution.html",
        lang=lang,
        rows=rows,
        charts=timelines(rows),
        figures=_province_figures(rows),
        contents=_contents(provinces=bool(rows), timeline=len(rows) > 1, picture=True, evidence=True),
        **_common(part, key, proofs, link),
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
        figures=[(len(table.rows), table.count_word) for table in tables if table.rows],
        contents=[("picture", "picture"), *((t.id, t.head) for t in tables if t.rows), *_contents(text=True, evidence=True)],
        **_common(part, key, proofs, link),
        **frame,
    )


def province_row(row: Row, proofs: Proofs) -> dict[str, Any]:
    """A row of `lineage provinces` with the number of its sentence."""
    proof = proofs.of_row(row) if row.get("evidence") or row.get("stated_in") else None
    return {**row, "proof": proof, "via": row.get("via") or []}


def end_names(nodes: Iterable[Node]) -> Callable[[tuple[str, str]], str]:
    """Name of an end of a relationship; its key where the node is not in the slice."""
    names = {(node.label, node.key): name_of(node) for node in nodes}
    return lambda end: names.get(tuple(end), end[1])


def _common(part: Slice, key: str, proofs: Proofs, link: Link) -> dict[str, Any]:
    node = next((n for n in part.nodes if n.key == key), Node("Document", key))
    picture = picture_of(part, proofs, key, link)
    for statement in part.relationships:  # also of what is not drawn: the list holds everything
        proofs.of_statement(statement)
    return {
        "title": name_of(node),
        "node": node,
        "kind": kind_of(node),
        "facts": facts_of(node),
        "picture": picture,
        "proofs": proofs,
        "end_name": end_names(part.nodes),
        "link": link,
        "question": part.question,
    }


def _province_figures(rows: list[dict[str, Any]]) -> list[tuple[int, str]]:
    issued = [row for row in rows if row.get("status") != "planned"]
    planned = [row for row in rows if row.get("status") == "planned"]
    counts = [
        (len({row["province"] for row in issued}), "count_provinces"),
        (len({(row["province"], row.get("code")) for row in issued}), "count_documents"),
        (len(planned), "count_planned"),
    ]
    return [pair for pair in counts if pair[0] or pair[1] != "count_planned"]


def _contents(**parts: bool) -> list[tuple[str, str]]:
    words = {"text": "full_text"}
    return [(name, words.get(name, name)) for name, is_there in parts.items() if is_there]
