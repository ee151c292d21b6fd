"""What is refused before anything is read, and the headers that every answer carries."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
OTHERS = (b"cross-site", b"same-site")  # another port of this machine is another site's page too


class Guard:
    """Answers this machine's own pages only: what a page of another site fetches is refused, a link is followed."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        async def with_headers(message: "Message") -> None:
            if message["type"] == "http.response.start":
                kept = message["headers"]
                stale = () if any(name == b"cache-control" for name, _ in kept) else ((b"cache-control", b"no-store"),)
                message = {**message, "headers": [*kept, *HEADERS, *stale]}
            await send(message)

        if scope["type"] == "http" and _is_foreign(dict(scope["headers"])):
            from starlette.responses import PlainTextResponse

            await PlainTextResponse("refused: asked for by a page of another site", 403)(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


def _is_foreign(headers: dict[bytes, bytes]) -> bool:
    return headers.get(b"sec-fetch-site") in OTHERS and headers.get(b"sec-fetch-mode") != b"navigate"
