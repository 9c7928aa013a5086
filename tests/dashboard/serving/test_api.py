"""The API: the same documents as the command, for who has a token, and nothing more for anybody."""

import json
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from analytics.study import Study
from dashboard.render.files import KINDS, FileKind
from dashboard.serving import routes as api
from dashboard.serving.routes import Rate, routes
from dashboard.subjects.verify import read_back
from data.store.database import Database
from data.store.people.accounts import add_token, revoke_token
from data.store.people.audited import audit
from data.vocabulary import RefusedError
from tests import shell
from tests.futures import few_levers
from tests.stores import store_at
from tests.viewers.organisation import organisation_at
from tests.viewers.roles import TOKENS

FREE = Rate(1_000_000)
Ask = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def two_levers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        few_levers(patch)
        yield


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return organisation_at(tmp_path_factory.mktemp("api") / "store.duckdb")


@pytest.fixture(scope="module")
def copied(place: Path) -> Path:
    return Path(shutil.copyfile(place, place.with_name("copied.duckdb")))


@pytest.fixture(scope="module")
def store(place: Path, copied: Path) -> Iterator[Database]:
    with store_at(place) as opened:
        yield opened


@pytest.fixture(scope="module")
def names(store: Database) -> list[str]:
    rows = store.rows("select label, identity from person")
    result = [text for row in rows for text in row if text]
    assert len(result) > 30
    return result


@pytest.fixture(scope="module")
def told(store: Database) -> dict[str, str]:
    return {
        kind: add_token(store, kind, role, teams, people=people)
        for kind, (role, teams, people) in TOKENS.items()
    }


def client(store: Callable[[], Database], rate: Rate = FREE) -> TestClient:
    return TestClient(Starlette(routes=routes(store, rate)))


def get(opened: TestClient, path: str, token: str, **query: object) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    return opened.get(f"/api/v1{path}", params=query, headers=headers)


@pytest.fixture(scope="module")
def ask(store: Database, told: dict[str, str]) -> Ask:
    opened = client(lambda: store)
    return lambda kind, path, **query: get(opened, path, told[kind], **query)


def test_without_a_token_in_the_store_there_is_nothing(database: Database) -> None:
    for path in ("/measures", "/plan", "/report", "/openapi.json"):
        assert client(lambda: database).get(f"/api/v1{path}").status_code == 404
    result = add_token(database, "x", "admin", ())
    assert client(lambda: database).get("/api/v1/openapi.json").status_code == 401
    revoke_token(database, result.split("_")[1])
    assert client(lambda: database).get("/api/v1/openapi.json").status_code == 404


def test_who_has_no_token_is_not_answered(store: Database, told: dict[str, str]) -> None:
    opened = client(lambda: store)
    for said in (None, "Bearer skillmix_1_2", told["admin"], f"Basic {told['admin']}"):
        header = {"Authorization": said} if said else {}
        answer = opened.get("/api/v1/measures", headers=header)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert get(opened, "/openapi.json", told["lead"]).json()["openapi"] == "3.1.0"


def test_below_the_api_all_else_is_refused_in_json(store: Database) -> None:
    pages = Route("/{rest:path}", lambda _: Response("a page"))
    opened = TestClient(Starlette(routes=[*routes(lambda: store, FREE), pages]))
    for path in ("/api/v1/nothing", "/api/v2/measures", "/api/", "/api/v1/measures/"):
        for answer in (opened.get(path), opened.post(path)):
            assert answer.status_code == 404
            assert answer.json() == {"error": "There is nothing here."}
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"):
        for path in ("measures", "openapi.json"):
            answer = opened.request(method, f"/api/v1/{path}")
            assert answer.status_code == 405
            assert answer.json() == {"error": "Only GET is answered here."}
            assert answer.headers["Allow"] == "GET"
    assert opened.head("/api/v1/measures").status_code == 401
    assert opened.get("/apis").text == "a page"


def test_a_token_that_ended_is_told_so(
    store: Database, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = datetime.now() + timedelta(days=92)
    monkeypatch.setattr("data.store.people.accounts.now", lambda: later)
    answer = get(client(lambda: store), "/measures", told["admin"])
    assert answer.status_code == 401
    assert "ended on" in answer.json()["error"]


def test_slow_answers_of_one_token_hold_back_no_other(
    store: Database, told: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), threading.Semaphore(0)

    def slow(study: Study, given: dict[str, Any]) -> Response:
        if study.selection.viewer.role == "admin":
            begun.release()
            assert go_on.wait(30)
        return Response("{}", media_type="application/json")

    monkeypatch.setitem(api.PATHS, "/plan", (*api.PATHS["/plan"][:2], slow))
    with client(lambda: store) as opened, ThreadPoolExecutor(6) as pool:
        held = [pool.submit(get, opened, "/plan", told["admin"]) for _ in range(5)]
        try:
            assert begun.acquire(timeout=30)
            other = pool.submit(get, opened, "/plan", told["lead"])
            assert other.result(timeout=10).status_code == 200
            assert not begun.acquire(blocking=False)  # one of them at a time
        finally:
            go_on.set()
        assert [item.result(timeout=30).status_code for item in held] == [200] * 5


def test_the_documents_are_those_of_the_command(ask: Ask, copied: Path) -> None:
    for verb, query in (
        ("measures", {"team": "Core"}),
        ("plan", {"team": "Core", "levers": "train,equip"}),
    ):
        words = [part for key, value in query.items() for part in (f"--{key}", value)]
        spoken = json.loads(shell.told(copied, verb, *words, "--json"))
        spoken.pop("seconds", None)  # how long the command took
        result = ask("admin", f"/{verb}", **query)
        assert result.status_code == 200
        assert result.json() == spoken
        assert result.headers["Cache-Control"] == "no-store"


def test_names_only_where_the_token_may_see_them_and_asks(
    ask: Ask, names: list[str], store: Database, told: dict[str, str]
) -> None:
    wishes = {"levers": "train", "deadline_weeks": 60, "value_per_week": 20_000}
    quiet = ask("lead", "/plan", **wishes)
    assert [name for name in names if name in quiet.text] == []
    assert [e for e in audit(store) if e.read] == []
    named = ask("lead", "/plan", **wishes, people="true")
    token = f"token {told['lead'].split('_')[1]}"
    reads = [(e.who, e.action, e.detail) for e in audit(store) if e.read]
    assert reads == [(token, "api", "/plan")]
    assert any(action["person"] for action in named.json()["actions"])
    assert ask("leader", "/plan", people="true").status_code == 403


def assert_names_nobody(answer: Any, names: Iterable[str]) -> None:
    """Not in what a reader of an answer sees, also within a file."""
    kind = str(answer.headers["content-type"])
    if "json" in kind or "text/" in kind:
        text = str(answer.content.decode())
    else:
        text = text_of(answer.content)
    assert [name for name in names if name in text] == []


@cache
def text_of(file: bytes) -> str:
    """The same file answers many requests."""
    return "\n".join(line.text for line in read_back(file)[1])


@pytest.mark.usefixtures("made_once_each")
def test_who_may_not_see_people_gets_answers_without_small_groups_and_names(
    ask: Ask, names: list[str]
) -> None:
    """That they are left out of every number: tests/viewers/test_pages.py."""
    reports = [("/report", {"format": kind}) for kind in KINDS]
    for path, query in (("/measures", {}), ("/plan", {}), *reports):
        answer = ask("leader", path, **query)
        assert answer.status_code == 200
        assert_names_nobody(answer, names)
        assert path == "/measures" or ask("leader", path, **query, people="true").status_code == 403


def test_what_cannot_be_followed_is_refused_in_a_sentence(ask: Ask) -> None:
    day = "it is a day from 1900-01-01 to 2100-12-31, as 2027-03-31."
    for path, query, *text in (
        ("/measures", {"wave": "never"}),
        ("/measures", {"team": ""}, "team cannot be read; it is a text of 1 to 200 characters"),
        ("/measures", {"ratings": "peer"}, "it is one of"),
        ("/plan", {"start": "soon"}, day),
        ("/measures", {"unknown": "1"}),
        ("/measures", {"wave": ["autumn", "spring"]}),
        ("/measures", {"team": "x" * 201}, "1 to 200 characters"),
        ("/measures", {"team": "a\x00b"}, "none of them the character 0."),
        ("/plan", {"start": "9999-12-31"}, day),
        ("/plan", {"budget": "nan"}),
        ("/plan", {"value_per_week": -1}),
        ("/plan", {"max_hires": "1.5"}),
        ("/plan", {"levers": "pray"}),
        ("/report", {}),
    ):
        answer = ask("admin", path, **query)
        assert answer.status_code == 400, query
        assert answer.json()["error"].endswith(".")
        assert "".join(text) in answer.json()["error"]


def test_a_program_may_ask_so_often_and_is_told_when_again(
    store: Database, told: dict[str, str]
) -> None:
    clock = [0.0]
    opened = client(lambda: store, Rate(2, lambda: clock[0]))

    def status(kind: str) -> tuple[int, str | None]:
        answer = get(opened, "/measures", told[kind], nothing=1)
        return answer.status_code, answer.headers.get("Retry-After")

    assert [status("admin") for _ in range(3)] == [(400, None), (400, None), (429, "30")]
    assert status("lead") == (400, None)
    clock[0] = 30.0  # half a minute: one of two
    assert [status("admin")[0], status("admin")[0]] == [400, 429]


def test_a_store_that_does_not_answer_is_said() -> None:
    def lost() -> Database:
        raise RefusedError("The password is hunter2.")

    answer = client(lost).get("/api/v1/measures")
    assert (answer.status_code, answer.json()) == (503, {"error": "The store does not answer."})


@pytest.mark.usefixtures("made_once_each")
@pytest.mark.parametrize("examples", [10, pytest.param(300, marks=pytest.mark.fault)])
@pytest.mark.parametrize("path", ["/measures", "/plan", "/report"])
@pytest.mark.parametrize("kind", TOKENS)
def test_whatever_is_asked_there_is_no_fault_and_no_name(
    path: str, kind: str, examples: int, store: Database, told: dict[str, str], names: list[str]
) -> None:
    """Requests made from the API's own description; `make faults` makes hundreds."""
    app = Starlette(routes=routes(lambda: store, FREE))
    described = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", app, headers={"Authorization": f"Bearer {told[kind]}"}
    )
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    asked: set[int] = set()
    _, teams, _ = TOKENS[kind]
    rows = store.rows(
        "select team, label, identity from participation join person using (person_no)"
    )
    seen = [row for row in rows if kind == "admin" or (row[0] in teams and kind != "leader")]
    closed = {*names} - {name for _, *both in seen for name in both}

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described[path]["GET"].as_strategy())
    def tried(case: Any) -> None:
        answer = case.call(headers={"Authorization": f"Bearer {told[kind]}"})
        asked.add(answer.status_code)
        case.validate_response(answer, checks=checks)
        assert_names_nobody(answer, closed)

    tried()
    assert asked & {200, 400, 403}


@pytest.fixture(scope="module")
def made_once_each() -> Iterator[None]:
    """The same filters are planned and written once, whatever the wishes and the day: that costs
    seconds, and it is the requests that are tried."""
    rendered: dict[object, bytes] = {}
    render = FileKind.render

    def written(kind: FileKind, model: Any) -> bytes:
        question = (kind, id(model))
        if question not in rendered:
            rendered[question] = render(kind, model)
        return rendered[question]

    with pytest.MonkeyPatch.context() as patch:
        for name in ("measured", "planned_answer", "made"):
            patch.setattr(f"dashboard.serving.routes.{name}", _once(getattr(api, name)))
        patch.setattr(FileKind, "render", written)
        yield


def _once(work: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[object, Any] = {}

    def worked(study: Study, *more: Any, **named: Any) -> Any:
        question = (study.selection, *more, *named.items())
        if question not in known:
            known[question] = work(study, *more, **named)
        return known[question]

    return worked


def test_a_token_sees_its_teams_only(ask: Ask) -> None:
    for kind, team in (("lead", "Core"), ("granted", "Data")):
        answer = ask(kind, "/measures")
        assert {wave["team"] for wave in answer.json()["waves"]} == {team}
    others = ask("lead", "/measures", team="Data")
    assert others.status_code == 400 or others.json()["people"] == 0
