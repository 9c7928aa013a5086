"""What one purchase costs: a training step, a hire, a seat (DEFINITIONS 19 to 22).

The model prices its columns with these figures and the actions report them, so that the parts of
a plan add up to its cost.
"""

from __future__ import annotations

from collections.abc import Iterable

from analytics.strategy.problem import HireProfile, Rules, Tool, Worker
from analytics.strategy.results import Cost

WEEKS_PER_YEAR = 52.0


def add(costs: Iterable[Cost]) -> Cost:
    """The sum of costs, figure by figure."""
    listed = list(costs)
    return Cost(
        one_off=sum(c.one_off for c in listed),
        run_rate=sum(c.run_rate for c in listed),
        hours=sum(c.hours for c in listed),
        total=sum(c.total for c in listed),
        first_year_cash=sum(c.first_year_cash for c in listed),
    )


def times(cost: Cost, count: int) -> Cost:
    """The cost of `count` equal purchases."""
    return Cost(
        one_off=cost.one_off * count,
        run_rate=cost.run_rate * count,
        hours=cost.hours * count,
        total=cost.total * count,
        first_year_cash=cost.first_year_cash * count,
    )


def step_hours(rules: Rules, level: int) -> float:
    """Learning hours from `level` - 1 to `level`."""
    return rules.hours_to_level[level - 1]


def step_cost(rules: Rules, worker: Worker, level: int) -> Cost:
    """One training step: fees in cash, the learner's and the mentors' hours in the total.

    All fees count as cash of the first year, also where the step ends later: never too little.
    """
    hours = step_hours(rules, level)
    mentoring = rules.mentor_hours_per_hour * hours
    cash = rules.fee_per_hour * hours + rules.cost_per_step
    rate = worker.hourly_rate if rules.training_rate is None else rules.training_rate
    return Cost(
        one_off=cash,
        hours=hours + mentoring,
        total=cash + rate * hours + rules.mean_rate * mentoring,
        first_year_cash=cash,
    )


def hire_cost(rules: Rules, hire: HireProfile) -> Cost:
    """One hire from its start to the horizon; `total_cost` replaces everything but the hours."""
    if hire.total_cost is not None:
        return Cost(
            one_off=hire.total_cost,
            hours=hire.interview_hours,
            total=hire.total_cost,
            first_year_cash=hire.total_cost,
        )
    pay = charged_pay(hire)
    to_horizon = max(0.0, rules.horizon_weeks - hire.weeks_to_start) / WEEKS_PER_YEAR
    first_year = max(0.0, WEEKS_PER_YEAR - hire.weeks_to_start) / WEEKS_PER_YEAR
    return Cost(
        one_off=hire.one_off,
        run_rate=pay,
        hours=hire.interview_hours,
        total=hire.one_off + pay * to_horizon + hire.interview_hours * rules.mean_rate,
        first_year_cash=hire.one_off + pay * min(first_year, to_horizon),
    )


def charged_pay(hire: HireProfile) -> float:
    """A year's pay that the plan is charged with: of a backfill only what exceeds the budget."""
    if not hire.backfill:
        return hire.yearly_pay
    if hire.budgeted_pay is None:
        return 0.0
    return max(0.0, hire.yearly_pay - hire.budgeted_pay)


def seat_cost(rules: Rules, tool: Tool) -> Cost:
    """One seat from week 0 to the horizon; `seat_total_cost` replaces seat and usage."""
    if tool.seat_total_cost is not None:
        return Cost(
            one_off=tool.seat_total_cost,
            total=tool.seat_total_cost,
            first_year_cash=tool.seat_total_cost,
        )
    yearly = tool.seat_per_year + tool.usage_per_year
    years = rules.horizon_weeks / WEEKS_PER_YEAR
    return Cost(run_rate=yearly, total=yearly * years, first_year_cash=yearly * min(1.0, years))
