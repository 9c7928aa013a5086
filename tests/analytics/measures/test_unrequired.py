"""Surveyed skills that nothing requires, and the scope in which a requirement costs no default."""

from __future__ import annotations

from analytics.analyse import analyse
from analytics.measures.unrequired import unrequired
from analytics.selection import Selection
from data.store.database import Database
from tests.build import rate, require

ASKED = """
person team role Python Robotics Docker
ann    Core .    5      3       2
bob    Edge .    3      1       2
"""


def offered(database: Database) -> dict[str, str]:
    return {one.skill: one.scope for one in unrequired(analyse(database, Selection()))}


def test_a_team_on_defaults_keeps_them(database: Database) -> None:
    """No default asks for Robotics; Core has needs of its own and Edge has none."""
    rate(database, ASKED)
    require(database, "Core Python 3 1 yes\nCore Docker 3 1 yes")
    assert offered(database)["Robotics"] == "each team"
    assert "Python" not in offered(database)


def test_teams_with_needs_of_their_own_are_asked_together_or_alone(database: Database) -> None:
    rate(database, ASKED.replace("Docker", "GraphQL"))
    rate(database, "person team role Forecasting\ncy Edge . 3")
    require(database, "Core Python 3 1 yes\nEdge Python 3 1 yes")
    got = offered(database)
    assert got["Robotics"] == "all teams"
    assert got["Forecasting"] == "Edge"
