"""What a careful reader would flag, each with its rule and place."""

from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Extraction


def find_anomalies(reading: Reading, outline: Outline, found: Extraction) -> Extraction:
    """`found` with its anomalies."""
    return found
