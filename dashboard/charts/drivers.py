"""Which assumptions move the plan: its total cost at the low and the high end of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import plotly.graph_objects as go

from analytics.strategy.drivers import Driver
from dashboard.charts.base import MONEY_AXIS, safe, styled
from dashboard.formats import money
from dashboard.theme import Palette

MOST = 10
ROW = 30


def driver_bars(found: Sequence[Driver], currency: str, palette: Palette) -> go.Figure:
    """A bar to each end from the likely total, the strongest on top."""
    shown = found[:MOST]
    figure = go.Figure()
    ends: tuple[tuple[Literal["low", "high"], str], ...] = (
        ("low", palette.quiet), ("high", palette.accent),
    )  # fmt: skip
    for name, colour in ends:
        points = [(one, getattr(one, name)) for one in shown]
        figure.add_bar(
            y=[safe(one.key) for one, _ in points],
            x=[end.total - one.likely.total for one, end in points],
            base=[one.likely.total for one, _ in points],
            orientation="h",
            name=f"at its {name} end",
            marker_color=colour,
            text=[
                f"{end.number:g}: {end.shortage} open" if end.shortage != one.likely.shortage
                else f"{end.number:g}"
                for one, end in points
            ],
            textposition="outside",
            cliponaxis=False,
            hovertext=[
                f"<b>{safe(one.key)}</b> at {end.number:g}<br>{money(end.total, currency)}, "
                f"{end.shortage} must-haves open"
                for one, end in points
            ],
            hoverinfo="text",
        )  # fmt: skip
    styled(figure, palette, height=ROW * max(1, len(shown)) + 90)
    figure.update_layout(
        barmode="overlay",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    totals = [end.total for one in shown for end in (one.low, one.likely, one.high)] or [1.0]
    room = 0.3 * (max(totals) - min(totals) or 1.0)
    figure.update_xaxes(
        title_text=f"total cost, {currency}", **MONEY_AXIS,
        range=[min(totals) - room, max(totals) + room],
    )  # fmt: skip
    return figure
