"""Budget against what stays open: a step at each exact knee."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.strategy.explain.results import Point
from analytics.strategy.results import Plan
from dashboard.charts.base import MONEY_AXIS, styled, whole_numbers
from dashboard.formats import money, money_exact, percent
from dashboard.theme import OPEN_COLOUR, Palette

HEIGHT = 280
ROOM = 1.06
"""Of the dearest budget: where the axis ends."""


def budget_curve(points: Sequence[Point], plan: Plan, palette: Palette) -> go.Figure:
    """Must-have positions that stay open at each budget; the dots are the exact knees."""
    knees = [point for point in points if point.knee]
    end = ROOM * max([spent(plan), *(point.budget for point in points)], default=1.0)
    figure = go.Figure()
    if points:
        figure.add_scatter(
            x=[*(point.budget for point in points), end],
            y=[*(point.outcome.shortage for point in points), points[-1].outcome.shortage],
            mode="lines",
            line={"shape": "hv", "color": OPEN_COLOUR, "width": 2.5},
            hoverinfo="skip",
        )
        figure.add_scatter(
            x=[knee.budget for knee in knees],
            y=[knee.outcome.shortage for knee in knees],
            mode="markers",
            marker={"size": 6, "color": OPEN_COLOUR},
            hovertext=[_hover(knee, plan.currency) for knee in knees],
            hoverinfo="text",
        )
    figure.add_scatter(
        x=[spent(plan)],
        y=[plan.shortage],
        mode="markers+text",
        text=["this plan  "],
        textposition="middle left",
        marker={"size": 12, "color": palette.accent, "symbol": "diamond"},
        hovertext=[f"This plan: {money(spent(plan), plan.currency)}, {plan.shortage} open"],
        hoverinfo="text",
        cliponaxis=False,
        textfont={"size": 12, "color": palette.ink},
    )
    styled(figure, palette, height=HEIGHT)
    kind = "total cost" if plan.budget_on == "total" else "cash of the first 52 weeks"
    figure.update_xaxes(
        title_text=f"budget on {kind}, {plan.currency}", range=[-0.02 * end, end], **MONEY_AXIS
    )
    most = max([point.outcome.shortage for point in points] + [plan.shortage, 1])
    figure.update_yaxes(
        title_text="must-have positions open",
        range=[-0.1 * most, 1.15 * most],
        **whole_numbers(most),
    )
    return figure


def spent(plan: Plan) -> float:
    """What the plan spends of what a budget would bind."""
    return plan.cost.total if plan.budget_on == "total" else plan.cost.first_year_cash


def _hover(point: Point, currency: str) -> str:
    return (
        f"<b>{money_exact(point.budget, currency)}</b><br>{point.outcome.shortage} must-have "
        f"positions open, {percent(point.outcome.coverage)} of must-haves covered<br>"
        f"total cost {money(point.outcome.cost.total, currency)}"
    )
