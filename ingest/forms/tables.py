"""Tables of any form as rows between bars: one printed row a line, cells merged over rows or columns left empty."""

import re
from collections.abc import Iterable, Iterator, Sequence

# what stands in tables that only place things side by side: the head of a document, its addressees and signature
PLACED = re.compile(
    r"cộng ho[àa]\s+xã hội|cộng hòa\s+xã hội|đảng cộng sản\s+việt nam|độc lập\s*[-–]\s*tự do|nơi nhận\s*:",
    re.IGNORECASE,
)
MOST_PLACED = 4  # rows and columns of such a table


def is_placed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of a small table are blocks of the head or the end of a document, and no table at all."""
    if not rows or len(rows) > MOST_PLACED or max(map(len, rows)) > MOST_PLACED:
        return False
    return any(PLACED.search(cell) for row in rows for cell in row)


def placed_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of such cells, one column after the other."""
    for column in range(max(map(len, rows))):
        for row in rows:
            if column < len(row):
                yield from (" ".join(line.split()) for line in row[column].split("\n") if line.strip())


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as lines "| a | b |"; white space inside a cell is one space, bars inside it become slashes."""
    return "\n".join("| " + " | ".join(_cell(c) for c in row) + " |" for row in rows)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
