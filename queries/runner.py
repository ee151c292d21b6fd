"""Runs named questions: parameters bound and converted, rows read only, sorted for display."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy_lineage.errors import QueryError
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answer import Answer, Row, answer
from policy_lineage.queries.catalogue import catalogue, converted, named_query
from policy_lineage.queries.naming import document_key, province_name
from policy_lineage.queries.sorting import sorted_rows
from policy_lineage.queries.spec import Bound, NamedQuery, Parameter, ParameterType, returned_columns
from policy_lineage.words import both

WIDEST = 6  # columns that a terminal has room for
PLACE_COLUMNS = frozenset({"stated_in", "start", "end"})


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows of a question, with the question and the parameters that they answer."""

    query: NamedQuery
    parameters: Mapping[str, Bound]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return self.query.columns

    def answer(self) -> Answer:
        """The rows as an answer that can be printed; a wide table leaves out where the sentence stands."""
        wide = len(self.columns) > WIDEST
        shown = [c for c in self.columns if not (wide and c in PLACE_COLUMNS)]
        return answer(self.columns, self.rows, shown)


def run_query(store: GraphStore, name: str, given: Mapping[str, str | Bound] | None = None) -> QueryResult:
    """The rows of the question of that name, parameters as people write them."""
    query = named_query(name)
    parameters = bound(store, query, given or {})
    rows = store.run(query.cypher, parameters)
    ordered = sorted_rows(({c: row.get(c) for c in query.columns} for row in rows), query.order)
    return QueryResult(query, parameters, tuple(ordered))


def bound(store: GraphStore, query: NamedQuery, given: Mapping[str, str | Bound]) -> dict[str, Bound]:
    """A value for every parameter: given, converted and made out, or the default."""
    _refuse_unknown(query, given)
    _refuse_missing(query, given)
    return {p.name: _value(store, p, given.get(p.name, p.default)) for p in query.parameters}


def _refuse_unknown(query: NamedQuery, given: Mapping[str, object]) -> None:
    known = [p.name for p in query.parameters]
    for name in given:
        if name not in known:
            accepted = ", ".join(known) or "–"
            raise QueryError(*both("query.parameter-unknown", query=query.name, name=name, accepted=accepted))


def _refuse_missing(query: NamedQuery, given: Mapping[str, object]) -> None:
    missing = [p for p in query.parameters if p.default is None and p.name not in given]
    if missing:
        names = ", ".join(p.name for p in missing)
        example = " ".join(f"{p.name}={_quoted(p.example)}" for p in missing)
        raise QueryError(*both("query.parameter-missing", query=query.name, names=names, example=example))


def _quoted(example: str) -> str:
    return f'"{example}"' if " " in example else example


def _value(store: GraphStore, parameter: Parameter, value: str | Bound | None) -> Bound:
    try:
        plain = converted(value, parameter.type) if isinstance(value, str) else value
    except (ValueError, KeyError) as error:
        raise QueryError(
            *both(
                "query.parameter-wrong",
                name=parameter.name,
                value=value,
                type=parameter.type,
                example=parameter.example,
            )
        ) from error
    if parameter.type is ParameterType.DOCUMENT and plain:
        return document_key(store, str(plain))
    if parameter.type is ParameterType.PROVINCE and plain:
        return province_name(store, str(plain))
    return plain if plain is not None else ""


CATALOGUE_COLUMNS = ("name", "title_vi", "title_en", "parameters", "columns", "tags")


def catalogue_answer() -> Answer:
    """The catalogue itself as an answer."""
    rows = [
        {
            "name": q.name,
            "title_vi": q.title_vi,
            "title_en": q.title_en,
            "parameters": [_described(p) for p in q.parameters],
            "columns": list(q.columns),
            "tags": list(q.tags),
        }
        for q in catalogue().values()
    ]
    return answer(CATALOGUE_COLUMNS, rows)


def _described(p: Parameter) -> dict[str, object]:
    return {
        "name": p.name,
        "type": p.type.value,
        "default": p.default,
        "example": p.example,
        "meaning_vi": p.meaning_vi,
        "meaning_en": p.meaning_en,
    }


def pairs(words: Sequence[str]) -> dict[str, str]:
    """KEY=VALUE words of a command line as a mapping.

    >>> pairs(["code=68-NQ/TW", "limit=5"])
    {'code': '68-NQ/TW', 'limit': '5'}
    """
    for item in words:
        if "=" not in item or item.startswith("="):
            raise QueryError(*both("query.not-a-pair", item=item))
    return {k: v for k, _, v in (item.partition("=") for item in words)}


def run_cypher(store: GraphStore, cypher: str, given: Sequence[str] = (), limit: int | None = None) -> Answer:
    """The rows of a read-only question in Cypher; KEY=VALUE words are its parameters, numbers as numbers."""
    parameters = {k: _number_or_text(v) for k, v in pairs(given).items()}
    rows = store.run(cypher, parameters, limit=limit)
    columns = tuple(rows[0]) if rows else returned_columns(cypher)
    return answer(columns, rows)


def _number_or_text(text: str) -> Bound:
    """A parameter of a question that declares no types.

    >>> _number_or_text("5"), _number_or_text("068"), _number_or_text("68-NQ/TW")
    (5, '068', '68-NQ/TW')
    """
    return int(text) if text.isdigit() and str(int(text)) == text else text
