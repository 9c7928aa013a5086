"""Coverage by area: how much of what is required is there."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.results import Coverage
from dashboard.charts.base import open_mark, safe, styled, unique, wrapped
from dashboard.formats import count, coverage_range, percent
from dashboard.order import worst_first
from dashboard.theme import Palette, coverage_colour

ROW, LABEL = 36, 11
"""Height of a row and size of the words beside it, in px."""
NARROW = 18
"""Letters of an area's name on a line: on a phone the bars need the room."""


def coverage_bars(areas: Sequence[Coverage], palette: Palette) -> go.Figure:
    """One bar an area on a track of 100 %; a whisker up to what the unknown levels could add."""
    rows = worst_first(areas)
    names = unique([wrapped(area.name, NARROW) for area in rows])
    colours = [coverage_colour(area.coverage, palette) for area in rows]
    hover = [
        f"<b>{safe(area.name)}</b><br>{coverage_range(area.coverage, area.coverage_high)} covered"
        f"<br>{area.shortage} of {area.required} positions short, "
        f"{area.must_have_shortage} of them must-have"
        for area in rows
    ]
    figure = go.Figure()
    figure.add_bar(
        y=names, x=[1.0] * len(rows), orientation="h", marker_color=palette.panel, hoverinfo="skip"
    )
    figure.add_bar(
        y=names,
        x=[area.coverage for area in rows],
        orientation="h",
        marker_color=colours,
        hovertext=hover,
        hoverinfo="text",
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [(area.coverage_high - area.coverage) or None for area in rows],
            "arrayminus": [0.0] * len(rows),
            "color": palette.quiet,
            "thickness": 1.5,
            "width": 4,
        },
    )
    figure.add_scatter(
        y=names,
        x=[1.02] * len(rows),
        mode="text",
        text=[_label(area) for area in rows],
        textposition="middle right",
        textfont={"size": LABEL},
        hoverinfo="skip",
        cliponaxis=False,
    )
    styled(figure, palette, height=ROW * len(rows) + 12)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(visible=False, range=[0, 2.4])
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 12})
    return figure


def _label(area: Coverage) -> str:
    said = f"<b>{percent(area.coverage)}</b>"
    if percent(area.coverage_high) != percent(area.coverage):
        said += f" to {percent(area.coverage_high)}"
    if area.must_have_shortage:
        said += f"<br>{open_mark()}{count(area.must_have_shortage, 'must-have position')}"
    return said
