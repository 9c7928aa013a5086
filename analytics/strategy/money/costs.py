"""The four figures of a purchase and of a plan (methods.md#four-cost-figures), as sums of charges.

The model prices its columns with these figures and the actions report them, so that the parts of
a plan add up to its cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analytics.strategy.money.charges import (
    WEEKS_PER_YEAR,
    amount,
    cents,
    contract_charges,
    group_charges,
    hire_charges,
    move_charges,
    seat_charges,
    spent_by,
    step_charges,
    taught_charges,
)
from analytics.strategy.problem.learning import Course
from analytics.strategy.problem.problem import Contractor, HireProfile, Move, Rules, Tool, Worker
from analytics.strategy.results import Charge, Cost


def cost_of(charges: Sequence[Charge], count: int = 1) -> Cost:
    """The four figures of `count` equal purchases, and their cash of the first 52 weeks."""
    cash = [charge for charge in charges if charge.kind != "hours"]
    return times(
        Cost(
            one_off=sum(amount(c) for c in cash if c.kind == "once"),
            run_rate=sum(cents(c.quantity * c.price) for c in cash if c.kind == "yearly"),
            hours=sum(c.quantity for c in charges if c.kind == "hours"),
            total=sum(amount(c) for c in charges),
            first_year_cash=sum(spent_by(c, WEEKS_PER_YEAR) for c in cash),
        ),
        count,
    )


def add(costs: Iterable[Cost]) -> Cost:
    """The sum of costs, figure by figure; money in whole cents."""
    listed = list(costs)
    return Cost(
        one_off=_money(sum(c.one_off for c in listed)),
        run_rate=_money(sum(c.run_rate for c in listed)),
        hours=sum(c.hours for c in listed),
        total=_money(sum(c.total for c in listed)),
        first_year_cash=_money(sum(c.first_year_cash for c in listed)),
    )


def times(cost: Cost, count: int) -> Cost:
    """The cost of `count` equal purchases."""
    return Cost(
        one_off=_money(cost.one_off * count),
        run_rate=_money(cost.run_rate * count),
        hours=cost.hours * count,
        total=_money(cost.total * count),
        first_year_cash=_money(cost.first_year_cash * count),
    )


def _money(amount: float) -> float:
    """Cents that were summed, without the hair that binary numbers add."""
    return round(amount, 2)


def step_cost(rules: Rules, worker: Worker, level: int) -> Cost:
    """One training step: fees in cash, the learner's and the mentors' hours in the total.

    For the model all fees are cash of the first year, since it does not know yet when the step
    starts: never too little. The plan's actions know.
    """
    return cost_of(step_charges(rules, worker, level))


def tutor_cost(rules: Rules, hours: float) -> Cost:
    """What so many hours of an outside tutor add to the cost of the steps that they mentor: the
    fee, less the mentors' charge for the hours that they replace."""
    fee = (rules.tutor_fee_per_hour or 0.0) * hours
    return Cost(one_off=fee, hours=-hours, total=fee - rules.mean_rate * hours, first_year_cash=fee)


def hire_cost(rules: Rules, hire: HireProfile) -> Cost:
    """One hire from its start to the horizon; `total_cost` replaces everything but the hours."""
    return cost_of(hire_charges(rules, hire))


def seat_cost(rules: Rules, tool: Tool) -> Cost:
    """One seat from its first week to the horizon; `seat_total_cost` replaces seat and usage."""
    return cost_of(seat_charges(rules, tool))


def contract_cost(rules: Rules, contractor: Contractor, start: float) -> Cost:
    """One contractor who begins in week `start`."""
    return cost_of(contract_charges(rules, contractor, start))


def move_cost(move: Move, worker: Worker) -> Cost:
    """One person who changes teams."""
    return cost_of(move_charges(move, worker))


def course_saving(rules: Rules, worker: Worker, course: Course) -> Cost:
    """What a course adds to the cost of learning its step alone: less, where fees are saved."""
    alone = step_cost(rules, worker, course.level)
    return add([cost_of(taught_charges(rules, worker, course)), times(alone, -1)])


def group_cost(course: Course) -> Cost:
    """One group of a course."""
    return cost_of(group_charges(course))
