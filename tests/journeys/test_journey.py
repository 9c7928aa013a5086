"""From an empty store to a report on the table, in a real browser, as a newcomer would go."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.formats import SPACE, money
from data.store.facts.settings import report_made
from tests.dashboard.render.reading import cells, pdf_text
from tests.journeys.app import FEW, SKILLMIX, SLOW, choose, drop, go, served, settle, write_cell
from tests.journeys.test_accessible import lasting_faults
from tests.stores import store_at

pytestmark = pytest.mark.browser

TEAM = "Assistants"
"""Whose plan is made: that of everybody takes ten times as long, with each wish anew."""
GOOGLE_FORM = """\
Timestamp,Email Address,Team,How well do you know each? [Python],\
How well do you know each? [SQL],How well do you know each? [Watching models],\
How well do you know each? [AI security]
2026/11/20 9:00:12 AM GMT+1,uma@field.example,Field,4 - Proficient,2 - Advanced beginner,\
3 - Competent,
2026/11/20 9:04:40 AM GMT+1,viggo@field.example,Field,3 - Competent,1 - Novice,\
1 - Novice,0 - None
2026/11/20 9:07:03 AM GMT+1,wren@field.example,Field,5 - Expert,3 - Competent,\
2 - Advanced beginner,N/A
"""


def test_from_an_empty_store_to_a_report(page: Page, tmp_path: Path) -> None:
    store = tmp_path / "store.duckdb"
    with served(store) as address:
        page.goto(address)
        page.get_by_role("button", name="Load the demo team").click(timeout=SLOW)
        title = page.get_by_role("heading", level=1)
        expect(title).to_contain_text("We can do 9 of 16 must-haves", timeout=SLOW)
        settle(page)
        import_a_form(page)
        shown = plan(page)
        pdf, workbook = download(page)
    with store_at(store) as database:
        assert report_made(database)  # with the first download pages do not say what comes next
        assert database.rows("""
            select r.level from rating r join skill s on s.skill_no = r.skill_no
            join import i on i.import_no = r.import_no
            where i.file_name = 'field.csv' and s.name = 'Model monitoring' order by r.row_no
        """) == [(3,), (1,), (2,)]
    wishes = f"plan --team {TEAM} --budget 150000 --deadline-weeks 30 --json"
    done = subprocess.run(
        [str(SKILLMIX), "--database", str(store), *wishes.split()],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **FEW},
    )
    cash = json.loads(done.stdout)["cost"]["first_year_cash"]
    assert shown == money(cash).replace(SPACE, " ")
    assert shown in pdf_text(pdf)
    numbers = [float(value) for value in cells(workbook) if isinstance(value, int | float)]
    assert any(abs(number - cash) < 0.5 for number in numbers)


def import_a_form(page: Page) -> None:
    """Upload, correct the one column that the taxonomy does not know, import."""
    go(page, "Survey")
    drop(page, "field.csv", GOOGLE_FORM.encode())
    expect(page.get_by_text("3 rows, 7 columns, 4 of them levels")).to_be_visible(timeout=SLOW)
    wave = page.get_by_test_id("stSelectbox").filter(has_text="Wave").get_by_role("combobox")
    wave.fill("Field day")
    wave.press("Enter")
    settle(page)
    write_cell(page, page.get_by_test_id("stDataFrame").first, 0, 2, "Model monitoring")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("10 ratings of 3 people ·")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("field.csv").first).to_be_visible()


def plan(page: Page) -> str:
    """Set a budget and a deadline; answers the first-year cash that the title says."""
    go(page, "Heatmap")
    choose(page, "Team", TEAM)
    go(page, "Plan")
    title = page.get_by_role("heading", level=1)
    expect(title).to_contain_text("in year 1", timeout=SLOW)
    for name, number in (("Budget, thousands", "150"), ("Deadline, weeks", "30")):
        before, box = title.inner_text(), page.get_by_role("spinbutton", name=name)
        box.fill(number)
        box.press("Enter")
        expect(title).not_to_have_text(before, timeout=SLOW)
        settle(page)
    page.locator(".st-key-fold_why summary").click()
    expect(page.get_by_text("Skill by skill")).to_be_visible(timeout=SLOW)
    settle(page)
    assert lasting_faults(page, within=".st-key-fold_why") == []
    match = re.search(r"for (\$\s[\d.]+\sk) in year 1", title.inner_text())
    assert match
    return match[1].replace(SPACE, " ")


def download(page: Page) -> tuple[bytes, bytes]:
    go(page, "Report")
    files = []
    for label in ("Download the PDF", "Download the workbook"):
        with page.expect_download(timeout=SLOW) as waiting:
            page.get_by_role("button", name=label).click()
        files.append(Path(waiting.value.path()).read_bytes())
    return files[0], files[1]
