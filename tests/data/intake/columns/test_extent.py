"""Words of extent, stars, marks beside numbers, and numbers outside a declared scale."""

from __future__ import annotations

import re

from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, rated, refusal

ASKED = "Name,How proficient are you in Python?,How proficient are you in SQL?\n"
ROWS = "Ann,Not at all,Very\nBob,Slightly,Extremely\nCy,Moderately,\n"


def test_words_of_extent_are_levels_where_a_question_asks_how_able(empty: Database) -> None:
    found = proposed(empty, ASKED + ROWS)
    words = {"Not at all": 0, "Very": 4, "Slightly": 1, "Extremely": 5, "Moderately": 3}
    assert meant(found) == words | {"": None}
    assert any("Very = 4" in i.reason and i.severity == "warning" for i in found.issues)
    elsewhere = (ASKED + ROWS).replace("How proficient are you in", "How useful is")
    assert refusal(empty, elsewhere)
    among = (ASKED + ROWS).replace("Slightly", "On Mondays").replace("ately,", "ately,Slightly")
    assert rated(proposed(empty, among)) == ["SQL"]


def test_stars_are_counted(empty: Database) -> None:
    rows = "Ann,★★★★★,★☆☆☆☆\nBob,★★★,★★\n"
    found = proposed(empty, f"Name,Python,SQL\n{rows}", scale="1-5")
    assert meant(found) == {"★★★★★": 5, "★☆☆☆☆": 1, "★★★": 3, "★★": 2}


def test_plain_numbers_stay_beside_numbers_with_marks(empty: Database) -> None:
    cells = ["4*", "2-3", "3+", '"4,0"', "½", "four", "5 ", "1"]
    rows = "".join(f"P{i},{i % 5 + 1},{cell}\n" for i, cell in enumerate(cells))
    found = proposed(empty, f"Name,Python,SQL\n{rows}", scale="1-5")
    sql = {v.value.strip(): v.level for v in found.values if v.header == "SQL"}
    expected = {"4,0": 4, "5": 5, "1": 1, "2-3": None, "½": None}
    assert {value: sql[value] for value in expected} == expected


def test_many_numbers_outside_the_declared_scale_are_a_question(empty: Database) -> None:
    rows = "Ann,10,7\nBob,2,4\nCy,7,3\n"
    said = proposed(empty, f"Name,Python,SQL\n{rows}", scale="1-5")
    assert said.questions[0].startswith("3 of 6 numbers lie outside the scale of 1-5 (7, 10)")
    few = proposed(empty, "Name,Python,SQL\nAnn,10,1\nBob,2,4\nCy,3,3\n", scale="1-5")
    assert not any("lie outside" in question for question in few.questions)


def test_a_survey_of_agreement_says_which_kind_it_is(empty: Database) -> None:
    text = "Name,I know Python,I know SQL\nAnn,Agree,Disagree\nBob,Neutral,Strongly agree\n"
    said = refusal(empty, text)
    assert re.search("“I know Python”, “I know SQL”.*about agreement.*values =", said)
