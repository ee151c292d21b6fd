"""Exports of every view of the explorer, also of those that no selector of the command line names."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from policy_lineage.errors import QueryError
from policy_lineage.graph.store import GraphStore
from policy_lineage.queries.spec import returned_columns
from policy_lineage.viz.export.content import Content, content_of
from policy_lineage.viz.export.forms import ending_of, target_path, written
from policy_lineage.viz.serve import views
from policy_lineage.viz.words import message

Asked = Mapping[str, str]
MOST_LETTERS = 60  # of a file name


def exported(store: GraphStore, path: str, asked: Asked, ending: str, lang: str) -> tuple[str, bytes]:
    """Name and bytes of a view in one of the forms."""
    if not has_export(path, asked):
        raise QueryError(*message("no_export", path=path))
    name = file_name(path, asked)
    if ending == ".html":
        return name + ".html", views.PAGES[path](store, asked, lang=lang).encode()
    target = Path(name + ending)
    form = ending_of(target)
    words = views.selector_of(path, asked)
    content = content_of(store, words, province=asked.get("province")) if words else FREE[path](store, asked)
    if form == ".zip":
        content = replace(content, page=views.PAGES[path](store, asked, lang=lang))
    return target_path(target).name, written(content, form)


def has_export(path: str, asked: Asked) -> bool:
    """The view shows something that can be taken away, and not only a form to fill in."""
    if path in FREE:
        return all(asked.get(name, "").strip() for name in NEEDED[path])
    return bool(views.selector_of(path, asked))


def file_name(path: str, asked: Asked) -> str:
    """A name made of what was asked.

    >>> file_name("/view", {"q": "68-NQ/TW"}), file_name("/path", {"from": "46-CTr/TU", "to": "68-NQ/TW"})
    ('68-NQ-TW', 'path-46-CTr-TU-68-NQ-TW')
    """
    said = "-".join(views.selector_of(path, asked) or (path.strip("/"), *(v for v in asked.values() if v)))
    safe = "".join(c if c.isalnum() else "-" for c in said)
    return "-".join(part for part in safe[:MOST_LETTERS].split("-") if part) or "policy-lineage"


def _cypher(store: GraphStore, asked: Asked) -> Content:
    text = asked["q"].strip()
    rows, part = views.cypher_answer(store, text)
    columns = tuple(rows[0]) if rows else returned_columns(text)
    return Content(replace(part, question=text), columns, tuple(rows), "Cypher", cypher=text)


def _path(store: GraphStore, asked: Asked) -> Content:
    part = views.path_slice(store, asked["from"].strip(), asked["to"].strip())
    return Content(part, views.PATH_COLUMNS, tuple(views.path_rows(part)), part.question)


def _explore(store: GraphStore, asked: Asked) -> Content:
    part = views.explored(store, asked)
    return Content(part, title=part.question)


FREE: dict[str, Callable[[GraphStore, Asked], Content]] = {"/cypher": _cypher, "/path": _path, "/explore": _explore}
NEEDED = {"/cypher": ("q",), "/path": ("from", "to"), "/explore": ("open",)}
