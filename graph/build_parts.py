"""The parts of a text as nodes: targets, tasks, duties, doubts, with the bodies that answer for them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policy_lineage.graph.batch import Node, Relationship, Standing, Value, statement
from policy_lineage.graph.bodies import find_body
from policy_lineage.graph.indicators import match_indicator
from policy_lineage.graph.nodes import agency_node, document_node, indicator_node
from policy_lineage.graph.responsible import joined_rows
from policy_lineage.graph.units import canonical
from policy_lineage.ingest.values import Responsibility, Span, Target

if TYPE_CHECKING:
    from policy_lineage.graph.build import Reading

Made = Iterator[Node | Relationship]


def parts_of(reading: "Reading") -> Made:
    """Targets, tasks, duties and doubts of the text."""
    yield from _targets(reading)
    yield from _tasks(reading)
    yield from _duties(reading)
    yield from _doubts(reading)


def _where(span: Span) -> dict[str, Value]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _part(label: str, key: str, values: dict[str, Value]) -> Node:
    return Node(label, key, values, standing=Standing.OWN_TEXT)


def _targets(reading: "Reading") -> Made:
    """Each figure, what it measures, who answers for it."""
    targets, rows = joined_rows(reading.extraction.targets, reading.extraction.responsibilities)
    keys = _keys(reading.key, targets)
    for target, key in zip(targets, keys, strict=True):
        proof = reading.proof(target.span, "targets")
        match = match_indicator(target)
        yield _part("Target", key, {**_figure(target, match.unit if match else None), **_where(target.span)})
        yield statement("SETS_TARGET", reading.at, ("Target", key), proof)
        if match:
            yield indicator_node(match.id)
            ends = (("Target", key), ("Indicator", match.id))
            yield statement("MEASURES", *ends, {**proof, "rule": "indicators"}, matched_by=match.reason)
    for row, indices in rows:
        for i in indices:
            yield from _answering(reading, ("Target", keys[i]), row)


def _keys(own: str, targets: tuple[Target, ...]) -> list[str]:
    """A key for each: document, item and position; a number for figures of one position."""
    seen: dict[str, int] = {}
    keys = []
    for target in targets:
        stem = f"{own}#target-{target.item or ''}-{target.span.start}-{target.span.end}"
        seen[stem] = seen.get(stem, 0) + 1
        keys.append(stem if seen[stem] == 1 else f"{stem}-{seen[stem]}")
    return keys


def _figure(t: Target, unit: str | None) -> dict[str, Value]:
    """The figure as printed, and in the unit of its indicator where the conversion is certain."""
    low = canonical(t.value, t.unit, unit)
    high = canonical(t.value_max, t.unit, unit)
    return {
        "item": t.item,
        "indicator": t.indicator,
        "group": t.group,
        "qualifier": t.qualifier,
        "comparator": t.comparator,
        "value": float(t.value) if t.value is not None else None,
        "value_max": float(t.value_max) if t.value_max is not None else None,
        "unit": t.unit,
        "change": t.change,
        "year": t.year,
        "value_canonical": low,
        "value_max_canonical": high,
        "unit_canonical": unit if low is not None else None,
    }


ROLES = (("LED_BY", "lead"), ("COORDINATED_BY", "coordinating"), ("DIRECTED_BY", "directing"))


def _answering(reading: "Reading", at: tuple[str, str], row: Responsibility) -> Made:
    """The bodies of a row of the table."""
    for kind, names in ROLES:
        for name in getattr(row, names):
            proof = reading.proof(row.span, "responsibilities", _origin(name in row.corrected))
            body = find_body(name, reading.context.province)
            yield agency_node(body)
            yield statement(kind, at, ("Agency", body.key), proof, as_stated=name)


def _tasks(reading: "Reading") -> Made:
    for task in reading.extraction.tasks:
        key = f"{reading.key}#task-{task.span.start}"
        proof = reading.proof(task.span, "tasks")
        yield _part("Task", key, {"section": task.section, **_where(task.span)})
        yield statement("SETS_TASK", reading.at, ("Task", key), proof)
        for i in task.citations:
            for identity in reading.mentions[i]:
                cited = reading.proof(reading.extraction.citations[i].span, "tasks")
                yield document_node(identity.key)
                yield statement("CARRIES_OUT", ("Task", key), ("Document", identity.key), cited)


def _duties(reading: "Reading") -> Made:
    for duty in reading.extraction.duties:
        key = f"{reading.key}#duty-{duty.span.start}"
        proof = reading.proof(duty.span, "duties")
        values: dict[str, Value] = {"item": duty.item, "deadline": duty.deadline, "frequency": duty.frequency}
        where = {**_where(duty.span), "text": duty.duty or duty.span.text}
        yield _part("Duty", key, {**values, **where})
        yield statement("CHARGES", reading.at, ("Duty", key), proof)
        for name in duty.agencies:
            body = find_body(name, reading.context.province)
            yield agency_node(body)
            charged = reading.proof(duty.span, "duties", _origin(name in duty.corrected))
            yield statement("CHARGED_TO", ("Duty", key), ("Agency", body.key), charged, as_stated=name)


def _doubts(reading: "Reading") -> Made:
    for doubt in reading.extraction.anomalies:
        key = f"{reading.key}#doubt-{doubt.rule}-{doubt.where.start}"
        values: dict[str, Value] = {"rule": doubt.rule, "severity": str(doubt.severity), "what": doubt.what}
        yield _part("Doubt", key, {**values, **_where(doubt.where)})
        proof = reading.proof(doubt.where, doubt.rule, _origin(doubt.rule.startswith("correction ")))
        yield statement("RAISES", reading.at, ("Doubt", key), proof)


def _origin(corrected: bool) -> str:
    """Whether the text says it or a reader put it right."""
    return "correction" if corrected else "text"
