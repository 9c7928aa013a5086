"""Odd scales: below zero, of single rows, a column for each level, words of extent, marks."""

import re

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, rated, refusal

TWO = "Name,Python,SQL\n"
BELOW = "begins below 0|no scale of levels"
FOUR = "Name,Python,R,Julia,Scala\nAnn,1,2,3,4\nBob,4,3,2,1\nCem,2,1,4,3\n"
FROM_21 = "".join(f"P{i} Lee,{21 + i % 5},{21 + (i + 2) % 5}\n" for i in range(8))
TENS = "".join(f"P{i} Lee,{10 * (i % 8) + 20},40\n" for i in range(8))
OWN = "Ann,Python,3,5\nAnn,SQL,5,10\nBob,Python,2,5\nBob,SQL,4,10\n"
AGREE = "Ann,Agree,Disagree\nBob,Neutral,Strongly agree\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{TWO}Ann,-2,2\nBob,1,0\nCem,-1,1\n", BELOW),
        (f"{TWO}Ann,2,2\nBob,-2,0\nCem,-1,1\n", BELOW),
        (f"{TWO}Ann,-1,1\nBob,1,0\nCem,0,-1\n", BELOW),
        (f"{TWO}Ann,1,1\nBob,1,0\nCem,2,1\nDan,0,2\nEve,-2,-1\n", BELOW),
        (f"{FOUR}Dan,3,4,1,2\n", "each from 1 to 4 once, as a ranking does"),
        (f"{FOUR}Dan,3,4,1,1\n", "^$"),
        (f"{TWO}{FROM_21}", "run from 21 to 25 without a gap, as codes"),
        (f"{TWO}{TENS}", "^$"),
        (f"Name,Skill,Level,Max\n{OWN}", "scales of their own.*says 5, 10"),
        (f"Name,I know Python,I know SQL\n{AGREE}", "“I know SQL”.*about agreement.*values ="),
    ],
)
def test_what_is_refused_of_odd_scales(empty: Database, text: str, said: str) -> None:
    assert re.search(said, refusal(empty, text))


def test_a_few_rows_hold_all_levels_by_chance(empty: Database) -> None:
    few = "Name,Python,SQL,Docker\nAnn,1,2,3\nBob,3,1,2\n"
    assert refusal(empty, few, scale="1-3") == ""


@pytest.mark.parametrize("code", ["-1", "-9"])
def test_a_code_for_no_answer_makes_no_scale_below_zero(empty: Database, code: str) -> None:
    rows = f"Ann,{code},3\nBob,5,4\nCem,2,1\n"
    found = meant(proposed(empty, f"Name,Python,SQL\n{rows}", scale="1-5"))
    assert (found["5"], found[code]) == (5, None)


def test_one_highest_for_all_rows_is_the_scale(empty: Database) -> None:
    rows = "Ann,Python,4,10\nAnn,SQL,10,10\nBob,Python,1,10\n"
    # 1 + 4 x 3 / 9 = 2.33
    assert meant(proposed(empty, f"Name,Skill,Level,Max\n{rows}")) == {"4": 2, "10": 5, "1": 1}


MARKS = "Ann,3,D,7,A\nBob,4,C+,8,B\n"


def test_marks_with_their_grades_beside_them_are_asked_about(empty: Database) -> None:
    text = f"Name,Classics,Grade,Drama,Grade\n{MARKS}"
    assert "Are these skills: “Classics”, “Drama”" in refusal(empty, text)
    found = proposed(empty, text, scale="1-10", mapping=MappingFile(skills=ALL))
    assert meant(found)["7"] == 4  # of 10: 1 + 4 x (7 - 1) / 9 = 3.67


@pytest.mark.parametrize(
    "text",
    [
        "Name,Welding,Painting,Grade\nAnn,3,4,B\nBob,1,5,A\n",  # the grade of a job
        f"Name,Welding,Team,Painting,Office\n{MARKS}",
        f"Name,Python,Grade,SQL,Grade\n{MARKS.replace('7', '2').replace('8', '5')}",
    ],
)
def test_a_letter_beside_a_level_leaves_it(empty: Database, text: str) -> None:
    assert len(rated(proposed(empty, text, mapping=MappingFile(skills=ALL)))) == 2


FLAT = (
    "Name,Python - Beginner,Python - Intermediate,Python - Expert,"
    "SQL - Beginner,SQL - Intermediate,SQL - Expert\n"
)
STACKED = "Name,Python,,,SQL,,\n,Beginner,Intermediate,Expert,Beginner,Intermediate,Expert\n"
QUESTION = (
    "Name,How would you rate your proficiency?,,,,,\n"
    ",Python - Beginner,Python - Intermediate,Python - Expert,"
    "SQL - Beginner,SQL - Intermediate,SQL - Expert\n"
)
WORDS = "Ann,Beginner,,,,,Expert\nBob,,Intermediate,,,,\n"
CROSSES = "Ann,1,0,0,0,0,1\nBob,0,1,0,0,0,0\n"


@pytest.mark.parametrize(
    ("heading", "rows"),
    [(FLAT, WORDS), (FLAT, CROSSES), (STACKED, CROSSES), (QUESTION, WORDS), (QUESTION, CROSSES)],
)
def test_the_columns_of_a_skill_are_one(database: Database, heading: str, rows: str) -> None:
    said = ingest(database, (heading + rows).encode(), "f.csv")
    assert [(c.use, c.skill) for c in said.columns[1:]] == [("level", "Python"), ("level", "SQL")]
    assert (said.people, said.ratings, said.unknown) == (2, 3, 1)
    assert any("one column for each of 2 skills" in issue.reason for issue in said.issues)


def test_two_levels_of_one_skill_are_refused(empty: Database) -> None:
    said = refusal(empty, FLAT + "Ann,1,1,0,0,0,1\n")
    assert re.search("Row 2 chooses 2 levels of “Python”.*condensed", said)


def test_skills_named_like_choices_keep_their_numbers(empty: Database) -> None:
    text = FLAT + "Ann,1,2,3,4,5,1\nBob,2,2,3,4,5,1\n"
    assert len(rated(proposed(empty, text, mapping=MappingFile(skills=ALL)))) == 6


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
