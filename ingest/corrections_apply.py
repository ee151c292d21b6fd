"""An extraction put right by readers: what they changed says so, and a doubt keeps what had been read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from policy_lineage.ingest.codes import printed_code
from policy_lineage.ingest.corrections import APPLIED, ARROW, LOST, Correction
from policy_lineage.ingest.reading import Reading, read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import (
    Anomaly,
    Diagnostic,
    Duty,
    End,
    Extraction,
    Implements,
    Responsibility,
    Role,
    Severity,
    Span,
    Status,
)

ORIGIN = "correction"
LISTS = ("lead", "coordinating", "directing")


@dataclass(frozen=True, slots=True)
class Change:
    """The extraction once put right, and in words what had been read before; None where nothing fitted."""

    extraction: Extraction
    original: str | None


def apply(extraction: Extraction, corrections: tuple[Correction, ...], source: SourceText) -> Extraction:
    """The extraction with the corrections that are for it; those that find nothing become diagnostics."""
    mine = [c for c in corrections if c.document is None or _same(c.document, extraction.header.code)]
    if not mine:
        return extraction
    reading = read(source)
    for correction in mine:
        extraction = _applied(extraction, correction, reading)
    return extraction


def _same(code: str | None, other: str | None) -> bool:
    return bool(code and other) and _bare(code) == _bare(other)


def _bare(code: str | None) -> str:
    return printed_code(code or "").casefold().lstrip("0")


def _applied(e: Extraction, c: Correction, reading: Reading) -> Extraction:
    spans = tuple(_places(c.quotation, reading))
    if not spans:
        return _lost(e, c, "its quotation is not in the text any more")
    change = {"edge": _edge, "date": _date, "body": _body}[c.thing](e, c, spans)
    if change.original is None:
        return _lost(e, c, _nothing(c))
    after = f" is now {c.to}" if c.to else f" is now {c.status}" if c.status and c.action == "change" else ""
    what = f"{c.action} {c.thing} {c.subject}{after}; read before: {change.original}; {c.reason} ({c.by}; {c.place})"
    doubt = Anomaly(APPLIED + c.place.rsplit("/", 1)[-1], Severity.LOW, what, spans[0])
    return replace(change.extraction, anomalies=(*change.extraction.anomalies, doubt))


def _nothing(c: Correction) -> str:
    """Why an entry whose quotation is there has nothing to do."""
    if c.action == "add":
        return f"the {c.thing} {c.subject!r} is there already, or nothing that it could be added to"
    return f"where its quotation stands there is no {c.thing} {c.subject!r} to {c.action}"


def _lost(e: Extraction, c: Correction, why: str) -> Extraction:
    what = f"{c.place} was not applied to {e.path}: {why}. Compare it with the text, then change it or take it out."
    return replace(e, diagnostics=(*e.diagnostics, Diagnostic(LOST, Severity.HIGH, what, 0, 0)))


def _places(quotation: str, reading: Reading) -> Iterator[Span]:
    """Where the quotation stands, whatever the width of the lines and the form of the letters."""
    wanted = read(SourceText.of_text(quotation)).text.replace("\n", " ").strip()
    text = reading.text.replace("\n", " ")
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield reading.span(at, at + len(wanted))
        at = text.find(wanted, at + len(wanted))


def _touches(span: Span, places: tuple[Span, ...]) -> bool:
    return any(span.start < p.end and p.start < span.end for p in places)


# edges


def _edge(e: Extraction, c: Correction, places: tuple[Span, ...]) -> Change:
    if c.action == "add":
        made = _made(e, c, c.subject, places[0])
        known = any(_is_edge(i, c.subject, e) for i in e.implements)
        return Change(_with_edges(e, (*e.implements, made)), None if known else "no such edge")
    found = [i for i in e.implements if _is_edge(i, c.subject, e) and _touches(i.evidence, places)]
    if not found:
        return Change(e, None)
    kept = [i for i in e.implements if i not in found]
    if c.action == "change":
        changed = _made(e, c, c.to or c.subject, found[0].evidence)
        status = Status(c.status) if c.status else found[0].status
        kept.append(replace(changed, status=status))
    return Change(_with_edges(e, tuple(kept)), "; ".join(f"{c.subject} ({i.status}, {i.rule})" for i in found))


def _with_edges(e: Extraction, edges: tuple[Implements, ...]) -> Extraction:
    """The extraction with these edges; mentions at the ends of edges that came or went change their roles."""
    before, after = _roles(e.implements), _roles(edges)
    new = {at: after.get(at, Role.BACKGROUND) for at in before.keys() | after.keys() if before.get(at) != after.get(at)}
    citations = tuple(
        replace(m, role=new[i], rule=ORIGIN, origin=ORIGIN) if i in new and m.role != new[i] else m
        for i, m in enumerate(e.citations)
    )
    return replace(e, implements=edges, citations=citations)


def _roles(edges: tuple[Implements, ...]) -> dict[int, Role]:
    """The role of each mention at an end of an edge; one that stands at both is what is carried out."""
    sources = {i.source.mention: Role.IMPLEMENTER for i in edges}
    targets = {i.target.mention: Role.IMPLEMENTED_BY for i in edges}
    return {at: role for at, role in (sources | targets).items() if at is not None}


def _ends(edge: str) -> tuple[str, str]:
    source, target = (end.strip() for end in edge.split(ARROW))
    return source, target


def _is_edge(found: Implements, edge: str, e: Extraction) -> bool:
    return all(_is_end(end, said, e) for end, said in zip((found.source, found.target), _ends(edge), strict=True))


def _is_end(end: End, said: str, e: Extraction) -> bool:
    if end.self:
        return said == "self" or _same(said, e.header.code)
    return _same(said, end.code) or (end.name is not None and end.name.casefold() == said.casefold())


def _made(e: Extraction, c: Correction, edge: str, evidence: Span) -> Implements:
    source, target = (_end(e, said, evidence) for said in _ends(edge))
    return Implements(source, target, evidence, Status(c.status or "issued"), ORIGIN, ORIGIN)


def _end(e: Extraction, said: str, near: Span) -> End:
    """The end that the words mean: the text itself, a citation of it, else the code or the name."""
    if said == "self" or _same(said, e.header.code):
        return End(self=True)
    fits = [i for i, m in enumerate(e.citations) if _same(said, m.code) or (m.name or "").casefold() == said.casefold()]
    if fits:
        at = min(fits, key=lambda i: abs(e.citations[i].span.start - near.start))
        m = e.citations[at]
        return End(code=m.code, name=None if m.code else m.name, province=m.province, mention=at)
    numbered = any(letter.isdigit() for letter in said.split("/")[0]) and "/" in said
    return End(code=printed_code(said)) if numbered else End(name=said)


# dates


def _date(e: Extraction, c: Correction, places: tuple[Span, ...]) -> Change:
    if c.subject == "self" or _same(c.subject, e.header.code):
        before = e.header.issued_on
        fits = (before is None) == (c.action == "add") and before != c.to
        return Change(replace(e, header=replace(e.header, issued_on=c.to)), _or_none(before) if fits else None)
    found = [
        i
        for i, m in enumerate(e.citations)
        if _same(c.subject, m.code) and _touches(m.span, places) and (m.date is None) == (c.action == "add")
    ]
    old = ", ".join(sorted({_or_none(e.citations[i].date) for i in found}))
    citations = tuple(replace(m, date=c.to, origin=ORIGIN) if i in found else m for i, m in enumerate(e.citations))
    return Change(replace(e, citations=citations), old or None)


def _or_none(date: str | None) -> str:
    return date or "no date"


# bodies


def _body(e: Extraction, c: Correction, places: tuple[Span, ...]) -> Change:
    """The bodies of the duties and rows that the quotation stands in."""
    duties = tuple(_duty(d, c) if _touches(d.span, places) else d for d in e.duties)
    rows = tuple(_row(r, c) if _touches(r.span, places) else r for r in e.responsibilities)
    old = [_named(d.agencies) for d, new in zip(e.duties, duties, strict=True) if d != new]
    pairs = zip(e.responsibilities, rows, strict=True)
    old += [f"{name}: {_named(getattr(r, name))}" for r, new in pairs for name in LISTS if _differ(r, new, name)]
    return Change(replace(e, duties=duties, responsibilities=rows), "; ".join(old) or None)


def _named(bodies: tuple[str, ...]) -> str:
    return ", ".join(bodies) or "no body"


def _differ(before: Responsibility, after: Responsibility, name: str) -> bool:
    return bool(getattr(before, name) != getattr(after, name))


def _duty(duty: Duty, c: Correction) -> Duty:
    if c.role not in (None, "charged"):
        return duty
    bodies = _bodies(duty.agencies, c)
    return duty if bodies == duty.agencies else replace(duty, agencies=bodies, corrected=(*duty.corrected, *_new(c)))


def _row(row: Responsibility, c: Correction) -> Responsibility:
    """The row with the body put right in the column named, or in all where the entry names none."""
    if c.action == "add" and c.role is None:
        return row
    lists = {name: _bodies(getattr(row, name), c) for name in LISTS if c.role in (None, name)}
    if all(getattr(row, name) == bodies for name, bodies in lists.items()):
        return row
    return replace(
        row,
        directing=lists.get("directing", row.directing),
        lead=lists.get("lead", row.lead),
        coordinating=lists.get("coordinating", row.coordinating),
        corrected=(*row.corrected, *_new(c)),
    )


def _new(c: Correction) -> tuple[str, ...]:
    return {"add": (c.subject,), "change": (c.to or c.subject,)}.get(c.action, ())


def _bodies(before: tuple[str, ...], c: Correction) -> tuple[str, ...]:
    there = [b for b in before if b.casefold() == c.subject.casefold()]
    if c.action == "add":
        return before if there else (*before, c.subject)
    return tuple(b for old in before for b in ((_new(c)) if old in there else (old,)))
