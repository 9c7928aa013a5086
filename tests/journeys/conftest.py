"""A page of a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright


@pytest.fixture
def page(chromium: str, tmp_path: Path) -> Iterator[Page]:
    """A page of a real browser that fails the test on an error in the page's own script."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        errors: list[str] = []
        opened = context.new_page()
        opened.on("pageerror", lambda error: errors.append(str(error)))
        opened.on("request", lambda asked: errors.extend(_outside(asked.url)))
        yield opened
        opened.screenshot(path=tmp_path / "last.png")
        browser.close()
    assert errors == []


def _outside(address: str) -> list[str]:
    """What would leave this machine: the README promises that nothing does."""
    near = ("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")
    return [] if address.startswith(near) else [f"asked for {address}"]
