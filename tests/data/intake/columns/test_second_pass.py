"""What only the columns together say, and names of skills without what a form writes around."""

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, meant, proposed, rated, uses


@pytest.mark.parametrize("header", ["Nom,Prénom", "Apellidos,Nombre", "Achternaam,Voornaam"])
def test_two_halves_of_a_name(database: Database, header: str) -> None:
    said = imported(database, f"{header},Python,SQL\nAlba,Ann,4,3\nAlba,Bob,1,2\n")
    assert said.people == 2
    assert {person for person, _ in levels(database)} == {"Ann Alba", "Bob Alba"}


def test_a_whole_name_beside_a_first_name_stays_whole(database: Database) -> None:
    imported(database, "Name,First name,Python,SQL\nAnn Alba,Ann,4,3\nBob Alba,Bob,1,2\n")
    assert {person for person, _ in levels(database)} == {"Ann Alba", "Bob Alba"}


@pytest.mark.parametrize("header", ["Name,Python,SQL,Python", "Name,Python,SQL,Python.1"])
def test_one_header_twice_is_a_question_that_names_both(empty: Database, header: str) -> None:
    said = proposed(empty, f"{header}\nAnn,4,3,1\nBob,1,2,5\n")
    assert rated(said) == ["Python", "SQL", "Python (column 4)"]
    (found,) = [i for i in said.issues if "stands in two columns, 2 (“Python”) and 4" in i.reason]
    assert found.severity == "warning"


LONG = "planning and running of large programmes with many partners in several countries"
HOW = "How good are you at"
RATED = {
    "a number that belongs to the name": (
        "Name,Python,Vue,Vue 3,Angular.2\nAnn,4,3,1,2\nBob,1,2,5,3\n",
        ["Python", "Vue", "Vue 3", "Angular.2"],
    ),
    "no checkboxes beside questions with a scale": (
        f"Name,{HOW} Python?,{HOW} SQL?,Git,Docker\nAnn,4,3,1,0\nBob,1,2,0,1\n",
        ["Python", "SQL"],
    ),
    "a rare skill": ("Name,Python,SQL,Docker\nAnn,4,3,1\nBob,1,2,0\n", ["Python", "SQL", "Docker"]),
    "a long name, and no sentence": (
        f"Name,Go,{LONG} {LONG},The team helps me whenever I am stuck\nAnn,3,4,5\nBob,2,1,4\n",
        ["Go", f"{LONG} {LONG}"],
    ),
    "no statements": (
        "Name,Go,The team is open,I learn enough,Zorbing\nAnn,3,4,5,1\nBob,2,1,3,4\n",
        ["Go", "Zorbing"],
    ),
    "no day": ("Name,Python,2018-01-01\nAnn,1,2\nBob,3,4\n", ["Python"]),
    "no German day": ("Name,Python,01.02.2018\nAnn,1,2\nBob,3,4\n", ["Python"]),
    "no year": ("Name,Python,2018\nAnn,1,2\nBob,3,4\n", ["Python"]),
    "no quarter": ("Email,Go,Rust,Q3 Revenue\na@x.org,3,4,5\nb@x.org,1,2,3\n", ["Go", "Rust"]),
    "no number of the row": ("Lp,Name,Python\n1,Ann Bell,3\n2,Bob Carr,4\n3,Cy,1\n", ["Python"]),
    "no change": ("Name,Go,SQL,Change\nAnn,3,4,-1\nBob,5,2,1\nCem,1,3,-2\n", ["Go", "SQL"]),
    "headings before known skills": (
        "Name,Backend: Python,Backend: Go,Data: SQL\nAda,4,2,3\nBo,5,3,1\n",
        ["Python", "Go", "SQL"],
    ),
    "columns that begin alike": (
        "Name,Python,Required reading,Required writing,Target modelling,Target testing\n"
        "Ann Bell,3,4,2,1,1\nBob Carr,5,4,1,2,2\n",
        ["Python"],
    ),
    "titles of areas": (
        "Skill,Ann Bell,Bob Carr\nPROGRAMMING,,\nPython,3,4\nSQL,5,4\nOPERATIONS,,\nDocker,1,2\n",
        ["Python", "SQL", "Docker"],
    ),
    "a current level alone": (
        "Name,Your current Go level,Alternating current\nAnn,1,4\nBob,3,5\n",
        ["Go", "Alternating current"],
    ),
    "words of one's own below the skills": (
        "Name,Python,,SQL,\n,Theory,Practice,Theory,Practice\nAnn,1,4,2,5\nBob,3,5,4,5\n",
        ["Python [Theory]", "Python [Practice]", "SQL [Theory]", "SQL [Practice]"],
    ),
}


@pytest.mark.parametrize(("text", "skills"), RATED.values(), ids=RATED)
def test_which_columns_rate_which_skills(empty: Database, text: str, skills: list[str]) -> None:
    assert rated(proposed(empty, text)) == skills


@pytest.mark.parametrize(
    ("header", "use"),
    [
        ("Skill number 7", "level Skill number 7"),
        ("Number of skills", "ignored"),
        ("Python [Skill level]", "level Python"),
        ("Skill level [Python]", "level Python"),
        ("Python - Self", "level Python"),
        ("Rate your skill in Python", "level Python"),
        ("How would you rate your knowledge of Python?", "level Python"),
        ("How well do you know Python?", "level Python"),
        ("skill_python", "level Python"),
        ("Wie gut beherrschen Sie Python?", "level Python"),
        ("Quel est votre niveau en Python ?", "level Python"),
        ("¿Cuál es su nivel de Python?", "level Python"),
        ("Python-Kenntnisse", "level Python"),
        ("Programmierung", "level Programming fundamentals"),
        ("Rate your juggling", "level juggling"),
        ("Python (target level)", "ignored"),
        ("Zielniveau Python", "ignored"),
        ("Depuis combien d'années utilisez-vous Python ?", "ignored"),
        ("Wie zufrieden sind Sie mit Python?", "ignored"),
        ("Python - Select one", "level Python"),
        ("Juggling - Please select one", "level Juggling"),
        ("Juggling (choose one option)", "level Juggling"),
        ("Q3 Python", "level Python"),
        ("Q12_Python", "level Python"),
        ("SK_Python", "level Python"),
        ("SK_Java", "level Java"),
        ("level_python", "level Python"),
        ("LVL Java", "level Java"),
        ("How confident are you working with Juggling?", "level Juggling"),
        ("How confident are you using Juggling balls?", "level Juggling balls"),
        ("How confident are you in Python?", "level Python"),
        ("Kommunikation", "level Communication"),
        ("Java 17", "level Java 17"),
        ("Sketching", "level Sketching"),
        ("Select a vendor", "level Select a vendor"),
    ],
)
def test_ways_to_ask_for_one_skill(empty: Database, header: str, use: str) -> None:
    found = proposed(empty, f"Name,SQL,Docker,{header}\nAnn,3,2,4\nBob,2,5,1\n")
    assert uses(found)[header] == use


@pytest.mark.parametrize(
    "below", ["Total,,10,8\n", "Total,,10,8\nAverage,,3.33,2.67\n", "Summe,,1000,800\n"]
)
def test_a_total_does_not_stretch_the_scale(empty: Database, below: str) -> None:
    answers = "Name,Team,Python,SQL\nAnn,Core,4,3\nBob,Core,2,1\nCy,Core,4,4\n"
    found = proposed(empty, answers + below)
    assert {c.scale for c in found.columns if c.use == "level"} == {"1-5"}
    assert meant(found) == {"4": 4, "3": 3, "2": 2, "1": 1}


def test_a_total_without_a_name(database: Database) -> None:
    said = imported(
        database, "Name,Team,Python,SQL\nAnn,Core,4,3\nBob,Total,2,1\n,Total,1000,800\n"
    )
    assert {c.scale for c in said.columns if c.use == "level"} == {"1-5"}
    assert (said.people, said.set_aside) == (2, 4)
    assert levels(database)["Bob", "Python"] == 2


SUBJECTS = (
    *("Time management", "Goal setting", "Cost", "Session design", "Balance sheets", "Language"),
    *("Data version control", "Thing number 12", "S3", "Consultant"),
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_rows_of_a_question_about_levels_are_skills(empty: Database, subject: str) -> None:
    asked = f"Name,Rate your skills [SQL],Rate your skills [{subject}]\nAnn,4,3\nBob,1,2\n"
    over = f"Name,Rate your skills,,\n,Python,{subject},Docker\nAnn,4,3,1\nBob,1,2,5\n"
    for text in (asked, over):
        assert proposed(empty, text).columns[2].use == "level"


def test_percentages_have_their_scale_with_them(empty: Database) -> None:
    # 5 x 80/100 = 4, 5 x 50/100 = 2.5 -> 2 (halves down)
    found = proposed(empty, "Name,Python,SQL\nAnn,80%,50 %\nBob,100%,0%\n")
    assert meant(found) == {"80%": 4, "50 %": 2, "100%": 5, "0%": 0}


def test_a_fact_of_people_who_stand_across_is_no_level(empty: Database) -> None:
    assert proposed(empty, "Name,Ann,Bob,Cem\nAge,1,3,5\n").refusal


def test_free_text_is_no_requirement(empty: Database) -> None:
    rows = "a@example.org,3,4,More training please\nb@example.org,1,2,Nothing at all today\n"
    found = proposed(empty, f"Email,Python,SQL,What should we know besides?\n{rows}")
    assert found.columns[3].reason == "the answers are text, not a level"
