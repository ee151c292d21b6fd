"""The matrix: a row for each province, a column for each resolution, five states; a cell opens its sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.pages.frame import end_names, no_link
from policy_lineage.viz.picture import Link
from policy_lineage.viz.proofs import Proofs

STATES = ("issued", "planned", "cited", "not-found", "no-text")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One province and one resolution: the state, the documents, the numbers of the sentences, the year of issue."""

    state: str
    documents: tuple[str, ...]
    proofs: tuple[int, ...]
    year: str


@dataclass(frozen=True, slots=True)
class Line:
    """One province with its cells, in the order of the resolutions."""

    province: str
    region: str
    cells: tuple[Cell, ...]


def matrix_page(
    rows: Iterable[Row], part: Slice | None = None, *, lang: str = "vi", link: Link = no_link, **frame: Any
) -> str:
    """`rows` are those of `lineage matrix`; sentences of the slice that say the same are opened with them."""
    part = part or Slice((), ())
    proofs = Proofs(part.nodes)
    listed = list(rows)
    resolutions = list(dict.fromkeys((str(r["resolution"]), str(r.get("resolution_document") or "")) for r in listed))
    lines = matrix_lines(listed, [code for code, _ in resolutions], proofs, _statements(part))
    return page_html(
        "matrix.html",
        lang=lang,
        title=", ".join(code for code, _ in resolutions),
        resolutions=resolutions,
        lines=lines,
        totals=[Counter(line.cells[i].state for line in lines) for i in range(len(resolutions))],
        regions=sorted({line.region for line in lines if line.region}),
        years=sorted({cell.year for line in lines for cell in line.cells if cell.year}),
        states=STATES,
        proofs=proofs,
        end_name=end_names(part.nodes),
        link=link,
        question=part.question,
        contents=[("matrix", "matrix_head"), ("evidence", "evidence")],
        picture=None,
        **frame,
    )


def matrix_lines(
    rows: Iterable[Row], resolutions: list[str], proofs: Proofs, said: Mapping[tuple[str, str], list[Row]]
) -> list[Line]:
    """One line a province, in the order in which the rows bring them."""
    by_province: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        by_province[str(row["province"])][str(row["resolution"])] = row
    return [
        Line(
            province,
            str(next(iter(cells.values())).get("region") or ""),
            tuple(_cell(cells.get(code, {"state": "no-text"}), proofs, said) for code in resolutions),
        )
        for province, cells in by_province.items()
    ]


def _cell(row: Row, proofs: Proofs, said: Mapping[tuple[str, str], list[Row]]) -> Cell:
    best = [proofs.of_row(row)] if row.get("stated_in") else []
    more = said.get((str(row.get("stated_in")), str(row.get("resolution_document"))), [])
    numbers = dict.fromkeys([*best, *(proofs.of_row(statement) for statement in more[:9])])
    documents = tuple(str(code) for code in row.get("documents") or ())
    return Cell(str(row["state"]), documents, tuple(numbers), str(row.get("issued_on") or "")[:4])


def _statements(part: Slice) -> dict[tuple[str, str], list[Row]]:
    """What each text says of each resolution."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for relationship in part.relationships:
        if relationship.type in ("IMPLEMENTS", "CITES", "CARRIES_OUT"):
            found[str(relationship.properties.get("stated_in")), relationship.target[1]].append(relationship.properties)
    return found
