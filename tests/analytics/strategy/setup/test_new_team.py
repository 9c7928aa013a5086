"""A team that has requirements and nobody yet: hires can make it."""

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import read_scenario
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database
from tests.analytics.strategy.parts import solved
from tests.build import rate, require

HIRE = """
deadline_weeks = 40
tool = []
[[hire]]
profile = "Engineer"
levels = { Python = 3 }
weeks_to_productive = 30
total_cost = 1000
max = 3
"""


@pytest.fixture
def store(database: Database) -> Database:
    """Core holds its two positions and one person more; New wants two and has nobody."""
    core = "\n".join(f"{name} Core Dev 3" for name in ("ann", "bob", "cid"))
    rate(database, f"person team role Python\n{core}")
    require(database, "Core Python 3 2 yes\nNew Python 3 2 yes")
    return database


def planned(store: Database, text: str) -> Plan:
    return solved(problem(store, text))


def problem(store: Database, text: str) -> Problem:
    return build_problem(store, analyse(store, Selection()), read_scenario(text))


def test_hires_join_a_team_that_has_nobody_yet(store: Database) -> None:
    found = planned(store, HIRE)
    assert (found.shortage, found.cost.total) == (0, 2000)
    assert [(a.lever, a.team, a.count) for a in found.actions] == [("hire", "New", 2)]
    named = planned(store, HIRE + 'team = "New"\n')
    assert (named.shortage, named.cost.total) == (0, 2000)


def test_what_a_new_team_shares_is_filled_in_the_team_that_has_people(store: Database) -> None:
    """Core and A share four and hold three: who serves both alike joins the team that there is."""
    require(store, "A_+_Core Python 3 4 yes", set_no=2)
    assert problem(store, HIRE).teams == ("Core", "A", "New")
    assert {a.team for a in planned(store, HIRE).actions} == {"Core", "New"}
