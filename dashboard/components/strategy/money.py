"""Money and time of a plan: by month, by lever, by year, and what doing nothing lets slip.

Tables of the page show whole units; the workbook and the JSON have the cents.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from analytics.strategy.money.cash import (
    Period,
    Spent,
    Yardstick,
    by_lever,
    months,
    yardstick,
    years,
)
from analytics.strategy.results import Plan
from dashboard.charts.money import cash_bars
from dashboard.components.basics import numbers
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.basics.text import plain
from dashboard.components.strategy.asked import Asked
from dashboard.formats import day, week_day
from dashboard.wording import money as wording
from dashboard.wording import nothing

Table = dict[str, list[object]]


def money_tab(asked: Asked) -> None:
    """All of it; a sentence where the plan buys nothing."""
    plan, start = asked.plan, asked.start
    if plan.actions:
        picture(
            cash_bars(plan, start, palette()),
            key="cash",
            title=wording.cash_title(plan),
            alt=wording.cash_alt(plan),
            table=period_table(plan, months(plan), "Month", start),
            caption=wording.CASH_CAPTION,
        )
        heading(wording.lever_title(plan))
        show_table(lever_table(plan), "by_lever", alt=wording.lever_title(plan))
        st.caption(plain(wording.YARDSTICK))
        show_table(
            period_table(plan, years(plan), "Year", start), "by_year", alt=wording.cash_title(plan)
        )
        if plan.discount_rate:
            st.caption(plain(wording.value_sentence(plan)))
    else:
        heading(nothing.NOTHING_PAID)
        numbers.line(nothing.NOTHING_PAID_HELP)
    if plan.do_nothing.slips:
        heading(wording.slips_title(plan))
        show_table(slips_table(plan, start), "slips", alt=wording.slips_title(plan))
    asked.chances()


def lever_table(plan: Plan) -> Table:
    """The four figures and the yardstick of each lever and of the plan."""
    rows: list[tuple[str, Yardstick]] = [*by_lever(plan).items()]
    rows.append((wording.ALL, yardstick(plan, plan.actions)))
    currency = plan.currency
    return {
        "Lever": [name for name, _ in rows],
        f"Cash once, {currency}": [round(y.cost.one_off) for _, y in rows],
        f"Cash a year, {currency}": [round(y.cost.run_rate) for _, y in rows],
        "Hours": [round(y.cost.hours) for _, y in rows],
        "Weeks of delivery": [y.delivery_weeks for _, y in rows],
        f"Total, {currency}": [round(y.cost.total) for _, y in rows],
        "Positions": [y.positions for _, y in rows],
        "Position-months": [y.position_months for _, y in rows],
        f"A position-month, {currency}": [
            None if (price := y.cost_per_position_month) is None else round(price) for _, y in rows
        ],
    }


def period_table(plan: Plan, periods: tuple[Period, ...], kind: str, start: date | None) -> Table:
    """Months or years, one a row, with what each lever takes of them."""
    currency, spent = plan.currency, [period.spent for period in periods]
    table: Table = {
        kind: [wording.period_name(period, kind, start) for period in periods],
        f"Cash once, {currency}": _figures(spent, "one_off"),
        f"Pay, seats, usage, {currency}": _figures(spent, "running"),
        f"Cash, {currency}": _figures(spent, "cash"),
        f"Cash a year at its end, {currency}": _figures(spent, "run_rate"),
        "Hours": _figures(spent, "hours"),
        f"Hours at their rate, {currency}": _figures(spent, "hours_cost"),
        f"Total, {currency}": _figures(spent, "total"),
    }
    for lever in by_lever(plan):
        table[f"Of it {lever}, {currency}"] = [round(p.by_lever[lever].total) for p in periods]
    return table


def _figures(spent: list[Spent], name: str) -> list[object]:
    return [round(getattr(one, name)) for one in spent]


def slips_table(plan: Plan, start: date) -> Table:
    """What slips without a plan, and since when."""
    rows = wording.late_slips(plan)
    return {
        "Scope": [s.scope for s in rows],
        "Skill": [s.skill for s in rows],
        "Level": [s.level for s in rows],
        "Positions": [s.headcount for s in rows],
        "Must-have": ["yes" if s.must_have else "no" for s in rows],
        "Slips on": [day(week_day(start, s.due_week)) for s in rows],
    }
