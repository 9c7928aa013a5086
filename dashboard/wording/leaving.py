"""Who is known to leave, and what is due past the plan: what a plan cannot count on."""

from __future__ import annotations

from analytics.strategy.results import Plan
from dashboard.formats import day, joined, week_day


def lines(plan: Plan, *, people: bool) -> list[str]:
    """Sentences of a plan about who leaves when, by role (by name where `people` may be shown), and
    about requirements that are due too late for it."""
    sentences = []
    if plan.leavers and plan.start is not None:
        who = [
            f"{(leaver.person if people else None) or leaver.role or 'somebody'} ({leaver.team}), "
            + (day(week_day(plan.start, leaver.week)) if leaver.week else "has left")
            for leaver in plan.leavers
        ]
        sentences.append(f"Known to leave, and counted until then: {joined(who, most=8)}.")
    if plan.beyond:
        skills = [f"{row.skill} ({row.scope}, {day(row.due_on)})" for row in plan.beyond]
        sentences.append(f"Due more than three years on, so not planned for: {joined(skills)}.")
    return sentences
