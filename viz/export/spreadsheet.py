"""A workbook: what was asked, the answer, one sheet a kind of node, the statements, the quotations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from policy_lineage.viz.export.archive import zipped
from policy_lineage.viz.export.content import Content, again_command
from policy_lineage.viz.export.matrix_sheets import add_matrix, is_matrix, said_in_english
from policy_lineage.viz.export.tabular import QUOTATION, columns_of, node_rows, quotation_rows, relationship_rows
from policy_lineage.viz.export.values import clean
from policy_lineage.viz.timeline import day_of

LONGEST_CELL = 32_000  # Excel takes 32,767
LONG_AGO = "1980-01-01T00:00:00Z"
WIDE = frozenset(("text", "title", "evidence", "subject", "what", "indicator"))
Row = Mapping[str, Any]


def xlsx(content: Content) -> bytes:
    """The workbook; the same content gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    about = book.active
    about.title = "about"
    for at, row in enumerate(_about(content), start=1):
        for number, value in enumerate(row, start=1):
            _put(about.cell(at, number), value)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 24, 90
    if content.columns:
        _sheet(book, "answer", content.columns, content.rows)
    places = _node_sheets(book, content)
    relationships = relationship_rows(content.part)
    columns = columns_of(relationships, ("type", "source", "target", "text"))
    _link(_sheet(book, "relationships", columns, relationships), columns, relationships, places)
    _sheet(book, "quotations", QUOTATION, quotation_rows(content.part))
    if is_matrix(content.columns):
        add_matrix(book, content.rows, content.part, said_in_english(content.notes), _put)
    out = BytesIO()
    book.save(out)
    return _same_bytes(out.getvalue())


def _about(content: Content) -> list[tuple[str, str]]:
    part = content.part
    return [
        ("title", content.title),
        ("question", part.question),
        *([("again", again_command(content, "FILE.xlsx"))] if content.selector else []),
        *([("cypher", content.cypher)] if content.cypher else []),
        ("nodes", str(len(part.nodes))),
        ("relationships", str(len(part.relationships))),
    ]


def _node_sheets(book: Any, content: Content) -> dict[tuple[str, str], str]:
    """A sheet for each label; where each node stands."""
    by_label: dict[str, list[Row]] = defaultdict(list)
    places: dict[tuple[str, str], str] = {}
    for node, row in zip(content.part.nodes, node_rows(content.part), strict=True):
        by_label[node.label].append(row)
        places[node.label, node.key] = f"'{node.label}'!A{len(by_label[node.label]) + 1}"
    for label, rows in sorted(by_label.items()):
        _sheet(book, label, columns_of(rows, ("key", "name_shown", "label")), rows)
    return places


def _sheet(book: Any, title: str, columns: Sequence[str], rows: Iterable[Row]) -> Any:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for number, column in enumerate(columns, start=1):
        _put(sheet.cell(1, number), column)
    for at, row in enumerate(rows, start=2):
        for number, column in enumerate(columns, start=1):
            _put(sheet.cell(at, number), row.get(column))
    for number, column in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = 60 if column in WIDE else 18
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return sheet


def _put(cell: Any, value: Any) -> None:
    """Numbers, truth values and days in their own type; a text is a text, also where it begins with an equals sign."""
    if value is None or value == "":
        return
    if isinstance(value, bool | int | float):
        cell.value = value
        return
    day = day_of(value) if isinstance(value, str) and len(value) == 10 else None
    if day is not None and day >= date(1900, 3, 1):
        cell.value, cell.number_format = day, "yyyy-mm-dd"
        return
    cell.value = _text(value)
    cell.data_type = "s"


def _text(value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return clean(text)[:LONGEST_CELL]


def _link(sheet: Any, columns: Sequence[str], rows: Iterable[Row], places: Mapping[tuple[str, str], str]) -> None:
    """Each end of a statement leads to the row of its node."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    for at, row in enumerate(rows, start=2):
        for end in ("source", "target"):
            place = places.get((str(row[f"{end}_label"]), str(row[end])))
            if place:
                cell = sheet.cell(at, columns.index(end) + 1)
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)


def _same_bytes(data: bytes) -> bytes:
    """Without the time of writing."""
    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    files[core] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", LONG_AGO.encode(), files[core])
    return zipped(files)
