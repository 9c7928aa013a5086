"""Cash of a plan by month, stacked by lever."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from analytics.strategy.money.cash import months
from analytics.strategy.results import Plan
from dashboard.charts.base import MONEY_AXIS, styled
from dashboard.formats import day, money, week_day
from dashboard.theme import LEVER_COLOURS, Palette


def cash_bars(plan: Plan, start: date, palette: Palette) -> go.Figure:
    """One bar a month; what comes later than the last month is one bar more."""
    periods = months(plan)
    figure = go.Figure()
    for lever in periods[0].by_lever if periods else ():
        figure.add_bar(
            x=[period.number for period in periods],
            y=[period.by_lever[lever].cash for period in periods],
            name=lever,
            marker_color=LEVER_COLOURS[lever],
            hovertext=[
                f"Month {p.number}, from {day(week_day(start, p.start_week))}<br>{lever}: "
                f"{money(p.by_lever[lever].cash, plan.currency)}"
                for p in periods
            ],
            hoverinfo="text",
        )
    styled(figure, palette, height=250)
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    figure.update_yaxes(title_text=f"cash, {plan.currency}", **MONEY_AXIS)
    shown = [p for p in periods if (p.number - 1) % 3 == 0]
    figure.update_xaxes(
        tickvals=[p.number for p in shown],
        ticktext=[_month(start, p.start_week) for p in shown],
        showgrid=False,
    )
    return figure


def _month(start: date, week: float) -> str:
    """ "Jan 2027"."""
    return day(week_day(start, week)).split("\u00a0", 1)[1]
