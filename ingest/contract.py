"""An extraction as the JSON object that other programs rely on: schema policy-lineage/extraction/1."""

from typing import Any

from policy_lineage.ingest.values import (
    Anomaly,
    Citation,
    Duty,
    End,
    Extraction,
    Header,
    Implements,
    Responsibility,
    Section,
    Span,
    Target,
    Task,
)

SCHEMA = "policy-lineage/extraction/1"
TEXT_HEAD_WORDS = 12


def as_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain JSON values, keys in the order of the schema; `places` only where pages are known."""
    places = [{"start": p.start, "end": p.end, "page": p.page, "x": p.x, "y": p.y} for p in extraction.places]
    return {
        "schema": SCHEMA,
        "source": {
            "path": extraction.path,
            "sha256": extraction.sha256,
            "media_type": extraction.media_type,
            "characters": extraction.characters,
        },
        "document": _header(extraction.header),
        "citations": [_citation(c) for c in extraction.citations],
        "implements": [_implements(i) for i in extraction.implements],
        "targets": [_target(t) for t in extraction.targets],
        "responsibilities": [_responsibility(r) for r in extraction.responsibilities],
        "duties": [_duty(d) for d in extraction.duties],
        "sections": [_section(s) for s in extraction.sections],
        "tasks": [_task(t, extraction.citations) for t in extraction.tasks],
        "anomalies": [_anomaly(a) for a in extraction.anomalies],
        "diagnostics": [
            {"rule": d.rule, "severity": d.severity, "what": d.what, "start": d.start, "end": d.end}
            for d in extraction.diagnostics
        ],
        **({"places": places} if places else {}),
    }


def _where(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _header(h: Header) -> dict[str, Any]:
    return {
        "kind": h.kind,
        "code": h.code,
        "province": h.province,
        "issuer": h.issuer,
        "issued_on": h.issued_on,
        "plan_year": h.plan_year,
        "title": h.title,
        "signed_by": h.signed_by,
    }


def _citation(c: Citation) -> dict[str, Any]:
    return {
        **_where(c.span),
        "numbered": c.code is not None,
        "kind": c.kind,
        "code": c.code,
        "code_start": c.code_start,
        "code_end": c.code_end,
        "name": c.name,
        "date": c.date,
        "issuer": c.issuer,
        "subject": c.subject,
        "level": c.level,
        "province": c.province,
        "role": c.role,
        "rule": c.rule,
        "origin": c.origin,
    }


def _end(end: End) -> dict[str, Any]:
    stated = {"code": end.code} if end.code else {"name": end.name} if end.name else {"self": True}
    return {**stated, "province": end.province}


def _implements(i: Implements) -> dict[str, Any]:
    return {
        "source": _end(i.source),
        "target": _end(i.target),
        "evidence_start": i.evidence.start,
        "evidence_end": i.evidence.end,
        "text": i.evidence.text,
        "status": i.status,
        "rule": i.rule,
        "origin": i.origin,
    }


def _target(t: Target) -> dict[str, Any]:
    return {
        "item": t.item,
        "indicator": t.indicator,
        "group": t.group,
        "qualifier": t.qualifier,
        "comparator": t.comparator,
        "value": t.value,
        "value_max": t.value_max,
        "unit": t.unit,
        "change": t.change,
        "year": t.year,
        **_where(t.span),
    }


def _responsibility(r: Responsibility) -> dict[str, Any]:
    return {
        "item": r.item,
        "indicator": r.indicator,
        "unit": r.unit,
        "value_text": r.value_text,
        "directing": list(r.directing),
        "lead": list(r.lead),
        "coordinating": list(r.coordinating),
        **_where(r.span),
        "origin": _origin(r.corrected),
    }


def _duty(d: Duty) -> dict[str, Any]:
    return {
        "item": d.item,
        "agencies": list(d.agencies),
        "duty": d.duty,
        "deadline": d.deadline,
        "frequency": d.frequency,
        **_where(d.span),
        "origin": _origin(d.corrected),
    }


def _origin(corrected: tuple[str, ...]) -> str:
    """Whether a reader put the bodies right."""
    return "correction" if corrected else "text"


def _section(s: Section) -> dict[str, Any]:
    return {
        "number": s.number,
        "heading": s.heading,
        "level": s.level,
        "start": s.start,
        "end": s.end,
        "path": s.path,
    }


def _task(t: Task, citations: tuple[Citation, ...]) -> dict[str, Any]:
    return {
        "section": t.section,
        "start": t.span.start,
        "end": t.span.end,
        "text_head": " ".join(t.span.text.split()[:TEXT_HEAD_WORDS]),
        "citations": [citations[i].code or citations[i].name for i in t.citations],
        "text": t.span.text,
    }


def _anomaly(a: Anomaly) -> dict[str, Any]:
    return {
        "rule": a.rule,
        "severity": a.severity,
        "what": a.what,
        "where_start": a.where.start,
        "where_end": a.where.end,
        "text": a.where.text,
    }
