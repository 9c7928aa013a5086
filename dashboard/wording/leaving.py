"""Who is known to leave, and what is due past the plan: what a plan cannot count on."""

from __future__ import annotations

from analytics.strategy.concerned import Leaver
from analytics.strategy.results import Plan
from dashboard.formats import day, joined, week_day


def lines(plan: Plan, *, people: bool) -> list[str]:
    """Sentences of a plan about who leaves when, by role (by name where `people` may be shown), and
    about requirements that are due too late for it."""
    sentences = []
    if plan.leavers and plan.start is not None:
        left = [_who(leaver, people) for leaver in plan.leavers if not leaver.week]
        going = [
            f"{_who(leaver, people)}, {day(week_day(plan.start, leaver.week))}"
            for leaver in plan.leavers
            if leaver.week
        ]
        if left:
            sentences.append(f"Left, and not counted: {joined(left, most=8)}.")
        if going:
            sentences.append(f"Known to leave, and counted until then: {joined(going, most=8)}.")
    if plan.beyond:
        skills = [f"{row.skill} ({row.scope}, {day(row.due_on)})" for row in plan.beyond]
        sentences.append(f"Due more than three years on, so not planned for: {joined(skills)}.")
    return sentences


def _who(leaver: Leaver, people: bool) -> str:
    return f"{(leaver.person if people else None) or leaver.role or 'somebody'} ({leaver.team})"
