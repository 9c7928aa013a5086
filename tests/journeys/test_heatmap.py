"""The heatmap of 300 people and 60 skills in a real browser: by keyboard, and in a link."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.app import SLOW, choose, served, settle, visitor
from tests.journeys.test_accessible import serious_faults
from tests.journeys.wide import heatmap, place, search, wide_store

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app on 300 people and 60 skills."""
    store = tmp_path_factory.mktemp("wide") / "wide.duckdb"
    wide_store(store)
    with served(store) as address:
        yield address


def test_the_link_of_a_view_restores_it_in_a_new_window(page: Page, wide: str) -> None:
    page.goto(f"{wide}/heatmap?role=ML+engineer&role=Data+scientist")
    heatmap(page, "120 x 60")
    choose(page, "Value", "To the target")
    choose(page, "Order", "Largest gap first")
    grid = heatmap(page, "120 x 20")
    page.mouse.click(*place(grid))
    settle(page)
    cell = page.locator(".st-key-cell")
    expect(cell).to_contain_text("Autumn.csv, row")
    expect(cell).to_contain_text("Other waves: Spring: self")
    shown = [grid.inner_text(), cell.inner_text()]
    assert "@" not in page.url, "an address names nobody"

    browser = page.context.browser
    assert browser is not None
    with visitor(browser) as other:
        copy = other.new_page()
        copy.goto(page.url)
        again = heatmap(copy, "120 x 20")
        settle(copy)
        assert [again.inner_text(), copy.locator(".st-key-cell").inner_text()] == shown


def test_no_name_gets_into_the_address(page: Page, wide: str) -> None:
    """Not by a click, after the wheel on somebody else, not by a search, and not where a search
    takes the chosen person away."""
    page.goto(f"{wide}/heatmap?names=false")
    grid = heatmap(page, "300 x 60")
    page.mouse.click(*place(grid))
    settle(page)
    first = page.url
    page.mouse.wheel(0, 400)
    expect(grid).to_have_js_property("scrollTop", 400)
    page.mouse.click(*place(grid))
    expect(page).not_to_have_url(first)
    settle(page)
    for role in ("Data scientist", "ML engineer"):
        search(page, role, "60 x 60")
        settle(page)
        result = parse_qs(urlsplit(page.url).query)
        assert "people" not in result
        assert result["row"][0].isdigit()


def test_it_can_be_walked_and_read_without_seeing_it(page: Page, wide: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{wide}/heatmap?rows=Teams")
    grid = heatmap(page, "6 x 60")
    page.get_by_role("textbox", name="Find skills", exact=True).focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if grid.evaluate("grid => grid.getRootNode().activeElement === grid"):
            break
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(grid.get_by_role("gridcell")).to_contain_text("Coast, ")
    spoken = grid.get_by_role("gridcell").inner_text()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator(".st-key-cell").get_by_role("combobox", name="Row")).to_have_value("Coast")
    assert "at level 3 or more" in spoken

    page.get_by_text("As a table").click()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=SLOW)
    assert serious_faults(page) == []
