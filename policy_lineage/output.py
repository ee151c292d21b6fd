"""Answers as a table, JSON or CSV, on the terminal or in a file that is whole or not there."""

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from policy_lineage.errors import OutputError
from policy_lineage.queries.answer import Answer, Row
from policy_lineage.words import both, word, word_or

# A cell that starts so is run as a formula by spreadsheet programs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ADDRESS = re.compile(r"(https?://[^/\s]+)/\S+")
LONGEST_CELL = 160
SHORT_CELL = 12
SENTENCE, ROOM_TO_READ = 60, 16  # a cell longer than the first is read in no column narrower than the second
MARGIN = 3  # between two columns
PLACES = frozenset({"start", "end"})  # numbers of characters: json and csv keep them
NAMES = frozenset({"path", "document", "key"})  # mostly without a blank to break at


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def json_text(value: Any) -> str:
    """The value as JSON with its letters as they are, keys in their order, and a line end."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def rows_json(answer: Answer) -> str:
    """A list of objects, one row an object, keys in column order.

    >>> rows_json(Answer(("code",), ({"code": "68-NQ/TW"},)))
    '[\\n {\\n  "code": "68-NQ/TW"\\n }\\n]\\n'
    """
    return json_text([dict(row) for row in answer.rows])


def rows_csv(answer: Answer) -> str:
    """A header and one line a row; lists are joined with "; ", formulas are defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([csv_cell(row[c]) for c in answer.columns] for row in answer.rows)
    return out.getvalue()


def csv_cell(value: Any) -> str | int | float:
    """The value as a spreadsheet may read it.

    >>> csv_cell("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    >>> csv_cell(["71/NQ-CP", "57-NQ/TW"])
    '71/NQ-CP; 57-NQ/TW'
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = plain(value)
    # a comparator "=" or a dash alone is no formula
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text


def plain(value: Any) -> str:
    """The value as one text: nothing for None, "; " between the values of a list.

    >>> plain(None), plain(True), plain(0.5), plain(250.0)
    ('', 'true', '0.5', '250')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, list | tuple):
        return "; ".join(plain(v) for v in value)
    return str(value)


def rows_table(answer: Answer, lang: str = "en", width: int | None = None, colour: bool = False) -> str:
    """A table no wider than `width` (that of the terminal where None)."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = width or terminal_width()
    shown = {column: _shown(column, answer.rows, lang, width) for column in answer.shown or answer.columns}
    titles = {column: word_or(f"column.{column}", lang, column) for column in shown}
    if not _fits(shown, titles, width):
        shown = {column: cells for column, cells in shown.items() if any(cells) and column not in PLACES}
    if not _fits(shown, titles, width):
        return _records(shown, titles, width)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column, cells in shown.items():
        short = _is_short(titles[column], cells)
        table.add_column(Text(titles[column]), justify=_side(answer.rows, column), overflow="fold", no_wrap=short)
    for row in zip(*shown.values(), strict=True):
        table.add_row(*map(Text, row))
    out = io.StringIO()
    # `Text` keeps square brackets of a quotation from being read as mark-up
    Console(file=out, width=width, force_terminal=colour, highlight=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _is_short(title: str, cells: Sequence[str]) -> bool:
    """Whether the column stays on its line: a state, a year or a number; what is long makes room."""
    return max(map(len, (title, *cells))) <= SHORT_CELL


def _fits(shown: Mapping[str, Sequence[str]], titles: Mapping[str, str], width: int) -> bool:
    """Whether every column has room for its words."""
    least = [_least(titles[column], cells) for column, cells in shown.items()]
    return sum(least) + MARGIN * (len(least) - 1) <= width


def _least(title: str, cells: Sequence[str]) -> int:
    if _is_short(title, cells):
        return max(map(len, (title, *cells)))
    if max(map(len, cells), default=0) > SENTENCE:
        return ROOM_TO_READ
    words = (len(part) for text in (title, *cells) for part in text.split())
    return min(max(words, default=0), SHORT_CELL)


def _records(shown: Mapping[str, Sequence[str]], titles: Mapping[str, str], width: int) -> str:
    """The rows one below another, for a terminal too narrow for their columns.

    >>> print(_records({"a": ["Hà Tĩnh"], "b": ["46-CTr/TU"], "c": [""]}, {"a": "tỉnh", "b": "mã", "c": "qua"}, 40))
    Hà Tĩnh
      mã    46-CTr/TU
    <BLANKLINE>
    """
    first, *others = shown
    label = max((len(titles[column]) for column in others), default=0) + MARGIN
    blocks = []
    for n, head in enumerate(shown[first]):
        lines = [head or "–"]
        for column in others:
            if shown[column][n]:
                lines += _labelled(titles[column].ljust(label), shown[column][n], width)
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _labelled(label: str, text: str, width: int) -> list[str]:
    import textwrap

    indent = " " * (len(label) + 2)
    return textwrap.wrap(text, width, initial_indent=f"  {label}", subsequent_indent=indent, break_on_hyphens=False)


def _shown(column: str, rows: Sequence[Row], lang: str, width: int) -> list[str]:
    cells = (display(column, row[column], lang) for row in rows)
    most = width * 9 // 50
    return [_short_name(column, cell, most) if column in NAMES and " " not in cell else _cut(cell) for cell in cells]


def _short_name(column: str, text: str, most: int) -> str:
    """A file by its own name, a long key by its beginning and end.

    >>> _short_name("path", "/home/lan/programmes/46-CTr-TU.txt", 25)
    '46-CTr-TU.txt'
    >>> _short_name("document", "ha-tinh/nghi-quyet-ve-tinh-hinh-kinh-te@2026", 25)
    'ha-tinh/nghi-qu…h-te@2026'
    """
    name = text.rsplit("/", 1)[-1] if column == "path" else text
    return name if len(name) <= most else f"{name[: most - 10]}…{name[-9:]}"


def display(column: str, value: Any, lang: str) -> str:
    """A cell as people read it: states and roles in their language, dates day first in Vietnamese."""
    if column in WORDED and isinstance(value, str):
        return word_or(f"{column}.{value}", lang, value)
    if lang == "vi" and column in DATES and isinstance(value, str) and len(value) == 10:
        return "/".join(reversed(value.split("-")))
    if column in DOCUMENTS and isinstance(value, str) and value.startswith("text/"):
        return word("document.no-number", lang, key=value)
    if isinstance(value, float):
        return number(value, lang)
    return plain(value)


def number(value: float, lang: str) -> str:
    """The number as it is printed in that language.

    >>> number(15000.5, "vi"), number(15000.0, "en")
    ('15.000,5', '15,000')
    """
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if lang == "vi" else text


WORDED = frozenset(
    {"state", "status", "severity", "role", "what", "origin", "kind", "direction", "change", "comparator"}
)
DOCUMENTS = frozenset({"document", "document_before", "document_after"})  # by code or name, by key without either
DATES = frozenset({"issued_on", "date", "programme_on", "resolution_on"})


def terminal_width() -> int:
    """Columns of the terminal, `COLUMNS` where it is set, 100 where there is neither."""
    return max(40, _terminal_columns())


def _terminal_columns() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns


def _cut(text: str) -> str:
    # a table on a terminal has no room for whole addresses: json and csv keep them
    line = ADDRESS.sub(r"\1/…", " ".join(text.split()))
    if line.startswith("|"):  # a row of a table: "| 3 | Tỷ lệ che phủ rừng | % | 46 |"
        line = " · ".join(cell for cell in map(str.strip, line.split("|")) if cell)
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1].rstrip() + "…"


def _side(rows: Sequence[Row], column: str) -> Any:
    values = [row[column] for row in rows if row[column] is not None]
    return "right" if values and all(isinstance(v, int | float) for v in values) else "left"


def write_file(path: Path, content: str | bytes) -> None:
    """Puts the content at `path`: all of it or, on any failure, what was there before."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with_file(path, lambda part: part.write_bytes(data))


def with_file(path: Path, fill: Callable[[Path], Any]) -> None:
    """Lets `fill` write a file beside `path` and moves it there when it is complete."""
    device = path.exists() and not path.is_file() and not path.is_dir()  # or a pipe: /dev/stdout
    try:
        part = path if device else _part_beside(path)
    except OSError as error:
        raise OutputError(*both("output.cannot-write", path=path, reason=error.strerror or error)) from error
    try:
        fill(part)
        if not device:
            _flush_to_disk(part)
            os.replace(part, path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(*both("output.cannot-write", path=path, reason=error.strerror or error)) from error
    finally:
        if not device:
            part.unlink(missing_ok=True)


def _part_beside(path: Path) -> Path:
    # the ending is kept: some writers choose the form of the file by it
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    umask = os.umask(0)
    os.umask(umask)
    os.chmod(name, 0o666 & ~umask)  # as `open` would have made it
    return Path(name)


def _flush_to_disk(part: Path) -> None:
    with part.open("rb+") as file:
        os.fsync(file.fileno())
