"""How long the heatmap of 300 people and 60 skills is without an answer while it is used."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.figures import line, quantile
from tests.browser import browser_place
from tests.journeys.app import choose, served, settle
from tests.journeys.conftest import QUIET
from tests.journeys.wide import heatmap, place, search, wide_store

AIM = 200.0
"""ms: longer is felt."""
TRIES = 5
"""Times that a move is tried; in the first the browser clears up after the page was loaded."""
WATCH = """
() => {
  window.noticed = { longest: 0, gap: 0 }
  new PerformanceObserver((list) => {
    for (const task of list.getEntries())
      window.noticed.longest = Math.max(window.noticed.longest, task.duration)
  }).observe({ entryTypes: ["longtask"] })
  let last = performance.now()
  const frame = (now) => {
    window.noticed.gap = Math.max(window.noticed.gap, now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}
"""
NOTICED = """() => {
    const seen = window.noticed;
    window.noticed = { longest: 0, gap: 0 };
    return Math.max(seen.longest, seen.gap);
}"""
"""ms of the longest task or between two frames since the last call."""


def figures() -> Iterator[str]:
    """The median of the tries of each move, taken back after each."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        wide_store(Path(folder) / "wide.duckdb")
        browser = play.chromium.launch(executable_path=browser_place(), args=QUIET)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        with served(Path(folder) / "wide.duckdb") as address:
            page.goto(f"{address}/heatmap")
            heatmap(page, "300 x 60")
            page.evaluate(WATCH)
            for what, move, back in MOVES:
                stalls = []
                for _ in range(TRIES):
                    page.evaluate(NOTICED)
                    move(page)
                    back(page)
                    stalls.append(page.evaluate(NOTICED))
                each = "each: " + " ".join(f"{stall:.0f}" for stall in stalls)
                yield line(
                    f"heatmap, longest stall of {what}", quantile(stalls, 0.5), AIM, "ms", each
                )
        browser.close()


def _scroll(page: Page) -> None:
    page.mouse.move(*place(heatmap(page, "300 x 60")))
    for down, right in [(400, 0)] * 20 + [(0, 200)] * 5 + [(-800, -100)] * 10:
        page.mouse.wheel(right, down)
        page.wait_for_timeout(30)
    page.wait_for_timeout(300)


def _open(page: Page, across: float) -> None:
    before = page.url
    page.mouse.click(*place(heatmap(page, "300 x 60"), across))
    expect(page).not_to_have_url(before)
    settle(page)


def _order(page: Page, name: str) -> None:
    choose(page, "Order", name)
    heatmap(page, "300 x 60")


Move = Callable[[Page], None]
MOVES: tuple[tuple[str, Move, Move], ...] = (
    ("scrolling", _scroll, lambda _: None),
    ("opening a cell", lambda page: _open(page, 0.5), lambda page: _open(page, 0.7)),
    (
        "searching",
        lambda page: search(page, "ML engineer", "60 x 60"),
        lambda page: search(page, "", "300 x 60"),
    ),
    (
        "ordering",
        lambda page: _order(page, "By name"),
        lambda page: _order(page, "By area"),
    ),
)
"""What it is called, the move, and the one that takes it back."""
