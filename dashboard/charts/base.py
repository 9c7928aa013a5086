"""What every chart shares: type, colours, margins. Data in, figure out; nothing is drawn here."""

from itertools import count
from typing import Any

import plotly.graph_objects as go

from dashboard.details import isolated
from dashboard.formats import SPACE
from dashboard.theme import FONT_SIZE, FONT_STACK, Palette

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,  # plotly.js would offer to upload the chart to somebody's server
    "scrollZoom": False,
}
MONEY_AXIS: dict[str, Any] = {"exponentformat": "B", "separatethousands": True}
"""An axis of money has the letters of `formats.money`: k, M, B, T."""
MOST_TICKS = 7
"""Steps of an axis of counts."""
BAR = 0.62
"""Share of a row that a bar fills."""


def whole_numbers(most: int) -> dict[str, Any]:
    """The ticks of an axis of counts from 0 to `most`: whole numbers, at most MOST_TICKS steps."""
    step = next(
        step
        for power in count(0)
        for step in (10**power, 2 * 10**power, 5 * 10**power)
        if most <= MOST_TICKS * step
    )
    return {"tick0": 0, "dtick": step, "tickformat": ",d"}


def styled(figure: go.Figure, palette: Palette, height: int) -> go.Figure:
    """Give a figure the product's look, before its axes are given anything of their own. `height`
    in px; the width is that of its place."""
    axis = {
        "automargin": True,
        "showline": False,
        "ticks": "",
        "zeroline": False,
        "gridcolor": palette.line,
        "tickfont": {"size": FONT_SIZE},
        "title": {"font": {"size": FONT_SIZE - 1, "color": palette.quiet}, "standoff": 12},
        "fixedrange": True,
    }
    font = {"family": FONT_STACK, "size": FONT_SIZE, "color": palette.ink}
    look = {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 6},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": font,
        "hoverlabel": {
            "bgcolor": palette.panel,
            "bordercolor": palette.line,
            "font": font,
            "align": "left",
        },
        "separators": f".{SPACE}",
        "showlegend": False,
        "dragmode": False,
        "bargap": 1 - BAR,
        "xaxis": axis,
        "yaxis": axis,
    }
    for name, value in look.items():  # a tenth of the time of `update_layout`
        figure.layout[name] = value
    return figure


def short(text: str, most: int) -> str:
    """`text` on an axis: cut at a word where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head).rstrip(" ,&-") + "…"


def safe(text: str) -> str:
    """A user's word inside a chart: Plotly reads a little HTML, so no tag may come of it; nor does
    a word from right to left move what stands beside it."""
    return isolated(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unique(labels: list[str]) -> list[str]:
    """Labels of a category axis, told apart: equal ones would fall on one row."""
    seen: dict[str, int] = {}
    told: list[str] = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        told.append(label + "\u200b" * (seen[label] - 1))
    return told
