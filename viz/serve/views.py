"""What each address of the explorer shows; the address alone says what is seen, so that it can be cited."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from policy_lineage.errors import QueryError
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.catalogue import catalogue
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.slices import joined
from policy_lineage.queries.spec import returned_columns
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.names import name_of
from policy_lineage.viz.pages.answer import Asked, answer_page
from policy_lineage.viz.serve.search import Entry, found
from policy_lineage.viz.views import page_of
from policy_lineage.viz.words import message, pair

MOST_ROWS = 2000
Asked_ = Mapping[str, str]
PREFIX = {"/view": (), "/province": (), "/agency": ("agency",), "/indicator": ("indicator",), "/matrix": ("matrix",)}
NEIGHBOURS = {
    label: f"MATCH (n:{label} {{{key}: $key}}) OPTIONAL MATCH (n)-[r]-(m) RETURN n, r, m"
    for label, key in (("Document", "key"), ("Province", "name"), ("Agency", "key"), ("Indicator", "id"),
                       ("Target", "key"), ("Task", "key"), ("Duty", "key"), ("Doubt", "key"))
}  # fmt: skip
# the chain of implementing documents, and the shortest way of any kind
PATHS = tuple(
    "MATCH (a:Document {key: $from}) MATCH (b:Document {key: $to}) "
    f"MATCH p = shortestPath((a)-[:{way}]-(b)) RETURN p"
    for way in ("IMPLEMENTS*1..6", "IMPLEMENTS|CITES|REPLACES*1..4")
)

PATH_COLUMNS = ("source", "relation", "target", "evidence", "stated_in")


def selector_of(path: str, asked: Asked_) -> tuple[str, ...]:
    """The words of the command line for a view."""
    if path == "/query" and asked.get("name"):
        given = tuple(f"{k}={v}" for k, v in asked.items() if k not in ("name", "lang") and v)
        return ("query", asked["name"], *given)
    if path not in PREFIX:
        return ()
    words = asked.get("q", "")
    return (*PREFIX[path], *(words.split() if path == "/matrix" else (words,) if words else ()))


def home(store: GraphStore, asked: Asked_, *, known: Callable[[], Sequence[Entry]], **frame: Any) -> str:
    """The door: search, questions, what is in the store; with words, what they find."""
    text = asked.get("q", "")
    hits = found(known(), text) if text else []
    return page_html("home.html", title="policy-lineage", contents=(), picture=None, asked=text, hits=hits, **frame)


def subject(path: str) -> Callable[..., str]:
    """A view that a selector of the command line names."""

    def view(store: GraphStore, asked: Asked_, **frame: Any) -> str:
        return page_of(store, selector_of(path, asked), province=asked.get("province"), **frame)

    return view


def questions(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """The named questions, each with a field for each parameter."""
    title = pair("questions")[frame["lang"] == "en"]
    return page_html(
        "questions.html", title=title, contents=(), picture=None, queries=list(catalogue().values()), **frame
    )


def cypher(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """A read-only Cypher question, answered as a table and, where it returns nodes, as a picture."""
    text = asked.get("q", "").strip()
    if not text:
        return page_html("cypher.html", title="Cypher", contents=(), picture=None, **frame)
    rows, part = cypher_answer(store, text)
    note = "cypher_cut" if len(rows) >= MOST_ROWS else ""
    columns = tuple(rows[0]) if rows else returned_columns(text)
    return answer_page(Asked(("Cypher", "Cypher"), cypher=text, note=note), columns, rows, part, **frame)


def cypher_answer(store: GraphStore, text: str) -> tuple[list[dict[str, Any]], Slice]:
    """The rows and, where they hold nodes, the picture: the same limits of time and rows for both."""
    rows = store.run(text, limit=MOST_ROWS)
    drawable = any(isinstance(value, dict | list) for row in rows for value in row.values())
    return rows, store.graph(text, limit=MOST_ROWS) if drawable else Slice((), (), text)


def path(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """The shortest way between two documents."""
    ends = asked.get("from", "").strip(), asked.get("to", "").strip()
    title = pair("path_between")[frame["lang"] == "en"]
    if not all(ends):
        return page_html("path.html", title=title, contents=(), picture=None, ends=ends, **frame)
    part = path_slice(store, *ends)
    title = f"{ends[0]} – {ends[1]}"
    rows = path_rows(part)
    asking = Asked((title, title), pair("path_between"), note="" if rows else "path_none", ends=ends)
    return answer_page(asking, PATH_COLUMNS, rows, part, **frame)


def path_rows(part: Slice) -> list[dict[str, Any]]:
    """A row for each statement of the ways, implementing ones first."""
    names = {(n.label, n.key): name_of(n) for n in part.nodes}
    ordered = sorted(part.relationships, key=lambda r: (r.type != "IMPLEMENTS", r.type, r.id))
    return [
        {"source": names[r.source], "relation": r.type, "target": names[r.target], "evidence": r.properties.get("text"),
         **{c: r.properties.get(c) for c in ("stated_in", "start", "end", "origin")}}
        for r in ordered
    ]  # fmt: skip


def path_slice(store: GraphStore, start: str, end: str) -> Slice:
    """The documents and statements of the way."""
    keys = {"from": document_key(store, start), "to": document_key(store, end)}
    if keys["from"] == keys["to"]:
        raise QueryError(*message("path_same", code=start))
    return joined([store.graph(way, keys) for way in PATHS], f"{start} – {end}")


def explore(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """Nodes opened step by step: `open` lists them as Label:key, separated by line feeds."""
    opened = _opened(asked)
    part = explored(store, asked)
    names = {f"{n.label}:{n.key}": name_of(n) for n in part.nodes}
    listed = tuple((each, names.get(each, each.split(":", 1)[1])) for each in opened)
    title = " + ".join(name for _, name in listed)
    focus = opened[-1].split(":", 1)[1] if opened else ""
    asking = Asked((title, title), pair("explore_help"), opened=listed)
    return answer_page(asking, (), (), part, focus=focus, **frame)


def explored(store: GraphStore, asked: Asked_) -> Slice:
    """The nodes that were opened with their neighbours."""
    parts = []
    for each in _opened(asked):
        label, key = each.split(":", 1)
        if label not in NEIGHBOURS:
            raise QueryError(*message("no_kind", label=label))
        parts.append(store.graph(NEIGHBOURS[label], {"key": key}))
    return joined(parts, " + ".join(_opened(asked)))


def _opened(asked: Asked_) -> list[str]:
    return [each for each in asked.get("open", "").split("\n") if ":" in each]


PAGES: dict[str, Callable[..., str]] = {
    "/": home,
    "/questions": questions,
    "/cypher": cypher,
    "/path": path,
    "/explore": explore,
    **{p: subject(p) for p in ("/view", "/province", "/agency", "/indicator", "/matrix", "/query")},
}
