"""Waves as slopes, and what moved people over a level: learned apart from joined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from analytics.change import Flow
from analytics.trend import Line
from dashboard.charts.base import safe, short, styled, unique
from dashboard.formats import SPACE, percent
from dashboard.theme import LEVER_COLOURS, OPEN_COLOUR, Palette, text_on

HEIGHT = 330
LABEL = 17
"""Least distance of two labels, px."""
AXIS = 62
"""What is not the axis of a chart's height, px."""
MOST = 16
GAINS = ("learned", "became_known", "joined")
LOSSES = ("forgot", "became_unknown", "left")
FLOW_NAMES = {
    "learned": "learned",
    "became_known": "became known",
    "joined": "joined",
    "forgot": "forgot",
    "became_unknown": "became unknown",
    "left": "left",
}


def slopes(lines: Sequence[Line], waves: Sequence[tuple[str, date]], palette: Palette) -> go.Figure:
    """One line each through the waves, by date; whiskers up to what unknown levels could add."""
    rows = [line for line in lines if any(line.points)]
    days = [held for _, held in waves]
    span = max((days[-1] - days[0]).days, 1)
    height = max(HEIGHT, 24 * len(rows) + AXIS)
    now = [next(p for p in reversed(line.points) if p).low for line in rows]
    labels = _spread(now, 1.1 * LABEL / (height - AXIS))
    figure = go.Figure()
    for line, at in zip(rows, labels, strict=True):
        colour = _colour(line, palette)
        figure.add_scatter(
            x=days,
            y=[point.low if point else None for point in line.points],
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"size": 7, "color": colour},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [(p.high - p.low) or None if p else None for p in line.points],
                "arrayminus": [0 if p and p.high > p.low else None for p in line.points],
                "color": palette.line,
                "thickness": 1.5,
                "width": 0,
            },
            hovertext=[_hover(line, n, wave) for n, (wave, _) in enumerate(waves)],
            hoverinfo="text",
        )
        figure.add_scatter(
            x=[days[-1] + timedelta(days=span * 0.04)], y=[at], mode="text",
            text=[slope_label(line)], textposition="middle right", hoverinfo="skip",
            cliponaxis=False, textfont={"size": 12},
        )  # fmt: skip
    styled(figure, palette, height=height)
    figure.update_xaxes(
        range=[days[0] - timedelta(days=span * 0.06), days[-1] + timedelta(days=span * 1.3)],
        tickvals=days, ticktext=[safe(wave) for wave, _ in waves], showgrid=False,
    )  # fmt: skip
    figure.update_yaxes(range=[-0.04, 1.06], tickformat=".0%", tickvals=[0, 0.25, 0.5, 0.75, 1])
    return figure


def slope_label(line: Line) -> str:
    """Name, share now, and the points since the first wave that is there."""
    last = next(point for point in reversed(line.points) if point)
    said = f"{safe(short(line.name, 34))} <b>{percent(last.low)}</b>"
    if line.ends is None:
        return said
    points = moved(line)
    return f"{said} {'=' if points == 0 else f'{points:+d}'}".replace("-", "−").replace(" ", SPACE)


def moved(line: Line) -> int:
    """Points from the first to the last wave that are there, as they are printed."""
    ends = line.ends
    return round(ends[1].low * 100) - round(ends[0].low * 100) if ends else 0


def _colour(line: Line, palette: Palette) -> str:
    points = moved(line)
    if points == 0:
        return palette.quiet
    return palette.above if points > 0 else palette.below


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


def moving(flows: Sequence[Flow]) -> list[Flow]:
    """Skills in which somebody crossed the level, the most crossings first."""
    rows = [flow for flow in flows if any(getattr(flow, name) for name in FLOW_NAMES)]
    return sorted(
        rows,
        key=lambda f: (-(f.learned + f.forgot), -sum(getattr(f, n) for n in FLOW_NAMES), f.skill),
    )


def flow_bars(flows: Sequence[Flow], palette: Palette) -> go.Figure:
    """People who came over the level to the right, who fell below it to the left, by reason."""
    rows = moving(flows)[:MOST]
    names = unique([f"{safe(short(f.skill, 30))} {f.level}" for f in rows])
    figure = go.Figure()
    looks = {
        "learned": LEVER_COLOURS["train"], "forgot": OPEN_COLOUR,
        "joined": palette.good, "left": palette.good,
        "became_known": palette.line, "became_unknown": palette.line,
    }  # fmt: skip
    for side, reasons in ((1, GAINS), (-1, LOSSES)):
        for reason in reasons:
            counts = [getattr(flow, reason) for flow in rows]
            figure.add_bar(
                y=names,
                x=[side * n for n in counts],
                orientation="h",
                marker={"color": looks[reason], "line": {"color": palette.page, "width": 1.5}},
                text=[f"{n} {FLOW_NAMES[reason].removeprefix('became ')}" if n else ""
                      for n in counts],
                textposition="inside", insidetextanchor="middle", textangle=0,
                textfont={"size": 11, "color": text_on(looks[reason])},
                hovertext=[f"<b>{safe(f.skill)}</b> at level {f.level}<br>{n} {FLOW_NAMES[reason]}"
                           for f, n in zip(rows, counts, strict=True)],
                hoverinfo="text",
            )  # fmt: skip
    styled(figure, palette, height=30 * len(rows) + 16)
    figure.update_layout(barmode="relative")
    lost, gained = (
        max([sum(getattr(flow, reason) for reason in side) for flow in rows] + [0])
        for side in (LOSSES, GAINS)
    )
    edge = 0.05 * max(lost + gained, 1)
    figure.update_xaxes(showticklabels=False, showgrid=False, zeroline=True,
                        zerolinecolor=palette.ink, range=[-lost - edge, gained + edge])  # fmt: skip
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 12})
    return figure
