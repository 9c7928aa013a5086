"""Contractors in the runs: they start late or on time, work out or not, and leave as planned."""

import math
from dataclasses import replace

import numpy as np
import pytest

from analytics.chances.events import Events, Levels
from analytics.chances.ranges import Draws, Range
from analytics.results import LEVERS
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Closing
from analytics.strategy.chance import arrives
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Contractor, Problem
from tests.analytics.chances.small import asks, close_to, likely_only, people, played, problem

RUNS = 10_000
MONTHS = 6
GUARD = Contractor("Guard", {"s": 3}, 2, 3.0, MONTHS, 10_000, works_out=0.9)
LATE = replace(GUARD, start_low_weeks=1.0, start_high_weeks=8.0)


def asked(contractor: Contractor, headcount: int = 1, due: float = 20.0) -> Problem:
    """Nobody inside can learn it, so that only contractors can cover it."""
    team = people({"s": 0}, hours=0.0)
    base = problem(team, asks(team, {"s": headcount}, due=due))
    rules = replace(base.rules, levers=frozenset([*LEVERS, "contract"]))
    return replace(base, contractors=(contractor,), rules=rules)


def events(contractor: Contractor, works_out: Range | None = None) -> Events:
    one = asked(contractor)
    ranges = likely_only(one)
    ranges = replace(ranges, contract_works_out=works_out or ranges.contract_works_out)
    draws = Draws(1, RUNS)
    return Events(one, NOTHING_BOUGHT, Closing({}), ranges, draws, Levels(draws))


def test_one_who_surely_works_out_comes_when_asked_and_leaves_after_the_months() -> None:
    begins, leaves = events(replace(GUARD, chance=1.0)).engaged(0, "Core", 20.0, 0)
    assert set(begins) == {20.0}
    assert set(leaves) == {20.0 + MONTHS * 52 / 12}


def test_one_in_ten_never_counts() -> None:
    begins, _ = events(GUARD).engaged(0, "Core", 20.0, 0)
    assert close_to(float(np.isfinite(begins).mean()), 0.9, RUNS)
    given = events(replace(GUARD, chance=0.5)).engaged(0, "Core", 20.0, 0)[0]
    assert close_to(float(np.isfinite(given).mean()), 0.5, RUNS)


def test_who_is_asked_for_soon_may_start_late() -> None:
    """P10 in week 1, P90 in week 8: of those wanted in week 5 the rest comes later."""
    begins, leaves = events(replace(LATE, works_out=1.0)).engaged(0, "Core", 5.0, 0)
    assert begins.min() == 5.0
    assert close_to(float((begins <= 5.0).mean()), arrives(1.0, 8.0, 5.0), RUNS)
    assert close_to(float((begins <= 8.0).mean()), 0.9, RUNS)
    assert set(leaves) == {5.0 + MONTHS * 52 / 12}


def test_all_contractors_share_one_rate_and_each_has_their_own_luck() -> None:
    found = events(GUARD, Range(0.3, 0.6, 0.95))
    pair = [np.isfinite(found.engaged(0, "Core", 20.0, place)[0]) for place in (0, 1)]
    both = float((pair[0] & pair[1]).mean())
    assert (pair[0] != pair[1]).any()
    assert both > float(pair[0].mean() * pair[1].mean()) + 0.005
    again = found.engaged(0, "Core", 20.0, 1)[0]
    assert (np.isfinite(again) == pair[1]).all()


def test_the_chance_of_a_need_is_that_its_contractors_work_out() -> None:
    one = asked(GUARD, headcount=2)
    (action,) = planned(one).plan.actions
    assert (action.lever, action.count, action.chance) == ("contract", 2, 0.9)
    (need,) = played(one).needs
    assert need.formula == pytest.approx(0.81)
    assert close_to(need.chance, 0.81, RUNS)


def test_a_due_date_that_is_near_counts_only_who_can_be_there() -> None:
    one = asked(LATE, due=5.0)
    (action,) = planned(one).plan.actions
    expected = 0.9 * arrives(1.0, 8.0, 5.0)
    assert action.chance == pytest.approx(expected)
    (need,) = played(one).needs
    assert need.formula == pytest.approx(expected)
    assert close_to(need.chance, expected, RUNS)


def test_a_slow_one_is_asked_for_so_much_earlier() -> None:
    (action,) = planned(asked(LATE)).plan.actions
    assert (action.start_week, action.decide_by_week, action.end_week) == (12, 12, 20)
    assert math.isclose(action.until_week or 0, 46)
