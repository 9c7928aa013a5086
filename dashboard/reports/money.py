"""Money and time of a plan as report tables: by lever, by year, and what slips without it."""

from __future__ import annotations

from datetime import date

from analytics.strategy.money.cash import by_lever, yardstick, years
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Table
from dashboard.reports.plain import plain
from dashboard.wording import money as wording


def lever_table(plan: Plan) -> Table:
    """The four figures and the yardstick of each lever and of the plan."""
    rows: list[tuple[Cell, ...]] = []
    named = [*by_lever(plan).items(), (wording.ALL, yardstick(plan, plan.actions))]
    for name, common in named if plan.actions else ():
        price = common.cost_per_position_month
        rows.append(
            (
                name,
                numbers.money(common.cost.one_off, plan.currency),
                numbers.money(common.cost.run_rate, plan.currency),
                numbers.hours(common.cost.hours),
                numbers.decimal(common.delivery_weeks),
                numbers.money(common.cost.total, plan.currency),
                numbers.count(common.positions),
                numbers.NONE if price is None else numbers.money(price, plan.currency),
            )
        )
    return Table(
        wording.lever_title(plan),
        (
            Column("Lever"),
            Column("Cash once", "money"),
            Column("A year", "money"),
            Column("Hours", "hours"),
            Column("Weeks of delivery", "number"),
            Column("Total", "money"),
            Column("Positions", "count"),
            Column("A position-month", "money"),
        ),
        tuple(rows),
        wording.YARDSTICK,
        "The plan buys nothing.",
    )


def year_table(plan: Plan, start: date | None) -> Table:
    """The plan by years of 52 weeks."""
    rows: list[tuple[Cell, ...]] = [
        (
            wording.period_name(year, "Year", start),
            numbers.money(year.spent.one_off, plan.currency),
            numbers.money(year.spent.running, plan.currency),
            numbers.money(year.spent.cash, plan.currency),
            numbers.money(year.spent.run_rate, plan.currency),
            numbers.hours(year.spent.hours),
            numbers.money(year.spent.total, plan.currency),
        )
        for year in (years(plan) if plan.actions else ())
    ]
    return Table(
        wording.cash_title(plan),
        (
            Column("Year", share=1.6),
            Column("Cash once", "money"),
            Column("Pay, seats, usage", "money"),
            Column("Cash", "money"),
            Column("A year at its end", "money"),
            Column("Hours", "hours"),
            Column("Total", "money"),
        ),
        tuple(rows),
        f"{wording.CASH_CAPTION} {wording.value_sentence(plan)}".strip(),
        "The plan buys nothing.",
    )


def slips_table(plan: Plan, hidden: Hidden, start: date | None) -> Table:
    """What slips without a plan, and since when; small groups stay out."""
    rows: list[tuple[Cell, ...]] = []
    for slip in wording.late_slips(plan):
        if (slip.scope, slip.skill, slip.level) in hidden.names:
            continue
        rows.append(
            (
                plain(slip.skill, 60),
                plain(slip.scope, 60),
                numbers.count(slip.level),
                "must-have" if slip.must_have else "",
                numbers.count(slip.headcount),
                formats.day(formats.week_day(start, slip.due_week)) if start else "–",
            )
        )
    columns = (
        Column("Skill", share=1.8),
        Column("Scope", share=1.8),
        Column("Level", "level"),
        Column("Must-have", share=0.6),
        Column("Positions", "count"),
        Column("Slips on", share=0.7),
    )
    return Table(wording.slips_title(plan), columns, tuple(rows), "", "No position slips.")
