"""What one purchase is charged, line by line: an item, its quantity, its price, and its weeks.

A charge is rounded to the cent once. Everything else (an action, a lever, the plan, a year, a
month) is a sum of charges, so that it adds up to the cent whichever way it is cut.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from analytics.strategy.problem.problem import (
    Contractor,
    Course,
    HireProfile,
    Move,
    Rules,
    Tool,
    Worker,
)
from analytics.strategy.results import Charge, Cost

WEEKS_PER_YEAR = 52.0
LEAST_HOURS = 1e-6
"""Of an outside tutor: fewer are a hair that the solver leaves, and none."""
_HAIR = 1e-6
"""Of a cent: half a cent goes up also where binary numbers put it a hair below."""


def cents(amount: float) -> float:
    """Money, at least 0, to the cent; half a cent goes up, as in a spreadsheet."""
    return math.floor(amount * 100 + 0.5 + _HAIR) / 100


def amount(charge: Charge) -> float:
    """All that a charge costs up to the horizon."""
    money = charge.quantity * charge.price
    if charge.kind == "yearly":
        money *= (charge.end_week - charge.start_week) / WEEKS_PER_YEAR
    return cents(money)


def share_by(charge: Charge, week: float) -> float:
    """The share of a charge that falls before `week`: all at its start week, or evenly spread."""
    if charge.end_week <= charge.start_week:
        return 1.0 if charge.start_week < week else 0.0
    run = (week - charge.start_week) / (charge.end_week - charge.start_week)
    return min(1.0, max(0.0, run))


def spent_by(charge: Charge, week: float) -> float:
    """Money of a charge that falls before `week`, to the cent."""
    return cents(amount(charge) * share_by(charge, week))


def step_hours(rules: Rules, level: int) -> float:
    """Learning hours from `level` - 1 to `level`."""
    return rules.hours_to_level[level - 1]


def mentor_hours(rules: Rules, level: int) -> float:
    """Hours of a mentor that the step from `level` - 1 to `level` asks for."""
    return rules.mentor_hours_per_hour * step_hours(rules, level)


def step_charges(
    rules: Rules,
    worker: Worker,
    level: int,
    start: float = 0.0,
    end: float = 0.0,
    tutored: float = 0.0,
) -> tuple[Charge, ...]:
    """One training step from week `start` to `end`: fees when it starts, hours spread over it.

    `tutored`: of the mentor's hours those that an outside tutor gives, at the tutor's fee.
    """
    hours = step_hours(rules, level)
    rate = worker.hourly_rate if rules.training_rate is None else rules.training_rate
    found = [Charge("learning", "hours", hours, rate, start, end)]
    asked = mentor_hours(rules, level)
    outside = 0.0 if rules.tutor_fee_per_hour is None else min(tutored, asked)
    if asked - outside > LEAST_HOURS:
        found.append(Charge("mentoring", "hours", asked - outside, rules.mean_rate, start, end))
    if outside > LEAST_HOURS:
        fee = rules.tutor_fee_per_hour or 0.0
        found.append(Charge("outside tutor", "once", outside, fee, start, end))
    if rules.fee_per_hour:
        found.append(Charge("fees", "once", hours, rules.fee_per_hour, start, start))
    if rules.cost_per_step:
        found.append(Charge("step price", "once", 1.0, rules.cost_per_step, start, start))
    return tuple(found)


def hire_charges(rules: Rules, hire: HireProfile) -> tuple[Charge, ...]:
    """One hire: recruiting and onboarding in the week it starts, pay from then to the horizon.

    A backfill is charged only the pay that exceeds the seat's budget. `total_cost` replaces all
    money; the interviews, from the search to the start, still take their hours.
    """
    start, end = hire.weeks_to_start, max(hire.weeks_to_start, rules.horizon_weeks)
    found: list[Charge] = []
    if hire.total_cost is not None:
        found.append(Charge("hire", "once", 1.0, hire.total_cost, start, start))
    else:
        recruiting = hire.one_off - hire.onboarding
        found.append(Charge("recruiting", "once", 1.0, recruiting, start, start))
        found.append(Charge("onboarding", "once", 1.0, hire.onboarding, start, start))
        item = "pay above the seat's budget" if hire.backfill else "pay"
        found.append(Charge(item, "yearly", 1.0, charged_pay(hire), start, end))
    if hire.interview_hours:
        rate = rules.mean_rate if hire.total_cost is None else 0.0
        found.append(Charge("interviews", "hours", hire.interview_hours, rate, hire.delay, start))
    return tuple(charge for charge in found if charge.price or charge.kind == "hours")


def charged_pay(hire: HireProfile) -> float:
    """A year's pay that the plan is charged with: of a backfill only what exceeds the budget."""
    if not hire.backfill:
        return hire.yearly_pay
    if hire.budgeted_pay is None:
        return 0.0
    return max(0.0, hire.yearly_pay - hire.budgeted_pay)


def seat_charges(rules: Rules, tool: Tool) -> tuple[Charge, ...]:
    """One seat from its first week to the horizon; `seat_total_cost`, in that week, replaces all of
    it."""
    start, end = tool.delay, max(tool.delay, rules.horizon_weeks)
    if tool.seat_total_cost is not None:
        found = [Charge("seat", "once", 1.0, tool.seat_total_cost, start, start)]
    else:
        found = [
            Charge("seat", "yearly", 1.0, tool.seat_per_year, start, end),
            Charge("usage", "yearly", 1.0, tool.usage_per_year, start, end),
        ]
    return tuple(charge for charge in found if charge.price)


def contract_charges(rules: Rules, contractor: Contractor, start: float) -> tuple[Charge, ...]:
    """One contractor from week `start`: months up to the horizon, then the handover."""
    months_end = start + contractor.months * WEEKS_PER_YEAR / 12
    end = min(months_end, max(start, rules.horizon_weeks))
    found = [
        Charge("contract", "yearly", 1.0, contractor.cost_per_month * 12, start, end),
        Charge("handover", "once", 1.0, contractor.handover_cost, end, end),
    ]
    if contractor.handover_hours:
        hours = contractor.handover_hours
        found.append(Charge("handover hours", "hours", hours, rules.mean_rate, start, end))
    return tuple(charge for charge in found if charge.price or charge.kind == "hours")


def move_charges(move: Move, worker: Worker) -> tuple[Charge, ...]:
    """One person who moves in week 0: money, and hours of their own."""
    found = [Charge("move", "once", 1.0, move.cost, 0.0, 0.0)]
    if move.hours:
        found.append(Charge("settling in", "hours", move.hours, worker.hourly_rate, 0.0, 0.0))
    return tuple(charge for charge in found if charge.price or charge.kind == "hours")


def taught_charges(
    rules: Rules, worker: Worker, course: Course, start: float = 0.0, end: float = 0.0
) -> tuple[Charge, ...]:
    """One learner's step in a course: their hours. The group is charged by itself."""
    hours = step_hours(rules, course.level) if course.hours is None else course.hours
    rate = worker.hourly_rate if rules.training_rate is None else rules.training_rate
    return (Charge("learning", "hours", hours, rate, start, end),)


def group_charges(course: Course, start: float = 0.0) -> tuple[Charge, ...]:
    """The price of one group, in the week in which its first learner starts."""
    charge = Charge("course", "once", 1.0, course.price, start, start)
    return (charge,) if course.price else ()


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
