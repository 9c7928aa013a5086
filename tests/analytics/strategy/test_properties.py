"""What holds for every plan: optimal by trying every way on tiny random problems; sums add up,
hours are kept, more never hurts, the same twice; and the four people, whose best is known."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from analytics.results import ALLOWED, LEVERS
from analytics.strategy.answer.closing import blend_of, close
from analytics.strategy.model.build import build
from analytics.strategy.model.solve import solve
from analytics.strategy.money import add, step_hours
from analytics.strategy.plan import Planned, answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import later, with_levers
from analytics.strategy.results import Plan
from tests.analytics.strategy.checker import broken, rank
from tests.analytics.strategy.every_way import best_way
from tests.analytics.strategy.parts import four_people, plan, ruled, solved
from tests.analytics.strategy.tiny_problems import random_team, whole_problem, wide_problem

SEEDS = range(300)


@cache
def planned(seed: int) -> Plan:
    return solved(wide_problem(seed))


@pytest.mark.parametrize("first", range(0, len(SEEDS), 50))
def test_no_way_is_better_and_the_plans_own_exists(first: int) -> None:
    for seed in SEEDS[first : first + 50]:
        problem = wide_problem(seed)
        assert rank(problem, planned(seed)) == pytest.approx(best_way(problem), abs=0.01), seed


def test_the_problems_are_worth_solving() -> None:
    levers: Counter[str] = Counter()
    for seed in SEEDS:
        bought = {action.lever for action in planned(seed).actions}
        levers.update(bought)
        levers["blend"] += len(bought) > 1
    assert min(levers[lever] for lever in (*LEVERS, "blend")) >= 15


def test_every_plan_keeps_every_rule() -> None:
    """But for those of seats, which the checker holds against the level after all training: with
    two due weeks somebody may count by a tool first, and learn on."""
    for seed in SEEDS:
        result = broken(wide_problem(seed), planned(seed))
        assert [
            item for item in result if not re.search("counts by a tool|equip for", item)
        ] == [], seed


def test_what_is_decided_on_the_last_day_is_in_time() -> None:
    for seed in SEEDS:
        problem, result = wide_problem(seed), planned(seed)
        due = {(n.scope, n.skill, n.level): n.due_week for n in problem.needs}
        ramps = {tool.name: tool.weeks_to_productive for tool in problem.tools}
        for action in result.actions:
            # a seat waits for its user's training, decided by itself
            lead = ramps[action.tool] if action.tool else action.end_week - action.start_week
            for c in action.closes:
                if action.lever != "train" or action.level == c.level:
                    by = due[c.scope, c.skill, c.level] + 1e-6
                    assert action.decide_by_week + lead <= by, seed


def test_pure_strategies_are_judged_in_the_same_order() -> None:
    for seed in SEEDS[:50]:
        problem = wide_problem(seed)
        result = plan(problem)
        for lever in LEVERS:
            alone = with_levers(problem, [lever])
            pure = solved(alone)
            assert result.pure[lever].shortage == pure.shortage
            assert result.pure[lever].cost.total == pytest.approx(pure.cost.total)
            assert rank(alone, pure) == pytest.approx(best_way(alone), abs=0.01), (seed, lever)


WHOLE = range(500)


@cache
def of_whole(seed: int) -> Planned:
    return answer(whole_problem(seed))


@pytest.mark.parametrize("first", range(0, len(WHOLE), 100))
def test_no_set_of_purchases_is_better(first: int) -> None:
    for seed in WHOLE[first : first + 100]:
        problem = whole_problem(seed)
        wanted = best_way(problem)
        assert (wanted is None) is bool(of_whole(seed).unmet), seed
        if wanted is not None:
            assert rank(problem, of_whole(seed).plan) == pytest.approx(wanted, abs=0.05), seed


def test_the_wishes_of_scenarios_cost_something() -> None:
    seen: Counter[str] = Counter()
    for seed in WHOLE:
        problem, result = whole_problem(seed), of_whole(seed)
        seen.update({action.lever for action in result.plan.actions})
        for name, free in (
            ("pins", replace(problem, pins=())),
            ("bars", replace(problem, bars=())),
            ("prerequisites", replace(problem, prerequisites=())),
        ):
            if free != problem and not result.unmet:
                seen[name] += rank(free, solved(free)) < rank(problem, result.plan)
    wishes = ("pins", "bars", "prerequisites")
    assert min(seen[name] for name in (*ALLOWED, *wishes)) >= 12, seen


def _bought(found: Plan) -> list[tuple[object, ...]]:
    """Purchases without the order of the requirements that they serve."""
    return sorted(
        (
            a.lever,
            sorted(a.skills),
            a.level if a.lever == "train" else 0,
            a.person or "",
            a.team,
            a.profile or "",
            a.tool or "",
            a.count,
            round(a.end_week, 6),
            sorted((c.scope, c.skill, c.level, c.headcount) for c in a.closes),
        )
        for a in found.actions
    )


def test_the_order_of_the_requirements_changes_nothing() -> None:
    for seed in SEEDS[:100]:
        problem = wide_problem(seed)
        needs = Random(seed).sample(problem.needs, len(problem.needs))
        shuffled = solved(replace(problem, needs=tuple(needs)))
        assert rank(problem, shuffled) == pytest.approx(rank(problem, planned(seed)), abs=1e-3)
        assert _bought(shuffled) == _bought(planned(seed)), seed


TEAMS = range(4)


def with_budget(problem: Problem, budget: float | None) -> Problem:
    return ruled(problem, budget=budget)


@pytest.mark.parametrize("seed", range(10, 13))
@pytest.mark.parametrize(("budget", "cap"), [(None, None), (10_000.0, 150.0), (30_000.0, None)])
def test_a_larger_plan_keeps_every_rule(seed: int, budget: float | None, cap: float | None) -> None:
    problem = random_team(seed, people=24, skills=10)
    rules = replace(problem.rules, budget=budget, hours_cap=cap, max_hires=5)
    problem = replace(problem, rules=rules)
    result = solved(problem, tidy=False)
    assert result == solved(problem, tidy=False)
    assert result.actions
    assert broken(problem, result) == []
    assert result.cost == add(action.cost for action in result.actions)


@pytest.mark.parametrize("seed", TEAMS)
def test_schedule_keeps_hours_order_and_due_weeks(seed: int) -> None:
    problem = with_budget(random_team(seed), 20_000)
    blend = blend_of(solve(build(problem, others=True), 10))
    closing = close(problem, blend)
    assert blend.trained
    for worker, steps in closing.steps.items():
        hours = problem.workers[worker].hours_per_week
        for step in steps:
            length = step_hours(problem.rules, step.level) / hours
            assert step.end - step.start == pytest.approx(length)
            assert step.latest >= step.start - 1e-9
        for before, after in pairwise(steps):
            assert after.start >= before.end - 1e-9
    for (worker, skill), dues in blend.trained.items():
        for level, due in dues.items():
            assert closing.end(worker, skill, level) <= due + 1e-6


@pytest.mark.parametrize("seed", TEAMS)
def test_more_budget_time_or_levers_never_leave_more(seed: int) -> None:
    team = random_team(seed)
    asked = with_budget(team, 20_000)
    for problems in (
        [with_budget(team, budget) for budget in (0, 2_000, 8_000, 20_000, 1_000_000)],
        [with_budget(later(team, weeks), 20_000) for weeks in (-20, -10, 0, 13, 26)],
        *([with_levers(asked, [lever]), asked] for lever in LEVERS),
    ):
        ranks = [rank(problem, solved(problem))[:2] for problem in problems]
        assert ranks == sorted(ranks, reverse=True)


def test_unknown_people_are_listed_to_assess_first() -> None:
    problem = four_people()
    needs = (replace(problem.needs[0], unknown=2), *problem.needs[1:])
    assert plan(replace(problem, needs=needs)).assess_first == (("Core", "MLE", 2),)


def test_last_decision_date() -> None:
    """Dev learns 220 h at 12 a week, 18.3 weeks: for week 20 the last start is week 1.67."""
    actions = plan(four_people()).actions
    dev = next(a for a in actions if a.person == "Dev" and a.lever == "train")
    assert (dev.start_week, dev.from_level, dev.level) == (0, 1, 3)
    assert dev.end_week == pytest.approx(220 / 12)
    assert dev.decide_by_week == pytest.approx(20 - 220 / 12)


@pytest.mark.parametrize(("reviewers", "equip"), [(0, 3), (1, 4)])
def test_blend_and_pure_strategies(reviewers: int, equip: int) -> None:
    result = plan(four_people(reviewers))
    assert (result.cost.total, result.shortage, result.status) == (53_000, 0, "closed")
    assert result.shortage_before == 5
    assert result.gap == 0
    pure = {lever: (result.pure[lever].cost.total, result.pure[lever].shortage) for lever in LEVERS}
    assert pure == {"hire": (220_000, 0), "train": (50_600, 2), "equip": (1_200, equip)}


@pytest.mark.parametrize(
    ("reviewers", "curve"),
    [
        (0, {0: 5, 1_200: 3, 16_100: 2, 32_200: 1, 53_000: 0}),
        (1, {0: 5, 1_200: 4, 16_100: 3, 17_300: 2, 32_200: 1, 53_000: 0}),
    ],
)
def test_budget_curve_is_reached_exactly_at_its_knees(
    reviewers: int, curve: dict[int, int]
) -> None:
    for budget, shortage in curve.items():
        result = plan(four_people(reviewers, budget=budget))
        assert (result.cost.total, result.shortage) == (budget, shortage)
        if budget:
            assert plan(four_people(reviewers, budget=budget - 1)).shortage > shortage


@pytest.mark.parametrize("reviewers", [0, 1])
@pytest.mark.parametrize(("engineer_cost", "hires"), [(36_899, True), (36_901, False)])
def test_break_even_of_hiring(reviewers: int, engineer_cost: float, hires: bool) -> None:
    result = plan(four_people(reviewers, engineer_cost=engineer_cost))
    assert any(action.lever == "hire" for action in result.actions) is hires


def test_the_checker_sees_what_is_broken() -> None:
    problem = random_team(10)
    result = solved(problem, tidy=False)
    trained = [a for a in result.actions if a.lever == "train"]
    assert trained
    late = tuple(replace(a, end_week=200.0, count=9) for a in result.actions)
    worse = replace(result, actions=late)
    assert any("ends in week 200" in text for text in broken(problem, worse))
    assert any("does not add up" in s for s in broken(problem, replace(result, actions=())))
