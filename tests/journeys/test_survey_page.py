"""The Survey page in a real browser, from drop to undo: three tools, once by the keyboard only."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from data.store.database import open_database
from tests.data.exports import plain, qualtrics
from tests.data.exports.truth import Export
from tests.journeys.app import SLOW, served, settle

pytestmark = pytest.mark.browser

STORED = "26 ratings of 6 people in 5 skills go into wave"
"""30 answers of the invented team, of which 3 are unknown and 1 does not apply."""


def export(module: object, what: str) -> Export:
    return next(e for e in module.exports() if e.what == what)  # type: ignore[attr-defined]


def opened(page: Page, address: str) -> None:
    page.goto(f"{address}/survey")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Drop a survey", timeout=SLOW)
    settle(page)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of an app on an empty store, in which nothing is left in the end: all is undone."""
    store = tmp_path_factory.mktemp("survey") / "store.duckdb"
    with served(store) as address:
        yield address
    with closing(open_database(store)) as database:
        for table in ("rating", "person", "wave", "participation", "import_issue"):
            assert database.rows(f"select count(*) from {table}") == [(0,)], table
        assert {undone for (undone,) in database.rows("select undone_at is null from import")} == {
            False
        }


def test_from_drop_to_undo(page: Page, address: str) -> None:
    opened(page, address)
    undone = page.get_by_text("· undone").count()
    file = export(plain, "transposed XLSX, teams and areas merged")
    page.locator('input[type="file"]').first.set_input_files(
        {"name": file.file_name, "mimeType": "application/octet-stream", "buffer": file.content}
    )
    expect(page.get_by_text("Skills down, people across")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text(STORED)).to_be_visible(timeout=SLOW)
    settle(page)
    button(page, "Import").click()
    expect(stored(page)).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Undo").click()
    button(page, "Take it back").click()
    expect(page.get_by_text("· undone")).to_have_count(undone + 1, timeout=SLOW)


def stored(page: Page) -> Locator:
    """The line of an import that stands first in the list."""
    return page.get_by_text("26 ratings of 6 people ·").first


def go_by_tab(page: Page, wanted: Locator) -> None:
    """Press Tab until the wanted control has the focus, as somebody without a mouse does."""
    for _ in range(150):
        if wanted.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
        page.wait_for_timeout(30)
    raise AssertionError("the keyboard does not reach it")


def test_by_the_keyboard_only(page: Page, address: str, tmp_path: Path) -> None:
    """A Qualtrics export of numbers: the scale is asked for, answered, imported and undone."""
    file = export(qualtrics, "numbers, their scale told")
    path = tmp_path / file.file_name
    path.write_bytes(file.content)
    page.on("filechooser", lambda _: None)  # the browser is told now, and not as the key goes down
    opened(page, address)
    undone = page.get_by_text("· undone").count()
    go_by_tab(page, page.get_by_test_id("stFileUploaderDropzone").locator("button"))
    with page.expect_file_chooser(timeout=SLOW) as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(path)
    expect(page.get_by_text("Qualtrics: 6 rows")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text(STORED)).to_be_visible(timeout=SLOW)
    settle(page)
    go_by_tab(page, button(page, "Import"))
    page.keyboard.press("Enter")
    expect(stored(page)).to_be_visible(timeout=SLOW)
    settle(page)
    go_by_tab(page, page.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(button(page, "Take it back")).to_be_visible(timeout=SLOW)
    go_by_tab(page, button(page, "Take it back"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("· undone")).to_have_count(undone + 1, timeout=SLOW)
