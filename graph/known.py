"""What the registry in `data/` knows: typed rows of documents, found by key, by code, by name."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from policy_lineage.data import rows
from policy_lineage.graph.letters import folded
from policy_lineage.graph.places import NATION, find_place
from policy_lineage.ingest.codes import parse_code

# signs that print the same kind in another way: "144-CTHĐ/TU" is also written 144-CTr/TU
SAME_SIGN = {"CTHĐ": "CTr", "CTrHĐ": "CTr", "KHHĐ": "KH"}
SAME_PARTY_SIGN = {"QĐi": "QĐ", "QyĐ": "QĐ"}  # quyết định and quy định of the Party share one sequence


@dataclass(frozen=True, slots=True)
class Known:
    """One document of the registry; empty strings where nothing is known."""

    key: str
    code: str
    name: str
    kind: str
    issuer: str
    issued_on: str
    year: str
    term: str
    subject: str
    aliases: tuple[str, ...]
    implements: tuple[str, ...]
    also_implements: tuple[str, ...]
    replaces: tuple[str, ...]
    amends: tuple[str, ...]
    status: str
    province: str
    province_then: str
    mark: str
    mark_on: str
    confidence: str
    note: str
    source: str
    table: str

    @property
    def place(self) -> str:
        """The first part of its key."""
        return self.key.split("/", 1)[0]

    @property
    def is_central(self) -> bool:
        return self.place == NATION

    @property
    def title(self) -> str:
        """Its name, or what it is about."""
        return self.name or self.subject


PLAIN = re.findall(
    r"\w+",
    "key code name kind issuer issued_on year term subject province province_then mark mark_on confidence source",
)
TABLES = ("central_documents", "implementations", "provincial_documents")


@cache
def documents() -> tuple[Known, ...]:
    """Every document of the registry, in the order of the tables."""
    return tuple(_known(table, row) for table in TABLES for row in rows(table))


def _known(table: str, row: dict[str, str]) -> Known:
    lists = {c: _list(row.get(c)) for c in ("aliases", "implements", "also_implements", "replaces", "amends")}
    plain = {c: row.get(c) or "" for c in PLAIN}
    note = row.get("evidence_note") or row.get("note") or ""
    status = row["status"] if table == "implementations" else "issued"
    values: dict[str, Any] = {**plain, **lists}
    return Known(**values, note=note, status=status, table=table)


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


@cache
def by_key() -> dict[str, Known]:
    return {d.key: d for d in documents()}


def forget() -> None:
    """Reads the tables of documents again when they are next asked for: a row was added or taken out."""
    from policy_lineage.graph.load_rules import rules_digest

    for kept in (rows, rules_digest, documents, by_key, _codes, _names):
        kept.cache_clear()


def same_code(code: str) -> str:
    """A code in the form in which two writings of it are equal; case is kept apart from nothing.

    >>> same_code("08-NQ/TW") == same_code("8 - nq/tw"), same_code("66.19/2026/NQ-CP")
    (True, '66.19/2026/nq-cp')
    >>> same_code("68-NQ/TW") == same_code("68/NQ-CP"), same_code("08-QĐi/TW") == same_code("08-QĐ/TW")
    (False, True)
    """
    parsed = parse_code(code)
    if parsed is None:
        return folded(code)
    number = parsed.number.lstrip("0") or "0"
    kind = SAME_SIGN.get(parsed.kind or "", parsed.kind)
    if parsed.system == "party":
        kind = SAME_PARTY_SIGN.get(kind or "", kind)
    joint = "/" if parsed.system == "party" else "-"
    year = f"/{parsed.year}" if parsed.year else ""
    mark = "-" if parsed.system == "party" else "/"
    return f"{number}{year}{mark}{joint.join(p for p in (kind, parsed.body) if p)}".casefold()


def padded(code: str) -> str:
    """The code with at least two digits and no zero too many, as keys have it.

    >>> padded("3-NQ/TU"), padded("035/KH-UBND"), padded("66-QD/TW")
    ('03-NQ/TU', '35/KH-UBND', '66-QĐ/TW')
    """
    tidy = _tidy(code)
    digits = len(tidy) - len(tidy.lstrip("0123456789"))
    if not digits:
        return tidy
    return f"{int(tidy[:digits]):02d}{tidy[digits:]}"


# signs of bodies of the Party and of the State alike: both ways to write a code with them stand
OF_BOTH = frozenset({"BCĐ", "BCH", "MTTQ", "BQL", "VP"})


def _tidy(code: str) -> str:
    """The code as its system prints it, where its signs tell the system."""
    parsed = parse_code(code)
    if parsed is None or parsed.kind is None or parsed.body in OF_BOTH:
        return code
    return parsed.text


@cache
def _codes() -> dict[tuple[str, str], tuple[Known, ...]]:
    found: dict[tuple[str, str], list[Known]] = {}
    for document in documents():
        for code in (document.code, *document.aliases):
            if parse_code(code):
                issues = found.setdefault((document.place, same_code(code)), [])
                if document not in issues:
                    issues.append(document)
    return {at: tuple(sorted(issues, key=lambda d: (d.issued_on or d.year, d.key))) for at, issues in found.items()}


def issues_of(place: str, code: str) -> tuple[Known, ...]:
    """The documents of one place with that code, oldest first.

    >>> [d.key for d in issues_of("vn", "18-NQ/TW")]
    ['vn/18-NQ/TW@2017', 'vn/18-NQ/TW@2022', 'vn/18-NQ/TW@2026']
    """
    return _codes().get((place, same_code(code)), ())


def places_with(code: str) -> tuple[str, ...]:
    """The places whose registry has that code."""
    wanted = same_code(code)
    return tuple(sorted({place for place, known in _codes() if known == wanted}))


@cache
def _names() -> dict[tuple[str, str], tuple[Known, ...]]:
    found: dict[tuple[str, str], list[Known]] = {}
    for document in documents():
        for name in {document.name, *document.aliases, document.subject if document.kind == "luật" else ""}:
            if name and not parse_code(name):
                found.setdefault((document.place, folded(name)), []).append(document)
    return {at: tuple(known) for at, known in found.items()}


def named(place: str, name: str) -> tuple[Known, ...]:
    """The documents of one place with that name, or that other name.

    >>> [d.key for d in named("vn", "Nghị quyết Trung ương 4 khóa XI")]
    ['vn/12-NQ/TW@2012']
    """
    return _names().get((place, folded(name)), ())


def place_slug(province: str | None) -> str | None:
    """The part of a key for a province by any of its names; None where it is none."""
    place = find_place(province)
    return place.slug if place else None
