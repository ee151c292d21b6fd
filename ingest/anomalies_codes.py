"""Codes and dates that cannot be right together."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from policy_lineage.ingest.anomalies_material import Material, flag
from policy_lineage.ingest.codes import Code, parse_code, signs
from policy_lineage.ingest.issuer_signs import signs_otherwise
from policy_lineage.ingest.values import Anomaly, Citation, Level, Span

MALFORMED = re.compile(r"^\d+ ?/ ?(?:\d{1,3}|\d{5,}) ?/|//")  # "45/25010/NĐ-CP"
STRAY_BLANK = re.compile(
    r"[^\W_][-/] [^\W_]|[^\W\d_] [-/][^\W_]"
)  # "82- KH/TU", "82/KH -UBND"; "82 - KH/TU" is a style
Dated = tuple[int, date, Citation]


def codes_and_dates(material: Material) -> Iterator[Anomaly]:
    """Series out of order, two dates of one document, signs and years that do not fit."""
    series: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for citation in material.found.citations:
        code = parse_code(citation.code) if citation.code else None
        if citation.code and MALFORMED.search(_code_span(citation).text):
            yield flag("malformed-code", _code_span(citation), code=citation.code)
        elif citation.code and STRAY_BLANK.search(_code_span(citation).text):
            yield flag("blank-in-code", _code_span(citation), code=citation.code)
        elif code:
            yield from _one(citation, code)
        if code is None:
            continue
        if citation.date and code.number.isdigit():
            key = (f"{code.system}/{code.kind}/{code.body}/{code.year}", citation.province or "")
            series[key].append((int(code.number), date.fromisoformat(citation.date), citation))
    for members in series.values():
        yield from _out_of_order(members)
        yield from _two_dates(members)


ALIKE = 0.75  # of the letters of two signs that are one


def code_variants(material: Material) -> Iterator[Anomaly]:
    """Codes with a sign that nobody has, where the text prints the number with one that is known."""
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    doubtful: list[tuple[tuple[str, str], Citation]] = []
    for citation in material.found.citations:
        code = parse_code(citation.code) if citation.code else None
        if citation.code and code and code.kind:
            known[citation.kind, code.number].append(citation.code)
        elif code and code.body and not code.assembly and _is_nobodys(code.body):
            doubtful.append(((citation.kind, code.number), citation))
    for key, citation in doubtful:
        right = next((c for c in known[key] if SequenceMatcher(None, c, citation.code or "").ratio() >= ALIKE), None)
        if right:
            yield flag("code-variant", _code_span(citation), code=citation.code, other=right)


def _is_nobodys(sign: str) -> bool:
    return "-" not in sign and sign.casefold() not in signs().levels


def _one(citation: Citation, code: Code) -> Iterator[Anomaly]:
    """What one mention shows by itself."""
    if citation.code and signs_otherwise(citation.code, citation.issuer):
        yield flag("issuer-against-sign", citation.span, code=citation.code, issuer=citation.issuer)
    if code.year and citation.date and code.year != int(citation.date[:4]):
        yield flag("year-against-date", citation.span, code=citation.code, date=_printed(citation.date))


def blank_numbers(material: Material) -> Iterator[Anomaly]:
    """The sign of the text's own code without its number, where the head has the number: "Kế hoạch số /KH-UBND"."""
    code = material.found.header.code or ""
    sign = code[code.find("/") :].lower() if "/" in code else ""
    if len(sign) < 4 or f" {sign}" not in f" {material.vocabulary.tokens}":
        return
    for found in re.finditer(
        rf"kèm theo [^.\n]{{0,40}}?(?:số:?|số)[ .…]{{1,12}}{re.escape(sign)}(?!\w)", material.reading.lower
    ):
        yield flag("number-left-blank", material.reading.span(*found.span()), code=code)


def _code_span(citation: Citation) -> Span:
    """The characters of the code alone."""
    start, end = citation.code_start, citation.code_end
    if start is None or end is None:
        return citation.span
    return Span(start, end, citation.span.text[start - citation.span.start : end - citation.span.start])


# A series starts again with each term or year, so only neighbours in number and time are compared.
NEAR_IN_NUMBER = 10
NEAR_IN_DAYS = 200


def _out_of_order(members: list[Dated]) -> Iterator[Anomaly]:
    """Neighbours of one series whose dates run against their numbers."""
    ordered = sorted(members, key=lambda m: (m[0], m[1], m[2].span.start))
    told: set[int] = set()
    for i, (number, day, citation) in enumerate(ordered):
        for other_number, other_day, other in ordered[i + 1 : i + 12]:
            near = 0 < other_number - number <= NEAR_IN_NUMBER and 0 < (day - other_day).days <= NEAR_IN_DAYS
            if near and day.year == other_day.year:
                for one, two in ((citation, other), (other, citation)):
                    if one.span.start not in told:
                        told.add(one.span.start)
                        yield _order(one, two)


def _order(one: Citation, two: Citation) -> Anomaly:
    return flag(
        "number-against-date",
        one.span,
        code=one.code,
        date=_printed(one.date),
        other=two.code,
        other_date=_printed(two.date),
    )


def _two_dates(members: list[Dated]) -> Iterator[Anomaly]:
    """One code with two dates so near to each other that one document is meant."""
    first: dict[int, tuple[date, Citation]] = {}
    for number, day, citation in members:
        if number not in first:
            first[number] = (day, citation)
            continue
        known, other = first[number]
        slip = known.year == day.year or (known.day, known.month) == (day.day, day.month)
        if (known != day and slip and citation.level is not Level.CENTRAL) or (known != day and known.year == day.year):
            yield flag(
                "two-dates",
                citation.span,
                code=citation.code,
                date=_printed(citation.date),
                other_date=_printed(other.date),
            )


def _printed(iso: str | None) -> str:
    """A date as the documents print it: 05/7/2031."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y") if iso else ""
