"""Ruled tables of scanned pages: lines are found on a skewed page, and each cell is read by itself."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from policy_lineage.ingest.forms.ocr import _clean, _note
from policy_lineage.ingest.forms.ocr_rules import edges, tables, upright
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import read_source
from policy_lineage.ingest.values import Severity
from tests.forms.makers import page_html, print_pdf
from tests.shared import needs_chromium

STYLE = "body { font: 13pt serif } table, td { border: 1px solid; border-collapse: collapse; padding: 3px }"
TABLE = """KẾ HOẠCH
Giao chỉ tiêu cho các cơ quan của tỉnh trong năm sau, kèm theo bảng dưới đây.
| TT | Chỉ tiêu | Đơn vị | Kế hoạch | Cơ quan chủ trì |
| 1 | Tỷ lệ hộ dân dùng nước sạch ở nông thôn và ở các khu dân cư mới | % | 94,5 | Sở Xây dựng |
| 2 | Số giường bệnh trên một vạn dân | giường | 40 | Sở Y tế |
|  | Số doanh nghiệp thành lập mới | doanh nghiệp | 5 | Sở Tài chính |
Các cơ quan có tên trong bảng này báo cáo kết quả hằng quý."""


def drawn(across: list[int], down: list[int], turn: float) -> Any:
    """A page with ruled lines at these places, turned by some degrees."""
    from PIL import Image, ImageDraw

    page = Image.new("L", (1200, 1600), 255)
    pen = ImageDraw.Draw(page)
    for y in down:
        pen.line((across[0], y, across[-1], y), fill=0, width=3)
    for x in across:
        pen.line((x, down[0], x, down[-1]), fill=0, width=3)
    return page.rotate(turn, resample=3, fillcolor=255)


@pytest.mark.parametrize("turn", [0.0, 0.5, -0.7])
def test_the_cells_of_a_skewed_table_are_found(turn: float) -> None:
    _, level, standing = upright(drawn([100, 250, 700, 1100], [300, 400, 560, 900], turn))
    ((rows),) = tables(edges(level, standing, 0.24), [])
    assert [[cell is not None for cell in row] for row in rows] == [[True] * 3] * 3


def test_lines_under_words_are_no_table() -> None:
    from PIL import Image, ImageDraw

    page = Image.new("L", (1200, 1600), 255)
    for y in (200, 300):
        ImageDraw.Draw(page).line((400, y, 800, y), fill=0, width=3)
    _, level, standing = upright(page)
    assert level
    assert not standing


@pytest.mark.parametrize(("poor", "severity"), [([], Severity.MEDIUM), ([3, 7], Severity.HIGH)])
def test_pages_that_are_hard_to_read_are_named(poor: list[int], severity: Severity) -> None:
    note = _note(1000, 30, poor)
    assert note.severity is severity
    assert ("page 3, 7" in note.what) is bool(poor)


@pytest.mark.parametrize(("size", "left"), [(1, False), (2, False), (4, True)])
def test_specks_are_cleaned_away_and_marks_of_letters_are_not(size: int, left: bool) -> None:
    from PIL import Image

    page = Image.new("L", (100, 100), 230)
    page.paste(0, (50, 50, 50 + size, 50 + size))
    assert (_clean(page).getextrema()[0] == 0) is left


def noisy_scan(pdf: Path, target: Path) -> Path:
    """The first page as a picture of 250 dots an inch, turned a little, with specks."""
    import random

    import pypdfium2

    page = pypdfium2.PdfDocument(pdf.read_bytes())[0].render(scale=250 / 72).to_pil().convert("L")
    page = page.rotate(0.5, resample=3, fillcolor=255)
    chance = random.Random(7)
    for _ in range(page.width * page.height // 1500):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.choice((0, 255)))
    page.save(target, resolution=250)
    return target


@needs_chromium
@pytest.mark.browser
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract with its Vietnamese data")
def test_the_rows_of_a_scanned_table_name_their_bodies(tmp_path: Path) -> None:
    pytest.importorskip("pytesseract")
    pdf = print_pdf(page_html(TABLE, STYLE, furniture=False), tmp_path)
    found = extract(read_source(noisy_scan(pdf, tmp_path / "scan.pdf"))).responsibilities
    assert [(r.item, r.unit, r.value_text, r.lead) for r in found] == [
        ("1", "%", "94,5", ("Sở Xây dựng",)),
        ("2", "giường", "40", ("Sở Y tế",)),
        ("2", "doanh nghiệp", "5", ("Sở Tài chính",)),
    ]
