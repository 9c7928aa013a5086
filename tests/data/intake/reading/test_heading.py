"""A skill over what is asked of it: two header rows, of which the second repeats itself."""

import pytest

from data.intake.reading.header_rows import header_rows
from data.intake.reading.read import read
from data.store.database import Database
from tests.data.intake.layouts.imported import proposed, rated, uses

HEADINGS = (
    "Email,Team,Python,,SQL,\n,,Self,Manager,Self,Manager\n",
    ",,Python,,SQL,\nEmail,Team,Self,Manager,Self,Manager\n",
    ",,Python,Python,SQL,SQL\nEmail,Team,Self,Manager,Self,Manager\n",
)
ROWS = "a@example.org,Core,4,3,2,1\nb@example.org,Core,2,2,5,1\n"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("kinds", [("Self", "Manager"), ("Level", "Interest")])
def test_two_kinds_under_one_skill(empty: Database, heading: str, kinds: tuple[str, str]) -> None:
    first, second = kinds
    asked = heading.replace("Self", first).replace("Manager", second)
    found = proposed(empty, asked + ROWS)
    assert (found.layout, found.header_rows, found.rows) == ("wide", 2, 2)
    other = "level {} manager" if second == "Manager" else "interest {}"
    said = [use.format(skill) for skill in ("Python", "SQL") for use in ("level {}", other)]
    assert list(uses(found).values())[2:] == said


@pytest.mark.parametrize("second", ["Manager", "Target"])
def test_the_second_row_may_name_the_person(empty: Database, second: str) -> None:
    heading = f",Python,,SQL,\nName,Current,{second},Current,{second}\n"
    found = proposed(empty, heading + "Ann,4,3,2,1\nBob,2,2,5,1\n")
    assert (found.header_rows, found.columns[0].use) == (2, "person")
    twice = 2 if second == "Manager" else 1
    assert rated(found) == ["Python"] * twice + ["SQL"] * twice


@pytest.mark.parametrize("how", ["Wichtigkeit", "Importance", "Ważność", "重要度"])
def test_importance_is_asked_of_new_skills_too(empty: Database, how: str) -> None:
    heading = f"Name,Python - {how},Python,Zorbify - {how},Zorbify\n"
    found = proposed(empty, heading + "Ann,4,3,2,1\nBob,2,2,5,3\n")
    asked = [f"{use} {skill}" for skill in ("Python", "Zorbify") for use in ("importance", "level")]
    assert list(uses(found).values())[1:] == asked


def test_gaps_under_a_skill_are_no_levels(empty: Database) -> None:
    heading = ",Python,,,SQL,,,Docker,,\nName" + 3 * ",Current,Target,Gap" + "\n"
    rows = "Ann,4,3,-1,2,4,2,1,2,1\nBob,2,2,0,5,3,-2,3,3,0\n"
    found = proposed(empty, heading + rows)
    assert (found.header_rows, rated(found)) == (2, ["Python", "SQL", "Docker"])


def test_a_row_of_areas_or_a_title_above_names_no_skill() -> None:
    areas = ",,Technical,,Cloud,\nEmail,Team,Python,SQL,Docker,AWS\n"
    title = "Survey,2026,,,,\nEmail,Team,Python,SQL,Docker,AWS\n"
    for heading in (areas, title):
        headers = read((heading + ROWS).encode())[0].headers
        assert headers == ("Email", "Team", "Python", "SQL", "Docker", "AWS")


AREAS = "Name,Team,Technical,,,,Human,\n"
SKILLS = ",,Python,,SQL,,Communication,\n"
ASKED = ",,Self,Manager,Self,Manager,Self,Manager\n"


def test_areas_over_skills_over_what_is_asked(empty: Database) -> None:
    rows = "Ann,Core,4,3,2,1,5,4\nBob,Core,5,3,2,2,3,3\n"
    found = proposed(empty, AREAS + SKILLS + ASKED + rows)
    assert (found.header_rows, found.rows) == (3, 2)
    skills = [skill for name in ("Python", "SQL", "Communication") for skill in (name, name)]
    assert rated(found) == skills
    assert [c.rater for c in found.columns[2:4]] == ["self", "manager"]


def test_data_below_two_header_rows_is_no_third() -> None:
    rows = "Ann,Core,Good,Fair,Poor,Good,Fair,Good\n,,Fair,Fair,Poor,Good,Fair,Good\n"
    assert read((AREAS + ASKED + rows).encode())[0].header_rows == 2


def test_a_question_over_its_rows_beside_a_name_and_a_title_that_is_none(empty: Database) -> None:
    rows = "Ann,4,3,1\nBob,1,2,5\n"
    found = proposed(empty, f"Name,Rate your skills,,\n,Python,SQL,Docker\n{rows}")
    assert (found.header_rows, rated(found)) == (2, ["Python", "SQL", "Docker"])
    title = f"Survey,2026,,\nName,Python,SQL,Docker\n{rows}"
    assert read(title.encode())[0].header_rows == 1


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
def test_a_header_is_a_row_of_names(text: str, headers: tuple[str, ...], first_row: int) -> None:
    (table,) = read(text.encode())
    assert table.headers == headers
    assert table.cells.column("row_no").to_pylist() == [first_row, first_row + 1]


PEOPLE_IN_ROWS = [["Ann", "3", "4", "1"], ["Bob", "1", "2", "5"], ["Cy", "2", "", "2"]]
CLOUD = ["Who", "Cloud", "Cloud", "People"], ["Name", "Docker", "Kubernetes", "Mentoring"]
WORDS = ["Name", "Docker", "Docker", "SQL"], ["Ann", "expert", "basic", "none"]
PROGRAMMING = ["Employee", "Department", "Programming", "", "Platform"]
GAPS = [["Ann", "Core", "3", "4", ""], ["Bob", "Core", "1", "", "Expert"]]


@pytest.mark.parametrize(
    ("records", "rows"),
    [
        (
            [  # skills over what is asked of each are no codes
                ["Name", "Python", "Python_", "SQL", "SQL_"],
                ["Full name", "Self rating", "Manager rating", "Self rating", "Manager rating"],
                *([who, *"3412"] for who in ("Ann", "Bob", "Cy")),
            ],
            1,
        ),
        (
            [  # codes over texts name every column twice
                ["id", "submitdate", "SK1", "SK2"],
                ["Response ID", "Date submitted", "Your level [Python]", "Your level [SQL]"],
                ["1", "2026-11-03 09:00", "3", "4"],
                ["2", "2026-11-03 09:10", "1", ""],
            ],
            2,
        ),
        ([*CLOUD, *PEOPLE_IN_ROWS], 2),  # areas said over each skill
        ([*WORDS, *PEOPLE_IN_ROWS], 1),
        # an area over two skills leaves the only gap; somebody, or notes, do not
        ([PROGRAMMING, ["", "", "Python", "SQL", "Go"], *GAPS], 2),
        ([PROGRAMMING, ["", "", "3", "good", "4"], *GAPS], 1),
        ([PROGRAMMING, ["", "", "went", "away", "now"], ["Ann", "Core", "on", "leave", "now"]], 1),
    ],
)
def test_how_many_rows_a_header_has(records: list[list[str]], rows: int) -> None:
    assert header_rows(records, 0) == rows
