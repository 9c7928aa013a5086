"""The plan as pictures: what closes each gap, when, and coverage before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import plotly.graph_objects as go

from analytics.results import LEVERS
from analytics.strategy.results import Action, NeedOutcome, Plan
from dashboard.charts.base import safe, short, styled, unique, wrapped
from dashboard.formats import SPACE, day, last_day, percent, week_day, weeks, whole_week
from dashboard.order import short_needs
from dashboard.theme import LEVER_COLOURS, OPEN_COLOUR, Palette

ROW = 30


def need_label(need: NeedOutcome, plan: Plan) -> str:
    """The skill; with its level or scope only where that tells two rows apart."""
    same = [n for n in plan.needs if n.skill_id == need.skill_id and n.shortage_before]
    label = short(need.skill, 28)
    if len({n.level for n in same}) > 1:
        label += f" {need.level}"
    if len({n.scope for n in same}) > 1:
        label += f" · {short(need.scope, 14)}"
    return label + ("" if need.must_have else " (wish)")


def lever_bars(plan: Plan, palette: Palette) -> go.Figure:
    """One bar a short requirement: who is there today, what each lever adds, what stays open."""
    needs = short_needs(plan)
    names = unique([safe(need_label(need, plan)) for need in needs])
    parts: list[tuple[str, str, list[int]]] = [
        ("today", palette.line, [min(n.have, n.required) for n in needs]),
        ("train", LEVER_COLOURS["train"], [n.by_train for n in needs]),
        ("hire", LEVER_COLOURS["hire"], [n.by_hire for n in needs]),
        ("equip", LEVER_COLOURS["equip"], [n.by_equip for n in needs]),
        ("open", OPEN_COLOUR, [n.shortage_after for n in needs]),
    ]
    figure = go.Figure()
    for name, colour, values in parts:
        figure.add_bar(
            y=names,
            x=values,
            orientation="h",
            name=name,
            marker={"color": colour, "line": {"color": palette.page, "width": 1}},
            text=[f"{name} {value}" if value else "" for value in values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": 11, "color": palette.ink if name == "today" else "#FFFFFF"},
            hovertemplate=f"%{{y}}: %{{x}} {name}<extra></extra>",
        )
    styled(figure, palette, height=ROW * max(len(names), 1) + 50)
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(title_text="people at the required level", dtick=1, tick0=0)
    return figure


def timeline(plan: Plan, start: date, palette: Palette, people: bool = False) -> go.Figure:
    """Each action from its start to the week from which it counts, and its last decision date."""
    actions = sorted(plan.actions, key=lambda a: (a.start_week, a.end_week, a.lever, a.skill))
    names = unique([safe(action_label(action, people)) for action in actions])
    figure = go.Figure()
    for lever in LEVERS:
        rows = [(n, a) for n, a in zip(names, actions, strict=True) if a.lever == lever]
        figure.add_bar(
            y=[name for name, _ in rows],
            x=[max(a.end_week - a.start_week, 0.4) for _, a in rows],
            base=[a.start_week for _, a in rows],
            orientation="h",
            marker_color=LEVER_COLOURS[lever],
            text=[f"{lever} · {weeks(a.end_week - a.start_week)}" for _, a in rows],
            textposition="inside",
            insidetextanchor="start",
            constraintext="none",
            textfont={"size": 11, "color": "#FFFFFF"},
            hovertext=[_when(action, start) for _, action in rows],
            hoverinfo="text",
        )
    figure.add_scatter(
        y=names,
        x=[a.decide_by_week for a in actions],
        mode="markers",
        marker={"symbol": "diamond", "size": 9, "color": palette.ink},
        hovertext=[f"decide by {day(last_day(start, a.decide_by_week))}" for a in actions],
        hoverinfo="text",
    )
    figure.add_vline(
        x=plan.deadline_weeks,
        line={"color": palette.quiet, "dash": "dot", "width": 1},
        annotation={
            "text": f"deadline,{SPACE}{day(week_day(start, plan.deadline_weeks))}",
            "font": {"size": 11, "color": palette.quiet},
            "yref": "paper",
            "y": 1.0,
            "yanchor": "bottom",
            "xanchor": "right",
        },
    )
    styled(figure, palette, height=ROW * max(len(names), 1) + 74)
    figure.update_layout(barmode="overlay", margin={"t": 24})
    figure.update_yaxes(autorange="reversed", showgrid=False)
    last = max([plan.deadline_weeks, *(a.end_week for a in actions)])
    figure.update_xaxes(title_text="week of the plan", range=[-0.5, last + 1.5])
    return figure


def action_label(action: Action, people: bool = False) -> str:
    """What is bought, for whom, in few words."""
    if action.lever == "hire":
        return f"{action.count} × {action.profile or action.who}"
    if action.lever == "equip":
        return f"{action.count} × {short(action.tool or 'tool', 18)} · {short(action.skill, 18)}"
    who = action.person if people and action.person else action.who
    what = f"{short(action.skill, 24)} {action.level}"
    return f"{what} · {who}" if who else what


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
        ("and with tools", "diamond", LEVER_COLOURS["equip"], 3),
    )
    for label, symbol, colour, place in looks:
        shown = [row for row in rows if place != 3 or row[3] > row[2]]
        figure.add_scatter(
            x=[row[place] for row in shown],
            y=[names[rows.index(row)] for row in shown],
            mode="markers",
            name=label,
            marker={"symbol": symbol, "size": 11, "color": colour,
                    "line": {"width": 2, "color": colour}},
            hovertext=[f"{safe(str(row[0]))}: {percent(float(row[place]))} {label}"
                       for row in shown],
            hoverinfo="text",
            showlegend=True,
        )  # fmt: skip
    styled(figure, palette, height=34 * max(len(names), 1) + 80)
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    for trace in figure.data:
        if trace.mode == "lines":
            trace.showlegend = False
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(range=[-0.03, 1.12], tickformat=".0%", title_text="positions covered")
    return figure


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
    """Weighted coverage today (0), with training and hires (1), with tools too (2)."""
    total = sum(n.weight * n.required for n in needs)
    there = 0.0
    for n in needs:
        held = n.have + (n.by_train + n.by_hire if step else 0) + (n.by_equip if step == 2 else 0)
        there += n.weight * min(n.required, held)
    return there / total if total else 1.0


def _when(action: Action, start: date) -> str:
    closes = sum(close.headcount for close in action.closes)
    return (
        f"<b>{safe(action_label(action))}</b><br>week {action.start_week:.0f} to "
        f"{whole_week(action.end_week)}, counts from {day(week_day(start, action.end_week))}"
        f"<br>closes {closes}, chance {percent(action.chance)}"
    )
