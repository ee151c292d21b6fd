"""What each address of the explorer shows; the address alone says what is seen, so that it can be cited."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from policy_lineage.errors import QueryError
from policy_lineage.graph.letters import plain
from policy_lineage.graph.slice import Slice
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.catalogue import catalogue
from policy_lineage.queries.naming import document_key
from policy_lineage.queries.slices import joined
from policy_lineage.viz.frame import page_html
from policy_lineage.viz.looks import kind_of
from policy_lineage.viz.names import name_of
from policy_lineage.viz.pages.answer import Asked, answer_page
from policy_lineage.viz.views import page_of

MOST_FOUND, MOST_ROWS = 20, 2000
Asked_ = Mapping[str, str]
PREFIX = {"/view": (), "/province": (), "/agency": ("agency",), "/indicator": ("indicator",), "/matrix": ("matrix",)}
NAMED = """
MATCH (n) WHERE n:Document OR n:Province OR n:Agency OR n:Indicator
RETURN n
"""
NEIGHBOURS = {
    label: f"MATCH (n:{label} {{{key}: $key}}) OPTIONAL MATCH (n)-[r]-(m) RETURN n, r, m"
    for label, key in (("Document", "key"), ("Province", "name"), ("Agency", "key"), ("Indicator", "id"),
                       ("Target", "key"), ("Task", "key"), ("Duty", "key"), ("Doubt", "key"))
}  # fmt: skip
PATH = """
MATCH (a:Document {key: $from}) MATCH (b:Document {key: $to})
MATCH p = shortestPath((a)-[:IMPLEMENTS|CITES|REPLACES*1..4]-(b)) RETURN p
"""


def selector_of(path: str, asked: Asked_) -> tuple[str, ...]:
    """The words of the command line for a view."""
    if path == "/query" and asked.get("name"):
        given = tuple(f"{k}={v}" for k, v in asked.items() if k not in ("name", "lang") and v)
        return ("query", asked["name"], *given)
    if path not in PREFIX:
        return ()
    words = asked.get("q", "")
    return (*PREFIX[path], *(words.split() if path == "/matrix" else (words,) if words else ()))


def found(store: GraphStore, text: str) -> list[dict[str, str]]:
    """Nodes whose name holds the words, with or without diacritics; the shortest names first."""
    wanted = _bare(text).split()
    if not wanted:
        return []
    hits = [row for row in _names(store) if _holds(row["bare"], wanted)]
    hits.sort(key=lambda row: (not _holds(_bare(row["name"]), wanted), len(row["name"]), row["name"], row["key"]))
    return [{k: row[k] for k in ("label", "kind", "key", "name", "title")} for row in hits[:MOST_FOUND]]


def _holds(bare: str, wanted: Sequence[str]) -> bool:
    """Every word asked for begins a word of the name."""
    return all(f" {word}" in f" {bare}" for word in wanted)


def _names(store: GraphStore) -> list[dict[str, str]]:
    return [
        {"label": n.label, "kind": kind_of(n), "key": n.key, "name": name_of(n),
         "title": str(n.properties.get("title") or ""),
         "bare": _bare(f"{name_of(n)} {n.properties.get('title') or ''} {n.properties.get('subject') or ''}")}
        for n in store.graph(NAMED).nodes
    ]  # fmt: skip


def _bare(text: str) -> str:
    """Letters without marks, and nothing that stands between the parts of a code."""
    return " ".join("".join(c if c.isalnum() else " " for c in plain(text)).split())


def home(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """The door: search, questions, what is in the store; with words, what they find."""
    hits = found(store, asked.get("q", ""))
    return page_html(
        "home.html", title="policy-lineage", contents=(), picture=None, asked=asked.get("q", ""), hits=hits, **frame
    )


def subject(path: str) -> Callable[..., str]:
    """A view that a selector of the command line names."""

    def view(store: GraphStore, asked: Asked_, **frame: Any) -> str:
        return page_of(store, selector_of(path, asked), province=asked.get("province"), **frame)

    return view


def questions(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """The named questions, each with a field for each parameter."""
    return page_html(
        "questions.html", title="policy-lineage", contents=(), picture=None, queries=list(catalogue().values()), **frame
    )


def cypher(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """A read-only Cypher question, answered as a table and, where it returns nodes, as a picture."""
    text = asked.get("q", "").strip()
    if not text:
        return page_html("cypher.html", title="Cypher", contents=(), picture=None, **frame)
    rows = store.run(text, limit=MOST_ROWS)
    columns = tuple(rows[0]) if rows else ()
    part = store.graph(text)
    return answer_page(Asked(("Cypher", "Cypher"), cypher=text), columns, rows, part, **frame)


def path(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """The shortest way between two documents."""
    ends = asked.get("from", "").strip(), asked.get("to", "").strip()
    if not all(ends):
        return page_html("path.html", title="path", contents=(), picture=None, ends=ends, **frame)
    keys = {"from": document_key(store, ends[0]), "to": document_key(store, ends[1])}
    part = store.graph(PATH, keys) if keys["from"] != keys["to"] else Slice((), ())
    rows = [{"source": r.source[1], "relation": r.type, "target": r.target[1], "evidence": r.properties.get("text"),
             **{c: r.properties.get(c) for c in ("stated_in", "start", "end", "origin")}}
            for r in part.relationships]  # fmt: skip
    title = f"{ends[0]} – {ends[1]}"
    return answer_page(
        Asked((title, title)), ("source", "relation", "target", "evidence", "stated_in"), rows, part, **frame
    )


def explore(store: GraphStore, asked: Asked_, **frame: Any) -> str:
    """Nodes opened step by step: `open` lists them as Label:key, separated by line feeds."""
    opened = [each for each in asked.get("open", "").split("\n") if ":" in each]
    parts = []
    for each in opened:
        label, key = each.split(":", 1)
        if label not in NEIGHBOURS:
            raise QueryError(f"{label} is no kind of node.", f"{label} không phải một loại nút.")
        parts.append(store.graph(NEIGHBOURS[label], {"key": key}))
    part = joined(parts, " + ".join(opened))
    title = " + ".join(each.split(":", 1)[1] for each in opened)
    return answer_page(Asked((title, title)), (), (), part, **frame)


def exported(store: GraphStore, words: Sequence[str], ending: str) -> tuple[str, bytes]:
    """Name and bytes of an export of a view."""
    from policy_lineage.viz.export.content import content_of
    from policy_lineage.viz.export.forms import FORMS, ending_of, target_path

    name = "".join(c if c.isalnum() or c == "-" else "-" for c in "-".join(words))[:60] or "policy-lineage"
    if ending == ".html":
        return name + ".html", page_of(store, words).encode()
    target = Path(name + ending)
    form = ending_of(target)
    content = content_of(store, words)
    if form == ".zip":
        content = replace(content, page=page_of(store, words))
    return target_path(target).name, FORMS[form](content)


PAGES: dict[str, Callable[..., str]] = {
    "/": home,
    "/questions": questions,
    "/cypher": cypher,
    "/path": path,
    "/explore": explore,
    **{p: subject(p) for p in ("/view", "/province", "/agency", "/indicator", "/matrix", "/query")},
}
