"""For notebooks and programs: a store whose answers are lists of typed rows, tables and graphs.

with open("lineage.db") as store:
    store.provinces("68-NQ/TW").to_pandas()
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import partial
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, overload

from policy_lineage.errors import StoreUnavailable

if TYPE_CHECKING:
    from policy_lineage.graph.load_documents import Loaded
    from policy_lineage.graph.slice import Slice
    from policy_lineage.graph.store import GraphStore
    from policy_lineage.ingest.values import Extraction
    from policy_lineage.queries.answer import Answer

MOST_SHOWN = 200  # rows that a notebook draws; all of them are in the answer
DEEPEST = 6
CLOSED = (
    "The store is closed. Ask inside the `with` block, or open it again with policy_lineage.open.",
    "Kho đã đóng. Hãy hỏi bên trong khối `with`, hoặc mở lại bằng policy_lineage.open.",
)


class Row(Mapping[str, Any]):
    """One row, not to be changed: `row["code"]` and `row.code` are the same; lists are tuples.

    >>> row = Row({"code": "68-NQ/TW", "via": []})
    >>> row.code, row["via"]
    ('68-NQ/TW', ())
    """

    __slots__ = ("_values",)
    _values: Mapping[str, Any]

    def __init__(self, values: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_values", {name: _frozen(value) for name, value in values.items()})

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name in self._values:
            return self._values[name]
        raise AttributeError(f"no column {name!r}; there are {', '.join(self)}")

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a row cannot be changed; dict(row) gives a copy that can")

    def __reduce__(self) -> tuple[type["Row"], tuple[dict[str, Any]]]:
        return Row, (dict(self._values),)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(name for name in self if name.isidentifier())]

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))  # as equal rows need not have one order

    def __repr__(self) -> str:
        return f"Row({dict(self._values)!r})"


def _frozen(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_frozen(v) for v in value)
    return Row(value) if isinstance(value, Mapping) else value


def _thawed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_thawed(v) for v in value]
    return {k: _thawed(v) for k, v in value.items()} if isinstance(value, Row) else value


@dataclass(frozen=True, slots=True, repr=False)
class Answers(Sequence[Row]):
    """The rows of an answer, in the order and with the columns of the command of that name.

    `shown` are the columns that a table begins with; `remarks` say what was
    counted and what was left out.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    shown: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    _part: Callable[[], "Slice"] | None = field(default=None, compare=False)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[at]

    def __len__(self) -> int:
        return len(self.rows)

    def to_pandas(self) -> Any:
        """A `pandas.DataFrame`, one row a row, columns in order; whole numbers stay whole where some are missing."""
        import pandas as pd

        frame = pd.DataFrame([[_thawed(row[c]) for c in self.columns] for row in self.rows], columns=list(self.columns))
        return frame.convert_dtypes()

    def to_slice(self) -> "Slice":
        """The part of the graph that the answer is about, read from the store while it is open."""
        if self._part is None:
            raise StoreUnavailable(*CLOSED)
        return self._part()

    def to_networkx(self) -> Any:
        """A `networkx.MultiDiGraph`: a node for each node, an edge for each statement, with their properties."""
        from policy_lineage.viz.export.graphs import network

        return network(self.to_slice())

    def to_py2neo(self) -> Any:
        """A `py2neo.Subgraph` with labels and properties, one relationship for each statement."""
        from policy_lineage.graph.py2neo import as_subgraph

        return as_subgraph(self.to_slice())

    def __repr__(self) -> str:
        return f"<Answers: {len(self)} × {', '.join(self.columns)}>"

    def __str__(self) -> str:
        from policy_lineage import output
        from policy_lineage.queries.answer import Answer
        from policy_lineage.words import default_language

        return output.rows_table(Answer(self.columns, self.rows, self.shown), default_language())

    def _repr_html_(self) -> str:
        from policy_lineage.words import default_language

        return _html(self, default_language())


def _html(found: Answers, lang: str) -> str:
    """A table as Jupyter draws it; every text is escaped."""
    from policy_lineage.output import display
    from policy_lineage.words import word_or

    columns = found.shown or found.columns
    head = "".join(f'<th scope="col">{escape(word_or(f"column.{c}", lang, c))}</th>' for c in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(display(c, _thawed(row[c]), lang))}</td>" for c in columns) + "</tr>"
        for row in found.rows[:MOST_SHOWN]
    )
    cut = (f"{MOST_SHOWN} / {len(found)}",) if len(found) > MOST_SHOWN else ()
    said = "".join(f"<p>{escape(remark)}</p>" for remark in (*found.remarks, *cut))
    return f'<table lang="{lang}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{said}'


class Store:
    """A graph that answers the questions of the command line; made by `open`."""

    def __init__(self, graph: "GraphStore") -> None:
        self._open: GraphStore | None = graph
        self.address = graph.address

    @property
    def graph(self) -> "GraphStore":
        """The graph itself, for Cypher and slices; StoreUnavailable once it is closed."""
        if self._open is None:
            raise StoreUnavailable(*CLOSED)
        return self._open

    def provinces(self, code: str, *, direct: bool = False) -> Answers:
        """Which provinces implement a resolution, through which document."""
        from policy_lineage.queries.answers_lineage import provinces

        depth = 1 if direct else DEEPEST
        return _answers(provinces(self.graph, code, direct=direct), partial(self._slice, [code], depth=depth))

    def trace(
        self, code: str, *, up: bool = True, down: bool = True, province: str | None = None, depth: int = DEEPEST
    ) -> Answers:
        """Every chain from a document and to it, hop by hop."""
        from policy_lineage.queries.answers_lineage import trace

        found = trace(self.graph, code, up=up, down=down, province=province, depth=depth)
        return _answers(found, partial(self._chain, found))

    def matrix(self, *codes: str) -> Answers:
        """Resolution by province, one of five states a row; the ten pillar resolutions where none is named."""
        from policy_lineage.queries.answers_matrix import matrix

        return _answers(matrix(self.graph, codes), partial(self._slice, ["matrix", *codes]))

    def targets(
        self,
        words: str = "",
        *,
        province: str | None = None,
        year: int | None = None,
        document: str | None = None,
        unmatched: bool = False,
    ) -> Answers:
        """Targets over provinces and years, printed and comparable value side by side."""
        from policy_lineage.queries.answers_targets import targets

        found = targets(self.graph, words, province=province, year=year, document=document, unmatched=unmatched)
        return _answers(found, partial(self._targets, found))

    def agencies(
        self, words: str = "", *, province: str | None = None, role: str | None = None, exact: bool = False
    ) -> Answers:
        """What a body must do: targets, tasks and duties that it leads, helps with, directs or is charged with."""
        from policy_lineage.queries.answers_agencies import agencies

        found = agencies(self.graph, words, province=province, role=role, exact=exact)
        return _answers(found, partial(self._work, found))

    def document(self, code: str, *, province: str | None = None) -> Answers:
        """One row: the card of a document."""
        from policy_lineage.queries.answers_document import document

        found = document(self.graph, code, province=province)
        return _answers(found, partial(self._slice, [code], province=province))

    def query(self, name: str, **parameters: str | int | float | bool) -> Answers:
        """A named question, its parameters as keywords."""
        from policy_lineage.queries.runner import run_query
        from policy_lineage.queries.selectors import Selection, Subject

        found = run_query(self.graph, name, parameters)
        chosen = Selection(Subject.QUERY, name, found.query.title_vi, parameters=found.parameters)
        return _answers(found.answer(), partial(self._slice, chosen))

    def cypher(self, text: str, *, limit: int | None = None, **parameters: Any) -> Answers:
        """A read-only question in Cypher; ReadOnly is raised before anything that writes."""
        from policy_lineage.queries.answer import answer
        from policy_lineage.queries.spec import returned_columns

        rows = self.graph.run(text, parameters, limit=limit)
        columns = tuple(rows[0]) if rows else returned_columns(text)
        return _answers(answer(columns, rows), lambda: self.graph.graph(text, parameters))

    def check(self, *, severity: str | None = None, rule: str | None = None) -> Answers:
        """What a careful reader would flag over the whole store."""
        from policy_lineage.queries.answers_store import check

        return _answers(check(self.graph, severity=severity, rule=rule), partial(self._slice, ["all"]))

    def ingest(self, *paths: str | Path, workers: int = 1, replace: bool = False) -> Answers:
        """Files and folders into the store: a row for each file, what became of it and what was read in it."""
        from policy_lineage.graph.load_documents import load_documents
        from policy_lineage.ingest.corpus import documents

        named = [Path(path) for path in paths]
        folders = [path for path in named if path.is_dir()]
        found = load_documents(self.graph, documents(named), workers=workers, replace_others=replace, folders=folders)
        return _answers(_loadings(found), partial(self._slice, ["all"]))

    def status(self) -> Answers:
        """What was read and what is in the store."""
        from policy_lineage.queries.answers_store import status

        return _answers(status(self.graph), partial(self._slice, ["all"]))

    def close(self) -> None:
        """Lets go of the store; a second time does nothing."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {self.address}{'' if self._open else ', closed'}>"

    def _slice(self, selector: Any, *, province: str | None = None, depth: int = DEEPEST) -> "Slice":
        from policy_lineage.queries.slices import slice_for

        return slice_for(self.graph, selector, province=province, depth=depth)

    def _chain(self, found: "Answer") -> "Slice":
        from policy_lineage.queries.slices import CHAIN, NODE, PLACES, joined

        keys = {row[end] for row in found.rows for end in ("source_document", "target_document")}
        return joined(self._asked((NODE, CHAIN, PLACES), keys))

    def _targets(self, found: "Answer") -> "Slice":
        from policy_lineage.queries.slices import PLACES, TARGETS, TARGETS_BODIES, TARGETS_INDICATORS, joined

        questions = (TARGETS, TARGETS_INDICATORS, TARGETS_BODIES, PLACES)
        return _only(joined(self._asked(questions, {row["document_key"] for row in found.rows})), found)

    def _work(self, found: "Answer") -> "Slice":
        from policy_lineage.queries.slices import OF_AGENCY, PLACES, joined

        bodies = self._asked((OF_AGENCY,), {row["agency_key"] for row in found.rows})
        places = self._asked((PLACES,), {row["document_key"] for row in found.rows})
        return _only(joined([*bodies, *places]), found)

    def _asked(self, questions: Iterable[str], keys: Iterable[str]) -> list["Slice"]:
        given = {"keys": sorted(keys)}
        return [self.graph.graph(question, given) for question in questions]


def _answers(found: "Answer", part: Callable[[], "Slice"]) -> Answers:
    from policy_lineage.words import default_language, word

    lang = default_language()
    remarks = tuple(word(n.key, lang, **n.values) for n in found.notes)
    return Answers(found.columns, tuple(Row(r) for r in found.rows), found.shown, remarks, part)


def _loadings(found: Sequence["Loaded"]) -> "Answer":
    """What became of files, in the columns of `lineage ingest`."""
    from policy_lineage.queries.answer import answer, note

    first = ("path", "sha256", "document", "province", "status")
    columns = (*first, *(f.name for f in fields(found[0]) if f.name not in first)) if found else first
    counts = {status: sum(item.status == status for item in found) for status in ("loaded", "unchanged", "refused")}
    shown = ("path", "status", "document", "citations", "implements", "targets", "tasks", "reason")
    return answer(columns, [asdict(item) for item in found], shown, (note("ingest.count", **counts),))


def _only(part: "Slice", found: "Answer") -> "Slice":
    """The slice without the targets, tasks and duties that no row is about, and what hung on them alone."""
    from policy_lineage.graph.slice import Slice

    wanted = {(row["stated_in"], row["start"], row["end"]) for row in found.rows}
    kept = {
        (n.label, n.key)
        for n in part.nodes
        if n.label not in ("Target", "Task", "Duty")
        or (n.properties.get("stated_in"), n.properties.get("start"), n.properties.get("end")) in wanted
    }
    joints = tuple(r for r in part.relationships if r.source in kept and r.target in kept)
    ends = {end for r in joints for end in (r.source, r.target)}
    return Slice(tuple(n for n in part.nodes if (n.label, n.key) in ends), joints, part.question)


def open(address: str | Path | None = None, *, create: bool = False) -> Store:
    """The store at a path or at neo4j://, bolt://; `LINEAGE_STORE`, else lineage.db, where none is named."""
    from policy_lineage.graph.store import open_store

    where = address or os.environ.get("LINEAGE_STORE") or "./lineage.db"
    return Store(open_store(str(where), create=create))


def ingest(*paths: str | Path, store: str | Path | None = None, workers: int = 1, replace: bool = False) -> Answers:
    """Reads files and folders into the store at a path or address, made where there is none; a row for each file.

    Unchanged files are not read again; `replace` lets a file take the place
    of another one of the same document.
    """
    with open(store, create=True) as opened:
        return opened.ingest(*paths, workers=workers, replace=replace)


def extract(source: str | Path) -> "Extraction":
    """All that can be read in a file or in a text.

    A `Path`, or one line that ends in .txt, .html, .htm, .docx or .pdf, is a
    file, put right by the corrections that lie beside it; any other string is
    the text itself.
    """
    from policy_lineage.ingest.corpus import extract_file
    from policy_lineage.ingest.pipeline import extract as read
    from policy_lineage.ingest.source import SUFFIXES, SourceText

    named = isinstance(source, Path) or ("\n" not in source and source.lower().endswith(tuple(SUFFIXES)))
    return extract_file(Path(source)) if named else read(SourceText.of_text(str(source)))
