"""The team of all rows, named by a line above the table."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.reading.no_people import team_of_lines
from data.store.database import Database

TABLE = "Name,Python,SQL\nAda,3,4\nBo,2,1\n"


def teams(database: Database) -> list[object]:
    found = database.rows(
        "select p.label, q.team from participation q join person p "
        "on p.person_no = q.person_no order by 1"
    )
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
    said = ingest(database, (line + TABLE).encode(), "a.csv", wave="now", scale="1-5")
    assert said.ratings == 4
    assert teams(database) == ["Core", "Core"]
    assert [i.severity for i in said.issues if "names the team “Core”" in i.reason] == ["note"]


def test_a_team_that_is_given_and_a_column_of_teams_hold_before_it(database: Database) -> None:
    ingest(
        database, b"Team: Core\n" + TABLE.encode(), "a.csv", wave="now", scale="1-5", team="Edge"
    )
    assert teams(database) == ["Edge", "Edge"]
    column = b"Team: Core\nName,Team,Python,SQL\nCy,Apps,3,4\nDee,,2,1\n"
    ingest(database, column, "b.csv", wave="now", scale="1-5")
    assert teams(database) == ["Edge", "Edge", "Apps", "Core"]


def test_two_teams_above_or_no_team_is_none() -> None:
    assert team_of_lines([("Team: Core",), ("Team: Edge",)]) == ""
    assert team_of_lines([("Team:",), ("Skills: all",), ("Team", "Role"), ("a", "b", "c")]) == ""
    assert team_of_lines([("Department", "Department")]) == ""
