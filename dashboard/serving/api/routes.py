"""The routes of the API. Each asks as the viewer of its token, by the functions that the command
line prints."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario, with_options
from dashboard.commands.answer import as_json
from dashboard.commands.measures import measured
from dashboard.commands.plan import planned_answer
from dashboard.reports.collect import collect
from dashboard.reports.files import KINDS
from dashboard.serving.api.openapi import description
from dashboard.serving.api.parameters import FILTERS, FORMAT, PEOPLE, WISHES, Parameter, read
from dashboard.serving.api.rate import Rate
from data.store.database import Database
from data.store.people.tokens import Token, has_tokens, token_of
from data.vocabulary import RefusedError

AT_ONCE = 2
"""Answers that are worked out at the same time; the others wait, the pages do not."""
NEVER_KEPT = {"Cache-Control": "no-store"}
NO_NAMES = "This token may not see people: leave the parameter people out."
Given = dict[str, Any]


def _measures(store: Database, given: Given) -> Response:
    return _document(as_json(measured(store, _selection(store, given)).document))


def _plan(store: Database, given: Given) -> Response:
    people = bool(given.pop("people", False))
    chosen = _selection(store, given)
    answer = planned_answer(store, chosen, with_options(Scenario(), **given), people=people)
    return _document(as_json(answer.document))


def _report(store: Database, given: Given) -> Response:
    kind = KINDS[given.pop("format")]
    people = bool(given.pop("people", False))
    chosen = _selection(store, given)
    wished = with_options(Scenario(), **given)
    content = kind.render(collect(store, chosen, wished, people=people))
    return Response(content, media_type=kind.media_type, headers=NEVER_KEPT)


def _selection(store: Database, given: Given) -> Selection:
    """Takes the filters out of what was given; what is left are the wishes."""
    named = [parameter.name for parameter in FILTERS if parameter.name in given]
    return Selection(viewer=store.viewer, **{name: given.pop(name) for name in named})


PATHS: dict[str, tuple[str, tuple[Parameter, ...], Callable[[Database, Given], Response]]] = {
    "/measures": ("What the teams hold against what is required.", FILTERS, _measures),
    "/plan": ("The blend, with cost and chance.", (*FILTERS, *WISHES, PEOPLE), _plan),
    "/report": ("The report as a file.", (FORMAT, *FILTERS, *WISHES, PEOPLE), _report),
}


def routes(store: Callable[[], Database], rate: Rate | None = None) -> list[Route]:
    """All of them, below /api/v1; closed where no program has a token. `store` opens it, as its
    owner."""
    limiter = CapacityLimiter(AT_ONCE)
    counted = rate or Rate()
    described = description({path: about[:2] for path, about in PATHS.items()})

    def answer(path: str) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            return await run_sync(_answered, store, counted, path, request, limiter=limiter)

        return endpoint

    async def openapi(request: Request) -> Response:
        closed = await run_sync(_closed, store)
        return closed or JSONResponse(described, headers=NEVER_KEPT)

    return [
        Route("/api/v1/openapi.json", openapi),
        *(Route(f"/api/v1{path}", answer(path)) for path in PATHS),
    ]


def _closed(store: Callable[[], Database]) -> Response | None:
    try:
        return None if has_tokens(store()) else _refused(404, "There is nothing here.")
    except RefusedError:
        return _refused(503, "The store does not answer.")


def _answered(store: Callable[[], Database], rate: Rate, path: str, request: Request) -> Response:
    if closed := _closed(store):
        return closed
    scheme, _, told = request.headers.get("Authorization", "").partition(" ")
    token = token_of(store(), told.strip()) if scheme.casefold() == "bearer" else None
    if token is None:
        return _refused(
            401, "Send the token: Authorization: Bearer TOKEN.", {"WWW-Authenticate": "Bearer"}
        )
    if wait := rate.wait(token.token_id):
        return _refused(429, "Too many requests.", {"Retry-After": str(math.ceil(wait))})
    return _seen_by(token, store(), path, request)


def _seen_by(token: Token, store: Database, path: str, request: Request) -> Response:
    viewer = token.viewer
    _, parameters, work = PATHS[path]
    try:
        given = read(request.query_params, parameters)
        if not viewer.people_visible and given.get("people"):
            return _refused(403, NO_NAMES)
        asked = store.seen_by(viewer)
        if given.get("people"):
            asked.note_read("api", path)
        return work(asked, given)
    except RefusedError as refusal:
        return _refused(400, str(refusal))


def _document(text: str) -> Response:
    return Response(text, media_type="application/json", headers=NEVER_KEPT)


def _refused(status: int, sentence: str, more: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": sentence}, status, headers={**NEVER_KEPT, **(more or {})})
