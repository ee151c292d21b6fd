"""Which document is meant: keys, the identity of a mention, codes as people write them.

A key is place/code@year (`vn/68-NQ/TW@2025`, `ha-tinh/46-CTr/TU@2025`), or
place/slug-of-the-name@term. What cannot be decided keeps "@?" and says why;
it is never merged by hope.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from policy_lineage.graph.dated import OPEN, Identity, dated
from policy_lineage.graph.kinds import KIND_SIGNS
from policy_lineage.graph.known import Known, issues_of, named, padded, place_slug, same_code
from policy_lineage.graph.letters import plain, slug
from policy_lineage.graph.localities import UNNAMED, local_unit
from policy_lineage.graph.names import best_subject, resolve_name
from policy_lineage.graph.places import MERGER, NATION, former_of, place_of_slug
from policy_lineage.graph.series import (
    began_again,
    code_year,
    is_yearly,
)
from policy_lineage.ingest.codes import parse_code
from policy_lineage.ingest.values import Citation, Level

TERM = re.compile(r"kh(?:óa|oá) ([IVX]+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """The text that holds a mention: its date, its province, and the dates it gives to codes elsewhere."""

    date: str | None = None
    province: str | None = None
    unit: str | None = None  # the district or commune that the text is of
    dated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # same_code -> ISO dates

    def dates_of(self, place: str, code: str) -> tuple[str, ...]:
        return self.dated.get(f"{place}/{same_code(code)}", ())


def context_of(
    citations: Sequence[Citation], date: str | None, province: str | None, unit: str | None = None
) -> Context:
    """The context that the citations of one text make for one another."""
    said: dict[str, set[str]] = {}
    for c in citations:
        if c.code and c.date and not _unit(c.province or province or "", c.code, c.issuer, Context(unit=unit)):
            place = _place(c.code, c.level, c.province, province)
            said.setdefault(f"{place}/{same_code(c.code)}", set()).add(c.date)
    newest = max((c.date for c in citations if c.date), default=None)
    return Context(date or newest, province, unit, {k: tuple(sorted(v)) for k, v in said.items()})


def resolve(citation: Citation, context: Context) -> tuple[Identity, ...]:
    """The documents that a citation means: one, or several for a mention of several."""
    if citation.code and citation.code.isdigit():
        return (_numbered_only(citation, context),)
    if citation.code:
        return (
            identify(
                citation.code,
                level=Level.CENTRAL if level_of(citation.code) == Level.CENTRAL else citation.level,
                date=citation.date,
                province=citation.province,
                subject=citation.subject,
                issuer=_with_term(citation),
                kind=citation.kind,
                stated=_is_stated(citation),
                context=context,
            ),
        )
    name = citation.name or citation.span.text
    year = citation.date[:4] if citation.date else None
    province = citation.province or (context.province if citation.level == Level.PROVINCIAL else None)
    central = citation.level == Level.CENTRAL
    found = resolve_name(
        name,
        province=province,
        subject=citation.subject or citation.about,
        year=year,
        central=central,
        not_after=context.date,
    )
    return tuple(Identity(n.key, n.reason, n.known) for n in found)


def _with_term(citation: Citation) -> str | None:
    """The issuer with the term that is printed behind it."""
    said = (citation.issuer, f"khóa {citation.term}" if citation.term else None)
    return " ".join(s for s in said if s) or None


def _is_stated(citation: Citation) -> bool:
    """Whether the mention itself names the province, not only the text round it."""
    if not citation.province:
        return False
    return plain(citation.province) in plain(f"{citation.issuer or ''} {citation.span.text}")


def _numbered_only(citation: Citation, context: Context) -> Identity:
    """A kind and a bare number, "Đề án 06", "Nghị quyết 68": a name of the registry, or a paper of the centre."""
    number = citation.code or ""
    name = f"{citation.kind} {number}"
    code = issues_with(number, citation.kind)
    known = named(NATION, name)
    if len(known) == 1 and not code:
        return Identity(known[0].key, "a name of the registry", known[0])
    if code and citation.level == Level.CENTRAL:
        return identify(
            code, date=citation.date, subject=citation.subject, issuer=_with_term(citation), context=context
        )
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
    kind: str | None = None,
    stated: bool = True,
    context: Context | None = None,
) -> Identity:
    """The document with that code: by its date, the year in the code, its term, its subject, or the text round it.

    `stated` is false where only the text round it says the province.
    """
    here = context or Context()
    place = _place(code, level, province, here.province)
    if place is None:
        return _placeless(code, date, "a provincial code without its province")
    if unit := _unit(place, code, issuer, here):
        return _local(place, unit, code, date)
    issues = _issues(place, code, date, stated=stated and province is not None)
    if kind and (other := _other_kind(place, code, kind, issues)):
        return other
    if not issues and (slip := _slip_of_body(place, code, date)):
        return slip
    if not issues and not stated and (several := _one_of_several(place, code, date, here)):
        return several
    place = issues[0].place if issues else place
    if date:
        return dated(place, code, date, issues, subject, here.date)
    found = _undated(place, code, issues, subject, issuer, here)
    if stated or found.known or found.is_open:
        return found
    return _one_of_several(place, code, found.key.rsplit("@", 1)[-1], here) or found


def _placeless(code: str, date: str | None, reason: str, now: str | None = None) -> Identity:
    """A document of a place that nobody names."""
    year = code_year(code) or (date or "")[:4] or OPEN
    return Identity(f"{OPEN}/{padded(code)}@{year}", reason, now=now)


def _unit(place: str, code: str, issuer: str | None, here: Context) -> str | None:
    """The district or commune that issued it; None for the province and the centre."""
    parsed = parse_code(code)
    if place == NATION or parsed is None:
        return None
    sign = (parsed.body or "").split("-")[0].split("/")[0]
    return local_unit(sign, issuer, here.unit)


def _local(place: str, unit: str, code: str, date: str | None) -> Identity:
    """A document of a district, a commune, or a committee below the province: numbers of its own."""
    found = place_of_slug(place)
    if unit == UNNAMED:
        now = found.now if found else None
        return _placeless(code, date, "a local code whose district or commune nobody names", now)
    year = code_year(code) or (date or "")[:4] or OPEN
    return Identity(f"{place}/{unit}/{padded(code)}@{year}", "a local code with its district or commune")


# a law and a resolution of the National Assembly may have one number: their numbers run apart
OF_ASSEMBLY = {"luat": "luật", "nghi quyet": "nghị quyết"}


def _other_kind(place: str, code: str, kind: str, issues: Sequence[Known]) -> Identity | None:
    """A resolution with the number of a known law, or the other way round: another document."""
    parsed = parse_code(code)
    said = OF_ASSEMBLY.get(plain(kind))
    if not parsed or parsed.assembly is None or not said or not issues:
        return None
    if any(d.kind == said for d in issues) or not all(d.kind in OF_ASSEMBLY.values() for d in issues):
        return None
    key = f"{place}/{padded(code)}@{code_year(code) or OPEN}-{slug(said)}"
    return Identity(key, f"the registry has that number for a {issues[0].kind}, not for a {said}")


def _one_of_several(place: str, code: str, date: str | None, here: Context) -> Identity | None:
    """A code of before the merger in a text of after it, of whichever of the provinces that became one."""
    found = place_of_slug(place)
    after = (here.date or "") >= MERGER
    if not found or len(former_of(found.now)) < 2 or found.is_former or not after or not date or date >= MERGER:
        return None
    if len(date) < 7 and date == MERGER[:4]:
        return None
    several = " or ".join(former_of(found.now))
    return _placeless(code, date, f"of before the merger: of {several}, the text does not say which", found.now)


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


def _undated(
    place: str, code: str, issues: Sequence[Known], subject: str | None, issuer: str | None, here: Context
) -> Identity:
    """The first that decides: year in the code, term, subject, dates in the same text, date of the text."""
    if year := code_year(code):
        same = next((d for d in issues if d.year == year), None)
        return Identity(same.key if same else f"{place}/{padded(code)}@{year}", "the year in the code", same)
    if other := _other_term(place, code, issues, issuer):
        return other
    known = _by_term(issues, issuer, subject) or best_subject(subject, list(issues))
    if known and len(issues) > 1:
        return Identity(known.key, "term or subject", known)
    dates = here.dates_of(place, code)
    if len({d[:4] for d in dates}) == 1:
        found = dated(place, code, dates[0], issues)
        return Identity(found.key, "its date elsewhere in the text", found.known)
    return _newest(place, code, issues, here.date)


def _terms(*texts: str | None) -> set[str]:
    """The terms that words name: "khóa XII"."""
    return {term.upper() for term in TERM.findall(" ".join(t for t in texts if t))}


def _other_term(place: str, code: str, issues: Sequence[Known], issuer: str | None) -> Identity | None:
    """A paper of the Party's centre of a term from which the registry has none with that code."""
    terms = _terms(issuer)
    if place != NATION or is_yearly(code) or len(terms) != 1 or terms & {d.term for d in issues}:
        return None
    return Identity(f"{place}/{padded(code)}@{next(iter(terms))}", "a term from which the registry has no such code")


def _by_term(issues: Sequence[Known], *texts: str | None) -> Known | None:
    """The only issue of a term that the words name: "khóa XII"."""
    said = _terms(*texts)
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
    if place != NATION and began_again(place, code, newest, text_date):
        return Identity(open_key, "numbers began again after the issue in the registry")
    return Identity(newest.key, "the newest issue not later than the text", newest)


def own_key(
    code: str | None,
    kind: str | None,
    province: str | None,
    date: str | None,
    year: int | None,
    issuer: str | None = None,
) -> str | None:
    """The key of a text that says what it is; None where it does not."""
    if not code:
        return None
    level = level_of(code)
    if level == Level.PROVINCIAL and not place_slug(province):
        return None
    if not date and year and not code_year(code):
        issues = issues_of(place_slug(province) or "" if level == Level.PROVINCIAL else NATION, code)
        return issues[-1].key if len(issues) == 1 else None
    return identify(code, level=level, date=date, province=province, issuer=issuer, kind=kind).key


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
