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


TOSS_UP = 0.6
"""A verdict that wins in a smaller share of the tries is not relied on (METHODS 5): a toss-up, or,
where another one wins in at least this share, one that does not stand."""


@dataclass(frozen=True)
class Robustness:
    """How often each verdict won when all assumptions were drawn from their ranges.

    `by_ratings`: tries by verdict, on each kind of rating that there is of the skill. Every draw is
    tried once on each.
    """

    verdict: Verdict
    """Today's, with the likely numbers."""
    draws: int
    by_ratings: Mapping[str, Mapping[Verdict, int]]

    @property
    def wins(self) -> Mapping[Verdict, int]:
        """Tries by verdict on all kinds of rating together, most often first."""
        found: dict[Verdict, int] = {}
        for wins in self.by_ratings.values():
            for verdict, times in wins.items():
                found[verdict] = found.get(verdict, 0) + times
        return dict(sorted(found.items(), key=lambda win: (-win[1], win[0])))

    @property
    def tries(self) -> int:
        """Draws times kinds of rating."""
        return sum(self.wins.values())

    @property
    def share(self) -> float:
        """Of the tries in which today's verdict wins."""
        return self.wins.get(self.verdict, 0) / self.tries

    @property
    def overturned_by(self) -> Verdict | None:
        """The other verdict that wins in at least TOSS_UP of the tries: today's does not stand."""
        first, times = next(iter(self.wins.items()))
        return first if first != self.verdict and times / self.tries >= TOSS_UP else None

    @property
    def toss_up(self) -> bool:
        """Whether it wins too rarely to be relied on, and no other one wins often enough."""
        return self.share < TOSS_UP and self.overturned_by is None

    def share_on(self, kind: str) -> float | None:
        """The same on one kind of rating; None where there is none of it."""
        wins = self.by_ratings.get(kind)
        return wins.get(self.verdict, 0) / sum(wins.values()) if wins else None


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
    robustness: Robustness | None = None
    """None until it was tried (analytics.sensitivity.robust)."""


@dataclass(frozen=True)
class AreaLevers:
    """The same for an area: sums of its skills' shortages and of their verdicts."""

    area: str
    shortage: int
    positions: Mapping[Verdict, int]
    cost: Cost
    """Of each skill's own verdict, one by one: an upper estimate, a plan shares hires and seats."""
