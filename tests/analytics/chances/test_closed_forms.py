"""Closed forms by hand, and the simulation against them,
also where ratings may be wrong; contractors, who come late or in time and leave as planned."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest

from analytics.chances.events import Events, Levels
from analytics.chances.ranges import Draws, Range, ToolRanges, certain
from analytics.strategy import chance as formula
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Closing
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Contractor, Problem
from tests.analytics.chances.small import (
    DUE,
    agrees,
    belief,
    close_to,
    drawn,
    hire,
    likely_only,
    people,
    played,
    problem,
    tool,
)
from tests.analytics.strategy.parts import need, profile, with_contractors


def test_lead_time_has_its_tenth_and_ninetieth_percentile() -> None:
    assert formula.arrives(15, 45, 15) == pytest.approx(0.1)
    assert formula.arrives(15, 45, 45) == pytest.approx(0.9)
    assert formula.arrives(15, 45, math.sqrt(15 * 45)) == pytest.approx(0.5)
    assert formula.arrives(15, 45, 0) == 0
    at_once = [formula.arrives(*lead) for lead in ((8, 8, 7.9), (8, 8, 8), (0, 0, 0))]
    assert at_once == [0, 1, 1]


def test_a_hire_begun_later_is_there_so_much_later() -> None:
    usual = replace(profile("E", {}, 1, 1), chance=None, works_out=0.8, lead=((15, 45),))
    late = replace(usual, delay=10)
    assert formula.hire_chance(late, 55) == pytest.approx(0.8 * 0.9)
    assert formula.hire_chance(late, 25) == pytest.approx(0.8 * 0.1)


def test_a_given_chance_replaces_arrival_and_fit() -> None:
    assert formula.hire_chance(profile("E", {}, 1, 1), 0) == 1


def test_parts_of_a_way_that_are_independent_rarely_are_slow_together() -> None:
    """To fill, notice and ramp by week 39: summed ends say .57, three draws .52
    (methods.md#how-options-are-found)."""
    parts = ((45 / 7, 150 / 7), (2.0, 90 / 7), (2 * 52 / 12, 9 * 52 / 12))
    summed = formula.arrives(sum(p[0] for p in parts), sum(p[1] for p in parts), 39)
    assert summed == pytest.approx(0.57, abs=0.01)
    assert formula.all_done(parts, 39) == pytest.approx(0.52, abs=0.01)


def test_a_part_that_is_certain_only_shifts_the_others() -> None:
    assert formula.all_done(((6, 6), (15, 45)), 36) == pytest.approx(formula.arrives(15, 45, 30))


@pytest.mark.parametrize("level", [2, 1, 0])
def test_a_chain_of_steps_is_a_product(level: int) -> None:
    result = played(problem(people({"s": level}), {"s": 1}, max_steps=3))
    assert result.filled == 1
    assert agrees(result, 0.7 ** (3 - level))


@pytest.mark.parametrize("weeks", [5.0, 26.0, 104.0])
def test_holders_stay_by_a_constant_hazard(weeks: float) -> None:
    result = played(problem(people({"s": 3}), {"s": 1}, due=weeks, attrition_per_year=0.13))
    assert agrees(result, 0.87 ** (weeks / 52))


def test_a_hire_arrives_in_time_and_works_out() -> None:
    result = played(problem((), {"s": 1}, hire("E", {"s": 3})))
    assert agrees(result, 0.85 * formula.arrives(13, 52, DUE))


def test_a_hire_may_leave_again() -> None:
    """Starts in week 12, is productive in week 20: has 14 weeks in which to leave before 26."""
    late = hire("E", {"s": 3}, lead=((20.0, 20.0),))
    result = played(problem((), {"s": 1}, late, attrition_per_year=0.2))
    assert agrees(result, 0.85 * 0.8 ** ((DUE - 12) / 52))


def test_a_tool_counts_only_while_a_reviewer_is_there() -> None:
    """Two positions, one holder and one tool user: without the holder the user is nobody."""
    team = people({"s": 3}, {"s": 2}, hours=0)
    asked = problem(team, {"s": 2}, tool(0.6, "s"), attrition_per_year=0.2, reviewers=1)
    stay = 0.8**0.5
    missing = [(1 - stay) * 2, stay * (1 - 0.6 * stay)]
    assert played(asked).needs[0].missing == pytest.approx(sum(missing), abs=0.02)


def test_one_person_for_two_requirements_leaves_both() -> None:
    """Enumerated: stays or not x learns a or not x learns b or not, for two people."""
    team = people({"a": 3, "b": 2}, {"a": 2, "b": 3})
    result = played(problem(team, {"a": 2, "b": 2}, attrition_per_year=0.3))
    stay = 0.7**0.5
    both = expected = 0.0
    for item, two, a, b in itertools.product((0, 1), repeat=4):
        chance = math.prod(
            p if yes else 1 - p for p, yes in ((stay, item), (stay, two), (0.7, a), (0.7, b))
        )
        holds_a, holds_b = item and two and a, item and two and b
        both += chance * bool(holds_a and holds_b)
        expected += chance * (bool(holds_a) + bool(holds_b))
    assert close_to(result.all_hold, both, result.runs)
    assert both > (expected / 2) ** 2  # together they hold more often than two strangers would
    assert result.holding == pytest.approx(expected, abs=0.03)


def test_a_rate_with_a_range_is_the_same_for_everybody_in_a_run() -> None:
    """E[q] of PERT is (low + 4 likely + high) / 6; two who both must succeed: E[q^2]."""
    rate = Range(0.5, 0.7, 0.85)
    mean = (0.5 + 4 * 0.7 + 0.85) / 6
    assert agrees(played(problem(people({"s": 2}), {"s": 1}), success=rate), mean)
    two = people({"s": 2}, {"s": 2})
    variance = (mean - 0.5) * (0.85 - mean) / 7
    assert agrees(played(problem(two, {"s": 2}), success=rate), mean**2 + variance)


def test_attrition_with_a_range_is_an_integral() -> None:
    rate = Range(0.05, 0.1, 0.6)
    rates = rate.at((np.arange(4000) + 0.5) / 4000)
    result = played(problem(people({"s": 3}), {"s": 1}), attrition=rate)
    assert agrees(result, float(((1 - rates) ** 0.5).mean()))


def test_the_hiring_market_moves_all_hires_together() -> None:
    asked = problem((), {"s": 2}, hire("E", {"s": 3}, works_out=1.0))
    once = formula.arrives(13, 52, DUE)
    assert agrees(played(asked, market_share=0.0), once**2)
    assert agrees(played(asked, market_share=1.0), once)


def test_the_genai_effect_moves_all_tools_together() -> None:
    """Two users who both must hold: E[c^2] of a credit that is 0 to 1, evenly: mean 1/2."""
    asked = problem(people({"s": 2}, {"s": 2}, hours=0), {"s": 2}, tool(0.5, "s"))
    credit = Range(0.0, 0.5, 1.0)  # PERT: Beta(3, 3), variance 1/28
    ranged = played(asked, tools={"Assistant": ToolRanges(certain(0.0), {"s": credit})})
    assert agrees(ranged, 0.25 + 1 / 28)


def test_a_step_that_takes_longer_comes_too_late() -> None:
    """160 hours at 8 a week end in week 20 of 26: late beyond 1.3 times the planned hours."""
    length = Range(0.5, 1.0, 2.0)
    shares = np.linspace(0, 1, 20_001)
    in_time = float(shares[np.searchsorted(length.at(shares), 1.3)])
    result = played(problem(people({"s": 2}, hours=8), {"s": 1}), lengths=(length,) * 5)
    assert agrees(result, 0.7 * in_time)
    assert 0.7 < in_time < 0.9


def test_a_holder_may_not_hold() -> None:
    believed = {(0, "s"): belief(0, 0, 0.3, 0.5, 0.2, 0)}
    asked = problem(people({"s": 3}), {"s": 1}, attrition_per_year=0.2)
    result = played(asked, levels=believed)
    assert agrees(result, 0.7 * 0.8**0.5)
    assert result.needs[0].chance_as_rated == played(asked).needs[0].chance
    assert result.filled_hold_as_rated == played(asked).filled_hold
    assert result.holding_as_rated == played(asked).holding


def test_who_is_rated_below_may_hold_and_then_counts() -> None:
    believed = {(0, "s"): belief(0, 0, 0.4, 0.6, 0, 0), (1, "s"): belief(0, 0, 0.7, 0.3, 0, 0)}
    result = played(problem(people({"s": 3}, {"s": 2}, hours=0), {"s": 1}), levels=believed)
    assert agrees(result, 1 - 0.4 * 0.7)
    assert result.needs[0].chance_as_rated == 1


@pytest.mark.parametrize("level", [2, 1])
def test_a_step_teaches_only_who_is_really_at_the_level_below(level: int) -> None:
    """One at 3 in 0.3 of the runs, at 2 in 0.6, at 1 in 0.1; rated 1 two steps are planned."""
    believed = {(0, "s"): belief(0, 0.1, 0.6, 0.3, 0, 0)}
    result = played(problem(people({"s": level}), {"s": 1}), levels=believed)
    below = 0.1 * 0.7**2 if level == 1 else 0
    assert agrees(result, 0.3 + 0.6 * 0.7 + below)


def test_a_tool_lifts_only_who_is_really_one_level_below() -> None:
    team = people({"s": 3}, {"s": 2}, hours=0)
    believed = {(1, "s"): belief(0, 0.2, 0.5, 0.3, 0, 0)}
    result = played(problem(team, {"s": 2}, tool(0.6, "s")), levels=believed)
    assert result.filled == 1
    assert agrees(result, 0.3 + 0.5 * 0.6)


def test_a_level_is_the_same_for_every_requirement_of_a_run() -> None:
    """At 4 in 0.2 of the runs, at 3 in 0.5: both hold in 0.2, never 4 without 3."""
    team = people({"s": 4})
    low = problem(team, {"s": 1})
    both = replace(low, needs=(*low.needs, need("s", 1, team, level=4, due=DUE)))
    believed = {(0, "s"): belief(0, 0, 0.3, 0.5, 0.2, 0)}
    result = played(both, levels=believed)
    assert agrees(result, 0.7)
    assert agrees(result, 0.2, need=1)
    assert result.all_hold == result.needs[1].chance


def test_coverage_is_played_with_the_same_levels() -> None:
    """One of one: covered from week 0 in 0.7 of the runs, so a tenth of them are not."""
    believed = {(0, "s"): belief(0, 0, 0.3, 0.7, 0, 0)}
    result = played(problem(people({"s": 3}), {"s": 1}), levels=believed)
    assert {(w.planned, w.low, w.middle) for w in result.weeks} == {(1, 0, 1)}
    assert result.needs[0].missing == pytest.approx(0.3, abs=0.02)


def test_draws_of_a_belief_belong_together() -> None:
    """In half of the draws both are surely at 3, in the others surely not: both hold with 1/2. Who
    is drawn by themselves holds with a half each: 1/4."""
    asked = problem(people({"s": 3}, {"s": 3}), {"s": 2})
    shared = drawn([2.0, 3.0], [1e-6, 1e-6])
    assert agrees(played(asked, levels=dict.fromkeys([(0, "s"), (1, "s")], shared)), 1 / 2)
    alone = belief(0, 0, 0.5, 0.5, 0, 0)
    assert agrees(played(asked, levels=dict.fromkeys([(0, "s"), (1, "s")], alone)), 1 / 4)


GUARD = Contractor("Guard", {"s": 3}, 2, 3.0, 6, 10_000, works_out=0.9)
LATE = replace(GUARD, start_low_weeks=1.0, start_high_weeks=8.0)


def asked(contractor: Contractor, headcount: int = 1, due: float = 20.0) -> Problem:
    """Nobody inside can learn it, so that only contractors can cover it."""
    base = problem(people({"s": 0}, hours=0.0), {"s": headcount}, due=due)
    return with_contractors(base, contractor)


def test_one_who_surely_works_out_comes_when_asked_and_leaves_after_the_months() -> None:
    item, draws = asked(replace(GUARD, chance=1.0)), Draws(1, 100)
    result = Events(item, NOTHING_BOUGHT, Closing({}), likely_only(item), draws, Levels(draws))
    begins, leaves = result.engaged(0, "Core", 20.0, 0)
    assert (set(begins), set(leaves)) == ({20.0}, {20.0 + 6 * 52 / 12})


def test_all_contractors_share_one_rate_and_each_has_their_own_luck() -> None:
    """Two who both must work out: E[p^2], as of the tools above."""
    result = played(asked(GUARD, headcount=2), contract_works_out=Range(0.0, 0.5, 1.0))
    assert agrees(result, 0.25 + 1 / 28)


def test_the_chance_of_a_need_is_that_its_contractors_work_out() -> None:
    item = asked(GUARD, headcount=2)
    (action,) = planned(item).plan.actions
    assert (action.lever, action.count, action.chance) == ("contract", 2, 0.9)
    result = played(item)
    assert agrees(result, 0.81)
    assert agrees(played(asked(replace(GUARD, chance=0.5))), 0.5)


def test_a_due_date_that_is_near_counts_only_who_can_be_there() -> None:
    item = asked(LATE, due=5.0)
    (action,) = planned(item).plan.actions
    expected = 0.9 * formula.arrives(1.0, 8.0, 5.0)
    assert action.chance == pytest.approx(expected)
    result = played(item)
    assert agrees(result, expected)


def test_a_slow_one_is_asked_for_so_much_earlier() -> None:
    (action,) = planned(asked(LATE)).plan.actions
    assert (action.start_week, action.decide_by_week, action.end_week) == (12, 12, 20)
    assert math.isclose(action.until_week or 0, 46)
