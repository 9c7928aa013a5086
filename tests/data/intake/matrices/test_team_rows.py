"""Rows of teams among people, and rows of teams among skills, by hand."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.exports.files import as_csv

HEAD = ["Name", "Python", "SQL"]
ANN, BOB, CY = ["Ann Bell", "3", "4"], ["Bob Carr", "5", "4"], ["Cy Dorn", "1", "2"]


def people(database: Database, *rows: list[str], head: list[str] = HEAD) -> dict[str, str | None]:
    """Whoever has a row, with the team."""
    ingest(database, as_csv([head, *rows]), "team.csv", scale="0-5")
    joined = "participation i join person p on p.person_no = i.person_no"
    return dict(database.rows(f"select p.label, i.team from {joined}"))


@pytest.mark.parametrize(
    ("name", "place"),
    [("Team A", 0), ("Squad 3", 2), ("Core team", 3), ("Department of physics", 2)],
)
def test_a_row_of_a_team_is_nobody(database: Database, name: str, place: int) -> None:
    rows = [ANN, BOB, CY]
    rows.insert(place, [name, "3", "3"])
    assert set(people(database, *rows)) == {"Ann Bell", "Bob Carr", "Cy Dorn"}


def test_the_name_of_a_team_of_the_file_is_nobody(database: Database) -> None:
    rows = [["Ann Bell", "Core", "3"], ["Bob Carr", "Core", "4"], ["Core", "", "3.5"]]
    assert set(people(database, *rows, head=["Name", "Team", "Python"])) == {"Ann Bell", "Bob Carr"}


def test_a_lead_after_whom_the_team_is_named_is_somebody(database: Database) -> None:
    rows = [["Ann Bell", "Ann Bell", "3"], ["Bob Carr", "Ann Bell", "4"]]
    assert len(people(database, *rows, head=["Name", "Team", "Python"])) == 2


def test_whoever_has_an_address_is_somebody(database: Database) -> None:
    rows = [["Ann Bell", "ann@example.org", "3"], ["Team Lima", "lima@example.org", "4"]]
    assert len(people(database, *rows, head=["Name", "E-mail", "Python"])) == 2


@pytest.mark.parametrize("titles", [("Team A", "Team B"), ("Backend", "Data engineering")])
def test_a_heading_names_the_team_of_the_people_below(
    database: Database, titles: tuple[str, str]
) -> None:
    first, second = titles
    found = people(database, [first, "", ""], ANN, BOB, [second, "", ""], CY)
    assert found == {"Ann Bell": first, "Bob Carr": first, "Cy Dorn": second}


def test_somebody_who_answered_nothing_is_no_heading(database: Database) -> None:
    found = people(database, ["Ada Lee", "", ""], ANN, ["Max Ode", "", ""], BOB, CY)
    assert len(found) == 5


def test_a_file_of_teams_is_refused(database: Database) -> None:
    with pytest.raises(RefusedError, match="rows are teams, not people"):
        people(database, ["Team A", "3", "4"], ["Team B", "2", "1"])


def test_a_team_among_skills_is_no_skill(database: Database) -> None:
    rows = [
        ["Skill", "Ann Bell", "Bob Carr"],
        ["Python", "3", "4"],
        ["SQL", "2", "1"],
        ["Team leadership", "1", "1"],
        ["Team A", "3", "3"],
    ]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.skills, said.ratings) == (3, 6)
