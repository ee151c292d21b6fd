"""Web pages: the main text without menus, adverts and comments; tables stay tables."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from policy_lineage.errors import SourceError
from policy_lineage.ingest.forms.tables import is_placed, table_text
from policy_lineage.ingest.forms.text import MARKED, readable
from policy_lineage.ingest.source import SourceText

CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
LAYOUT_BLOCKS, LAYOUT_LETTERS = 6, 1500  # blocks and letters of a cell that holds a text
BLOCKS = {"p", "head", "item", "quote", "code"}


def read(data: bytes, path: str) -> SourceText:
    """The main text of a page, one line a paragraph, blank lines between."""
    import trafilatura

    page = _tree(data, path)
    _unwrap_layout(page)
    _unwrap_placed(page)
    _spread_cells(page)
    letters = _letters(page)
    # recall before precision: a lost paragraph is worse than a line of furniture
    body = trafilatura.bare_extraction(
        page,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        with_metadata=False,
    )
    main = getattr(body, "body", None)
    blocks = list(_blocks(main)) if main is not None else []
    text = "\n\n".join(blocks if sum(map(len, blocks)) * 4 > letters else _plain(page))
    return replace(readable(path, text + "\n"), media_type="text/html")


def _tree(data: bytes, path: str) -> Any:
    from lxml import html

    text = _decoded(data).replace("\x00", "")
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except Exception as error:  # lxml raises several kinds for a page without elements
        raise SourceError(
            f"{path} is not a web page that can be read ({error}). Save it again from the browser."
        ) from error


def _decoded(data: bytes) -> str:
    """The page by its byte order mark, else by the encoding that it declares, else as UTF-8."""
    for mark, encoding in (*MARKED, (codecs.BOM_UTF8, "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[1:2] == b"\x00" or data[:1] == b"\x00":  # UTF-16 without its mark: "<" is one of two bytes
        return data.decode("utf-16-le" if data[:1] == b"<" else "utf-16-be", "replace")
    declared = CHARSET.search(data[:4096])
    for encoding in (declared.group(1).decode() if declared else "utf-8", "utf-8"):
        try:
            return unicodedata.normalize("NFC", data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("utf-8", "replace")


def _unwrap_layout(page: Any) -> None:
    """Takes tables apart that only place things on the page, so that their cells are blocks of text."""
    for table in [t for t in page.iter("table") if _is_layout(t)]:
        for part in table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            owner = next(part.iterancestors("table"), None) if part is not table else table
            if owner is table:
                part.tag = "div"


def _unwrap_placed(page: Any) -> None:
    """Turns tables that place the head or the end of a document side by side into blocks, column after column."""
    for table in list(page.iter("table")):
        rows = [[c for c in row if c.tag in ("td", "th")] for row in table.iter("tr")]
        if not is_placed([[c.text_content() for c in row] for row in rows]):
            continue
        block = page.makeelement("div")
        block.tail = table.tail
        table.getparent().replace(table, block)
        for column in range(max(map(len, rows))):
            for cell in (row[column] for row in rows if column < len(row)):
                cell.tag, cell.tail = "div", None
                block.append(cell)


def _is_layout(table: Any) -> bool:
    """Whether a cell of the table holds a table, or so many blocks that it is no cell."""
    for cell in table.iter("td", "th"):
        if next(cell.iterancestors("table")) is not table:
            continue
        if next(cell.iterdescendants("table"), None) is not None:
            return True
        blocks = sum(1 for _ in cell.iterdescendants("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "br"))
        if blocks >= LAYOUT_BLOCKS and len(cell.text_content()) >= LAYOUT_LETTERS:
            return True
    return False


def _spread_cells(page: Any) -> None:
    """Adds the empty cells that stand for rows and columns that a cell spans, so that columns keep their place."""
    for table in page.iter("table"):
        pending: dict[int, int] = {}  # column -> rows still covered from above
        for row in table.iter("tr"):
            column = 0
            for cell in [c for c in row if c.tag in ("td", "th")]:
                column = _skip_covered(row, cell, column, pending)
                # taken off the cell: the extraction would otherwise pad the rows a second time
                wide, tall = (_number(cell.attrib.pop(name, None)) for name in ("colspan", "rowspan"))
                for _ in range(1, wide):
                    cell.addnext(row.makeelement("td"))
                pending |= {column + i: tall - 1 for i in range(wide) if tall > 1}
                column += wide
            _skip_covered(row, None, column, pending)


def _skip_covered(row: Any, cell: Any, column: int, pending: dict[int, int]) -> int:
    while pending.get(column, 0) > 0:
        pending[column] -= 1
        filler = row.makeelement("td")
        if cell is None:
            row.append(filler)
        else:
            cell.addprevious(filler)
        column += 1
    return column


def _number(text: str | None) -> int:
    return min(int(text), 1000) if text and text.isdigit() and int(text) else 1


def _blocks(main: Any) -> Iterator[str]:
    """The blocks of the main text in order; a table is one block."""
    for element in main:
        if element.tag == "table":
            yield table_text([["".join(c.itertext()) for c in row.iter("cell")] for row in element.iter("row")])
        elif element.tag == "list":
            yield from ("- " + t for t in map(_line, element.iter("item")) if t)
        elif element.tag in BLOCKS:
            yield from _lines(element)
        elif len(element):
            yield from _blocks(element)


def _line(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _lines(element: Any) -> Iterator[str]:
    """The text of a block, cut at its line breaks."""
    out = [element.text or ""]
    for child in element:
        out.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        out.append(child.tail or "")
    for line in "".join(out).split("\n"):
        if line.strip():
            yield " ".join(line.split())


def _letters(page: Any) -> int:
    return sum(len(t) for t in page.xpath("//body//text()[not(ancestor::script or ancestor::style)]"))


FURNITURE = ("script", "style", "nav", "header", "footer", "aside", "form", "noscript")


def _plain(page: Any) -> Iterator[str]:
    """Every paragraph of a page whose main text was not found, without what is plainly furniture."""
    for name in FURNITURE:
        for element in list(page.iter(name)):
            element.drop_tree()
    for element in page.iter("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "td"):
        if not any(c.tag in ("p", "div", "li", "tr", "td", "table", "ul") for c in element) and _line(element):
            yield _line(element)
