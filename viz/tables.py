"""The tables of a document's page, made from its slice: targets, tasks, duties, bodies, doubts, citations."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from policy_lineage.graph.batch import Node, Relationship
from policy_lineage.graph.slice import Slice
from policy_lineage.queries.doubt_words import doubt_vi
from policy_lineage.viz.figures import bound_text
from policy_lineage.viz.names import name_of
from policy_lineage.viz.proofs import Proofs
from policy_lineage.viz.words import spans

BODY_TYPES = ("LED_BY", "COORDINATED_BY", "DIRECTED_BY", "CHARGED_TO")
Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key of its heading, and how its cells are set (see the macro `cell` of tables.html)."""

    head: str
    form: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page; `count_word` is the word beside its number in the heading of the page."""

    id: str
    head: str
    count_word: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


class Index:
    """The slice by ends of its relationships."""

    def __init__(self, part: Slice) -> None:
        self.nodes = {(n.label, n.key): n for n in part.nodes}
        self.out: dict[Ends, list[Relationship]] = defaultdict(list)
        self.into: dict[Ends, list[Relationship]] = defaultdict(list)
        for relationship in part.relationships:
            self.out[relationship.source].append(relationship)
            self.into[relationship.target].append(relationship)

    def of_label(self, label: str) -> list[Node]:
        """The nodes of a label, in the order of their keys."""
        return [node for (name, _), node in sorted(self.nodes.items()) if name == label]

    def relationships(self, kinds: Iterable[str]) -> list[Relationship]:
        """The relationships of some kinds."""
        wanted = frozenset(kinds)
        return [r for some in self.out.values() for r in some if r.type in wanted]

    def pairs(self, here: Ends, kind: str, *, incoming: bool = False) -> list[tuple[Node, list[Relationship]]]:
        """Nodes joined to `here` by relationships of a kind, with the statements of each, in order of place."""
        joined: dict[Ends, list[Relationship]] = defaultdict(list)
        for relationship in (self.into if incoming else self.out)[here]:
            if relationship.type == kind:
                joined[relationship.source if incoming else relationship.target].append(relationship)
        found = [(self.nodes[end], some) for end, some in joined.items() if end in self.nodes]
        return sorted(found, key=lambda pair: _place(pair[0], pair[1]))


def document_tables(part: Slice, key: str, proofs: Proofs) -> tuple[Table, ...]:
    """The tables of a document, empty ones included."""
    index, here = Index(part), ("Document", key)
    return (
        _lineage_table("implements", "implements_head", index.pairs(here, "IMPLEMENTS"), proofs),
        _lineage_table("implementers", "implemented_by", index.pairs(here, "IMPLEMENTS", incoming=True), proofs),
        _target_table(index, here, proofs),
        _task_table(index, here, proofs),
        _duty_table(index, here, proofs),
        _doubt_table(index, here, proofs),
        _cited_table(index, here, proofs),
    )


def _lineage_table(table_id: str, head: str, pairs: list[tuple[Node, list[Relationship]]], proofs: Proofs) -> Table:
    rows = tuple(
        (node, node.properties.get("title") or node.properties.get("subject"), node.properties.get("issued_on"),
         status_of(some), statement_proofs(some, proofs))
        for node, some in pairs
    )  # fmt: skip
    columns = (Column("document", "node"), Column("subject", "long"), Column("date", "date"),
               Column("status", "value"), Column("evidence", "proofs"))  # fmt: skip
    return Table(table_id, head, "count_documents", columns, rows)


def _measured(target: Node) -> str:
    """The indicator, and of what it is: "cơ cấu kinh tế (dịch vụ)"."""
    name, part = (str(target.properties.get(each) or "") for each in ("indicator", "qualifier"))
    return f"{name} ({part.strip('()')})" if part else name


def _target_table(index: Index, here: Ends, proofs: Proofs) -> Table:
    rows = tuple(
        (n.properties.get("item"), _measured(n), bound_text(n.properties), n.properties.get("year"),
         _bodies(index, n, "LED_BY"), _bodies(index, n, "COORDINATED_BY"), _bodies(index, n, "DIRECTED_BY"),
         statement_proofs(some, proofs))
        for n, some in index.pairs(here, "SETS_TARGET")
    )  # fmt: skip
    columns = (Column("item"), Column("indicator", "long"), Column("value", "number"), Column("year", "year"),
               Column("leads", "nodes"), Column("helps", "nodes"), Column("directs", "nodes"),
               Column("evidence", "proofs"))  # fmt: skip
    return Table("targets", "targets_head", "count_targets", columns, rows)


def _task_table(index: Index, here: Ends, proofs: Proofs) -> Table:
    rows = tuple(
        (n.properties.get("section"), n.properties.get("text"), _targets_of(index, n, "CARRIES_OUT"),
         _bodies(index, n, *BODY_TYPES), statement_proofs(some, proofs))
        for n, some in index.pairs(here, "SETS_TASK")
    )  # fmt: skip
    columns = (Column("section"), Column("text", "long"), Column("carries_out", "nodes"),
               Column("bodies_head", "nodes"), Column("evidence", "proofs"))  # fmt: skip
    return Table("tasks", "tasks_head", "count_tasks", columns, rows)


def _duty_table(index: Index, here: Ends, proofs: Proofs) -> Table:
    rows = tuple(
        (n.properties.get("item"), _bodies(index, n, "CHARGED_TO"), n.properties.get("text"),
         n.properties.get("deadline") or n.properties.get("frequency"), statement_proofs(some, proofs))
        for n, some in index.pairs(here, "CHARGES")
    )  # fmt: skip
    columns = (Column("item"), Column("bodies_head", "nodes"), Column("text", "long"), Column("deadline"),
               Column("evidence", "proofs"))  # fmt: skip
    return Table("duties", "duties_head", "count_duties", columns, rows)


def doubt_pair(doubt: Node) -> tuple[str, str]:
    """What is doubtful, in Vietnamese and in English."""
    rule, what = (str(doubt.properties.get(each) or "") for each in ("rule", "what"))
    return doubt_vi(rule, what), what


def doubt_spans(doubt: Node) -> Markup:
    """What is doubtful, in the language of the page."""
    return spans(*doubt_pair(doubt))


def _doubt_table(index: Index, here: Ends, proofs: Proofs) -> Table:
    rows = tuple(
        (
            n.properties.get("severity"),
            doubt_spans(n),
            n.properties.get("rule"),
            statement_proofs(some, proofs),
        )
        for n, some in index.pairs(here, "RAISES")
    )
    columns = (Column("severity", "value"), Column("what", "long"), Column("rule"), Column("evidence", "proofs"))
    return Table("doubts", "doubts_head", "count_doubts", columns, rows)


def _cited_table(index: Index, here: Ends, proofs: Proofs) -> Table:
    rows = tuple(
        (
            n,
            n.properties.get("title") or n.properties.get("subject"),
            "; ".join(_roles(some)),
            statement_proofs(some, proofs),
        )
        for n, some in index.pairs(here, "CITES")
    )
    columns = (Column("document", "node"), Column("subject", "long"), Column("role"), Column("evidence", "proofs"))
    return Table("cited", "cited_head", "count_cited", columns, rows)


def _bodies(index: Index, node: Node, *kinds: str) -> list[Node]:
    return [body for kind in kinds for body in _targets_of(index, node, kind)]


def _targets_of(index: Index, node: Node, kind: str) -> list[Node]:
    return [other for other, _ in index.pairs((node.label, node.key), kind)]


def statement_proofs(statements: Iterable[Relationship], proofs: Proofs) -> list[int]:
    """The numbers of the sentences that make some statements."""
    return sorted({proofs.of_statement(statement) for statement in statements})


def status_of(statements: Iterable[Relationship]) -> str:
    """One statement that it is issued outweighs those that plan it."""
    return "planned" if all(s.properties.get("status") == "planned" for s in statements) else "issued"


def _roles(statements: Iterable[Relationship]) -> list[str]:
    return sorted({str(s.properties["role"]) for s in statements if s.properties.get("role")})


def _place(node: Node, statements: list[Relationship]) -> tuple[int, str]:
    places = [s.properties.get("start") for s in statements]
    return min((p for p in places if isinstance(p, int)), default=0), name_of(node)
