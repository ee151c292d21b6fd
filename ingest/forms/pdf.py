"""PDF with a text layer: lines in reading order, tables as rows, pages joined; scans go to recognition."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from policy_lineage.errors import SourceError
from policy_lineage.ingest.forms.gutter import gutter_of, sides
from policy_lineage.ingest.forms.layout import MARGIN, Page, PrintedLine, reading_order
from policy_lineage.ingest.forms.pdf_bare import Seen, bare_tables
from policy_lineage.ingest.forms.pdf_tables import joined, ruled_tables
from policy_lineage.ingest.forms.tables import table_text
from policy_lineage.ingest.forms.text import readable
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Diagnostic, Place, Severity

WORD_GAP = 1.5  # points: letters nearer than that are one word
PARAGRAPH_GAP = 1.4  # heights of a line from line to line where no distance is usual
WHITE = 0.25  # heights of a line more than usual between two lines: a new paragraph
SCAN_LETTERS = 20  # letters a page; below that on most pages the file is a scan


def read(data: bytes, path: str) -> SourceText:
    """The text of the pages with the place of each line."""
    pages, notes = _pages(data, path)
    if sum(_letters(p) < SCAN_LETTERS for p in pages) * 2 > len(pages):
        from policy_lineage.ingest.forms.ocr import recognised_pages

        pages, notes = recognised_pages(data, path)
    text, places = assemble(joined(reading_order(pages)))
    source = readable(path, text)
    places = places if len(source.text) == len(text) else ()
    return SourceText(path, "", "", source.text, (*source.diagnostics, *notes), places)


def _letters(page: Page) -> int:
    return sum(len(line.text) + sum(len(cell) for row in line.rows for cell in row) for line in page.lines)


def _pages(data: bytes, path: str) -> tuple[list[Page], tuple[Diagnostic, ...]]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            seen = Seen()
            pages: list[Page] = []
            for page in pdf.pages:
                pages.append(_page(page, seen, pages[-1].gutter if pages else None))
            return pages, _unread(seen)
    except SourceError:
        raise
    except Exception as error:  # pdfminer and pdfplumber raise many kinds for damaged files
        locked = isinstance(error.__cause__ or error, PDFPasswordIncorrect) or "assword" in repr(error)
        raise refusal("pdf-locked" if locked else "pdf-damaged", path=path) from error


def _unread(seen: Seen) -> tuple[Diagnostic, ...]:
    """The diagnostic that names the pages with tables that could not be read."""
    if not seen.unread:
        return ()
    pages = ", ".join(str(number) for number in sorted(set(seen.unread)))
    what = (
        f"A table without lines, whose columns nearly touch, could not be parted into columns on page {pages}. "
        "Its rows are left out: a body might stand in the wrong column. Read them on the page."
    )
    return (Diagnostic("table-unread", Severity.HIGH, what, 0, 0),)


def _page(page: Any, seen: Seen, before: float | None) -> Page:
    tables = ruled_tables(page, WORD_GAP)
    boxes = [(t.x0, t.top, t.x1, t.bottom) for t in tables]
    words = page.extract_words(x_tolerance=WORD_GAP, y_tolerance=2, keep_blank_chars=False)
    seen.page = page.page_number
    heights = _heights(w for w in words if not _inside(w, boxes))
    gutter = gutter_of(heights, float(page.width), before)
    beside, across = sides(heights, gutter)
    lines = [line for height in _heights_beside(beside, gutter) for line in _lines(height)]
    lines += _printed(across, float(page.height), seen)
    found = Page(page.page_number, float(page.width), float(page.height), (*lines, *tables), gutter)
    page.close()  # lets go of the letters: long files would fill the memory
    return found


def _heights_beside(words: Sequence[Any], gutter: float | None) -> Iterator[list[Any]]:
    """The words of each height of two columns, which need not stand on the same heights."""
    if gutter is not None:
        yield from _heights(w for w in words if w["x0"] < gutter)
        yield from _heights(w for w in words if w["x0"] >= gutter)


def _printed(lines: Sequence[Sequence[Any]], height: float, seen: Seen) -> Iterator[PrintedLine]:
    """Heights of words as lines, and as tables where they stand in columns without lines between."""
    inner = [line for i, line in enumerate(lines) if not _is_apart(lines, i, height)]
    for line in lines:
        if line not in inner:
            yield from _lines(line)
    done = 0
    for first, last, table in bare_tables(inner, seen):
        for line in inner[done:first]:
            yield from _lines(line)
        yield table
        done = last
    for line in inner[done:]:
        yield from _lines(line)


def _is_apart(lines: Sequence[Sequence[Any]], i: int, height: float) -> bool:
    """Whether the first or last line of a page stands in the margin by itself: a running head, a page number."""
    if i not in (0, len(lines) - 1) or len(lines) < 2:
        return False
    line, beside = lines[i][0], lines[1 if i == 0 else -2][0]
    margin = line["bottom"] < MARGIN * height or line["top"] > (1 - MARGIN) * height
    return bool(margin and abs(line["bottom"] - beside["bottom"]) > 1.6 * (line["bottom"] - line["top"]))


def _heights(words: Iterable[Any]) -> list[list[Any]]:
    """Words that stand on one height."""
    rows: list[list[Any]] = []
    for word in sorted(words, key=lambda w: (round(w["bottom"] / 3), w["x0"])):
        if rows and abs(word["bottom"] - rows[-1][-1]["bottom"]) <= (word["bottom"] - word["top"]) / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _inside(word: Any, boxes: Iterable[tuple[float, float, float, float]]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _lines(height: Iterable[Any]) -> Iterator[PrintedLine]:
    """Words on one height, cut where a gap is too wide for a space (columns, heads side by side)."""
    row: list[Any] = []
    for word in sorted(height, key=lambda w: w["x0"]):
        if row and not -2 < word["x0"] - row[-1]["x1"] < 2 * (word["bottom"] - word["top"]):
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
    ordered = list(lines)
    usual = _usual_distance(ordered)
    out: list[str] = []
    places: list[Place] = []
    length = 0
    before: tuple[int, PrintedLine] | None = None
    for number, line in ordered:
        text = table_text(line.rows) if line.rows else line.text
        gap = "\n" if before and _is_gap(before, number, line, usual) else ""
        out += [gap, text, "\n"]
        start = length + len(gap)
        places.append(Place(start, start + len(text), number, round(line.x0, 1), round(line.top, 1)))
        length = start + len(text) + 1
        before = number, line
    return "".join(out), tuple(places)


def _usual_distance(lines: Sequence[tuple[int, PrintedLine]]) -> float:
    """The distance of two lines that most often occurs: that of the lines of a paragraph."""
    distances = (
        round(2 * (below.bottom - above.bottom)) / 2
        for (page, above), (next_page, below) in pairwise(lines)
        if page == next_page and 0 < below.bottom - above.bottom < 3 * (below.bottom - below.top)
    )
    return next((distance for distance, _ in Counter(distances).most_common(1)), 0.0)


def _is_gap(before: tuple[int, PrintedLine], number: int, line: PrintedLine, usual: float) -> bool:
    page, last = before
    if page != number or last.text.startswith("|"):
        return page == number
    height = min(max(last.bottom - last.top, 1.0), max(line.bottom - line.top, 1.0))
    return line.bottom - last.bottom > (usual or PARAGRAPH_GAP * height) + WHITE * height
