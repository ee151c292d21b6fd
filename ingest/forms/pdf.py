"""PDF with a text layer: lines in reading order, tables as rows, pages joined; scans go to recognition."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from policy_lineage.errors import SourceError
from policy_lineage.ingest.forms.layout import Page, PrintedLine, reading_order
from policy_lineage.ingest.forms.tables import table_text
from policy_lineage.ingest.forms.text import readable
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Diagnostic, Place

WORD_GAP = 1.5  # points: letters nearer than that are one word
PARAGRAPH_GAP = 1.7  # times the usual distance of lines: more is a new paragraph
SCAN_LETTERS = 20  # letters a page; below that on most pages the file is a scan


def read(data: bytes, path: str) -> SourceText:
    """The text of the pages with the place of each line."""
    pages, notes = _pages(data, path)
    if sum(_letters(p) < SCAN_LETTERS for p in pages) * 2 > len(pages):
        from policy_lineage.ingest.forms.ocr import recognised_pages

        pages, notes = recognised_pages(data, path)
    text, places = assemble(reading_order(pages))
    source = readable(path, text)
    places = places if len(source.text) == len(text) else ()
    return SourceText(path, "", "", source.text, (*source.diagnostics, *notes), places)


def _letters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _pages(data: bytes, path: str) -> tuple[list[Page], tuple[Diagnostic, ...]]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [_page(p) for p in pdf.pages], ()
    except SourceError:
        raise
    except Exception as error:  # pdfminer and pdfplumber raise many kinds for damaged files
        locked = isinstance(error.__cause__ or error, PDFPasswordIncorrect) or "assword" in repr(error)
        raise refusal("pdf-locked" if locked else "pdf-damaged", path=path) from error


def _page(page: Any) -> Page:
    # one row is a table too: the last one of a table that goes on over a page
    tables = [t for t in page.find_tables() if max(len(r.cells) for r in t.rows) > 1 and len(t.cells) > 2]
    boxes = [t.bbox for t in tables]
    words = page.extract_words(x_tolerance=WORD_GAP, y_tolerance=2, keep_blank_chars=False)
    lines = [*_lines(w for w in words if not _inside(w, boxes)), *map(_table, tables)]
    found = Page(page.page_number, float(page.width), float(page.height), tuple(lines))
    page.close()  # lets go of the letters: long files would fill the memory
    return found


def _table(table: Any) -> PrintedLine:
    rows = [[cell or "" for cell in row] for row in table.extract(x_tolerance=WORD_GAP)]
    x0, top, x1, bottom = table.bbox
    return PrintedLine(table_text(rows), x0, top, x1, bottom)


def _inside(word: Any, boxes: Iterable[tuple[float, float, float, float]]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _lines(words: Iterable[Any]) -> Iterator[PrintedLine]:
    """Words on one height, cut where a gap is too wide for a space (columns, heads side by side)."""
    row: list[Any] = []
    for word in sorted(words, key=lambda w: (round(w["bottom"] / 3), w["x0"])):
        height = word["bottom"] - word["top"]
        if row and (
            abs(word["bottom"] - row[-1]["bottom"]) > height / 2 or not -2 < word["x0"] - row[-1]["x1"] < 2 * height
        ):
            yield _line(row)
            row = []
        row.append(word)
    if row:
        yield _line(row)


def _line(row: list[Any]) -> PrintedLine:
    return PrintedLine(
        " ".join(w["text"] for w in row),
        row[0]["x0"],
        min(w["top"] for w in row),
        row[-1]["x1"],
        max(w["bottom"] for w in row),
    )


def assemble(lines: Iterable[tuple[int, PrintedLine]]) -> tuple[str, tuple[Place, ...]]:
    """One text of all lines, a blank line where the page shows a gap, and the place of each line."""
    out: list[str] = []
    places: list[Place] = []
    length = 0
    before: tuple[int, PrintedLine] | None = None
    for number, line in lines:
        gap = "\n" if before and _is_gap(before, number, line) else ""
        out += [gap, line.text, "\n"]
        start = length + len(gap)
        places.append(Place(start, start + len(line.text), number, round(line.x0, 1), round(line.top, 1)))
        length = start + len(line.text) + 1
        before = number, line
    return "".join(out), tuple(places)


def _is_gap(before: tuple[int, PrintedLine], number: int, line: PrintedLine) -> bool:
    page, last = before
    height = max(last.bottom - last.top, 1.0) if not last.text.startswith("|") else 12.0
    return page == number and line.top - last.bottom > PARAGRAPH_GAP * height - height
