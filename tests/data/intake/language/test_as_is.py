"""A level of today beside one that is wanted: the first is stored, the second never is."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.language.headers import name_and_when
from data.store.database import Database

WORDS = (
    ("As is", "To be"),
    ("Current", "Desired"),
    ("Current", "Target"),
    ("Ist", "Soll"),
    ("Actual", "Required"),
)
ROWS = "Ann,1,4,2,5\nBob,3,5,4,5\n"


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("top", ["Name,Python,,SQL,\n", "Name,Python,Python,SQL,SQL\n"])
def test_what_is_so_under_a_skill_is_its_level(
    database: Database, top: str, words: tuple[str, str]
) -> None:
    heading = top + ",{0},{1},{0},{1}\n".format(*words)
    said = ingest(database, (heading + ROWS).encode(), "f.csv", scale="1-5")
    assert [(c.use, c.skill) for c in said.columns[1:]] == [
        ("level", "Python"),
        ("ignored", None),
        ("level", "SQL"),
        ("ignored", None),
    ]
    assert (said.header_rows, said.people, said.ratings, said.set_aside) == (2, 2, 4, 4)
    assert sum("a level that is expected is a requirement" in i.reason for i in said.issues) == 2


def test_a_row_of_level_and_interest_below_repeated_skills_is_no_person(
    database: Database,
) -> None:
    content = f"Name,Python,Python,SQL,SQL\n,Level,Interest,Level,Interest\n{ROWS}"
    said = ingest(database, content.encode(), "f.csv", scale="1-5")
    assert (said.header_rows, said.people, said.ratings, said.interest) == (2, 2, 4, 4)


@pytest.mark.parametrize(
    "heading",
    [
        "Name,Python current,Python target,SQL current,SQL target",
        "Name,Python (as-is),Python (to-be),SQL - Ist,SQL - Soll",
        "Name,Python now,Python in 12 months,Current SQL level,Target SQL level",
    ],
)
def test_one_header_row_says_both(database: Database, heading: str) -> None:
    said = ingest(database, f"{heading}\n{ROWS}".encode(), "f.csv", scale="1-5")
    assert [(c.use, c.skill) for c in said.columns[1:]] == [
        ("level", "Python"),
        ("ignored", None),
        ("level", "SQL"),
        ("ignored", None),
    ]


def test_a_current_level_alone_reaches_the_skill(database: Database) -> None:
    content = "Name,Your current Go level,Alternating current\nAnn,1,4\nBob,3,5\n"
    said = ingest(database, content.encode(), "f.csv", scale="1-5")
    assert [c.skill for c in said.columns[1:]] == ["Go", "Alternating current"]


def test_a_name_that_ends_like_the_word_is_whole() -> None:
    assert name_and_when("ServiceNow") == ("ServiceNow", "")
    assert name_and_when("Python (to-be)") == ("Python", "to-be")


def test_words_of_ones_own_below_the_skills_keep_the_skill_of_the_first(
    database: Database,
) -> None:
    content = f"Name,Python,,SQL,\n,Theory,Practice,Theory,Practice\n{ROWS}"
    said = ingest(database, content.encode(), "f.csv", scale="1-5")
    assert [c.skill for c in said.columns[1:]] == [
        "Python [Theory]",
        "Python [Practice]",
        "SQL [Theory]",
        "SQL [Practice]",
    ]
