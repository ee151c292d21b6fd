"""Mentions that contradict themselves: kind and sign, term and date, a date after the text's own."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from policy_lineage.data import rows, rules
from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.codes import parse_code
from policy_lineage.ingest.values import Anomaly, Citation, Level, Role

# signs of kinds, and kinds, of which each tells the other
SIGNS = frozenset(["NQ", "CT", "KL", "KH", "TB", "NĐ", "QĐ", "CTr", "HD", "BC"])
KINDS = frozenset(
    ["Nghị quyết", "Chỉ thị", "Kết luận", "Kế hoạch", "Thông báo", "Nghị định", "Quyết định", "Hướng dẫn", "Báo cáo"]
)


def kinds_and_times(material: Material) -> Iterator[Anomaly]:
    """Kinds that the sign of the code contradicts, documents later than the text, terms that do not fit a date."""
    own = material.found.header.issued_on
    for citation in material.found.citations:
        code = parse_code(citation.code) if citation.code else None
        if code and code.kind in SIGNS and citation.kind in KINDS - _kinds_of(code.kind):
            yield flag("kind-against-sign", citation.span, code=citation.code, kind=citation.kind)
        if not citation.date:
            continue
        if own and citation.date > own and citation.role is not Role.TO_BE_ISSUED:
            code_or_kind, day = citation.code or citation.kind, _printed(citation.date)
            yield flag("later-than-text", citation.span, code=code_or_kind, date=day, own=_printed(own))
        if term := _wrong_term(citation, citation.date):
            wrong, right = term
            yield flag("term-against-date", citation.span, wrong=wrong, right=right, date=_printed(citation.date))


@cache
def _kinds_of(sign: str) -> frozenset[str]:
    """The kinds that a sign may stand for."""
    return frozenset(rules("signs")["kinds"].get(sign, ()))


TERM = re.compile(r"kh[oó][aá] ([ivx]+)(?!\w)")


def _wrong_term(citation: Citation, day: str) -> tuple[str, str] | None:
    """The term that a mention of a central document names and the one of its date, where they differ."""
    said = TERM.search(citation.span.text.lower()) if citation.level is Level.CENTRAL else None
    right = next((term for start, term in reversed(_terms()) if start <= day), None)
    if not said or not right or said.group(1).upper() == right:
        return None
    return said.group(1).upper(), right


@cache
def _terms() -> tuple[tuple[str, str], ...]:
    """When each term of the Central Committee began, in order."""
    return tuple(sorted((r["starts_on"], r["term"]) for r in rows("terms") if r["scope"] == "central"))


def _printed(iso: str) -> str:
    """A date as the documents print it: 05/7/2031."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y")
