"""Names of skills that hold a word for something else, and figures that stand beside skills."""

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.proposal import Proposal
from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, rated, uses


def beside(empty: Database, header: str) -> Proposal:
    """Two people's levels of two known skills, and a column between them."""
    rows = "Ann Bell,3,4,2\nBob Carr,5,4,1\n"
    return proposed(empty, f"Name,Python,{header},SQL\n{rows}", scale="0-5")


SKILLS = (
    *("Peer review", "Email marketing", "E-mail security", "ID management"),  # like an identity
    *("Importance sampling", "Interest rate models", "Max pooling", "Goal setting"),
    *("Frequency analysis", "Note taking", "Duration estimation", "Points - Loyalty"),
    *("Feedback - Giving", "Employee experience", "Manager tools", "Total quality management"),
    *("Expected value", "Variance reduction", "Salary modelling", "Cost control"),
    *("Time management", "Workshop facilitation", "Value stream mapping"),
)
NO_SKILLS = (
    *("Average rating", "Required level", "Expected level", "Age group", "Salary band", "Target"),
    *("Comments", "Employee ID number", "Future training", "Number of comments"),
    *("Expected rating", "Unit cost", "Cost of training", "Time in the team", "Workshop", "Total"),
    *("Item 4", "Years of Python", "Required level of Python", "Python exam score"),
    *("How satisfied are you with Python?", "How often do you use Python?"),
    *("How likely are you to recommend Python?", "How much do you enjoy using Python?"),
    *("How difficult was it to learn Python?", "How many years have you used Python?"),
)


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_keeps_its_whole_name(empty: Database, skill: str) -> None:
    found = beside(empty, skill)
    assert (found.columns[2].skill, found.columns[2].rater) == (skill, "self")
    assert [c.use for c in found.columns] == ["person", "level", "level", "level"]


@pytest.mark.parametrize("header", NO_SKILLS)
def test_a_figure_or_an_expectation_is_no_skill(empty: Database, header: str) -> None:
    assert rated(beside(empty, header)) == ["Python", "SQL"]


@pytest.mark.parametrize(
    ("header", "use"),
    [
        ("Importance Python", "importance Python"),
        ("Target Python", "ignored"),
        ("Average Python", "ignored"),
        ("Manager Python", "level Python manager"),
        ("Python (manager)", "level Python manager"),
        ("Points - Python", "metadata"),
    ],
)
def test_a_word_marks_a_column_beside_its_skill(empty: Database, header: str, use: str) -> None:
    assert uses(beside(empty, header))[header] == use


@pytest.mark.parametrize(
    ("header", "people"),
    [
        ("Peer review", ("Cy Dorn", "Di Eck")),
        ("Email address", ("cy@example.org", "di@example.org")),
        ("Email of the person", ("cy@example.org", "di@example.org")),
    ],
)
def test_an_identity_stays_one(empty: Database, header: str, people: tuple[str, str]) -> None:
    found = proposed(empty, f"{header},Python,SQL\n{people[0]},3,2\n{people[1]},5,1\n", scale="0-5")
    assert uses(found)[header] == "person"


def test_an_unlisted_name_that_says_something_else_is_set_aside(empty: Database) -> None:
    found = beside(empty, "Average zorbing")
    assert uses(found)["Average zorbing"] == "ignored"
    assert any(issue.column == "Average zorbing" for issue in found.issues)


def test_raters_in_front_of_skills_are_raters(empty: Database) -> None:
    head = "Name,Self Juggling,Manager Juggling,Manager tools,Manager coaching"
    rows, every = "Ann Bell,3,4,2,1\nBob Carr,5,4,1,3\n", MappingFile(skills=ALL)
    found = proposed(empty, f"{head}\n{rows}", scale="0-5", mapping=every)
    assert [c.rater for c in found.columns[1:]] == ["self", "manager", "self", "self"]
    assert rated(found) == ["Juggling", "Juggling", "Manager tools", "Manager coaching"]


AVERAGES = (
    *("Avg", "Avg.", "Ø", "Gesamt", "Summe", "Mittelwert", "Durchschnitt", "Moyenne", "Promedio"),
    *("Media", "Gemiddelde", "Overall score", "Row average", "Skill count", "Rank", "Std dev"),
)


@pytest.mark.parametrize("header", AVERAGES)
def test_a_column_of_averages_is_no_skill(empty: Database, header: str) -> None:
    rows = "Ann Bell,3,4,3.5\nBob Carr,5,4,4.5\nCy Dorn,1,3,2\n"
    found = proposed(empty, f"Name,Python,SQL,{header}\n{rows}", scale="0-5")
    assert uses(found)[header] == "ignored"


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        ("Ann,3,4\nBob,5,4\nMin required,3,3\n", 2),  # of what is required at least
        ("Max,4,3\nMin,4,4\nAnn,0,5\n", 3),  # others are higher and lower
        ("Cy,4,3\nDi,1,5\nMax,4,5\nMin,1,3\n", 2),
    ],
)
def test_max_and_min_are_people_or_figures(database: Database, rows: str, people: int) -> None:
    said = ingest(database, f"Name,Python,SQL\n{rows}".encode(), "team.csv", scale="0-5")
    assert (said.people, said.ratings) == (people, 2 * people)
    assert said.requirements == (2 if "required" in rows else 0)


FIGURES = (
    *("Score", "Overall score", "Row average", "Skill count", "Rank", "Std dev", "Average"),
    *("Total score", "Max"),
)


@pytest.mark.parametrize("label", [*FIGURES, "Total quality management"])
def test_a_row_of_figures_is_no_skill(empty: Database, label: str) -> None:
    rows = f"Python,3,4,1\nSQL,5,4,2\n{label},4,4,2\n"
    found = proposed(empty, f"Skill,Ann Bell,Bob Carr,Cy Dorn\n{rows}", scale="0-5")
    more = [label] if label == "Total quality management" else []
    assert (found.layout, rated(found)) == ("transposed", ["Python", "SQL", *more])


def test_a_column_of_what_there_is_is_no_person(empty: Database) -> None:
    text = "Skill,Ann Bell,Bob Carr,Ist\nPython,3,4,3\nSQL,5,4,4\n"
    found = proposed(empty, text, scale="0-5")
    assert (found.layout, found.rows) == ("transposed", 2)


@pytest.mark.parametrize("header", ["Remark", "Comments", "Notes"])
def test_steps_of_learning_under_a_remark_are_levels(empty: Database, header: str) -> None:
    text = f"Name,Python,{header}\nAnn Bell,Novice,Expert\nBob Carr,Expert,Competent\n"
    found = proposed(empty, text)
    assert rated(found) == ["Python", header]
    assert meant(found) == {"Novice": 1, "Expert": 5, "Competent": 3}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("3", "4"), "every cell is a number"),
        (("good", "excellent"), "words of one’s own"),
        (('"Expert in SQL, went on leave"', "none"), "words of one’s own"),
    ],
)
def test_other_remarks_are_no_levels(empty: Database, cells: tuple[str, str], said: str) -> None:
    rows = f"Ann Bell,3,{cells[0]}\nBob Carr,5,{cells[1]}\n"
    found = proposed(empty, f"Name,Python,Remark\n{rows}", scale="0-5")
    assert rated(found) == ["Python"]
    assert any(said in i.reason for i in found.issues if i.column == "Remark")
