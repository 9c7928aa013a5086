"""Which assumptions move the plan: cost and open must-haves at both ends, as it stands and anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go

from analytics.options.drivers import Driver, End
from dashboard.charts.base import MONEY_AXIS, safe, styled, whole_numbers
from dashboard.formats import count, entered, money
from dashboard.theme import Palette

MOST = 10
ROW = 46
STANDS, ANEW = "as it stands", "planned anew"

Value = Callable[[End], float]


def cost_bars(found: Sequence[Driver], currency: str, palette: Palette) -> go.Figure:
    """From the likely total to that of each end, two bars a number, the strongest on top."""
    """Net cost, or as counted total cost."""
    figure = _bars(found[:MOST], lambda end: end.cost, currency, palette)
    figure = _styled(figure, palette, len(found[:MOST]))
    totals = [end.cost for one in found[:MOST] for end in _ends(one)] or [1.0]
    room = 0.35 * (max(totals) - min(totals) or 1.0)
    figure.update_xaxes(
        title_text=f"{_kind(found)}, {currency}",
        **MONEY_AXIS,
        nticks=5,
        range=[min(totals) - 1.5 * room, max(totals) + room],
    )
    return figure


def open_bars(found: Sequence[Driver], currency: str, palette: Palette) -> go.Figure:
    """Must-have positions that stay open, from the likely number of them to that at each end."""
    figure = _bars(found[:MOST], lambda end: float(end.shortage), currency, palette)
    figure = _styled(figure, palette, len(found[:MOST]))
    most = max((end.shortage for one in found[:MOST] for end in _ends(one)), default=0)
    figure.update_xaxes(
        title_text="must-have positions open",
        **whole_numbers(most),
        range=[-0.15 * (most + 1), 1.45 * (most + 0.5)],
    )
    return figure


def _kind(found: Sequence[Driver]) -> str:
    return "net cost" if found and found[0].likely.net is not None else "total cost"


def _ends(one: Driver) -> tuple[End, ...]:
    return one.low, one.likely, one.high, one.fixed_low, one.fixed_high


def _bars(shown: Sequence[Driver], value: Value, currency: str, palette: Palette) -> go.Figure:
    """A trace for each of the two plans and each end; an end that changes nothing has no bar."""
    figure = go.Figure()
    for name, colour, prefix in ((STANDS, palette.quiet, "fixed_"), (ANEW, palette.accent, "")):
        for number, side in enumerate(("low", "high")):
            ends = [(one, getattr(one, prefix + side)) for one in shown]
            figure.add_bar(
                y=[safe(one.key) for one, _ in ends],
                x=[value(end) - value(one.likely) for one, end in ends],
                base=[value(one.likely) for one, _ in ends],
                orientation="h",
                name=name,
                legendgroup=name,
                showlegend=number == 0,
                offsetgroup=name,
                marker_color=colour,
                text=[_text(one, end, value) for one, end in ends],
                textposition="outside",
                cliponaxis=False,
                hovertext=[
                    f"<b>{safe(one.key)}</b> at {entered(end.number)}, {name}<br>"
                    f"{money(end.cost, currency)}, "
                    f"{count(end.shortage, 'must-have position')} open"
                    for one, end in ends
                ],
                hoverinfo="text",
            )
    return figure


def _text(one: Driver, end: End, value: Value) -> str:
    """The number at an end, and what stays open there where that is another number."""
    if value(end) == value(one.likely):
        return ""
    number = entered(end.number)
    return number if end.shortage == one.likely.shortage else f"{number}: {end.shortage} open"


def _styled(figure: go.Figure, palette: Palette, rows: int) -> go.Figure:
    styled(figure, palette, height=ROW * max(1, rows) + 100)
    figure.update_layout(
        barmode="group",
        bargap=0.3,
        bargroupgap=0.08,
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure
