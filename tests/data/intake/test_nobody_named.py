"""Files in which nobody answers about skills: of jobs, teams, times or levels, of other things."""

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from data.intake.language.nobody import mostly_unnamed, unnamed
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import proposed, refusal, uses

ROLES = "The rows are roles, not people"
WIDE = "{who},Python,SQL\n{},4,2\n{},5,3\n{},1,5\n"


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("Data Engineer", "Team Lead", "Backend Developer"), "roles"),
        (("Junior", "Senior", "Staff"), "roles"),
        (("Softwareentwicklerin", "Chef de projet", "Analista de datos"), "roles"),
        (("Head of Data", "ML Engineer II", "CTO"), "roles"),
        (("Team A", "Core team", "Squad 3"), "teams"),
        (("Acme GmbH", "Globex Inc.", "Initech"), "departments, companies or projects"),
        (("HR", "Finance", "IT"), "departments, companies or projects"),
        (("Project Apollo", "Project Zeus", "Ada"), "departments, companies or projects"),
        (("Q1", "Q2", "Q3"), "periods"),
        (("2024", "2025", "2026"), "periods"),
        (("January", "February", "March"), "periods"),
        (("Beginner", "Intermediate", "Expert"), "levels"),
        (("Vacancy 1", "Vacancy 2", "N.N."), "open positions"),
    ],
)
def test_names_of_which_most_are_none(empty: Database, names: tuple[str, ...], what: str) -> None:
    long = "Name,Skill,Level\n" + "".join(f"{n},Python,4\n{n},SQL,2\n" for n in names)
    for text in (WIDE.format(*names, who="Name"), long):
        assert f"The rows are {what}, not people" in refusal(empty, text, scale="0-5")


def test_a_mapping_says_that_they_are_people(empty: Database) -> None:
    text = WIDE.format("Data Engineer", "Tester", "Analyst", who="Name")
    given = MappingFile((ColumnMapping("Name", use="person"),))
    assert refusal(empty, text, scale="0-5", mapping=given) == ""


@pytest.mark.parametrize(
    "names",
    [
        ("April", "May", "June"),
        ("Data Engineer 1", "Data Engineer 2", "Developer A"),
        ("Ada Nguyen – Engineer", "Bo Larsen (Analyst)", "Engineer (Chi)"),
        ("Max Leiter", "Paula Coach", "Ada", "Bo"),
        ("E2024", "P1", "ada.nguyen"),
        ("2021", "2022", "2034"),
    ],
)
def test_these_may_be_people(names: tuple[str, ...]) -> None:
    assert mostly_unnamed(names) is None


VACANT = (
    *("Open position: analyst", "New hire (TBD)", "N.N.", "Offene Stelle", "poste à pourvoir"),
    *("Tester (vacant)", "TBH"),
)


@pytest.mark.parametrize("text", VACANT)
def test_open_positions(text: str) -> None:
    assert unnamed(text) == "open position"


def test_requirements_across_have_the_columns_of_the_file(empty: Database) -> None:
    text = "Kind,Python,SQL\nRequired level,3,4\nPeople,2,1\nOwner,Ada,Bo\nComment,a,b\n"
    assert list(uses(proposed(empty, text))) == ["Kind", "Python", "SQL"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Job ID,Title,Company,Python,SQL\nJ1,Engineer,Acme,4,2\nJ2,Engineer,Globex,5,3\n", ROLES),
        ("Role ID,Job title,Headcount,Python,SQL\nR1,Engineer,2,4,2\nR2,Tester,1,5,3\n", ROLES),
        ("Grade,Python,Docker,SQL\nJunior,2,1,1\nMid,3,2,2\nSenior,4,3,4\nStaff,5,4,4\n", ROLES),
        ("Skill,Junior,Senior,Staff\nPython,2,4,5\nSQL,1,3,5\n", "the columns are roles"),
        ("Tool,Performance,Community,Cost\nKubernetes,5,5,3\nDocker,4,4,4\n", "no column says who"),
        ("Skill,HR,Finance,IT\nPython,5,5,3\nDocker,4,4,4\n", "the columns are teams"),
        ("Language,Popularity,Ease of learning,Salary\nPython,5,5,3\nGo,4,4,4\n", "no column says"),
        (
            "Skill,Category,Proficiency Expected (Day 1),Proficiency Expected (90 Days),Notes\n"
            "GitHub (version control),Project Management,Basic,Proficient,Daily\n"
            "Zorbing,Communication,None,Basic,Local\nJira,Project Management,Basic,Basic,Boards\n",
            "others say which levels are expected",
        ),
    ],
)
def test_jobs_and_columns_of_catalogues_are_nobody(empty: Database, text: str, why: str) -> None:
    assert why in refusal(empty, text, scale="0-5")


def test_such_columns_beside_people_are_set_aside(database: Database) -> None:
    head = "Category,Skill,Proficiency Expected (Day 1),Cost,Ana,Ben,Vacancy 1\n"
    rows = "IT,Zorb,3,1,4,2,5\nIT,Go,2,1,3,5,5\n"
    said = ingest(database, (head + rows).encode(), "f.csv", scale="0-5")
    assert (said.people, said.skills, said.ratings) == (2, 2, 4)
    told = {i.column: i.reason for i in said.issues if i.column}
    assert "called “Required level”" in told["Proficiency Expected (Day 1)"]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Team,Python,SQL\nAnna,Core,4,2\nTom,Core,5,3\nCore total,,9,5\nAll subtotal,,9,5\n",
        "Team,Name,Python,SQL\nCore,Anna,4,2\nCore Average,,4.5,2.5\nCore,Tom,5,3\nAverage,,3,3\n",
        "Name,Python,SQL\nAnna,4,0\nTom,5,3\nCore average,4.5,1.5\n",
        "Name,Python,SQL\nExample: John Doe,3,4\nAnna,4,2\nTom,5,3\n",
        "Name,Python,SQL\nEnter your name,0-5,(0-5)\nAnna,4,2\nTom,5,3\nMax (Beispiel),1,1\n",
    ],
)
def test_totals_between_people_and_examples_are_nobody(database: Database, text: str) -> None:
    ingest(database, text.encode(), "f.csv", scale="0-5")
    assert set(database.rows("select label from person")) == {("Anna",), ("Tom",)}


def test_numbers_among_names_are_asked_about(database: Database) -> None:
    text = "Name,Python,SQL\nAnna,4,2\nTom,5,3\n1,Basic,\n5,Expert,\n"
    said = ingest(database, text.encode(), "f.csv", scale="0-5")
    assert {i.value for i in said.issues if "is it one?" in i.reason} == {"1", "5"}


def test_one_question_is_asked_at_a_time(empty: Database) -> None:
    text = "Wer,Python,SQL\nAnn Lee,2,3\nBob Ray,3,4\n"
    first = proposed(empty, text)
    assert "say who is rated" in (first.refusal or "")
    assert first.doubt == ()
    who = MappingFile((ColumnMapping("Wer", "person"),))
    assert refusal(empty, text, mapping=who) == ""


@pytest.mark.parametrize("name", ["Maria Total", "Sample, Mia", "Ada Nguyen (TBD)"])
def test_names_with_such_words_are_people(database: Database, name: str) -> None:
    text = f'Name,Python,SQL\n"{name}",5,3\nAnna Lee,4,2\nTom Ray,1,4\n'
    ingest(database, text.encode(), "f.csv", scale="0-5")
    assert len(database.rows("select label from person")) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Area,Beginner,Intermediate,Expert\nData,3,2,1\nWeb,1,1,4\n", "summary"),
        ("Role,Python,SQL\nAI engineer,3,4\nData engineer,2,1\n", "requirements"),
        ("skill,level\nPython,3\nSQL,2\n", "catalogue"),
        (
            "No,Satisfied with lunch?,Recommend us?\n1,Very,9\n2,Neutral,7\n",
            "satisfaction",
        ),
        ("id,name\n1,english\n2,german\n", "who answered, when"),
    ],
)
def test_refused_with_what_was_found(database: Database, text: str, found: str) -> None:
    with pytest.raises(RefusedError, match=found) as refused:
        ingest(database, text.encode(), "file.csv")
    assert str(refused.value).endswith(".")
    assert database.rows("select count(*) from import") == [(0,)]
    assert database.rows("select count(*) from person") == [(0,)]


def test_a_question_about_an_average_month_makes_no_summary(empty: Database) -> None:
    asked = [f"In an average month, how much time do you spend on {what}?" for what in "AB"]
    said = refusal(empty, f'"{asked[0]}","{asked[1]}"\nsome,none\nmost,some\n')
    assert "summary" not in said
    assert "No column with levels" in said
