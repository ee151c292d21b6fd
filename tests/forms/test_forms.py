"""The same document as web page, Word file, PDF and scan says the same."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from policy_lineage.errors import SourceError
from policy_lineage.ingest.forms import html as web
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText, read_source
from tests.forms.makers import page_html, print_pdf, scan_pdf, word_docx
from tests.shared import SAMPLES, SHARED, needs_chromium, needs_shared

SAMPLE = (SAMPLES / "dien-bien-04-NQ-TU.txt").read_text(encoding="utf-8")


def codes(source: SourceText) -> list[str]:
    return [c.code for c in extract(source).citations if c.code]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def saved(path: Path, content: bytes) -> SourceText:
    path.write_bytes(content)
    return read_source(path)


def test_a_web_page_loses_its_furniture_and_nothing_else(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.html", page_html(SAMPLE).encode())
    assert "Trang chủ" not in source.text
    assert "999/QĐ-XYZ" not in source.text
    assert "888/GP-XYZ" not in source.text
    assert words(source.text) == words(re.sub(r"\|[-|]+\|\n", "", SAMPLE))


def test_a_web_page_keeps_the_columns_of_a_table_with_merged_cells() -> None:
    table = "<table><tr><td>1</td><td>A</td><td rowspan=2>Sở X</td></tr><tr><td>2</td><td>B</td></tr></table>"
    page = f"<html><body><main><p>{'Lời dẫn dài của bảng. ' * 20}</p>{table}</main></body></html>"
    text = web.read(page.encode(), "a.html").text
    assert [r.count("|") for r in text.splitlines() if r.startswith("|")] == [4, 4]
    assert "| 1 | A | Sở X |" in text


def test_a_page_in_a_declared_other_encoding_is_read() -> None:
    page = (
        '<html><head><meta charset="utf-16"></head><body><p>' + "Nghị quyết số 12-NQ/TU. " * 30 + "</p></body></html>"
    )
    assert "Nghị quyết số 12-NQ/TU" in web.read(page.encode(), "a.html").text


def test_a_word_file_says_the_same_as_its_text(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.docx", word_docx(SAMPLE))
    assert words(source.text) == words(re.sub(r"\|[-|]+\|\n", "", SAMPLE))
    assert codes(source) == codes(SourceText.of_text(SAMPLE))


def test_numbers_that_word_prints_before_paragraphs_are_read(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for text, style in [("Đầu", "List Number"), ("Hai", "List Number"), ("Điểm", "List Bullet"), ("Ba", "List Number")]:
        document.add_paragraph(text, style=style)
    document.save(tmp_path / "a.docx")
    assert read_source(tmp_path / "a.docx").text.splitlines() == ["1. Đầu", "2. Hai", "- Điểm", "3. Ba"]


def test_a_cell_merged_over_rows_is_printed_once(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "A", "B"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Sở X"
    document.save(tmp_path / "a.docx")
    assert read_source(tmp_path / "a.docx").text.splitlines() == ["| A | Sở X |", "| B |  |"]


def test_footnotes_of_word_stand_at_the_end(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Câu có chú thích")
    document.save(tmp_path / "a.docx")
    _add_footnote(tmp_path / "a.docx")
    assert read_source(tmp_path / "a.docx").text.splitlines() == ["Câu có chú thích2", "2 Lời chú thích"]


def _add_footnote(path: Path) -> None:
    """Puts a footnote in, as Word stores it: python-docx cannot."""
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{name}"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Lời chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()
    mark = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:p>", mark, 1)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", link)
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


# rows are not cut by a page break: docs/forms.md says that such a row comes out as plain lines
PLAIN = (
    "p { margin: 6pt 0 } tr { break-inside: avoid } body { font-size: 12pt } "
    "table, td { border: 1px solid; border-collapse: collapse }"
)


@needs_chromium
@pytest.mark.browser
def test_a_pdf_says_the_same_as_its_text(tmp_path: Path) -> None:
    source = read_source(print_pdf(page_html(SAMPLE, PLAIN, furniture=False), tmp_path))
    assert codes(source) == codes(SourceText.of_text(SAMPLE))
    assert "| 1 | Tốc độ tăng trưởng kinh tế | % | 10,5 |" in source.text
    place = next(p for p in source.places if "04-NQ/TU" in source.text[p.start : p.end])
    assert place.page == 1
    assert 0 < place.y < 300


@needs_chromium
@pytest.mark.browser
def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    style = (
        PLAIN
        + "@page { margin: 3cm; @top-center { content: 'CÔNG BÁO TỈNH' } @bottom-center { content: counter(page) } }"
    )
    text = "\n".join(
        f"{i}. Nghị quyết số {i}-NQ/TU về việc thứ {i} của tỉnh, dài hơn một dòng in." for i in range(1, 160)
    )
    source = read_source(print_pdf(page_html(text, style, furniture=False), tmp_path))
    assert max(p.page for p in source.places) >= 3
    assert "CÔNG BÁO" not in source.text
    assert codes(source) == [f"{i}-NQ/TU" for i in range(1, 160)]


@needs_chromium
@pytest.mark.browser
def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    style = PLAIN + "main { columns: 2; column-gap: 2cm }"
    text = "\n".join(f"Đoạn {i}: " + "chữ của đoạn văn này " * 12 for i in range(1, 19))
    source = read_source(print_pdf(page_html(text, style, furniture=False), tmp_path))
    assert re.findall(r"Đoạn (\d+):", source.text) == [str(i) for i in range(1, 19)]


@needs_chromium
@pytest.mark.browser
def test_a_scan_is_recognised_or_says_what_to_install(tmp_path: Path) -> None:
    text = "KẾ HOẠCH\nThực hiện Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị về kinh tế tư nhân"
    scan = scan_pdf(print_pdf(page_html(text, PLAIN, furniture=False), tmp_path), tmp_path / "scan.pdf")
    if shutil.which("tesseract") is None:
        with pytest.raises(SourceError, match="tesseract-ocr-vie"):
            read_source(scan)
        return
    source = read_source(scan)
    assert codes(source) == ["68-NQ/TW"]
    assert any(d.rule == "recognition" for d in source.diagnostics)


def test_a_scan_without_tesseract_names_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    from PIL import Image

    Image.new("L", (600, 800), 255).save(tmp_path / "scan.pdf")
    with pytest.raises(SourceError, match="tesseract-ocr-vie"):
        read_source(tmp_path / "scan.pdf")


@needs_shared
@needs_chromium
@pytest.mark.browser
@pytest.mark.parametrize("document", ["002", "004"])
@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_same_codes_come_out_of_every_form(tmp_path: Path, document: str, form: str) -> None:
    text = next((SHARED / "documents").glob(f"{document}_*")).read_text(encoding="utf-8")
    expected = codes(SourceText.of_text(text))
    assert len(expected) > 2
    path = tmp_path / f"a.{form}"
    if form == "pdf":
        path = print_pdf(page_html(text, PLAIN, furniture=False), tmp_path)
    else:
        path.write_bytes(page_html(text).encode() if form == "html" else word_docx(text))
    source = read_source(path)
    assert codes(source) == expected
    found = extract(source)
    assert all(source.text[c.span.start : c.span.end] == c.span.text for c in found.citations)
