"""The page of a question: its answer as a table, its picture where it has one, its sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.figures import SIGNS
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.names import short
from policy_lineage.viz.pages.frame import no_link, slice_context
from policy_lineage.viz.picture import Link
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.tables import Column, Table

PLACES = frozenset(("start", "end"))
WORDED = frozenset(("state", "status", "severity", "role", "origin", "relation", "change"))
DATES = frozenset(("issued_on", "date", "programme_on", "resolution_on"))
LONG = frozenset(("evidence", "text", "title", "what", "duty", "indicator", "task", "subject"))

NAMES = ("code", "name", "name_vi", "indicator", "text", "what", "key", "id")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as people read it: titles and questions in both languages, parameters, the Cypher that answers it.

    `note` is the key of a remark; `ends` are those of a path, `opened` the
    nodes (Label:key, name) of a view that is opened step by step.
    """

    title: tuple[str, str]
    question: tuple[str, str] = ("", "")
    parameters: tuple[tuple[str, str], ...] = ()
    cypher: str = ""
    note: str = ""
    ends: tuple[str, str] = ("", "")
    opened: tuple[tuple[str, str], ...] = ()


def answer_page(
    asked: Asked,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    part: Slice | None = None,
    *,
    lang: str = "vi",
    link: Link = no_link,
    focus: str = "",
    **frame: Any,
) -> str:
    """A question with its answer; quotations stand in the list below, with their numbers in the table."""
    part = part or Slice((), ())
    proofs = Proofs(part.nodes)
    tables = (answer_table(columns, rows, proofs, below=bool(part.relationships)),) if columns else ()
    context = slice_context(part, proofs, link, focus, alone=True)
    drawn = [("picture", "picture")] if context["picture"] else []
    sentences = [("evidence", "evidence")] if proofs.all() else []
    return page_html(
        "answer.html",
        lang=lang,
        title=asked.title[lang == "en"],
        asked=asked,
        tables=tables,
        contents=[*([("rows", "rows_head")] if tables else []), *drawn, *sentences],
        **context,
        **frame,
    )


def answer_table(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], proofs: Proofs, *, below: bool = False
) -> Table:
    """A table with the columns of the answer; characters and sentence become one column of numbers."""
    listed = list(rows)
    quoted = "evidence" in columns and "stated_in" in columns
    # where sentences stand below, they say where: numbers of characters tell a reader nothing
    hidden = PLACES | {"stated_in", "evidence"} if quoted else PLACES if below else frozenset[str]()
    kept = [column for column in columns if column not in hidden]
    heads = tuple(Column(column, _form(column, listed)) for column in kept)
    made = tuple(
        (*(_in_short(_signed(column, row.get(column))) for column in kept), *([_number(row, proofs)] if quoted else []))
        for row in listed
    )
    return Table("rows", "rows_head", "count_rows", (*heads, Column("evidence", "proofs")) if quoted else heads, made)


def _signed(column: str, value: Any) -> Any:
    """A bound by its sign: "≥" for ">="."""
    return SIGNS.get(value) or value if column == "comparator" and isinstance(value, str) else value


def _in_short(value: Any) -> Any:
    """A node or a relationship that stands in a cell by its name; its properties are in the picture and its card."""
    if not isinstance(value, Mapping):
        return [_in_short(each) for each in value] if isinstance(value, list | tuple) else value
    names = [str(value[name]) for name in NAMES if value.get(name)]
    place = f" ({value['province']})" if names and value.get("province") else ""
    return short(names[0]) + place if names else value


def _number(row: Mapping[str, Any], proofs: Proofs) -> list[int]:
    return [proofs.of_row(row)] if row.get("stated_in") else []


def _form(column: str, rows: Sequence[Mapping[str, Any]]) -> str:
    if column in WORDED:
        return "value"
    if column in DATES:
        return "date"
    values = [row.get(column) for row in rows if row.get(column) is not None]
    if values and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values):
        return "year" if column == "year" or column.endswith("_year") else "number"
    return "long" if column in LONG else "any"
