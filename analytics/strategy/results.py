"""What the planner answers: frozen values, the same for page, command and report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from analytics.knobs import BINDS
from analytics.results import ActionLever, AllowedLever, Beyond, Lever, Positions
from analytics.results import Asked as Asked
from analytics.strategy.amounts import Charge as Charge
from analytics.strategy.amounts import ChargeKind as ChargeKind
from analytics.strategy.amounts import Cost as Cost


@dataclass(frozen=True)
class Advice:
    """What an action about a person rests on. It is theirs: it leaves only where `person` does.

    `level`: today's in the action's first skill.
    `interest` None: no answer, or (`interest_asked` False) the skill's interest was not asked.
    `hours_per_week` free for learning, an assumption where not `hours_given`.
    """

    level: int | None
    interest: int | None
    interest_asked: bool
    hours_per_week: float
    hours_given: bool


@dataclass(frozen=True)
class Leaver:
    """Somebody who is known to leave: they count until `week`. `person` as in an action."""

    team: str
    role: str
    week: float
    person: str | None = None


Status = Literal["closed", "short", "nothing to do"]
"""`closed`: no must-have shortage is left. `short`: some is."""


@dataclass(frozen=True)
class Close(Asked):
    """Positions of one requirement that an action closes."""

    headcount: int
    must_have: bool
    week: float | None = None
    """From when they count; None: from the action's end."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """One purchase. `who` is a role; `person` and `advice` only leave where people may be shown,
    `person_no` only into the store."""

    lever: ActionLever
    skill: str
    """Name of the first skill that it serves."""
    skills: tuple[str, ...]
    level: int
    from_level: int | None = None
    who: str
    team: str
    person: str | None = None
    profile: str | None = None
    tool: str | None = None
    count: int = 1
    cost: Cost
    chance: float
    start_week: float
    end_week: float
    decide_by_week: float
    closes: tuple[Close, ...]
    until_week: float | None = None
    """Of a contractor: covers until then."""
    charges: tuple[Charge, ...] = ()
    """Of one of the `count` equal purchases; `cost` is their sum times `count`."""
    person_no: int | None = None
    arrive_week: float | None = None
    """Of a hire: its first day."""
    backfill: bool = False
    """A hire for a seat that is budgeted: charged only with what exceeds the budget."""
    advice: Advice | None = None
    """None: it is about no person."""
    saves: float | None = None
    """Of a check of ratings: money that it is expected to save, which no cost is less by."""
    uses: tuple[tuple[str, int], ...] = ()
    """Of a seat: skill and level that its user is to hold with it, in time or later. It only leaves
    into the store."""


@dataclass(frozen=True)
class NeedOutcome(Positions):
    """One requirement before and after the plan."""

    weight: float
    due_week: float
    overdue: bool
    have: int
    by_train: int
    by_hire: int
    by_equip: int
    shortage_before: int
    shortage_after: int
    by_contract: int = 0
    flow: tuple[tuple[float, int, str], ...] = ()
    """As planned, who leaves and what is late among them: the week from which so many people more
    (below 0: fewer) count, and by which lever; "" of who holds the level today."""


@dataclass(frozen=True)
class Pure:
    """The best that one lever alone can do, judged in the same order as the blend; or nothing."""

    cost: Cost
    shortage: int
    shortage_other: int


@dataclass(frozen=True)
class Demand:
    """A pin or a bar, and what it costs: the plan minus the plan without it, solved again. `extra`
    may be below 0 where more is left short (`shortage`, `shortage_other`: people). `net`: more net
    cost, by which options are chosen; None of the plan as counted."""

    what: str
    extra: Cost
    shortage: int
    shortage_other: int
    net: float | None = None


@dataclass(frozen=True)
class Plan:
    scenario: str
    scenario_hash: str
    status: Status
    gap: float | None
    """To the best that a solve may have missed; None: of an option, which is judged instead."""
    currency: str
    budget: float | None
    budget_on: str
    deadline_weeks: float
    horizon_weeks: float
    levers: tuple[AllowedLever, ...]
    cost: Cost
    delivery_weeks: float
    """The hours as weeks of one full-time person's delivery."""
    shortage_before: int
    shortage: int
    shortage_other_before: int
    shortage_other: int
    coverage_before: float
    coverage_after: float
    coverage_after_people: float
    actions: tuple[Action, ...]
    needs: tuple[NeedOutcome, ...]
    pure: Mapping[Lever, Pure]
    do_nothing: Pure
    assess_first: tuple[tuple[str, str, int], ...]
    """(scope, skill, unknown people) of short requirements."""
    start: date = field(kw_only=True)
    """The day of week 0."""
    hours_per_week: float = 40.0
    """Of one full-time person."""
    discount_rate: float = 0.0
    """A year; 0: off."""
    demands: tuple[Demand, ...] = ()
    """Each pin and bar with its extra cost, then all together where there are several."""
    declined: Demand | None = None
    """All that people declined, with its extra cost; None: nobody declined anything."""
    leavers: tuple[Leaver, ...] = ()
    """Who is known to leave before the horizon, by week; none where people may not be shown."""
    beyond: tuple[Beyond, ...] = ()
    """Requirements due too late to plan for."""

    @property
    def binds(self) -> str:
        return BINDS[self.budget_on]
