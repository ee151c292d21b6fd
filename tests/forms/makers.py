"""Files in the forms that documents come in, made by the programs that people use."""

import html
import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.shared import CHROMIUM, CHROMIUM_FLAGS

FURNITURE = """<header><nav><ul><li><a href="#">Trang chủ</a></li><li><a href="#">Tin tức</a></li></ul></nav></header>
<aside><h3>Đọc nhiều</h3><ul><li><a href="#">Quyết định số 999/QĐ-XYZ ở cột bên</a></li></ul></aside>"""
FOOTER = "<footer><p>Giấy phép số 888/GP-XYZ. Mọi quyền được bảo lưu.</p></footer>"


def blocks(text: str) -> list[str]:
    """The lines of a text that holds one paragraph a line, blank ones left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def page_html(text: str, style: str = "", furniture: bool = True) -> str:
    """A web page with the text as its main part; rows between bars become a table."""
    parts, rows = [], []
    for block in [*blocks(text), ""]:
        if block.startswith("|"):
            rows.append([c.strip() for c in block.strip("|").split("|")])
            continue
        if rows:
            parts.append(table_html(rows))
            rows = []
        parts.append(f"<p>{html.escape(block)}</p>" if block else "")
    head = f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><style>{style}</style></head><body>'
    around = (FURNITURE, FOOTER) if furniture else ("", "")
    return f"{head}{around[0]}<main>{''.join(parts)}</main>{around[1]}</body></html>"


def table_html(rows: Sequence[Sequence[str]]) -> str:
    """A table with its cells as given, rows of bars and dashes left out."""
    kept = [r for r in rows if not all(set(c) <= {"-", ":"} for c in r) or not any(r)]
    body = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in r) + "</tr>" for r in kept)
    return f"<table>{body}</table>"


def print_pdf(page: str, folder: Path, name: str = "page") -> Path:
    """The page printed to PDF by Chromium."""
    source, target = folder / f"{name}.html", folder / f"{name}.pdf"
    source.write_text(page, encoding="utf-8")
    assert CHROMIUM is not None
    command = [CHROMIUM, *CHROMIUM_FLAGS, f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer"]
    subprocess.run(
        [*command, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True, timeout=120
    )
    return target


def scan_pdf(pdf: Path, target: Path, pages: int = 1) -> Path:
    """The first pages of a PDF as pictures in another PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf.read_bytes())
    pictures = [document[i].render(scale=200 / 72).to_pil().convert("L") for i in range(min(pages, len(document)))]
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=200)
    return target


def word_docx(text: str) -> bytes:
    """A Word document with one paragraph a block and real tables."""
    import docx

    document = docx.Document()
    rows: list[list[str]] = []
    for block in [*blocks(text), ""]:
        if block.startswith("|"):
            rows.append([c.strip() for c in block.strip("|").split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        if block:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: object, rows: list[list[str]]) -> None:
    kept = [r for r in rows if not all(set(c) <= {"-", ":"} for c in r) or not any(r)]
    table = document.add_table(len(kept), max(map(len, kept)), style="Table Grid")  # type: ignore[attr-defined]
    for y, row in enumerate(kept):
        for x, cell in enumerate(row):
            table.cell(y, x).text = cell
