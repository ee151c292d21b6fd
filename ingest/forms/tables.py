"""Tables of any form as rows between bars: one printed row a line, cells merged over rows or columns left empty."""

from collections.abc import Iterable, Sequence


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as lines "| a | b |"; white space inside a cell is one space, bars inside it become slashes."""
    return "\n".join("| " + " | ".join(_cell(c) for c in row) + " |" for row in rows)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
