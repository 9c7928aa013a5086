"""Names of skills that hold a word for something else, and figures that stand beside skills."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.test_ingest import ratings


@pytest.mark.parametrize("skill", ["Peer review", "Email marketing", "E-mail security"])
def test_a_skill_named_like_an_identity_merges_no_people(database: Database, skill: str) -> None:
    rows = [
        ["Name", "Python", skill, "SQL"],
        ["Ann Bell", "3", "4", "2"],
        ["Bob Carr", "5", "4", "1"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.people, said.ratings) == (2, 6)
    assert said.columns[2].use == "level"
    assert {name for name, *_ in ratings(database)} == {"Ann Bell", "Bob Carr"}


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("Peer review", "Cy Dorn", "Di Eck"),
        ("Email address", "cy@example.org", "di@example.org"),
        ("Email of the person", "cy@example.org", "di@example.org"),
    ],
)
def test_an_identity_stays_one(database: Database, header: str, first: str, second: str) -> None:
    rows = [[header, "Python", "SQL"], [first, "3", "2"], [second, "5", "1"]]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.columns[0].use, said.people) == ("person", 2)


@pytest.mark.parametrize(
    "skill",
    [
        "Importance sampling",
        "Interest rate models",
        "Max pooling",
        "Goal setting",
        "Frequency analysis",
        "Note taking",
        "Duration estimation",
        "Points - Loyalty",
        "Feedback - Giving",
        "Employee experience",
        "Manager tools",
        "Total quality management",
        "Expected value",
        "ID management",
        "Variance reduction",
        "Salary modelling",
    ],
)
def test_a_skill_keeps_its_whole_name(database: Database, skill: str) -> None:
    rows = [
        ["Name", "Python", skill, "SQL"],
        ["Ann Bell", "3", "4", "2"],
        ["Bob Carr", "5", "4", "1"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    column = said.columns[2]
    assert (column.use, column.skill, column.rater) == ("level", skill, "self")


def test_an_unlisted_name_that_says_something_else_is_set_aside_with_a_note(
    database: Database,
) -> None:
    rows = [["Name", "Python", "Average zorbing"], ["Ann Bell", "3", "4"], ["Bob Carr", "5", "4"]]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.columns[2].use, said.set_aside, said.cells) == ("ignored", 2, 6)
    assert any(issue.column == "Average zorbing" for issue in said.issues)


@pytest.mark.parametrize(
    ("header", "use", "rater"),
    [
        ("Importance Python", "importance", "self"),
        ("Target Python", "ignored", None),
        ("Average Python", "ignored", None),
        ("Manager Python", "level", "manager"),
        ("Points - Python", "metadata", None),
    ],
)
def test_the_word_marks_a_column_beside_the_one_that_it_names(
    database: Database, header: str, use: str, rater: str | None
) -> None:
    rows = [
        ["Name", "Python", header, "SQL"],
        ["Ann Bell", "3", "4", "2"],
        ["Bob Carr", "5", "4", "1"],
    ]
    column = ingest(database, as_csv(rows), "team.csv", scale="0-5").columns[2]
    assert (column.use, column.rater) == (use, rater)


@pytest.mark.parametrize(
    "header",
    [
        "Average rating",
        "Required level",
        "Expected level",
        "Age group",
        "Salary band",
        "Target",
        "Comments",
        "Employee ID number",
        "Future training",
        "Number of comments",
        "Expected rating",
    ],
)
def test_a_figure_or_an_expectation_is_no_skill_whatever_its_cells(
    database: Database, header: str
) -> None:
    rows = [
        ["Name", "Python", header, "SQL"],
        ["Ann Bell", "3", "4", "2"],
        ["Bob Carr", "5", "4", "1"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert said.columns[2].use != "level"


def test_several_columns_that_begin_alike_are_marked_by_their_word(database: Database) -> None:
    rows = [
        [
            "Name",
            "Python",
            "Required reading",
            "Required writing",
            "Target modelling",
            "Target testing",
        ],
        ["Ann Bell", "3", "4", "2", "1", "1"],
        ["Bob Carr", "5", "4", "1", "2", "2"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert [c.use for c in said.columns] == ["person", "level"] + ["ignored"] * 4


def test_raters_in_front_of_skills_are_raters(database: Database) -> None:
    rows = [
        ["Name", "Self Juggling", "Manager Juggling", "Manager tools", "Manager coaching"],
        ["Ann Bell", "3", "4", "2", "1"],
        ["Bob Carr", "5", "4", "1", "3"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5", mapping=MappingFile(skills=ALL))
    assert [c.rater for c in said.columns[1:]] == ["self", "manager", "self", "self"]
    assert [c.skill for c in said.columns[1:]] == [
        "Juggling",
        "Juggling",
        "Manager tools",
        "Manager coaching",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "Avg",
        "Avg.",
        "Ø",
        "Gesamt",
        "Summe",
        "Mittelwert",
        "Durchschnitt",
        "Moyenne",
        "Promedio",
        "Media",
        "Gemiddelde",
        "Overall score",
        "Row average",
        "Skill count",
        "Rank",
        "Std dev",
    ],
)
def test_a_column_of_averages_is_no_skill(database: Database, header: str) -> None:
    rows = [
        ["Name", "Python", "SQL", header],
        ["Ann Bell", "3", "4", "3.5"],
        ["Bob Carr", "5", "4", "4.5"],
        ["Cy Dorn", "1", "3", "2"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.columns[3].use, said.ratings) == ("ignored", 6)


def test_a_row_of_what_is_required_at_least_is_no_person(database: Database) -> None:
    rows = [
        ["Name", "Python", "SQL"],
        ["Ann", "3", "4"],
        ["Bob", "5", "4"],
        ["Min required", "3", "3"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.people, said.ratings, said.requirements) == (2, 4, 2)


def test_max_and_min_are_people_where_others_are_higher_and_lower(database: Database) -> None:
    rows = [["Name", "Python", "SQL"], ["Max", "4", "3"], ["Min", "4", "4"], ["Ann", "0", "5"]]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.people, said.ratings) == (3, 6)


def test_max_and_min_of_a_team_are_figures(database: Database) -> None:
    rows = [
        ["Name", "Python", "SQL"],
        ["Cy", "4", "3"],
        ["Di", "1", "5"],
        ["Max", "4", "5"],
        ["Min", "1", "3"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.people, said.ratings) == (2, 4)


def _across(*more: list[str]) -> bytes:
    """Two known skills rated by three people, and more rows."""
    return as_csv(
        [
            ["Skill", "Ann Bell", "Bob Carr", "Cy Dorn"],
            ["Python", "3", "4", "1"],
            ["SQL", "5", "4", "2"],
            *more,
        ]
    )


@pytest.mark.parametrize(
    "label",
    [
        "Score",
        "Overall score",
        "Row average",
        "Skill count",
        "Rank",
        "Std dev",
        "Average",
        "Total score",
        "Max",
    ],
)
def test_a_row_of_figures_is_no_skill(database: Database, label: str) -> None:
    said = ingest(database, _across([label, "4", "4", "2"]), "team.csv", scale="0-5")
    assert (said.layout, said.skills, said.ratings) == ("transposed", 2, 6)


def test_a_row_of_a_skill_that_begins_with_total_is_one(database: Database) -> None:
    row = ["Total quality management", "4", "4", "2"]
    said = ingest(database, _across(row), "team.csv", scale="0-5")
    assert (said.skills, said.ratings) == (3, 9)


def test_a_column_of_what_there_is_is_no_person(database: Database) -> None:
    rows = [
        ["Skill", "Ann Bell", "Bob Carr", "Ist"],
        ["Python", "3", "4", "3"],
        ["SQL", "5", "4", "4"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.layout, said.people) == ("transposed", 2)


def test_titles_of_areas_are_no_skills(database: Database) -> None:
    rows = [
        ["Skill", "Ann Bell", "Bob Carr"],
        ["PROGRAMMING", "", ""],
        ["Python", "3", "4"],
        ["SQL", "5", "4"],
        ["OPERATIONS", "", ""],
        ["Docker", "1", "2"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.skills, said.ratings, said.unknown) == (3, 6, 0)


@pytest.mark.parametrize("header", ["Remark", "Comments", "Notes"])
def test_steps_of_learning_under_a_remark_are_levels(database: Database, header: str) -> None:
    rows = [
        ["Name", "Python", header],
        ["Ann Bell", "Novice", "Expert"],
        ["Bob Carr", "Expert", "Competent"],
    ]
    assert ingest(database, as_csv(rows), "team.csv").ratings == 4
    assert ("Ann Bell", header, 5) in {
        line[:3]
        for line in database.rows(
            "select p.label, s.name, r.level from rating r "
            "join person p on p.person_no = r.person_no join skill s on s.skill_no = r.skill_no"
        )
    }


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("3", "4"), "every cell is a number"),
        (("good", "excellent"), "words of one’s own"),
        (("Expert in SQL, went on leave", "none"), "words of one’s own"),
    ],
)
def test_other_remarks_are_no_levels(database: Database, cells: tuple[str, ...], said: str) -> None:
    rows = [["Name", "Python", "Remark"], ["Ann Bell", "3", cells[0]], ["Bob Carr", "5", cells[1]]]
    told = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert told.ratings == 2
    assert any(said in i.reason for i in told.issues if i.column == "Remark")
