"""Measurable figures of the targets part."""

import re
from collections.abc import Iterator

from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.tables_targets import table_targets
from policy_lineage.ingest.targets_drafts import Draft
from policy_lineage.ingest.targets_items import items
from policy_lineage.ingest.targets_reading import drafts
from policy_lineage.ingest.targets_zones import Zone, zones
from policy_lineage.ingest.values import Header, Target


def find_targets(reading: Reading, outline: Outline, header: Header) -> tuple[Target, ...]:
    """Each figure of the targets part, one value a figure."""
    found: list[Target] = []
    for zone in zones(reading, outline, header):
        found.extend(_target(reading, draft, zone) for draft in _stated(reading, zone, header))
    found.extend(table_targets(reading, outline, header, found))
    return tuple(found)


def _stated(reading: Reading, zone: Zone, header: Header) -> Iterator[Draft]:
    """The targets that `zone` states; of a yearly plan no figures of the years before."""
    for item in items(reading.text, zone.start, zone.end, zone.group):
        group = item.group or ""
        listed = group != zone.group and "chỉ tiêu" in group.lower()  # "- Chỉ tiêu kỹ thuật:" among general aims
        general = (zone.strict and not listed) or GENERAL.search(group) is not None
        for draft in drafts(reading.text, item):
            past = header.plan_year and draft.year and draft.year < header.plan_year
            if not past and (not general or _is_firm(draft)):
                yield draft


GENERAL = re.compile(r"tổng quát|mục tiêu chung|quan điểm|yêu cầu", re.IGNORECASE)


def _is_firm(draft: Draft) -> bool:
    """Whether a figure outside the targets part is clearly one to be reached."""
    quantity = draft.quantity
    if quantity is None or not (quantity.verb or quantity.kind == "percent"):
        return False
    if draft.item.numbered and draft.item.label:  # "(4) Sản lượng đạt 30 nghìn tấn" in a list of aims
        return quantity.kind != "bare"
    bound = quantity.comparator in (">=", "<=", ">", "<") and quantity.kind in ("count", "thing")
    return quantity.kind in ("percent", "money") or bound


def _target(reading: Reading, draft: Draft, zone: Zone) -> Target:
    quantity = draft.quantity
    return Target(
        item=draft.item.label,
        indicator=draft.indicator,
        group=draft.item.group,
        qualifier=draft.qualifier,
        comparator=draft.comparator or (quantity.comparator if quantity else "achieve"),
        value=quantity.value if quantity else None,
        value_max=quantity.value_max if quantity else None,
        unit=quantity.unit if quantity else None,
        change=quantity.change if quantity else None,
        year=draft.year or zone.year,
        span=reading.span(draft.start, draft.end),
    )
