"""The sentences that prove what a page says, each with one number on the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from policy_lineage.graph.batch import Node, Relationship


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence: its number on the page, its words, where it stands, what it states."""

    number: int
    text: str
    stated_in: str
    document: str  # name of the document, for people
    path: str
    start: int | None
    end: int | None
    origin: str
    rules: tuple[str, ...]
    says: tuple[Relationship, ...]

    @property
    def is_registry(self) -> bool:
        """It is a row of the registry, not a sentence of a text."""
        return self.origin == "registry"


@dataclass(slots=True)
class _Draft:
    first: Mapping[str, Any]
    rules: set[str] = field(default_factory=set)
    says: dict[str, Relationship] = field(default_factory=dict)


class Proofs:
    """Numbers sentences in the order in which a page asks for them; the same sentence keeps its number."""

    def __init__(self, documents: Iterable[Node] = ()) -> None:
        self._drafts: dict[tuple[Any, ...], _Draft] = {}
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._documents = {node.key: node for node in documents if node.label == "Document"}

    def of_statement(self, statement: Relationship) -> int:
        """The number of the sentence that makes a statement."""
        number = self.of_row(statement.properties)
        self._drafts[_place(statement.properties)].says[statement.id] = statement
        return number

    def of_row(self, row: Mapping[str, Any]) -> int:
        """The number of the sentence of a row with stated_in, start, end and text or evidence."""
        place = _place(row)
        draft = self._drafts.setdefault(place, _Draft(row))
        if row.get("rule"):
            draft.rules.add(str(row["rule"]))
        return self._numbers.setdefault(place, len(self._numbers) + 1)

    def all(self) -> tuple[Proof, ...]:
        """Every sentence asked for, in the order of the numbers."""
        return tuple(self._proof(place, number) for place, number in self._numbers.items())

    def _proof(self, place: tuple[Any, ...], number: int) -> Proof:
        from policy_lineage.viz.facts import file_name
        from policy_lineage.viz.names import name_of

        draft = self._drafts[place]
        key, start, end, text, origin = place
        node = self._documents.get(key)
        path = draft.first.get("path") or (node.properties.get("path") if node else "") or ""
        return Proof(
            number,
            text,
            key,
            name_of(node) if node else key,
            file_name(str(path)),
            start,
            end,
            origin,
            tuple(sorted(draft.rules)),
            tuple(draft.says.values()),
        )


def _place(row: Mapping[str, Any]) -> tuple[Any, ...]:
    text = row.get("evidence") if row.get("evidence") is not None else row.get("text")
    said_in = row.get("stated_in") or row.get("document") or ""
    return str(said_in), row.get("start"), row.get("end"), str(text or ""), str(row.get("origin") or "text")
