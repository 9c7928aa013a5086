"""The web page of a report in a real browser: offline, sortable, without a serious fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from dashboard.reports.model import report_model
from dashboard.reports.web import page as web
from tests.dashboard.reports import build
from tests.journeys.test_accessible import serious_faults

pytestmark = pytest.mark.browser

FOUND, PLAN, LEVERS = build.organisation(3, 13, 12, 8)


@pytest.fixture
def opened(page: Page, tmp_path: Path) -> list[str]:
    """The report as a file, opened; what it asked for is noted."""
    file = tmp_path / "report.html"
    file.write_bytes(web.render(report_model(FOUND, PLAN, LEVERS, build.facts(), people=True)))
    asked: list[str] = []
    page.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
    page.context.set_offline(True)
    page.set_content(file.read_text(encoding="utf-8"))
    return asked


def test_it_asks_for_nothing_and_has_no_serious_fault(page: Page, opened: list[str]) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert serious_faults(page) == []
    assert [url for url in opened if not url.startswith("data:")] == []


def test_a_heading_sorts_its_table_by_number_and_back(page: Page, opened: list[str]) -> None:
    head = page.locator(".roadmap thead th").nth(7)
    cells = page.locator(".roadmap tbody td:nth-child(8)")
    for order, said in ((1, "ascending"), (-1, "descending")):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == said
        numbers = [float(n) for n in cells.evaluate_all("all => all.map(c => c.dataset.by)")]
        assert len(numbers) > 2
        assert numbers == sorted(numbers, reverse=order < 0)


def test_paper_is_light_and_keeps_the_colours_of_bars_and_levels(
    page: Page, opened: list[str]
) -> None:
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.documentElement.dataset.mode = 'dark'")
    background = "e => getComputedStyle(e).backgroundColor"
    screen = page.locator("body").evaluate(background)
    page.emulate_media(media="print", color_scheme="dark")
    assert screen != page.locator("body").evaluate(background) == "rgb(255, 255, 255)"
    for drawn in (".track i", ".heat td", ".when i"):
        found = page.locator(drawn).first
        assert found.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"
        assert found.evaluate(background) not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_a_word_of_sixty_letters_does_not_scroll_a_phone_sideways(page: Page) -> None:
    long = "Donaudampfschifffahrts" * 3
    found = build.analysis((build.requirement(long, long, 1, 3),), {long: 10})
    plan = build.plan(found, (build.action("hire", found.requirements[0], 9.0, profile=long),))
    made = web.render(report_model(found, plan, build.skill_levers(found), build.facts(), True))
    page.set_viewport_size({"width": 390, "height": 800})
    page.set_content(made.decode())
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_phone_does_not_scroll_sideways(page: Page, opened: list[str]) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
