"""What is said of a plan's money over time, and of what slips without it."""

from __future__ import annotations

from analytics.strategy.money.cash import months, present_value, years
from analytics.strategy.results import Plan
from dashboard.formats import money, percent


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


def value_sentence(plan: Plan) -> str:
    """What the plan is worth today, where a discount rate is assumed."""
    if not plan.discount_rate:
        return ""
    return (
        f"Discounted at {percent(plan.discount_rate)} a year, month by month, the total is "
        f"{money(present_value(plan), plan.currency)} today; plans are compared undiscounted."
    )
