"""The actions of a plan, as a report prints them."""

from __future__ import annotations

from datetime import date

from analytics.strategy.results import Action, Plan
from analytics.strategy.weeks import whole_week
from dashboard import formats
from dashboard.order import by_decision, due_week
from dashboard.reports import numbers
from dashboard.reports.plain import plain
from dashboard.reports.plan_content import ActionRow
from dashboard.reports.words import closes_words
from dashboard.wording import advice
from data.vocabulary import grouped


def action_row(
    action: Action, plan: Plan, axis: float, start: date | None, *, people: bool
) -> ActionRow:
    """One purchase on a time line of `axis` weeks from `start`. Persons only with `people`."""
    currency, due = plan.currency, due_week(action, plan)
    return ActionRow(
        lever=action.lever,
        what=_what(action, people=people),
        who=_who(action, people=people),
        count=numbers.count(action.count),
        start=numbers.week(action.start_week),
        end=numbers.week(action.end_week),
        decide_by=numbers.last_week(action.decide_by_week),
        decide_on=formats.day(formats.last_day(start, action.decide_by_week)) if start else "–",
        start_at=_on(action.start_week, axis),
        end_at=_on(action.end_week, axis),
        decide_at=_on(action.decide_by_week, axis),
        due_at=None if due is None else _on(due, axis),
        one_off=numbers.money(action.cost.one_off, currency),
        run_rate=numbers.money(action.cost.run_rate, currency),
        hours=numbers.hours(action.cost.hours),
        total=numbers.money(action.cost.total, currency),
        chance=numbers.percent(action.chance),
        closes=closes_words(action.closes),
        why=_why(action) if people else "",
    )


def billed_actions(plan: Plan, *, people: bool) -> list[tuple[Action, str, str]]:
    """Each action with what it is and for whom, as a report says it."""
    return [(a, _what(a, people=people), _who(a, people=people)) for a in by_decision(plan)]


def _on(week: float, axis: float) -> float:
    return min(1.0, max(0.0, week / axis))


def _what(action: Action, *, people: bool) -> str:
    skills = formats.joined([plain(skill, 60) for skill in action.skills] or [plain(action.skill)])
    several = f"{grouped(action.count)} × " if action.count > 1 else ""
    if action.lever == "assess":
        return f"Check {grouped(action.count)} ratings in {skills}"
    if action.lever == "hire":
        seat = " for a budgeted seat" if action.backfill else ""
        return f"Hire {several}{plain(action.profile or action.who, 60)}{seat}"
    if action.lever == "contract":
        until = whole_week(action.until_week or action.end_week)
        return f"Contract {several}{plain(action.profile or action.who, 60)} until week {until}"
    if action.lever == "move":
        return f"Move from {plain(action.from_team, 40)} to {plain(action.team, 40)}"
    if action.lever == "equip":
        return f"{several}{plain(action.tool or 'Tool', 60)} for {skills}"
    if action.course:
        return f"Course {several}for {skills} level {action.level}"
    # Where somebody stands today is theirs: it is printed only beside names.
    start = f"from level {action.from_level} " if people and action.from_level is not None else ""
    return f"Train {skills} {start}to level {action.level}"


def _why(action: Action) -> str:
    """Interest, hours and reason: they are the person's, and stand only beside the name."""
    if action.advice is None:
        return ""
    parts = (
        f"interest {advice.interest(action.advice)}",
        advice.free_hours(action.advice),
        advice.why(action),
    )
    return plain("; ".join(parts), 200)


def _who(action: Action, *, people: bool) -> str:
    person = plain(action.person, 60) if people and action.person else ""
    parts = [person, plain(action.who, 60), plain(action.team, 60)]
    return " · ".join(part for part in dict.fromkeys(parts) if part)
