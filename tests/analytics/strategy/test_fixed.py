"""The plan that stands under other numbers, against planning anew and against bills by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analytics.options.drivers import Standing, standing, still
from analytics.options.purchases import planned_of
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Cost, NeedOutcome
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.random_team import random_team

SECONDS = 10.0


def rules(**changes: object) -> Callable[[Problem], Problem]:
    return lambda p: replace(p, rules=replace(p.rules, **changes))  # type: ignore[arg-type]


def slower_hires(problem: Problem) -> Problem:
    return replace(problem, hires=tuple(replace(h, weeks_to_productive=28) for h in problem.hires))


def fewer_hires(problem: Problem) -> Problem:
    return replace(problem, hires=tuple(replace(h, maximum=1) for h in problem.hires))


def pickier_tool(problem: Problem) -> Problem:
    tools = (replace(t, minimum_own_level=dict.fromkeys(t.skills, 2)) for t in problem.tools)
    return replace(problem, tools=tuple(tools))


OTHER_NUMBERS = {
    "longer steps": rules(hours_to_level=(30, 60, 120, 240, 600)),
    "shorter steps": rules(hours_to_level=(10, 20, 40, 80, 200)),
    "more mentoring": rules(mentor_hours_per_hour=0.4),
    "fewer steps": rules(max_steps=1),
    "fewer seats": rules(cap_share=0.1, reviewers=2),
    "dearer": rules(fee_per_hour=200.0, mean_rate=120.0),
    "slower hires": slower_hires,
    "fewer hires": fewer_hires,
    "pickier tool": pickier_tool,
}


def weighted(needs: tuple[NeedOutcome, ...], must_have: bool) -> float:
    return sum(n.weight * n.shortage_after for n in needs if n.must_have == must_have)


def left_open(needs: tuple[NeedOutcome, ...]) -> list[int]:
    return [need.shortage_after for need in needs]


def bill(problem: Problem, plan: Standing) -> Cost:
    return planned_of(problem, plan.under(problem)).plan.cost


def standing_plan(problem: Problem) -> Standing:
    return standing(problem, answer(problem, SECONDS).blend)


@pytest.mark.parametrize("seed", range(2))
def test_under_its_own_numbers_it_is_the_plan(seed: int) -> None:
    problem = random_team(seed)
    plan, found = standing_plan(problem), answer(problem, SECONDS).plan
    assert bill(problem, plan) == found.cost
    assert still(problem, plan, SECONDS) == found.needs


@pytest.mark.parametrize("change", OTHER_NUMBERS)
def test_planning_anew_is_never_worse(change: str) -> None:
    problem = random_team(3, people=12, skills=6)
    plan = standing_plan(problem)
    other = OTHER_NUMBERS[change](problem)
    anew, fixed = answer(other, SECONDS, tidy=False).plan, still(other, plan, SECONDS)
    must = weighted(anew.needs, True), weighted(fixed, True)
    assert must[0] <= must[1]
    if must[0] == must[1]:
        assert anew.cost.total <= bill(other, plan).total + 0.01


def test_some_of_these_numbers_break_the_plan_and_some_do_not() -> None:
    problem = random_team(3, people=12, skills=6)
    plan = standing_plan(problem)
    before = sum(left_open(still(problem, plan, SECONDS)))
    after = {
        name: sum(left_open(still(change(problem), plan, SECONDS))) - before
        for name, change in OTHER_NUMBERS.items()
    }
    assert after["dearer"] == after["shorter steps"] == 0
    assert after["longer steps"] == after["fewer steps"] == after["fewer seats"] == 1
    assert (after["slower hires"], after["fewer hires"]) == (2, 3)


def test_four_people_at_a_hundred_an_hour() -> None:
    # 2 seats of 1,200; 4 steps of 500 that take 160 + 160 + 60 + 160 = 540 h: at 90 an hour 53,000
    problem = four_people()
    plan = standing_plan(problem)
    assert bill(problem, plan).total == 2_400 + 2_000 + 540 * 90 == 53_000
    dearer = replace(problem, rules=replace(problem.rules, training_rate=100.0))
    assert bill(dearer, plan).total == 2_400 + 2_000 + 540 * 100


def test_nothing_new_is_bought() -> None:
    # hires may come in week 0 and be many, but the plan hired nobody: it stays as open as it is
    problem = four_people()
    alone = replace(problem, rules=replace(problem.rules, levers=frozenset(["equip"])))
    plan = standing_plan(alone)
    assert sum(left_open(still(problem, plan, SECONDS))) == 3
    assert sum(left_open(answer(problem, SECONDS).plan.needs)) == 0
