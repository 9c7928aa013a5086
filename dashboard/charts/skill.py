"""People of each team by their level in one skill: the distribution before any mean."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.base import safe, styled, unique, wrapped
from dashboard.formats import count
from dashboard.skill_facts import Spread
from dashboard.theme import Palette, text_on
from data.vocabulary import LEVEL_NAMES

ROW = 40


def level_bars(rows: Sequence[Spread], palette: Palette) -> go.Figure:
    """One bar a team, one part a level from 0 to 5, unknown as an outlined part at the end."""
    names = unique([f"{wrapped(row.team)}" for row in rows])
    figure = go.Figure()
    for level, name in enumerate(LEVEL_NAMES):
        counts = [row.counts[level] for row in rows]
        colour = palette.levels[level]
        figure.add_bar(
            y=names,
            x=counts,
            orientation="h",
            marker={"color": colour, "line": {"color": palette.line, "width": 1}},
            text=[f"<b>{level}</b> × {n}" if n else "" for n in counts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": 12, "color": text_on(colour)},
            hovertext=[
                f"{safe(row.team)}: {count(n, 'person', 'people')} at {level}, {name}"
                for row, n in zip(rows, counts, strict=True)
            ],
            hoverinfo="text",
        )
    unknown = [row.unknown for row in rows]
    figure.add_bar(
        y=names,
        x=unknown,
        orientation="h",
        marker={"color": palette.page, "line": {"color": palette.quiet, "width": 1.5}},
        text=[f"? × {n}" if n else "" for n in unknown],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 12, "color": palette.ink},
        hovertext=[f"{safe(row.team)}: {n} unknown" for row, n in zip(rows, unknown, strict=True)],
        hoverinfo="text",
    )
    styled(figure, palette, height=ROW * len(rows) + 24)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(visible=False)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure
