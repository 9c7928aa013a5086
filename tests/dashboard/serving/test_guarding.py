"""The guard by itself, and what the policy allows of a frame."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.serving.guarding import Guard, policy
from dashboard.web import first


async def two_cookies(request: Request) -> PlainTextResponse:
    answer = PlainTextResponse("fine")
    answer.set_cookie("one", "secure", httponly=True)
    answer.set_cookie("two", "2", secure=True)
    return answer


def client() -> TestClient:
    app = Starlette(
        routes=[Route("/{path:path}", two_cookies)],
        middleware=[Middleware(Guard, headers={"X-Own": "yes"})],
    )
    return TestClient(app)


def test_the_scripts_of_the_frame_are_allowed_by_hash_and_no_other() -> None:
    # printf 'a()' | openssl dgst -sha256 -binary | base64
    allowed = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    found = policy("<script>a()</script><script src=x></script>")
    assert f"script-src 'self' blob: {allowed};" in found


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


@pytest.mark.parametrize("query", ["", "?team=Core", "?//evil.example", "?https://evil.example"])
def test_the_one_redirect_stays_on_this_site(query: str) -> None:
    routed = TestClient(Starlette(routes=[Route("/overview", first)]))
    answer = routed.get(f"/overview{query}", follow_redirects=False)
    where = urljoin("http://testserver/overview", answer.headers["Location"])
    assert answer.status_code == 307
    assert urlsplit(where).netloc == "testserver"
