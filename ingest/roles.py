"""What the sentence says about each mention."""

from collections.abc import Sequence

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Header, Role

Decision = tuple[Role, str]


def decide_roles(
    reading: Reading, header: Header, outline: Outline, mentions: Sequence[Mention]
) -> tuple[Decision, ...]:
    """For each mention its role and the rule that decided it."""
    return tuple((Role.BACKGROUND, "default") for _ in mentions)
