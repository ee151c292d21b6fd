"""From what was read in a text to what is loaded: pure, sorted, the same input gives the same bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from policy_lineage.graph.batch import GraphBatch, Node, Relationship, Standing, Value, batch, statement
from policy_lineage.graph.bodies import find_bodies
from policy_lineage.graph.build_parts import parts_of
from policy_lineage.graph.dated import Identity
from policy_lineage.graph.known import padded
from policy_lineage.graph.localities import UNNAMED, local_unit
from policy_lineage.graph.names import resolve_name
from policy_lineage.graph.nodes import TEXT, agency_node, document_node, province_node
from policy_lineage.graph.places import find_place, place_of_slug
from policy_lineage.graph.resolution import Context, context_of, identify, level_of, own_key, resolve
from policy_lineage.ingest.values import Citation, End, Extraction, Header, Implements, Span

ORIGIN = "text"
DIGEST = 12  # characters of the digest in the key of a text that is no document


@dataclass(frozen=True, slots=True)
class Reading:
    """An extraction with the identities of what it mentions."""

    extraction: Extraction
    key: str
    context: Context
    mentions: tuple[tuple[Identity, ...], ...]  # beside the citations

    @property
    def at(self) -> tuple[str, str]:
        """The text's own node."""
        return ("Document", self.key)

    def proof(self, span: Span | None, rule: str, origin: str = ORIGIN) -> dict[str, Any]:
        """What a statement of this text carries."""
        where = (span.start, span.end, span.text) if span else (None, None, None)
        start, end, text = where
        return {"stated_in": self.key, "start": start, "end": end, "text": text, "rule": rule, "origin": origin}


def build_batch(extraction: Extraction) -> GraphBatch:
    """All that the text states, as nodes and relationships with their proof."""
    reading = identities(extraction)
    nodes: list[Node] = [_own_node(reading)]
    stated: list[Relationship] = []
    for made in (_own_issue(reading), _mentions(reading), _claims(reading), parts_of(reading)):
        for item in made:
            (nodes if isinstance(item, Node) else stated).append(item)  # type: ignore[arg-type]
    made_batch = batch(reading.key, nodes, stated)
    source: dict[str, Value] = {"path": extraction.path, "sha256": extraction.sha256}
    return GraphBatch(made_batch.stated_in, made_batch.nodes, made_batch.relationships, source)


def identities(extraction: Extraction) -> Reading:
    """Which document the text is, and which documents its citations mean."""
    header = extraction.header
    date = header.issued_on or _plan_date(header)
    context = context_of(extraction.citations, date, header.province, _own_unit(header))
    mentions = tuple(_apart(resolve(c, context), extraction) for c in extraction.citations)
    return Reading(extraction, _key(extraction), context, mentions)


def _apart(found: Iterable[Identity], extraction: Extraction) -> tuple[Identity, ...]:
    """Documents of a place that nobody names are kept apart from those of other texts."""
    unknown = f"?{extraction.sha256[:8]}/"
    return tuple(replace(i, key=unknown + i.key[2:]) if i.key.startswith("?/") else i for i in found)


def _own_unit(header: Header) -> str | None:
    """The district or commune that the text is of."""
    unit = local_unit(None, header.issuer) if header.issuer else None
    return None if unit == UNNAMED else unit


def _plan_date(header: Header) -> str | None:
    """The last day on which a plan for that year may have been issued."""
    return f"{header.plan_year}-12-31" if header.plan_year else None


def _key(extraction: Extraction) -> str:
    """The key of the text: the document that it is, else its digest."""
    h = extraction.header
    if key := own_key(h.code, h.kind, h.province, h.issued_on, h.plan_year, h.issuer):
        return key
    place = find_place(h.province)
    if h.code and place:
        unit = _own_unit(h)
        return f"{place.slug}/{f'{unit}/' if unit else ''}{padded(h.code)}@?"
    if h.kind and h.title and place:
        year = (h.issued_on or "")[:4] or (str(h.plan_year) if h.plan_year else "")
        return resolve_name(f"{h.kind} {h.title}", province=place.name, year=year or None)[0].key
    return f"{TEXT}/{extraction.sha256[:DIGEST]}"


def _own_node(reading: Reading) -> Node:
    e, h = reading.extraction, reading.extraction.header
    is_document = not reading.key.startswith(f"{TEXT}/")
    values: dict[str, Value] = {
        "code": padded(h.code) if h.code else None,
        "name": _name(h) if is_document and not h.code else None,
        "kind": h.kind.lower() if h.kind else None,
        "title": h.title,
        "issuer": h.issuer,
        "issued_on": h.issued_on,
        "province": h.province,
        "signed_by": h.signed_by,
        "plan_year": h.plan_year,
        "status": "issued" if is_document else None,
        "held": True,
        "sha256": e.sha256,
        "path": e.path,
        "characters": e.characters,
        "media_type": e.media_type,
    }
    return document_node(reading.key, values, Standing.OWN_TEXT)


def _name(h: Header) -> str | None:
    return " ".join(p for p in (h.kind, h.title) if p) or None


Made = Iterator[Node | Relationship]


def _own_issue(reading: Reading) -> Made:
    """Where and by whom the text itself was issued."""
    h = reading.extraction.header
    proof = reading.proof(None, "header")
    yield from _issued_in(reading.key, h.province, proof)
    if h.issuer:
        yield from _issued_by(reading.key, h.issuer, h.province, proof)


def _issued_in(key: str, province: str | None, proof: dict[str, Any]) -> Made:
    """The province of today, with the name that it had then."""
    slug_place = place_of_slug(key.split("/", 1)[0])
    place = slug_place or find_place(province)
    if place is None:
        return
    yield province_node(place.now)
    yield statement("ISSUED_IN", ("Document", key), ("Province", place.now), proof, province_then=place.name)


def _issued_by(key: str, issuer: str, province: str | None, proof: dict[str, Any]) -> Made:
    for body in find_bodies(issuer, province):
        yield agency_node(body)
        ends = (("Document", key), ("Agency", body.key))
        yield statement("ISSUED_BY", *ends, proof, as_stated=body.as_stated)


def _mentions(reading: Reading) -> Made:
    """Every citation: the document, that it is cited, and where and by whom it was issued."""
    placed: set[str] = set()
    issued: set[tuple[str, str]] = set()
    for c, found in zip(reading.extraction.citations, reading.mentions, strict=True):
        proof = reading.proof(c.span, c.rule, c.origin)
        for identity in found:
            if identity.key == reading.key:
                continue
            yield _mentioned(identity, c, reading.context)
            yield _cites(reading, identity, c, proof)
            if identity.key not in placed:
                placed.add(identity.key)
                yield from _issued_in(identity.key, identity.now, proof)
            if c.issuer and (identity.key, c.issuer) not in issued:
                issued.add((identity.key, c.issuer))
                yield from _issued_by(identity.key, c.issuer, c.province or reading.context.province, proof)


def _mentioned(identity: Identity, c: Citation, context: Context) -> Node:
    """The node of a cited document, with what this mention says of it."""
    place = place_of_slug(identity.key.split("/", 1)[0])
    code = identity.known.code if identity.known else padded(c.code) if c.code else None
    values: dict[str, Value] = {
        "code": code or None,
        "name": None if code else identity.known.name if identity.known else c.name,
        "kind": c.kind.lower() or None,
        "subject": c.subject,
        "issuer": c.issuer,
        "issued_on": c.date,
        "province": place.name if place else None,
        "status": "planned" if c.role == "to-be-issued" and c.code is None else None,
    }
    return document_node(identity.key, values)


def _cites(reading: Reading, identity: Identity, c: Citation, proof: dict[str, Any]) -> Relationship:
    stated: dict[str, Value] = {
        "role": str(c.role),
        "kind": c.kind,
        "date": c.date,
        "issuer": c.issuer,
        "subject": c.subject,
    }
    return statement("CITES", reading.at, ("Document", identity.key), proof, **stated)


def _claims(reading: Reading) -> Made:
    """Every stated edge, hop by hop."""
    for claim in reading.extraction.implements:
        proof = reading.proof(claim.evidence, claim.rule, claim.origin)
        for source in _apart(_end(reading, claim.source), reading.extraction):
            for target in _apart(_end(reading, claim.target), reading.extraction):
                if source.key != target.key:
                    yield from _implements(claim, source, target, proof)


def _implements(claim: Implements, source: Identity, target: Identity, proof: dict[str, Any]) -> Made:
    status = str(claim.status)
    planned: dict[str, Value] = {"status": status} if status == "planned" else {}
    yield document_node(source.key, {**_shown(source, claim.source), **planned})
    yield document_node(target.key, _shown(target, claim.target))
    ends = (("Document", source.key), ("Document", target.key))
    yield statement("IMPLEMENTS", *ends, proof, status=status)
    yield from _issued_in(source.key, None, proof)


def _shown(identity: Identity, end: End) -> dict[str, Value]:
    """What an end of an edge says of its document."""
    if end.self or identity.known:
        return {}
    place = place_of_slug(identity.key.split("/", 1)[0])
    return {
        "code": padded(end.code) if end.code else None,
        "name": end.name if not end.code else None,
        "province": place.name if place else None,
    }


def _end(reading: Reading, end: End) -> Iterable[Identity]:
    """The documents that one end of a claim means."""
    if end.self:
        return (Identity(reading.key, "the text itself"),)
    if end.mention is not None and end.mention < len(reading.mentions):
        return reading.mentions[end.mention]
    if end.code:
        level = level_of(end.code)
        return (identify(end.code, level=level, province=end.province, context=reading.context),)
    if end.name:
        province = end.province or reading.context.province
        return tuple(Identity(n.key, n.reason, n.known) for n in resolve_name(end.name, province=province))
    return ()
