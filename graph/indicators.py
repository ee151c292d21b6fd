"""Indicators: what a target measures, matched with a stated reason or left unmatched."""

from dataclasses import dataclass

from policy_lineage.ingest.values import Target


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator of a target, its unit, and how the words were matched to it."""

    id: str
    unit: str
    reason: str


def match_indicator(target: Target) -> Match | None:
    """The indicator that the target measures; None where none is certain."""
    return None
