"""Every page on the demo, light and dark, and every fold of the plan, as axe reads it; the main
pages as they look at 1440 and 390 px; on paper, from the dark: no controls, nothing cut off."""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from analytics.analyse import analyse
from analytics.results import Selection
from dashboard.navigation import LANDING, NOTICE, PAGES
from tests.journeys.app import LOOKS, SLOW, drop, go, served, settle, visitor
from tests.journeys.pictures import KEPT, WIDTHS, differing, looked_at, show, told
from tests.stores import demo_at, demo_team, store_at

pytestmark = pytest.mark.browser

SERIOUS = ("serious", "critical")
COLOURS = ("color-contrast", "link-in-text-block")
"""Rules of axe that may hold in the light and not in the dark."""
PAPER = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"


PICTURES = ("home", "survey", "heatmap", "gaps", "plan", "ledger", "report")
"""Pages of which pictures are kept."""
WORDS = {"home": 200, "plan": 510, "gaps": 330, "survey": 200, "coverage": 560}
"""Words of a page on the demo, at most, labels of charts and filters among them; of others MOST.
Coverage names every area and every requirement in its two pictures."""
COUNT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const words = all => all.map(e => e.innerText).join(' ').split(/\\s+/).filter(Boolean).length;
    return words([main]) - words([...main.querySelectorAll('[data-testid="stIconMaterial"]')]);
}"""
"""Words that are read: an icon is a word only to the font."""
MOST = 400
FREE = ("method", "privacy", "settings")
"""Texts and lists, as long as they are."""
FOLDS = ("sure", "money", "who", "compare")
"""What is folded below a plan; its reasons, which take seconds, are in test_journey.py."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app on the demo team, on a fixed day."""
    store = demo_at(tmp_path_factory.mktemp("demo") / "demo.duckdb")
    with store_at(store) as database, database.transaction() as change:
        change.execute(
            "update import set imported_by = 'root', imported_at = :moment",
            {"moment": datetime(2026, 11, 26, 12)},
        )  # Survey says both, and a line breaks by how wide the digits are
    with served(store, still=True) as address:
        yield address


def test_no_page_has_a_serious_fault_or_looks_different(page: Page, demo: str) -> None:
    """One walk, since most of it is waiting for pages."""
    faults, looks, long = {}, {}, {}
    for name in PAGES + LANDING + NOTICE:
        page.emulate_media(color_scheme="light")
        page.goto(f"{demo}/{'' if name == PAGES[0] else name}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOW)
        settle(page, begun=True)
        light = paper(page)
        looks |= pictures(page, name, "light")
        if name != "survey":
            show(page, name)
        faults[name, "light"] = lasting_faults(page)
        words = page.evaluate(COUNT)
        if name not in FREE and words > WORDS.get(name, MOST):
            long[name] = words
        darken(page, light)
        looks |= pictures(page, name, "dark")
        faults[name, "dark"] = lasting_faults(page, COLOURS)
        for fold in FOLDS if name == "plan" else ():
            page.locator(f".st-key-fold_{fold} summary").click()
            settle(page)
            faults[name, fold] = lasting_faults(page, within=f".st-key-fold_{fold}")
    different = {where: wrong for where, wrong in looks.items() if wrong}
    result = {where: wrong for where, wrong in faults.items() if wrong}
    assert (result, different, long) == ({}, {}, {})


IN_DOUBT = """Email,Team,Role,Python,Model serving,Vega,Orbit pipelines,Office coffee
ana.silva@field.example,Forecasting,ML engineer,3,2,4,1,5
ben.ode@field.example,Forecasting,Data engineer,4,1,2,3,0
chen.li@field.example,Forecasting,Data scientist,2,,3,2,4
dora.weiss@field.example,Forecasting,ML engineer,5,3,1,4,2
emil.novak@field.example,Forecasting,Data engineer,3,2,0,3,5
"""
"""Two skills that the taxonomy knows, two of the team's own, and one column that is none."""


def test_a_dropped_survey_asks_and_is_answered(page: Page, tmp_path: Path) -> None:
    with served(tmp_path / "store.duckdb", still=True) as address:
        page.goto(f"{address}/survey")
        drop(page, "skills.csv", IN_DOUBT.encode())
        expect(page.get_by_text("Which of these 3 are skills?")).to_be_visible(timeout=SLOW)
        settle(page)
        faults = lasting_faults(page)
        for name in ("Vega", "Orbit pipelines"):
            page.get_by_test_id("stCheckbox").filter(has_text=name).locator("label").click()
            settle(page)
        expect(page.get_by_text("19 ratings of 5 people in 4 skills")).to_be_visible(timeout=SLOW)
        faults += lasting_faults(page)
        show(page, "survey")
    assert faults == []


def darken(page: Page, light: str) -> None:
    """Show the page in the dark, and wait until it has run again for it, charts and all; `light` is
    what it was drawn on."""
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector('[data-drawn="dark"]', state="attached", timeout=SLOW)
    settle(page, begun=True)
    assert paper(page) != light


def pictures(page: Page, name: str, mode: str) -> dict[tuple[str, int, str], str]:
    """What is wrong with how a page looks, by name, width and mode; none where none is kept."""
    if name not in PICTURES:
        return {}
    looks = {
        (name, width, mode): looked_at(page, f"{name}-{width}-{mode}", width)
        for width in reversed(WIDTHS)
    }
    page.mouse.move(0, 0)
    return looks


def paper(page: Page) -> str:
    return str(page.evaluate(PAPER))


FADED = """() => document.getAnimations().every(
    a => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)"""
"""What a new run replaced fades for a moment, and pale words would be a fault."""


def lasting_faults(
    page: Page, rules: tuple[str, ...] = (), within: str = "html"
) -> list[tuple[str, str]]:
    """What axe finds twice: a page that a busy machine was still drawing is drawn by then."""
    result = serious_faults(page, rules, within)
    if result:
        settle(page)
        result = serious_faults(page, rules, within)
    return result


def serious_faults(
    page: Page, rules: tuple[str, ...] = (), within: str = "html"
) -> list[tuple[str, str]]:
    """(rule, element) of what axe finds serious, by these rules or by all of them."""
    page.wait_for_function(FADED, timeout=SLOW, polling=LOOKS)
    options = {"resultTypes": ["violations"]} | ({"runOnly": [*rules]} if rules else {})
    result = Axe().run(page, context=within, options=options).response["violations"]
    first = [(f["id"], f["nodes"][0]) for f in result if f["impact"] in SERIOUS]
    return [(rule, node["html"] + str([a["message"] for a in node["any"]])) for rule, node in first]


def test_axe_would_find_one(page: Page) -> None:
    """The check can fail: a picture without words, and pale words."""
    page.set_content('<img src=""><p style="color:#eee;background:#fff">pale</p>')
    assert {"image-alt", "color-contrast"} <= {rule for rule, _ in serious_faults(page)}
    assert {rule for rule, _ in serious_faults(page, COLOURS)} == {"color-contrast"}
    assert {rule for rule, _ in serious_faults(page, within="p")} == {"color-contrast"}


@pytest.mark.parametrize("box", [(5, 100, 175, 190), (182, 70, 350, 190)])
def test_a_part_that_is_empty_or_moved_and_a_lost_theme_would_be_seen(
    box: tuple[int, int, int, int],
) -> None:
    """The gaps of Home, and what more cash buys; moved by 4 px, 16 on the page."""
    kept = Image.open(KEPT / "home-1440-light.png").convert("RGB")
    empty, moved = kept.copy(), kept.copy()
    empty.paste(kept.getpixel((3, 300)), box)
    moved.paste(kept.crop(box), (box[0] + 4, box[1]))
    for changed in (empty, moved, Image.open(KEPT / "home-1440-dark.png")):
        assert "differs" in told(differing(changed, kept))
    assert told(differing(kept, kept)) == ""


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
    expect(page.locator("h1").first).to_have_css("color", "rgb(29, 39, 51)")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    page.emulate_media(media="screen")
    assert all(sheet.mediabox.width > sheet.mediabox.height for sheet in paper.pages)
    return letters(" ".join(sheet.extract_text() for sheet in paper.pages))


def letters(text: str) -> str:
    """Nothing but letters: tabular figures and hyphens come back from a PDF as other signs."""
    return re.sub(r"[^A-Za-z]", "", text)


def test_gaps_and_home_on_paper(browser: Browser, demo: str, skills: set[str]) -> None:
    page = visitor(browser, color_scheme="dark").new_page()
    gaps = printed(page, f"{demo}/gaps", ".st-key-paper_fits_every_gap tbody tr")
    assert len(skills) == 14
    for skill in skills:
        assert letters(skill) in gaps, skill
    every = "all => all.map(e => getComputedStyle(e).fill)"
    inks = page.locator(".stPlotlyChart text").evaluate_all(every)
    assert any(ink.startswith("rgb(230") for ink in inks)  # on the screen again: the dark's ink
    home = printed(page, demo, "text=Since 2026 spring")
    assert "gapstostartfirst" in home
    page.emulate_media(media="print", color_scheme="dark")
    inks = page.locator(".stPlotlyChart text").evaluate_all(every)
    assert "rgb(29, 39, 51)" in inks
    assert not any(ink.startswith("rgb(230") for ink in inks)
    page.context.close()


def test_the_menu_closes_on_a_click(page: Page, demo: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/survey")
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


def test_back_is_one_step_where_a_filter_is_set(page: Page, demo: str) -> None:
    page.goto(f"{demo}/coverage?team=Platform")
    settle(page)
    go(page, "Gaps")
    page.wait_for_url("**/gaps?team=Platform")
    page.go_back()
    page.wait_for_url("**/coverage?team=Platform")
