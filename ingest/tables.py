"""Tables of targets with the bodies responsible for them."""

from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Responsibility


def find_responsibilities(reading: Reading, outline: Outline) -> tuple[Responsibility, ...]:
    """Each row that names bodies, merged cells carried down, shifted rows repaired."""
    return ()
