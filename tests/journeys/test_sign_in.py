"""Signing in, out, and what no cookie opens: a real browser, a real provider on this machine. What
the server then tells on every page is heard without drawing it, as the same browser would ask."""

import http.client
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dashboard.navigation import EVERY, PAGES
from data.store.people.accounts import Account
from tests.journeys.app import SLOW, served, settle, visit, visitor
from tests.journeys.provider import CLIENT, SECRET, Provider, provided
from tests.postgres import free_port
from tests.stores import let_in, rated_at

pytestmark = pytest.mark.browser

SURVEY = """person team role Python
ana.b@demo.example Platform Engineer 3
bo@demo.example Platform Engineer 2
cy@demo.example Platform Engineer 4
di@demo.example Platform Engineer 1
ed@demo.example Platform Engineer 2
fay@demo.example Insights Analyst 3
gil@demo.example Insights Analyst 4
hal@demo.example Insights Analyst 1
ivy@demo.example Insights Analyst 2
jon@demo.example Insights Analyst 5
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided() as result:
        yield result


@pytest.fixture(scope="module")
def app(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with sign-in, an administrator, a leader without people and a member."""
    folder = tmp_path_factory.mktemp("signing")
    store = rated_at(folder / "store.duckdb", SURVEY, "Platform Python 3 4 yes")
    roles = {"ada": "admin", "luis": "leader", "ana.b": "member"}
    let_in(store, *(Account(f"{who}@demo.example", role) for who, role in roles.items()))
    port = free_port()
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a-long-secret-that-only-this-test-knows"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
[skillmix]
role_claim = "role"
teams_claim = "teams"
""")
    with served(store, folder=folder, port=port) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = visitor(browser)
    yield context.new_page()
    context.close()


def sign_in(
    page: Page, app: str, provider: Provider, email: str, age: int = 0, **claims: object
) -> None:
    provider.claims, provider.age = {"email": email, "email_verified": True, **claims}, age
    page.goto(app)
    with page.expect_response(lambda answer: "/oauth2callback" in answer.url, timeout=SLOW):
        page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()
    settle(page)


def door(page: Page) -> None:
    """The page of who is not signed in, which says nothing of anybody."""
    expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=SLOW)
    assert "Platform" not in page.inner_text("body")
    assert page.get_by_test_id("stTopNavLink").count() == 0


def test_a_leader_signs_in_and_out(page: Page, app: str, provider: Provider) -> None:
    for name in ("", "settings", "mine"):
        page.goto(f"{app}/{name}")
        door(page)
    sign_in(page, app, provider, "luis@demo.example")
    expect(page.get_by_test_id("stTopNavLink").filter(has_text="Gaps")).to_be_visible(timeout=SLOW)
    assert page.get_by_test_id("stTopNavLink").filter(has_text="Survey").count() == 0
    page.goto(f"{app}/settings")
    expect(page.get_by_text("This page is not for your role")).to_be_visible(timeout=SLOW)
    stolen = page.context.cookies()
    page.get_by_test_id("stExpandSidebarButton").click()
    out = page.get_by_role("button", name="Sign out")
    out.click()
    door(page)
    page.reload()
    door(page)
    page.context.add_cookies(stolen)  # a copy that somebody took before
    page.goto(app)
    door(page)


Cookies = Sequence[Mapping[str, Any]]
AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN


def upload(app: str, cookies: Cookies) -> int:
    """What the server answers to a file that is announced, of which nothing is sent."""
    place = urlsplit(app)
    with closing(http.client.HTTPConnection(place.netloc, timeout=30)) as connection:
        connection.putrequest("PUT", "/_stcore/upload_file/visit/file")
        connection.putheader("Content-Length", str(150 * 2**20))
        connection.putheader("Cookie", "; ".join(f"{c['name']}={c['value']}" for c in cookies))
        (xsrf,) = [c["value"] for c in cookies if c["name"] == "_streamlit_xsrf"] or [""]
        connection.putheader("X-Xsrftoken", xsrf)
        connection.endheaders()
        return connection.getresponse().status


@pytest.fixture(scope="module")
def people() -> dict[str, set[str]]:
    rows = [line.split() for line in SURVEY.splitlines()[1:]]
    return {team: {who for who, at, *_ in rows if at == team} for team in ("Platform", "Insights")}


def told(app: str, cookies: Cookies, name: str) -> list[ForwardMsg]:
    """All that the server says to who comes with these cookies and opens a page by its address."""
    by_name = {cookie["name"]: str(cookie["value"]) for cookie in cookies}
    with connect(
        f"ws{app.removeprefix('http')}/_stcore/stream",
        origin=Origin(app),
        subprotocols=[Subprotocol("streamlit"), Subprotocol(by_name["_streamlit_xsrf"])],
        additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in by_name.items())},
        max_size=None,
    ) as socket:
        wish = BackMsg()
        wish.rerun_script.page_name = name
        socket.send(wish.SerializeToString())
        result = [ForwardMsg()]
        while (
            result[-1].WhichOneof("type") != "script_finished"
            or result[-1].script_finished == AGAIN
        ):
            result.append(ForwardMsg())
            result[-1].ParseFromString(bytes(socket.recv(timeout=SLOW / 1000, decode=False)))
    return result


def on_every_page(app: str, cookies: Cookies) -> Iterator[bytes]:
    """What is told on each page."""
    assert "page_not_found" in kinds(told(app, cookies, "nowhere"))
    for name in EVERY:
        result = told(app, cookies, "" if name == PAGES[0] else name)
        assert "page_not_found" not in kinds(result), name
        yield b"".join(item.SerializeToString() for item in result)


def kinds(messages: Iterable[ForwardMsg]) -> set[str | None]:
    return {message.WhichOneof("type") for message in messages}


def named(people: Iterable[str], result: bytes) -> set[str]:
    """Whose e-mail is there, also where Markdown is kept off it."""
    bare = result.replace(b"\\", b"").replace("\u2060".encode(), b"")
    return {who for who in people if who.encode() in bare}


def test_a_member_sees_their_own_ratings_only(
    page: Page, app: str, provider: Provider, people: dict[str, set[str]]
) -> None:
    visit(page, app)
    assert upload(app, page.context.cookies()) == 403
    sign_in(page, app, provider, "ana.b@demo.example", role="admin", teams="Platform")
    expect(page.get_by_text("What is rated of you")).to_be_visible(timeout=SLOW)
    assert upload(app, page.context.cookies()) == 403
    others = set().union(*people.values()) - {"ana.b@demo.example"}
    for text in on_every_page(app, page.context.cookies()):
        assert re.search(b"What is rated of you|not for your role|What is stored about you", text)
        assert named(others, text) == set()


def test_a_role_by_claim_holds_for_its_teams(
    page: Page, app: str, provider: Provider, people: dict[str, set[str]]
) -> None:
    sign_in(page, app, provider, "new@demo.example", role="owner", teams="Platform")
    expect(page.get_by_text("has no access here")).to_contain_text("to let you in", timeout=SLOW)
    assert "ada@" not in page.inner_text("body")
    assert page.get_by_test_id("stTopNavLink").count() == 0
    page.context.clear_cookies()
    sign_in(page, app, provider, "new@demo.example", role=["staff", "lead"], teams=["Platform"])
    closed = set().union(*people.values()) - people["Platform"]
    own: set[str] = set()
    for text in on_every_page(app, page.context.cookies()):
        assert b"Something went wrong" not in text
        assert named(closed, text) == set()
        own |= named(people["Platform"], text)
    assert own == people["Platform"]
    sent: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda part: sent.append(part)))
    visit(page, f"{app}/settings")
    page.get_by_role("tab", name="People").click()
    settle(page)
    assert named(people["Platform"], b"".join(sent)) == people["Platform"]
    assert named(closed, b"".join(sent)) == set()


def test_an_old_sign_in_a_forged_cookie_and_one_that_was_signed_out_open_nothing(
    page: Page, app: str, provider: Provider
) -> None:
    sign_in(page, app, provider, "ada@demo.example", age=13 * 3600)
    door(page)
    sign_in(page, app, provider, "ada@demo.example")
    expect(page.get_by_test_id("stTopNavLink").filter(has_text="Survey")).to_be_visible(
        timeout=SLOW
    )
    cookies = page.context.cookies()
    assert upload(app, cookies) == 400  # let in, to hear that there is no such visit
    (user,) = [c for c in cookies if c["name"] == "_streamlit_user"]
    value = user["value"]
    middle = len(value) // 3
    forged = value[:middle] + ("A" if value[middle] != "A" else "B") + value[middle + 1 :]
    page.context.clear_cookies()
    page.context.add_cookies([{**user, "value": forged}])
    page.goto(app)
    door(page)
    page.context.add_cookies([user])
    visit(page, app)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name="Sign out").click()
    door(page)
    assert upload(app, cookies) == 403
