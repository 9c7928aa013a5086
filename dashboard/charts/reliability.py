"""Chances that were said against the shares that held: on the diagonal they come true."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.chances.calibration import AIM, Bin
from dashboard.charts.base import styled
from dashboard.formats import count, percent
from dashboard.theme import Palette, mix

HEIGHT = 380
BAND = 0.16
"""How much of the accent is in the colour of what is aimed at."""


def reliability(curves: Sequence[tuple[str, tuple[Bin, ...]]], palette: Palette) -> go.Figure:
    """One colour and mark a curve, in this order; bars are 95 % intervals."""
    figure = go.Figure()
    figure.add_shape(
        type="rect",
        x0=AIM[0],
        x1=AIM[1],
        y0=AIM[0],
        y1=AIM[1],
        line_width=0,
        layer="below",
        fillcolor=mix(palette.page, palette.accent, BAND),
    )
    figure.add_scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
        line={"color": palette.quiet, "width": 1, "dash": "dot"},
    )
    looks = ((palette.accent, "circle"), (palette.ink, "diamond-open"), (palette.quiet, "x-thin"))
    for (name, bins), (colour, mark) in zip(curves, looks, strict=False):
        figure.add_scatter(
            x=[one.said for one in bins],
            y=[one.share for one in bins],
            name=name,
            showlegend=True,
            mode="markers+lines",
            line={"color": colour, "width": 1.5},
            marker={
                "color": colour,
                "size": 9,
                "symbol": mark,
                "line_width": 2,
                "line_color": colour,
            },
            error_y={
                "type": "data",
                "symmetric": False,
                "color": colour,
                "thickness": 1,
                "width": 3,
                "array": [one.interval[1] - one.share for one in bins],
                "arrayminus": [one.share - one.interval[0] for one in bins],
            },
            hovertext=[_hover(name, one) for one in bins],
            hoverinfo="text",
        )
    styled(figure, palette, height=HEIGHT)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    figure.update_xaxes(range=[-0.02, 1.02], tickformat=".0%", title_text="chance that was said")
    figure.update_yaxes(range=[-0.02, 1.04], tickformat=".0%", title_text="share that held")
    return figure


def _hover(name: str, one: Bin) -> str:
    low, high = one.interval
    return (
        f"<b>{name}</b><br>said {percent(one.said)} on average"
        f"<br>held {percent(one.share)} of {count(one.cases, 'case')}"
        f"<br>95 %: {percent(low)} to {percent(high)}"
    )
