"""When a plan's money and hours fall: by month, by year, by lever; and what a position costs.

A year is 52 weeks from the plan's start, a month a twelfth of it. Every figure is a sum of
charges in cents, so months add up to years and years to the plan (methods.md#four-cost-figures).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analytics.results import ActionLever
from analytics.strategy.money.charges import WEEKS_PER_YEAR, add, cents, share_by, spent_by
from analytics.strategy.results import Action, Charge, Cost, Plan

MONTHS_PER_YEAR = 12
MOST_MONTHS = 36
"""Months that are told one by one; what comes later is one period more."""
WEEKS_PER_MONTH = WEEKS_PER_YEAR / MONTHS_PER_YEAR


@dataclass(frozen=True)
class Spent:
    """What falls into a period. `running` is the cash of pay, seats and usage in it.

    `run_rate` is what runs at the period's end, a year. `cash` is `one_off` + `running`, `total`
    is `cash` + `hours_cost`.
    """

    one_off: float
    running: float
    run_rate: float
    hours: float
    hours_cost: float
    cash: float
    total: float


@dataclass(frozen=True)
class Period:
    """A month or a year of the plan. `end_week` None: all that comes later."""

    number: int
    start_week: float
    end_week: float | None
    spent: Spent
    by_lever: Mapping[ActionLever, Spent]


@dataclass(frozen=True)
class Yardstick:
    """Actions together: four figures, hours as weeks of delivery, and what a position costs.

    A position-month is one closed position for a month, from the action's end to the horizon;
    `cost_per_position_month` None: the actions close nothing before the horizon.
    """

    cost: Cost
    delivery_weeks: float
    positions: int
    position_months: float
    cost_per_position_month: float | None


def yardstick(plan: Plan, actions: Iterable[Action]) -> Yardstick:
    """The common measure of some of a plan's actions (methods.md#four-cost-figures)."""
    chosen = list(actions)
    cost = add(action.cost for action in chosen)
    months = sum(position_months(action, plan.horizon_weeks) for action in chosen)
    return Yardstick(
        cost=cost,
        delivery_weeks=cost.hours / plan.hours_per_week,
        positions=sum(close.headcount for action in chosen for close in action.closes),
        position_months=months,
        cost_per_position_month=cost.total / months if months else None,
    )


def position_months(action: Action, horizon_weeks: float) -> float:
    """Positions that an action closes, times the months from its end week on that they count."""
    until = horizon_weeks if action.until_week is None else min(action.until_week, horizon_weeks)
    weeks = max(0.0, until - action.end_week)
    return sum(close.headcount for close in action.closes) * weeks / WEEKS_PER_MONTH


def by_lever(plan: Plan) -> dict[ActionLever, Yardstick]:
    """The yardstick of each lever that the plan uses."""
    used = dict.fromkeys(action.lever for action in plan.actions)
    return {lever: yardstick(plan, (a for a in plan.actions if a.lever == lever)) for lever in used}


def months(plan: Plan) -> tuple[Period, ...]:
    """The plan month by month from its start, at most 36, and then what comes later."""
    return _periods(plan, lambda n: n * WEEKS_PER_YEAR / MONTHS_PER_YEAR, MOST_MONTHS)


def years(plan: Plan) -> tuple[Period, ...]:
    """The plan by years of 52 weeks; the years after the third are one period."""
    return _periods(plan, lambda n: n * WEEKS_PER_YEAR, MOST_MONTHS // MONTHS_PER_YEAR)


def present_value(plan: Plan) -> float:
    """The plan's total with each month discounted from its start; the total where the rate is 0.

    A later month counts less by (1 + rate) to the power of its years from the plan's start.
    """
    every = _periods(plan, lambda n: n * WEEKS_PER_YEAR / MONTHS_PER_YEAR, math.inf)
    growth = 1.0 + plan.discount_rate
    return cents(sum(p.spent.total / growth ** (p.start_week / WEEKS_PER_YEAR) for p in every))


def _periods(plan: Plan, end_of: Callable[[int], float], most: float) -> tuple[Period, ...]:
    """Periods up to the horizon, or past it where a charge starts later."""
    last = max((c.start_week for a in plan.actions for c in a.charges), default=0.0)
    count = math.ceil(plan.horizon_weeks / end_of(1))
    ends: list[float | None] = [end_of(n) for n in range(1, int(min(count, most)) + 1)]
    if count > most or last >= end_of(count):
        ends.append(None)
    found, start = [], 0.0
    for number, end in enumerate(ends, start=1):
        found.append(
            Period(
                number,
                start,
                end,
                _spent(plan.actions, start, end),
                {
                    lever: _spent([a for a in plan.actions if a.lever == lever], start, end)
                    for lever in dict.fromkeys(action.lever for action in plan.actions)
                },
            )
        )
        start = end or start
    return tuple(found)


def _spent(actions: Sequence[Action], start: float, end: float | None) -> Spent:
    """What falls from `start` up to `end`, both from the plan's start."""
    until = math.inf if end is None else end
    charges = [(charge, action.count) for action in actions for charge in action.charges]

    def money(kind: str) -> float:
        parts = (n * _part(c, start, until) for c, n in charges if c.kind == kind)
        return round(sum(parts), 2)

    once, running, hours_cost = money("once"), money("yearly"), money("hours")
    return Spent(
        one_off=once,
        running=running,
        run_rate=round(
            sum(n * cents(c.quantity * c.price) for c, n in charges if _runs(c, until)), 2
        ),
        hours=sum(
            n * c.quantity * (share_by(c, until) - share_by(c, start))
            for c, n in charges
            if c.kind == "hours"
        ),
        hours_cost=hours_cost,
        cash=round(once + running, 2),
        total=round(once + running + hours_cost, 2),
    )


def _part(charge: Charge, start: float, end: float) -> float:
    return spent_by(charge, end) - spent_by(charge, start)


def _runs(charge: Charge, week: float) -> bool:
    """Whether a yearly charge runs at the end of a period."""
    return charge.kind == "yearly" and charge.start_week < week <= charge.end_week
