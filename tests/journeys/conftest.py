"""A page of a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.app import served, visitor
from tests.stores import demo_at

# A browser that calls home is slow where nothing answers it. Letters without hinting are as wide in
# a browser without windows as in one with them. To make scripts fast takes longer than it brings
# while pages are loaded once each.
QUIET = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--disable-quic",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--js-flags=--no-opt --no-maglev",
]
POLICY = "Content Security Policy"
"""The browser says in its console what that stopped."""
NEAR = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
"""Whatever else is asked for would leave this machine: the README promises that nothing does."""


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def demo_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app on the demo team, which no journey changes."""
    with served(demo_at(tmp_path_factory.mktemp("demo") / "demo.duckdb")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a visitor of its own. It fails the test on an error in the page's own script,
    on a request that leaves this machine, on one in vain, and on what the page's policy forbids.
    How it looked in the end is kept of a test that failed."""
    failed = request.session.testsfailed
    context = visitor(browser)
    errors: list[str] = []

    def note(what: str, wrong: bool) -> None:
        if wrong:
            errors.append(what)

    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda text: note(text.text, POLICY in text.text))
    opened.on("response", lambda got: note(f"{got.status} for {got.url}", got.status >= 400))
    opened.on("request", lambda asked: note(asked.url, not asked.url.startswith(NEAR)))
    yield opened
    if request.session.testsfailed > failed:
        opened.screenshot(path=tmp_path / "last.png")
    context.close()
    assert errors == []
