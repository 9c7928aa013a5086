"""Pictures of the Evidence page: importance against level, people by level."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from analytics.evidence.results import Evidence
from dashboard.charts.base import safe, short, styled, unique, whole_numbers
from dashboard.theme import Palette, text_on

ROW = 23
LEGEND = 48
"""Pixels for a legend of two rows, which it has on a narrow screen."""
NAMED = 10
"""Skills of the first quadrant that are named in the picture; the table has all."""


@dataclass(frozen=True)
class _Mark:
    """One skill in the picture."""

    skill: str
    importance: float
    level: float
    need: float
    quadrant: str
    borderline: bool

    @property
    def first(self) -> bool:
        return self.quadrant == "concentrate here"


def _marks(found: Evidence) -> list[_Mark]:
    return [
        _Mark(
            s.skill,
            i.borich.importance,
            i.borich.level,
            i.borich.mwds,
            i.standing.quadrant,
            i.standing.borderline,
        )
        for s in found.skills
        if (i := s.importance) and i.standing
    ]


def _in_the_way(mark: _Mark, other: _Mark) -> bool:
    """Whether a name to the right of a mark would run into another one."""
    return 0 < other.level - mark.level < 0.3 and abs(other.importance - mark.importance) < 0.1


def quadrants(found: Evidence, palette: Palette) -> go.Figure:
    """Mean level to the right, mean importance upwards, the cross-hair at the grand means."""
    marks = _marks(found)
    figure = go.Figure()
    for borderline, symbol in ((False, "circle"), (True, "circle-open")):
        part = [m for m in marks if m.borderline is borderline]
        figure.add_scatter(
            x=[m.level for m in part],
            y=[m.importance for m in part],
            mode="markers",
            marker={
                "size": 10,
                "symbol": symbol,
                "color": [palette.below if m.first else palette.accent for m in part],
                "line": {"width": 2},
            },
            hovertext=[
                f"<b>{safe(m.skill)}</b><br>importance {m.importance:.2f}, level {m.level:.2f}<br>"
                f"{m.quadrant}{', close to a line' if borderline else ''}"
                for m in part
            ],
            hoverinfo="text",
        )
    clear = [m for m in marks if m.first and not m.borderline]  # close to a line names overlap
    named = sorted(clear, key=lambda m: -m.need)[:NAMED]
    for mark in named:
        before = any(_in_the_way(mark, other) for other in named)
        figure.add_annotation(
            x=mark.level,
            y=mark.importance,
            text=safe(short(mark.skill, 28)),
            showarrow=False,
            xanchor="right" if before else "left",
            xshift=-9 if before else 9,
            font={"size": 11, "color": palette.ink},
        )
    styled(figure, palette, height=430)
    if found.cross_hair is not None:
        line = {"color": palette.quiet, "width": 1, "dash": "dot"}
        figure.add_hline(y=found.cross_hair[0], line=line)
        figure.add_vline(x=found.cross_hair[1], line=line)
    corners = [
        ("concentrate here", 0, 1),
        ("keep up", 1, 1),
        ("low priority", 0, 0),
        ("possible overkill", 1, 0),
    ]
    for text, x, y in corners:
        figure.add_annotation(
            text=text,
            x=x,
            y=y,
            xref="paper",
            yref="paper",
            showarrow=False,
            xanchor="right" if x else "left",
            yanchor="top" if y else "bottom",
            font={"size": 11, "color": palette.quiet},
        )
    figure.update_xaxes(title_text="mean level", range=_span([m.level for m in marks]))
    figure.update_yaxes(title_text="mean importance", range=_span([m.importance for m in marks]))
    return figure


def distributions(found: Evidence, palette: Palette) -> go.Figure:
    """One bar of people a skill, from level 0 to 5, the unknown outlined at its end."""
    names = unique([safe(short(s.skill, 30)) for s in found.skills])
    figure = go.Figure()
    for level, colour in enumerate(palette.levels):
        counts = [s.levels.counts[level] for s in found.skills]
        figure.add_bar(
            y=names,
            x=counts,
            orientation="h",
            name=f"level {level}",
            marker={"color": colour, "line": {"width": 0.5, "color": palette.line}},
            text=[n or "" for n in counts],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": 11, "color": text_on(colour)},
            hovertemplate=f"%{{y}}<br>%{{x}} at level {level}<extra></extra>",
        )
    unknown = [s.levels.people - s.levels.known for s in found.skills]
    figure.add_bar(
        y=names,
        x=unknown,
        orientation="h",
        name="unknown",
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 1, "color": palette.quiet}},
        text=[f"{n}?" if n else "" for n in unknown],
        textposition="inside",
        textangle=0,
        constraintext="none",
        textfont={"size": 11, "color": palette.quiet},
        hovertemplate="%{y}<br>%{x} unknown<extra></extra>",
    )
    styled(figure, palette, height=ROW * max(len(names), 1) + 56 + LEGEND)
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    most = max((s.levels.people for s in found.skills), default=0)
    figure.update_xaxes(title_text="people", **whole_numbers(most))
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": 12})
    return figure


def _span(values: list[float]) -> list[float]:
    """The range of an axis with room for marks and words."""
    return [max(0, min(values) - 0.3), min(5.2, max(values) + 0.5)] if values else [0, 5]
