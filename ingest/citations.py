"""Every mention of another document, numbered or named."""

from policy_lineage.ingest.header import Own
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header


def find_mentions(reading: Reading, header: Header, own: Own) -> tuple[Mention, ...]:
    """The mentions in order of appearance; the document's own number is none."""
    return ()
