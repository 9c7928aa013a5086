"""The guard by itself, and what the policy allows of a frame. Ready is who has a store that answers
and is up to date; neither route tells more."""

import logging
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.testing.v1 import AppTest

from dashboard import signing
from dashboard.cli import main
from dashboard.navigation import VIEWS
from dashboard.serving.guarding import LARGEST, MOST_DROPPED, Drops, Guard, policy, routes
from dashboard.subjects import HELPS
from dashboard.web import first
from data.store.database import URL_VARIABLE, Database, open_database
from tests.dashboard.opening import said


async def two_cookies(request: Request) -> PlainTextResponse:
    answer = PlainTextResponse("fine")
    answer.set_cookie("one", "secure", httponly=True)
    answer.set_cookie("two", "2", secure=True)
    return answer


async def connected(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


async def taken(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def client(**about: Any) -> TestClient:
    app = Starlette(
        routes=[
            WebSocketRoute("/_stcore/stream", connected),
            Route("/_stcore/upload_file/{visit}/{file}", taken, methods=["PUT"]),
            Route("/{path:path}", two_cookies),
        ],
        middleware=[Middleware(Guard, headers={"X-Own": "yes"}, **about)],
    )
    return TestClient(app, "http://skills.example:8501")


def test_the_scripts_of_the_frame_are_allowed_by_hash_and_no_other() -> None:
    # printf 'a()' | openssl dgst -sha256 -binary | base64
    allowed = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    result = policy("<script>a()</script><script src=x></script>")
    assert f"script-src 'self' blob: {allowed};" in result


def test_cookies_are_for_tls_only_where_the_visitor_came_by_it() -> None:
    by_tls = client().get("/x", headers={"X-Forwarded-Proto": "https"})
    plain = client().get("/x")
    assert [c.casefold().count("; secure") for c in by_tls.headers.get_list("set-cookie")] == [1, 1]
    assert [c.casefold().count("; secure") for c in plain.headers.get_list("set-cookie")] == [0, 1]
    assert by_tls.headers["X-Own"] == plain.headers["X-Own"] == "yes"


def test_closed_routes_are_closed_below_any_folder() -> None:
    for path in ("/_stcore/metrics", "/skills/_stcore/metrics/", "/_stcore/agent/interact"):
        closed = client().get(path)
        assert (closed.status_code, closed.headers["X-Own"]) == (404, "yes")


def connects(address: str = "", **headers: str) -> bool:
    headers = {"host": "skills.example:8501", **headers}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with client(address=lambda: address).websocket_connect("/_stcore/stream", headers=named):
            return True
    except WebSocketDisconnect as closed:
        return closed.code == 1000


OTHERS = (
    *("skills.example:8502", "skills.example", "localhost:8501", "127.0.0.1:8501"),
    *("skills.example.evil:8501", "skills.example:8501@evil.example", "skills.example:port"),
)


def test_pages_of_this_address_alone_connect_to_the_port_and_the_scheme() -> None:
    assert connects()  # no browser: it sends no cookies of anybody either
    assert connects(origin="http://skills.example:8501")
    tls = {"x_forwarded_proto": "https"}
    assert connects(origin="https://skills.example:8501", **tls)
    assert connects(origin="https://SKILLS.example", host="skills.example", **tls)
    assert connects(origin="https://skills.example:443", host="skills.example", **tls)
    for other in ("https://skills.example:8501", "null", "", *map("http://{}".format, OTHERS)):
        assert not connects(origin=other), other


def test_the_address_of_the_sign_in_is_one_whatever_a_proxy_says_of_itself() -> None:
    own = "https://skills.example/oauth2callback"
    assert connects(own, origin="https://skills.example", host="one:8501")
    assert not connects(own, origin="https://elsewhere.example", host="one:8501")


def test_files_have_room_for_each_visit_and_in_all() -> None:
    held = Counter({"ana": LARGEST - 10, "bo": 5})
    drops = Drops(lambda: held)

    def room(visit: str, size: int | None) -> bool:
        length = {} if size is None else {"content-length": str(size)}
        with drops.coming(visit, Headers(length)) as is_room:
            return is_room

    assert room("ana", 10)
    assert room("ana", 10)  # the first is no longer on its way
    assert not room("ana", 11)
    assert room("bo", 100)
    assert not room("bo", None)  # its length is not said: the largest is assumed
    assert room("bo", 0)
    with drops.coming("cy", Headers({"content-length": str(MOST_DROPPED - LARGEST - 200)})):
        assert room("bo", 190)
        assert not room("bo", 210)
        assert not room("cy", LARGEST)
    assert room("bo", 210)


def test_a_file_without_room_is_refused_in_a_sentence() -> None:
    full = client(may_bring_files=lambda _: True, drops=Drops(lambda: Counter(v=MOST_DROPPED)))
    refused = full.put("/_stcore/upload_file/v/f", content=b"abc")
    assert refused.status_code == 413
    assert "Remove what you no longer need" in refused.text


def test_the_one_redirect_stays_on_this_site() -> None:
    routed = TestClient(Starlette(routes=[Route("/overview", first)]))
    for query in ("", "?team=Core", "?//evil.example", "?https://evil.example"):
        answer = routed.get(f"/overview{query}", follow_redirects=False)
        where = urljoin("http://testserver/overview", answer.headers["Location"])
        assert answer.status_code == 307
        assert urlsplit(where).netloc == "testserver", query


SECRET = "planted-password-7c1"
NOWHERE = f"postgresql://skills:{SECRET}@127.0.0.1:1/nowhere?connect_timeout=2"


def asked(store: Callable[[], Database], path: str) -> tuple[int, str]:
    answer = TestClient(Starlette(routes=routes(store))).get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.text


def test_a_store_is_ready_until_a_later_version_has_raised_it(database: Database) -> None:
    assert asked(lambda: database, "/ready") == (200, '{"status":"ready"}')
    with database.transaction() as change:
        change.execute("update setting set value = '999' where name = 'schema_version'")
    assert asked(lambda: database, "/ready") == (503, '{"status":"not ready"}')
    assert asked(lambda: database, "/health") == (200, '{"status":"lives"}')


def test_a_server_that_is_not_there_is_not_ready_and_its_password_is_nowhere(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    status, text = asked(lambda: open_database(NOWHERE), "/ready")
    assert (status, text) == (503, '{"status":"not ready"}')
    assert "Not ready" in caplog.text
    assert SECRET not in caplog.text


def test_pages_logs_and_commands_do_not_tell_the_password(
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv(URL_VARIABLE, NOWHERE)
    page = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60).run()
    monkeypatch.setenv("SKILLMIX_DEBUG", "1")
    assert main(["--database", NOWHERE, "measures"]) == 1
    assert main(["--database", NOWHERE, "serve", "--no-browser"]) == 1
    assert page.warning  # it says that the store cannot be opened
    shown = "\n".join(str(element) for element in page)
    result = capfd.readouterr()
    for text in (shown, caplog.text, result.out, result.err):
        assert SECRET not in text


def test_who_signs_in_is_not_told_which_store_does_not_answer(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, NOWHERE)
    monkeypatch.setattr(signing, "configured", lambda: True)
    monkeypatch.setattr(signing, "claims", lambda: {"email": "ana@x.org"})
    page = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60).run()
    assert HELPS["store.unavailable"] in said(page)
    assert "postgresql" not in said(page)
    assert "Not opened: The database postgresql://" in caplog.text


def test_a_file_of_a_stranger_is_refused_before_it_is_read() -> None:
    path = "/_stcore/upload_file/visit/file"
    ask = client(may_bring_files=lambda cookies: cookies.get("who") == "ana")
    refused = ask.put(path, content=b"abc")
    assert (refused.status_code, refused.text) == (403, "Sign in to bring a file.")
    assert refused.headers["X-Own"] == "yes"
    assert ask.put(path, content=b"abc", headers={"Cookie": "who=ana"}).text == "3"
