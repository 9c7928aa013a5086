"""Coverage week by week: each position counts from the week in which its action does, and of a
contractor until the engagement ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analytics.strategy.answer.outcome import coverage
from analytics.strategy.results import Plan

Key = tuple[str, str, int]
"""Scope, skill and level of a requirement."""


@dataclass(frozen=True)
class Moment:
    """What holds from a week on: the weighted share of positions, and how many of
    must-haves are still open."""

    week: float
    coverage: float
    must_have_open: int


def coverage_over_time(plan: Plan) -> tuple[Moment, ...]:
    """One moment at week 0 and one at each week in which actions begin or cease to count."""
    closed: dict[float, dict[Key, int]] = {}
    for action in plan.actions:
        for close in action.closes:
            at = closed.setdefault(action.end_week, {})
            key = (close.scope, close.skill, close.level)
            at[key] = at.get(key, 0) + close.headcount
            if action.until_week is not None and action.until_week < plan.horizon_weeks:
                over = closed.setdefault(action.until_week, {})
                over[key] = over.get(key, 0) - close.headcount
    held = {(need.scope, need.skill, need.level): need.have for need in plan.needs}
    moments = [_moment(plan, 0.0, held)] if 0.0 not in closed else []
    for week in sorted(closed):
        for key, people in closed[week].items():
            held[key] += people
        moments.append(_moment(plan, week, held))
    return tuple(moments)


def _moment(plan: Plan, week: float, held: Mapping[Key, int]) -> Moment:
    rows = [(need, held[need.scope, need.skill, need.level]) for need in plan.needs]
    return Moment(
        week,
        coverage([(need.weight, people, need.required) for need, people in rows]),
        sum(max(0, need.required - people) for need, people in rows if need.must_have),
    )


def last_week(plan: Plan) -> float:
    """The week in which the last requirement is due, action counts or contractor leaves."""
    weeks = [need.due_week for need in plan.needs] + [action.end_week for action in plan.actions]
    left = [a.until_week for a in plan.actions if a.until_week is not None]
    return max([1.0, *weeks, *(week for week in left if week < plan.horizon_weeks)])
