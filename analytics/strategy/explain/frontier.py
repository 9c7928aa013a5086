"""Budget against must-have shortage: the exact knees, and points evenly between (METHODS 4.4, O3).

A knee is the least budget at which a shortage becomes possible. From the dearest knee down, each is
found by two wishes: the least weighted shortage with a little less money than the knee before, then
the least money for it (epsilon-constraint).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analytics.strategy.amounts import money_exact
from analytics.strategy.explain.asking import SAME, Asking
from analytics.strategy.explain.change import Change
from analytics.strategy.explain.results import Missing, Point
from analytics.strategy.explain.sentences import point_sentence
from analytics.strategy.model.build import build
from analytics.strategy.model.model import MONEY, Terms
from analytics.strategy.model.solve import Solution, solve
from analytics.strategy.problem.crews import one_by_one
from analytics.strategy.problem.problem import Problem

POINTS = 15
"""Budgets from nothing to the dearest knee, beside the knees."""
MOST_KNEES = 25
UNIT = 1.0
"""A knee is exact to a whole unit of the currency: with one less the shortage is larger."""
ROOM = 0.001
"""Of money: what rounding in the solver may add to an exact amount."""


@dataclass(frozen=True)
class Knee:
    """The least money, in whole units, for a weighted must-have shortage."""

    budget: float
    must: float


def frontier(ask: Asking) -> Iterator[Point | Missing]:
    """Knees from the dearest down, then evenly spaced budgets; each is the plan at its budget.

    A budget that cannot pay for what the scenario demands is no point of the curve.
    """
    found: list[float] = []
    for knee in knees(ask):
        found.append(knee.budget)
        yield _point(ask, knee.budget, knee=True)
    for budget in spread(max(found, default=0.0)):
        if budget not in found:
            point = _point(ask, budget, knee=False)
            if not point.outcome.unmet:
                yield point
    if len(found) == MOST_KNEES and found[-1] > 0:
        least = money_exact(found[-1], ask.problem.rules.currency)
        sentence = f"Below {least} the exact knees were not looked for, only even budgets."
        yield Missing("frontier", sentence, ask.hash)


def knees(ask: Asking) -> Iterator[Knee]:
    """From all the money that helps down to none, or to what the scenario demands costs."""
    below, before = math.inf, -1.0
    for _ in range(MOST_KNEES):
        knee = _least_money(ask.problem, below, ask.limit())
        if knee is None:
            return
        if knee.must > before + SAME:
            yield knee
        if knee.budget <= 0:
            return
        below, before = knee.budget - UNIT, knee.must


def _least_money(problem: Problem, below: float, seconds: float) -> Knee | None:
    """The least must-have shortage that `below` can buy, and the least money for it.

    None where it cannot buy what is pinned.
    """
    budget = None if below == math.inf else below
    limited = replace(problem, rules=replace(problem.rules, budget=budget))
    model = build(limited, one_by_one(limited), others=False)
    spend = model.cost if limited.rules.budget_on == "total" else model.cash
    solution = solve(model, seconds, tidy=False, spend=spend)
    if any(solution.of(column) for column in model.unmet.values()):
        return None
    must = sum(
        model.active[number].weight * solution.of(column)
        for number, column in model.shortage.items()
    )
    return Knee(float(math.ceil(_spent(solution, spend) - ROOM)), must)


def _spent(solution: Solution, spend: Terms) -> float:
    return sum(value * solution.of(column) for column, value in spend) * MONEY


def spread(dearest: float) -> list[float]:
    """Round budgets between nothing and the dearest knee, the middle ones first."""
    if dearest <= 0:
        return []
    step = _round(dearest / POINTS)
    even = [n * step for n in range(1, math.ceil(dearest / step))]
    return sorted(even, key=lambda budget: (abs(budget / dearest - 0.5), budget))


def _round(step: float) -> float:
    """To 1, 2, 2.5 or 5 times a power of ten, so that about POINTS of them fit."""
    size = 10.0 ** math.floor(math.log10(step))
    return min((1.0, 2.0, 2.5, 5.0, 10.0), key=lambda n: abs(n * size - step)) * size


def _point(ask: Asking, budget: float, *, knee: bool) -> Point:
    change = Change("budget", budget)
    outcome = ask.outcome(change)
    return Point(
        budget=budget,
        budget_on=ask.problem.rules.budget_on,
        currency=ask.problem.rules.currency,
        knee=knee,
        change=change,
        outcome=outcome,
        sentence=point_sentence(ask, budget, outcome),
        scenario_hash=ask.hash,
    )


def count_frontier(ask: Asking) -> int:
    """About how many points `frontier` makes: the knees are known when they are found."""
    positions = sum(n.headcount - n.have for n in ask.problem.needs if n.must_have)
    return min(MOST_KNEES, max(0, positions) + 1) + POINTS
