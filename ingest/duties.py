"""Points of the implementation part that charge a body with something."""

from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Duty


def find_duties(reading: Reading, outline: Outline) -> tuple[Duty, ...]:
    """Each point with the bodies that it charges."""
    return ()
