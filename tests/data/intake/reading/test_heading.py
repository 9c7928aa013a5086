"""A skill over what is asked of it: two header rows, of which the second repeats itself."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.reading.header_rows import header_rows
from data.intake.reading.read import read
from data.store.database import Database

HEADINGS = (
    "Email,Team,Python,,SQL,\n,,Self,Manager,Self,Manager\n",
    ",,Python,,SQL,\nEmail,Team,Self,Manager,Self,Manager\n",
    ",,Python,Python,SQL,SQL\nEmail,Team,Self,Manager,Self,Manager\n",
)
ROWS = "a@example.org,Core,4,3,2,1\nb@example.org,Core,2,2,5,1\n"


@pytest.mark.parametrize("heading", HEADINGS)
def test_self_and_manager_under_a_skill_are_two_views_of_it(
    database: Database, heading: str
) -> None:
    said = ingest(database, (heading + ROWS).encode(), "f.csv")
    assert (said.layout, said.header_rows, said.skills, said.ratings) == ("wide", 2, 2, 8)
    assert [(c.use, c.skill, c.rater) for c in said.columns[2:]] == [
        ("level", "Python", "self"),
        ("level", "Python", "manager"),
        ("level", "SQL", "self"),
        ("level", "SQL", "manager"),
    ]


@pytest.mark.parametrize("second", ["Manager", "Target"])
def test_the_second_row_may_name_the_person(database: Database, second: str) -> None:
    heading = f",Python,,SQL,\nName,Current,{second},Current,{second}\n"
    said = ingest(database, (heading + "Ann,4,3,2,1\nBob,2,2,5,1\n").encode(), "f.csv")
    assert (said.header_rows, said.people, said.skills) == (2, 2, 2)
    assert said.ratings == (8 if second == "Manager" else 4)


@pytest.mark.parametrize("how", ["Wichtigkeit", "Importance", "Ważność", "重要度"])
def test_importance_is_asked_of_new_skills_too(database: Database, how: str) -> None:
    heading = f"Name,Python - {how},Python,Zorbify - {how},Zorbify\n"
    said = ingest(database, (heading + "Ann,4,3,2,1\nBob,2,2,5,3\n").encode(), "f.csv")
    assert (said.skills, said.ratings, said.importance) == (2, 4, 4)


def test_gaps_under_a_skill_are_no_levels(database: Database) -> None:
    heading = ",Python,,,SQL,,,Docker,,\nName" + 3 * ",Current,Target,Gap" + "\n"
    rows = "Ann,4,3,-1,2,4,2,1,2,1\nBob,2,2,0,5,3,-2,3,3,0\n"
    said = ingest(database, (heading + rows).encode(), "f.csv")
    assert (said.header_rows, said.skills, said.ratings) == (2, 3, 6)


@pytest.mark.parametrize("heading", HEADINGS)
def test_level_and_interest_under_a_skill_belong_to_it(database: Database, heading: str) -> None:
    asked = heading.replace("Self", "Level").replace("Manager", "Interest")
    said = ingest(database, (asked + ROWS).encode(), "f.csv")
    assert [(c.use, c.skill) for c in said.columns[2:]] == [
        ("level", "Python"),
        ("interest", "Python"),
        ("level", "SQL"),
        ("interest", "SQL"),
    ]
    assert (said.ratings, said.interest, said.set_aside) == (4, 4, 0)


def test_a_row_of_areas_or_a_title_above_names_no_skill() -> None:
    areas = ",,Technical,,Cloud,\nEmail,Team,Python,SQL,Docker,AWS\n"
    title = "Survey,2026,,,,\nEmail,Team,Python,SQL,Docker,AWS\n"
    for heading in (areas, title):
        assert read((heading + ROWS).encode())[0].headers == (
            "Email",
            "Team",
            "Python",
            "SQL",
            "Docker",
            "AWS",
        )


AREAS = "Name,Team,Technical,,,,Human,\n"
SKILLS = ",,Python,,SQL,,Communication,\n"
ASKED = ",,Self,Manager,Self,Manager,Self,Manager\n"


def test_areas_over_skills_over_what_is_asked(database: Database) -> None:
    rows = "Ann,Core,4,3,2,1,5,4\nBob,Core,5,3,2,2,3,3\n"
    said = ingest(database, (AREAS + SKILLS + ASKED + rows).encode(), "f.csv")
    assert (said.header_rows, said.skills, said.ratings, said.identity) == (3, 3, 12, 4)
    assert [(c.skill, c.rater) for c in said.columns[2:4]] == [
        ("Python", "self"),
        ("Python", "manager"),
    ]


def test_data_below_two_header_rows_is_no_third() -> None:
    rows = "Ann,Core,Good,Fair,Poor,Good,Fair,Good\n,,Fair,Fair,Poor,Good,Fair,Good\n"
    assert read((AREAS + ASKED + rows).encode())[0].header_rows == 2


def test_a_question_over_its_rows_beside_a_name(database: Database) -> None:
    text = "Name,Rate your skills,,\n,Python,SQL,Docker\nAnn,4,3,1\nBob,1,2,5\n"
    said = ingest(database, text.encode(), "f.csv")
    assert (said.header_rows, said.identity, said.ratings) == (2, 2, 6)


def test_a_title_of_two_cells_over_a_whole_header_is_none() -> None:
    text = "Survey,2026,,\nName,Python,SQL,Docker\nAnn,4,3,1\nBob,1,2,5\n"
    assert read(text.encode())[0].header_rows == 1


NOTES = "Filled in by the leads,,,\nplease,,keep,this\nas,,it,is\n"
PEOPLE = "Name,Python,SQL,Docker\nAnn,3,1,2\nBob,4,2,2\n"


@pytest.mark.parametrize(
    ("text", "headers", "first_row"),
    [
        (NOTES + PEOPLE, ("Name", "Python", "SQL", "Docker"), 5),
        (",Python,,SQL\n1,3,Ann,2\n2,1,Bob,5\n", ("(column 1)", "Python", "(column 3)", "SQL"), 2),
        # groups over counts of levels and over a whole header stay what they are
        ("Area,Counts,,\nSkill,1,2,3\nPython,3,2,1\nSQL,0,4,1\n", ("Skill", "1", "2", "3"), 3),
        (PEOPLE, ("Name", "Python", "SQL", "Docker"), 2),
    ],
)
def test_the_header_is_the_row_of_names(
    text: str, headers: tuple[str, ...], first_row: int
) -> None:
    (table,) = read(text.encode())
    assert table.headers == headers
    assert table.cells.column("row_no").to_pylist() == [first_row, first_row + 1]


def test_skills_over_what_is_asked_of_each_are_no_codes() -> None:
    records = [
        ["Name", "Python", "Python_", "SQL", "SQL_"],
        ["Full name", "Self rating", "Manager rating", "Self rating", "Manager rating"],
        ["Ann", "3", "4", "1", "2"],
        ["Bob", "1", "2", "5", "4"],
        ["Cy", "2", "2", "2", "1"],
    ]
    assert header_rows(records, 0) == 1


def test_codes_over_texts_name_every_column_twice() -> None:
    records = [
        ["id", "submitdate", "SK1", "SK2"],
        ["Response ID", "Date submitted", "Your level [Python]", "Your level [SQL]"],
        ["1", "2026-11-03 09:00", "3", "4"],
        ["2", "2026-11-03 09:10", "1", ""],
    ]
    assert header_rows(records, 0) == 2


def test_areas_said_over_each_skill_are_a_row_of_the_header() -> None:
    records = [
        ["Who", "Cloud", "Cloud", "People"],
        ["Name", "Docker", "Kubernetes", "Mentoring"],
        ["Ann", "3", "4", "1"],
        ["Bob", "1", "2", "5"],
        ["Cy", "2", "", "2"],
    ]
    assert header_rows(records, 0) == 2
    words = [["Name", "Docker", "Docker", "SQL"], ["Ann", "expert", "basic", "none"], *records[2:]]
    assert header_rows(words, 0) == 1


def test_an_area_over_two_skills_leaves_the_only_gap() -> None:
    records = [
        ["Employee", "Department", "Programming", "", "Platform"],
        ["", "", "Python", "SQL", "Go"],
        ["Ann", "Core", "3", "4", ""],
        ["Bob", "Core", "1", "", "Expert"],
    ]
    assert header_rows(records, 0) == 2
    somebody = [records[0], ["", "", "3", "good", "4"], *records[2:]]
    assert header_rows(somebody, 0) == 1
    notes = [records[0], ["", "", "went", "away", "early"], ["Ann", "Core", "on", "leave", "now"]]
    assert header_rows(notes, 0) == 1
