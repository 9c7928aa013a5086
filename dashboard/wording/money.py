"""What is said of a plan's money over time, and of what slips without it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analytics.strategy.money.cash import Period, by_lever, months, present_value, years
from analytics.strategy.results import Plan, Slip
from dashboard.formats import count, day, hours, joined, money, percent, week_day

ALL = "The plan"
_BY = {
    "train": "by training",
    "hire": "by hiring",
    "equip": "by tools",
    "contract": "by contractors",
    "move": "by moves",
    "assess": "by checking ratings",
}
CASH_CAPTION = (
    "A month is a twelfth of 52 weeks from the plan's start. Fees fall where a training step "
    "starts, recruiting and onboarding where a hire starts; pay runs from there, seats and usage "
    "from their first week, all to the horizon, a contractor's pay over the months engaged; "
    "people's hours spread over their weeks and are no cash."
)
YARDSTICK = (
    "A position-month is one closed position for a month, from the week in which it counts to the "
    "horizon, or to the end of a contract. Weeks of delivery: the hours as weeks of one full-time "
    "person. Cash a year is the pace of a year, also of what ends earlier."
)


def period_name(period: Period, kind: str, start: date | None) -> str:
    """ "Month 3, from 14 Dec 2026"; what comes after the told ones is "Later"."""
    name = f"{kind} {period.number}" if period.end_week is not None else "Later"
    return f"{name}, from {day(week_day(start, period.start_week))}" if start else name


def total_parts(plan: Plan, say: Callable[[float, str], str] = money) -> str:
    """What the total adds up from, as `say` writes an amount. What runs begins at several weeks, so
    it is not the cash of a year times the years."""
    cost, currency = plan.cost, plan.currency
    at_rate = sum(year.spent.hours_cost for year in years(plan))
    running = cost.total - cost.one_off - at_rate
    if round(at_rate):  # in whole units as they are printed, so that they add up
        at_rate = round(cost.total) - round(cost.one_off) - round(running)
    parts = [f"{say(cost.one_off, currency)} once"]
    if round(running, 2):
        parts.append(f"{say(running, currency)} of pay, seats and usage")
    if cost.hours and at_rate:
        parts.append(f"{say(at_rate, currency)} for {hours(cost.hours)}")
    return " + ".join(parts)


def cash_title(plan: Plan) -> str:
    """Cash by year, in a sentence."""
    said = [
        f"{money(year.spent.cash, plan.currency)} in "
        + (f"year {year.number}" if year.end_week is not None else "the years after")
        for year in years(plan)
        if year.spent.cash
    ]
    if not said:
        return "The plan takes no cash"
    return f"Cash: {', '.join(said)}"


def cash_alt(plan: Plan) -> str:
    """The months in a sentence."""
    highest = max(months(plan), key=lambda period: period.spent.cash)
    return (
        f"Cash by month and lever. {cash_title(plan)}. Most in month {highest.number}: "
        f"{money(highest.spent.cash, plan.currency)}."
    )


def lever_title(plan: Plan) -> str:
    """Which lever covers a position at what price."""
    prices = {
        lever: common.cost_per_position_month
        for lever, common in by_lever(plan).items()
        if common.cost_per_position_month is not None
    }
    if not prices:
        return "What each lever costs"
    said = [
        f"{money(price, plan.currency)} {_BY[lever]}"
        for lever, price in sorted(prices.items(), key=lambda pair: pair[1])
    ]
    return f"What a covered position costs a month: {joined(said)}"


def late_slips(plan: Plan) -> list[Slip]:
    """What slips without a plan, must-haves first, the earliest first."""
    return sorted(plan.do_nothing.slips, key=lambda s: (not s.must_have, s.due_week, s.skill))


def slips_title(plan: Plan) -> str:
    """How much slips."""
    open_ones = sum(slip.headcount for slip in plan.do_nothing.slips)
    if not open_ones:
        return "Every position is covered without a plan"
    return f"Without a plan {count(open_ones, 'position')} stay open when due"


def value_sentence(plan: Plan) -> str:
    """What the plan is worth today, where a discount rate is assumed."""
    if not plan.discount_rate:
        return ""
    return (
        f"Discounted at {percent(plan.discount_rate)} a year, month by month, the total is "
        f"{money(present_value(plan), plan.currency)} today; plans are compared undiscounted."
    )
