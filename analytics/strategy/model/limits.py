"""Rows about the plan as a whole: what it may spend, and whom it touches."""

from __future__ import annotations

from analytics.strategy.model.model import MONEY, Model
from analytics.strategy.model.steps import SLACK


def limits(model: Model) -> None:
    """Budget and hours may be reached exactly."""
    rules = model.problem.rules
    if rules.budget is not None:
        terms = model.cost if rules.budget_on == "total" else model.cash
        model.sheet.at_most((rules.budget + 1e-6) / MONEY, [t for t in terms if t[1]])
    if rules.hours_cap is not None:
        model.sheet.at_most(rules.hours_cap + SLACK, [t for t in model.hours if t[1]])


def touched(model: Model) -> None:
    """Who is touched: anyone with a first step or a seat (methods.md#net-cost-and-options)."""
    purchases = [
        (crew, chain.columns[chain.known_level + 1][-1])
        for (crew, _), chain in model.chains.items()
    ]
    purchases += [(crew, column) for (crew, _), column in model.seats.items()]
    for crew, purchase in purchases:
        if model.crews[crew].size == 1:
            if crew not in model.touched:
                model.touched[crew] = model.sheet.column(1)
            model.sheet.at_most(0, [(purchase, 1.0), (model.touched[crew], -1.0)])
