"""Rows and titles of teams and areas; answers below their person, or on another sheet."""

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports.files import as_xlsx
from tests.data.intake.layouts.imported import imported, proposed, rated, refusal

HEAD = "Name,Python,SQL\n"
ANN, BOB, CY = "Ann Bell,3,4\n", "Bob Carr,5,4\n", "Cy Dorn,1,2\n"
NOBODY_ELSE = dict.fromkeys(("Ann Bell", "Bob Carr", "Cy Dorn"), "Team")
OF_TEAMS = {"Ann Bell": "Core", "Bob Carr": "Core"}


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        (f"{HEAD}Team A,3,3\n{ANN}{BOB}{CY}", NOBODY_ELSE),
        (f"{HEAD}{ANN}{BOB}Squad 3,3,3\n{CY}", NOBODY_ELSE),
        (f"{HEAD}{ANN}{BOB}Department of physics,3,3\n{CY}", NOBODY_ELSE),
        (f"{HEAD}{ANN}{BOB}{CY}Core team,3,3\n", NOBODY_ELSE),
        ("Name,Team,Python\nAnn Bell,Core,3\nBob Carr,Core,4\nCore,,3.5\n", OF_TEAMS),
        (
            # a lead after whom the team is named is somebody, and so is whoever has an address
            "Name,Team,Python\nAnn Bell,Ann Bell,3\nBob Carr,Ann Bell,4\n",
            dict.fromkeys(OF_TEAMS, "Ann Bell"),
        ),
        (
            "Name,E-mail,Python\nAnn Bell,ann@example.org,3\nTeam Lima,lima@example.org,4\n",
            dict.fromkeys(("Ann Bell", "Team Lima"), "Team"),
        ),
        (
            f"{HEAD}Team A,,\n{ANN}{BOB}Team B,,\n{CY}",
            {"Ann Bell": "Team A", "Bob Carr": "Team A", "Cy Dorn": "Team B"},
        ),
        (
            f"{HEAD}Backend,,\n{ANN}{BOB}Data engineering,,\n{CY}",
            {"Ann Bell": "Backend", "Bob Carr": "Backend", "Cy Dorn": "Data engineering"},
        ),
        (
            # somebody who answered nothing is no heading
            f"{HEAD}Ada Lee,,\n{ANN}Max Ode,,\n{BOB}{CY}",
            NOBODY_ELSE | {"Ada Lee": "Team", "Max Ode": "Team"},
        ),
    ],
)
def test_rows_of_teams_among_people(database: Database, text: str, teams: dict[str, str]) -> None:
    imported(database, text, scale="0-5")
    joined = "participation i join person p on p.person_no = i.person_no"
    assert dict(database.rows(f"select p.label, i.team from {joined}")) == teams


def test_teams_alone_and_teams_among_skills(empty: Database) -> None:
    said = refusal(empty, f"{HEAD}Team A,3,4\nTeam B,2,1\n", scale="0-5")
    assert "rows are teams, not people" in said
    rows = "Python,3,4\nSQL,2,1\nTeam leadership,1,1\nTeam A,3,3\n"
    found = proposed(empty, f"Skill,Ann Bell,Bob Carr\n{rows}", scale="0-5")
    assert rated(found) == ["Python", "SQL", "Team leadership"]


ACROSS = ["Skill", "Ana Silva", "Ben Ode", "Cleo Ruiz"]


def lines(*names: str) -> list[list[str]]:
    """A row for each skill, and one without answers for a name that ends with a colon."""
    return [[n[:-1], "", "", ""] if n.endswith(":") else [n, "3", "4", "1"] for n in names]


RATED = ["Python", "SQL", "PyTorch", "Docker"]
LATER = ["Machine learning:", "PyTorch", "Docker"]


@pytest.mark.parametrize(
    ("names", "skills"),
    [
        (["Languages:", "Python", "SQL", *LATER], RATED),
        (["Communication:", "Python", "SQL", *LATER], RATED),  # an area like a skill
        # a skill that nobody rated is no title
        (["Python", "SQL", *LATER], [*RATED[:2], "Machine learning fundamentals", *RATED[2:]]),
        (  # below a title or at the end it is a skill without answers
            ["Languages:", "Python", "Other:", "Kubernetes:", "Docker", "Go:", "R", "Java:"],
            ["Python", "Kubernetes", "Docker", "Go", "R", "Java"],
        ),
    ],
)
def test_titles_that_read_like_skills(empty: Database, names: list[str], skills: list[str]) -> None:
    text = "\n".join(map(",".join, [ACROSS, *lines(*names)]))
    assert rated(proposed(empty, text, scale="0-5")) == skills


def test_a_title_merged_over_all_people_is_one_too(empty: Database) -> None:
    rows = [ACROSS, *lines("Languages:", "Python", "SQL", *LATER)]
    file = as_xlsx(rows, merged=[(1, 0, 1, 3), (4, 0, 4, 3)])
    assert rated(proposed(empty, file, scale="0-5")) == RATED


LONG = "Person,Skill,Level\n"


def test_rows_below_a_person_are_theirs_where_all_have_the_same_skills(database: Database) -> None:
    rows = "Ann,Python,2\n,SQL,1\n,Docker,4\nBob,Python,3\n,SQL,\n,Docker,5\n"
    said = imported(database, LONG + rows, scale="0-5")
    assert (said.people, said.ratings, said.unknown) == (2, 5, 1)
    assert any("first of several rows only" in issue.reason for issue in said.issues)


@pytest.mark.parametrize(
    "rows",
    [
        "Ann,Python,2\n,SQL,1\n,Python,4\n",
        "Ann,Python,2\n,SQL,1\nBob,Python,3\n,Docker,5\n",
        ",Python,2\n,SQL,1\nAnn,Python,2\n,SQL,1\n",
    ],
)
def test_where_it_is_not_sure_nothing_is_filled(database: Database, rows: str) -> None:
    said = imported(database, LONG + rows, scale="0-5")
    assert said.ratings == rows.count("Ann") + rows.count("Bob")
    assert any("write the person in each row" in issue.reason for issue in said.issues)


def two_sheets(second: list[str]) -> bytes:
    """Two teams of two people, each on a sheet."""
    ann, bob = ([[who, 3, 4], [f"{who} Two", 5, 1]] for who in ("Ann", "Bob"))
    others = [("Team B", [second, *bob])]
    return as_xlsx([["Name", "Python", "SQL"], *ann], sheet="Team A", others=others)


def test_two_sheets_of_the_same_headers_wait_for_a_choice(database: Database) -> None:
    content = two_sheets(["Name", "Python", "SQL"])
    said = refusal(database, content, scale="0-5")
    assert "2 sheets hold answers" in said
    assert "“Team A”, “Team B”" in said
    assert "--sheet" in said
    assert ingest(database, content, "f.xlsx", scale="0-5", sheet="Team B").people == 2


def test_a_sheet_of_other_headers_is_named_only(empty: Database) -> None:
    found = proposed(empty, two_sheets(["Name", "Rust", "Go"]), scale="0-5")
    assert any("also look like answers" in issue.reason for issue in found.issues)
