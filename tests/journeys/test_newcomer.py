"""A newcomer with their own survey, targets and list of people: how many clicks to a plan and to
its report, without a refusal on the way."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.data.exports.files import as_csv
from tests.journeys.app import SLOW, drop, served, settle

pytestmark = pytest.mark.browser

MOST_TO_A_PLAN, MOST_TO_A_REPORT = 12, 14
PEOPLE = (
    *("Ana Silva", "Ben Ode", "Chen Li", "Dora Weiss", "Emil Novak", "Fatima Khan", "Goran Ilic"),
    *("Hana Sato", "Ivo Petrov", "Jana Kral", "Kofi Mensah", "Lena Vogt", "Maja Horvat"),
    "Nils Berg",
)
ROLES = ("Data scientist", "ML engineer", "Data engineer")
TEAM = "Forecasting"
TARGETS = {
    "Python": (4, 4, "yes"),
    "SQL": (3, 6, "yes"),
    "Data pipelines": (3, 5, "yes"),
    "Machine learning fundamentals": (3, 6, "no"),
    "Model monitoring": (3, 4, "yes"),
    "Docker": (3, 5, "no"),
    "Kubernetes": (4, 3, "yes"),
    "Prompt engineering": (3, 4, "no"),
    "Model evaluation": (3, 5, "yes"),
    "Technical documentation": (3, 4, "no"),
}
"""Skill -> level, headcount, must-have."""
ASKED = (*TARGETS, "Stakeholder management", "Juggling")
WORDS = ("1 - Novice", "2 - Advanced beginner", "3 - Competent", "4 - Proficient", "5 - Expert")
SHARES = (2, 3, 2, 1, 1)


def mail(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@field.example"


def survey() -> bytes:
    """The export of a Google form: a grid in words."""
    draw, moment = random.Random(14), datetime(2026, 11, 18, 9, 3, 11)
    asked = "How well do you know each of these? [{}]"
    rows: list[Sequence[object]] = [
        ("Timestamp", "Email Address", "Name", "Role", *map(asked.format, ASKED))
    ]
    for number, name in enumerate(PEOPLE):
        moment += timedelta(minutes=41)
        answers = draw.choices(WORDS, SHARES, k=len(ASKED))
        at = f"{moment:%Y/%m/%d} {moment.hour % 12 or 12}:{moment:%M:%S} {moment:%p} GMT+1"
        rows.append((at, mail(name), name, ROLES[number % len(ROLES)], *answers))
    return as_csv(rows)


def targets() -> bytes:
    """What the team needs by the summer, under the headers of the template."""
    rows = [
        (TEAM, skill, level, count, must, "2027-06-30")
        for skill, (level, count, must) in TARGETS.items()
    ]
    return as_csv([("scope", "skill", "level", "headcount", "must_have", "due"), *rows])


def people() -> bytes:
    """The office's list of the same people."""
    rows = [
        (name, mail(name), TEAM, ROLES[number % len(ROLES)], 4)
        for number, name in enumerate(PEOPLE)
    ]
    return as_csv([("Name", "Email", "Team", "Role", "Hours per week"), *rows])


@dataclass
class Newcomer:
    """A visitor whose clicks are counted; a dropped file is one."""

    page: Page
    clicks: int = 0

    def click(self, target: Locator) -> None:
        target.click(timeout=SLOW)
        self._done()

    def press(self, button: str) -> None:
        self.click(self.page.get_by_role("button", name=button, exact=True))

    def drop(self, name: str, content: bytes) -> None:
        drop(self.page, name, content)
        self._done()

    def _done(self) -> None:
        self.clicks += 1
        settle(self.page)
        for kind in ("Warning", "Error"):
            expect(self.page.get_by_test_id(f"stAlertContent{kind}")).to_have_count(0)


def test_a_newcomer_comes_to_a_plan_and_a_report(page: Page, tmp_path: Path) -> None:
    with served(tmp_path / "store.duckdb") as address:
        page.goto(address)
        newcomer = Newcomer(page)
        newcomer.press("Drop your survey")
        newcomer.drop("Skills (Responses).csv", survey())
        newcomer.press("Import")
        expect(page.get_by_text("168 ratings of 14 people ·")).to_be_visible(timeout=SLOW)
        newcomer.drop("people.csv", people())
        newcomer.press("Load the list")
        newcomer.drop("targets.csv", targets())
        newcomer.press("Load the list")
        newcomer.press("Go to Plan")
        title = page.get_by_role("heading", level=1)
        expect(title).to_contain_text("of 6 must-haves in place", timeout=SLOW)
        settle(page)
        assert newcomer.clicks <= MOST_TO_A_PLAN
        newcomer.press("Go to Report")
        with page.expect_download(timeout=SLOW) as waiting:
            newcomer.press("Download the PDF")
        assert newcomer.clicks <= MOST_TO_A_REPORT
        first = PdfReader(Path(waiting.value.path())).pages[0].extract_text()
    assert "of 6 must-haves in place" in " ".join(first.replace("\u00a0", " ").split())
    assert "14 people" in first.replace("\u00a0", " ")
