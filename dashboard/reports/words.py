"""Sentences and short names that several sections of a report share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from analytics.chances.results import Chances
from analytics.results import RequirementCoverage
from analytics.strategy.results import Close, Plan
from analytics.strategy.weeks import whole_week
from dashboard import formats
from dashboard.reports.plain import plain
from data.vocabulary import grouped


def by_due(plan: Plan, start: date | None) -> str:
    """When what is short today is due: the one date, or the last of several: "when due (last: 31
    Jul 2027)"."""
    must = {n.due_week for n in plan.needs if n.shortage_before and n.must_have}
    others = {n.due_week for n in plan.needs if n.shortage_before}
    due = must or others or {plan.deadline_weeks}
    last = due_words(max(due), start)
    return f"by {last}" if len(due) == 1 else f"when due (last: {last})"


def due_words(week: float, start: date | None) -> str:
    """The day on which a due week ends, or the week where no wave gives a date."""
    if start is None:
        return f"week {whole_week(week)}"
    return formats.day(start + timedelta(days=round(week * 7)))


def outcome_words(plan: Plan, start: date | None, chances: Chances | None) -> str:
    """What the plan reaches, by when and how surely, in one sentence. `chances`: of
    the simulated runs, where they may be told."""
    if plan.status == "nothing to do":
        return "There is no shortage to close"
    by = by_due(plan, start)
    if not plan.actions:
        return f"No action within the limits closes a gap {by}"
    closed = plan.shortage_before - plan.shortage
    if not plan.shortage_before:
        other = plan.shortage_other_before - plan.shortage_other
        return f"The plan closes {formats.count(other, 'other position')} {by}"
    missing = formats.count(plan.shortage_before, "missing must-have position")
    if plan.shortage:
        what = f"closes {grouped(closed)} of {missing}"
    else:
        what = f"closes the {missing}" if closed == 1 else f"closes all {missing}"
    if chances is None:
        return f"The plan {what} {by}"
    likely = (
        f"{formats.decimal(chances.holding)} of {formats.count(chances.must_haves, 'must-have')}"
    )
    return f"The plan {what} {by}; likely to hold then: {likely}"


def need_name(rows: Sequence[RequirementCoverage], longest: int = 60) -> str:
    """Where a skill is required: the scopes, shortened."""
    scopes = list(dict.fromkeys(plain(r.scope, longest) for r in rows))
    return formats.joined(scopes, most=3)


def closes_words(closes: Iterable[Close]) -> str:
    """What an action closes: "Serving, level 3, Platform (2)"."""
    parts = [
        f"{plain(c.skill, 60)} level {c.level}, {plain(c.scope, 40)}"
        + (f" ({grouped(c.headcount)})" if c.headcount > 1 else "")
        + (" (gives up)" if c.headcount < 0 else "")
        for c in closes
        if c.headcount
    ]
    return "; ".join(parts) if parts else "–"
