"""Pages of the demo on paper, from the dark: no controls, nothing cut off, dark words on white; and
their menu on a phone."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from analytics.analyse import analyse
from analytics.results import Selection
from tests.journeys.app import SLOW, settle
from tests.stores import demo_team

pytestmark = pytest.mark.browser

CONTROLS = "button, input, textarea, [role=combobox], [data-testid=stPageLink], header, canvas"
SHOWN = f"""() => [...document.querySelectorAll('{CONTROLS}')]
  .filter(e => e.checkVisibility() && !e.closest('.stSelectbox, .stTabs'))
  .map(e => e.outerHTML.slice(0, 120))"""
CUT = """() => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]');
  const right = main.getBoundingClientRect().right + 2;
  return [...document.querySelectorAll('.stMarkdown, .main-svg, table, h1, .stMetric')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > right)
    .map(e => e.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def skills() -> set[str]:
    with demo_team() as store:
        needs = analyse(store, Selection()).requirements
        return {need.skill for need in needs if need.shortage}


def printed(page: Page, address: str, last: str) -> str:
    """The words on paper, by their letters, after what stands on it was looked at. `last`: what
    stands last on the page, so that it is complete."""
    page.goto(address)
    page.locator(last).last.wait_for(state="attached", timeout=SLOW)
    settle(page)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(SHOWN) == []
    assert page.evaluate(CUT) == []
    ink = page.locator("h1").first.evaluate("e => getComputedStyle(e).color")
    sheet = page.locator(".stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert (ink, sheet) == ("rgb(29, 39, 51)", "rgb(255, 255, 255)")
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    page.emulate_media(media="screen")
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in paper.pages)
    return letters(" ".join(sheet.extract_text() for sheet in paper.pages))


def letters(text: str) -> str:
    """Nothing but letters: tabular figures and hyphens come back from a PDF as other signs."""
    return re.sub(r"[^A-Za-z]", "", text)


def test_gaps_and_home_on_paper(browser: Browser, demo_app: str, skills: set[str]) -> None:
    page = browser.new_context(
        viewport={"width": 1440, "height": 900}, color_scheme="dark"
    ).new_page()
    gaps = printed(page, f"{demo_app}/gaps", ".st-key-paper_fits_every_gap tbody tr")
    assert len(skills) == 14
    for skill in skills:
        assert letters(skill) in gaps, skill
    every = "all => all.map(e => getComputedStyle(e).fill)"
    inks = page.locator(".stPlotlyChart text").evaluate_all(every)
    assert any(ink.startswith("rgb(230") for ink in inks)  # on the screen again: the dark's ink
    home = printed(page, demo_app, "text=Since 2026 spring")
    assert "gapsthatmattermost" in home
    page.emulate_media(media="print", color_scheme="dark")
    inks = page.locator(".stPlotlyChart text").evaluate_all(every)
    assert "rgb(29, 39, 51)" in inks
    assert not any(ink.startswith("rgb(230") for ink in inks)
    page.context.close()


def test_the_menu_closes_on_a_click(page: Page, demo_app: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo_app}/survey")
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOW)
    settle(page)
    menu = page.get_by_test_id("stSidebarNavLink")
    for name in ("Coverage", "Survey"):
        page.get_by_test_id("stExpandSidebarButton").click()
        menu.filter(has_text=name).click()
        page.wait_for_url(f"**/{name.lower()}*")
        settle(page)
        expect(page.get_by_role("button", name="Collapse sidebar")).to_have_count(0)
        expect(menu.first).not_to_be_in_viewport()
