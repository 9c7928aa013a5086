"""Read what a scenario file demands, forbids, drops, postpones and prices."""

from __future__ import annotations

from analytics.results import ACTION_LEVERS, ActionLever
from analytics.strategy.problem.wishes import Bar, Closed, Delay, Drop, Pin, Postpone
from analytics.strategy.scenario.scenario import MOST_WEEKS
from analytics.strategy.scenario.toml_values import Table, name, number, only, whole
from data.vocabulary import MAX_LEVEL, RefusedError

ACTION = ("lever", "skill", "profile", "tool", "team")
REQUIREMENT = ("scope", "skill", "level", "initiative")
WITH_PROFILE = ("hire", "contract")


def read_pin(table: Table) -> Pin:
    """One [[pin]]."""
    only(table, (*ACTION, "at_least", "reason"), "[[pin]]")
    lever, skill, profile, tool, team = _action(table, "[[pin]] ")
    if lever == "move" and skill is not None:
        raise RefusedError("[[pin]] skill does not go with move: people move with all they know.")
    at_least = whole(table, "at_least", least=1, where="[[pin]] ")
    least = 1 if at_least is None else at_least
    return Pin(lever, skill, profile, tool, team, least, _reason(table, "[[pin]] "))


def read_bar(table: Table) -> Bar:
    """One [[bar]]."""
    only(table, (*ACTION, "reason"), "[[bar]]")
    return Bar(*_action(table, "[[bar]] "), _reason(table, "[[bar]] "))


def _reason(table: Table, where: str) -> str:
    return name(table, "reason", where=where) or ""


def _action(
    table: Table, where: str
) -> tuple[ActionLever, str | None, str | None, str | None, str | None]:
    lever = next((own for own in ACTION_LEVERS if own == table.get("lever")), None)
    if lever is None:
        said = repr(table["lever"]) if "lever" in table else "missing"
        raise RefusedError(f"{where}lever is {said}; choose one of {', '.join(ACTION_LEVERS)}.")
    skill, profile, tool, team = (name(table, key, where=where) for key in ACTION[1:])
    if profile is not None and lever not in WITH_PROFILE:
        raise RefusedError(f"{where}profile goes with hire or contract, not with {lever}.")
    if tool is not None and lever != "equip":
        raise RefusedError(f"{where}tool goes with equip, not with {lever}.")
    return lever, skill, profile, tool, team


def read_delay(table: Table) -> Delay:
    """One [[delay]]."""
    where = "[[delay]] "
    only(table, ("scope", "skill", "level", "per_week"), "[[delay]]")
    scope, skill = name(table, "scope", where=where), name(table, "skill", where=where)
    per_week = number(table, "per_week", where=where)
    if scope is None or skill is None or per_week is None:
        raise RefusedError("A [[delay]] needs a scope, a skill and per_week, the cost of a week.")
    return Delay(scope, skill, per_week, _level(table, where))


def read_closed(table: Table) -> Closed:
    """One [[close]]."""
    only(table, REQUIREMENT, "[[close]]")
    return Closed(*_requirement(table, "[[close]] "))


def read_drop(table: Table) -> Drop:
    """One [[drop]]."""
    only(table, REQUIREMENT, "[[drop]]")
    return Drop(*_requirement(table, "[[drop]] "))


def read_postpone(table: Table) -> Postpone:
    """One [[postpone]]."""
    where = "[[postpone]] "
    only(table, (*REQUIREMENT, "weeks"), "[[postpone]]")
    weeks = number(table, "weeks", most=MOST_WEEKS, where=where)
    if not weeks:
        raise RefusedError("A [[postpone]] needs weeks, a number above 0.")
    return Postpone(weeks, *_requirement(table, where))


def _requirement(table: Table, where: str) -> tuple[str | None, str | None, int | None, str | None]:
    scope = name(table, "scope", where=where)
    skill = name(table, "skill", where=where)
    initiative = name(table, "initiative", where=where)
    if scope is None and skill is None and initiative is None:
        raise RefusedError(f"{where}names no requirement; give a scope, a skill or an initiative.")
    return scope, skill, _level(table, where), initiative


def _level(table: Table, where: str) -> int | None:
    return whole(table, "level", least=1, most=MAX_LEVEL, where=where)
