"""Larger plans keep every rule when they are checked by code that is not the model's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.strategy.plan import answer
from tests.analytics.strategy.checker import broken
from tests.analytics.strategy.random_team import random_team


@pytest.mark.parametrize("seed", range(10, 14))
@pytest.mark.parametrize(("budget", "cap"), [(None, None), (60_000.0, 400.0), (200_000.0, None)])
def test_a_larger_plan_keeps_every_rule(seed: int, budget: float | None, cap: float | None) -> None:
    problem = random_team(seed, people=24, skills=10)
    rules = replace(problem.rules, budget=budget, hours_cap=cap, max_hires=5)
    problem = replace(problem, rules=rules)
    found = answer(problem, tidy=False)
    assert found.actions
    assert broken(problem, found) == []


def test_the_checker_sees_what_is_broken() -> None:
    problem = random_team(10)
    found = answer(problem, tidy=False)
    trained = [a for a in found.actions if a.lever == "train"]
    assert trained
    late = tuple(replace(a, end_week=200.0, count=9) for a in found.actions)
    worse = replace(found, actions=late)
    assert any("ends in week 200" in said for said in broken(problem, worse))
    assert any("does not add up" in s for s in broken(problem, replace(found, actions=())))
