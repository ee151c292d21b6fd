"""The explorer: pages, search, paths, questions and exports over one store, on this machine only."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from policy_lineage.errors import LineageError
from policy_lineage.graph.store import GraphStore
from policy_lineage.viz.frame import SCRIPTS, asset, json_text, page_html
from policy_lineage.viz.serve import views
from policy_lineage.viz.serve.exports import exported, has_export
from policy_lineage.viz.serve.guard import Guard
from policy_lineage.viz.serve.kept import Kept, Page
from policy_lineage.viz.serve.search import Entry, entries, found

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOSTS = ["127.0.0.1", "localhost", "[::1]"]
TYPES = {"page.css": "text/css", "explorer.js": "text/javascript", **dict.fromkeys(SCRIPTS, "text/javascript")}
HTML, JSON = "text/html", "application/json"
Asked = Mapping[str, str]


def application(store: GraphStore, lang: str = "vi") -> "Starlette":
    """The web application over a store."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Route

    shown = Explorer(store, lang)
    routes = [
        Route("/assets/{name}", _asset),
        Route("/search.json", _answer(shown.search)),
        Route("/favicon.ico", _no_icon),
        Route("/export", _answer(shown.export)),
    ]
    routes += [Route(path, _answer(shown.page)) for path in views.PAGES]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts, Middleware(Guard)])


def link(label: str, key: str) -> str:
    """The address of a node in the explorer."""
    place = {"Document": "view", "Province": "province", "Agency": "agency", "Indicator": "indicator"}.get(label)
    return f"/{place}?{urlencode({'q': key})}" if place and key else ""


class Explorer:
    """The views over one store; what was answered is kept until the store changes."""

    def __init__(self, store: GraphStore, lang: str) -> None:
        self._store, self._lang = store, lang
        self._kept = Kept(store)
        self._known: tuple[str, tuple[Entry, ...]] = ("", ())
        self._naming = Lock()

    def page(self, path: str, asked: Asked) -> Page:
        """A view as a page; a refusal in words where it cannot be shown."""
        return self._kept.page((path, tuple(sorted(asked.items()))), lambda: self._page(path, asked))

    def _page(self, path: str, asked: Asked) -> Page:
        try:
            more = {"known": self._names} if path == "/" else {}
            html = views.PAGES[path](
                self._store, asked, lang=self._lang, link=link, live=True, export_href=_export_href(path, asked), **more
            )
            return Page(200, HTML, html.encode())
        except LineageError as error:
            return self._refusal(error)

    def search(self, path: str, asked: Asked) -> Page:
        """What the words in `q` find, as JSON."""
        rows = found(self._names(), asked.get("q", ""))
        return Page(200, JSON, json_text([{**row, "href": link(row["label"], row["key"])} for row in rows]).encode())

    def export(self, path: str, asked: Asked) -> Page:
        """The view that `view` and the rest of the address name, in the form of `as`."""
        return self._kept.page((path, tuple(sorted(asked.items()))), lambda: self._export(asked))

    def _export(self, asked: Asked) -> Page:
        rest = {name: value for name, value in asked.items() if name not in ("view", "as")}
        try:
            name, data = exported(self._store, asked.get("view", ""), rest, asked.get("as", ""), self._lang)
        except LineageError as error:
            return self._refusal(error)
        return Page(200, "application/octet-stream", data, name)

    def _names(self) -> tuple[Entry, ...]:
        version = self._kept.version()
        with self._naming:  # those who come meanwhile wait for the first
            if self._known[0] != version:
                self._known = (version, entries(self._store))
            return self._known[1]

    def _refusal(self, error: LineageError) -> Page:
        html = page_html(
            "refusal.html", lang=self._lang, live=True, title="!", contents=(), picture=None, link=link, export_href="",
            vi=error.said("vi"), en=error.said("en"),
        )  # fmt: skip
        return Page(400, HTML, html.encode())


def _answer(view: Callable[[str, Asked], Page]) -> "Callable[[Request], Response]":
    # not async: starlette runs it in a thread, so that one slow question does not hold the others
    def answer(request: "Request") -> "Response":
        from starlette.responses import Response

        page = view(request.url.path, dict(request.query_params))
        saved = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(page.name)}"} if page.name else {}
        return Response(page.body, page.status, media_type=page.media_type, headers=saved)

    return answer


def _asset(request: "Request") -> "Response":
    from starlette.responses import PlainTextResponse, Response

    name = request.path_params["name"]
    if name not in TYPES:
        return PlainTextResponse("not found", 404)
    return Response(asset(name), media_type=TYPES[name], headers={"Cache-Control": "max-age=3600"})


def _no_icon(request: "Request") -> "Response":
    from starlette.responses import Response

    return Response(status_code=204)


def _export_href(path: str, asked: Asked) -> str:
    """The address of the exports of this view; empty where there is nothing to take away."""
    return "/export?" + urlencode({"view": path, **asked}) if has_export(path, asked) else ""
