"""The Survey page in a real browser, from drop to undo by the keyboard only."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.data.exports import qualtrics
from tests.journeys.app import SLOW, served, settle
from tests.stores import store_at

pytestmark = pytest.mark.browser

STORED = "26 ratings of 6 people in 5 skills go into wave"
"""30 answers of the invented team, of which 3 are unknown and 1 does not apply."""


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def go_by_tab(page: Page, wanted: Locator) -> None:
    """Press Tab until the wanted control has the focus, as somebody without a mouse does."""
    for _ in range(150):
        if wanted.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
    raise AssertionError("the keyboard does not reach it")


def test_a_survey_is_dropped_imported_and_undone(page: Page, tmp_path: Path) -> None:
    """A Qualtrics export of numbers, into an empty store, in which nothing of it stays."""
    (file,) = [
        export for export in qualtrics.exports() if export.what == "numbers, their scale told"
    ]
    path, store = tmp_path / file.file_name, tmp_path / "store.duckdb"
    path.write_bytes(file.content)
    page.on("filechooser", lambda _: None)  # the browser is told now, and not as the key goes down
    with served(store) as address:
        page.goto(f"{address}/survey")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_contain_text("Drop a survey", timeout=SLOW)
        settle(page)
        go_by_tab(page, page.get_by_test_id("stFileUploaderDropzone").locator("button"))
        with page.expect_file_chooser(timeout=SLOW) as chooser:
            page.keyboard.press("Enter")
        chooser.value.set_files(path)
        expect(page.get_by_text("Qualtrics: 6 rows")).to_be_visible(timeout=SLOW)
        expect(page.get_by_text(STORED)).to_be_visible(timeout=SLOW)
        settle(page)
        go_by_tab(page, button(page, "Import"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("26 ratings of 6 people ·")).to_be_visible(timeout=SLOW)
        settle(page)
        go_by_tab(page, page.get_by_role("button", name="Undo"))
        page.keyboard.press("Enter")
        expect(button(page, "Take it back")).to_be_visible(timeout=SLOW)
        go_by_tab(page, button(page, "Take it back"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("· undone")).to_be_visible(timeout=SLOW)
    with store_at(store) as database:
        for table in ("rating", "person", "wave", "participation", "import_issue"):
            assert database.rows(f"select count(*) from {table}") == [(0,)], table
        assert database.rows("select undone_at is null from import") == [(False,)]
