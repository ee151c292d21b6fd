"""The explorer: pages, search, paths, questions and exports over one store, on this machine only."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from policy_lineage.errors import LineageError
from policy_lineage.graph.store import GraphStore
from policy_lineage.viz.frame import SCRIPTS, asset, page_html
from policy_lineage.viz.serve import views

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOSTS = ["127.0.0.1", "localhost", "[::1]"]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
TYPES = {"page.css": "text/css", "explorer.js": "text/javascript", **dict.fromkeys(SCRIPTS, "text/javascript")}


def application(store: GraphStore, lang: str = "vi") -> "Starlette":
    """The web application over a store."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Route

    routes = [
        Route("/assets/{name}", _asset),
        Route("/search.json", _search(store)),
        Route("/favicon.ico", _no_icon),
        Route("/export", _export(store)),
    ]
    routes += [Route(path, _page(store, view, lang)) for path, view in views.PAGES.items()]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)])


def link(label: str, key: str) -> str:
    """The address of a node in the explorer."""
    place = {"Document": "view", "Province": "province", "Agency": "agency", "Indicator": "indicator"}.get(label)
    return f"/{place}?{urlencode({'q': key})}" if place and key else ""


def _asset(request: "Request") -> "Response":
    from starlette.responses import PlainTextResponse, Response

    name = request.path_params["name"]
    if name not in TYPES:
        return PlainTextResponse("not found", 404)
    return Response(asset(name), media_type=TYPES[name], headers={"Cache-Control": "max-age=3600"})


def _no_icon(request: "Request") -> "Response":
    from starlette.responses import Response

    return Response(status_code=204)


def _page(store: GraphStore, view: Callable[..., str], lang: str) -> "Callable[[Request], Response]":
    # not async: starlette runs it in a thread, so that one slow question does not hold the others
    def answer(request: "Request") -> "Response":
        from starlette.responses import HTMLResponse

        asked = dict(request.query_params)
        status = 200
        try:
            html = view(store, asked, lang=lang, link=link, live=True, export_href=_export_href(request))
        except LineageError as error:
            status, html = 400, _refusal(error, lang)
        return HTMLResponse(html, status, headers=_headers())

    return answer


def _refusal(error: LineageError, lang: str) -> str:
    return page_html(
        "refusal.html", lang=lang, live=True, title="!", contents=(), picture=None, link=link, export_href="",
        vi=error.said("vi"), en=error.said("en"),
    )  # fmt: skip


def _export_href(request: "Request") -> str:
    """The words of this view for `/export`; empty where the view is no selector."""
    words = views.selector_of(request.url.path, dict(request.query_params))
    return "/export?" + urlencode([("w", word) for word in words]) if words else ""


def _search(store: GraphStore) -> "Callable[[Request], Response]":
    def answer(request: "Request") -> "Response":
        from starlette.responses import JSONResponse

        found = views.found(store, request.query_params.get("q", ""))
        return JSONResponse([{**row, "href": link(row["label"], row["key"])} for row in found], headers=_headers())

    return answer


def _export(store: GraphStore) -> "Callable[[Request], Response]":
    def answer(request: "Request") -> "Response":
        from starlette.responses import HTMLResponse, Response

        try:
            name, data = views.exported(store, request.query_params.getlist("w"), request.query_params.get("as", ""))
        except LineageError as error:
            return HTMLResponse(_refusal(error, "vi"), 400, headers=_headers())
        disposition = f"attachment; filename*=UTF-8''{quote(name)}"
        return Response(data, media_type="application/octet-stream", headers={"Content-Disposition": disposition})

    return answer


def _headers() -> dict[str, Any]:
    return {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }
