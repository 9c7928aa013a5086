"""Read a scenario file (TOML, DEFINITIONS 36): unknown keys are refused by name."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from analytics.strategy.scenario import (
    MOST_WEEKS,
    Scenario,
    ScenarioHire,
    ScenarioTool,
    Training,
    checked_budget_on,
    checked_levers,
    checked_number,
    checked_whole,
)
from data.vocabulary import MAX_LEVEL, RefusedError

TOP = (
    "name", "budget", "budget_on", "deadline_weeks", "levers", "max_hires", "hours_cap",
    "attrition", "training", "tools", "hire", "tool",
)  # fmt: skip
TRAINING = (
    "hours_to_level", "cost_per_hour", "cost_per_step", "success", "mentor_hours_per_hour",
    "max_steps",
)  # fmt: skip
TOOLS = ("cap_share", "reviewers")
HIRE = (
    "profile", "levels", "total_cost", "weeks_to_productive", "chance", "max", "interview_hours",
)  # fmt: skip
TOOL = (
    "name", "skills", "seat_total_cost", "minimum_own_level", "credit", "weeks_to_productive",
)  # fmt: skip

Table = Mapping[str, object]
Named = TypeVar("Named")


def read_scenario(content: str | bytes) -> Scenario:
    """The scenario that a file describes. Raises RefusedError with the key and what to do."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        file: Table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusedError(f"The scenario file is not TOML in UTF-8: {error}.") from error
    _only(file, TOP, "The scenario file")
    tools = _table(file, "tools")
    _only(tools, TOOLS, "[tools]")
    return Scenario(
        name=_text(file, "name", "Scenario"),
        budget=_number(file, "budget"),
        budget_on=checked_budget_on(file.get("budget_on", "cash")),
        deadline_weeks=_number(file, "deadline_weeks", most=MOST_WEEKS),
        levers=checked_levers(_list(file, "levers", ("train", "hire", "equip"))),
        max_hires=_whole(file, "max_hires"),
        hours_cap=_number(file, "hours_cap"),
        attrition=_number(file, "attrition", most=0.99),
        training=_training(_table(file, "training")),
        cap_share=_number(tools, "cap_share", most=1, where="[tools] "),
        reviewers=_whole(tools, "reviewers", where="[tools] "),
        hires=_each(file, "hire", _hire),
        tools=_each(file, "tool", _tool),
    )


def _training(table: Table) -> Training:
    _only(table, TRAINING, "[training]")
    where = "[training] "
    hours = None
    if "hours_to_level" in table:
        listed = _list(table, "hours_to_level", ())
        key = f"{where}hours_to_level"
        if len(listed) != MAX_LEVEL:
            raise RefusedError(f"{key} has {len(listed)} numbers; give {MAX_LEVEL}, level 1 to 5.")
        hours = tuple(checked_number(key, value) for value in listed)
        if min(hours) <= 0:
            raise RefusedError(f"{key} holds a 0; every step takes some hours.")
    return Training(
        hours_to_level=hours,
        cost_per_hour=_number(table, "cost_per_hour", where=where),
        cost_per_step=_number(table, "cost_per_step", where=where),
        success=_number(table, "success", most=1, where=where),
        mentor_hours_per_hour=_number(table, "mentor_hours_per_hour", where=where),
        max_steps=_whole(table, "max_steps", most=MAX_LEVEL, where=where),
    )


def _hire(table: Table) -> ScenarioHire:
    profile = _text(table, "profile", "")
    where = f"[[hire]] {profile or '?'}: "
    _only(table, HIRE, f"[[hire]] {profile or '?'}")
    if not profile:
        raise RefusedError("A [[hire]] has no profile; give it a name.")
    levels = table.get("levels")
    if not isinstance(levels, dict) or not levels:
        raise RefusedError(f"{where}levels is missing; write levels = {{ Python = 4 }}.")
    return ScenarioHire(
        profile=profile,
        levels=tuple(
            (str(skill), checked_whole(f"{where}levels {skill}", level, most=MAX_LEVEL))
            for skill, level in levels.items()
        ),
        total_cost=_number(table, "total_cost", where=where),
        weeks_to_productive=_number(table, "weeks_to_productive", most=MOST_WEEKS, where=where),
        chance=_number(table, "chance", most=1, where=where),
        maximum=_whole(table, "max", where=where),
        interview_hours=_number(table, "interview_hours", where=where),
    )


def _tool(table: Table) -> ScenarioTool:
    name = _text(table, "name", "")
    where = f"[[tool]] {name or '?'}: "
    _only(table, TOOL, f"[[tool]] {name or '?'}")
    if not name:
        raise RefusedError("A [[tool]] has no name; give it one.")
    skills = _list(table, "skills", ())
    if not skills or not all(isinstance(skill, str) for skill in skills):
        raise RefusedError(f'{where}skills is missing; write skills = ["Python"].')
    return ScenarioTool(
        name=name,
        skills=tuple(str(skill) for skill in skills),
        seat_total_cost=_number(table, "seat_total_cost", where=where),
        minimum_own_level=_whole(table, "minimum_own_level", most=MAX_LEVEL, where=where),
        credit=_number(table, "credit", most=1, where=where),
        weeks_to_productive=_number(table, "weeks_to_productive", most=MOST_WEEKS, where=where),
    )


def _only(table: Table, known: Iterable[str], place: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        named = ", ".join(repr(key) for key in unknown)
        raise RefusedError(f"{place} has the unknown key {named}; known are {', '.join(known)}.")


def _number(table: Table, key: str, *, most: float = float("inf"), where: str = "") -> float | None:
    return checked_number(where + key, table[key], most=most) if key in table else None


def _whole(table: Table, key: str, *, most: int = 10_000, where: str = "") -> int | None:
    return checked_whole(where + key, table[key], most=most) if key in table else None


def _text(table: Table, key: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise RefusedError(f"{key} is {value!r}; give a text in quotes.")
    return value.strip()


def _list(table: Table, key: str, default: Iterable[object]) -> list[object]:
    value = table.get(key, list(default))
    if not isinstance(value, list):
        raise RefusedError(f"{key} is {value!r}; give a list in square brackets.")
    return value


def _table(table: Table, key: str) -> Table:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise RefusedError(f"{key} is {value!r}; write it as a table, [{key}].")
    return value


def _each(file: Table, key: str, read: Callable[[Table], Named]) -> tuple[Named, ...] | None:
    if key not in file:
        return None
    listed = file[key]
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise RefusedError(f"{key} is {listed!r}; write each as [[{key}]], or {key} = [] for none.")
    return tuple(read(item) for item in listed)
