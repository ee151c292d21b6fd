"""The order of the steps: source text in, extraction out. No input or output here."""

from policy_lineage.ingest.reading import read
from policy_lineage.ingest.source import SourceText
from policy_lineage.ingest.values import Extraction


def extract(source: SourceText) -> Extraction:
    """All that can be read in `source`."""
    reading = read(source)
    raise NotImplementedError(reading)
