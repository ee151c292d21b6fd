"""Word documents: paragraphs with their printed numbers, tables with merged cells, footnotes at the end."""

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from policy_lineage.errors import SourceError
from policy_lineage.ingest.forms.tables import is_placed, placed_lines, table_text
from policy_lineage.ingest.source import SourceText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVEL_MARK = re.compile(r"%(\d)")
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read(data: bytes, path: str) -> SourceText:
    """The text of the body, one line a paragraph, tables as rows between bars, then the footnotes."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # zipfile, lxml and python-docx each have their own
        raise SourceError(
            f"{path} is not a complete Word document ({error}). Open it in Word and save it again."
        ) from error
    numbers = Numbers(document)
    blocks = [b for b in _blocks(document, numbers) if b]
    return SourceText(path, "", "", "\n".join([*blocks, *_footnotes(document)]) + "\n")


def _blocks(document: Any, numbers: "Numbers") -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        yield _table(block) if isinstance(block, Table) else _paragraph(block, numbers)


def _table(table: Any) -> str:
    rows = list(_rows(table))
    return "\n".join(placed_lines(rows)) if is_placed(rows) else table_text(rows)


def _paragraph(paragraph: Any, numbers: "Numbers") -> str:
    text = _text(paragraph._p)
    return f"{numbers.next(paragraph)} {text}".strip() if text.strip() else ""


def _text(element: Any) -> str:
    """The printed text of a paragraph: insertions in, deletions out, a footnote mark as its number."""
    out = []
    for part in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{W}footnoteReference"):
        tag = part.tag.removeprefix(W)
        out.append(part.text or "" if tag == "t" else _sign(tag, part))
    return "".join(out)


def _sign(tag: str, part: Any) -> str:
    if tag == "footnoteReference":
        return str(part.get(f"{W}id"))
    return {"tab": "\t", "br": "\n", "noBreakHyphen": "-"}[tag]


def _rows(table: Any) -> Iterator[list[str]]:
    """Rows as printed: the text of a merged cell in its first place only."""
    seen: set[Any] = set()  # the elements themselves: their ids are used again once they are let go
    for row in table.rows:
        cells = []
        for cell in row.cells:
            first = cell._tc not in seen
            seen.add(cell._tc)
            cells.append("\n".join(_text(p._p) for p in cell.paragraphs) if first else "")
        yield cells


def _footnotes(document: Any) -> Iterator[str]:
    """The footnotes, each with its number, as lines."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes"):
            yield from _notes(relation.target_part.blob)


def _notes(xml: bytes) -> Iterator[str]:
    from lxml import etree

    for note in etree.fromstring(xml).iter(f"{W}footnote"):
        text = " ".join(_text(p).strip() for p in note.iter(f"{W}p")).strip()
        if text and note.get(f"{W}type") is None:
            yield f"{note.get(f'{W}id')} {text}"


class Numbers:
    """The numbers that Word prints before the paragraphs of its lists."""

    def __init__(self, document: Any) -> None:
        self._levels = _levels(document)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def next(self, paragraph: Any) -> str:
        """The printed number of this paragraph, empty where it has none; call once a paragraph, in order."""
        at = _place(paragraph)
        if at is None or at not in self._levels:
            return ""
        number, level = at
        kind, text, start, family = self._levels[at]
        counts = self._counts[family]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]
        if kind == "bullet":
            return "-"
        return LEVEL_MARK.sub(lambda m: self._printed(number, int(m.group(1)) - 1, counts), text)

    def _printed(self, number: str, level: int, counts: dict[int, int]) -> str:
        kind = self._levels.get((number, level), ("decimal", "", 1, ""))[0]
        return FORMATS.get(kind, str)(counts.get(level, 1))


def _place(paragraph: Any) -> tuple[str, int] | None:
    """List and level of a paragraph, its own or those of its style."""
    properties = paragraph._p.pPr
    found = properties.numPr if properties is not None else None
    style = paragraph.style
    while found is None and style is not None:
        properties = style.element.pPr
        found = properties.numPr if properties is not None else None
        style = style.base_style
    if found is None or found.numId is None:
        return None
    level = found.ilvl.val if found.ilvl is not None else 0
    return str(found.numId.val), level


def _levels(document: Any) -> dict[tuple[str, int], tuple[str, str, int, str]]:
    """For each list and level: number format, printed pattern, first number, and the list family that counts."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):  # a document without lists has no such part
        return {}
    abstract = {a.get(f"{W}abstractNumId"): a for a in root.iter(f"{W}abstractNum")}
    found = {}
    for num in root.iter(f"{W}num"):
        family = num.find(f"{W}abstractNumId").get(f"{W}val")
        for level in abstract[family].iter(f"{W}lvl"):
            row = (
                _value(level, "numFmt", "decimal"),
                _value(level, "lvlText", ""),
                int(_value(level, "start", "1")),
                family,
            )
            found[(num.get(f"{W}numId"), int(level.get(f"{W}ilvl")))] = row
    return found


def _value(level: Any, name: str, default: str) -> str:
    element = level.find(f"{W}{name}")
    return str(element.get(f"{W}val")) if element is not None else default


def _roman(number: int) -> str:
    out = ""
    for value, sign in ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": lambda n: "abcdefghijklmnopqrstuvwxyz"[(n - 1) % 26],
    "upperLetter": lambda n: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(n - 1) % 26],
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
