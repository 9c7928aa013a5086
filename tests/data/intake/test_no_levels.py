"""What looks like a level and is none: dates, two levels in one cell, remarks, a stray number."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.ingest import ingest
from data.intake.levels.scales import DATE_REASON, TWO_REASON, Meaning, meaning, parse_scale
from data.store.database import Database
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import imported, proposed, rated

DATES = (
    *("2-Jan", "01-Feb", "2. Mrz", "Mar-04", "2026-01-02", "2026-01-02 00:00:00", "02.01.2026"),
    *("1/2/2026", "3-Dec-26"),
)
TWO = ("4 or 5", "1-2", "3 – 4", "2 to 3", "2 bis 3", "3,5-4")


@pytest.mark.parametrize(
    ("text", "reason"), [*((t, DATE_REASON) for t in DATES), *((t, TWO_REASON) for t in TWO)]
)
def test_a_date_or_two_levels_in_one_cell_are_no_level(text: str, reason: str) -> None:
    assert meaning(text, parse_scale("1-5")) == Meaning("set_aside", None, reason)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("4 - Proficient", 4),
        ("3 of 5", 3),
        ("2/5", 2),
        ("Level 4", 4),
        ("3 may need help", 3),
        ("Expert - 5", 5),
        ("2 (marginal)", 2),
    ],
)
def test_levels_that_look_like_either_stay(text: str, level: int) -> None:
    assert meaning(text, parse_scale("1-5")).level == level


def test_a_date_in_a_workbook_is_listed(database: Database) -> None:
    rows = [
        ["Name", "Python", "SQL"],
        ["Ada", 3, datetime(2026, 1, 2)],
        ["Bo", 4, 2],
        ["Chi", 5, 1],
    ]
    said = ingest(database, as_xlsx(rows), "team.xlsx", wave="now", scale="1-5")
    assert (said.ratings, said.set_aside) == (5, 1)
    assert [(i.row, i.column, i.reason) for i in said.issues] == [(2, "SQL", DATE_REASON)]


@pytest.mark.parametrize("header", ["Notes", "Comments", "Any other comments?", "Bemerkungen"])
def test_remarks_are_no_skill(empty: Database, header: str) -> None:
    rows = "a@example.org,Expert,Good\nb@example.org,Competent,None\nc@example.org,None,Strong\n"
    assert rated(proposed(empty, f"E-mail,Python,{header}\n{rows}")) == ["Python"]


def test_a_stray_number_among_words_is_listed(database: Database) -> None:
    rows = (
        "a@example.org,Expert,Novice\nb@example.org,Competent,17\nc@example.org,None,Proficient\n"
    )
    said = imported(database, f"E-mail,Python,Docker\n{rows}")
    assert (said.ratings, said.set_aside) == (5, 1)
    assert [(i.row, i.column, i.value) for i in said.issues] == [(3, "Docker", "17")]
