"""Measurable figures of the targets part."""

from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header, Target


def find_targets(reading: Reading, outline: Outline, header: Header) -> tuple[Target, ...]:
    """Each figure of the targets part, one value a figure."""
    return ()
