"""Parts of the graph by selector: what `lineage view` draws and `lineage export` writes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policy_lineage.errors import QueryError
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.catalogue import named_query
from policy_lineage.queries.lineage import DEPTH, edges_above, edges_below
from policy_lineage.queries.selectors import Selection, Subject, selection
from policy_lineage.words import both

__all__ = ["Selection", "Subject", "joined", "selection", "slice_for"]

NODE = "MATCH (d:Document) WHERE d.key IN $keys RETURN d"
CHAIN = """
MATCH (d:Document)-[i:IMPLEMENTS]->(r:Document)
WHERE d.key IN $keys AND r.key IN $keys RETURN d, i, r
"""
PLACES = """
MATCH (d:Document)-[w:ISSUED_IN]->(p:Province)
WHERE d.key IN $keys RETURN d, w, p
"""
MENTIONS = """
MATCH (d:Document)-[c:CITES]->(r:Document)
WHERE r.key IN $keys AND EXISTS { MATCH (d)-[:ISSUED_IN]->(:Province) } RETURN d, c, r
"""
REPLACED = """
MATCH (a:Document)-[x:REPLACES]->(b:Document)
WHERE a.key IN $keys OR b.key IN $keys RETURN a, x, b
"""
CARRIED_OUT = """
MATCH (d:Document)-[s:SETS_TASK]->(t:Task)-[c:CARRIES_OUT]->(r:Document)
WHERE r.key IN $keys RETURN d, s, t, c, r
"""
CITED = "MATCH (d:Document)-[c:CITES]->(r:Document) WHERE d.key IN $keys RETURN d, c, r"
ISSUERS = "MATCH (d:Document)-[y:ISSUED_BY]->(a:Agency) WHERE d.key IN $keys RETURN d, y, a"
TARGETS = "MATCH (d:Document)-[s:SETS_TARGET]->(t:Target) WHERE d.key IN $keys RETURN d, s, t"
TARGETS_INDICATORS = """
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)-[m:MEASURES]->(i:Indicator)
WHERE d.key IN $keys RETURN t, m, i
"""
TARGETS_BODIES = """
MATCH (d:Document)-[:SETS_TARGET]->(t:Target)-[l:LED_BY|COORDINATED_BY|DIRECTED_BY]->(a:Agency)
WHERE d.key IN $keys RETURN t, l, a
"""
TASKS = "MATCH (d:Document)-[s:SETS_TASK]->(t:Task) WHERE d.key IN $keys RETURN d, s, t"
TASKS_BODIES = """
MATCH (d:Document)-[:SETS_TASK]->(t:Task)-[l:LED_BY|COORDINATED_BY|DIRECTED_BY]->(a:Agency)
WHERE d.key IN $keys RETURN t, l, a
"""
TASKS_DOCUMENTS = """
MATCH (d:Document)-[:SETS_TASK]->(t:Task)-[c:CARRIES_OUT]->(r:Document)
WHERE d.key IN $keys RETURN t, c, r
"""
DUTIES = "MATCH (d:Document)-[c:CHARGES]->(u:Duty) WHERE d.key IN $keys RETURN d, c, u"
DUTIES_BODIES = """
MATCH (d:Document)-[:CHARGES]->(u:Duty)-[c:CHARGED_TO]->(a:Agency)
WHERE d.key IN $keys RETURN u, c, a
"""
DOUBTS = "MATCH (d:Document)-[x:RAISES]->(o:Doubt) WHERE d.key IN $keys RETURN d, x, o"
CONTENT = (
    TARGETS, TARGETS_INDICATORS, TARGETS_BODIES, TASKS, TASKS_BODIES, TASKS_DOCUMENTS, DUTIES, DUTIES_BODIES, DOUBTS,
    ISSUERS,
)  # fmt: skip
OF_PROVINCE = "MATCH (d:Document)-[:ISSUED_IN]->(:Province {name: $name}) RETURN DISTINCT d.key AS key"
PROVINCE_MERGED = """
MATCH (p:Province {name: $name}) OPTIONAL MATCH (b:Province)-[m:MERGED_INTO]->(p) RETURN p, b, m
"""
OF_AGENCY = """
MATCH (a:Agency)<-[l:LED_BY|COORDINATED_BY|DIRECTED_BY|CHARGED_TO]-(x)<-[s:SETS_TARGET|SETS_TASK|CHARGES]-(d:Document)
WHERE a.key IN $keys RETURN a, l, x, s, d
"""
AGENCY = "MATCH (a:Agency) WHERE a.key IN $keys OPTIONAL MATCH (a)-[s:SUCCEEDED_BY]-(b:Agency) RETURN a, s, b"
OF_INDICATOR = """
MATCH (i:Indicator {id: $key}) OPTIONAL MATCH (i)<-[m:MEASURES]-(t:Target)<-[s:SETS_TARGET]-(d:Document)
RETURN i, m, t, s, d
"""
EVERY_NODE = "MATCH (n) RETURN n"
EVERY_RELATIONSHIP = "MATCH (a)-[r]->(b) RETURN a, r, b"


def slice_for(
    store: GraphStore, selector: Selection | Sequence[str], *, province: str | None = None, depth: int = DEPTH
) -> Slice:
    """The nodes and relationships that belong to a selector, its `question` saying what was asked."""
    chosen = selector if isinstance(selector, Selection) else selection(store, selector, province=province)
    return joined(SLICES[chosen.subject](store, chosen, depth), _question(chosen))


def _question(chosen: Selection) -> str:
    if chosen.subject is Subject.QUERY:
        given = [f"{k}={v}" for k, v in chosen.parameters.items()]
        return " ".join(["query", chosen.key, *given])
    if chosen.subject is Subject.MATRIX:
        return " ".join(["matrix", *chosen.keys])
    said = chosen.title if chosen.subject in (Subject.AGENCY, Subject.ALL) else chosen.key
    return said if chosen.subject in (Subject.ALL, *PLAIN) else f"{chosen.subject} {said}"


PLAIN = (Subject.RESOLUTION, Subject.DOCUMENT, Subject.PROVINCE)  # named by themselves, without a word before


def joined(slices: Iterable[Slice], question: str = "") -> Slice:
    """One slice of several: each node and each relationship once, in fixed order."""
    parts = tuple(slices)
    nodes = {(n.label, n.key): n for part in parts for n in part.nodes}
    relationships = {r.id: r for part in parts for r in part.relationships}
    return Slice(
        tuple(nodes[k] for k in sorted(nodes)),
        tuple(sorted(relationships.values(), key=lambda r: (r.type, r.source, r.target, r.id))),
        question,
    )


def _asked(store: GraphStore, questions: Iterable[str], keys: Iterable[str]) -> list[Slice]:
    given: Mapping[str, Any] = {"keys": sorted(keys)}
    return [store.graph(question, given) for question in questions]


def _chain(store: GraphStore, keys: Sequence[str], depth: int) -> set[str]:
    """The documents above and below."""
    edges = [*edges_above(store, keys, depth), *edges_below(store, keys, depth)]
    return {*keys, *(e.source for e in edges), *(e.target for e in edges)}


def _matrix(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    edges = edges_below(store, chosen.keys, depth)
    keys = {*chosen.keys, *(e.source for e in edges)}
    mentions = _asked(store, [MENTIONS], chosen.keys)
    citing = {n.key for part in mentions for n in part.nodes if n.label == "Document"}
    return [*_asked(store, [NODE, CHAIN], keys), *mentions, *_asked(store, [PLACES], keys | citing)]


def _resolution(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    """The chains, the tasks that carry it out, and the targets of the documents that implement it."""
    keys = _chain(store, [chosen.key], depth)
    carried = _asked(store, [CARRIED_OUT, MENTIONS], [chosen.key])
    naming = {n.key for part in carried for n in part.nodes if n.label == "Document"}
    below = {e.source for e in edges_below(store, [chosen.key], depth)}
    return [
        *_asked(store, [NODE, CHAIN], keys),
        *_asked(store, [PLACES], keys | naming),
        *carried,
        *_asked(store, [REPLACED], [chosen.key]),
        *_asked(store, [TARGETS, TARGETS_INDICATORS, TARGETS_BODIES], below),
    ]


def _document(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    """The chains, and all that the document sets, cites and raises."""
    keys = _chain(store, [chosen.key], depth)
    own = [CITED, CARRIED_OUT, REPLACED, *CONTENT]
    return [*_asked(store, [NODE, CHAIN, PLACES], keys), *_asked(store, own, [chosen.key])]


def _province(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    """Its documents with what they implement and set, and the provinces that it was made of."""
    own = [row["key"] for row in store.run(OF_PROVINCE, {"name": chosen.key})]
    above = edges_above(store, own, depth)
    keys = {*own, *(e.target for e in above)}
    return [
        store.graph(PROVINCE_MERGED, {"name": chosen.key}),
        *_asked(store, [NODE, CHAIN], keys),
        *_asked(store, [PLACES, CITED, *CONTENT], own),
    ]


def _agency(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    found = _asked(store, [AGENCY, OF_AGENCY], chosen.keys)
    return [*found, *_asked(store, [PLACES], _documents(found))]


def _indicator(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    found = [store.graph(OF_INDICATOR, {"key": chosen.key})]
    return [*found, *_asked(store, [PLACES], _documents(found))]


def _documents(slices: Iterable[Slice]) -> set[str]:
    return {n.key for part in slices for n in part.nodes if n.label == "Document"}


def _query(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    query = named_query(chosen.key)
    if not query.picture:
        raise QueryError(*both("selector.no-picture", name=query.name))
    return [store.graph(query.picture, chosen.parameters)]


def _all(store: GraphStore, chosen: Selection, depth: int) -> list[Slice]:
    return [store.graph(EVERY_NODE), store.graph(EVERY_RELATIONSHIP)]


SLICES = {
    Subject.MATRIX: _matrix,
    Subject.RESOLUTION: _resolution,
    Subject.DOCUMENT: _document,
    Subject.PROVINCE: _province,
    Subject.AGENCY: _agency,
    Subject.INDICATOR: _indicator,
    Subject.QUERY: _query,
    Subject.ALL: _all,
}
