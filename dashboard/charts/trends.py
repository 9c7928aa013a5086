"""What moved people over a level between two waves: learned apart from joined."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.change import Flow
from dashboard.charts.base import safe, short, styled, unique
from dashboard.theme import LEVER_COLOURS, OPEN_COLOUR, Palette, text_on

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
        "learned": LEVER_COLOURS["train"],
        "forgot": OPEN_COLOUR,
        "joined": palette.good,
        "left": palette.good,
        "became_known": palette.line,
        "became_unknown": palette.line,
    }
    for side, reasons in ((1, GAINS), (-1, LOSSES)):
        for reason in reasons:
            counts = [getattr(flow, reason) for flow in rows]
            figure.add_bar(
                y=names,
                x=[side * n for n in counts],
                orientation="h",
                marker={"color": looks[reason], "line": {"color": palette.page, "width": 1.5}},
                text=[
                    f"{n} {FLOW_NAMES[reason].removeprefix('became ')}" if n else "" for n in counts
                ],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 11, "color": text_on(looks[reason])},
                hovertext=[
                    f"<b>{safe(f.skill)}</b> at level {f.level}<br>{n} {FLOW_NAMES[reason]}"
                    for f, n in zip(rows, counts, strict=True)
                ],
                hoverinfo="text",
            )
    styled(figure, palette, height=30 * len(rows) + 16)
    figure.update_layout(barmode="relative")
    lost, gained = (
        max([sum(getattr(flow, reason) for reason in side) for flow in rows] + [0])
        for side in (LOSSES, GAINS)
    )
    edge = 0.05 * max(lost + gained, 1)
    figure.update_xaxes(
        showticklabels=False,
        showgrid=False,
        zeroline=True,
        zerolinecolor=palette.ink,
        range=[-lost - edge, gained + edge],
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 12})
    return figure
