"""Blocks that stand side by side (head, addressees, signature), and pages that are built of tables and boxes."""

import io
import unicodedata
from pathlib import Path

import pytest

from policy_lineage.ingest.forms import docx as word
from policy_lineage.ingest.forms import html as web
from policy_lineage.ingest.forms.layout import Page, PrintedLine, reading_order
from policy_lineage.ingest.pipeline import extract
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Header
from tests.forms.makers import blocks, page_html
from tests.shared import SAMPLES

SAMPLE = (SAMPLES / "dien-bien-04-NQ-TU.txt").read_text(encoding="utf-8")
LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI", "-------", "Số: 958/KH-UBND")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "-------",
    "Lào Cai, ngày 19 tháng 8 năm 2031",
)
BODY = (
    "KẾ HOẠCH",
    "Thực hiện Nghị quyết số 168-NQ/TW ngày 04/5/2031 của Bộ Chính trị về phát triển kinh tế tư nhân",
    "Thực hiện Nghị quyết số 168-NQ/TW ngày 04/5/2031 của Bộ Chính trị về phát triển kinh tế tư nhân, Ủy ban nhân dân "
    "tỉnh ban hành Kế hoạch với các nội dung sau:",
    "1. Sở Tài chính theo dõi việc thực hiện Kế hoạch này.",
)
END = (
    ("Nơi nhận:", "- Các sở, ban, ngành;", "- Lưu: VT."),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Bình"),
)
EXPECTED = Header(
    kind="Kế hoạch",
    code="958/KH-UBND",
    province="Lào Cai",
    issuer="Ủy ban nhân dân tỉnh Lào Cai",
    issued_on="2031-08-19",
    title=BODY[1],
    signed_by="Nguyễn Văn Bình",
)


def header(source: SourceText) -> Header:
    return extract(source).header


def test_the_head_and_the_signature_of_a_word_file_are_read_column_after_column() -> None:
    import docx

    document = docx.Document()
    for columns, after in (((LEFT, RIGHT), BODY), (END, ())):
        table = document.add_table(1, 2)
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            cell.text = "\n".join(lines)
        for line in after:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    assert header(word.read(out.getvalue(), "a.docx")) == EXPECTED


def side_by_side(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    cells = ("".join(f"<p>{line}</p>" for line in lines) for lines in (left, right))
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"


def test_the_head_and_the_signature_of_a_web_page_are_read_column_after_column() -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    page = f"<html><body><main>{side_by_side(LEFT, RIGHT)}{body}{side_by_side(*END)}</main></body></html>"
    assert header(web.read(page.encode(), "a.html")) == EXPECTED


def test_the_head_and_the_signature_of_a_printed_page_are_read_column_after_column() -> None:
    lines = [*_printed(LEFT, 60, 40), *_printed(RIGHT, 330, 40), *_printed(BODY, 60, 140)]
    lines += [*_printed(END[0], 60, 400), *_printed(END[1], 350, 400)]
    ordered = [line.text for _, line in reading_order([Page(1, 595, 842, tuple(lines))])]
    assert ordered == [*LEFT, *RIGHT, *BODY, *END[0], *END[1]]


def _printed(lines: tuple[str, ...], x: float, top: float) -> list[PrintedLine]:
    wide = {line: min(len(line) * 6.0, 480) for line in lines}
    return [PrintedLine(t, x, top + 20 * i, x + wide[t], top + 20 * i + 12) for i, t in enumerate(lines)]


def portal(text: str) -> str:
    """A page as provincial portals build them: boxes in the cell of a table, menus in other cells."""
    body = "".join(f'<DIV class="c1"><SPAN>{b.replace("; ", ";&nbsp;")}</SPAN></DIV>' for b in blocks(text))
    menu = "".join(f'<TR><TD><A HREF="#">Mục {i}</A></TD></TR>' for i in range(9))
    return (
        '<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD><BODY><TABLE>'
        f"<TR><TD><TABLE>{menu}</TABLE></TD><TD><DIV>{body}</DIV></TD></TR></TABLE></BODY></HTML>"
    )


def codes_and_tasks(source: SourceText) -> tuple[list[str | None], int]:
    found = extract(source)
    return [c.code for c in found.citations], len(found.tasks)


PLAIN = "\n".join(line for line in SAMPLE.splitlines() if not line.startswith("|"))


def test_a_text_in_the_cell_of_a_page_of_tables_keeps_its_paragraphs() -> None:
    source = web.read(portal(PLAIN).encode(), "a.html")
    assert codes_and_tasks(source) == codes_and_tasks(SourceText.of_text(PLAIN))


def in_windows_1258(text: str) -> bytes:
    """Roofs as letters, tones as signs of their own: so that code page has them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in text:
        whole = unicodedata.normalize("NFD", letter)
        parts.append(unicodedata.normalize("NFC", "".join(c for c in whole if c not in tones)))
        parts += [c for c in whole if c in tones]
    return "".join(parts).encode("cp1258", "xmlcharrefreplace")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "windows-1258"])
def test_a_page_is_read_in_its_encoding(encoding: str, tmp_path: Path) -> None:
    page = page_html(PLAIN).replace('charset="utf-8"', f'charset="{encoding}"')
    data = in_windows_1258(page) if encoding == "windows-1258" else page.encode(encoding)
    source = web.read(data, "a.html")
    assert codes_and_tasks(source) == codes_and_tasks(SourceText.of_text(PLAIN))
