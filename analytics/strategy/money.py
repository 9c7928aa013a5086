"""What one purchase is charged, line by line: an item, its quantity, its price, and its weeks. A
charge is rounded to the cent once. Everything else (an action, a lever, the plan, a year, a month)
is a sum of charges, so that it adds up to the cent whichever way it is cut."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from analytics.results import ActionLever
from analytics.strategy.amounts import MONTHS_PER_YEAR, WEEKS_PER_MONTH, WEEKS_PER_YEAR
from analytics.strategy.problem.problem import Contractor, HireProfile, Rules, Tool, Worker
from analytics.strategy.results import Action, Charge, Cost, Plan

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
    return cents(amount(charge) * share_by(charge, week))


def step_hours(rules: Rules, level: int) -> float:
    """Learning hours from `level` - 1 to `level`."""
    return rules.hours_to_level[level - 1]


def mentor_hours(rules: Rules, level: int) -> float:
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
    `tutored`: of the mentor's hours those that an outside tutor gives, at the tutor's fee."""
    hours = step_hours(rules, level)
    rate = worker.hourly_rate if rules.training_rate is None else rules.training_rate
    result = [Charge("learning", "hours", hours, rate, start, end)]
    asked = mentor_hours(rules, level)
    outside = 0.0 if rules.tutor_fee_per_hour is None else min(tutored, asked)
    if asked - outside > LEAST_HOURS:
        result.append(Charge("mentoring", "hours", asked - outside, rules.mean_rate, start, end))
    if outside > LEAST_HOURS:
        fee = rules.tutor_fee_per_hour or 0.0
        result.append(Charge("outside tutor", "once", outside, fee, start, end))
    if rules.fee_per_hour:
        result.append(Charge("fees", "once", hours, rules.fee_per_hour, start, start))
    if rules.cost_per_step:
        result.append(Charge("step price", "once", 1.0, rules.cost_per_step, start, start))
    return tuple(result)


def hire_charges(rules: Rules, hire: HireProfile) -> tuple[Charge, ...]:
    """One hire: recruiting and onboarding in the week it starts, pay from then to the horizon. A
    backfill is charged only the pay that exceeds the seat's budget. `total_cost` replaces all
    money; the interviews, from the search to the start, still take their hours."""
    start, end = hire.weeks_to_start, max(hire.weeks_to_start, rules.horizon_weeks)
    result: list[Charge] = []
    if hire.total_cost is not None:
        result.append(Charge("hire", "once", 1.0, hire.total_cost, start, start))
    else:
        recruiting = hire.one_off - hire.onboarding
        result.append(Charge("recruiting", "once", 1.0, recruiting, start, start))
        result.append(Charge("onboarding", "once", 1.0, hire.onboarding, start, start))
        item = "pay above the seat's budget" if hire.backfill else "pay"
        result.append(Charge(item, "yearly", 1.0, charged_pay(hire), start, end))
    if hire.interview_hours:
        rate = rules.mean_rate if hire.total_cost is None else 0.0
        result.append(Charge("interviews", "hours", hire.interview_hours, rate, hire.delay, start))
    return tuple(charge for charge in result if charge.price or charge.kind == "hours")


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
        result = [Charge("seat", "once", 1.0, tool.seat_total_cost, start, start)]
    else:
        result = [
            Charge("seat", "yearly", 1.0, tool.seat_per_year, start, end),
            Charge("usage", "yearly", 1.0, tool.usage_per_year, start, end),
        ]
    return tuple(charge for charge in result if charge.price)


def contract_charges(rules: Rules, contractor: Contractor, start: float) -> tuple[Charge, ...]:
    """One contractor from week `start`: months up to the horizon, which end, so that nothing of
    them runs on; then the handover."""
    end = min(start + contractor.months * WEEKS_PER_MONTH, max(start, rules.horizon_weeks))
    months = (end - start) / WEEKS_PER_MONTH
    result = [
        Charge("contract", "once", months, contractor.cost_per_month, start, end),
        Charge("handover", "once", 1.0, contractor.handover_cost, end, end),
    ]
    if contractor.handover_hours:
        hours = contractor.handover_hours
        result.append(Charge("handover hours", "hours", hours, rules.mean_rate, start, end))
    return tuple(charge for charge in result if charge.price or charge.kind == "hours")


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


FIGURES = tuple(figure.name for figure in fields(Cost))


def add(costs: Iterable[Cost]) -> Cost:
    """The sum of costs, figure by figure; money in whole cents."""
    listed = [vars(cost) for cost in costs]
    return _in_cents({figure: sum(item[figure] for item in listed) for figure in FIGURES})


def times(cost: Cost, count: int) -> Cost:
    return _in_cents({figure: value * count for figure, value in vars(cost).items()})


def _in_cents(figures: Mapping[str, float]) -> Cost:
    """Money without the hair that binary numbers add; hours as they are."""
    return Cost(**{f: value if f == "hours" else round(value, 2) for f, value in figures.items()})


def step_cost(rules: Rules, worker: Worker, level: int) -> Cost:
    """One training step: fees in cash, the learner's and the mentors' hours in the total. For the
    model all fees are cash of the first year, since it does not know yet when the step starts:
    never too little. The plan's actions know."""
    return cost_of(step_charges(rules, worker, level))


TUTOR_EXTRA = 0.01
"""Least money by which an hour of a tutor is dearer than a mentor's: those inside come first."""


def tutor_cost(rules: Rules) -> Cost:
    """What an hour of an outside tutor adds to the cost of the step that it mentors: the fee, less
    the mentor's charge for the hour that it replaces."""
    fee = rules.tutor_fee_per_hour or 0.0
    more = max(TUTOR_EXTRA, fee - rules.mean_rate)
    return Cost(one_off=fee, hours=-1.0, total=more, first_year_cash=fee)


MOST_MONTHS = 36
"""Months that are told one by one; what comes later is one period more."""


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
    """Positions that an action closes, times the months that each counts."""
    until = horizon_weeks if action.until_week is None else min(action.until_week, horizon_weeks)
    weeks = (
        close.headcount * max(0.0, until - (action.end_week if close.week is None else close.week))
        for close in action.closes
    )
    return sum(weeks) / WEEKS_PER_MONTH


def by_lever(plan: Plan) -> dict[ActionLever, Yardstick]:
    used = dict.fromkeys(action.lever for action in plan.actions)
    return {lever: yardstick(plan, (a for a in plan.actions if a.lever == lever)) for lever in used}


def months(plan: Plan) -> tuple[Period, ...]:
    """The plan month by month from its start, at most 36, and then what comes later."""
    return _periods(plan, MONTHS_PER_YEAR, MOST_MONTHS)


def years(plan: Plan) -> tuple[Period, ...]:
    return _periods(plan, 1, MOST_MONTHS // MONTHS_PER_YEAR)


def present_value(plan: Plan) -> float:
    """The plan's total with each month discounted from its start; the total where the rate is 0. A
    later month counts less by (1 + rate) to the power of its years from the plan's start."""
    every = _periods(plan, MONTHS_PER_YEAR, math.inf)
    growth = 1.0 + plan.discount_rate
    return cents(sum(p.spent.total / growth ** (p.start_week / WEEKS_PER_YEAR) for p in every))


def _periods(plan: Plan, a_year: int, most: float) -> tuple[Period, ...]:
    last = max((c.start_week for a in plan.actions for c in a.charges), default=0.0)
    count = math.ceil(plan.horizon_weeks / (WEEKS_PER_YEAR / a_year))
    weeks = [n * WEEKS_PER_YEAR / a_year for n in range(count + 1)]
    ends: list[float | None] = [*weeks[1 : int(min(count, most)) + 1]]
    if count > most or last >= weeks[count]:
        ends.append(None)
    levers = dict.fromkeys(action.lever for action in plan.actions)
    result, start = [], 0.0
    for number, end in enumerate(ends, start=1):
        by_lever = {
            lever: _spent([a for a in plan.actions if a.lever == lever], start, end)
            for lever in levers
        }
        result.append(Period(number, start, end, _spent(plan.actions, start, end), by_lever))
        start = end or start
    return tuple(result)


def _spent(actions: Sequence[Action], start: float, end: float | None) -> Spent:
    until = math.inf if end is None else end
    charges = [(charge, action.count) for action in actions for charge in action.charges]

    def money(kind: str) -> float:
        own = [(charge, n) for charge, n in charges if charge.kind == kind]
        return round(sum(n * (spent_by(c, until) - spent_by(c, start)) for c, n in own), 2)

    once, running, hours_cost = money("once"), money("yearly"), money("hours")
    at_end = [
        n * cents(c.quantity * c.price)
        for c, n in charges
        if c.kind == "yearly" and c.start_week < until <= c.end_week
    ]
    return Spent(
        one_off=once,
        running=running,
        run_rate=round(sum(at_end), 2),
        hours=sum(
            n * c.quantity * (share_by(c, until) - share_by(c, start))
            for c, n in charges
            if c.kind == "hours"
        ),
        hours_cost=hours_cost,
        cash=round(once + running, 2),
        total=round(once + running + hours_cost, 2),
    )
