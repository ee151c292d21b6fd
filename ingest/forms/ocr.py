"""Scanned PDF: pages are drawn by PDFium and recognised by Tesseract with its Vietnamese data."""

import os
import shutil
from collections import defaultdict
from typing import Any

from policy_lineage.ingest.forms.layout import Page, PrintedLine
from policy_lineage.ingest.forms.ocr_cells import Recogniser, ruled_cells
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.values import Diagnostic, Severity

DPI = 300
PAPER = 0.8  # of the brightness that most of the page has; what is brighter is paper
SPECK = 0.22  # part of five pixels by five; a stroke of a letter has more, a speck less
POOR = 0.1  # part of the words of a page; with more unsure ones the page is named
LOW_CONFIDENCE = 70  # of 100; Tesseract's own figure for a word


def recognised_pages(data: bytes, path: str) -> tuple[list[Page], tuple[Diagnostic, ...]]:
    """The pages as recognised, with a diagnostic that says how sure the recognition is."""
    tesseract = _tesseract(path)
    import pypdfium2

    # one thread: several that wait for each other make a page slower
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    recogniser = Recogniser(tesseract, LOW_CONFIDENCE)
    pages: list[Page] = []
    poor: list[int] = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        sure, unsure = recogniser.sure, recogniser.unsure
        pages.append(_page(number, page, recogniser))
        if _share(recogniser.sure - sure, recogniser.unsure - unsure) > POOR:
            poor.append(number)
    return pages, (_note(recogniser.sure, recogniser.unsure, poor),)


def _page(number: int, page: Any, recogniser: Recogniser) -> Page:
    """One page: its ruled tables cell by cell, the rest as lines."""
    scale = 72 / DPI
    drawn = page.render(scale=1 / scale).to_pil().convert("L")
    picture, tables = ruled_cells(_clean(drawn), scale, recogniser)
    words, kept = recogniser.words(picture)
    return Page(number, picture.width * scale, picture.height * scale, (*_lines(words, kept), *tables))


def _clean(picture: Any) -> Any:
    """The picture with white wherever there is no more than a speck of ink; letters keep their shape."""
    from PIL import ImageFilter

    light = picture.histogram()[128:]
    paper = 128 + light.index(max(light))
    ink = picture.point(lambda v: 255 if v < PAPER * paper else 0)
    bare = ink.filter(ImageFilter.BoxBlur(2)).point(lambda v: 255 if v < SPECK * 255 else 0)
    cleaned = picture.copy()
    cleaned.paste(255, mask=bare)
    return cleaned


def _tesseract(path: str) -> Any:
    try:
        import pytesseract
    except ImportError:
        raise refusal("scan", path=path) from None
    if shutil.which("tesseract") is None or "vie" not in pytesseract.get_languages():
        raise refusal("scan", path=path)
    return pytesseract


def _lines(words: dict[str, list[Any]], kept: list[int]) -> tuple[PrintedLine, ...]:
    rows: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for i in kept:
        rows[tuple(words[k][i] for k in ("block_num", "par_num", "line_num"))].append(i)
    return tuple(_line(words, row) for row in rows.values())


def _line(words: dict[str, list[Any]], row: list[int]) -> PrintedLine:
    left = min(words["left"][i] for i in row)
    top = min(words["top"][i] for i in row)
    right = max(words["left"][i] + words["width"][i] for i in row)
    bottom = max(words["top"][i] + words["height"][i] for i in row)
    points = [v * 72 / DPI for v in (left, top, right, bottom)]
    return PrintedLine(" ".join(words["text"][i] for i in row), *points)


def _share(sure: int, unsure: int) -> float:
    return unsure / (sure + unsure) if sure + unsure else 0.0


def _note(sure: int, unsure: int, poor: list[int]) -> Diagnostic:
    severity = Severity.HIGH if poor or _share(sure, unsure) > POOR else Severity.MEDIUM
    where = f" More than one in ten on page {', '.join(map(str, poor))}." if poor else ""
    what = (
        f"The pages were recognised from pictures; {unsure} of {sure + unsure} words were read with a confidence "
        f"below {LOW_CONFIDENCE} of 100.{where} Compare every quotation with the page."
    )
    return Diagnostic("recognition", severity, what, 0, 0)
