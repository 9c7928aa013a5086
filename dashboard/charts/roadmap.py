"""The plan through time: what is done when, and how coverage grows with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go

from analytics.results import SHOWN_LEVERS
from analytics.strategy.answer.over_time import Moment
from analytics.strategy.results import Action, Plan
from analytics.strategy.weeks import week_span
from dashboard.charts.base import safe, short, styled, unique
from dashboard.formats import count, day, last_day, month, percent, week_day, weeks
from dashboard.order import by_decision, due_week
from dashboard.theme import LEVER_COLOURS, Palette, text_on

ROW = 30
HEIGHT = 300
LABEL = 0.08
"""Least distance of two labels at the end of lines, as a share of the axis."""
DASHES = ("solid", "dash", "dot")
"""Lines are told apart by their dashes and names, not by colour alone."""

Line = tuple[str, Sequence[Moment]]
"""A name and its coverage over time."""


def timeline(plan: Plan, start: date, palette: Palette, people: bool = False) -> go.Figure:
    """A bar from each action's start to the week from which it counts, its last decision date,
    and when what it closes is due; the first decision on top."""
    actions = by_decision(plan)
    names = unique([safe(action_label(action, people)) for action in actions])
    figure = go.Figure()
    for lever in SHOWN_LEVERS:
        rows = [(n, a) for n, a in zip(names, actions, strict=True) if a.lever == lever]
        figure.add_bar(
            y=[name for name, _ in rows],
            x=[max(a.end_week - a.start_week, 0.4) for _, a in rows],
            base=[a.start_week for _, a in rows],
            orientation="h",
            marker_color=LEVER_COLOURS[lever],
            text=[_in_bar(action, start) for _, action in rows],
            textposition="auto",
            insidetextanchor="start",
            constraintext="none",
            textangle=0,
            insidetextfont={"size": 11, "color": text_on(LEVER_COLOURS[lever])},
            outsidetextfont={"size": 11, "color": palette.ink},
            cliponaxis=False,
            hovertext=[_when(action, start) for _, action in rows],
            hoverinfo="text",
        )
    dues = [(name, due_week(a, plan)) for name, a in zip(names, actions, strict=True)]
    figure.add_scatter(
        y=[name for name, due in dues if due is not None],
        x=[due for _, due in dues if due is not None],
        mode="markers",
        marker={"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": palette.ink}},
        hovertext=[f"due on {day(week_day(start, due))}" for _, due in dues if due is not None],
        hoverinfo="text",
    )
    figure.add_scatter(
        y=names,
        x=[a.decide_by_week for a in actions],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 10,
            "color": palette.ink,
            "line": {"width": 1, "color": palette.page},
        },
        hovertext=[f"decide by {day(last_day(start, a.decide_by_week))}" for a in actions],
        hoverinfo="text",
    )
    styled(figure, palette, height=ROW * max(len(names), 1) + 60)
    figure.update_layout(barmode="overlay")
    figure.update_yaxes(
        autorange="reversed", showgrid=False, categoryorder="array", categoryarray=names
    )
    last = max([1.0, *(a.end_week for a in actions), *(due or 0.0 for _, due in dues)])
    figure.update_xaxes(range=[-0.5, last + 1.5], **month_ticks(start, last, most=9))
    return figure


def _in_bar(action: Action, start: date) -> str:
    """The lever and how long it takes; of a contract until when it covers, of a move nothing."""
    if action.lever == "move":
        return "move"
    if action.lever == "contract" and action.until_week is not None:
        return f"contract · until {day(last_day(start, action.until_week))}"
    return f"{action.lever} · {weeks(action.end_week - action.start_week)}"


def action_label(action: Action, people: bool = False) -> str:
    """What is bought, for whom, in few words."""
    if action.lever == "move":
        who = action.person if people and action.person else action.who or "somebody"
        return f"{who} · {short(action.from_team or '', 14)} to {short(action.team, 14)}"
    if action.lever == "assess":
        return f"Check {action.count} ratings"
    if action.lever in ("hire", "contract"):
        return f"{action.count} × {action.profile or action.who}"
    if action.lever == "equip":
        return f"{action.count} × {short(action.tool or 'tool', 18)} · {short(action.skill, 18)}"
    who = action.person if people and action.person else action.who
    what = f"{short(action.skill, 24)} {action.level}"
    return f"{what} · {who}" if who else what


def month_ticks(start: date, last_week: float, most: int) -> dict[str, Any]:
    """First days of months as positions in weeks, about `most` of them."""
    end = week_day(start, last_week)
    firsts = []
    first = (start.replace(day=1) + timedelta(days=31)).replace(day=1)
    while first <= end:
        firsts.append(first)
        first = (first + timedelta(days=31)).replace(day=1)
    step = -(-len(firsts) // most) or 1
    shown = [start, *[f for f in firsts[step - 1 :: step] if (f - start).days > 30 * step]]
    return {
        "tickvals": [(when - start).days / 7 for when in shown],
        "ticktext": [day(start), *(month(when) for when in shown[1:])],
        "tickangle": 0,
    }


def coverage_steps(lines: Sequence[Line], start: date, until: float, palette: Palette) -> go.Figure:
    """Coverage of one to three plans: it steps up in the week in which an action counts."""
    figure = go.Figure()
    colours = (palette.accent, palette.ink, palette.quiet)
    least = min((m.coverage for _, moments in lines for m in moments), default=0.0)
    bottom, top = max(0.0, int(least * 10 - 1) / 10), 1.03
    ends = spread([moments[-1].coverage for _, moments in lines], LABEL * (top - bottom))
    for (name, moments), colour, dash, at in zip(lines, colours, DASHES, ends, strict=False):
        last = moments[-1]
        figure.add_scatter(
            x=[*(m.week for m in moments), until],
            y=[*(m.coverage for m in moments), last.coverage],
            mode="lines",
            line={"color": colour, "width": 2.5, "dash": dash, "shape": "hv"},
            name=safe(name),
            hovertext=[*(_moment(name, m, start) for m in moments), _moment(name, last, start)],
            hoverinfo="text",
        )
        figure.add_scatter(
            x=[until * 1.02],
            y=[at],
            mode="text",
            hoverinfo="skip",
            cliponaxis=False,
            text=[f"{safe(short(name, 18))} <b>{percent(last.coverage)}</b>"],
            textposition="middle right",
            textfont={"size": 12, "color": palette.ink},
        )
    styled(figure, palette, height=HEIGHT)
    figure.update_yaxes(range=[bottom, top], tickformat=".0%", title_text="coverage, weighted")
    figure.update_xaxes(range=[0, until * 1.7], showgrid=False, **month_ticks(start, until, most=3))
    return figure


def spread(values: Sequence[float], apart: float) -> list[float]:
    """Heights of labels: near their lines, and never on each other."""
    placed = dict.fromkeys(range(len(values)), 0.0)
    above = 2.0
    for number in sorted(placed, key=lambda n: -values[n]):
        above = placed[number] = min(values[number], above - apart)
    return [placed[number] for number in range(len(values))]


def _moment(name: str, moment: Moment, start: date) -> str:
    return (
        f"<b>{safe(name)}</b><br>from {day(week_day(start, moment.week))}: "
        f"{percent(moment.coverage)} covered, "
        f"{count(moment.must_have_open, 'must-have position')} open"
    )


def _when(action: Action, start: date) -> str:
    closes = sum(close.headcount for close in action.closes)
    return (
        f"<b>{safe(action_label(action))}</b><br>week "
        f"{week_span(action.start_week, action.end_week)}, counts from "
        f"{day(week_day(start, action.end_week))}"
        f"<br>closes {closes}, chance {percent(action.chance)}"
    )
