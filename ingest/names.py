"""Documents without a number: where the name ends, and what it is."""

from policy_lineage.ingest.catalog import Kind
from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.values import Header


def named(text: str, lower: str, start: int, end: int, kind: Kind, header: Header) -> Mention | None:
    """The document that the word of a kind at `start` to `end` names without a number."""
    return None
