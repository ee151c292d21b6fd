"""Rows of tables that are broken, shifted, or say the same thing twice."""

import re
from collections.abc import Iterator, Sequence

from policy_lineage.ingest.anomalies_material import Cell, Material, TableRow, flag
from policy_lineage.ingest.values import Anomaly

FIGURE = re.compile(r"\d[\d.,]*(?: ?- ?\d[\d.,]*)?$")
ITEM = re.compile(r"(?:\(?\d{1,3}\)?|[IVX]{1,5}|[a-zđ])[.)]?$|$")
SPACES = re.compile(r"\s+")


def broken_tables(material: Material) -> Iterator[Anomaly]:
    """A header printed more than once: one finding, at the first."""
    headers: dict[str, list[TableRow]] = {}
    for row in material.rows:
        if row.header is None:
            headers.setdefault(SPACES.sub("", "|".join(c.text for c in row.cells).lower()).strip("|"), []).append(row)
    for printed in headers.values():
        if len(printed) > 1:
            where = material.reading.span(printed[0].start, printed[0].end)
            yield flag("header-repeated", where, count=len(printed))


def shifted_rows(material: Material) -> Iterator[Anomaly]:
    """Words under no heading, and rows that lack their first cell."""
    for row in material.rows:
        if row.header is None:
            continue
        stray = [c for c, h in zip(row.cells, row.header, strict=False) if c.text and not h]
        if stray and all(row.header[:2]):
            where = material.reading.span(stray[0].start, stray[0].end)
            yield flag("cell-under-no-heading", where)
        elif _is_shifted(row):
            yield flag("row-shifted", material.reading.span(row.cells[0].start, row.end))


def _is_shifted(row: TableRow) -> bool:
    """Whether the first column, meant for numbers, holds the words of the second."""
    header = row.header or ()
    if not header or header[0].lower() not in ("tt", "stt", "số tt") or len(row.cells) < 3:
        return False
    first, third = row.cells[0].text, row.cells[2].text
    return not ITEM.match(first) and len(first.split()) > 3 and FIGURE.match(third) is not None


def _columns(row: TableRow) -> tuple[Cell, Cell, Cell] | None:
    """The cells of indicator, unit and value, where the row has a number before them."""
    if row.header is None or len(row.cells) < 4:
        return None
    unit = next((i for i, h in enumerate(row.header[:4]) if h.lower().startswith("đơn vị")), None)
    if unit is None or unit == 0 or unit + 1 >= len(row.cells):
        return None
    shift = 1 if _is_shifted(row) else 0
    if unit - 1 - shift < 0:
        return None
    return row.cells[unit - 1 - shift], row.cells[unit - shift], row.cells[unit + 1 - shift]


def is_without_value(cells: Sequence[Cell]) -> bool:
    """Whether a row with an indicator has neither unit nor value."""
    return len(cells) > 3 and len(cells[1].text) > 3 and not cells[2].text and not cells[3].text


COUNTS = re.compile(r"\((\d{1,3})\)")
ENDS_WITH_VERB = re.compile(r" (đạt|chiếm|tăng|giảm|còn|là)$")
NUMERALS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
THINGS = re.compile(
    r"^(?:hoàn thành|tổ chức|phát động|xây dựng|thành lập|ban hành|mở|khánh thành)[^|]{0,40}?"
    r"(?<!\w)(?:diễn tập|phong trào|đề án|mô hình|dự án|công trình|hội nghị|cuộc|lớp|kế hoạch|nghị quyết)(?!\w)"
)


def odd_cells(material: Material) -> Iterator[Anomaly]:
    """What the cells of one row say of each other."""
    for row in material.rows:
        columns = _columns(row)
        if columns is None:
            continue
        name, unit, value = columns
        if is_without_value(row.cells):
            yield flag("row-without-value", material.reading.span(row.start, row.end))
        yield from _counted_bodies(material, row)
        yield from _name_and_value(material, name, unit, value)


def _counted_bodies(material: Material, row: TableRow) -> Iterator[Anomaly]:
    """Bodies with counts: "Sở A (02); Sở B (03)"."""
    for cell in row.cells[4:]:
        counts = COUNTS.findall(cell.text)
        if len(counts) > 1:
            yield flag("counts-in-cell", material.reading.span(cell.start, cell.end), sum=sum(map(int, counts)))


def _name_and_value(material: Material, name: Cell, unit: Cell, value: Cell) -> Iterator[Anomaly]:
    """A name that holds its figure or its verb, or counts otherwise; per cent for things."""
    if not FIGURE.match(value.text):
        return
    where = material.reading.span(name.start, value.end)
    low = name.text.lower()
    if ends := ENDS_WITH_VERB.search(low):
        yield flag("verb-in-name", material.reading.span(name.start + ends.start(1), name.end), words=ends.group(1))
    if unit.text and unit.text != "%":
        thing = re.escape(unit.text.lower())
        counted = re.search(rf"(?<![\w,.])(\d+|{'|'.join(NUMERALS)}) {thing}(?!\w)", low)
        if counted:
            printed = counted.group(1)
            same = str(NUMERALS.get(printed, printed)).lstrip("0") == value.text.lstrip("0")
            if same and printed.isdigit():
                yield flag("value-in-name", where, words=value.text)
            elif not same:
                yield flag("name-contradicts-value", where, words=counted.group(), value=value.text)
    elif unit.text == "%" and value.text.isdigit() and int(value.text) < 50 and THINGS.search(low):
        yield flag("percent-of-things", where, value=value.text)


THOUSANDS = r"{}(?= (?:lượt|tỷ|tỉ|đồng|người|ha|tấn|lao động)(?!\w))"
LESS_USUAL, USUAL = re.compile(THOUSANDS.format("ngàn")), re.compile(THOUSANDS.format("nghìn"))


def unit_variants(material: Material) -> Iterator[Anomaly]:
    """ "ngàn" in a text that also says "nghìn", once."""
    found = LESS_USUAL.search(material.reading.lower)
    if found and USUAL.search(material.reading.lower):
        yield flag("unit-variant", material.reading.span(*found.span()), wrong="ngàn", right="nghìn")
