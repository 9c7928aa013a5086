"""Required against held, requirement by requirement: a bar, a tick at the headcount, a whisker."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.results import RequirementCoverage
from dashboard.charts.base import open_mark, safe, short, styled, unique
from dashboard.formats import coverage_range, day, number
from dashboard.order import By, Group
from dashboard.theme import OPEN_COLOUR, Palette, coverage_colour

ROW = 27
MOST = 80
"""Requirements that are drawn; the table has them all."""


def drawn(groups: Sequence[Group]) -> list[Group]:
    """The first requirements, as many as a picture can hold."""
    found: list[Group] = []
    room = MOST
    for group in groups:
        if room > 0:
            found.append(Group(group.coverage, group.requirements[:room]))
            room -= len(group.requirements)
    return found


def requirement_bars(groups: Sequence[Group], by: By | None, palette: Palette) -> go.Figure:
    """One row a requirement below its group's line. Bar: people who hold it; tick: the headcount;
    whisker: what unknown levels could add to the headcount."""
    lines: list[tuple[str, RequirementCoverage | None]] = []
    for group in drawn(groups):
        if by is not None:
            lines.append((_title(group, by), None))
        lines += [(_name(need, by), need) for need in group.requirements]
    names = unique([name for name, _ in lines])
    rows = [(name, need) for name, (_, need) in zip(names, lines, strict=True) if need]
    needs = [need for _, need in rows]
    y = [name for name, _ in rows]
    widest = max([max(need.required, need.have) for need in needs] + [1])
    figure = go.Figure()
    figure.add_bar(
        y=y,
        x=[n.required for n in needs],
        orientation="h",
        marker_color=palette.panel,
        hoverinfo="skip",
    )
    figure.add_bar(
        y=y,
        x=[n.have for n in needs],
        orientation="h",
        marker_color=[coverage_colour(n.coverage, palette) for n in needs],
        hovertext=[_hover(n) for n in needs],
        hoverinfo="text",
        customdata=[n.skill_id for n in needs],
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [could_add(n) or None for n in needs],
            "arrayminus": [0 if could_add(n) else None for n in needs],
            "color": palette.quiet,
            "thickness": 1.5,
            "width": 4,
        },
    )
    figure.add_scatter(
        y=y,
        x=[n.required for n in needs],
        mode="markers",
        hoverinfo="skip",
        cliponaxis=False,
        marker={
            "symbol": "line-ns",
            "size": 15,
            "line": {
                "width": [3 if n.must_have else 1.5 for n in needs],
                "color": [_open_or(n, palette.ink) for n in needs],
            },
        },
    )
    figure.add_scatter(
        y=y,
        x=[widest * 1.06] * len(needs),
        mode="text",
        text=[_label(n) for n in needs],
        textposition="middle right",
        hoverinfo="skip",
        cliponaxis=False,
    )
    styled(figure, palette, height=ROW * len(names) + 16)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(visible=False, range=[0, widest * 2.35])
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=names,
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        tickfont={"size": 12},
    )
    return figure


def _open_or(need: RequirementCoverage, colour: str) -> str:
    return OPEN_COLOUR if need.must_have and need.shortage else colour


def could_add(need: RequirementCoverage) -> int:
    """People with an unknown level who could still count, up to the headcount."""
    return min(need.unknown, need.shortage)


def _title(group: Group, by: By) -> str:
    name = group.coverage.name or f"No {by}"
    share = coverage_range(group.coverage.coverage, group.coverage.coverage_high)
    return f"<b>{safe(short(name, 30))}</b>  {share}"


def _name(need: RequirementCoverage, by: By | None) -> str:
    where = "" if by == "scope" else f" · {safe(short(need.scope, 16))}"
    return f"{safe(short(need.skill, 30))} {need.level}{where}"


def _label(need: RequirementCoverage) -> str:
    parts = [f"<b>{need.have} of {need.required}</b>"]
    if need.unknown and need.shortage:
        parts.append(f"{need.unknown} unknown")
    if need.must_have:
        parts.append(f"{open_mark()}<b>must-have open</b>" if need.shortage else "must-have")
    parts.append(f"due {day(need.due_on)}{'' if need.due_given else '?'}")
    if need.owner:
        parts.append(safe(short(need.owner, 24)))
    return " · ".join(parts)


def _hover(need: RequirementCoverage) -> str:
    lines = [
        f"<b>{safe(need.skill)}</b> at level {need.level}, {safe(need.scope)}",
        f"{need.have} of {need.required} hold it, {need.unknown} unknown: "
        f"{coverage_range(need.coverage, need.coverage_high)}",
        f"weight {need.weight:g}, {need.shortage} missing",
    ]
    if need.per_week is not None:
        lines.append(f"a week without one position costs {number(need.per_week)}")
    if need.initiative:
        lines.append(safe(need.initiative))
    if need.reason:
        lines.append(safe(short(need.reason, 90)))
    return "<br>".join(lines)
