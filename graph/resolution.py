"""Which document is meant: keys, the identity of a mention, codes as people write them.

A key is place/code@year (`vn/68-NQ/TW@2025`, `ha-tinh/46-CTr/TU@2025`), or
place/slug-of-the-name@term. What cannot be decided keeps "@?" and says why;
it is never merged by hope.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from policy_lineage.data import rows
from policy_lineage.graph.kinds import KIND_SIGNS
from policy_lineage.graph.known import Known, issues_of, named, padded, place_slug, same_code
from policy_lineage.graph.letters import plain, slug
from policy_lineage.graph.names import best_subject, resolve_name
from policy_lineage.graph.places import MERGER, NATION, former_of, place_of_slug
from policy_lineage.ingest.codes import Code, parse_code
from policy_lineage.ingest.values import Citation, Level

OPEN = "?"
TERM = re.compile(r"kh(?:óa|oá) ([IVX]+)\b")
HIGH_NUMBER = 25  # a committee does not reach it in the first months of a term
SAME_DOCUMENT_DAYS = 60  # two dates of one code within a year: a slip, not two documents


@dataclass(frozen=True, slots=True)
class Identity:
    """The key of a document and the reason for it; `known` is its row in the registry."""

    key: str
    reason: str
    known: Known | None = None

    @property
    def is_open(self) -> bool:
        """Whether the year or term stays undecided."""
        return self.key.endswith(f"@{OPEN}") or self.key.startswith(OPEN)


@dataclass(frozen=True, slots=True)
class Context:
    """The text that holds a mention: its date, its province, and the dates it gives to codes elsewhere."""

    date: str | None = None
    province: str | None = None
    dated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # same_code -> ISO dates

    def dates_of(self, place: str, code: str) -> tuple[str, ...]:
        return self.dated.get(f"{place}/{same_code(code)}", ())


def context_of(citations: Sequence[Citation], date: str | None, province: str | None) -> Context:
    """The context that the citations of one text make for one another."""
    dated: dict[str, set[str]] = {}
    for c in citations:
        if c.code and c.date:
            place = _place(c.code, c.level, c.province, province)
            dated.setdefault(f"{place}/{same_code(c.code)}", set()).add(c.date)
    newest = max((c.date for c in citations if c.date), default=None)
    return Context(date or newest, province, {k: tuple(sorted(v)) for k, v in dated.items()})


def resolve(citation: Citation, context: Context) -> tuple[Identity, ...]:
    """The documents that a citation means: one, or several for a mention of several."""
    if citation.code and citation.code.isdigit():
        return (_numbered_only(citation, context),)
    if citation.code:
        return (
            identify(
                citation.code,
                level=citation.level,
                date=citation.date,
                province=citation.province,
                subject=citation.subject,
                issuer=citation.issuer,
                context=context,
            ),
        )
    name = citation.name or citation.span.text
    year = citation.date[:4] if citation.date else None
    province = citation.province or (context.province if citation.level == Level.PROVINCIAL else None)
    central = citation.level == Level.CENTRAL
    found = resolve_name(name, province=province, subject=citation.subject, year=year, central=central)
    return tuple(Identity(n.key, n.reason, n.known) for n in found)


def _numbered_only(citation: Citation, context: Context) -> Identity:
    """A kind and a bare number, "Đề án 06", "Nghị quyết 68": a name of the registry, or a paper of the centre."""
    number = citation.code or ""
    name = f"{citation.kind} {number}"
    code = issues_with(number, citation.kind)
    known = named(NATION, name)
    if len(known) == 1 and not code:
        return Identity(known[0].key, "a name of the registry", known[0])
    if code and citation.level == Level.CENTRAL:
        return identify(code, date=citation.date, subject=citation.subject, issuer=citation.issuer, context=context)
    place = NATION if citation.level == Level.CENTRAL else place_slug(citation.province or context.province) or OPEN
    year = citation.date[:4] if citation.date else OPEN
    return Identity(f"{place}/{slug(name)}@{year}", "a number without its sign")


def issues_with(number: str, kind: str) -> str | None:
    """The code of the Party's centre that a kind and a number mean, if the registry has one.

    >>> issues_with("68", "Nghị quyết"), issues_with("6", "Đề án")
    ('68-NQ/TW', None)
    """
    sign = KIND_SIGNS.get(plain(kind))
    code = f"{int(number):02d}-{sign}/TW"
    return code if sign and issues_of(NATION, code) else None


def identify(
    code: str,
    *,
    level: Level = Level.CENTRAL,
    date: str | None = None,
    province: str | None = None,
    subject: str | None = None,
    issuer: str | None = None,
    context: Context | None = None,
) -> Identity:
    """The document with that code: by its date, the year in the code, its term, its subject, or the text round it."""
    here = context or Context()
    place = _place(code, level, province, here.province)
    if place is None:
        year = (date or "")[:4] or OPEN
        return Identity(f"{OPEN}/{padded(code)}@{year}", "a provincial code without its province")
    issues = _issues(place, code, date, stated=province is not None)
    if not issues and (slip := _slip_of_body(place, code, date)):
        return slip
    place = issues[0].place if issues else place
    if date:
        return _dated(place, code, date, issues)
    return _undated(place, code, issues, subject, issuer, here)


def _place(code: str, level: Level, province: str | None, home: str | None) -> str | None:
    """The first part of the key; None for a provincial code whose province nobody says."""
    if level == Level.CENTRAL:
        return NATION
    return place_slug(province) or place_slug(home)


def _issues(place: str, code: str, date: str | None, *, stated: bool) -> tuple[Known, ...]:
    """What the registry has under that code, and what predecessors of a merged province issued on that day."""
    own = issues_of(place, code)
    if own or stated or place == NATION or not date or date >= MERGER:
        return own
    now = place_of_slug(place)
    elsewhere = [d for old in former_of(now.now) for d in issues_of(place_slug(old) or "", code)] if now else []
    return tuple(d for d in elsewhere if d.issued_on == date)


def _slip_of_body(place: str, code: str, date: str | None) -> Identity | None:
    """ "339-QĐ/TU" of a body of the centre: a slip for /TW where the registry has that number of that day."""
    if place != NATION or not code.endswith("/TU"):
        return None
    found = [d for d in issues_of(NATION, f"{code[:-3]}/TW") if date and d.issued_on == date]
    return (
        Identity(found[0].key, "printed /TU for /TW: number, date and level are those of the registry", found[0])
        if found
        else None
    )


def _dated(place: str, code: str, date: str, issues: Sequence[Known]) -> Identity:
    """The issue of that day or year; a day and month that fit another year are a slip in the year."""
    for d in issues:
        if d.issued_on == date:
            return Identity(d.key, "the date of the registry", d)
    same_year = [d for d in issues if d.year == date[:4]]
    if same_year:
        return _same_year(place, code, date, same_year)
    for d in issues:
        if d.issued_on[4:] == date[4:] and len(date) == 10:
            return Identity(d.key, f"day and month of the registry, year printed as {date[:4]}", d)
    return Identity(f"{place}/{padded(code)}@{_code_year(code) or date[:4]}", "the date of the mention")


def _same_year(place: str, code: str, date: str, issues: Sequence[Known]) -> Identity:
    """Of one year: the same document, unless numbers began again between the two dates."""
    nearest = min(issues, key=lambda d: _days(d.issued_on or date, date))
    restarted = nearest.issued_on and any(
        min(nearest.issued_on, date) < start <= max(nearest.issued_on, date) for start in _starts(place, code)
    )
    if restarted and _days(nearest.issued_on, date) > SAME_DOCUMENT_DAYS:
        return Identity(
            f"{place}/{padded(code)}@{date[:7]}", "numbers began again between this date and the registry's"
        )
    return Identity(nearest.key, "the year of the registry", nearest)


def _undated(
    place: str, code: str, issues: Sequence[Known], subject: str | None, issuer: str | None, here: Context
) -> Identity:
    """The first that decides: year in the code, term, subject, dates in the same text, date of the text."""
    if year := _code_year(code):
        same = next((d for d in issues if d.year == year), None)
        return Identity(same.key if same else f"{place}/{padded(code)}@{year}", "the year in the code", same)
    known = _by_term(issues, issuer, subject) or best_subject(subject, list(issues))
    if known and len(issues) > 1:
        return Identity(known.key, "term or subject", known)
    dates = here.dates_of(place, code)
    if len({d[:4] for d in dates}) == 1:
        found = _dated(place, code, dates[0], issues)
        return Identity(found.key, "its date elsewhere in the text", found.known)
    return _newest(place, code, issues, here.date)


def _by_term(issues: Sequence[Known], *texts: str | None) -> Known | None:
    """The only issue of a term that the words name: "khóa XII"."""
    said = set(TERM.findall(" ".join(t for t in texts if t)))
    found = [d for d in issues if d.term in said]
    return found[0] if len(found) == 1 else None


def _newest(place: str, code: str, issues: Sequence[Known], text_date: str | None) -> Identity:
    """The newest issue not later than the text, if numbers have not begun again since."""
    open_key = f"{place}/{padded(code)}@{OPEN}"
    if not issues:
        return Identity(open_key, "no date here, no such code in the registry")
    if not text_date:
        if len(issues) == 1:
            return Identity(issues[0].key, "the only issue in the registry", issues[0])
        return Identity(open_key, "several issues and no date of the text")
    before = [d for d in issues if (d.issued_on or d.year or text_date) <= text_date]
    if not before:
        return Identity(open_key, "the registry has only later issues")
    newest = before[-1]
    if place != NATION and _began_again(place, code, newest, text_date):
        return Identity(open_key, "numbers began again after the issue in the registry")
    return Identity(newest.key, "the newest issue not later than the text", newest)


def _began_again(place: str, code: str, known: Known, text_date: str) -> bool:
    """Whether a low number may belong to a newer term, or a number of the State to a newer year."""
    parsed = parse_code(code)
    since = known.issued_on or known.year
    if parsed and parsed.system == "state":
        return text_date[:4] > since[:4]
    low = _number(parsed) <= HIGH_NUMBER
    return low and any(since < start <= text_date for start in _starts(place, code))


def _number(code: Code | None) -> int:
    digits = "".join(c for c in (code.number if code else "") if c.isdigit())
    return int(digits or 0)


def _code_year(code: str) -> str | None:
    """The year that is part of the code: "12/2025/NĐ-CP"."""
    parsed = parse_code(code)
    return str(parsed.year) if parsed and parsed.year else None


@cache
def _starts(place: str, code: str) -> tuple[str, ...]:
    """Days on which the numbers of that place began again; none for the State, whose numbers follow the year."""
    parsed = parse_code(code)
    if not parsed or parsed.system == "state":
        return ()
    scopes = {"central"} if place == NATION else {"province"}
    now = place_of_slug(place)
    if now and len(former_of(now.now)) > 1:
        scopes.add("merged")
    return tuple(sorted(r["starts_on"] for r in rows("terms") if r["scope"] in scopes))


def term_at(date: str) -> str:
    """The term of the Central Committee on that day.

    >>> term_at("2022-06-16"), term_at("2026-01-23")
    ('XIII', 'XIV')
    """
    terms = [(r["starts_on"], r["term"]) for r in rows("terms") if r["scope"] == "central"]
    for (_, term), (next_start, _) in pairwise(terms):
        if date < next_start:
            return term
    return terms[-1][1]


def _days(one: str, other: str) -> int:
    """Days between two ISO dates; 0 where one is not whole."""
    from datetime import date

    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def own_key(code: str | None, kind: str | None, province: str | None, date: str | None, year: int | None) -> str | None:
    """The key of a text that says what it is; None where it does not."""
    if not code:
        return None
    level = level_of(code)
    if level == Level.PROVINCIAL and not place_slug(province):
        return None
    if not date and year and not _code_year(code):
        issues = issues_of(place_slug(province) or "" if level == Level.PROVINCIAL else NATION, code)
        return issues[-1].key if len(issues) == 1 else None
    return identify(code, level=level, date=date, province=province).key


@cache
def level_of(code: str) -> Level:
    """Whether the sign of the body is one of the centre.

    >>> level_of("68-NQ/TW"), level_of("46-CTr/TU"), level_of("68/NQ-CP")
    (<Level.CENTRAL: 'central'>, <Level.PROVINCIAL: 'provincial'>, <Level.CENTRAL: 'central'>)
    """
    from policy_lineage.ingest.codes import signs

    parsed = parse_code(code)
    first = (parsed.body or "").split("-")[0].split("/")[0].rstrip("0123456789") if parsed else ""
    return Level(signs().levels.get(first.casefold(), "provincial"))
