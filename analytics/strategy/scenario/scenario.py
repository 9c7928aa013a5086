"""A scenario: what one plan assumes and allows instead of the store's assumptions
(methods.md#scenario-files).

Frozen and hashable, so that it can key a cache. None means: as the assumptions say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.results import LEVERS, RECOMMENDED, AllowedLever, Analysis, OptionName
from analytics.strategy.problem.problem import (
    Bar,
    BudgetOn,
    Closed,
    Pin,
    Prerequisite,
)


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
    name: str
    skills: tuple[str, ...]
    seat_total_cost: float | None = None
    minimum_own_level: int | None = None
    credit: float | None = None
    weeks_to_productive: float | None = None
    seat_per_month: float | None = None
    usage_per_month: float | None = None
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
    prerequisites: tuple[Prerequisite, ...] = ()
    contractors: tuple[ScenarioContractor, ...] = ()
    assumptions: tuple[tuple[str, float], ...] = ()
    value_per_week: float | None = None
    closes: tuple[Closed, ...] = ()
    option: OptionName = RECOMMENDED

    @property
    def deadline_given(self) -> bool:
        """Whether the deadline was asked for, and so caps the requirements' own due dates."""
        return self.deadline_weeks is not None

    def week_zero(self, analysis: Analysis) -> date:
        """The day on which the plan starts: its own, else today, never before the latest wave
        (methods.md#start-horizon-and-leavers)."""
        waves = [day for _, _, day in analysis.waves]
        return self.start or max([analysis.today, *waves])
