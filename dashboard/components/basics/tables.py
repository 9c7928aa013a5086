"""Tables of frozen values: one list a column, in the reader's words, for every table twin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from analytics.results import Analysis, Coverage, RequirementCoverage
from analytics.strategy.answer.over_time import Moment
from analytics.strategy.money.cash import yardstick
from analytics.strategy.results import Action, Plan
from analytics.strategy.weeks import week_span
from analytics.suppression import shown_groups, shown_roles
from dashboard.charts.blend import areas_before_after
from dashboard.charts.options import pure_rows
from dashboard.formats import day, last_day, percent, week_day
from dashboard.order import by_decision, short_needs, worst_first
from dashboard.wording import advice
from dashboard.wording.due import due_day
from dashboard.wording.readiness import held_back_by

Table = dict[str, list[object]]


def areas_table(areas: Sequence[Coverage]) -> Table:
    """Coverage by area."""
    rows = worst_first(areas)
    return {
        "Area": [a.name for a in rows],
        "Coverage": [percent(a.coverage) for a in rows],
        "At most": [percent(a.coverage_high) for a in rows],
        "Required": [a.required for a in rows],
        "Short": [a.shortage for a in rows],
        "Of it must-have": [a.must_have_shortage for a in rows],
        "Held by one person": [a.single_points_of_failure for a in rows],
    }


def requirements_table(analysis: Analysis) -> Table:
    """Every requirement against what is there."""
    rows = sorted(analysis.requirements, key=lambda n: (not n.must_have, n.coverage, n.skill))
    return {
        "Scope": [n.scope for n in rows],
        "Skill": [n.skill for n in rows],
        "Level": [n.level for n in rows],
        "Required": [n.required for n in rows],
        "Have": [n.have for n in rows],
        "Unknown": [n.unknown for n in rows],
        "Short": [n.shortage for n in rows],
        "Must-have": ["yes" if n.must_have else "no" for n in rows],
        "If one leaves": [_if_one_leaves(n) for n in rows],
        "Due": [due_day(n) for n in rows],
        **cost_per_week(rows),
        **_said(
            {
                "Initiative": [n.initiative for n in rows],
                "Owner": [n.owner for n in rows],
                "Reason": [n.reason for n in rows],
            }
        ),
    }


def cost_per_week(needs: Sequence[RequirementCoverage]) -> Table:
    """What a week without one position costs, in the store's currency, where a target says so."""
    if all(n.per_week is None for n in needs):
        return {}
    return {"Cost per week": [n.per_week for n in needs]}


def _if_one_leaves(need: RequirementCoverage) -> str:
    if need.single_point_of_failure:
        return "nobody holds it"
    return "one short" if need.no_spare else ""


def _said(table: Table) -> Table:
    """Columns in which somebody wrote something."""
    return {name: cells for name, cells in table.items() if any(cells)}


def readiness_table(analysis: Analysis, by: str) -> Table:
    """Readiness and gap index against role profiles, by role, team, area or skill.

    Shares as texts; a dash where less than 70 % of what the profiles ask is answered. By role also
    people by what the must-haves say of them. Groups too small for who asks are left out.
    """
    roles = shown_roles(analysis)
    rows = roles if by == "role" else [g for g in shown_groups(analysis) if g.by == by]
    table: Table = {
        by.capitalize(): [getattr(row, "role" if by == "role" else "name") for row in rows],
        "People": [row.people for row in rows],
        "Profile held": ["–" if r.readiness is None else percent(r.readiness) for r in rows],
        "Gap index": ["–" if r.gap_index is None else percent(r.gap_index) for r in rows],
        "Answered, weighted": [percent(row.answered) for row in rows],
    }
    if by == "role":
        gates = [role.gate for role in roles]
        table["Ready"] = [gate.ready if gate else None for gate in gates]
        table["Not ready"] = [gate.not_ready if gate else None for gate in gates]
        table["Not enough known"] = [gate.insufficient if gate else None for gate in gates]
        table["None applies"] = [gate.none_applies if gate else None for gate in gates]
        table["Held back by"] = [held_back_by(gate) for gate in gates]
    return table


def needs_table(plan: Plan) -> Table:
    """What closes each short requirement."""
    rows = short_needs(plan)
    offers: Table = {}
    if any(n.by_contract or n.by_move for n in rows):
        offers = {"Contract": [n.by_contract for n in rows], "Move": [n.by_move for n in rows]}
    return {
        "Scope": [n.scope for n in rows],
        "Skill": [n.skill for n in rows],
        "Level": [n.level for n in rows],
        "Must-have": ["yes" if n.must_have else "no" for n in rows],
        "Required": [n.required for n in rows],
        "Today": [n.have for n in rows],
        "Train": [n.by_train for n in rows],
        "Hire": [n.by_hire for n in rows],
        "Equip": [n.by_equip for n in rows],
        **offers,
        "Still open": [n.shortage_after for n in rows],
        "By formula": [percent(n.chance) for n in rows],
    }


def actions_table(plan: Plan, start: date, people: bool) -> Table:
    """What is bought, when, and by when it must be decided."""
    rows = by_decision(plan)
    return {
        "Lever": [a.lever for a in rows],
        "Who": [_who(a, people) for a in rows],
        **(_advice_columns(rows) if people else {}),
        "Team": [a.team for a in rows],
        "Count": [a.count for a in rows],
        "Skills": [", ".join(a.skills) for a in rows],
        "To level": [a.level if a.skills and a.lever != "assess" else None for a in rows],
        "Tool": [a.tool or "" for a in rows],
        "Decide by": [day(last_day(start, a.decide_by_week)) for a in rows],
        "Weeks": [week_span(a.start_week, a.end_week) for a in rows],
        "Counts from": [day(week_day(start, a.end_week)) for a in rows],
        f"Cash once, {plan.currency}": [round(a.cost.one_off) for a in rows],
        f"Cash a year, {plan.currency}": [round(a.cost.run_rate) for a in rows],
        "Hours": [round(a.cost.hours) for a in rows],
        f"Total, {plan.currency}": [round(a.cost.total) for a in rows],
        f"A position-month, {plan.currency}": [
            None
            if (price := yardstick(plan, [a]).cost_per_position_month) is None
            else round(price)
            for a in rows
        ],
        "Chance": ["" if a.course else percent(a.chance) for a in rows],
        "Closes": [sum(close.headcount for close in a.closes) for a in rows],
    }


def _advice_columns(rows: Sequence[Action]) -> Table:
    """What each action about a person rests on: only beside names."""
    return {
        "Interest": [advice.interest(a.advice) if a.advice else "" for a in rows],
        "Free hours": [advice.free_hours(a.advice) if a.advice else "" for a in rows],
        "Why": [advice.why(a) for a in rows],
    }


def pure_table(plan: Plan) -> Table:
    """The blend, each lever alone, and nothing."""
    rows = pure_rows(plan)
    return {
        "Plan": [row[0] for row in rows],
        "Must-have positions open": [row[1] for row in rows],
        "Other positions open": [row[2] for row in rows],
        f"Total cost, {plan.currency}": [round(row[3]) for row in rows],
    }


def before_after_table(plan: Plan, area_of: Mapping[str, str]) -> Table:
    """Coverage of each short area, before and after."""
    rows = areas_before_after(plan, area_of)
    return {
        "Area": [row[0] for row in rows],
        "Today": [percent(row[1]) for row in rows],
        "With people": [percent(row[2]) for row in rows],
        "With tools too": [percent(row[3]) for row in rows],
    }


def growth_table(lines: Sequence[tuple[str, Sequence[Moment]]], start: date) -> Table:
    """Coverage and open must-have positions of each plan on every day on which one changes."""
    weeks = sorted({moment.week for _, moments in lines for moment in moments})
    table: Table = {"From": [day(week_day(start, week)) for week in weeks]}
    for name, moments in lines:
        held = [[m for m in moments if m.week <= week][-1] for week in weeks]
        table[name] = [percent(m.coverage) for m in held]
        table[f"{name}: must-have positions open"] = [m.must_have_open for m in held]
    return table


def _who(action: Action, people: bool) -> str:
    if action.course:
        return f"course {action.course}"
    if people and action.person:
        return action.person
    return (action.profile or action.who) + (", budgeted seat" if action.backfill else "")
