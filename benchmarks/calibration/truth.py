"""What becomes of a plan in truth, played once by rules of its own: no code of the simulation.

The rates are drawn once for an organisation, from the ranges of seeds/assumptions.csv (PERT).
People hold what they are really able to, whatever their ratings say.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from analytics.strategy.answer.closing import Blend, Closing
from analytics.strategy.problem.problem import HireProfile, Lead, Need, Problem
from seeds import read_seed

WEEKS_A_YEAR = 52.0
LEAD = ("hire.days_to_fill", "hire.days_of_notice", "hire.months_to_productive")
WEEKS = (1 / 7, 1 / 7, WEEKS_A_YEAR / 12)
"""In one of the unit of each part of LEAD."""
Able = Mapping[tuple[str, str], int]
"""(person, skill id) -> level, in truth."""


@dataclass(frozen=True)
class Rates:
    """Of one organisation; nobody in it knows them."""

    success: float
    attrition: float
    works_out: float
    credit: Mapping[str, float]
    """By how far a tool may count in a skill: yes, partly."""
    equipped: float
    """Factor on `success` for who gets a tool for the skill meanwhile."""
    backfill: float
    rollout_weeks: float
    market: float
    """Of hiring, standard normal; above 0 it is slow."""


@dataclass(frozen=True)
class Hired:
    """When somebody counts, and when they leave."""

    levels: Mapping[str, int]
    counts: float
    leaves: float


RANGES = {
    row["key"]: (float(row["low"]), float(row["likely"]), float(row["high"]))
    for row in read_seed("assumptions.csv")
}
"""low, likely and high of seeds/assumptions.csv."""


def drawn(draw: np.random.Generator, key: str) -> float:
    """One number, most often near the likely one."""
    low, likely, high = RANGES[key]
    rise, fall = 4 * (likely - low) / (high - low), 4 * (high - likely) / (high - low)
    return low + (high - low) * float(draw.beta(1 + rise, 1 + fall))


def rates(draw: np.random.Generator) -> Rates:
    return Rates(
        drawn(draw, "training.success"),
        drawn(draw, "people.attrition_per_year"),
        drawn(draw, "hire.works_out"),
        {kind: drawn(draw, f"tool.credit_{kind}") for kind in ("yes", "partly")},
        drawn(draw, "training.success_when_equipped"),
        drawn(draw, "people.backfill"),
        drawn(draw, "tool.weeks_to_productive"),
        float(draw.standard_normal()),
    )


class Played:
    """One organisation's year: who left, who learned, who came, what the tools gave."""

    def __init__(
        self,
        problem: Problem,
        blend: Blend,
        closing: Closing,
        able: Able,
        draw: np.random.Generator,
    ) -> None:
        self._problem, self._closing, self._draw = problem, closing, draw
        self._able = able
        self._rates = rates(draw)
        self._leaves = [self._stays() for _ in problem.workers]
        self._back = [self._refilled(week) for week in self._leaves]
        self._seats = {
            (worker, skill) for worker, tool in blend.seats for skill in problem.tools[tool].skills
        }
        self._reached = [self._trained(worker) for worker in range(len(problem.workers))]
        self._hired = [
            self._hire(problem.hires[hire])
            for (hire, _), count in sorted(blend.hires.items())
            for _ in range(count)
        ]
        self._gives: dict[tuple[int, int, str], bool] = {}

    def holds(self, number: int) -> bool:
        """Whether enough people are really there for a need when it is due."""
        need = self._problem.needs[number]
        people = [self._level(w, need) >= need.level for w in range(len(self._problem.workers))]
        count = sum(people) + sum(
            item.levels.get(need.skill, 0) >= need.level
            and item.counts <= need.due_week < item.leaves
            for item in self._hired
        )
        if count >= self._problem.rules.reviewers:
            count += sum(
                not people[worker] and self._helped(worker, tool, need)
                for worker, tool in self._closing.by["equip"][number]
            )
        return count >= need.headcount

    def _level(self, worker: int, need: Need) -> int:
        """When it is due, of somebody or of who came after them and can what they could; -1 while
        their seat is empty."""
        if self._leaves[worker] <= need.due_week < self._back[worker]:
            return -1
        level = self._able[self._problem.workers[worker].label, need.skill]
        for (skill, reached), week in self._reached[worker].items():
            if skill == need.skill and week <= need.due_week:
                level = max(level, reached)
        return level

    def _stays(self) -> float:
        """Weeks until somebody leaves: of a year's leavers all weeks have the same hazard."""
        hazard = -math.log(1 - self._rates.attrition)
        return WEEKS_A_YEAR * float(self._draw.exponential()) / hazard

    def _refilled(self, leaves: float) -> float:
        """When somebody else sits in a leaver's seat; never, where it is not filled again."""
        ends = [RANGES[key] for key in LEAD]
        weeks, _ = self._lead(
            tuple(
                (low * size, high * size) for (low, _, high), size in zip(ends, WEEKS, strict=True)
            )
        )
        refilled = self._draw.random() < self._rates.backfill
        return leaves + weeks if refilled else math.inf

    def _trained(self, worker: int) -> dict[tuple[str, int], float]:
        """(skill, level) -> week. Who lacks the level below learns nothing from a step."""
        label = self._problem.workers[worker].label
        result: dict[tuple[str, int], float] = {}
        late = 0.0
        for step in self._closing.steps.get(worker, ()):
            _, likely, _ = RANGES[key := f"training.hours_to_level_{step.level}"]
            planned = step.end - step.start
            late += planned * (drawn(self._draw, key) / likely - 1)
            helped = self._rates.equipped if (worker, step.skill) in self._seats else 1.0
            learns = self._draw.random() < self._rates.success * helped
            below = self._able[label, step.skill] >= step.level - 1
            if learns and (below or (step.skill, step.level - 1) in result):
                result[step.skill, step.level] = step.end + late
        return result

    def _hire(self, profile: HireProfile) -> Hired:
        weeks, ramp = self._lead(profile.lead)
        weeks += profile.delay
        good = self._draw.random() < self._rates.works_out
        return Hired(profile.levels, weeks if good else math.inf, weeks - ramp + self._stays())

    def _lead(self, lead: Lead) -> tuple[float, float]:
        """(weeks until somebody counts, weeks of ramp among them): to fill, of notice and of ramp
        lognormal, a tenth below `low` and above `high`; in filling all hires have a part of their
        luck in common."""
        shared = RANGES["hire.market_share"][1]
        parts = []
        for part, (low, high) in enumerate(lead):
            luck = float(self._draw.standard_normal())
            if part == 0:
                luck = math.sqrt(shared) * self._rates.market + math.sqrt(1 - shared) * luck
            span = (high / low) ** (luck / (2 * NormalDist().inv_cdf(0.9)))
            parts.append(math.sqrt(low * high) * span)
        return sum(parts), parts[-1]

    def _helped(self, worker: int, tool: int, need: Need) -> bool:
        """Whether a tool really lifts somebody by the one level that they lack."""
        if self._level(worker, need) != need.level - 1:
            return False
        if self._problem.tools[tool].delay + self._rates.rollout_weeks > need.due_week:
            return False
        key = worker, tool, need.skill
        if key not in self._gives:
            credit = self._rates.credit[self._problem.tooling[need.skill]]
            self._gives[key] = bool(self._draw.random() < credit)
        return self._gives[key]
