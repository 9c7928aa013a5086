"""Read what a scenario file offers: hires, tools, contractors, moves, and what steps ask for."""

from __future__ import annotations

from analytics.strategy.problem.learning import Course, Prerequisite
from analytics.strategy.scenario.scenario import (
    MOST_WEEKS,
    ScenarioContractor,
    ScenarioHire,
    ScenarioMove,
    ScenarioTool,
    checked_whole,
)
from analytics.strategy.scenario.toml_values import (
    Table,
    flag,
    listed,
    name,
    number,
    only,
    text,
    whole,
)
from data.vocabulary import MAX_LEVEL, RefusedError

HIRE = (
    "profile",
    "levels",
    "total_cost",
    "weeks_to_productive",
    "chance",
    "max",
    "interview_hours",
    "weeks_to_fill",
    "notice_weeks",
    "ramp_weeks",
    "yearly_pay",
    "recruiting_cost",
    "backfill",
    "budgeted_pay",
    "team",
)
TOOL = (
    "name",
    "skills",
    "seat_total_cost",
    "minimum_own_level",
    "credit",
    "weeks_to_productive",
    "seat_per_month",
    "usage_per_month",
    "owned",
    "owned_by",
)
CONTRACTOR = (
    "profile",
    "levels",
    "cost_per_month",
    "months",
    "max",
    "weeks_to_start",
    "handover_hours",
    "handover_cost",
    "chance",
)


def read_hire(table: Table) -> ScenarioHire:
    """One [[hire]]."""
    profile = text(table, "profile", "")
    place = f"[[hire]] {profile or '?'}"
    where = f"{place}: "
    only(table, HIRE, place)
    if not profile:
        raise RefusedError("A [[hire]] has no profile; give it a name.")
    _not_both(table, where, "weeks_to_productive", ("weeks_to_fill", "notice_weeks", "ramp_weeks"))
    money = ("yearly_pay", "recruiting_cost", "backfill", "budgeted_pay")
    _not_both(table, where, "total_cost", money)
    backfill = flag(table, "backfill", where=where)
    if "budgeted_pay" in table and not backfill:
        raise RefusedError(f"{where}budgeted_pay goes with backfill = true.")
    weeks = {
        key: number(table, key, most=MOST_WEEKS, where=where)
        for key in ("weeks_to_productive", "weeks_to_fill", "notice_weeks", "ramp_weeks")
    }
    return ScenarioHire(
        profile=profile,
        levels=levels(table, "levels", where, empty=True),
        total_cost=number(table, "total_cost", where=where),
        chance=number(table, "chance", most=1, where=where),
        maximum=whole(table, "max", where=where),
        interview_hours=number(table, "interview_hours", where=where),
        yearly_pay=number(table, "yearly_pay", where=where),
        recruiting_cost=number(table, "recruiting_cost", where=where),
        backfill=backfill,
        budgeted_pay=number(table, "budgeted_pay", where=where),
        team=name(table, "team", where=where),
        **weeks,
    )


def read_tool(table: Table) -> ScenarioTool:
    """One [[tool]]."""
    called = text(table, "name", "")
    place = f"[[tool]] {called or '?'}"
    where = f"{place}: "
    only(table, TOOL, place)
    if not called:
        raise RefusedError("A [[tool]] has no name; give it one.")
    skills = listed(table, "skills", ())
    if not skills or not all(isinstance(skill, str) for skill in skills):
        raise RefusedError(f'{where}skills is missing; write skills = ["Python"].')
    teams = listed(table, "owned_by", ())
    if not all(isinstance(team, str) for team in teams):
        raise RefusedError(f'{where}owned_by is {teams!r}; give teams, owned_by = ["Core"].')
    _not_both(table, where, "seat_total_cost", ("seat_per_month", "usage_per_month"))
    return ScenarioTool(
        name=called,
        skills=tuple(str(skill) for skill in skills),
        seat_total_cost=number(table, "seat_total_cost", where=where),
        minimum_own_level=whole(table, "minimum_own_level", most=MAX_LEVEL, where=where),
        credit=number(table, "credit", most=1, where=where),
        weeks_to_productive=number(table, "weeks_to_productive", most=MOST_WEEKS, where=where),
        seat_per_month=number(table, "seat_per_month", where=where),
        usage_per_month=number(table, "usage_per_month", where=where),
        owned=whole(table, "owned", where=where) or 0,
        owned_by=tuple(str(team) for team in teams),
    )


def read_contractor(table: Table) -> ScenarioContractor:
    """One [[contractor]]."""
    profile = text(table, "profile", "")
    place = f"[[contractor]] {profile or '?'}"
    where = f"{place}: "
    only(table, CONTRACTOR, place)
    cost, months = (
        number(table, "cost_per_month", where=where),
        number(table, "months", where=where),
    )
    if not profile or cost is None or not months:
        raise RefusedError(f"{place} needs a profile, levels, cost_per_month and months above 0.")
    most = whole(table, "max", where=where)
    weeks = number(table, "weeks_to_start", most=MOST_WEEKS, where=where)
    return ScenarioContractor(
        profile=profile,
        levels=levels(table, "levels", where, empty=True),
        cost_per_month=cost,
        months=months,
        maximum=1 if most is None else most,
        weeks_to_start=weeks or 0.0,
        handover_hours=number(table, "handover_hours", where=where) or 0.0,
        handover_cost=number(table, "handover_cost", where=where) or 0.0,
        chance=number(table, "chance", most=1, where=where),
    )


def read_move(table: Table) -> ScenarioMove:
    """One [[move]]."""
    where = "[[move]] "
    only(table, ("from", "to", "max", "cost", "hours"), "[[move]]")
    source, target = name(table, "from", where=where), name(table, "to", where=where)
    if source is None or target is None or source == target:
        raise RefusedError("A [[move]] needs two teams, from and to.")
    most = whole(table, "max", where=where)
    return ScenarioMove(
        source=source,
        target=target,
        maximum=1 if most is None else most,
        cost=number(table, "cost", where=where) or 0.0,
        hours=number(table, "hours", where=where) or 0.0,
    )


def read_prerequisite(table: Table) -> Prerequisite:
    """One [[prerequisite]]."""
    where = "[[prerequisite]] "
    only(table, ("skill", "level", "needs"), "[[prerequisite]]")
    skill = name(table, "skill", where=where)
    level = whole(table, "level", least=1, most=MAX_LEVEL, where=where)
    if skill is None or level is None:
        raise RefusedError("A [[prerequisite]] needs a skill and a level, and what they need.")
    return Prerequisite(skill, level, levels(table, "needs", where))


def read_course(table: Table) -> Course:
    """One [[course]]."""
    called = text(table, "name", "")
    place = f"[[course]] {called or '?'}"
    where = f"{place}: "
    only(table, ("name", "skill", "level", "price", "seats", "hours", "weeks"), place)
    skill = name(table, "skill", where=where)
    level = whole(table, "level", least=1, most=MAX_LEVEL, where=where)
    price = number(table, "price", where=where)
    seats = whole(table, "seats", least=1, where=where)
    if not called or skill is None or level is None or price is None or seats is None:
        raise RefusedError(f"{place} needs a name, a skill, a level, a price and seats.")
    hours = number(table, "hours", where=where)
    if hours == 0:
        raise RefusedError(f"{where}hours is 0; every step takes some hours.")
    weeks = number(table, "weeks", most=MOST_WEEKS, where=where)
    return Course(called, skill, level, price, seats, hours, weeks or 0.0)


def levels(
    table: Table, key: str, where: str, *, empty: bool = False
) -> tuple[tuple[str, int], ...]:
    """Levels by skill as written; `empty`: none at all may be said, as `{}`."""
    given = table.get(key)
    if not isinstance(given, dict) or not (given or empty):
        raise RefusedError(f"{where}{key} is missing; write {key} = {{ Python = 4 }}.")
    return tuple(
        (str(skill), checked_whole(f"{where}{key} {skill}", level, most=MAX_LEVEL))
        for skill, level in given.items()
    )


def _not_both(table: Table, where: str, key: str, others: tuple[str, ...]) -> None:
    both = [other for other in others if other in table]
    if key in table and both:
        raise RefusedError(f"{where}{key} replaces {', '.join(both)}; give one or the other.")
