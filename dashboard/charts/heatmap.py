"""The picture of a matrix. Unknown is outlined with "?", not applicable says "n/a", never 0."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go

from dashboard.charts.base import safe, short, styled, unique
from dashboard.charts.matrix import Cell, Matrix, ScaleName
from dashboard.theme import Palette, mix, text_on

ROW = 27
COLUMN = 25
HEAD = 146
LABELS = 190
MOST_TEXT = 6_000
"""Cells past which the numbers are left to the hover: a browser draws each as an element."""


def natural_width(matrix: Matrix) -> int:
    """The width in px below which the columns could no longer be read."""
    return LABELS + COLUMN * max(len(matrix.columns), 1) + _overhang(list(matrix.columns))


def heatmap(matrix: Matrix, palette: Palette) -> go.Figure:
    """Cells that can be clicked: each point's customdata is (row key, column key)."""
    rows = unique([safe(short(name, 30)) for name in matrix.rows])
    columns = unique([safe(short(name, 30)) for name in matrix.columns])
    low, high = _range(matrix)
    figure = go.Figure()
    look = {"x": columns, "y": rows, "zmin": low, "zmax": high, "xgap": 2, "ygap": 2,
            "colorscale": colour_scale(matrix.scale, palette), "showscale": False,
            "hoverinfo": "skip"}  # fmt: skip
    figure.add_heatmap(z=[[cell.value if cell else None for cell in row] for row in matrix.cells],
                       **look)  # fmt: skip
    if len(rows) * len(columns) <= MOST_TEXT:
        _numbers(figure, matrix, palette, look)
    _empty_cells(figure, matrix, rows, columns, palette)
    _click_targets(figure, matrix, rows, columns)
    styled(figure, palette, height=HEAD + ROW * max(len(rows), 1))
    figure.update_layout(
        clickmode="event+select", margin={"t": HEAD, "b": 4, "r": _overhang(columns)}
    )
    figure.update_xaxes(
        side="top",
        tickangle=-42,
        showgrid=False,
        tickfont={"size": 12},
        automargin=False,  # the head is as high as the longest label that `short` leaves
    )
    figure.update_xaxes(range=[-0.55, len(columns) - 0.45])
    figure.update_yaxes(range=[len(rows) - 0.45, -0.55], showgrid=False, tickfont={"size": 12})
    _frames(figure, matrix, palette)
    _area_lines(figure, matrix, palette)
    return figure


def colour_scale(scale: ScaleName, palette: Palette) -> list[tuple[float, str]]:
    """Steps for whole levels, a smooth run for shares, two sides of the target for gaps."""
    if scale == "gap":
        return [(0.0, palette.below), (0.5, palette.target), (1.0, palette.above)]
    if scale == "share":
        return [(n / 5, colour) for n, colour in enumerate(palette.levels)]
    if scale == "interest":
        quiet = palette.levels[0]
        steps = [mix(quiet, palette.accent, n / 5) for n in range(6)]
    else:
        steps = list(palette.levels)
    edges = [(n / 6, (n + 1) / 6) for n in range(6)]
    return [(edge, colour) for pair, colour in zip(edges, steps, strict=True) for edge in pair]


def fill_of(matrix: Matrix, value: float, palette: Palette) -> str:
    """The colour that a value is drawn in."""
    low, high = _range(matrix)
    place = min(max((value - low) / (high - low), 0.0), 1.0)
    steps = colour_scale(matrix.scale, palette)
    for (start, first), (end, second) in pairwise(steps):
        if place <= end and end > start:
            return mix(first, second, (place - start) / (end - start))
    return steps[-1][1]


def _numbers(figure: go.Figure, matrix: Matrix, palette: Palette, look: dict[str, object]) -> None:
    """The numbers in the cells, each in the colour that can be read on its own cell.

    A trace has one text colour and Plotly's own choice is too pale on middle shades, so the cells
    of each text colour are drawn once more with their numbers.
    """
    inks = [
        [text_on(fill_of(matrix, cell.value, palette)) if cell and cell.value is not None else ""
         for cell in row]
        for row in matrix.cells
    ]  # fmt: skip
    for ink in sorted({ink for row in inks for ink in row if ink}):
        own = [
            [cell if cell and found == ink else None for cell, found in zip(row, line, strict=True)]
            for row, line in zip(matrix.cells, inks, strict=True)
        ]
        figure.add_heatmap(
            z=[[cell.value if cell else None for cell in row] for row in own],
            text=[[cell.text if cell else "" for cell in row] for row in own],
            texttemplate="%{text}",
            textfont={"size": 12, "color": ink},
            **look,
        )


def _range(matrix: Matrix) -> tuple[float, float]:
    """Whole levels stand in the middle of their step; a gap of 3 is as strong as it gets."""
    return {"levels": (-0.5, 5.5), "interest": (-0.5, 5.5), "share": (0, 1), "gap": (-3, 3)}[
        matrix.scale
    ]


def _overhang(columns: list[str]) -> int:
    """Room for the slanted labels of the last columns."""
    return 10 + max((5 * len(name) - COLUMN * n for n, name in enumerate(columns[::-1])), default=0)


def _points(matrix: Matrix) -> list[tuple[int, int, Cell]]:
    return [
        (r, c, cell) for r, row in enumerate(matrix.cells) for c, cell in enumerate(row) if cell
    ]


def _empty_cells(
    figure: go.Figure, matrix: Matrix, rows: list[str], columns: list[str], palette: Palette
) -> None:
    looks = {"unknown": ("?", "square-open", 19), "not_applicable": ("n/a", "square-open", 0)}
    for state, (text, symbol, size) in looks.items():
        found = [(r, c) for r, c, cell in _points(matrix) if cell.state == state]
        if found:
            figure.add_scatter(
                x=[columns[c] for _, c in found],
                y=[rows[r] for r, _ in found],
                mode="markers+text" if size else "text",
                text=[text] * len(found),
                textfont={"size": 11, "color": palette.quiet},
                marker={"symbol": symbol, "size": size or 1, "color": palette.quiet,
                        "line": {"width": 1}},
                hoverinfo="skip",
            )  # fmt: skip


def _click_targets(figure: go.Figure, matrix: Matrix, rows: list[str], columns: list[str]) -> None:
    """A heatmap alone reports no clicks: invisible squares lie over its cells."""
    points = _points(matrix)
    figure.add_scatter(
        x=[columns[c] for _, c, _ in points],
        y=[rows[r] for r, _, _ in points],
        mode="markers",
        marker={"symbol": "square", "size": 24, "opacity": 0},
        customdata=[[matrix.row_keys[r], matrix.column_keys[c]] for r, c, _ in points],
        text=[cell.hover for _, _, cell in points],
        hovertemplate="%{text}<extra></extra>",
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
    )


def _frames(figure: go.Figure, matrix: Matrix, palette: Palette) -> None:
    """A red frame round each run of columns with a must-have below its headcount."""
    marked = [key in matrix.framed for key in matrix.column_keys]
    start = None
    for number, inside in enumerate([*marked, False]):
        if inside and start is None:
            start = number
        elif not inside and start is not None:
            figure.add_shape(
                type="rect",
                x0=start - 0.5,
                x1=number - 0.5,
                y0=-0.5,
                y1=len(matrix.rows) - 0.5,
                line={"color": palette.below, "width": 2},
            )
            start = None


def _area_lines(figure: go.Figure, matrix: Matrix, palette: Palette) -> None:
    """A line where one area of skills ends and the next begins."""
    if matrix.areas == matrix.columns:
        return
    for number in range(1, len(matrix.areas)):
        if matrix.areas[number] != matrix.areas[number - 1]:
            figure.add_shape(
                type="line",
                x0=number - 0.5,
                x1=number - 0.5,
                y0=-0.5,
                y1=len(matrix.rows) - 0.5,
                line={"color": palette.quiet, "width": 1},
                layer="below",
            )
