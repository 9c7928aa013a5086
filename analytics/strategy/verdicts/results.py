"""What the forced choices answer, skill by skill: levers, verdicts and what turns them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.results import Lever, Verdict
from analytics.strategy.results import Cost


@dataclass(frozen=True)
class LeverOption:
    """Closing one skill's shortage with one lever alone (the forced choice), in its own best way.

    `closes` of `shortage` positions; `weeks` until the last counts; `chance` of one position;
    `cost_per_position_month`: total over the covered position-months up to the horizon.
    """

    feasible: bool
    closes: int
    cost: Cost
    weeks: float | None
    chance: float | None
    cost_per_position: float | None
    cost_per_position_month: float | None
    note: str
    """One sentence: why it closes less than all, or what it takes."""
    hires: tuple[tuple[str, str, int], ...] = ()
    """(profile, team, people) that are hired: skills with the same ones are closed by them all."""


@dataclass(frozen=True)
class Flip:
    """The nearest change of one input that changes a verdict, found by re-solving."""

    parameter: str
    """Key in `verdicts.parameters.PARAMETERS`, which `apply_flip` understands."""
    unit: str
    today: float
    value: float
    becomes: Verdict
    sentence: str
    judged_by: Literal["plan", "expected"] = "plan"
    """`plan`: the verdict turns (DEFINITIONS 28). `expected`: a chance, which never enters a
    verdict; another lever costs least per position expected to hold."""
    low: float | None = None
    high: float | None = None
    """What the assumptions' low and high ends make of the input; None where they give none."""
    cost: Cost | None = None
    """Of the lever that it becomes, by itself, at the value; None where no lever is left."""

    @property
    def within(self) -> bool | None:
        """Whether the value lies inside the range that is assumed; None where none is."""
        if self.low is None or self.high is None:
            return None
        return self.low <= self.value <= self.high


@dataclass(frozen=True)
class SkillLevers:
    """Hire versus train versus equip for one skill over the selected scopes."""

    skill: str
    skill_id: str
    area: str
    tooling: str
    required: int
    have: int
    unknown: int
    """People without a level in it, each once, however often the skill is required of them."""
    shortage: int
    must_have_shortage: int
    trainable: int
    """People one or two levels below, interest not 0, hours more than 0."""
    one_below: int
    interest_unknown: int
    """Of the trainable, those who gave no interest: they were not asked, or did not answer."""
    options: Mapping[Lever, LeverOption]
    verdict: Verdict
    runner_up: Verdict | None
    runner_up_extra: float | None
    flip: Flip | None
    agrees: bool
    """Same verdict on self, manager and fused ratings (of those that exist)."""
    by_ratings: Mapping[str, Verdict]
    train_to_hire_cost: float | None
    train_to_hire_weeks: float | None
    sentence: str


@dataclass(frozen=True)
class AreaLevers:
    """The same for an area: sums of its skills' shortages and of their verdicts."""

    area: str
    shortage: int
    positions: Mapping[Verdict, int]
    cost: Cost
    """Of each skill's own verdict, one by one: an upper estimate, a plan shares hires and seats."""
