"""Tables of a PDF: rows that a page cuts in two, tables without lines, words that a narrow column breaks."""

import re
from pathlib import Path

import pytest

from policy_lineage.ingest.forms.layout import PrintedLine
from policy_lineage.ingest.forms.pdf_bare import Seen, bare_tables
from policy_lineage.ingest.forms.pdf_tables import cell_text, is_cut, joined
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText, read_source
from tests.forms.makers import page_html, print_pdf
from tests.shared import SHARED, needs_chromium, needs_shared

FLOWING = "p { margin: 6pt 0 } body { font-size: 12pt } td { padding: 2px 6px; vertical-align: top }"
RULED = FLOWING + "table, td { border: 1px solid; border-collapse: collapse }"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["triệu đồng/ng", "ười"], "triệu đồng/người"),
        (["cơ chế/chín", "h sách"], "cơ chế/chính sách"),
        (["giường bệnh/vạ", "n dân"], "giường bệnh/vạn dân"),
        (["8.800-", "9.000"], "8.800-9.000"),
        (["8.800-9.00", "0"], "8.800-9.000"),
        (["chiều cao", "m"], "chiều cao m"),
        (["Sở Nông nghiệp", "và Môi trường"], "Sở Nông nghiệp và Môi trường"),
        (["Kinh tế -", "xã hội"], "Kinh tế - xã hội"),
        (["", "12"], "12"),
    ],
)
def test_the_lines_of_a_cell_are_one_text(lines: list[str], whole: str) -> None:
    assert cell_text(lines) == whole


LAST = ("", "Tỷ lệ chi ngân sách cho khoa", "%", "3", "Sở Tài chính, Sở")


@pytest.mark.parametrize(
    ("first", "cut"),
    [
        (("", "học và công nghệ", "", "", ""), True),
        (("", "học và công nghệ", "", "", "Xây dựng"), True),
        (("", "Mô hình chuyển đổi số", "mô hình", "5", "Sở Xây dựng"), False),
        (("4", "học và công nghệ", "", "", ""), False),
        (("", "Cơ cấu kinh tế", "", "", ""), False),
    ],
)
def test_the_end_of_a_row_is_told_from_a_row(first: tuple[str, ...], cut: bool) -> None:
    assert is_cut(LAST, first) is cut


def table(*rows: tuple[str, ...]) -> PrintedLine:
    return PrintedLine("|", 0, 0, 1, 1, rows=rows)


def test_a_row_that_a_page_cuts_is_whole_where_the_headings_are_printed_again() -> None:
    head = ("TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "Chủ trì")
    end = ("", "học", "", "", "Xây dựng")
    pages = [(1, table(head, LAST)), (2, table(head, end, ("2", "Khác", "%", "4", "Sở Y tế")))]
    above, below = [line.rows for _, line in joined(pages)]
    assert above[-1] == ("", "Tỷ lệ chi ngân sách cho khoa học", "%", "3", "Sở Tài chính, Sở Xây dựng")
    assert below == (head, ("2", "Khác", "%", "4", "Sở Y tế"))


def words(*lines: tuple[float, dict[float, str]]) -> list[list[dict[str, object]]]:
    """Words by the height and the place where their cells begin, five points a letter."""
    return [
        [
            {"text": word, "x0": x + 5.0 * at, "x1": x + 5.0 * (at + len(word)), "top": y, "bottom": y + 10}
            for x, cell in cells.items()
            for at, word in ((m.start(), m.group()) for m in re.finditer(r"\S+", cell))
        ]
        for y, cells in lines
    ]


def test_words_in_three_columns_are_a_table_without_lines() -> None:
    lines = words(
        (0, {60: "Các chỉ tiêu chủ yếu của tỉnh trong năm tới được giao cho các cơ quan như sau đây"}),
        (30, {60: "TT", 120: "Chỉ tiêu", 300: "Đơn vị", 400: "Chủ trì"}),
        (50, {60: "1", 120: "Tỷ lệ hộ dân dùng", 300: "%", 400: "Sở Y tế"}),
        (62, {120: "nước sạch"}),
        (82, {120: "Số giường bệnh", 300: "giường", 400: "Sở Y tế"}),
        (150, {60: "Các cơ quan có tên trong bảng này báo cáo kết quả hằng quý về Ủy ban nhân dân tỉnh"}),
    )
    ((first, last, found),) = bare_tables(lines, Seen())
    assert (first, last) == (1, 5)
    assert found.rows == (
        ("TT", "Chỉ tiêu", "Đơn vị", "Chủ trì"),
        ("1", "Tỷ lệ hộ dân dùng nước sạch", "%", "Sở Y tế"),
        ("", "Số giường bệnh", "giường", "Sở Y tế"),
    )


def test_two_columns_are_no_table() -> None:
    head = [(y, {60: "ỦY BAN NHÂN DÂN", 300: "Độc lập - Tự do"}) for y in range(0, 100, 20)]
    assert list(bare_tables(words(*head), Seen())) == []


def rows_of(source: SourceText) -> list[tuple[object, ...]]:
    return [
        (r.item, r.indicator, r.unit, r.value_text, r.lead, r.coordinating) for r in extract(source).responsibilities
    ]


@needs_shared
@needs_chromium
@pytest.mark.browser
@pytest.mark.parametrize(("style", "share"), [(RULED, 1.0), (FLOWING, 0.7)], ids=["ruled", "without lines"])
def test_the_rows_of_a_long_table_are_read_over_its_pages(tmp_path: Path, style: str, share: float) -> None:
    path = next((SHARED / "documents").glob("004_*"))
    text = re.sub(r"</?i>", "", path.read_text(encoding="utf-8"))
    expected = rows_of(SourceText.of_text(text))
    found = rows_of(read_source(print_pdf(page_html(text, style, furniture=False), tmp_path)))
    assert len(expected) > 100
    assert sum(row in found for row in expected) >= share * len(expected)
