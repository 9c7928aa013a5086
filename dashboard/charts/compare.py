"""Two sides of one share: a hollow mark, a filled one, and the way between them."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.trend import Pair
from dashboard.charts.base import safe, short, styled, unique
from dashboard.formats import coverage_range, points, same_share
from dashboard.theme import Palette

ROW = 27
MOST = 24


def apart(pairs: Sequence[Pair]) -> list[Pair]:
    """What both sides have, clear differences first, the larger first; then what one side has."""
    return sorted(
        pairs,
        key=lambda p: (p.difference is None, not p.clear, -abs(p.difference or 0), p.name),
    )


def dumbbells(pairs: Sequence[Pair], sides: tuple[str, str], palette: Palette) -> go.Figure:
    """One row each: left side hollow, right side filled; thick where the difference is clear.

    Thin lines go up to what unknown levels could add.
    """
    rows = [pair for pair in apart(pairs) if pair.left and pair.right][:MOST]
    names = unique([safe(short(pair.name, 34)) for pair in rows])
    figure = go.Figure()
    for name, pair in zip(names, rows, strict=True):
        assert pair.left
        assert pair.right
        figure.add_scatter(
            x=[pair.left.low, pair.right.low],
            y=[name, name],
            mode="lines",
            hoverinfo="skip",
            line={
                "color": palette.accent if pair.clear else palette.line,
                "width": 4 if pair.clear else 2,
            },
        )
    for number, side in enumerate(sides):
        points = [pair.right if number else pair.left for pair in rows]
        figure.add_scatter(
            x=[p.low for p in points if p],
            y=names,
            mode="markers",
            marker={
                "size": 11,
                "symbol": "circle" if number else "circle-open",
                "color": palette.accent,
                "line": {"width": 2, "color": palette.accent},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [(p.high - p.low) or None for p in points if p],
                "arrayminus": [0 if p.high > p.low else None for p in points if p],
                "color": palette.quiet,
                "thickness": 1,
                "width": 3,
            },
            hovertext=[
                f"<b>{safe(pair.name)}</b><br>{safe(side)}: {coverage_range(p.low, p.high)} "
                f"of {p.of}"
                for pair, p in zip(rows, points, strict=True)
                if p
            ],
            hoverinfo="text",
        )
    figure.add_scatter(
        x=[1.06] * len(rows),
        y=names,
        mode="text",
        text=[difference_text(p) for p in rows],
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
        textfont={"size": 12},
    )
    styled(figure, palette, height=ROW * len(rows) + 76)
    figure.update_xaxes(range=[-0.03, 1.5], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names,
        autorange="reversed",
        tickfont={"size": 12},
        showgrid=False,
    )
    return figure


def difference_text(pair: Pair) -> str:
    """Points from the left to the right side; in bold and said so where it is clear."""
    if pair.left is None or pair.right is None:
        return ""
    found = points_apart(pair)
    said = f"{'+' if found > 0 else '−' if found < 0 else ''}{abs(found)}"
    if not found and not same_share(pair.left.low, pair.right.low):
        said = "under 1"
    return f"<b>{said}</b> clear" if pair.clear else said


def points_apart(pair: Pair) -> int:
    """Right minus left in points, rounded once."""
    if pair.left is None or pair.right is None:
        return 0
    return points(pair.left.low, pair.right.low)
