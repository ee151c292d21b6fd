"""What the sentence says about each mention: its role, and the rule that decided it."""

from collections.abc import Sequence

from policy_lineage.ingest.mentions import Mention
from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.stated import Statement
from policy_lineage.ingest.statements import read_statements
from policy_lineage.ingest.values import Header, Role

Decision = tuple[Role, str]


def decide_roles(
    reading: Reading, header: Header, outline: Outline, mentions: Sequence[Mention]
) -> tuple[Decision, ...]:
    """For each mention its role and the rule that decided it."""
    return roles_of(read_statements(reading, header, outline, mentions))


def roles_of(statements: Sequence[Statement]) -> tuple[Decision, ...]:
    """The roles of statements that were read already."""
    return tuple((s.role, s.rule) for s in statements)
