"""Paragraphs and bullets of the tasks part."""

from collections.abc import Sequence

from policy_lineage.ingest.outline import Outline
from policy_lineage.ingest.reading import Reading
from policy_lineage.ingest.values import Citation, Task


def find_tasks(reading: Reading, outline: Outline, citations: Sequence[Citation]) -> tuple[Task, ...]:
    """Each task with its section and the citations inside."""
    return ()
