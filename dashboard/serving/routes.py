"""The read-only API. Each route asks as the viewer of its token, by the functions that the command
line prints; what a request may say is read strictly, from the knobs."""

import math
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

from anyio import CapacityLimiter, Lock
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from analytics.knobs import FILTERS, KNOBS, MOST_LETTERS, Kind, Knob, with_knobs
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.commands.answer import Answer, as_json
from dashboard.commands.measures import measured
from dashboard.commands.plan import planned_answer
from dashboard.render.files import KINDS
from dashboard.serving.guarding import NEVER_KEPT
from dashboard.subjects import texts
from dashboard.subjects.report import Wanted
from dashboard.subjects.report import report as made
from data.store.database import Database
from data.store.people.accounts import Token, has_tokens, token_of
from data.vocabulary import REACH, RefusedError, UnavailableError

PEOPLE = Knob("people", "flag", says="true: names are in the answer, where the token may see them")
FORMAT = Knob("format", "choice", says="the kind of file", choices=tuple(KINDS), required=True)
_TEXT = f"a text of 1 to {MOST_LETTERS} characters, none of them the character 0"
READS = {"day": f"a day {REACH}, as 2027-03-31", "name": _TEXT, "several": _TEXT}
"""What a value that cannot be read should be, where its type does not say it."""
SCHEMAS: dict[Kind, dict[str, Any]] = {
    "count": {"type": "integer"},
    "day": {"type": "string", "format": "date"},
    "flag": {"type": "string", "enum": ["true", "false"]},
    "name": {"type": "string", "minLength": 1, "maxLength": MOST_LETTERS},
    "several": {"type": "string", "minLength": 1, "maxLength": MOST_LETTERS},
}
"""Of OpenAPI, for parameters that are no plain number and no choice."""
ERROR = {
    "type": "object",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
    "additionalProperties": False,
}
ERRORS = texts("api.error")
A_MINUTE = 60
"""Requests of one token in a minute, at most, in each replica."""
AT_ONCE = 2
"""Answers that are worked out at the same time, of one token one; others wait, pages do not."""
NO_STORE = "The store does not answer."
NO_NAMES = "This token may not see people: leave the parameter people out."
Given = dict[str, Any]


def schema(knob: Knob) -> dict[str, Any]:
    """What OpenAPI calls a parameter's values."""
    if knob.kind == "choice":
        return {"type": "string", "enum": list(knob.choices)}
    return SCHEMAS.get(knob.kind, {"type": "number"})


def read(given: QueryParams, known: tuple[Knob, ...]) -> dict[str, Any]:
    """The values that a request gave, by name. Raises RefusedError for the first that is wrong,
    given twice or unknown."""
    by_name = {knob.key: knob for knob in known}
    for name, _ in given.multi_items():
        if name not in by_name or len(given.getlist(name)) > 1:
            raise RefusedError(
                f"Unknown or repeated parameter “{name[:40]}”. Allowed, once each: "
                f"{', '.join(by_name)}."
            )
    for knob in known:
        if knob.required and knob.key not in given:
            raise RefusedError(f"The parameter {knob.key} is missing.")
    return {name: _value(by_name[name], text) for name, text in given.items()}


def _value(knob: Knob, text: str) -> Any:
    try:
        return knob.read(text)
    except (ValueError, KeyError, OverflowError):
        of = schema(knob)
        what = READS.get(knob.kind, of["type"])
        what = f"one of {', '.join(of['enum'])}" if "enum" in of else what
        raise RefusedError(f"{knob.key} cannot be read; it is {what}.") from None


def description(paths: Mapping[str, tuple[str, tuple[Knob, ...]]]) -> dict[str, Any]:
    """OpenAPI 3.1. `paths`: what each answers, and what its query may say."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Skillmix",
            "version": version("skillmix"),
            "description": "Read-only. The documents are those of `skillmix VERB --json`.",
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"token": []}],
        "paths": {path: {"get": _operation(path, *about)} for path, about in paths.items()},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Error": ERROR},
        },
    }


def _operation(path: str, says: str, parameters: tuple[Knob, ...]) -> dict[str, Any]:
    answers: dict[str, Any] = {"application/json": {"schema": {"type": "object"}}}
    if path == "/report":
        answers |= {
            kind.media_type: {} for kind in KINDS.values() if kind.media_type != "application/json"
        }
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    errors = {code: {"description": text, "content": error} for code, text in ERRORS.items()}
    return {
        "operationId": path.strip("/"),
        "summary": says,
        "parameters": [
            {
                "name": knob.key,
                "in": "query",
                "required": knob.required,
                "description": knob.help,
                "schema": schema(knob),
            }
            for knob in parameters
        ],
        "responses": {"200": {"description": says, "content": answers}, **errors},
    }


class Rate:
    """Counts the requests of each token: so many at once, and one more each time that its share of
    the minute has passed."""

    def __init__(
        self, a_minute: int = A_MINUTE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = a_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, token_id: str) -> float:
        """0 where the request may go on, else after how many seconds the next one may."""
        with self._lock:
            now = self._clock()
            left, since = self._left.get(token_id, (float(self._most), now))
            left = min(self._most, left + (now - since) * self._most / 60)
            may = left >= 1
            self._left[token_id] = (left - 1 if may else left, now)
            return 0.0 if may else (1 - left) * 60 / self._most


def _measures(study: Study, given: Given) -> Response:
    return _document(measured(study))


def _plan(study: Study, given: Given) -> Response:
    return _document(planned_answer(study, people=given.get("people", False)))


def _report(study: Study, given: Given) -> Response:
    kind = KINDS[given["format"]]
    content = kind.render(made(study, Wanted(people=given.get("people", False))))
    return Response(content, media_type=kind.media_type, headers=NEVER_KEPT)


PATHS: dict[str, tuple[str, tuple[Knob, ...], Callable[[Study, Given], Response]]] = {
    "/measures": ("What the teams hold against what is required.", FILTERS, _measures),
    "/plan": ("The blend, with cost and chance.", (*FILTERS, *KNOBS, PEOPLE), _plan),
    "/report": ("The report as a file.", (FORMAT, *FILTERS, *KNOBS, PEOPLE), _report),
}


def routes(store: Callable[[], Database], rate: Rate | None = None) -> list[BaseRoute]:
    """All below /api; closed where no program has a token. `store` opens it, as its owner."""
    limiter = CapacityLimiter(AT_ONCE)
    own_turn: dict[str, Lock] = defaultdict(Lock)  # who waits for a slow answer holds back nobody
    counted = rate or Rate()
    described = description({path: about[:2] for path, about in PATHS.items()})

    def answer(path: str) -> Callable[[Request], Any]:
        async def endpoint(request: Request) -> Response:
            token = await run_in_threadpool(_let_in, store, counted, request)
            if isinstance(token, Response):
                return token
            async with own_turn[token.token_id]:
                return await run_sync(_seen_by, token, store, path, request, limiter=limiter)

        return endpoint

    async def openapi(request: Request) -> Response:
        token = await run_in_threadpool(_let_in, store, counted, request)
        return token if isinstance(token, Response) else JSONResponse(described, headers=NEVER_KEPT)

    async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refused(404, "There is nothing here.")
        if scope["path"] in (f"/api/v1{path}" for path in ("/openapi.json", *PATHS)):
            refused = _refused(405, "Only GET is answered here.", {"Allow": "GET"})
        await refused(scope, receive, send)

    return [
        Route("/api/v1/openapi.json", openapi),
        *(Route(f"/api/v1{path}", answer(path)) for path in PATHS),
        Mount("/api", nothing),
    ]


def _let_in(store: Callable[[], Database], rate: Rate, request: Request) -> Token | Response:
    """The token of a request, or why there is no answer."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    why = "Send the token: Authorization: Bearer TOKEN."
    try:
        if not has_tokens(opened := store()):
            return _refused(404, "There is nothing here.")
    except RefusedError:
        return _refused(503, NO_STORE)
    try:
        token = token_of(opened, secret.strip()) if scheme.casefold() == "bearer" else None
    except RefusedError as ended:
        token, why = None, str(ended)
    if token is None:
        return _refused(401, why, {"WWW-Authenticate": "Bearer"})
    if wait := rate.wait(token.token_id):
        return _refused(429, "Too many requests.", {"Retry-After": str(math.ceil(wait))})
    return token


def _seen_by(token: Token, store: Callable[[], Database], path: str, request: Request) -> Response:
    viewer = token.viewer
    _, parameters, work = PATHS[path]
    try:
        given = read(request.query_params, parameters)
        if not viewer.people_visible and given.get("people"):
            return _refused(403, NO_NAMES)
        asked = store().seen_by(viewer)
        if given.get("people"):
            asked.note_read("api", path)
        filters, wishes = (
            {knob.key: given[knob.key] for knob in knobs if knob.key in given}
            for knobs in (FILTERS, KNOBS)
        )
        selection = Selection(viewer=asked.viewer, **filters)
        return work(Study(asked, selection, with_knobs(Scenario(), **wishes)), given)
    except UnavailableError:
        return _refused(503, NO_STORE)
    except RefusedError as refusal:
        return _refused(400, str(refusal))


def _document(answer: Answer) -> Response:
    text = as_json(answer.document)
    return Response(text, media_type="application/json", headers=NEVER_KEPT)


def _refused(status: int, sentence: str, more: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": sentence}, status, headers={**NEVER_KEPT, **(more or {})})
