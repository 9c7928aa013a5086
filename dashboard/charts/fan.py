"""Coverage over time as planned, and as a band of what simulated runs make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from analytics.chances.results import Chances, FanWeek
from dashboard.charts.base import styled
from dashboard.charts.roadmap import HEIGHT, LABEL, month_ticks, spread
from dashboard.formats import day, percent, week_day
from dashboard.theme import BAND, Palette, mix


def coverage_fan(chances: Chances, start: date, palette: Palette) -> go.Figure:
    """A step line as planned, dashes for the middle of the runs, a band for eight of ten."""
    weeks = chances.weeks
    until = weeks[-1].week
    bottom = max(0.0, int(min(w.low for w in weeks) * 10 - 1) / 10)
    figure = go.Figure()
    for values, fill in (([w.low for w in weeks], None), ([w.high for w in weeks], "tonexty")):
        figure.add_scatter(
            x=[w.week for w in weeks],
            y=values,
            mode="lines",
            fill=fill,
            hoverinfo="skip",
            fillcolor=mix(palette.page, palette.accent, BAND),
            line={"width": 0, "shape": "hv"},
        )
    _line(figure, weeks, [w.middle for w in weeks], start, palette.ink, "dash")
    _line(figure, weeks, [w.planned for w in weeks], start, palette.accent, "solid")
    last, top = weeks[-1], 1.03
    values = [last.planned, last.middle, last.low]
    names = ("planned", "half below", "tenth below")
    for name, value, at in zip(names, values, spread(values, LABEL * (top - bottom)), strict=True):
        figure.add_scatter(
            x=[until * 1.02],
            y=[at],
            mode="text",
            hoverinfo="skip",
            cliponaxis=False,
            text=[f"{name} <b>{percent(value)}</b>"],
            textposition="middle right",
            textfont={"size": 12, "color": palette.ink},
        )
    styled(figure, palette, height=HEIGHT)
    figure.update_yaxes(range=[bottom, top], tickformat=".0%", title_text="coverage, weighted")
    figure.update_xaxes(range=[0, until * 1.5], showgrid=False, **month_ticks(start, until, most=4))
    return figure


def _line(
    figure: go.Figure,
    weeks: Sequence[FanWeek],
    values: Sequence[float],
    start: date,
    colour: str,
    dash: str,
) -> None:
    figure.add_scatter(
        x=[w.week for w in weeks],
        y=values,
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": dash, "shape": "hv"},
        hovertext=[_hover(w, start) for w in weeks],
        hoverinfo="text",
    )


def _hover(week: FanWeek, start: date) -> str:
    return (
        f"<b>{day(week_day(start, week.week))}</b><br>{percent(week.planned)} covered as planned"
        f"<br>half of the runs below {percent(week.middle)}"
        f"<br>eight in ten between {percent(week.low)} and {percent(week.high)}"
    )
