"""Levers side by side: for one skill after the other, and for the plan as a whole."""

from __future__ import annotations

import math
from collections.abc import Sequence

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analytics.options.results import SkillLevers
from analytics.results import LEVERS
from analytics.strategy.results import Plan
from dashboard.charts.base import MONEY_AXIS, safe, short, styled, unique
from dashboard.formats import SPACE, money, percent, weeks
from dashboard.order import open_skills
from dashboard.theme import LEVER_COLOURS, OPEN_COLOUR, Palette

ROW = 30
FEW_TICKS = 5
"""Steps of the cost axis: their labels stand level beside each other on a phone, too."""
SYMBOLS = {"hire": "square", "train": "circle", "equip": "diamond"}
"""A shape each, so that the lever is not told by colour alone."""


def price_dots(levers: Sequence[SkillLevers], currency: str, palette: Palette) -> go.Figure:
    """What one position costs by each lever that can close some; the verdict is the filled one."""
    skills = open_skills(levers)
    names = unique([safe(short(skill.skill, 30)) for skill in skills])
    figure = go.Figure()
    for lever in LEVERS:
        rows = [
            (name, skill, skill.options[lever])
            for name, skill in zip(names, skills, strict=True)
            if lever in skill.options and skill.options[lever].cost_per_position is not None
        ]
        figure.add_scatter(
            x=[option.cost_per_position for _, _, option in rows],
            y=[name for name, _, _ in rows],
            mode="markers",
            name=lever,
            marker={
                "symbol": [
                    SYMBOLS[lever] + ("" if s.verdict == lever else "-open") for _, s, _ in rows
                ],
                "size": [13 if s.verdict == lever else 10 for _, s, _ in rows],
                "opacity": 1,
                "color": LEVER_COLOURS[lever],
                "line": {"width": 2, "color": LEVER_COLOURS[lever]},
            },
            hovertext=[
                f"<b>{safe(s.skill)}</b>, {lever}<br>{money(o.cost_per_position or 0, currency)} a "
                f"position, closes {o.closes} of {s.shortage}"
                + (f", {weeks(o.weeks)}" if o.weeks is not None else "")
                + (f", chance {percent(o.chance)}" if o.chance is not None else "")
                for _, s, o in rows
            ],
            hoverinfo="text",
        )
    most = _highest_price(skills)
    figure.add_scatter(
        x=[1.06 * most] * len(skills),
        y=names,
        mode="text",
        text=[_verdict(skill, currency) for skill in skills],
        textposition="middle right",
        textfont={"size": 12, "color": palette.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
    styled(figure, palette, height=ROW * max(len(names), 1) + 96)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=names)
    figure.update_xaxes(
        title_text=f"total cost of one closed position, {currency}",
        **MONEY_AXIS,
        range=[-0.03 * most, 1.5 * most],
        tickvals=_ticks(most),
        tickangle=0,
    )
    return figure


def has_price(levers: Sequence[SkillLevers]) -> bool:
    """Whether any lever closes a position, so that there is a dot to draw."""
    return any(
        option.cost_per_position is not None
        for skill in open_skills(levers)
        for option in skill.options.values()
    )


def _highest_price(skills: Sequence[SkillLevers]) -> float:
    prices = [
        option.cost_per_position
        for skill in skills
        for option in skill.options.values()
        if option.cost_per_position
    ]
    return max(prices, default=1.0)


def _ticks(most: float) -> list[float]:
    """Round steps up to the highest price; the labels stand beyond it."""
    step = 10 ** math.floor(math.log10(most))
    step *= next(times for times in (0.5, 1, 2, 5) if most / (step * times) < FEW_TICKS)
    return [step * n for n in range(int(most / step) + 1)]


def _verdict(skill: SkillLevers, currency: str) -> str:
    if skill.chosen is None:
        return "leave open"
    price = skill.chosen.cost_per_position
    return f"<b>{skill.verdict}</b> {money(price, currency) if price is not None else ''}".strip()


def pure_rows(plan: Plan) -> list[tuple[str, int, int, float]]:
    """(plan, must-have positions open, others open, total cost): the blend, each lever, nothing."""
    rows = [("This blend", plan.shortage, plan.shortage_other, plan.cost.total)]
    for lever in LEVERS:
        if lever in plan.pure:
            one = plan.pure[lever]
            rows.append(
                (f"{lever.capitalize()} only", one.shortage, one.shortage_other, one.cost.total)
            )
    nothing = plan.do_nothing
    rows.append(("Do nothing", nothing.shortage, nothing.shortage_other, nothing.cost.total))
    return rows


def pure_comparison(plan: Plan, palette: Palette) -> go.Figure:
    """Positions that stay open, and total cost, of the blend and of each lever alone."""
    rows = pure_rows(plan)
    names = [name for name, *_ in rows]
    figure = make_subplots(
        rows=1,
        cols=2,
        shared_yaxes=True,
        horizontal_spacing=0.06,
        subplot_titles=("must-have positions still open", "total cost"),
    )
    figure.add_bar(
        y=names,
        x=[row[1] for row in rows],
        orientation="h",
        marker_color=OPEN_COLOUR,
        text=[f"{row[1]}" for row in rows],
        textposition="outside",
        hoverinfo="skip",
        cliponaxis=False,
        row=1,
        col=1,
    )
    colours = [
        palette.accent,
        *(LEVER_COLOURS[le] for le in LEVERS if le in plan.pure),
        palette.quiet,
    ]
    figure.add_bar(
        y=names,
        x=[row[3] for row in rows],
        orientation="h",
        marker_color=colours,
        text=[money(row[3], plan.currency).replace(" ", SPACE) for row in rows],
        textposition="outside",
        hoverinfo="skip",
        cliponaxis=False,
        row=1,
        col=2,
    )
    styled(figure, palette, height=34 * len(rows) + 46)
    figure.update_layout(margin={"t": 30})
    figure.update_annotations(font={"size": 12, "color": palette.quiet})
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(showticklabels=False, showgrid=False, rangemode="tozero")
    most_open = max([row[1] for row in rows] + [1])
    figure.update_xaxes(range=[0, most_open * 1.35], col=1)
    figure.update_xaxes(range=[0, max([row[3] for row in rows] + [1.0]) * 2], col=2)
    return figure
