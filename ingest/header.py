"""What a document says of itself: kind, number, issuer, date, province, title, signer."""

from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header

Own = tuple[tuple[int, int], ...]


def read_header(reading: Reading) -> tuple[Header, Own]:
    """The header, and the stretches of the reading text that are the document's own number."""
    return Header(), ()
