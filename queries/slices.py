"""Parts of the graph by selector: what `lineage view` draws and `lineage export` writes.

A selector is the words of a command line: `matrix`, a code, a province,
`query NAME KEY=VALUE…`, `agency WORDS`, `indicator WORDS`, `all`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore


class Subject(StrEnum):
    """What a selector names, hence which page is drawn."""

    MATRIX = "matrix"
    RESOLUTION = "resolution"  # a central document
    DOCUMENT = "document"  # any other document
    PROVINCE = "province"
    AGENCY = "agency"
    INDICATOR = "indicator"
    QUERY = "query"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Selection:
    """A selector made out: what it is, the key of the node (or the name of the query), a title for people.

    `codes` are the keys of the resolutions of a matrix; `parameters` those of a query.
    """

    subject: Subject
    key: str = ""
    title: str = ""
    codes: tuple[str, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)


def selection(store: GraphStore, words: Sequence[str], *, province: str | None = None) -> Selection:
    """What the words of a selector name; a QueryError with the candidates where that is not one thing."""
    raise NotImplementedError(store, words, province)


def slice_for(
    store: GraphStore, selector: Selection | Sequence[str], *, province: str | None = None, depth: int = 6
) -> Slice:
    """The nodes and relationships that belong to a selector, its `question` saying what was asked."""
    raise NotImplementedError(store, selector, province, depth)
