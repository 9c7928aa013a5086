"""Whether the server lives and whether it can serve, for a proxy or whoever watches it.

Neither says anything of the store: no place, no version, no reason. The reason is in the log.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from data.store.database import Database, is_current
from data.vocabulary import RefusedError

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
