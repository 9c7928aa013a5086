"""What every answer of the server carries, which routes it does not open, and whether it is
healthy.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from collections.abc import Callable, Iterable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.store.database import Database, is_current
from data.vocabulary import RefusedError

CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent")
"""Figures of the process, a run of the script for anybody, driving the app by a program."""


def policy(frame: str) -> str:
    """The Content-Security-Policy under which a frame works: `frame` is its HTML."""
    scripts = re.findall(r"<script>(.*?)</script>", frame, flags=re.DOTALL)
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "blob:", *_hashes(scripts)],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'", "data:", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "frame-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(" ".join([name, *allowed]) for name, allowed in rules.items())


def _hashes(scripts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def headers(frame: str) -> dict[str, str]:
    """What every answer carries, by name."""
    return {
        "Content-Security-Policy": policy(frame),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",  # an address names teams and skills
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


class Guard:
    """Middleware around the whole app: puts the headers on, closes what is not for visitors.

    Where the visitor came by TLS, as the proxy says, each cookie is for TLS only.
    """

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a connection that stays open has no headers to put on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        by_tls = Headers(scope=scope).get("x-forwarded-proto", scope["scheme"]) == "https"

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                found.update(self._headers)
                if by_tls:
                    _for_tls_only(found)
            await send(message)

        if any(part in str(scope["path"]) for part in CLOSED):
            closed = PlainTextResponse("There is nothing here.", status_code=404)
            await closed(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)


def _for_tls_only(found: MutableHeaders) -> None:
    cookies = found.getlist("set-cookie")
    del found["set-cookie"]
    for cookie in cookies:
        marked = re.search(r";\s*secure\s*(;|$)", cookie, flags=re.IGNORECASE)
        found.append("set-cookie", cookie if marked else f"{cookie}; Secure")


NEVER_KEPT = {"Cache-Control": "no-store"}


def routes(store: Callable[[], Database]) -> list[Route]:
    """`/health`: the process answers. `/ready`: its store answers too and has the schema that this
    program knows; 503 where not. `store` opens it, as its owner."""

    async def health(request: Request) -> JSONResponse:
        return JSONResponse({"status": "lives"}, headers=NEVER_KEPT)

    async def ready(request: Request) -> JSONResponse:
        if await run_in_threadpool(is_ready, store):
            return JSONResponse({"status": "ready"}, headers=NEVER_KEPT)
        return JSONResponse({"status": "not ready"}, status_code=503, headers=NEVER_KEPT)

    return [Route("/health", health), Route("/ready", ready)]


def is_ready(store: Callable[[], Database]) -> bool:
    """Whether pages can be served from the store now."""
    try:
        return is_current(store())
    except RefusedError as error:
        logging.getLogger("skillmix").warning("Not ready: %s", type(error).__name__)
        return False
