"""What only a scenario asks for, on tiny random problems: no other set of purchases is better."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from analytics.results import ACTION_LEVERS
from analytics.strategy.plan import Answer, answer, plan
from tests.analytics.strategy.checker import rank
from tests.analytics.strategy.every_way import best_way
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.tiny_problems import whole_problem

SEEDS = range(500)


@cache
def planned(seed: int) -> Answer:
    return answer(whole_problem(seed))


@pytest.mark.parametrize("first", range(0, len(SEEDS), 100))
def test_no_set_of_purchases_is_better(first: int) -> None:
    for seed in SEEDS[first : first + 100]:
        problem = whole_problem(seed)
        wanted = best_way(problem)
        assert (wanted is None) is bool(planned(seed).unmet), seed
        if wanted is not None:
            assert rank(problem, planned(seed)) == pytest.approx(wanted, abs=0.05), seed
        closed: Counter[tuple[str, str, int]] = Counter()
        for action in planned(seed).actions:
            for c in action.closes:
                closed[c.scope, c.skill, c.level] += c.headcount
        for need in planned(seed).needs:
            filled = need.shortage_before - need.shortage_after
            assert closed[need.scope, need.skill, need.level] == filled, seed


def test_the_problems_are_worth_solving() -> None:
    """Every lever is bought, and wishes cost something."""
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        problem, found = whole_problem(seed), planned(seed)
        seen.update({action.lever for action in found.actions})
        for name, free in (
            ("pins", replace(problem, pins=())),
            ("bars", replace(problem, bars=())),
            ("prerequisites", replace(problem, prerequisites=())),
        ):
            if free != problem and not found.unmet:
                seen[name] += rank(free, answer(free)) < rank(problem, found)
    wishes = ("pins", "bars", "prerequisites")
    assert min(seen[name] for name in (*ACTION_LEVERS, *wishes)) >= 12, seen


def test_seats_that_are_owned_cost_nothing_more() -> None:
    """Two seats of 1,200 are part of the 53,000: one is owned, or both, or a third that is idle."""
    problem = four_people()
    for owned, total in ((0, 53_000), (1, 51_800), (2, 50_600), (3, 50_600)):
        tools = (replace(problem.tools[0], owned=owned),)
        assert plan(replace(problem, tools=tools)).cost.total == total


def test_who_has_the_tool_today_earns_no_credit_by_it() -> None:
    problem = four_people()
    tools = (replace(problem.tools[0], owned_by=frozenset({"Core"})),)
    assert plan(replace(problem, tools=tools)).cost.total == 125_600  # train and hire
