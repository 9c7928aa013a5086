"""The web page of a report in a real browser: offline, sortable, without a serious fault."""

from functools import cache

import pytest
from playwright.sync_api import Page

from dashboard.render import web
from dashboard.subjects import coverage, money, plan, team
from dashboard.subjects import home as brief
from tests.dashboard.render import made
from tests.dashboard.subjects import build, told
from tests.journeys.test_accessible import COLOURS, serious_faults

pytestmark = pytest.mark.browser

TEAMS, SKILLS = {"Team A": 13, "Team B": 14, "Team C": 15}, [f"Skill {n}" for n in range(8)]
NEEDS = tuple(
    build.requirement(team, skill, (n * 5 + t) % 4, 1 + (n + t) % 4, (n + t) % 3, skill_id=skill)
    for t, team in enumerate(TEAMS)
    for n, skill in enumerate(SKILLS)
)
LEVELS = {
    skill: "".join(str((p * 7 + n * 11) % 6) if (p + n) % 5 else "-" for p in range(1, 43))
    for n, skill in enumerate(SKILLS)
}
FOUND = build.analysis(NEEDS, TEAMS, LEVELS, [(skill, skill, "MLOps") for skill in SKILLS])
ACTIONS = tuple(
    build.action(build.LEVER_TURN[at % 3], need, 2_000.0 + 377 * at, end_week=12.0 + at % 13)
    for at, need in enumerate(need for need in NEEDS if need.shortage)
)
PLAN = build.plan(FOUND, ACTIONS, start=made.START)


@cache
def large() -> bytes:
    """Every form of chart, and the sections of a made-up organisation by name, as a web page."""
    reading = told.reading(FOUND, PLAN, people=True)
    parts = (plan.plan(reading), money.money(reading), coverage.coverage(reading))
    sections = (*made.report().sections, *filter(None, parts), team.team(reading))
    return web.render(made.of(sections))


@pytest.fixture
def opened(page: Page) -> list[str]:
    """The report, opened; what it asked for is noted."""
    asked: list[str] = []
    page.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
    page.context.set_offline(True)
    page.set_content(large().decode())
    return asked


def test_it_asks_for_nothing_and_has_no_serious_fault(page: Page, opened: list[str]) -> None:
    """Nor does a phone scroll it sideways."""
    page.emulate_media(color_scheme="light")
    assert serious_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious_faults(page, COLOURS) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.emulate_media(color_scheme="light")
    assert serious_faults(page) == []
    assert [url for url in opened if not url.startswith("data:")] == []


@pytest.mark.parametrize("title", ["Total", "Counts from"])
def test_a_heading_sorts_its_table_by_number_or_day_and_back(
    page: Page, opened: list[str], title: str
) -> None:
    table = page.locator("#plan table.sorted").first
    head = table.locator("thead th", has_text=title).first
    place = head.evaluate("e => e.cellIndex")
    for order, text in ((1, "ascending"), (-1, "descending")):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == text
        cells = table.locator(f"tbody td:nth-child({place + 1})")
        numbers = [float(n) for n in cells.evaluate_all("all => all.map(c => c.dataset.by)")]
        assert len(set(numbers)) > 2
        assert numbers == sorted(numbers, reverse=order < 0)


def test_no_word_or_date_is_broken_and_what_stands_under_a_row_goes_with_it(
    page: Page, opened: list[str]
) -> None:
    words = (
        page.locator("#plan table.sorted")
        .first.locator("td")
        .evaluate_all(
            """all => all.map((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          const ends = [...text.getClientRects()].map((line) => Math.round(line.bottom));
          return [cell.textContent, new Set(ends).size];
        }).filter(([text]) => text && !text.includes(" "))"""
        )
    )
    assert len(words) > 100
    assert [text for text, lines in words if lines > 1] == []
    table = page.locator("#gaps table.sorted:has(.under)")
    pairs = "all => all.map(b => b.rows[0].cells[0].textContent + b.rows[1].textContent)"
    before = table.locator("tbody").evaluate_all(pairs)
    table.locator("thead th", has_text="Skill").get_by_role("button").click(click_count=2)
    after = table.locator("tbody").evaluate_all(pairs)
    assert after != before
    assert sorted(after) == sorted(before)


def test_paper_is_light_and_keeps_the_colours_of_bars_and_levels(
    page: Page, opened: list[str]
) -> None:
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.documentElement.dataset.mode = 'dark'")
    background = "e => getComputedStyle(e).backgroundColor"
    screen = page.locator("body").evaluate(background)
    page.emulate_media(media="print", color_scheme="dark")
    assert screen != page.locator("body").evaluate(background) == "rgb(255, 255, 255)"
    for drawn in (".track i", ".heat td", ".when i", ".columns i"):
        result = page.locator(drawn).first
        assert result.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"
        assert result.evaluate(background) not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_a_word_of_sixty_letters_does_not_scroll_a_phone_sideways(page: Page) -> None:
    long = "Donaudampfschifffahrts" * 3
    need = build.requirement(long, long, 1, 3, area=long)
    hire = build.action("hire", need, 9.0, profile=long)
    reading = told.of(need, actions=(hire,), people=True)
    parts = (brief.brief(reading), plan.plan(reading), coverage.coverage(reading))
    page.set_viewport_size({"width": 390, "height": 800})
    page.set_content(web.render(made.of([part for part in parts if part])).decode())
    assert page.evaluate("document.documentElement.scrollWidth") == 390
