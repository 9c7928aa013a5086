"""The app as a user starts it, in a process of its own, and small moves in its pages."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from dashboard.navigation import MENU, TITLES
from tests.postgres import free_port

SKILLMIX = Path(sys.executable).with_name("skillmix")
ROOT = Path(__file__).parents[2]
FEW = {"PYTHONPATH": f"{Path(__file__).with_name('start')}{os.pathsep}{ROOT}"}
"""What a program is started with that plans in few futures."""
DAY = {"SKILLMIX_TESTS_DAY": "2026-11-26"}
SLOW = 180_000
"""ms: a first solve on a busy machine; nothing here is timed."""
LOOKS = 100
"""ms between two looks at a page that is waited for: at every frame they keep a core busy."""


@contextmanager
def served(
    store: Path, folder: Path | None = None, port: int | None = None, still: bool = False
) -> Iterator[str]:
    """`skillmix serve`, started in a folder, on a free port; answers its address, and stops it and
    its children. Where it is `still`, as for pictures, today is DAY and plans are found in many
    futures; else in few."""
    port = port or free_port()
    command = [str(SKILLMIX), "--database", str(store), "serve", "--no-browser"]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, **FEW, **(DAY if still else {})},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
        _wait_until_gone(process.pid)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the app ended before it answered"
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} never answered")


def _wait_until_gone(group: int) -> None:
    """The store is locked until the last process of the group has ended."""
    for _ in range(150):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    os.killpg(group, signal.SIGKILL)


def visitor(browser: Browser, **wishes: Any) -> BrowserContext:
    """The windows of a visitor of their own, who asks for little motion: what moves while a page
    is waited for costs a quarter of a browser's work."""
    size = {"width": 1440, "height": 900}
    return browser.new_context(**{"viewport": size, "reduced_motion": "reduce", **wishes})


SAYS = """() => document.querySelector('[data-testid="stMain"]')?.innerText.trim()"""


def visit(page: Page, address: str) -> None:
    """Open a page by its address, and wait until it is there and says something."""
    page.goto(address)
    page.wait_for_function(SAYS, timeout=SLOW, polling=LOOKS)
    settle(page, begun=True)


def settle(page: Page, begun: bool = False) -> None:
    """Wait until the script of the page has run, nothing spins, and nothing old is fading. `begun`:
    what is seen shows that it runs, or has run. Else a rerun starts a moment after the click that
    asks for it, and another may follow that one."""
    if not begun:
        page.wait_for_timeout(500)
    page.wait_for_function(
        """() => document.querySelector('[data-test-script-state="notRunning"]')
                 && !document.querySelector(
                      '[data-testid="stSpinner"], [data-testid="stSkeleton"], [data-stale="true"]')
                 && !document.getAnimations().some(a =>
                      a instanceof CSSTransition && a.playState === 'running')""",
        timeout=SLOW,
        polling=LOOKS,
    )


def go(page: Page, name: str) -> None:
    """Choose a page in the bar or in one of its menus, as a visitor does."""
    file = name.lower()
    menu = next(title for title, names in MENU.items() if file in names)
    if menu:
        page.get_by_test_id("stTopNavSection").filter(has_text=menu).click()
    label = TITLES.get(file, name)
    page.get_by_test_id("stTopNavDropdownLink" if menu else "stTopNavLink").filter(
        has_text=label
    ).click()
    page.wait_for_url(f"**/{file}*")
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_test_id("stSelectbox").filter(has_text=label).get_by_role("combobox").click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def drop(page: Page, name: str, content: bytes) -> None:
    """A CSV file, into the box of the Survey page."""
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.locator('input[type="file"]').first.set_input_files(file)  # type: ignore[arg-type]


def write_cell(page: Page, table: Locator, row: int, column: int, text: str) -> None:
    """Type into a cell of an editable table, by the keyboard from its first cell."""
    table.scroll_into_view_if_needed()
    table.click(position={"x": 30, "y": 50})
    for key, times in (("ArrowDown", row), ("ArrowRight", column)):
        for _ in range(times):
            page.keyboard.press(key, delay=30)
    page.keyboard.press("Enter")
    editor = page.locator("#portal textarea, #portal input").first
    editor.fill(text)
    editor.press("Enter")
    written = table.locator(f"td[aria-colindex='{column + 1}']").nth(row)
    expect(written).to_have_text(text, timeout=SLOW)
    settle(page)
