"""A budget moved on Plan, in a browser: seconds until its first figures, all cards, the end."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import line
from data.demo import load_demo
from data.store.database import open_database
from tests.browser import browser_place
from tests.journeys.app import SLOW, served, settle
from tests.journeys.conftest import QUIET

BUDGETS = (300, 200, 450)
"""Thousands; the next is moved to once all of the one before is there. Each is solved anew."""
FIRST = """before => {
    const now = document.querySelector('h1')?.innerText;
    return now !== before && / of /.test(now);
}"""
"""The title says what is likely in place."""
CARDS = """() => {
    const all = name => [...document.querySelectorAll(name)].filter(e => e.checkVisibility());
    const cards = all('.st-key-options [data-testid="stMetricValue"]');
    const roadmap = all('.st-key-fits_roadmap .main-svg');
    return cards.length && roadmap.length && document.querySelector('[data-begun]')
        && ![...cards, ...roadmap].some(e => e.closest('[data-stale="true"]'));
}"""
BEGUN = """() => {
    const old = document.querySelector('.st-key-options [data-stale="true"]');
    if (old) document.body.dataset.begun = 'yes';
    return Boolean(old);
}"""
"""What was there fades once the page runs again."""
AIMS = (2.0, 6.0)
"""Seconds on two quiet cores, until first figures and until all cards and the roadmap."""


def figures() -> Iterator[str]:
    """The demo team; the least of the budgets tried, since others may use the cores too."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        place = Path(folder) / "demo.duckdb"
        with closing(open_database(place)) as database:
            load_demo(database)
        browser = play.chromium.launch(executable_path=browser_place(), args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        with served(place, still=True) as address:
            page.goto(f"{address}/plan")
            page.get_by_role("heading", level=1).wait_for(timeout=SLOW)
            settle(page)
            taken = [_moved(page, budget) for budget in BUDGETS]
        browser.close()
    first, cards, whole = map(min, zip(*taken, strict=True))
    each = "; ".join(" ".join(f"{seconds:.1f}" for seconds in item) for item in taken)
    yield line(
        "a moved budget, demo team, until its first figures",
        first,
        AIMS[0],
        "s",
        f"cards and roadmap {cards:.1f} s of {AIMS[1]:g}, all of the page {whole:.1f} s",
        f"each of {len(taken)}: {each}",
    )


def _moved(page: Page, budget: int) -> tuple[float, float, float]:
    """Seconds until first figures, until all cards and the roadmap, and until the page rests."""
    before = page.locator("h1").inner_text()
    page.evaluate("() => delete document.body.dataset.begun")
    box = page.get_by_role("spinbutton", name="Budget, thousands")
    box.fill(str(budget))
    started = time.perf_counter()
    box.press("Enter")
    page.wait_for_function(BEGUN, timeout=SLOW)
    page.wait_for_function(FIRST, arg=before, timeout=SLOW)
    first = time.perf_counter() - started
    page.wait_for_function(CARDS, timeout=SLOW)
    cards = time.perf_counter() - started
    settle(page, begun=True)
    return first, cards, time.perf_counter() - started
