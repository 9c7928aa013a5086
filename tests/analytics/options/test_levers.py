"""Levers beyond hire, train and equip in options: contractors, moves, a pin on a requirement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.chances.ranges import Ranges, certain
from analytics.options.judge import Futures, Judge
from analytics.options.options import Search
from analytics.options.program import Program
from analytics.options.purchases import planned_of
from analytics.results import ACTION_LEVERS
from analytics.strategy.answer.closing import Blend
from analytics.strategy.problem.problem import Contractor, Move, Problem
from tests.analytics.options.small import SKILL, TERMS, assistant, problem, ranges, worker
from tests.analytics.options.test_options import bought, options

FREELANCER = Contractor("Freelancer", {SKILL: 4}, 2, 2.0, 6.0, 10_000.0)


def allowing(asked: Problem, **changes: object) -> Problem:
    rules = replace(asked.rules, levers=frozenset(ACTION_LEVERS))
    return replace(asked, rules=rules, **changes)  # type: ignore[arg-type]


def test_contractors_come_one_after_another_and_cost_what_they_are_engaged_for() -> None:
    """Open from week 30 to 104: engagements of 26 weeks at 60,000 from 30, 56 and, cut, 82.

    At 4,000 a week one saves 104,000, the last 22 weeks 88,000 for 50,769: all three pay.
    """
    asked = allowing(problem([0], 1, hires=False), contractors=(FREELANCER,))
    balanced = options(asked).named("balanced")
    assert bought(balanced) == {"contract": 3}
    assert balanced.judged.open_weeks[0] <= 2  # the weeks in which one goes and the next comes
    assert balanced.cost.total == pytest.approx(2 * 60_000 + 10_000 * 12 * 22 / 52, abs=0.01)
    assert [c.headcount for a in balanced.planned.plan.actions for c in a.closes] == [1]
    assert options(asked, replace(TERMS, value=2_000.0)).named("balanced").cost.total == 0


def test_contractors_stay_away_until_they_are_allowed() -> None:
    asked = replace(problem([0], 1, hires=False), contractors=(FREELANCER,))
    assert bought(options(asked).named("strong")) == {}


def test_somebody_who_moves_counts_where_they_come_and_is_missed_where_they_leave() -> None:
    """One of two at 4 may go from Edge, which needs one of them, to Core, which has nobody."""
    core = problem([0], 1, hires=False)
    edge = replace(core.needs[0], scope="Edge", teams=frozenset({"Edge"}), headcount=1, have=2)
    people = [replace(worker(n, 4), team="Edge") for n in (1, 2)]
    asked = allowing(
        core,
        workers=(*core.workers, *people),
        needs=(core.needs[0], edge),
        teams=("Core", "Edge"),
        moves=(Move("Edge", "Core", 2, cost=500.0),),
    )
    balanced = options(asked).named("balanced")
    assert bought(balanced) == {"move": 1}
    assert balanced.judged.open_weeks == (0.0, 0.0)
    tight = replace(asked, needs=(core.needs[0], replace(edge, headcount=2)))
    assert bought(options(tight).named("balanced")) == {}


def test_a_requirement_is_closed_whatever_it_costs_where_that_is_asked() -> None:
    """The hire does not pay at 2,000 a week, and comes all the same."""
    asked = problem([0, 0], 1)
    cheap = replace(TERMS, value=2_000.0)
    pinned = replace(asked, needs=(replace(asked.needs[0], closed=True),))
    assert bought(options(asked, cheap).named("lean")) == {}
    found = options(pinned, cheap)
    for name in ("lean", "balanced", "strong"):
        assert bought(found.named(name)) == {"hire": 1}
    assert bought(found.named("nothing")) == {}


def test_what_no_lever_closes_in_time_has_its_ways_out() -> None:
    """Nobody is near; a hire is there in week 30, six weeks are given, contractors not allowed."""
    asked = problem([0, 0], 1, due=6.0)
    asked = replace(asked, not_allowed=(FREELANCER,))
    ways = {way.way: way for way in options(asked).ways_out}
    assert set(ways) == {"contract", "postpone"}
    assert (ways["contract"].cost, ways["contract"].weeks) == (60_000, 2)
    assert ways["postpone"].weeks == 24
    assert not options(problem([0, 0], 1, due=40.0)).ways_out


def solved(asked: Problem, sure: Ranges | None = None, value: float = 50_000.0) -> Blend:
    futures = Futures(asked, sure or ranges(asked), 1, 30)
    return Program(asked, futures, replace(TERMS, value=value)).solve(1.0)


def test_no_tool_is_bought_where_nobody_is_left_to_review() -> None:
    """The only one at 3 leaves in week 40, before the first date at which open weeks are priced."""
    asked = problem([3, 2], 2, hires=False, tools=[assistant()])
    asked = replace(asked, rules=replace(asked.rules, levers=frozenset({"equip"})))
    assert solved(asked).uses == ((1, 0),)
    leaving = replace(asked.workers[0], leaves_week=40.0)
    asked = replace(asked, workers=(leaving, asked.workers[1]))
    assert (solved(asked).seats, solved(asked).uses) == ((), ())


def test_who_will_be_hired_reviews() -> None:
    """Nobody is at 3: the hire fills one of two positions, and then the tool fills the other."""
    asked = problem([2, 0], 2, hires=True, tools=[assistant()])
    asked = replace(asked, rules=replace(asked.rules, levers=frozenset({"equip", "hire"})))
    one = replace(asked, hires=(replace(asked.hires[0], maximum=1),))
    found = solved(one)
    assert (sum(found.hires.values()), found.uses) == (1, ((0, 0),))


def test_nobody_is_trained_to_a_level_that_they_count_for_through_a_tool() -> None:
    """Until week 73, when training would end, a tool at .8 would serve: a plan takes one of them,
    since who is trained is no tool user (methods.md#what-closes-a-position)."""
    asked = problem([3, 2], 2, 4.0, hires=False, tools=[assistant(credit=0.8)])
    slow = replace(asked.workers[1], hours_per_week=2.2)
    asked = replace(asked, workers=(asked.workers[0], slow))
    found = solved(asked, replace(ranges(asked), success=certain(0.9)))
    assert bool(found.uses) != bool(found.trained)
    assert bool(found.uses) == bool(found.seats)


def test_who_takes_the_seat_of_a_tool_user_counts_through_the_tool() -> None:
    """They count for whatever the leaver counted for (24a): refilled at once, nothing is open."""
    asked = problem([3, 2], 2, hires=False, tools=[assistant()])
    at_once = replace(ranges(asked, 0.5), backfill=certain(1.0), refill=((0.0, 0.0),))
    judge = Judge(asked, Futures(asked, at_once, 1, 200))
    equipped = Blend({}, {}, ((1, 0),), ((1, 0),))
    assert judge.open_weeks(planned_of(asked, equipped)) == (0.0,)


def test_a_large_problem_prices_what_stays_open_beside_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same price as where all is solved anew, and none but for the dearest."""
    asked = problem([0, 0], 1)
    sure, cheap = ranges(asked), replace(TERMS, value=2_000.0)
    (one,) = Search(asked, sure, cheap, runs=200).options.named("balanced").open
    monkeypatch.setattr("analytics.options.options.LARGE", 0)
    (other,) = Search(asked, sure, cheap).options.named("balanced").open
    assert (one.cost, one.open_weeks) == (other.cost, other.open_weeks)
    assert one.cost is not None
    monkeypatch.setattr("analytics.options.options.PRICED", 0)
    (none,) = Search(asked, sure, cheap).options.named("balanced").open
    assert (none.positions, none.cost) == (1, None)


def test_an_answer_costs_no_less_than_the_best_of_another_sample() -> None:
    asked = problem([3, 2, 2, 1], 3, hires=True, tools=[assistant()])
    unsure = replace(ranges(asked, 0.2), success=certain(0.6))
    first, second = (Program(asked, Futures(asked, unsure, seed, 60), TERMS) for seed in (1, 2))
    answer = first.answer(first.solve(1.0))
    assert first.net_of(answer) == pytest.approx(first.least_net(), rel=0.005)
    assert second.net_of(answer) >= second.least_net() - 1e-6
