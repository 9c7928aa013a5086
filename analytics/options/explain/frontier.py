"""The plan at a few round budgets, each by its own rule."""

from __future__ import annotations

import math
from collections.abc import Iterator

from analytics.options.explain.asking import Asking
from analytics.options.explain.results import Point
from analytics.options.explain.sentences import point_sentence
from analytics.strategy.problem.relax import Change

POINTS = 6
"""Steps from nothing to where more money is not looked at, at most."""
LEAST = 10_000.0
"""Where a budget of nothing asks what a little would do."""


def frontier(ask: Asking) -> Iterator[Point]:
    """The plan at each budget, but where that cannot pay for what the scenario demands."""
    changes = [Change("budget", budget) for budget in budgets(ask)]
    rules = ask.problem.rules
    for change, outcome in zip(changes, ask.outcomes(changes), strict=True):
        if not outcome.unmet:
            yield Point(
                budget=change.amount,
                budget_on=rules.budget_on,
                currency=rules.currency,
                change=change,
                outcome=outcome,
                sentence=point_sentence(ask, change.amount, outcome),
                scenario_hash=ask.hash,
            )


def budgets(ask: Asking) -> list[float]:
    """Round budgets from nothing to what the plan spends, or to twice its budget."""
    budget = ask.problem.rules.budget
    top = ask.plan.cost.under(ask.plan.budget_on) if budget is None else max(2 * budget, LEAST)
    if top <= 0:
        return [0.0]
    step = _round(top / POINTS)
    return [number * step for number in range(math.ceil(top / step) + 1)]


def _round(step: float) -> float:
    """Up to 1, 2, 2.5 or 5 times a power of ten."""
    size = 10.0 ** math.floor(math.log10(step))
    return next(n * size for n in (1.0, 2.0, 2.5, 5.0, 10.0) if n * size >= step)
