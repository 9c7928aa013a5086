"""Plans of wide random problems: optimal by trying every way, and what must hold for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from analytics.results import LEVERS
from analytics.strategy.plan import Answer, answer, plan
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import with_levers
from tests.analytics.strategy.every_way import TooManyWaysError, best_way
from tests.analytics.strategy.wide_problem import wide_problem

SEEDS = range(600)


@cache
def planned(seed: int) -> Answer:
    return answer(wide_problem(seed))


def rank(problem: Problem, found: Answer) -> tuple[float, float, float]:
    """The plan's order of wishes, weighted."""
    left = {True: 0.0, False: 0.0}
    for need in found.needs:
        left[need.must_have] += need.weight * need.shortage_after
    return left[True], left[False] if problem.rules.budget is not None else 0.0, found.cost.total


@pytest.mark.parametrize("first", range(0, len(SEEDS), 50))
def test_no_way_is_better_and_the_plans_own_exists(first: int) -> None:
    for seed in SEEDS[first : first + 50]:
        problem = wide_problem(seed)
        try:
            wanted = best_way(problem)
        except TooManyWaysError:
            continue
        assert rank(problem, planned(seed)) == pytest.approx(wanted, abs=0.01), seed


def test_the_problems_are_worth_solving() -> None:
    """Most are small enough, each lever is bought often, and blends occur."""
    levers: Counter[str] = Counter()
    for seed in SEEDS:
        bought = {action.lever for action in planned(seed).actions}
        levers.update(bought)
        levers["blend"] += len(bought) > 1
    assert min(levers[lever] for lever in (*LEVERS, "blend")) >= 30


def test_the_order_of_the_requirements_changes_nothing() -> None:
    for seed in SEEDS[:200]:
        problem = wide_problem(seed)
        needs = Random(seed).sample(problem.needs, len(problem.needs))
        shuffled = answer(replace(problem, needs=tuple(needs)))
        assert rank(problem, shuffled) == pytest.approx(rank(problem, planned(seed)), abs=1e-3)
        assert _bought(shuffled) == _bought(planned(seed)), seed


def _bought(found: Answer) -> list[tuple[object, ...]]:
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


def test_the_order_of_people_offers_and_teams_leaves_the_same_rank() -> None:
    for seed in SEEDS[:200]:
        problem, draw = wide_problem(seed), Random(seed)
        shuffled = replace(
            problem,
            workers=tuple(draw.sample(problem.workers, len(problem.workers))),
            hires=tuple(draw.sample(problem.hires, len(problem.hires))),
            tools=tuple(draw.sample(problem.tools, len(problem.tools))),
            teams=tuple(draw.sample(problem.teams, len(problem.teams))),
        )
        other = rank(problem, answer(shuffled))
        assert other == pytest.approx(rank(problem, planned(seed)), abs=1e-3), seed


def test_closes_limits_and_due_weeks_of_every_plan() -> None:
    for seed in SEEDS:
        problem, found = wide_problem(seed), planned(seed)
        closed: Counter[tuple[str, str, int]] = Counter()
        due = {(n.scope, n.skill, n.level): n.due_week for n in problem.needs}
        ramps = {tool.name: tool.weeks_to_productive for tool in problem.tools}
        for action in found.actions:
            for c in action.closes:
                closed[c.scope, c.skill, c.level] += c.headcount
                if action.lever != "train" or action.level == c.level:
                    by = due[c.scope, c.skill, c.level] + 1e-6
                    lead, last = action.end_week - action.start_week, by
                    if action.tool:  # a seat waits for its user's training, decided by itself
                        lead = ramps[action.tool]
                        last = max(due[o.scope, o.skill, o.level] for o in action.closes) + 1e-6
                    assert action.end_week <= last
                    assert action.decide_by_week + lead <= by
        for need in found.needs:
            wanted = need.shortage_before - need.shortage_after
            assert closed[need.scope, need.skill, need.level] == wanted
            if need.by_equip:
                assert problem.tooling[need.skill] != "never"
                assert need.have + need.by_train + need.by_hire >= problem.rules.reviewers


def test_who_is_unknown_uninterested_or_without_hours_is_left_alone() -> None:
    for seed in SEEDS:
        workers = {w.label: w for w in wide_problem(seed).workers}
        for action in planned(seed).actions:
            if action.person is None:
                continue
            worker = workers[action.person]
            assert {c.skill for c in action.closes} <= set(worker.levels)
            if action.lever == "train":
                assert worker.interest.get(action.skill) != 0
                assert worker.hours_per_week > 0
                assert worker.levels[action.skill] == action.from_level


def test_pure_strategies_are_judged_in_the_same_order() -> None:
    for seed in SEEDS[:150]:
        problem = wide_problem(seed)
        found = plan(problem)
        for lever in LEVERS:
            alone = with_levers(problem, [lever])
            pure = answer(alone)
            assert found.pure[lever].shortage == pure.shortage(True)
            assert found.pure[lever].cost.total == pytest.approx(pure.cost.total)
            assert rank(alone, pure) == pytest.approx(best_way(alone), abs=0.01), (seed, lever)
