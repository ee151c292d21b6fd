"""Stated edges: A carries out B, hop by hop, each with its evidence."""

from collections.abc import Sequence

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.roles import Decision
from policy_lineage.ingest.values import Header, Implements


def find_claims(
    reading: Reading, header: Header, mentions: Sequence[Mention], roles: Sequence[Decision]
) -> tuple[Implements, ...]:
    """The edges that the text states, one for each pair, with the first evidence."""
    return ()
