"""The matrix as two sheets: a coloured table of provinces by resolutions, and the quotations that it rests on."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.words import word

TABLE, QUOTATIONS = "matrix", "matrix quotations"
STATES = ("issued", "planned", "cited", "not-found", "no-text")
STATED = STATES[:3]
FILLS = {"issued": "B7DFB9", "planned": "FFE8A3", "cited": "CFE2F3", "not-found": "F4F4F4", "no-text": "FFFFFF"}
COLUMNS = (
    "resolution", "province", "state", "document", "quotation", "stated_in", "start", "end", "origin", "via",
)  # fmt: skip
WIDTHS = {"quotation": 90, "document": 24, "stated_in": 36, "province": 18}
Row = Mapping[str, Any]
Put = Callable[[Any, Any], None]


def is_matrix(columns: Sequence[str]) -> bool:
    """Whether the rows are cells of the matrix."""
    return {"resolution_document", "province", "state", "evidence"} <= set(columns)


def add_matrix(book: Any, rows: Sequence[Row], part: Slice, notes: Sequence[str], put: Put) -> None:
    """Puts the two sheets first; every stated cell of the first leads to its quotations on the second."""
    table, quotations = book.create_sheet(TABLE, 0), book.create_sheet(QUOTATIONS, 1)
    places = _quotations(quotations, rows, part, put)
    _table(table, rows, places, put)
    for at, said in enumerate(notes, table.max_row + 2):
        put(table.cell(at, 1), said)
    book.active = 0


def _table(sheet: Any, rows: Sequence[Row], places: Mapping[tuple[str, str], int], put: Put) -> None:
    from openpyxl.styles import Font

    heads = dict.fromkeys(r["resolution_document"] for r in rows)
    columns = {key: number for number, key in enumerate(heads, 3)}
    lines = {p: number for number, p in enumerate(dict.fromkeys(r["province"] for r in rows), 2)}
    for number, title in ((1, "province"), (2, "region"), *((n, _head(k)) for k, n in columns.items())):
        put(sheet.cell(1, number), title)
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = 22
    for row in rows:
        at = lines[row["province"]]
        put(sheet.cell(at, 1), row["province"])
        put(sheet.cell(at, 2), row["region"])
        _cell(sheet.cell(at, columns[row["resolution_document"]]), row, places, put)
    _totals(sheet, rows, columns, put)
    sheet.freeze_panes = "C2"


def _head(key: str) -> str:
    return key.split("/", 1)[1]


def _cell(cell: Any, row: Row, places: Mapping[tuple[str, str], int], put: Put) -> None:
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    state = str(row["state"])
    named = "; ".join(row["documents"] or ()) if state in STATED else ""
    put(cell, f"{state}: {named}" if named else state)
    cell.fill = PatternFill("solid", fgColor=FILLS[state])
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if at := places.get((row["resolution_document"], row["province"])):
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{QUOTATIONS}'!A{at}")


def _totals(sheet: Any, rows: Sequence[Row], columns: Mapping[str, int], put: Put) -> None:
    """How many of how many, for each resolution."""
    from openpyxl.styles import Font

    counted = Counter((r["resolution_document"], r["state"]) for r in rows)
    whole = Counter(r["resolution_document"] for r in rows)
    for at, state in enumerate(STATES, sheet.max_row + 1):
        put(sheet.cell(at, 1), state)
        sheet.cell(at, 1).font = Font(italic=True)
        for key, column in columns.items():
            put(sheet.cell(at, column), f"{counted[key, state]} of {whole[key]}")


def _quotations(sheet: Any, rows: Sequence[Row], part: Slice, put: Put) -> dict[tuple[str, str], int]:
    """Every sentence that a cell rests on, a line each; the first line of each cell."""
    from openpyxl.styles import Alignment, Font

    for number, column in enumerate(COLUMNS, 1):
        put(sheet.cell(1, number), column)
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, number).column_letter].width = WIDTHS.get(column, 14)
    first: dict[tuple[str, str], int] = {}
    for at, line in enumerate(_lines(rows, part), 2):
        first.setdefault((line["key"], line["province"]), at)
        for number, column in enumerate(COLUMNS, 1):
            put(sheet.cell(at, number), line[column])
        sheet.cell(at, COLUMNS.index("quotation") + 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return first


def _lines(rows: Sequence[Row], part: Slice) -> Iterator[dict[str, Any]]:
    """The sentences of each stated cell: that of the cell first, then the others of the same province."""
    said = _statements(part)
    for row in rows:
        if row["state"] not in STATED:
            continue
        cell = {"key": row["resolution_document"], **{c: row[c] for c in ("resolution", "province", "state")}}
        via = "; ".join(row["via"] or ())
        best = {"quotation": row["evidence"], **{c: row[c] for c in ("stated_in", "start", "end", "origin")}}
        yield {**cell, **best, "document": "; ".join(row["documents"][:1]), "via": via}
        for more in said.get((row["resolution_document"], row["province"]), ()):
            if (more["stated_in"], more["start"]) != (row["stated_in"], row["start"]):
                yield {**cell, **more, "via": ""}


def _statements(part: Slice) -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What documents of each province say of each resolution, once a sentence, in a fixed order."""
    province = {r.source[1]: r.target[1] for r in part.relationships if r.type == "ISSUED_IN"}
    codes = {n.key: n.properties.get("code") or n.properties.get("name") or n.key for n in part.nodes}
    found: dict[tuple[str, str], dict[tuple[Any, ...], dict[str, Any]]] = defaultdict(dict)
    for r in part.relationships:
        if r.type in ("IMPLEMENTS", "CITES") and r.source[1] in province:
            p = r.properties
            line = {
                "document": codes.get(r.source[1], r.source[1]),
                "quotation": p.get("text"),
                **{c: p.get(c) for c in ("stated_in", "start", "end", "origin")},
            }
            found[r.target[1], province[r.source[1]]][str(p.get("stated_in")), p.get("start"), r.source[1]] = line
    return {at: [lines[k] for k in sorted(lines, key=str)] for at, lines in found.items()}


def said_in_english(notes: Sequence[Any]) -> list[str]:
    """The totals and the date of the corpus in words."""
    return [word(n.key, "en", **n.values) for n in notes]
