"""Tables that were saved as text with one cell a line: they cannot be put together safely, so they are named."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.tables_columns import LONG, role_of
from policy_lineage.ingest.values import Diagnostic, Severity

FIRST = ("\nstt\n", "\ntt\n", "\nsố tt\n", "\nsố thứ tự\n")  # the heading of the numbers stands in a line
NUMBER = re.compile(r"\(?(?:1|i|a)[.)]*")
HEADINGS = 3  # of columns whose meaning is known
MOST = 12  # lines of headings


def unread_tables(reading: Reading) -> Iterator[Diagnostic]:
    """A diagnostic for each table whose headings stand one a line."""
    for start, end in _firsts(reading.lower):
        headings = _headings(reading, end)
        roles = {role for role in map(role_of, headings) if role}
        if len(roles) >= HEADINGS and "indicator" in roles:
            span = reading.span(start, end)
            what = (
                "A table was saved with one cell a line, so its rows cannot be told apart and are left out. "
                "Read the Word or PDF file that the text was made from."
            )
            yield Diagnostic("table-unread", Severity.HIGH, what, span.start, span.end)


def _firsts(text: str) -> Iterator[tuple[int, int]]:
    for line in FIRST:
        at = text.find(line)
        while at >= 0:
            yield at + 1, at + len(line) - 1
            at = text.find(line, at + 1)


def _headings(reading: Reading, at: int) -> list[str]:
    """The short lines from there to the first number of a row; none where no such number comes."""
    found: list[str] = []
    text = reading.text
    for _ in range(MOST):
        end = text.find("\n", at + 1, at + 2 + LONG)
        line = text[at + 1 : end] if end > 0 else ""
        if NUMBER.fullmatch(line.lower()):
            return found
        if not line or "|" in line:
            break
        found.append(line)
        at = end
    return []
