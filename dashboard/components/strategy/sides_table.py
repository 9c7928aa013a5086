"""Scenarios side by side as tables: one column each."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.results import ActionLever
from analytics.strategy.answer.side_by_side import Side, SideBySide
from dashboard.components.basics.tables import Table
from dashboard.formats import day, hours, last_day, money_exact, percent, week_day
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
