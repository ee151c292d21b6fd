"""Selectors: the words of a command line that name a part of the graph.

`matrix [CODE…]`, a code, a province, `query NAME KEY=VALUE…`, `agency WORDS`,
`indicator WORDS`, `all`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from policy_lineage.errors import QueryError
from policy_lineage.graph.places import NATION, find_place
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.answers_agencies import AGENCIES_CYPHER, agency_keys
from policy_lineage.queries.answers_matrix import PILLARS
from policy_lineage.queries.answers_targets import indicator_ids, indicator_names
from policy_lineage.queries.catalogue import named_query
from policy_lineage.queries.lineage import document_facts
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.runner import bound, pairs
from policy_lineage.words import both


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

    `keys` are the resolutions of a matrix, or all the bodies of that name in
    their provinces; `parameters` are those of a query.
    """

    subject: Subject
    key: str = ""
    title: str = ""
    keys: tuple[str, ...] = ()
    parameters: Mapping[str, object] = field(default_factory=dict)


def selection(store: GraphStore, words: Sequence[str], *, province: str | None = None) -> Selection:
    """What the words of a selector name; a QueryError with the candidates where that is not one thing."""
    if not words:
        raise QueryError(*both("selector.missing"))
    first, rest = words[0].lower(), words[1:]
    if first == Subject.MATRIX:
        return Selection(Subject.MATRIX, title="matrix", keys=_matrix_keys(store, rest))
    if first == Subject.QUERY and rest:
        return _query(store, rest)
    if first == Subject.AGENCY and rest:
        return _agency(store, " ".join(rest))
    if first == Subject.INDICATOR and rest:
        return _indicator(" ".join(rest))
    if first == Subject.ALL and not rest:
        return Selection(Subject.ALL, title="all")
    return _place_or_document(store, " ".join(words), province)


def _matrix_keys(store: GraphStore, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(document_key(store, code) for code in codes) or PILLARS


def _query(store: GraphStore, rest: Sequence[str]) -> Selection:
    query = named_query(rest[0])
    return Selection(Subject.QUERY, query.name, query.title_vi, parameters=bound(store, query, pairs(rest[1:])))


def _agency(store: GraphStore, words: str) -> Selection:
    known = store.run(AGENCIES_CYPHER)
    keys = agency_keys(known, words)
    names = sorted({a["name"] for a in known if a["key"] in keys})
    if not names:
        raise QueryError(*both("selector.no-agency", words=words))
    if len(names) > 1:
        raise QueryError(*both("selector.agencies", words=words, names="; ".join(names[:12])))
    return Selection(Subject.AGENCY, keys[0], names[0], keys=tuple(sorted(keys)))


def _indicator(words: str) -> Selection:
    ids = indicator_ids(words)
    names = {id_: of[1] for id_, of in indicator_names()}
    if not ids:
        raise QueryError(*both("selector.no-indicator", words=words))
    if len(ids) > 1:
        shown = "; ".join(f"{id_} ({names[id_]})" for id_ in ids[:12])
        raise QueryError(*both("selector.indicators", words=words, names=shown))
    return Selection(Subject.INDICATOR, ids[0], names[ids[0]])


def _place_or_document(store: GraphStore, text: str, province: str | None) -> Selection:
    place = find_place(text)
    if place:
        return Selection(Subject.PROVINCE, place.now, place.now)
    key = document_key(store, text, province)
    facts = document_facts(store, [key]).get(key)
    if facts is None:
        raise QueryError(*both("document.not-in-store", code=text, key=key))
    subject = Subject.RESOLUTION if key.startswith(f"{NATION}/") else Subject.DOCUMENT
    return Selection(subject, key, facts.code)
