"""The plan as pictures: what closes each gap, and coverage before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.strategy.results import NeedOutcome, Plan
from dashboard.charts.base import safe, short, styled, unique, whole_numbers, wrapped
from dashboard.formats import percent
from dashboard.order import short_needs
from dashboard.theme import LEVER_COLOURS, OPEN_COLOUR, Palette, text_on

ROW = 30
TEXT = 11
"""Of the words in bars, px."""
PLOT = 310
"""Width of the bars' plot beside the reasons on a screen of 1440 px."""
NARROW = 3
"""Width of a bar that a light line on either side would hide, px."""
LETTER = 6
"""Width of a letter of that size, px."""


def need_label(need: NeedOutcome, plan: Plan) -> str:
    """The skill; with its level or scope only where that tells two rows apart."""
    same = [n for n in plan.needs if n.skill_id == need.skill_id and n.shortage_before]
    label = short(need.skill, 28)
    if len({n.level for n in same}) > 1:
        label += f" {need.level}"
    if len({n.scope for n in same}) > 1:
        label += f" · {short(need.scope, 14)}"
    return label + ("" if need.must_have else " (other)")


def lever_bars(plan: Plan, palette: Palette) -> go.Figure:
    """One bar a short requirement: who is there today, what each lever adds, what stays open."""
    needs = short_needs(plan)
    names = unique([safe(need_label(need, plan)) for need in needs])
    parts: list[tuple[str, str, list[int]]] = [
        ("today", palette.line, [stay_today(n) for n in needs]),
        ("train", LEVER_COLOURS["train"], [n.by_train for n in needs]),
        ("hire", LEVER_COLOURS["hire"], [n.by_hire for n in needs]),
        ("equip", LEVER_COLOURS["equip"], [n.by_equip for n in needs]),
        ("contract", LEVER_COLOURS["contract"], [n.by_contract for n in needs]),
        ("move", LEVER_COLOURS["move"], [max(0, n.by_move) for n in needs]),
        ("open", OPEN_COLOUR, [n.shortage_after for n in needs]),
    ]
    longest = max((sum(row) for row in zip(*(part[2] for part in parts), strict=True)), default=1)
    figure = go.Figure()
    for name, colour, values in parts:
        if name in ("contract", "move") and not any(values):
            continue
        figure.add_bar(
            y=names,
            x=values,
            orientation="h",
            name=name,
            showlegend=any(values),
            marker={"color": colour, "line": _edges(values, longest, colour, palette)},
            text=[_bar_text(name, value, longest) for value in values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"size": TEXT, "color": palette.ink if name == "today" else text_on(colour)},
            hovertemplate=f"%{{y}}: %{{x}} {name}<extra></extra>",
        )
    styled(figure, palette, height=ROW * max(len(names), 1) + 120)
    figure.update_layout(
        barmode="stack",
        bargap=0.2,  # high enough for the words
        uniformtext={"mode": "hide", "minsize": TEXT},  # what does not fit would be cut
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(title_text="people at the required level", **whole_numbers(longest))
    return figure


def _edges(values: list[int], longest: int, colour: str, palette: Palette) -> dict[str, Any]:
    """Lines that part the bars; in its own colour around a bar that they would hide."""
    narrow = [0 < value * PLOT < NARROW * longest for value in values]
    return {
        "color": [colour if thin else palette.page for thin in narrow],
        "width": [
            2 if thin else 1 if value else 0 for thin, value in zip(narrow, values, strict=True)
        ],
    }


def _bar_text(name: str, value: int, longest: int) -> str:
    """The lever and its number where the bar is wide enough for both, else the number."""
    both = f"{name} {value}"
    wide = value / longest * PLOT >= (len(both) + 1) * LETTER
    return "" if not value else both if wide else str(value)


def before_after(plan: Plan, area_of: Mapping[str, str], palette: Palette) -> go.Figure:
    """Coverage of each area today (ring), with people (dot) and with tools (diamond)."""
    rows = areas_before_after(plan, area_of)
    names = unique([wrapped(name) for name, *_ in rows])
    figure = go.Figure()
    for name, (_, before, _people, after) in zip(names, rows, strict=True):
        figure.add_scatter(
            x=[before, after],
            y=[name, name],
            mode="lines",
            line={"color": palette.line, "width": 6},
            hoverinfo="skip",
        )
    looks = (
        ("today", "circle-open", palette.quiet, 1),
        ("with people", "circle", LEVER_COLOURS["train"], 2),
        (_added(plan), "diamond", LEVER_COLOURS["equip"], 3),
    )
    for label, symbol, colour, place in looks:
        shown = [row for row in rows if place != 3 or row[3] > row[2]]
        figure.add_scatter(
            x=[row[place] for row in shown],
            y=[names[rows.index(row)] for row in shown],
            mode="markers",
            name=label,
            marker={
                "symbol": symbol,
                "size": 11,
                "color": colour,
                "line": {"width": 2, "color": colour},
            },
            hovertext=[
                f"{safe(str(row[0]))}: {percent(float(row[place]))} {label}" for row in shown
            ],
            hoverinfo="text",
            showlegend=True,
        )
    styled(figure, palette, height=34 * max(len(names), 1) + 80)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    for trace in figure.data:
        if trace.mode == "lines":
            trace.showlegend = False
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(range=[-0.03, 1.12], tickformat=".0%", title_text="coverage, weighted")
    return figure


def _added(plan: Plan) -> str:
    if not any(need.by_contract for need in plan.needs):
        return "and with tools"
    return "and with tools and contractors"


def stay_today(need: NeedOutcome) -> int:
    """Today's holders up to the headcount, without those whose leaving opens a position."""
    return min(need.have, need.required) + min(0, need.by_move)


def areas_before_after(
    plan: Plan, area_of: Mapping[str, str]
) -> list[tuple[str, float, float, float]]:
    """(area, coverage today, with people, with tools too) of areas that are short, worst first."""
    groups: dict[str, list[NeedOutcome]] = {}
    for need in plan.needs:
        groups.setdefault(area_of.get(need.skill_id, "other"), []).append(need)
    rows = []
    for area, needs in groups.items():
        if not any(need.shortage_before for need in needs):
            continue
        rows.append((area, _share(needs, 0), _share(needs, 1), _share(needs, 2)))
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _share(needs: Sequence[NeedOutcome], step: int) -> float:
    """Weighted coverage today (0), with people who stay (1), with tools and contractors (2)."""
    total = sum(n.weight * n.required for n in needs)
    there = 0.0
    for n in needs:
        held = n.have + (n.by_train + n.by_hire + n.by_move if step else 0)
        held += n.by_equip + n.by_contract if step == 2 else 0
        there += n.weight * min(n.required, held)
    return there / total if total else 1.0
