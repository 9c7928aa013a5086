"""People who are known to leave count until that day, and nothing is bought for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from analytics.analyse import analyse
from analytics.chances.ranges import certain, read_ranges
from analytics.chances.simulate import simulate
from analytics.results import Selection
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from dashboard.commands.plan import plan_document
from dashboard.subjects import who as leaving
from data.load import load
from data.store.database import Database
from data.vocabulary import Viewer
from tests.analytics.strategy.parts import plan
from tests.build import WAVE_DAY, rate, require

PEOPLE = """person,team,role,hours_per_week,left
ann,Core,Dev,8,{left}
bob,Core,Dev,8,
cid,Core,Dev,8,
"""


def problem(store: Database, week: int, viewer: Viewer | None = None) -> Problem:
    """Ann (3) leaves in a week; Bob (3) and Cid (2) stay; two must hold Python by week 26."""
    rate(store, "person team role Python\nann Core Dev 3\nbob Core Dev 3\ncid Core Dev 2")
    require(store, "Core Python 3 2 yes")
    left = (WAVE_DAY + timedelta(weeks=week)).isoformat()
    load(store, "people", PEOPLE.format(left=left).encode(), "people.csv")
    selection = Selection(viewer=viewer or store.viewer)
    return build_problem(store, analyse(store.seen_by(selection.viewer), selection), Scenario())


@pytest.mark.parametrize(("week", "have"), [(10, 1), (25, 1), (26, 2), (40, 2)])
def test_a_leaver_counts_until_they_leave(database: Database, week: int, have: int) -> None:
    found = problem(database, week)
    (need,) = found.needs
    assert need.have == have
    (measured,) = analyse(database, Selection()).requirements
    assert measured.have == 2  # today both are here


def test_their_place_is_filled_by_somebody_who_stays(database: Database) -> None:
    found = plan(problem(database, 10))
    assert (found.shortage_before, found.shortage) == (1, 0)
    assert {action.person for action in found.actions} == {"cid"}
    (leaver,) = found.leavers
    assert (leaver.team, leaver.role, leaver.week) == ("Core", "Dev", 10)
    document = plan_document(found, people=False)
    assert document["leavers"] == [
        {"team": "Core", "role": "Dev", "week": 10.0, "leaves_on": WAVE_DAY + timedelta(weeks=10)}
    ]
    (by_role,), (by_name,) = (leaving.lines(found, people=people) for people in (False, True))
    assert by_role.startswith("Known to leave, and counted until then: Dev (Core), 24")
    assert "ann (Core), 24" in by_name


def test_a_leaver_is_neither_trained_nor_equipped(database: Database) -> None:
    found = problem(database, 60)
    ann = next(worker for worker in found.workers if worker.label == "ann")
    assert ann.declines("train")
    assert ann.declines("equip")
    assert (ann.hours_per_week, ann.mentor_hours_per_week) == (0, 0)


def test_they_are_gone_from_the_simulated_runs_too(database: Database) -> None:
    problem(database, 10)
    nothing = Scenario(levers=("hire",), hires=(), attrition=0.0)
    analysis = analyse(database, Selection())
    found = build_problem(database, analysis, nothing)
    ranges = replace(read_ranges(database, analysis, nothing, found), backfill=certain(0.0))
    (need,) = simulate(found, planned(found), ranges).needs
    assert (need.planned, need.chance_as_rated) == (1, 0.0)


def test_who_may_not_see_people_gets_a_plan_that_tells_of_nobody(database: Database) -> None:
    leader = Viewer("leader", None, people_visible=False, smallest_group=1)
    found = problem(database, 10, leader)
    assert {worker.leaves_week for worker in found.workers} == {None}
