"""What every answer of the server carries, what stays closed, and whether it is healthy."""

import base64
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.subjects import HELPS
from data.store.database import Database, is_current
from data.vocabulary import RefusedError

CLOSED = ("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent")
"""Figures of the process, a run of the script for anybody, driving the app by a program."""
Place = tuple[str, str | None, int | None]
PORTS = {"http": 80, "https": 443}
MOST_DROPPED = 400 * 2**20
"""Bytes of dropped files that are held for all visitors together: twice the largest."""
LARGEST = 201 * 2**20
"""Bytes that are held for one of them: the largest file, as a browser wraps it."""
UPLOADS = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
NEVER_KEPT = {"Cache-Control": "no-store"}


def policy(frame: str) -> str:
    """The Content-Security-Policy under which a frame works: `frame` is its HTML."""
    scripts = re.findall(r"<script>(.*?)</script>", frame, flags=re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()) for script in scripts]
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "blob:", *(f"'sha256-{digest.decode()}'" for digest in digests)],
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


def headers(frame: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": policy(frame),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",  # an address names teams and skills
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def place(url: str) -> Place | None:
    """Scheme, host and port of an address; None where it is none."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None


@dataclass
class Drops:
    """Room for the files that visitors drop. Asked by the one thread that serves. `held`: bytes of
    what lies here already, of each visit."""

    held: Callable[[], Counter[str]]
    _coming: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def coming(self, visit: str, headers: Headers) -> Iterator[bool]:
        """Whether there is room for one more, which is on its way meanwhile."""
        length = headers.get("content-length", "")
        size = int(length) if length.isdecimal() else LARGEST
        held = self._coming + self.held()
        if held[visit] + size > LARGEST or held.total() + size > MOST_DROPPED:
            yield False
            return
        self._coming[visit] += size
        try:
            yield True
        finally:
            self._coming[visit] -= size


@dataclass
class Guard:
    """Middleware around the whole app: puts the headers on, closes what is not for visitors, lets
    pages of this address alone connect, and takes files of those alone who may bring some. Where
    the visitor came by TLS, as the proxy says, each cookie is for TLS only. `address`: where
    visitors open the app, "" where only the request says it."""

    app: ASGIApp
    headers: dict[str, str]
    address: Callable[[], str] = str
    may_bring_files: Callable[[Mapping[str, str]], bool] = bool
    drops: Drops = field(default_factory=lambda: Drops(Counter))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a connection that stays open has no headers to put on."""
        asked = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers()
        by_tls = asked.get("x-forwarded-proto", scope.get("scheme")) in ("https", "wss")
        if scope["type"] == "websocket" and not self._is_own(asked, by_tls):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                result = MutableHeaders(scope=message)
                result.update(self.headers)
                cookies = result.getlist("set-cookie") if by_tls else []
                if cookies:
                    del result["set-cookie"]
                for cookie in cookies:
                    marked = re.search(r";\s*secure\s*(;|$)", cookie, flags=re.IGNORECASE)
                    result.append("set-cookie", cookie if marked else f"{cookie}; Secure")
            await send(message)

        if any(part in str(scope["path"]) for part in CLOSED):
            closed = PlainTextResponse("There is nothing here.", status_code=404)
            await closed(scope, receive, guarded)
            return
        upload = UPLOADS.search(str(scope["path"]))
        if upload is None or scope["method"] != "PUT":
            await self.app(scope, receive, guarded)
            return
        cookies = Request(scope).cookies
        if not await run_in_threadpool(self.may_bring_files, cookies):
            refused = PlainTextResponse("Sign in to bring a file.", status_code=403)
            await refused(scope, receive, guarded)
            return
        with self.drops.coming(upload[1], asked) as is_room:
            full = PlainTextResponse(HELPS["upload.no_room"], status_code=413)
            await (self.app if is_room else full)(scope, receive, guarded)

    def _is_own(self, asked: Headers, by_tls: bool) -> bool:
        """Whether a connection is of a page of this address, to the port; a program says none."""
        origin = asked.get("origin")
        here = f"{'https' if by_tls else 'http'}://{asked.get('host', '')}"
        return origin is None or place(origin) in (place(here), place(self.address() or here))


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
        logging.getLogger("skillmix").warning("Not ready: %s", error)
        return False
