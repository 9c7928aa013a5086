"""The team of all rows, named by a line above the table."""

from __future__ import annotations

import pytest

from data.intake.reading.no_people import team_of_lines
from data.store.database import Database
from tests.data.intake.layouts.imported import imported

TABLE = "Name,Python,SQL\nAda,3,4\nBo,2,1\n"


def teams(database: Database, where: str = "") -> list[object]:
    joined = "participation q join person p on p.person_no = q.person_no"
    found = database.rows(f"select p.label, q.team from {joined} {where} order by 1")
    return [team for _, team in found]


@pytest.mark.parametrize(
    "line",
    [
        "Team: Core,,\n",
        "Team:,Core,\n\n",
        "Department,Core,\n\n",
        "Skills in 2026,,\nTeam: Core,,\n\n",
    ],
)
def test_it_is_the_team_of_all_rows_and_told(database: Database, line: str) -> None:
    said = imported(database, line + TABLE, scale="1-5")
    assert said.ratings == 4
    assert teams(database) == ["Core", "Core"]
    assert [i.severity for i in said.issues if "names the team “Core”" in i.reason] == ["note"]


def test_a_team_that_is_given_and_a_column_of_teams_hold_before_it(database: Database) -> None:
    imported(database, f"Team: Core\n{TABLE}", wave="now", scale="1-5", team="Edge")
    assert teams(database) == ["Edge", "Edge"]
    column = "Team: Core\nName,Team,Python,SQL\nCy,Apps,3,4\nDee,,2,1\n"
    imported(database, column, wave="now", scale="1-5")
    assert teams(database) == ["Edge", "Edge", "Apps", "Core"]


def test_two_teams_above_or_no_team_is_none() -> None:
    assert team_of_lines([("Team: Core",), ("Team: Edge",)]) == ""
    assert team_of_lines([("Team:",), ("Skills: all",), ("Team", "Role"), ("a", "b", "c")]) == ""
    assert team_of_lines([("Department", "Department")]) == ""


@pytest.mark.parametrize(
    ("title", "gap"),
    [("Team {}", ""), ("Team: {}", ""), ("{} team", ""), ("Team: {}", ",,\n"), ("Team {}", "\n")],
)
def test_titles_over_parts_of_the_table(database: Database, title: str, gap: str) -> None:
    first, second = title.format("Core"), title.format("Edge")
    between = gap if gap == "\n" else ""
    text = f"{first}\n{between}{TABLE}{gap}{second}\n{between}Name,Python,SQL\nCy,5,1\nDee,2,2\n"
    imported(database, text, scale="1-5")
    one, other = (team.removeprefix("Team: ") for team in (first, second))
    assert teams(database) == [one, one, other, other]


def test_titles_that_may_be_no_teams_are_named(database: Database) -> None:
    text = f"Core\n{TABLE}\nEdge\nName,Python,SQL\nCy,5,1\n"
    said = imported(database, text, wave="now", scale="1-5")
    assert any("left out (“Core”, “Edge”)" in i.reason for i in said.issues)
    assert teams(database) == ["Team"] * 3
    column = "Name,Team,Python,SQL\nBo,Edge,1,2\nEli,Core,1,2\n"
    imported(database, column, wave="then", scale="1-5")
    imported(database, text.replace("Ada", "Fay"), wave="next", scale="1-5")
    assert teams(database, "where p.label = 'Fay'") == ["Core"]
