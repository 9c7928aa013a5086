"""Coverage through the waves as lines: those that moved most are named, the rest are context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from types import MappingProxyType
from typing import Any, NamedTuple

import plotly.graph_objects as go

from analytics.trend import Line
from dashboard.charts.base import safe, short, styled, wrapped
from dashboard.formats import SPACE, percent, points
from dashboard.theme import Palette, mix

HEIGHT = 330
LABEL = 19
"""Least distance of two labels, px."""
AXIS = 62
"""What is not the axis of a chart's height, px."""
NAMED = 6
"""Lines with a colour and a name of their own; with more, none could be told from the others."""
LETTER = 6.6
"""Width of a letter of a label, px, generously."""


class Look(NamedTuple):
    """Colour and mark of one named line: the mark tells it where the colour does not."""

    colour: str
    symbol: str


def slopes(lines: Sequence[Line], waves: Sequence[tuple[str, date]], palette: Palette) -> go.Figure:
    """One line each through the waves, by date. Of the named ones, whiskers up to what unknown
    levels could add, and a thin line to the name."""
    rows = [line for line in lines if any(line.points)]
    days = [held for _, held in waves]
    span = max((days[-1] - days[0]).days, 1)
    edge = days[-1] + timedelta(days=span * 0.14)
    looks = _looks(named(rows), palette)
    figure = go.Figure()
    for line in sorted(rows, key=lambda line: line.key in looks):  # context lies below
        figure.add_scatter(
            x=days,
            y=[point.low if point else None for point in line.points],
            mode="lines+markers",
            hovertext=[_hover(line, n, wave) for n, (wave, _) in enumerate(waves)],
            hoverinfo="text",
            **_drawn(line, looks, palette),
        )
    told = [line for line in rows if line.key in looks]
    height = max(HEIGHT, LABEL * len(told) + AXIS)
    ends = [_last(line) for line in told]
    heights = _spread([low for _, low in ends], LABEL / (height - AXIS))
    for line, (wave, low), at in zip(told, ends, heights, strict=True):
        figure.add_scatter(
            x=[days[wave], edge],
            y=[low, at],
            mode="lines",
            hoverinfo="skip",
            line={"color": looks[line.key].colour, "width": 1},
        )
        figure.add_annotation(
            x=edge,
            y=at,
            text=slope_label(line),
            showarrow=False,
            xanchor="left",
            xshift=2,
            font={"size": 12, "color": palette.ink},
        )
    styled(figure, palette, height=height)
    figure.update_layout(margin={"r": label_room(told)})
    figure.update_xaxes(
        range=[days[0] - timedelta(days=span * 0.06), edge],
        showgrid=False,
        tickvals=days,
        ticktext=[wrapped(wave, 10) for wave, _ in waves],
    )
    figure.update_yaxes(range=[-0.04, 1.06], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    return figure


def named(lines: Sequence[Line]) -> list[Line]:
    """The lines that are named: all where they are few, else those that moved most."""
    there = [line for line in lines if any(line.points)]
    if len(there) <= NAMED:
        return there
    most = sorted((line for line in there if moved(line)), key=lambda n: (-abs(moved(n)), n.name))
    return most[:NAMED]


def label_room(told: Sequence[Line]) -> float:
    """Width of the longest label beside the lines, px."""
    longest = max((len(short(line.name, 34)) for line in told), default=0)
    return LETTER * (longest + 11)


def slope_label(line: Line) -> str:
    """Name, share now, and the points since the first wave that is there."""
    said = f"{safe(short(line.name, 34))} <b>{percent(_last(line)[1])}</b>"
    if line.ends is None:
        return said
    found = moved(line)
    return f"{said} {'=' if found == 0 else f'{found:+d}'}".replace("-", "−").replace(" ", SPACE)


def moved(line: Line) -> int:
    """Points from the first to the last wave that are there."""
    ends = line.ends
    return points(ends[0].low, ends[1].low) if ends else 0


def _looks(lines: Sequence[Line], palette: Palette) -> Mapping[str, Look]:
    """Cool colours for what rose, warm ones for what fell, the quiet one for what stayed."""
    rising = zip(cycle(palette.rising), cycle(("circle", "square", "diamond")), strict=False)
    falling = zip(
        cycle(palette.falling), cycle(("triangle-down", "x", "star-triangle-down")), strict=False
    )
    looks = {}
    for line in lines:
        found = moved(line)
        if found:
            looks[line.key] = Look(*next(rising if found > 0 else falling))
        else:
            looks[line.key] = Look(palette.quiet, "circle")
    return MappingProxyType(looks)


def _drawn(line: Line, looks: Mapping[str, Look], palette: Palette) -> dict[str, Any]:
    look = looks.get(line.key)
    if look is None:
        grey = mix(palette.line, palette.quiet, 0.3)
        return {"line": {"color": grey, "width": 1.5}, "marker": {"size": 5, "color": grey}}
    return {
        "line": {"color": look.colour, "width": 2.5},
        "marker": {"size": 8, "color": look.colour, "symbol": look.symbol},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [(p.high - p.low) or None if p else None for p in line.points],
            "arrayminus": [0 if p and p.high > p.low else None for p in line.points],
            "color": mix(palette.page, look.colour, 0.5),
            "thickness": 1.5,
            "width": 3,
        },
    }


def _last(line: Line) -> tuple[int, float]:
    """The last wave in which it was measured, and its share there."""
    return next((n, p.low) for n, p in reversed(list(enumerate(line.points))) if p)


def _hover(line: Line, number: int, wave: str) -> str:
    point = line.points[number]
    if point is None:
        return ""
    most = f", at most {percent(point.high)}" if point.high > point.low else ""
    return f"<b>{safe(line.name)}</b><br>{safe(wave)}: {percent(point.low)}{most} of {point.of}"


def _spread(values: Sequence[float], apart: float) -> list[float]:
    """Heights of labels: as near to their lines as they can stand without covering each other."""
    order = sorted(range(len(values)), key=lambda n: (values[n], n))
    found = list(values)
    floor = -1.0
    for n in order:
        found[n] = floor = max(values[n], floor + apart)
    over = floor - 1.03
    if over > 0:
        ceiling = 1.03 + apart
        for n in reversed(order):
            found[n] = ceiling = min(found[n], ceiling - apart)
    return found
