"""The cells of ruled tables of a scanned page, recognised column by column."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from policy_lineage.ingest.forms.layout import PrintedLine
from policy_lineage.ingest.forms.ocr_rules import DARK, Box, edges, tables, upright
from policy_lineage.ingest.forms.pdf_tables import cell_text, cut_ends

BORDER = 5  # pixels of a cell beside its lines that are not looked at
SMALLEST = 12  # pixels: less holds no letters
LEAST_INK = 30  # dark pixels of a cell with something written in it; a full stop has more
WHITE = 40  # pixels round a column
ONE_LINE = "--psm 7"
FIGURE = re.compile(r"[\d][\d.,/-]*%?")
ONE_BLOCK = "--psm 6"  # Tesseract takes the picture as one column of text


@dataclass(slots=True)
class Recogniser:
    """Tesseract, and how sure it was of the words so far."""

    tesseract: Any
    low: int  # a confidence below that is unsure
    sure: int = 0
    unsure: int = 0

    def words(self, picture: Any, config: str = "") -> tuple[dict[str, list[Any]], list[int]]:
        """What stands in the picture, and which entries of it are words."""
        found = self.tesseract.image_to_data(picture, lang="vie", config=config, output_type=self.tesseract.Output.DICT)
        kept = [i for i, text in enumerate(found["text"]) if text.strip() and float(found["conf"][i]) >= 0]
        low = sum(float(found["conf"][i]) < self.low for i in kept)
        self.sure, self.unsure = self.sure + len(kept) - low, self.unsure + low
        return found, kept


@dataclass(slots=True)
class _Cell:
    box: tuple[int, int, int, int]  # of the picture
    lines: defaultdict[tuple[int, ...], list[str]] = field(default_factory=lambda: defaultdict(list))


def ruled_cells(picture: Any, scale: float, recogniser: Recogniser) -> tuple[Any, list[PrintedLine]]:
    """The tables of a page, `scale` points a pixel, and the upright page with white in their places."""
    picture, level, standing = upright(picture)
    if not level or not standing:
        return picture, []
    found = edges(level, standing, scale)
    read = [_table(picture, rows, scale, recogniser) for rows in tables(found, cut_ends(found))]
    for table in read:
        picture.paste("white", tuple(round(v / scale) for v in (table.x0, table.top, table.x1, table.bottom)))
    return picture, read


def _table(picture: Any, rows: Sequence[Sequence[Box | None]], scale: float, recogniser: Recogniser) -> PrintedLine:
    cells = {box: _Cell(_inner(box, scale)) for row in rows for box in row if box}
    columns: defaultdict[tuple[int, int], list[_Cell]] = defaultdict(list)
    for cell in cells.values():
        columns[cell.box[0], cell.box[2]].append(cell)
    for column in columns.values():
        _recognise(picture, column, recogniser)
    texts = (tuple(_text(cells[box]) if box else "" for box in row) for row in rows)
    x0, top = (min(box[i] for box in cells) for i in (0, 1))
    x1, bottom = (max(box[i] for box in cells) for i in (2, 3))
    return PrintedLine("|", x0, top, x1, bottom, tuple(row for row in texts if any(row)))


def _inner(box: Box, scale: float) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = (round(v / scale) for v in box)
    return x0 + BORDER, top + BORDER, x1 - BORDER, bottom - BORDER


def _recognise(picture: Any, column: Iterable[_Cell], recogniser: Recogniser) -> None:
    """The words of the cells that stand in one column, each cell with those between its lines."""
    cells = [c for c in column if _has_ink(picture, c.box)]
    if not cells:
        return
    left, top = cells[0].box[0], min(c.box[1] for c in cells)
    size = cells[0].box[2] - left + 2 * WHITE, max(c.box[3] for c in cells) - top + 2 * WHITE
    strip = picture.copy().resize(size)
    strip.paste("white", (0, 0, *size))
    for cell in cells:
        strip.paste(picture.crop(cell.box), (WHITE, cell.box[1] - top + WHITE))
    words, kept = recogniser.words(strip, ONE_BLOCK)
    for i in kept:
        middle = words["top"][i] + words["height"][i] / 2 + top - WHITE
        for cell in _holding(cells, middle):
            cell.lines[tuple(words[k][i] for k in ("block_num", "par_num", "line_num"))].append(words["text"][i])
    for cell in _doubtful(cells):
        _read_again(picture, cell, recogniser)


def _doubtful(cells: Sequence[_Cell]) -> list[_Cell]:
    """Cells of a column of figures with one or two signs that are none: "s" for 3, "c" for 5."""
    texts = [(cell, _text(cell)) for cell in cells]
    written = [text for _, text in texts if text]
    if sum(FIGURE.fullmatch(text) is not None for text in written) * 2 < len(written):
        return []
    return [cell for cell, text in texts if 0 < len(text) <= 2 and not any(c.isdigit() for c in text)]


def _read_again(picture: Any, cell: _Cell, recogniser: Recogniser) -> None:
    """Takes the figure that a cell shows by itself; without one the cell stays as it was read."""
    alone = picture.crop(cell.box)
    framed = picture.resize((alone.width + 2 * WHITE, alone.height + 2 * WHITE))
    framed.paste("white", (0, 0, framed.width, framed.height))
    framed.paste(alone, (WHITE, WHITE))
    words, kept = recogniser.words(framed, ONE_LINE)
    read = " ".join(words["text"][i] for i in kept)
    if FIGURE.fullmatch(read):
        cell.lines.clear()
        cell.lines[(0,)] = [read]


def _has_ink(picture: Any, box: tuple[int, int, int, int]) -> bool:
    """Whether anything is written in a cell; in an empty one Tesseract makes words of the grain of the paper."""
    if box[2] - box[0] <= SMALLEST or box[3] - box[1] <= SMALLEST:
        return False
    return bool(sum(picture.crop(box).histogram()[:DARK]) >= LEAST_INK)


def _holding(cells: Sequence[_Cell], height: float) -> Iterator[_Cell]:
    return (cell for cell in cells if cell.box[1] <= height <= cell.box[3])


def _text(cell: _Cell) -> str:
    return cell_text(" ".join(words) for words in cell.lines.values())
