"""Budget against what stays open, at the budgets that were tried."""

from __future__ import annotations

import math

import plotly.graph_objects as go

from analytics.options.explain.frontier import spent
from analytics.options.explain.results import Explanations, Outcome, Point
from analytics.strategy.results import Plan
from dashboard.charts.base import MONEY_AXIS, styled, whole_numbers
from dashboard.formats import money, money_exact, percent
from dashboard.theme import OPEN_COLOUR, Palette

HEIGHT = 280
ROOM = 1.06
"""Of the dearest budget: where the axis ends."""


def budget_curve(found: Explanations, plan: Plan, palette: Palette) -> go.Figure:
    """Open weeks to expect at each budget; as counted must-have positions open when due."""
    points, base = found.frontier, found.plan
    here = float(plan.shortage) if base is None else _open(base)
    end = ROOM * max([spent(plan), *(point.budget for point in points)], default=1.0)
    figure = go.Figure()
    figure.add_scatter(
        x=[point.budget for point in points],
        y=[_open(point.outcome) for point in points],
        mode="lines+markers",
        line={"color": OPEN_COLOUR, "width": 2.5},
        marker={"size": 6, "color": OPEN_COLOUR},
        hovertext=[_hover(point, plan.currency) for point in points],
        hoverinfo="text",
    )
    figure.add_scatter(
        x=[spent(plan)],
        y=[here],
        mode="markers+text",
        text=["this plan  "],
        textposition="middle left",
        marker={"size": 12, "color": palette.accent, "symbol": "diamond"},
        hovertext=[f"This plan: {money(spent(plan), plan.currency)}, {here:.0f} open"],
        hoverinfo="text",
        cliponaxis=False,
        textfont={"size": 12, "color": palette.ink},
    )
    styled(figure, palette, height=HEIGHT)
    kind = "total cost" if plan.budget_on == "total" else "cash of the first 52 weeks"
    figure.update_xaxes(
        title_text=f"budget on {kind}, {plan.currency}", range=[-0.02 * end, end], **MONEY_AXIS
    )
    most = max([_open(point.outcome) for point in points] + [here, 1.0])
    counted = base is None or base.open_weeks is None
    figure.update_yaxes(
        title_text="must-have positions open" if counted else "open weeks of must-haves",
        range=[-0.1 * most, 1.15 * most],
        **(whole_numbers(math.ceil(most)) if counted else {}),
    )
    return figure


def _open(outcome: Outcome) -> float:
    return outcome.shortage if outcome.open_weeks is None else outcome.open_weeks


def _hover(point: Point, currency: str) -> str:
    return (
        f"<b>{money_exact(point.budget, currency)}</b><br>{point.outcome.shortage} must-have "
        f"positions open, {percent(point.outcome.coverage)} of must-haves covered<br>"
        f"total cost {money(point.outcome.cost.total, currency)}"
    )
