"""Two or three scenarios side by side: figures, coverage over time, what closes each gap.

Scenarios side by side as tables: one column each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from analytics.results import ActionLever
from analytics.selection import Selection
from analytics.strategy.answer.over_time import last_week
from analytics.strategy.answer.side_by_side import MOST, Side, SideBySide, side_by_side
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from dashboard import cache
from dashboard.charts import roadmap
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.basics.tables import Table, growth_table
from dashboard.components.basics.text import plain
from dashboard.components.strategy.scenario import Chosen, week_zero
from dashboard.formats import day, hours, last_day, money_exact, percent, week_day
from dashboard.wording import helps
from dashboard.wording import scenarios as wording
from dashboard.wording.scenarios import when_left


def figures_table(compared: SideBySide) -> Table:
    """The four cost figures, what is covered, how surely, and whom it touches."""
    rows = [_figures(side) for side in compared.sides]
    table: Table = {"Figure": list(rows[0])}
    for side, figures in zip(compared.sides, rows, strict=True):
        table[side.plan.scenario] = list(figures.values())
    return table


def _figures(side: Side) -> Mapping[str, str]:
    plan, cost = side.plan, side.plan.cost
    decide = min((a.decide_by_week for a in plan.actions), default=None)
    last = max((a.end_week for a in plan.actions), default=None)
    start = plan.start
    return {
        "Cash once": money_exact(cost.one_off, plan.currency),
        "Cash a year": money_exact(cost.run_rate, plan.currency),
        "People's hours": hours(cost.hours),
        "Total cost": money_exact(cost.total, plan.currency),
        "First-year cash": money_exact(cost.first_year_cash, plan.currency),
        "Must-have positions open": f"{plan.shortage} of {plan.shortage_before}",
        "Other positions open": f"{plan.shortage_other} of {plan.shortage_other_before}",
        "Coverage": f"{percent(plan.coverage_before)} to {percent(plan.coverage_after)}",
        "Coverage in the end": when_left(plan, side.over_time) or percent(plan.coverage_after),
        "Least chance, by formula": percent(plan.chance_weakest),
        "People trained": f"{side.trained}",
        "People with a new tool": f"{side.equipped}",
        "People who change teams": f"{side.moved}",
        "People affected in all": f"{side.touched}",
        "Hires": f"{side.hired}",
        "Contractors": f"{side.contracted}",
        "First decision by": "–" if decide is None or not start else day(last_day(start, decide)),
        "All counts from": "–" if last is None or not start else day(week_day(start, last)),
    }


def needs_table(compared: SideBySide) -> Table:
    """What closes each requirement that is short, in each plan."""
    needs = compared.needs
    table: Table = {
        "Requirement": [
            f"{n.skill} {n.level}" + ("" if n.must_have else " (other)") for n in needs
        ],
        "Scope": [n.scope for n in needs],
        "Short": [n.shortage for n in needs],
    }
    for number, side in enumerate(compared.sides):
        table[side.plan.scenario] = [closed(n.closed[number], n.open[number]) for n in needs]
    return table


def closed(by: Mapping[ActionLever, int], still_open: int) -> str:
    """ "train 2, open 1"."""
    parts = [f"{lever} {count}" for lever, count in by.items()]
    return ", ".join(parts + ([f"open {still_open}"] if still_open else []))


def choose(selection: Selection, chosen: Chosen, saved: Sequence[Saved]) -> list[Plan]:
    """The plans to compare: the one of the controls where it is not saved, and saved ones."""
    offered = {one.name: one.scenario for one in saved}
    if chosen.base is None or chosen.changed:
        offered = {
            wording.CURRENT if chosen.changed else wording.DEFAULT: chosen.scenario,
            **offered,
        }
    names = st.multiselect(
        "Scenarios, two or three",
        list(offered),
        default=_first(list(offered), chosen),
        max_selections=MOST,
        key="sides",
        help=helps.SCENARIOS,
        persist_state="session",
    )
    wanted = [replace(offered[name], name=name) for name in names if name in offered]
    return [cache.plan(selection, scenario) for scenario in wanted]


def _first(names: list[str], chosen: Chosen) -> list[str]:
    """The one of the controls first."""
    own = [chosen.base.name] if chosen.base and not chosen.changed else []
    return [*own, *(name for name in names if name not in own)][:MOST]


def compare(plans: Sequence[Plan], saved: Sequence[Saved]) -> str:
    """Draw the comparison and answer its finding; says what to do where there is nothing."""
    if len(plans) < 2:
        st.markdown(plain(wording.NOTHING_TO_COMPARE))
        return wording.NOTHING_TO_COMPARE_TITLE
    compared = side_by_side(plans)
    decided = {one.name: one.decided for one in saved if one.decided}
    figures, growth = st.columns([1.25, 1], gap="medium")
    with figures:
        show_table(figures_table(compared), "sides_figures", alt=wording.FIGURES_ALT, tall=20)
    with growth:
        _growth(compared)
    lines = [
        wording.decision(plan.scenario, decided[plan.scenario], plan)
        for plan in plans
        if plan.scenario in decided
    ]
    if lines:
        notice.lines(lines)
    heading(wording.needs_title(compared))
    show_table(needs_table(compared), "sides_needs", alt=wording.NEEDS_ALT, tall=20)
    return wording.sides_title(compared.sides)


def _growth(compared: SideBySide) -> None:
    plans = [side.plan for side in compared.sides]
    lines = [(side.plan.scenario, side.over_time) for side in compared.sides]
    start = week_zero(plans[0])
    picture(
        roadmap.coverage_steps(lines, start, max(map(last_week, plans)), palette()),
        key="sides_growth",
        title=wording.growth_title(compared.sides),
        alt=wording.growth_alt(lines, start),
        table=growth_table(lines, start),
    )
