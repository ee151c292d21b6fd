"""Scanned PDF: pages are drawn by PDFium and recognised by Tesseract with its Vietnamese data."""

import shutil
from collections import defaultdict
from typing import Any

from policy_lineage.ingest.forms.layout import Page, PrintedLine
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.values import Diagnostic, Severity

DPI = 300
LOW_CONFIDENCE = 70  # of 100; Tesseract's own figure for a word


def recognised_pages(data: bytes, path: str) -> tuple[list[Page], tuple[Diagnostic, ...]]:
    """The pages as recognised, with a diagnostic that says how sure the recognition is."""
    tesseract = _tesseract(path)
    import pypdfium2

    pages, sure, unsure = [], 0, 0
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        picture = page.render(scale=DPI / 72).to_pil()
        words = tesseract.image_to_data(picture, lang="vie", output_type=tesseract.Output.DICT)
        kept = [i for i, text in enumerate(words["text"]) if text.strip() and float(words["conf"][i]) >= 0]
        low = sum(float(words["conf"][i]) < LOW_CONFIDENCE for i in kept)
        sure, unsure = sure + len(kept) - low, unsure + low
        pages.append(Page(number, picture.width * 72 / DPI, picture.height * 72 / DPI, _lines(words, kept)))
    return pages, (_note(sure, unsure),)


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


def _note(sure: int, unsure: int) -> Diagnostic:
    part = unsure / (sure + unsure) if sure + unsure else 0.0
    severity = Severity.HIGH if part > 0.1 else Severity.MEDIUM
    what = (
        f"The pages were recognised from pictures; {unsure} of {sure + unsure} words were read with a confidence "
        f"below {LOW_CONFIDENCE} of 100. Compare every quotation with the page."
    )
    return Diagnostic("recognition", severity, what, 0, 0)
