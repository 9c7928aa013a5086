"""A level of today beside one that is wanted: the first is stored, the second never is."""

from __future__ import annotations

import pytest

from data.intake.language.headers import name_and_when
from data.store.database import Database
from tests.data.intake.layouts.imported import proposed, rated, uses

WORDS = (
    ("As is", "To be"),
    ("Current", "Desired"),
    ("Current", "Target"),
    ("Ist", "Soll"),
    ("Actual", "Required"),
)
ROWS = "Ann,1,4,2,5\nBob,3,5,4,5\n"
BOTH = ["level Python", "ignored", "level SQL", "ignored"]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("top", ["Name,Python,,SQL,\n", "Name,Python,Python,SQL,SQL\n"])
def test_what_is_so_is_the_level(empty: Database, top: str, words: tuple[str, str]) -> None:
    heading = top + ",{0},{1},{0},{1}\n".format(*words)
    found = proposed(empty, heading + ROWS, scale="1-5")
    assert list(uses(found).values())[1:] == BOTH
    assert (found.header_rows, found.rows) == (2, 2)
    assert sum("a level that is expected is a requirement" in i.reason for i in found.issues) == 2


def test_a_row_of_level_and_interest_below_repeated_skills_is_no_person(empty: Database) -> None:
    text = f"Name,Python,Python,SQL,SQL\n,Level,Interest,Level,Interest\n{ROWS}"
    found = proposed(empty, text, scale="1-5")
    assert (found.header_rows, found.rows, rated(found)) == (2, 2, ["Python", "SQL"])


@pytest.mark.parametrize(
    "heading",
    [
        "Name,Python current,Python target,SQL current,SQL target",
        "Name,Python (as-is),Python (to-be),SQL - Ist,SQL - Soll",
        "Name,Python now,Python in 12 months,Current SQL level,Target SQL level",
    ],
)
def test_one_header_row_says_both(empty: Database, heading: str) -> None:
    assert list(uses(proposed(empty, f"{heading}\n{ROWS}", scale="1-5")).values())[1:] == BOTH


def test_a_name_that_ends_like_the_word_is_whole() -> None:
    assert name_and_when("ServiceNow") == ("ServiceNow", "")
    assert name_and_when("Python (to-be)") == ("Python", "to-be")
