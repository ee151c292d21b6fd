"""What came of a loading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from policy_lineage.graph.batch import GraphBatch
from policy_lineage.graph.load_plan import LeftOut, Plan


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Rows in against rows out: nothing vanishes without a name."""

    texts: int = 0
    nodes: int = 0
    relationships: int = 0
    replaced: int = 0  # earlier statements of the same texts that were taken out
    rest: tuple[LeftOut, ...] = field(default=())  # rows that found no end, each with the reason

    @property
    def stated(self) -> int:
        """Relationships that the texts state: those written and those left out."""
        return self.relationships + len(self.rest)

    def plus(self, other: "LoadReport") -> "LoadReport":
        """Both together."""
        return LoadReport(
            self.texts + other.texts,
            self.nodes + other.nodes,
            self.relationships + other.relationships,
            self.replaced + other.replaced,
            self.rest + other.rest,
        )


def report_of(batches: Sequence[GraphBatch], plan: Plan, replaced: int) -> LoadReport:
    """The report of one group that was written as planned."""
    return LoadReport(
        texts=len(batches),
        nodes=sum(len(batch.nodes) for batch in batches),
        relationships=sum(len(rows) for rows in plan.statements.values()),
        replaced=replaced,
        rest=tuple(plan.rest),
    )
