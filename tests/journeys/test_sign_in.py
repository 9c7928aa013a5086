"""Signing in, out, and what no cookie opens: a real browser, a real provider on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from data.store.database import open_database
from data.store.people.accounts import Account, add_account
from tests.build import rate, require
from tests.journeys.app import SLOW, free_port, served, settle
from tests.journeys.provider import CLIENT, SECRET, Provider, provided
from tests.stores import seeded_at

pytestmark = pytest.mark.browser

SURVEY = """person team role Python
ana.b@demo.example Platform Engineer 3
bo@demo.example Platform Engineer 2
cy@demo.example Platform Engineer 4
di@demo.example Platform Engineer 1
ed@demo.example Platform Engineer 2
"""


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with provided() as found:
        yield found


@pytest.fixture(scope="module")
def app(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with sign-in, an administrator, a leader without people and a member."""
    folder = tmp_path_factory.mktemp("signing")
    store = seeded_at(folder / "store.duckdb")
    with closing(open_database(store)) as database:
        rate(database, SURVEY)
        require(database, "Platform Python 3 4 yes")
        for account in (
            Account("ada@demo.example", "admin"),
            Account("luis@demo.example", "leader"),
            Account("ana.b@demo.example", "member"),
        ):
            add_account(database, account)
    port = free_port()
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(f"""
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a-long-secret-that-only-this-test-knows"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
""")
    with served(store, folder=folder, port=port) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def sign_in(page: Page, app: str, provider: Provider, email: str, age: int = 0) -> None:
    provider.claims, provider.age = {"email": email, "email_verified": True}, age
    page.goto(app)
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


def test_a_member_sees_their_own_ratings_only(page: Page, app: str, provider: Provider) -> None:
    sign_in(page, app, provider, "ana.b@demo.example")
    expect(page.get_by_text("What is rated of you")).to_be_visible(timeout=SLOW)
    for name in ("", "mine", "home", "plan", "report", "settings"):
        page.goto(f"{app}/{name}")
        settle(page)
        text = page.inner_text("body")
        assert "Page not found" not in text
        assert "What is rated of you" in text or "not for your role" in text


def test_who_has_no_account_is_told_whom_to_ask(page: Page, app: str, provider: Provider) -> None:
    sign_in(page, app, provider, "stranger@demo.example")
    expect(page.get_by_text("has no access here")).to_contain_text("to let you in", timeout=SLOW)
    assert "ada@" in page.inner_text("body")
    assert page.get_by_test_id("stTopNavLink").count() == 0


def test_an_old_sign_in_and_a_forged_cookie_open_nothing(
    page: Page, app: str, provider: Provider
) -> None:
    sign_in(page, app, provider, "ada@demo.example", age=13 * 3600)
    door(page)
    sign_in(page, app, provider, "ada@demo.example")
    expect(page.get_by_test_id("stTopNavLink").filter(has_text="Survey")).to_be_visible(
        timeout=SLOW
    )
    cookies = page.context.cookies()
    (user,) = [c for c in cookies if c["name"] == "_streamlit_user"]
    value = user["value"]
    middle = len(value) // 3
    forged = value[:middle] + ("A" if value[middle] != "A" else "B") + value[middle + 1 :]
    page.context.clear_cookies()
    page.context.add_cookies([{**user, "value": forged}])
    page.goto(app)
    door(page)
