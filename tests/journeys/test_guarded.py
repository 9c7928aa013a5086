"""The server as it faces a browser and whoever else asks: headers, closed routes, XSRF, origins."""

from contextlib import closing
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.journeys.app import settle

Answer = tuple[int, HTTPMessage, bytes]
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def ask(app: str, path: str, method: str = "GET", **headers: str) -> Answer:
    place = urlsplit(app)
    with closing(HTTPConnection(str(place.hostname), place.port, timeout=30)) as connection:
        connection.request(
            method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, answer.headers, b"" if answer.status == 101 else answer.read()


@pytest.mark.parametrize(
    "path", ["/", "/gaps", "/health", "/nothing.txt", "/app/static/InterVariable.woff2"]
)
def test_every_answer_carries_the_headers(demo_app: str, path: str) -> None:
    _, headers, _ = ask(demo_app, path)
    rules = dict(
        rule.strip().split(" ", 1) for rule in headers["Content-Security-Policy"].split(";")
    )
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert rules["default-src"] == rules["base-uri"] == "'self'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(rules["script-src"].split())
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Server"] is None
    assert "camera=()" in headers["Permissions-Policy"]


def test_what_is_not_for_visitors_is_closed(demo_app: str) -> None:
    closed = "metrics agent/openapi.json agent/mcp script-health-check"
    own = [f"/_stcore/{path}" for path in closed.split()]
    for path in (*own, "/x/../_stcore/metrics", "/%5fstcore/metrics"):
        for method in ("GET", "POST"):
            status, _, text = ask(demo_app, path, method)
            assert status in (400, 403, 404, 405), path
            assert b"cache_memory" not in text
    status, _, _ = ask(demo_app, "/_stcore/upload_file/some-session/some-file", "PUT")
    assert status == 403  # without the token of the visitor


def test_another_site_opens_no_connection_and_reads_no_answer(demo_app: str) -> None:
    own, _, _ = ask(demo_app, "/_stcore/stream", **UPGRADE, Origin=demo_app)
    other, _, _ = ask(demo_app, "/_stcore/stream", **UPGRADE, Origin="https://elsewhere.example")
    assert (own, other) == (101, 403)
    port = str(urlsplit(demo_app).port)
    evil = f"evil.example:{port}"  # a name that its owner lets point to this machine
    assert ask(demo_app, "/_stcore/stream", **UPGRADE, Origin=f"http://{evil}", Host=evil)[0] == 403
    _, headers, _ = ask(demo_app, "/_stcore/health", Origin="https://elsewhere.example")
    assert headers.get("Access-Control-Allow-Origin") is None


def test_the_cookie_of_the_token_stays_on_this_site(demo_app: str) -> None:
    for path in ("/_stcore/health", "/_stcore/host-config"):
        for cookie in ask(demo_app, path)[1].get_all("Set-Cookie") or []:
            assert "samesite=strict" in cookie.casefold(), cookie


@pytest.mark.browser
def test_a_script_that_got_into_a_page_does_not_run(browser: Browser, demo_app: str) -> None:
    """That the pages themselves work under the policy is seen by every journey: its page fails on
    what the policy stops."""
    page = browser.new_page()
    page.goto(f"{demo_app}/privacy")  # nothing is planned for it
    settle(page)
    page.evaluate("""() => {
        const written = document.createElement('script')
        written.textContent = 'window.written = 1'
        document.body.append(written)
        const drawn = document.createElement('div')
        drawn.innerHTML = '<img src="data:," onerror="window.drawn = 1">'
        document.body.append(drawn)
    }""")
    page.wait_for_timeout(300)
    assert page.evaluate("[window.written, window.drawn]") == [None, None]
    page.close()
