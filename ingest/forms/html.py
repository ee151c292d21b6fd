"""Web pages: the main text without menus, adverts and comments; tables stay tables."""

import re
from collections.abc import Iterator
from typing import Any

from policy_lineage.ingest.forms.tables import table_text
from policy_lineage.ingest.refusals import refusal
from policy_lineage.ingest.source import SourceText

CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
BLOCKS = {"p", "head", "item", "quote", "code"}


def read(data: bytes, path: str) -> SourceText:
    """The main text of a page, one line a paragraph, blank lines between."""
    import trafilatura

    page = _tree(data, path)
    _spread_cells(page)
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
    text = "\n\n".join(blocks if sum(map(len, blocks)) * 4 > _letters(page) else _plain(page))
    return SourceText(path, "", "text/html", text + "\n")


def _tree(data: bytes, path: str) -> Any:
    from lxml import html

    declared = CHARSET.search(data[:2048])
    encoding = declared.group(1).decode() if declared else "utf-8"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        text = data.decode("utf-8", "replace")
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except Exception as error:  # lxml raises several kinds for a page without elements
        raise refusal("web-page", path=path, reason=error) from error


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
