"""Words of extent, stars, marks beside numbers, and numbers outside a declared scale."""

from __future__ import annotations

import pytest

from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import imported, levels

ASKED = "Name,How proficient are you in Python?,How proficient are you in SQL?\n"
ROWS = "Ann,Not at all,Very\nBob,Slightly,Extremely\nCy,Moderately,\n"


def test_words_of_extent_are_levels_where_a_question_asks_how_able(database: Database) -> None:
    said = imported(database, ASKED + ROWS)
    assert levels(database) == {
        ("Ann", "Python"): 0,
        ("Ann", "SQL"): 4,
        ("Bob", "Python"): 1,
        ("Bob", "SQL"): 5,
        ("Cy", "Python"): 3,
    }
    assert any("Very = 4" in i.reason and i.severity == "warning" for i in said.issues)


@pytest.mark.parametrize(
    ("old", "new"), [("How proficient are you in", "How useful is"), ("Slightly", "On Mondays")]
)
def test_words_of_extent_are_no_levels_elsewhere(database: Database, old: str, new: str) -> None:
    text = (ASKED + ROWS).replace(old, new)
    if "useful" in text:
        with pytest.raises(RefusedError):
            imported(database, text)
    else:
        imported(database, text.replace("Cy,Moderately,", "Cy,Moderately,Slightly"))
        assert ("Cy", "Python") not in levels(database)


def test_stars_are_counted(database: Database) -> None:
    imported(database, "Name,Python,SQL\nAnn,★★★★★,★☆☆☆☆\nBob,★★★,★★\n", scale="1-5")
    assert levels(database) == {
        ("Ann", "Python"): 5,
        ("Ann", "SQL"): 1,
        ("Bob", "Python"): 3,
        ("Bob", "SQL"): 2,
    }


def test_plain_numbers_stay_beside_numbers_with_marks(database: Database) -> None:
    cells = ["4*", "2-3", "3+", '"4,0"', "½", "four", "5 ", "1"]
    rows = "".join(f"P{i},{i % 5 + 1},{cell}\n" for i, cell in enumerate(cells))
    said = imported(database, f"Name,Python,SQL\n{rows}", scale="1-5")
    found = {person: level for (person, skill), level in levels(database).items() if skill == "SQL"}
    assert {p: found.get(p) for p in ("P3", "P6", "P7", "P1")} == {
        "P3": 4,
        "P6": 5,
        "P7": 1,
        "P1": None,
    }
    assert {i.value for i in said.issues if i.column == "SQL"} >= {"2-3", "½"}


def test_many_numbers_outside_the_declared_scale_are_a_question(database: Database) -> None:
    rows = "Ann,10,7\nBob,2,4\nCy,7,3\n"
    said = imported(database, f"Name,Python,SQL\n{rows}", scale="1-5")
    assert said.questions[0].startswith("3 of 6 numbers lie outside the scale of 1-5 (7, 10)")
    few = imported(database, "Name,Python,SQL\nAnn,10,1\nBob,2,4\nCy,3,3\n", scale="1-5")
    assert not any("lie outside" in question for question in few.questions)


def test_a_survey_of_agreement_says_which_kind_it_is(database: Database) -> None:
    text = "Name,I know Python,I know SQL\nAnn,Agree,Disagree\nBob,Neutral,Strongly agree\n"
    with pytest.raises(
        RefusedError, match=r"“I know Python”, “I know SQL”.*about agreement.*values ="
    ):
        imported(database, text)
