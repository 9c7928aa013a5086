"""A scenario: what one plan assumes and allows instead of the store's assumptions (DEFINITIONS 36).

Frozen and hashable, so that it can key a cache. None means: as the assumptions say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from analytics.results import ALLOWED, LEVERS, OPTION_NAMES, RECOMMENDED, AllowedLever, OptionName
from analytics.strategy.problem.learning import Course, Prerequisite
from analytics.strategy.problem.problem import BudgetOn
from analytics.strategy.problem.wishes import Bar, Closed, Delay, Drop, Pin, Postpone
from data.vocabulary import RefusedError

MOST_WEEKS = 520.0


@dataclass(frozen=True)
class Training:
    """Overrides of the training assumptions. `hours_to_level`: from level k-1 to k, k = 1 to 5.

    `cost_per_hour` replaces each learner's loaded rate; `cost_per_step` replaces the fees.
    """

    hours_to_level: tuple[float, ...] | None = None
    cost_per_hour: float | None = None
    cost_per_step: float | None = None
    success: float | None = None
    mentor_hours_per_hour: float | None = None
    max_steps: int | None = None
    tutor: bool = True
    """Whether an outside tutor may give the mentor hours that nobody inside has."""


@dataclass(frozen=True)
class ScenarioHire:
    """A profile that the scenario names. `levels`: (skill as written, level).

    `weeks_to_productive` replaces filling, notice and ramp; `total_cost` all other money.
    """

    profile: str
    levels: tuple[tuple[str, int], ...]
    total_cost: float | None = None
    weeks_to_productive: float | None = None
    chance: float | None = None
    maximum: int | None = None
    interview_hours: float | None = None
    weeks_to_fill: float | None = None
    notice_weeks: float | None = None
    ramp_weeks: float | None = None
    yearly_pay: float | None = None
    """All that a year costs (loaded)."""
    recruiting_cost: float | None = None
    backfill: bool = False
    """Fills a budgeted seat: only pay beyond `budgeted_pay` (None: none) is charged."""
    budgeted_pay: float | None = None
    team: str | None = None
    """The only team that it can join."""


@dataclass(frozen=True)
class ScenarioTool:
    """A tool that the scenario names. `skills` as written."""

    name: str
    skills: tuple[str, ...]
    seat_total_cost: float | None = None
    minimum_own_level: int | None = None
    credit: float | None = None
    weeks_to_productive: float | None = None
    seat_per_month: float | None = None
    usage_per_month: float | None = None
    owned: int = 0
    """Seats that are paid for and that nobody has yet."""
    owned_by: tuple[str, ...] = ()
    """Teams whose people have it today, and so earn no credit by it."""


@dataclass(frozen=True)
class ScenarioContractor:
    """Contractors of a profile, each engaged for `months`. `levels`: (skill as written, level).

    `chance`: that one works out; None: as the assumptions say.
    """

    profile: str
    levels: tuple[tuple[str, int], ...]
    cost_per_month: float
    months: float
    maximum: int = 1
    weeks_to_start: float = 0.0
    handover_hours: float = 0.0
    handover_cost: float = 0.0
    chance: float | None = None


@dataclass(frozen=True)
class ScenarioMove:
    """People of the team `source` who may join `target`: money and their own hours for each."""

    source: str
    target: str
    maximum: int = 1
    cost: float = 0.0
    hours: float = 0.0


@dataclass(frozen=True)
class Scenario:
    """One plan's wishes. `hires` and `tools` None: the defaults; empty: none at all. Without
    `contractors` the default ones are offered where `levers` has `contract`.

    `deadline_weeks` that is given caps every due date; `start` is week 0 (None: today).
    `assumptions`: (key, likely number) in the place of the store's, for this plan only.
    `value_per_week`: what a week without a must-have position costs, unless its requirement says so
    itself. `closes`: requirements to close whatever it costs. `option`: the way that is the plan.
    """

    name: str = "Default"
    budget: float | None = None
    budget_on: BudgetOn = "cash"
    deadline_weeks: float | None = None
    levers: tuple[AllowedLever, ...] = LEVERS
    attrition: float | None = None
    training: Training = Training()
    cap_share: float | None = None
    reviewers: int | None = None
    hires: tuple[ScenarioHire, ...] | None = None
    tools: tuple[ScenarioTool, ...] | None = None
    hours_cap: float | None = None
    max_hires: int | None = None
    start: date | None = None
    pins: tuple[Pin, ...] = ()
    bars: tuple[Bar, ...] = ()
    delays: tuple[Delay, ...] = ()
    drops: tuple[Drop, ...] = ()
    postponed: tuple[Postpone, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    courses: tuple[Course, ...] = ()
    contractors: tuple[ScenarioContractor, ...] = ()
    moves: tuple[ScenarioMove, ...] = ()
    assumptions: tuple[tuple[str, float], ...] = ()
    value_per_week: float | None = None
    closes: tuple[Closed, ...] = ()
    option: OptionName = RECOMMENDED

    @property
    def deadline_given(self) -> bool:
        """Whether the deadline was asked for, and so caps the requirements' own due dates."""
        return self.deadline_weeks is not None


def with_options(
    scenario: Scenario,
    *,
    budget: float | None = None,
    budget_on: str | None = None,
    deadline_weeks: float | None = None,
    start: date | None = None,
    levers: Iterable[str] | None = None,
    max_hires: int | None = None,
    hours_cap: float | None = None,
    value_per_week: float | None = None,
    option: str | None = None,
) -> Scenario:
    """The scenario with the options of a page or a command; None leaves what it says.

    Raises RefusedError for a value that makes no sense.
    """
    if budget is not None:
        scenario = replace(scenario, budget=checked_number("budget", budget))
    if budget_on is not None:
        scenario = replace(scenario, budget_on=checked_budget_on(budget_on))
    if deadline_weeks is not None:
        weeks = checked_number("deadline_weeks", deadline_weeks, most=MOST_WEEKS)
        scenario = replace(scenario, deadline_weeks=weeks)
    if start is not None:
        scenario = replace(scenario, start=start)
    if levers is not None:
        scenario = replace(scenario, levers=checked_levers(levers))
    if max_hires is not None:
        scenario = replace(scenario, max_hires=checked_whole("max_hires", max_hires))
    if hours_cap is not None:
        scenario = replace(scenario, hours_cap=checked_number("hours_cap", hours_cap))
    if value_per_week is not None:
        value = checked_number("value_per_week", value_per_week)
        scenario = replace(scenario, value_per_week=value)
    if option is not None:
        scenario = replace(scenario, option=checked_option(option))
    return scenario


def checked_number(
    key: str, value: object, *, least: float = 0.0, most: float = float("inf")
) -> float:
    """A number within its limits, or RefusedError that names the key."""
    good = isinstance(value, int | float) and not isinstance(value, bool)
    if not good or not least <= cast(float, value) <= most or value == float("inf"):
        limit = f"from {least:g} to {most:g}" if most < float("inf") else f"of at least {least:g}"
        raise RefusedError(f"{key} is {value!r}; give a number {limit}.")
    return float(cast(float, value))


def checked_whole(key: str, value: object, *, least: int = 0, most: int = 10_000) -> int:
    """A whole number within its limits, or RefusedError that names the key."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise RefusedError(f"{key} is {value!r}; give a whole number from {least} to {most}.")
    return value


def checked_option(value: object) -> OptionName:
    """One of the options, or the plan as counted; else RefusedError."""
    if value not in OPTION_NAMES:
        raise RefusedError(f"option is {value!r}; give one of {', '.join(OPTION_NAMES)}.")
    return value


def checked_budget_on(value: object) -> BudgetOn:
    """`cash` or `total`."""
    if value not in ("cash", "total"):
        raise RefusedError(
            f'budget_on is {value!r}; use "cash" (cash of the first 52 weeks) or "total" '
            "(total cost to the horizon)."
        )
    return value


def checked_levers(values: Iterable[object]) -> tuple[AllowedLever, ...]:
    """Levers in their fixed order, each once."""
    wanted = [str(value).strip() for value in values]
    wrong = [value for value in wanted if value not in ALLOWED]
    if wrong or not wanted:
        named = ", ".join(repr(w) for w in wrong) or "nothing"
        raise RefusedError(
            f"levers names {named}; choose one or more of train, hire, equip, contract."
        )
    return tuple(lever for lever in ALLOWED if lever in wanted)
