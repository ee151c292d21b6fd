"""Identity of documents in one place: keys, mentions, and codes as people write them."""

from policy_lineage.graph.dated import Identity
from policy_lineage.graph.lookup import Candidate, choose, find_document
from policy_lineage.graph.resolution import (
    Context,
    context_of,
    identify,
    level_of,
    own_key,
    resolve,
)
from policy_lineage.graph.series import term_at
from policy_lineage.graph.wanted import Wanted, parse_query

__all__ = [
    "Candidate",
    "Context",
    "Identity",
    "Wanted",
    "choose",
    "context_of",
    "find_document",
    "identify",
    "level_of",
    "own_key",
    "parse_query",
    "resolve",
    "term_at",
]
