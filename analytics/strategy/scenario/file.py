"""Read a scenario file (TOML, DEFINITIONS 36): unknown keys are refused by name."""

from __future__ import annotations

import tomllib

from analytics.results import RECOMMENDED
from analytics.strategy.scenario.gone import refuse_gone
from analytics.strategy.scenario.offers_file import (
    read_contractor,
    read_course,
    read_hire,
    read_move,
    read_prerequisite,
    read_tool,
)
from analytics.strategy.scenario.scenario import (
    MOST_WEEKS,
    Scenario,
    Training,
    checked_budget_on,
    checked_levers,
    checked_number,
    checked_option,
)
from analytics.strategy.scenario.toml_values import (
    Table,
    day,
    each,
    flag,
    listed,
    number,
    only,
    subtable,
    text,
    whole,
)
from analytics.strategy.scenario.wishes_file import (
    read_bar,
    read_closed,
    read_delay,
    read_drop,
    read_pin,
    read_postpone,
)
from data.vocabulary import MAX_LEVEL, RefusedError

TOP = (
    "name",
    "budget",
    "budget_on",
    "deadline_weeks",
    "levers",
    "max_hires",
    "hours_cap",
    "attrition",
    "start",
    "value_per_week",
    "option",
    "training",
    "tools",
    "hire",
    "tool",
    "pin",
    "bar",
    "delay",
    "close",
    "drop",
    "postpone",
    "prerequisite",
    "course",
    "contractor",
    "move",
    "assumptions",
)
TRAINING = (
    "hours_to_level",
    "cost_per_hour",
    "cost_per_step",
    "success",
    "mentor_hours_per_hour",
    "tutor",
    "max_steps",
)
TOOLS = ("cap_share", "reviewers")


def read_scenario(content: str | bytes) -> Scenario:
    """The scenario that a file describes. Raises RefusedError with the key and what to do."""
    try:
        written = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        file: Table = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RefusedError(f"The scenario file is not TOML in UTF-8: {error}.") from error
    refuse_gone(file)
    only(file, TOP, "The scenario file")
    tools = subtable(file, "tools")
    only(tools, TOOLS, "[tools]")
    return Scenario(
        name=text(file, "name", "Scenario"),
        budget=number(file, "budget"),
        budget_on=checked_budget_on(file.get("budget_on", "cash")),
        deadline_weeks=number(file, "deadline_weeks", most=MOST_WEEKS),
        levers=checked_levers(listed(file, "levers", ("train", "hire", "equip"))),
        max_hires=whole(file, "max_hires"),
        hours_cap=number(file, "hours_cap"),
        attrition=number(file, "attrition", most=0.99),
        training=_training(subtable(file, "training")),
        cap_share=number(tools, "cap_share", most=1, where="[tools] "),
        reviewers=whole(tools, "reviewers", where="[tools] "),
        hires=each(file, "hire", read_hire),
        tools=each(file, "tool", read_tool),
        start=day(file, "start"),
        value_per_week=number(file, "value_per_week"),
        pins=each(file, "pin", read_pin) or (),
        bars=each(file, "bar", read_bar) or (),
        delays=each(file, "delay", read_delay) or (),
        option=checked_option(file.get("option", RECOMMENDED)),
        closes=each(file, "close", read_closed) or (),
        drops=each(file, "drop", read_drop) or (),
        postponed=each(file, "postpone", read_postpone) or (),
        prerequisites=each(file, "prerequisite", read_prerequisite) or (),
        courses=each(file, "course", read_course) or (),
        contractors=each(file, "contractor", read_contractor) or (),
        moves=each(file, "move", read_move) or (),
        assumptions=_assumptions(subtable(file, "assumptions")),
    )


def _assumptions(table: Table, prefix: str = "") -> tuple[tuple[str, float], ...]:
    """Numbers by key; `training.success = 0.6` and `"training.success" = 0.6` say the same."""
    found: list[tuple[str, float]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _assumptions(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, checked_number(f"[assumptions] {prefix}{key}", value)))
    return tuple(found)


def _training(table: Table) -> Training:
    only(table, TRAINING, "[training]")
    where = "[training] "
    hours = None
    if "hours_to_level" in table:
        given = listed(table, "hours_to_level", ())
        key = f"{where}hours_to_level"
        if len(given) != MAX_LEVEL:
            raise RefusedError(f"{key} has {len(given)} numbers; give {MAX_LEVEL}, level 1 to 5.")
        hours = tuple(checked_number(key, value) for value in given)
        if min(hours) <= 0:
            raise RefusedError(f"{key} holds a 0; every step takes some hours.")
    return Training(
        hours_to_level=hours,
        cost_per_hour=number(table, "cost_per_hour", where=where),
        cost_per_step=number(table, "cost_per_step", where=where),
        success=number(table, "success", most=1, where=where),
        mentor_hours_per_hour=number(table, "mentor_hours_per_hour", where=where),
        tutor=flag(table, "tutor", True, where=where),
        max_steps=whole(table, "max_steps", most=MAX_LEVEL, where=where),
    )
