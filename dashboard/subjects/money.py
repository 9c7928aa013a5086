"""Money: what each lever costs, when cash falls due, and every charge that the total is made of."""

from dataclasses import replace
from datetime import date
from functools import partial

from analytics.results import ActionLever
from analytics.strategy.amounts import WEEKS_PER_MONTH
from analytics.strategy.money import (
    Period,
    Yardstick,
    by_lever,
    months,
    present_value,
    yardstick,
    years,
)
from analytics.strategy.results import Charge
from dashboard import formats
from dashboard.details import by_decision
from dashboard.formats import money as amount
from dashboard.formats import percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column, within
from dashboard.subjects import HELPS, columns
from dashboard.subjects.options import after_year_1
from dashboard.subjects.plan import Deed, what_of
from dashboard.subjects.reading import Reading
from dashboard.subjects.why import alone

BUYING: tuple[ActionLever, ...] = ("train", "hire", "equip", "contract", "assess")
"""Levers in the order in which they are stacked."""
BY_LEVER = Fields[tuple[str, Yardstick]](
    column("lever", "Lever", "lever", "0"),
    *within(
        1,
        *within("cost", columns.ONCE, columns.A_YEAR, columns.HOURS),
        column("delivery_weeks", "Weeks of delivery", "decimal"),
        *within("cost", columns.TOTAL),
        column("positions", "Positions", "count"),
        column("per_position_month", "A position-month", "money", "cost_per_position_month"),
    ),
)
Span = tuple[str, Period]
"""With its name."""


def _cash(lever: ActionLever, span: Span) -> float | None:
    """What a lever takes; None where it takes nothing."""
    spent = span[1].by_lever.get(lever)
    return spent.cash if spent else None


def _cash_of(lever: ActionLever) -> str:
    return f"{kinds.LEVERS[lever]}, cash"


PERIODS = Fields[Span](
    column("period", "Period", value="0"),
    *within(
        "1.spent",
        column("one_off", "Cash once", "money"),
        column("running", "Pay, seats, usage", "money"),
        column("cash", "Cash", "money"),
        column("run_rate", "A year at its end", "money"),
        columns.HOURS,
        column("hours_cost", "Hours at their rate", "money"),
        columns.TOTAL,
    ),
    *(
        column(
            lever, _cash_of(lever), "money", partial(_cash, lever), optional=True, only=kinds.DATA
        )
        for lever in BUYING
    ),
)
CHARGES = Fields[tuple[Deed, Charge]](
    *within("0.action", columns.LEVER),
    column("action", "Action", value=lambda row: what_of(row[0]), share=2),
    *within(1, column("item", "Item")),
    *within("0.action", column("count", "Count", "count")),
    *within(1, column("kind", "Kind"), column("quantity", "Quantity", "number")),
    *within(1, column("price", "Price", "number"), column("start_week", "From week", "weeks")),
    *within(1, column("end_week", "To week", "weeks")),
)
"""Charges of an action, as often as it is bought."""


def _periods(reading: Reading, periods: tuple[Period, ...], kind: str) -> list[Span]:
    """Spans with their names; a month of the plan has that of the month of most of its days."""
    named, first = [], reading.on(WEEKS_PER_MONTH / 2)
    for period in periods:
        if period.end_week is None:
            named.append(("Later", period))
        elif kind == "month":
            # a twelfth of 52 weeks is shorter than most months: dates would name some twice
            over, number = divmod(first.month - 2 + period.number, 12)
            named.append((formats.month(date(first.year + over, number + 1, 1)), period))
        else:
            named.append((f"{kind.capitalize()} {period.number}", period))
    return named


def by_month(reading: Reading) -> kinds.Chart:
    rows, unit = _periods(reading, months(reading.plan), "month"), reading.currency
    last = max((at for at, (_, period) in enumerate(rows) if period.spent.cash), default=0) + 1
    shown = rows[: max(last, 12)]
    series = tuple(
        kinds.Series(_cash_of(lever), tuple(_cash(lever, row) or 0.0 for row in shown), lever)
        for lever in BUYING
    )
    table = PERIODS.table("by_month", "", shown, unit=unit)
    form = kinds.Stacked(tuple(name for name, _ in shown), series, "money", unit, upright=True)
    texts = [
        f"{amount(year.spent.cash, unit)} in "
        + (f"year {year.number}" if year.end_week is not None else "the years after")
        for year in years(reading.plan)
        if year.spent.cash
    ]
    title = f"Cash: {', '.join(texts)}" if texts else "The plan takes no cash"
    highest = max((period for _, period in rows), key=lambda period: period.spent.cash)
    alt = (
        f"Cash by month and lever. {title}. Most in month {highest.number}: "
        f"{amount(highest.spent.cash, unit)}."
    )
    return kinds.Chart("by_month", title, form, alt, table)


def money(reading: Reading) -> kinds.Section | None:
    """When which money falls due; None where nothing is bought."""
    plan, unit = reading.plan, reading.currency
    if not plan.actions:
        return None
    levers = [(str(name), own) for name, own in by_lever(plan).items()]
    levers.append(("The plan", yardstick(plan, plan.actions)))
    charges = [
        (Deed(action, reading), charge) for action in by_decision(plan) for charge in action.charges
    ]
    rows, worth = _periods(reading, years(plan), "year"), f"{HELPS['note.by_year']} "
    if plan.discount_rate:
        worth += (
            f"Discounted at {percent(plan.discount_rate)} a year, month by month, the total is "
            f"{amount(present_value(plan), unit)} today; plans are compared undiscounted."
        )
    blocks: list[kinds.Block] = [
        by_month(reading),
        BY_LEVER.table(
            "by_lever", "By lever", levers, unit=unit, only=kinds.PAPER, note=HELPS["note.by_lever"]
        ),
        PERIODS.table("by_year", "By year", rows, unit=unit, only=kinds.PAPER, note=worth.strip()),
        replace(alone(reading), only=(*kinds.DATA, "html")),
        CHARGES.table(
            "charges",
            "Every charge",
            charges,
            unit=unit,
            only=kinds.DATA,
            note=HELPS["note.charges"],
        ),
    ]
    cash = amount(plan.cost.first_year_cash, unit)
    title = f"Year 1 takes {cash} of cash, {after_year_1(plan)}"
    return kinds.Section("money", "Money", title, "", tuple(blocks), "plan")
