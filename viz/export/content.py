"""What an export writes: a part of the graph, the rows that answer the question, the question itself."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Note
from policy_lineage.queries.catalogue import named_query
from policy_lineage.queries.selectors import Selection, Subject, selection
from policy_lineage.queries.slices import slice_for


@dataclass(frozen=True, slots=True)
class Content:
    """A slice with the rows beside it (none where a selector has no table) and the words that ask for it again."""

    part: Slice
    columns: tuple[str, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    title: str = ""
    selector: tuple[str, ...] = ()
    cypher: str = ""
    page: str = ""
    notes: tuple[Note, ...] = ()  # what was counted


def again_command(content: Content, name: str) -> str:
    """The command that writes the same again, safe to paste into a shell.

    >>> again_command(Content(Slice((), ()), selector=("query", "most_cited", "limit=5")), "a.xlsx")
    'lineage export query most_cited limit=5 -o a.xlsx'
    """
    return shlex.join(["lineage", "export", *content.selector, "-o", name])


def content_of(store: GraphStore, words: Sequence[str], *, province: str | None = None) -> Content:
    """What the words of a selector name, with the table that its page shows."""
    chosen = selection(store, words, province=province)
    has_picture = chosen.subject is not Subject.QUERY or bool(named_query(chosen.key).picture)
    part = slice_for(store, chosen) if has_picture else Slice((), (), " ".join(words))
    table = ANSWERS[chosen.subject](store, chosen) if chosen.subject in ANSWERS else None
    cypher = named_query(chosen.key).cypher if chosen.subject is Subject.QUERY else ""
    title = chosen.title or chosen.key
    if table is None:
        return Content(part, title=title, selector=tuple(words))
    return Content(part, table.columns, tuple(table.rows), title, tuple(words), cypher, notes=table.notes)


def _provinces(store: GraphStore, chosen: Selection) -> Answer:
    from policy_lineage.queries.answers_lineage import provinces

    return provinces(store, chosen.key)


def _matrix(store: GraphStore, chosen: Selection) -> Answer:
    from policy_lineage.queries.answers_matrix import matrix

    return matrix(store, chosen.keys)


def _targets(store: GraphStore, chosen: Selection) -> Answer:
    from policy_lineage.queries.answers_targets import targets

    return targets(store, chosen.key)


def _rows(store: GraphStore, chosen: Selection) -> Answer:
    from policy_lineage.queries.runner import run_query

    return run_query(store, chosen.key, dict(chosen.parameters)).answer()  # type: ignore[arg-type]


ANSWERS: dict[Subject, Callable[[GraphStore, Selection], Answer]] = {
    Subject.RESOLUTION: _provinces,
    Subject.MATRIX: _matrix,
    Subject.INDICATOR: _targets,
    Subject.QUERY: _rows,
}
