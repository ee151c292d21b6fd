"""What the columns of a table hold, by the words of their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from policy_lineage.data import rules
from policy_lineage.ingest.targets_words import year_in

BODIES = ("directing", "lead", "coordinating")
NUMBERING = re.compile(r"\(?\s*[\dA-Z]{1,2}\s*(?:=[^|]*)?\)?$")
YEAR = re.compile(r"(?:năm\s)?(20\d\d)$")
FIGURES = re.compile(r"tiêu(?! đề)|kế hoạch|giao")  # in the heading of a column of figures, not "Lĩnh vực"
LONG = 120  # a heading is no longer than this


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column, "" where the heading says nothing, and the year that it names."""

    roles: tuple[str, ...]
    years: tuple[int | None, ...]
    headings: tuple[str, ...]

    @property
    def roles_in_order(self) -> tuple[str, ...]:
        """The roles that are known, without empty columns."""
        return tuple(r for r in self.roles if r)

    def at(self, role: str) -> int | None:
        """The first column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def all_at(self, role: str) -> tuple[int, ...]:
        """Every column of a role."""
        return tuple(i for i, r in enumerate(self.roles) if r == role)

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether these cells are headings and not a row below them."""
        own = [role_of(c) for c in cells if c]
        known = [r for r in own if r]
        return len(known) >= max(2, len(own) - 2) and all(len(c) <= LONG for c in cells) and not _has_number(cells)


def _has_number(cells: Sequence[str]) -> bool:
    return any(re.fullmatch(r"[\d.,]+", c) and not YEAR.fullmatch(c) for c in cells)


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: "(1) | (2) | (3)"."""
    filled = [c for c in cells if c]
    return len(filled) > 2 and all(NUMBERING.fullmatch(c) for c in filled) and _counts(filled)


def _counts(cells: Sequence[str]) -> bool:
    digits = [int(d.group()) for c in cells if (d := re.search(r"\d+", c))]
    return all(b - a == 1 for a, b in pairwise(digits))


@cache
def _table() -> tuple[dict[str, Any], ...]:
    return tuple(rules("table_headers")["columns"])


@lru_cache(4096)  # every cell is asked about, so the answers kept are bounded
def role_of(heading: str) -> str:
    """The role of a column with this heading, "" where it cannot be told.

    >>> role_of("Cơ quan chủ trì"), role_of("TT"), role_of("Đơn vị phối hợp thực hiện"), role_of("Sở Tài chính")
    ('lead', 'item', 'coordinating', '')
    """
    words = heading.lower().strip(" .:*")
    for rule in _table():
        if words in rule.get("whole", ()):
            return str(rule["role"])
    if len(words) > LONG:
        return ""
    for rule in _table():
        hit = any(w in words for w in rule.get("words", ())) or (rule.get("years") and YEAR.fullmatch(words))
        if hit and not any(w in words for w in rule.get("not_words", ())):
            return str(rule["role"])
    return ""


def columns_of(header: Sequence[Sequence[str]]) -> Columns | None:
    """The columns under a header of one or more lines; None where it names fewer than two roles."""
    width = max(len(cells) for cells in header)
    headings = []
    for i in range(width):
        lines = [cells[i] for cells in header if i < len(cells) and cells[i]]
        headings.append(lines[-1] if lines else "")
    roles = _roles(headings, header)
    known = {r for r in roles if r}
    if len(known) < 2 or "indicator" not in known:
        return None
    return Columns(tuple(roles), tuple(year_in(h) or _bare_year(h) for h in headings), tuple(headings))


def _roles(headings: Sequence[str], header: Sequence[Sequence[str]]) -> list[str]:
    """The role of each heading; below "Cơ quan thực hiện" a bare "Năm 2027" stays a value."""
    roles = [role_of(h) for h in headings]
    if "indicator" not in roles and "item" in roles:
        # "Kế hoạch" or an unknown word right after the numbers names what the rows are
        after = roles.index("item") + 1
        if after < len(roles) and roles[after] in ("", "value", "product"):
            roles[after] = "indicator"
    if "value" not in roles and roles.count("indicator") > 1:
        last = len(roles) - 1 - roles[::-1].index("indicator")
        if FIGURES.search(headings[last].lower()):
            roles[last] = "value"
    first = True
    for i, role in enumerate(roles):
        if role == "indicator" and not first:
            roles[i] = ""
        first = first and role != "indicator"
    return roles


def _bare_year(heading: str) -> int | None:
    found = YEAR.search(heading.strip())
    return int(found.group(1)) if found else None
