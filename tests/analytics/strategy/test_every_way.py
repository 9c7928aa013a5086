"""Plans of tiny random problems: optimal by trying every way, and what must hold for each."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from analytics.results import ALLOWED, LEVERS
from analytics.strategy.plan import Planned, answer
from analytics.strategy.problem.relax import with_levers
from analytics.strategy.results import Plan
from tests.analytics.strategy.checker import broken, rank
from tests.analytics.strategy.every_way import best_way
from tests.analytics.strategy.parts import plan, solved
from tests.analytics.strategy.tiny_problems import whole_problem, wide_problem

SEEDS = range(600)


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
    assert min(levers[lever] for lever in (*LEVERS, "blend")) >= 30


def test_every_plan_keeps_every_rule() -> None:
    """But for those of seats, which the checker holds against the level after all training: with
    two due weeks somebody may count by a tool first, and learn on."""
    for seed in SEEDS:
        said = broken(wide_problem(seed), planned(seed))
        assert [one for one in said if not re.search("counts by a tool|equip for", one)] == [], seed


def test_what_is_decided_on_the_last_day_is_in_time() -> None:
    for seed in SEEDS:
        problem, found = wide_problem(seed), planned(seed)
        due = {(n.scope, n.skill, n.level): n.due_week for n in problem.needs}
        ramps = {tool.name: tool.weeks_to_productive for tool in problem.tools}
        for action in found.actions:
            # a seat waits for its user's training, decided by itself
            lead = ramps[action.tool] if action.tool else action.end_week - action.start_week
            for c in action.closes:
                if action.lever != "train" or action.level == c.level:
                    by = due[c.scope, c.skill, c.level] + 1e-6
                    assert action.decide_by_week + lead <= by, seed


def test_pure_strategies_are_judged_in_the_same_order() -> None:
    for seed in SEEDS[:50]:
        problem = wide_problem(seed)
        found = plan(problem)
        for lever in LEVERS:
            alone = with_levers(problem, [lever])
            pure = solved(alone)
            assert found.pure[lever].shortage == pure.shortage
            assert found.pure[lever].cost.total == pytest.approx(pure.cost.total)
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
        problem, found = whole_problem(seed), of_whole(seed)
        seen.update({action.lever for action in found.plan.actions})
        for name, free in (
            ("pins", replace(problem, pins=())),
            ("bars", replace(problem, bars=())),
            ("prerequisites", replace(problem, prerequisites=())),
        ):
            if free != problem and not found.unmet:
                seen[name] += rank(free, solved(free)) < rank(problem, found.plan)
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
