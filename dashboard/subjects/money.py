"""Money: what each lever costs, when cash falls due, and every charge that the total is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from analytics.results import ActionLever
from analytics.strategy.money import (
    Period,
    Yardstick,
    by_lever,
    months,
    present_value,
    yardstick,
    years,
)
from analytics.strategy.results import Action, Charge, Plan
from dashboard import formats
from dashboard.details import by_decision
from dashboard.formats import money as amount
from dashboard.formats import money as short_money
from dashboard.formats import percent
from dashboard.render.blocks import (
    DATA,
    LEVERS,
    WIDE,
    Block,
    Chart,
    Fields,
    Section,
    Series,
    Stacked,
    column,
)
from dashboard.subjects.plan import what
from dashboard.subjects.reading import Reading
from dashboard.subjects.why import alone


def cash_title(plan: Plan) -> str:
    """Cash by year, in a sentence."""
    said = [
        f"{amount(year.spent.cash, plan.currency)} in "
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
        f"{amount(highest.spent.cash, plan.currency)}."
    )


def value_sentence(plan: Plan) -> str:
    """What the plan is worth today, where a discount rate is assumed."""
    if not plan.discount_rate:
        return ""
    return (
        f"Discounted at {percent(plan.discount_rate)} a year, month by month, the total is "
        f"{amount(present_value(plan), plan.currency)} today; plans are compared undiscounted."
    )


PAPER = (*WIDE, "pdf")
BUYING: tuple[ActionLever, ...] = ("train", "hire", "equip", "contract", "assess")
"""Levers in the order in which they are stacked."""


@dataclass(frozen=True)
class Lever:
    """What a lever costs, or the whole plan."""

    name: str
    own: Yardstick


BY_LEVER = Fields[Lever](
    column("lever", "Lever", "lever", lambda row: row.name),
    column("one_off", "Once", "money", lambda row: row.own.cost.one_off),
    column("run_rate", "A year", "money", lambda row: row.own.cost.run_rate),
    column("hours", "Hours", "hours", lambda row: row.own.cost.hours),
    column("delivery_weeks", "Weeks of delivery", "decimal", lambda row: row.own.delivery_weeks),
    column("total", "Total", "money", lambda row: row.own.cost.total),
    column("positions", "Positions", "count", lambda row: row.own.positions),
    column(
        "per_position_month",
        "A position-month",
        "money",
        lambda row: row.own.cost_per_position_month,
    ),
)


@dataclass(frozen=True)
class Span:
    """A month or a year, under its name."""

    name: str
    period: Period


def _cash(lever: ActionLever) -> Callable[[Span], float | None]:
    def cash(row: Span) -> float | None:
        spent = row.period.by_lever.get(lever)
        return spent.cash if spent else None

    return cash


PERIODS = Fields[Span](
    column("period", "Period", "text", lambda row: row.name),
    column("one_off", "Cash once", "money", lambda row: row.period.spent.one_off),
    column("running", "Pay, seats, usage", "money", lambda row: row.period.spent.running),
    column("cash", "Cash", "money", lambda row: row.period.spent.cash),
    column("run_rate", "A year at its end", "money", lambda row: row.period.spent.run_rate),
    column("hours", "Hours", "hours", lambda row: row.period.spent.hours),
    column("hours_cost", "Hours at their rate", "money", lambda row: row.period.spent.hours_cost),
    column("total", "Total", "money", lambda row: row.period.spent.total),
    *(
        column(lever, f"{LEVERS[lever]}, cash", "money", _cash(lever), optional=True, only=DATA)
        for lever in BUYING
    ),
)


@dataclass(frozen=True)
class Line:
    """One charge of an action, as often as the action is bought."""

    action: Action
    charge: Charge
    named: bool


CHARGES = Fields[Line](
    column("lever", "Lever", "lever", lambda row: row.action.lever),
    column("action", "Action", "text", lambda row: what(row.action, named=row.named), share=2),
    column("item", "Item", "text", lambda row: row.charge.item),
    column("count", "Count", "count", lambda row: row.action.count),
    column("kind", "Kind", "text", lambda row: row.charge.kind),
    column("quantity", "Quantity", "number", lambda row: row.charge.quantity),
    column("price", "Price", "number", lambda row: row.charge.price),
    column("start_week", "From week", "weeks", lambda row: row.charge.start_week),
    column("end_week", "To week", "weeks", lambda row: row.charge.end_week),
)


def _periods(reading: Reading, found: tuple[Period, ...], kind: str) -> list[Span]:
    named = []
    for period in found:
        day = reading.on(period.start_week)
        if period.end_week is None:
            named.append(Span("Later", period))
        elif kind == "month" and day:
            named.append(Span(formats.month(day), period))
        else:
            named.append(Span(f"{kind.capitalize()} {period.number}", period))
    return named


def by_month(reading: Reading) -> Chart:
    """Cash of each month, by lever."""
    rows = _periods(reading, months(reading.plan), "month")
    last = max((at for at, row in enumerate(rows) if row.period.spent.cash), default=0) + 1
    shown = rows[: max(last, 12)]
    series = tuple(
        Series(
            f"{LEVERS[lever]}, cash",
            tuple(_cash(lever)(row) or 0.0 for row in shown),
            lever,
        )
        for lever in BUYING
    )
    table = PERIODS.table("by_month", "", shown, unit=reading.currency)
    form = Stacked(
        tuple(row.name for row in shown), series, "money", reading.currency, upright=True
    )
    return Chart("by_month", cash_title(reading.plan), form, cash_alt(reading.plan), table)


def money(reading: Reading) -> Section | None:
    """When which money falls due; None where nothing is bought."""
    plan, unit = reading.plan, reading.currency
    if not plan.actions:
        return None
    levers = [Lever(str(name), own) for name, own in by_lever(plan).items()]
    levers.append(Lever("The plan", yardstick(plan, plan.actions)))
    charges = [
        Line(action, charge, reading.people)
        for action in by_decision(plan)
        for charge in action.charges
    ]
    blocks: list[Block] = [
        by_month(reading),
        BY_LEVER.table("by_lever", "By lever", levers, unit=unit, only=PAPER, note=YARDSTICK),
        PERIODS.table(
            "by_year",
            "By year",
            _periods(reading, years(plan), "year"),
            unit=unit,
            only=PAPER,
            note=f"{CASH} {value_sentence(plan)}".strip(),
        ),
        replace(alone(reading), only=WIDE),
        CHARGES.table("charges", "Every charge", charges, unit=unit, only=DATA, note=CHARGE_WORDS),
    ]
    cash = short_money(plan.cost.first_year_cash, unit)
    after = short_money(plan.cost.run_rate, unit)
    title = f"Year 1 takes {cash} of cash, a year after that {after}"
    return Section("money", "Money", title, "", tuple(blocks), "plan")


CASH = (
    "A month is a twelfth of 52 weeks from the plan's start. People's hours spread over their "
    "weeks and are no cash."
)
YARDSTICK = (
    "A position-month is one closed position for a month, from the week in which it counts to the "
    "horizon or to the end of a contract."
)
CHARGE_WORDS = (
    "A charge is quantity times price, as often as the count says; a yearly one runs from its "
    "first to its last week."
)
