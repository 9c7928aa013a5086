"""What the ledger answers: a decided plan, purchase by purchase, against what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from analytics.results import ActionLever
from analytics.strategy.problem.problem import Bar, Pin
from analytics.strategy.scenario.saved import Decided
from data.store.facts.settings import Assumption

State = Literal["yes", "no", "not known"]
Why = Literal[
    "told",
    "dropped",
    "rated",
    "not due",
    "not rated before",
    "not rated since",
    "held before",
    "gone",
    "with a tool",
    "not told",
    "not followed",
]
"""Where a state is from, or why none is known."""


@dataclass(frozen=True)
class Attempt:
    """One step of training, or one use of a tool, of which it is known whether it held. `same`:
    what makes it one attempt, also where two decided plans hold it."""

    lever: ActionLever
    skill: str
    level: int
    held: bool
    day: date
    same: frozenset[tuple[object, ...]]


@dataclass(frozen=True)
class Outcome:
    """One purchase. `weeks_late` against the planned day, below 0: early; None: not known."""

    action_no: int
    purchase_no: int
    lever: ActionLever
    skills: tuple[str, ...]
    who: str
    team: str
    tool: str | None
    from_level: int | None
    level: int
    due_on: date
    state: State
    why: Why
    planned_cost: float
    """Cash of the first year."""
    planned_hours: float
    cost: float | None
    hours: float | None
    weeks_late: float | None
    note: str
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True)
class Sum:
    """A sum of what is known: of `of` purchases `known` were told; `planned` is that of all,
    `planned_known` that of the told ones, which compares with `happened`."""

    planned: float
    planned_known: float
    happened: float
    known: int
    of: int


@dataclass(frozen=True)
class Against:
    """Planned against happened for a lever, or for all (`lever` None).

    `positions` were to be closed; `at_least` are, `at_most` if all that is not known came true.
    `weeks_late` is the mean of `dated` purchases.
    """

    lever: ActionLever | None
    yes: int
    no: int
    not_known: int
    positions: int
    at_least: int
    at_most: int
    cost: Sum
    hours: Sum
    weeks_late: float | None
    dated: int


@dataclass(frozen=True)
class CoverageThen:
    """Coverage of what the plan was for: at the decision, planned for the day of the wave (by
    people, contractors included, without tools), and found there."""

    wave: str
    held_on: date
    before: float
    planned: float
    found: float
    found_high: float


@dataclass(frozen=True)
class Ledger:
    """A decided plan and what became of it. The last of `against` is the total."""

    scenario: str
    decided: Decided
    start: date
    people: int
    """On the roster of the wave that is looked at, in the teams of the plan."""
    outcomes: tuple[Outcome, ...]
    against: tuple[Against, ...]
    coverage: CoverageThen | None
    """None: no wave since the one that the plan rests on."""
    overrides: tuple[Pin | Bar, ...]


@dataclass(frozen=True)
class Learned:
    """An assumption as this store's own outcomes have it: `held` of the `outcomes`. `offer` None:
    fewer than needed. `interval`: 95 %."""

    key: str
    today: Assumption
    outcomes: int
    held: int
    offer: Assumption | None
    interval: tuple[float, float] | None
