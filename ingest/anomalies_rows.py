"""Rows of tables that are broken, shifted, or say the same thing twice."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from policy_lineage.ingest.anomalies_material import Material, TableRow, cells, flag
from policy_lineage.ingest.values import Anomaly, Span

FIGURE = re.compile(r"\d[\d.,]*(?: ?- ?\d[\d.,]*)?$")
UNIT = re.compile(r"đơn vị(?: ?\(|(?: tính| đo)|$)")  # not "Đơn vị thực hiện"
ITEM = re.compile(r"(?:\(?\d{1,3}\)?|[IVX]{1,5}|[a-zđ])[.)]?$|$")
SPACES = re.compile(r"\s+")


def broken_tables(material: Material) -> Iterator[Anomaly]:
    """A header printed more than once: one finding, at the first."""
    headers: dict[str, list[TableRow]] = {}
    for row in material.rows:
        if row.header is None:
            headers.setdefault(SPACES.sub("", "|".join(row.words).lower()).strip("|"), []).append(row)
    for printed in headers.values():
        if len(printed) > 1:
            where = material.reading.span(printed[0].start, printed[0].end)
            yield flag("header-repeated", where, count=len(printed))


def shifted_rows(material: Material) -> Iterator[Anomaly]:
    """Words under no heading, and rows that lack their first cell."""
    for row in material.rows:
        if row.header is None:
            continue
        stray = _stray(row)
        if stray is not None:
            cell = cells(material.reading, row)[stray]
            yield flag("cell-under-no-heading", material.reading.span(cell.start, cell.end))
        elif _is_shifted(row):
            yield flag("row-shifted", material.reading.span(cells(material.reading, row)[0].start, row.end))


def _stray(row: TableRow) -> int | None:
    """The first cell with words under no heading, in a table whose first columns have one."""
    header = row.header or ()
    if "" not in header or not all(header[:2]):
        return None
    return next((i for i, (w, h) in enumerate(zip(row.words, header, strict=False)) if w and not h), None)


def _is_shifted(row: TableRow) -> bool:
    """Whether the first column, meant for numbers, holds the words of the second."""
    header = row.header or ()
    if not header or len(row.words) < 3 or header[0].lower() not in ("tt", "stt", "số tt"):
        return False
    first, third = row.words[0], row.words[2]
    return not ITEM.match(first) and len(first.split()) > 3 and FIGURE.match(third) is not None


def _column(row: TableRow) -> int | None:
    """The column of the indicator, where those of unit and value stand right of it and a number before them."""
    if row.header is None or len(row.words) < 4:
        return None
    unit = _unit_column(row.header)
    if unit is None or unit == 0 or unit + 1 >= len(row.words):
        return None
    first = unit - 2 if _is_shifted(row) else unit - 1
    return first if first >= 0 else None


@lru_cache(maxsize=100)
def _unit_column(header: tuple[str, ...]) -> int | None:
    return next((i for i, h in enumerate(header[:4]) if UNIT.match(h.lower())), None)


def is_without_value(words: Sequence[str]) -> bool:
    """Whether a row with an indicator has neither unit nor value."""
    return len(words) > 3 and len(words[1]) > 3 and not words[2] and not words[3]


COUNTS = re.compile(r"\((\d{1,3})\)")
VERBS = (" đạt", " chiếm", " tăng", " giảm", " còn", " là")
NUMERALS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
THINGS = re.compile(
    r"^(?:hoàn thành|tổ chức|phát động|xây dựng|thành lập|ban hành|mở|khánh thành)[^|]{0,40}?"
    r"(?<!\w)(?:diễn tập|phong trào|đề án|mô hình|dự án|công trình|hội nghị|cuộc|lớp|kế hoạch|nghị quyết)(?!\w)"
)


def odd_cells(material: Material) -> Iterator[Anomaly]:
    """What the cells of one row say of each other."""
    for row in material.rows:
        column = _column(row)
        if column is None:
            continue
        if is_without_value(row.words):
            yield flag("row-without-value", material.reading.span(row.start, row.end))
        yield from _counted_bodies(material, row)
        if FIGURE.match(row.words[column + 2]):
            yield from _name_and_value(material, row, column)


def _counted_bodies(material: Material, row: TableRow) -> Iterator[Anomaly]:
    """Bodies with counts: "Sở A (02); Sở B (03)"."""
    for i, words in enumerate(row.words[4:], start=4):
        counts = COUNTS.findall(words) if "(" in words else ()
        if len(counts) > 1:
            cell = cells(material.reading, row)[i]
            yield flag("counts-in-cell", material.reading.span(cell.start, cell.end), sum=sum(map(int, counts)))


def _name_and_value(material: Material, row: TableRow, column: int) -> Iterator[Anomaly]:
    """A name that holds its figure or its verb, or counts otherwise; per cent for things."""
    printed, unit, value = row.words[column : column + 3]
    low = printed.lower()
    if low.endswith(VERBS):
        name = cells(material.reading, row)[column]
        verb = low.rsplit(" ", 1)[1]
        yield flag("verb-in-name", material.reading.span(name.end - len(verb), name.end), words=verb)
    counted = _counted(low, unit.lower()) if unit and unit != "%" else None
    if counted:
        said = counted.split(" ", 1)[0]
        same = str(NUMERALS.get(said, said)).lstrip("0") == value.lstrip("0")
        if same and said.isdigit():
            yield flag("value-in-name", _from_name_to_value(material, row, column), words=value)
        elif not same:
            where = _from_name_to_value(material, row, column)
            yield flag("name-contradicts-value", where, words=counted, value=value)
    elif unit == "%" and value.isdigit() and int(value) < 50 and THINGS.search(low):
        yield flag("percent-of-things", _from_name_to_value(material, row, column), value=value)


def _from_name_to_value(material: Material, row: TableRow, column: int) -> Span:
    """The characters of a row from its indicator to its figure."""
    found = cells(material.reading, row)
    return material.reading.span(found[column].start, found[column + 2].end)


def _counted(name: str, thing: str) -> str | None:
    """A number before the name of the thing that is counted: "hai địa phương"."""
    if f" {thing}" not in name:
        return None
    counted = re.search(rf"(?<![\w,.])(\d+|{'|'.join(NUMERALS)}) {re.escape(thing)}(?!\w)", name)
    return counted.group() if counted else None


THOUSANDS = r"{}(?= (?:lượt|tỷ|tỉ|đồng|người|ha|tấn|lao động)(?!\w))"
LESS_USUAL, USUAL = re.compile(THOUSANDS.format("ngàn")), re.compile(THOUSANDS.format("nghìn"))


def unit_variants(material: Material) -> Iterator[Anomaly]:
    """ "ngàn" in a text that also says "nghìn", once."""
    found = LESS_USUAL.search(material.reading.lower)
    if found and USUAL.search(material.reading.lower):
        yield flag("unit-variant", material.reading.span(*found.span()), wrong="ngàn", right="nghìn")
