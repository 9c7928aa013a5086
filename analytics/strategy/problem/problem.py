"""What the planner is told: people, needs, levers, how steps are learned, and their numbers. No
store, no frames."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analytics.knobs import BINDS, keyed
from analytics.results import ALLOWED, LEVERS, ActionLever, Beyond
from analytics.strategy.amounts import Cost
from data.vocabulary import MAX_LEVEL, RefusedError, Tooling


@dataclass(frozen=True)
class Pin:
    """At least `at_least` purchases like this must be in the plan. None: any. `team` is the team of
    the person, or the one that a hire joins."""

    lever: ActionLever = keyed("choice", choices=ALLOWED)
    skill: str | None = keyed("name", None)
    profile: str | None = keyed("name", None)
    tool: str | None = keyed("name", None)
    team: str | None = keyed("name", None)
    at_least: int = keyed("count", 1, least=1)
    reason: str = keyed("text", "")
    """Why somebody overrides the planner; asks nothing of it."""


@dataclass(frozen=True)
class Bar:
    """No such purchase may be in the plan; with a skill: none may count for the skill."""

    lever: ActionLever = keyed("choice", choices=ALLOWED)
    skill: str | None = keyed("name", None)
    profile: str | None = keyed("name", None)
    tool: str | None = keyed("name", None)
    team: str | None = keyed("name", None)
    reason: str = keyed("text", "")


@dataclass(frozen=True)
class Closed:
    """Requirements that every option closes at their due dates as far as limits allow: all that
    match what is given."""

    scope: str | None = keyed("name", None)
    skill: str | None = keyed("name", None)
    level: int | None = keyed("count", None, least=1, most=MAX_LEVEL)
    initiative: str | None = keyed("name", None)


Step = tuple[str, int]
"""(skill, level that it leads to)"""


@dataclass(frozen=True)
class Prerequisite:
    """The step to `level` in `skill` is open to who holds all of `needs`: (skill, level)."""

    skill: str = keyed("name")
    level: int = keyed("count", least=1, most=MAX_LEVEL)
    needs: tuple[Step, ...] = keyed("levels", least=1)


def by_step(prerequisites: Iterable[Prerequisite]) -> dict[Step, tuple[Step, ...]]:
    result: dict[Step, tuple[Step, ...]] = {}
    for prerequisite in prerequisites:
        step = prerequisite.skill, prerequisite.level
        result[step] = tuple(dict.fromkeys((*result.get(step, ()), *prerequisite.needs)))
    return result


def steps_to(
    asks: Mapping[Step, tuple[Step, ...]], levels: Mapping[str, int], goal: Step
) -> frozenset[Step]:
    """All steps between somebody's `levels` and a goal, those that other steps ask for included."""
    result: set[Step] = set()
    open_goals = [goal]
    while open_goals:
        skill, level = open_goals.pop()
        for step in range(levels.get(skill, 0) + 1, level + 1):
            if (skill, step) not in result:
                result.add((skill, step))
                open_goals += asks.get((skill, step), ())
    return frozenset(result)


def place(asks: Mapping[Step, tuple[Step, ...]], step: Step) -> int:
    """How many steps must come before, at least: who does them in this order breaks no rule."""
    skill, level = step
    before = [(skill, level - 1), *asks.get(step, ())] if level > 1 else [*asks.get(step, ())]
    return 1 + max((place(asks, other) for other in before), default=0)


def refuse_circles(prerequisites: Iterable[Prerequisite]) -> None:
    """Raise RefusedError where a step asks for itself, by whatever way round."""
    asks = by_step(prerequisites)
    for (skill, level), needs in asks.items():
        before = ((skill, level - 1), *needs)
        if any((skill, level) in steps_to(asks, {}, other) for other in before):
            raise RefusedError(
                f"[[prerequisite]] goes in a circle: {skill} {level} asks for itself."
            )


BudgetOn = Literal["cash", "total"]
Lead = tuple[tuple[float, float], ...]
"""The parts of a way, one after the other: low and high weeks of each."""


HAS_LEFT = -1e-6
"""Week of leaving of who is gone when the plan starts: before week 0, in which others still count.
The time in which a seat is filled again counts from the start: who came before is on the roster."""


@dataclass(frozen=True)
class Worker:
    """A person as the planner sees one. Skills without a known level are absent from `levels`.

    `hours_per_week` are free for learning; `hourly_rate` is the loaded rate in the currency.
    `interest` holds only what was asked; 0 bars training in the skill. `declined`: (lever, skill)
    that they said no to; without a skill, to the lever in every skill.
    """

    person_no: int
    label: str
    team: str
    role: str
    hours_per_week: float
    mentor_hours_per_week: float
    hourly_rate: float
    levels: Mapping[str, int]
    interest: Mapping[str, int] = field(default_factory=dict)
    hours_given: bool = True
    """False: the hours are an assumption."""
    declined: frozenset[tuple[ActionLever, str | None]] = frozenset()
    leaves_week: float | None = None
    """Of who is known to leave: they count until then, and nothing is bought for them. HAS_LEFT:
    they count in no week of the plan."""
    name: str = ""
    """What tells them from everybody else, in whatever order people were stored."""

    @property
    def luck(self) -> str | int:
        """What their draws go by."""
        return self.name or self.person_no

    def level(self, need: Need) -> int:
        """0 where it is not known."""
        return self.levels.get(need.skill, 0)

    def gone_by(self, week: float) -> bool:
        return self.leaves_week is not None and self.leaves_week < week

    def asked_by(self, need: Need) -> bool:
        """Whether they are of a need's teams and there when it is due."""
        return self.team in need.teams and not self.gone_by(need.due_week)

    def may_learn(self, skill: str) -> bool:
        """Whether they have hours, are not against learning the skill, and did not decline it."""
        free = self.hours_per_week > 0 and self.interest.get(skill) != 0
        return free and not self.declines("train", skill)

    def declines(self, lever: ActionLever, skill: str | None = None) -> bool:
        """Whether the lever is closed for them: they said no to it, in the skill or altogether, or
        are known to leave."""
        if self.leaves_week is not None:
            return True
        return bool(self.declined) and not self.declined.isdisjoint({(lever, None), (lever, skill)})


@dataclass(frozen=True)
class Need:
    """One requirement: keyed by scope, skill id and level. `due_week` from the plan's start.

    `per_week`: what a week without one of its positions costs, where it was given
    (methods.md#value-of-an-open-position); None: no cost of delay is told, and options take the
    general value.
    """

    scope: str
    teams: frozenset[str]
    skill: str
    level: int
    headcount: int
    must_have: bool
    weight: float
    due_week: float
    have: int
    overdue: bool = False
    unknown: int = 0
    """Roster people without a level: assessed first, never counted."""
    per_week: float | None = None
    initiative: str = ""
    closed: bool = False
    """Every option but nothing and paper closes it at its due date, as far as limits allow."""
    latest: float = math.inf
    """Of a date that stands for some time: by when a later start of an offer is there for it."""

    @property
    def missing(self) -> int:
        """Positions that nobody fills today."""
        return max(0, self.headcount - self.have)


@dataclass(frozen=True)
class HireProfile:
    """A vector of levels that one hire brings; a skill not named is level 0. `total_cost`, where
    given, replaces recruiting, onboarding and pay. Weeks are from week 0."""

    profile: str
    levels: Mapping[str, int]
    maximum: int
    weeks_to_start: float
    weeks_to_productive: float
    """From week 0 to being counted: fill, notice and ramp."""
    one_off: float
    yearly_pay: float
    interview_hours: float
    works_out: float
    lead: Lead
    """P10 and P90 in weeks of each part of the way, drawn apart: to fill, notice, ramp; or one part
    for all of it. Equal where it is certain."""
    chance: float | None = None
    """Replaces arrival and works-out where given."""
    total_cost: float | None = None
    onboarding: float = 0.0
    """The part of `one_off` that is not recruiting."""
    backfill: bool = False
    budgeted_pay: float | None = None
    """Of a backfilled seat, a year; None: as much as the hire is paid."""
    team: str | None = None
    """The only team that it can join; None: any."""
    delay: float = 0.0
    """Weeks that the search for it waits, among those above; not among those of `lead`."""
    turn: int = 0
    """The same profile stands here once for each of the starts that are weighed: 0 is the first.
    `maximum` is of all together."""

    @property
    def slow(self) -> float:
        """Weeks from its start to the slow end of its way."""
        return sum(high for _, high in self.lead)

    @property
    def slow_end(self) -> float:
        return self.delay + self.slow


@dataclass(frozen=True)
class Tool:
    """A GenAI tool: one seat serves all of its skills for one person."""

    name: str
    skills: frozenset[str]
    minimum_own_level: Mapping[str, int]
    credit: Mapping[str, float]
    """Chance that the seat's added level holds, by skill."""
    seat_per_year: float
    usage_per_year: float
    weeks_to_productive: float
    seat_total_cost: float | None = None
    slow_weeks: float | None = None
    """High end of the weeks to productive; None: they are certain."""
    delay: float = 0.0
    """Weeks that its seats wait, among the weeks to productive."""
    turn: int = 0
    """As of a profile: the same tool stands here once for each of the starts that are weighed."""
    owned_by: frozenset[str] = frozenset()
    """Teams whose people have it today: it earns no credit there (methods.md#genai-tools)."""

    @property
    def slow(self) -> float:
        """Weeks from its start to the slow end of its roll-out."""
        usual = self.weeks_to_productive - self.delay
        return usual if self.slow_weeks is None else self.slow_weeks

    @property
    def slow_end(self) -> float:
        return self.delay + self.slow


@dataclass(frozen=True)
class Contractor:
    """Somebody for `months` from the week in which the first need that is covered is due. Covers
    only until then; never mentors, reviews or makes a need safer (methods.md#contractors)."""

    profile: str
    levels: Mapping[str, int]
    maximum: int
    weeks_to_start: float
    months: float
    cost_per_month: float
    handover_hours: float = 0.0
    handover_cost: float = 0.0
    start_low_weeks: float | None = None
    start_high_weeks: float | None = None
    """P10 and P90 of `weeks_to_start`; None: it is certain."""
    works_out: float = 1.0
    chance: float | None = None
    """Replaces `works_out` where given, and is certain."""

    @property
    def slow_weeks(self) -> float:
        return self.weeks_to_start if self.start_high_weeks is None else self.start_high_weeks


@dataclass(frozen=True)
class Rules:
    currency: str = "USD"
    deadline_weeks: float = 26.0
    horizon_weeks: float = 104.0
    levers: frozenset[ActionLever] = frozenset(LEVERS)
    """`contract` is among them where the scenario names contractors or allows the lever."""
    budget: float | None = None
    budget_on: BudgetOn = "cash"
    hours_cap: float | None = None
    max_hires: int | None = None
    attrition_per_year: float = 0.13
    hours_to_level: tuple[float, ...] = (20, 60, 160, 400, 1000)
    fee_per_hour: float = 80.0
    cost_per_step: float = 0.0
    training_rate: float | None = None
    """Cost of a learning hour in total cost; None: each person's own loaded rate."""
    training_success: float = 0.7
    mentor_hours_per_hour: float = 0.15
    tutor_fee_per_hour: float | None = None
    """Of an outside tutor, for mentor hours that nobody inside can give; None: no tutor."""
    max_steps: int = 2
    cap_share: float = 0.3
    reviewers: int = 1
    mean_rate: float = 86.0
    """Loaded rate for hours that no one person is named for (interviews, mentoring)."""
    work_hours_per_week: float = 40.0
    """Of one full-time person: turns hours into weeks of delivery given up."""
    discount_rate: float = 0.0
    """A year; 0: off. It tells a plan's present value and never chooses the plan."""

    @property
    def binds(self) -> str:
        return BINDS[self.budget_on]

    def over(self, cost: Cost) -> float:
        """Money above the budget; 0 within it, or without one."""
        if self.budget is None:
            return 0.0
        return max(0.0, round(self.counted(cost) - self.budget, 2))

    def counted(self, cost: Cost) -> float:
        """What a budget counts of it."""
        return cost.under(self.budget_on)


@dataclass(frozen=True)
class Problem:
    workers: tuple[Worker, ...]
    needs: tuple[Need, ...]
    hires: tuple[HireProfile, ...]
    tools: tuple[Tool, ...]
    tooling: Mapping[str, Tooling]
    """By skill id. `never` is never covered by a tool, whatever a scenario says."""
    skill_names: Mapping[str, str]
    rules: Rules
    teams: tuple[str, ...]
    """Teams that a hire can join."""
    name: str = "Default"
    scenario_hash: str = ""
    """Of the scenario's content and the assumptions (analytics.strategy.setup.setup)."""
    start: date = field(kw_only=True)
    """The day of week 0."""
    pins: tuple[Pin, ...] = ()
    """What must be in the plan, also where its lever is not among the rules' levers."""
    bars: tuple[Bar, ...] = ()
    """What must not be in it. In pins and bars `skill` is a skill's id."""
    prerequisites: tuple[Prerequisite, ...] = ()
    """What a step of training asks for in other skills, by their ids."""
    contractors: tuple[Contractor, ...] = ()
    undescribed: HireProfile | None = None
    """A hire whose skills nobody has described, with what any hire is assumed to take."""
    beyond: tuple[Beyond, ...] = ()
    """Requirements due too late to plan for."""
    not_allowed: tuple[Contractor, ...] = field(default=(), compare=False)
    """Contractors of the assumptions where the scenario allows none: a way out that is priced."""

    def asked(self, need: Need) -> tuple[str, str, int]:
        """A need as readers know it (`analytics.results.Asked`)."""
        return need.scope, self.skill_names[need.skill], need.level

    def leaving(self, need: Need) -> list[float]:
        """The weeks in which those who hold a need's level when it is due are known to leave."""
        return sorted(
            worker.leaves_week
            for worker in self.workers
            if worker.leaves_week is not None
            and need.due_week <= worker.leaves_week < self.rules.horizon_weeks
            and worker.team in need.teams
            and worker.level(need) >= need.level
        )

    def missing_from(self, need: Need) -> list[float]:
        """The weeks from which positions of a need are missing: when it is due, and later on."""
        spare = max(0, need.have - need.headcount)
        return [*([need.due_week] if need.missing else []), *self.leaving(need)[spare:]]
