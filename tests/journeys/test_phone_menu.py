"""On a narrow screen the menu of pages covers the page: it closes once an entry is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.app import SLOW, settle

pytestmark = pytest.mark.browser


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
