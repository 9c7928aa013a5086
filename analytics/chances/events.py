"""What happens to each person and purchase in every run, and at which level they really are. A week
is infinite where it never comes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analytics.chances.ranges import Draws, Numbers, Range, Ranges
from analytics.evidence.raters import Belief
from analytics.strategy.amounts import WEEKS_PER_YEAR
from analytics.strategy.answer.closing import Blend, Closing
from analytics.strategy.chance import lognormal
from analytics.strategy.model.rules import engaged_until
from analytics.strategy.problem.problem import (
    Contractor,
    HireProfile,
    Lead,
    Need,
    Problem,
    Step,
    Worker,
    by_step,
)

Runs = npt.NDArray[np.bool_]
"""Whether something is so, in each run."""
NEGLIGIBLE = 1e-6
"""A chance that no number of runs would show."""


@dataclass(frozen=True)
class Levels:
    """Drawn from what is believed of them; who is not in `believed` has the level that they are
    rated at. An unknown level is none.

    A run takes one draw of the belief for everybody, since what ratings leave open is open for
    many together: the mean of a skill, how lenient people are, how wrong ratings are.
    """

    draws: Draws
    believed: Mapping[tuple[int, str], Belief] = field(default_factory=dict)

    def able(self, worker: Worker, skill: str, level: int) -> Runs:
        """In which runs somebody is at a level as they are, whatever the ratings say."""
        belief = self._belief(worker, skill)
        if belief is None:
            return np.full(self.draws.runs, worker.levels.get(skill, -1) >= level)
        least = belief.least(level)
        drawn = (self.draws.shares("belief") * len(least)).astype(int)
        result: Runs = self.draws.normal("level", worker.luck, skill) >= least[drawn]
        return result

    def maybe(self, worker: Worker, skill: str, level: int) -> bool:
        belief = self._belief(worker, skill)
        if belief is None:
            return worker.levels.get(skill, -1) >= level
        return sum(belief.shares[level:]) > NEGLIGIBLE

    def _belief(self, worker: Worker, skill: str) -> Belief | None:
        return self.believed.get((worker.person_no, skill)) if skill in worker.levels else None


NEVER = np.inf
PARTS = ("fill", "notice", "ramp")
SOURCES = {
    "attrition": "attrition",
    "success": "success",
    "success_when_equipped": "success when equipped",
    "works_out": "works out",
    "contract_works_out": "contractors work out",
    "backfill": "backfill",
}
"""What a rate is drawn for: by another name it would be another number."""
Span = tuple[Numbers, Numbers]
"""(week from which somebody counts, week in which they leave) of every run."""


def share_of_known(problem: Problem, need: Need) -> float:
    """Of the people in the need's teams whose level is known, those who are at it."""
    known = [w for w in problem.workers if w.team in need.teams and need.skill in w.levels]
    return sum(w.levels[need.skill] >= need.level for w in known) / len(known) if known else 0.0


@dataclass
class Events:
    """Drawn once for each source, however many requirements ask for it."""

    problem: Problem
    blend: Blend
    closing: Closing
    ranges: Ranges
    draws: Draws
    levels: Levels
    _drawn: dict[tuple[object, ...], Numbers] = field(default_factory=dict)
    _left: dict[int, Numbers] = field(default_factory=dict)
    _back: dict[int, Numbers] = field(default_factory=dict)
    _reached: dict[int, dict[Step, Numbers]] = field(default_factory=dict)
    _hired: dict[tuple[int, str, int], Span] = field(default_factory=dict)
    _shares: dict[tuple[object, ...], float] = field(default_factory=dict)

    @cached_property
    def hazard(self) -> Numbers:
        """Of leaving, a week: staying a year has the chance 1 - attrition."""
        hazard: Numbers = -np.log1p(-self.rate("attrition")) / WEEKS_PER_YEAR
        return hazard

    def rate(self, name: str) -> Numbers:
        """One of `Ranges`: the same for all steps, hires or contractors of a run."""
        return self._number(getattr(self.ranges, name), SOURCES[name])

    @cached_property
    def market(self) -> Numbers:
        """The hiring market: above 0 it is slow for every hire."""
        return self.draws.normal("hiring market")

    @cached_property
    def effect(self) -> Numbers:
        """The GenAI effect: where between low and high the credit of every tool lies."""
        return self.draws.shares("GenAI effect")

    def _number(self, range_: Range, *source: object) -> Numbers:
        if source not in self._drawn:
            self._drawn[source] = range_.at(self.draws.shares(*source))
        return self._drawn[source]

    def _credit(self, range_: Range) -> Numbers:
        """The chance that a tool's added level holds: one effect for all that have this range."""
        source = ("credit", range_)
        if source not in self._drawn:
            self._drawn[source] = range_.at(self.effect)
        return self._drawn[source]

    def leaves(self, worker: int) -> Numbers:
        """When somebody of the team leaves: by chance, or as is known."""
        if worker not in self._left:
            person = self.problem.workers[worker]
            weeks = self._stay("leaves", person.luck)
            if person.leaves_week is not None:
                weeks = np.minimum(weeks, person.leaves_week)
            self._left[worker] = weeks
        return self._left[worker]

    def back(self, worker: int) -> Numbers:
        """When somebody else sits in a leaver's seat and counts for what they counted for
        (methods.md#net-cost-and-options)."""
        if worker not in self._back:
            luck = self.problem.workers[worker].luck
            refilled = self.draws.shares("refilled", luck) < self.rate("backfill")
            lead = self.parts(self.ranges.refill, ("refill", luck))
            weeks = self.leaves(worker) + sum(lead, np.zeros(self.draws.runs))
            self._back[worker] = np.where(refilled, weeks, NEVER)
        return self._back[worker]

    def as_known(self, worker: int, need: Need) -> Runs:
        """In which runs somebody whose level is unknown is at the need's level: with the share that
        those known in its teams have (methods.md#unknown-people)."""
        luck = self.problem.workers[worker].luck
        result: Runs = self.draws.shares("unknown", luck, need.skill) < self.share(need)
        return result

    def share(self, need: Need) -> float:
        """`share_of_known`, worked out once."""
        asked = need.teams, need.skill, need.level
        if asked not in self._shares:
            self._shares[asked] = share_of_known(self.problem, need)
        return self._shares[asked]

    def _stay(self, *source: object) -> Numbers:
        with np.errstate(divide="ignore", invalid="ignore"):  # nobody leaves at a hazard of 0
            weeks = -np.log1p(-self.draws.shares(*source)) / self.hazard
        return np.where(self.hazard > 0, weeks, NEVER)

    def reached(self, worker: int) -> dict[Step, Numbers]:
        """When each step of somebody's training is done, one after the other as planned. A step
        that fails takes its time, and what builds on it is never reached. So it is for who is not
        really at the level below; who is at the level already has it from week 0."""
        if worker not in self._reached:
            self._reached[worker] = self._trained(worker)
        return self._reached[worker]

    def _trained(self, worker: int) -> dict[Step, Numbers]:
        person = self.problem.workers[worker].luck
        asks = by_step(self.problem.prerequisites)
        result: dict[Step, Numbers] = {}
        now, before = np.zeros(self.draws.runs), 0.0
        seats = [self.problem.tools[tool] for own, tool in self.blend.seats if own == worker]
        for step in self.closing.steps.get(worker, ()):
            here = (step.skill, step.level)
            length = self._number(self.ranges.lengths[step.level - 1], "length", person, *here)
            now = now + (step.start - before) + (step.end - step.start) * length
            before = step.end
            success = self.rate("success")
            if any(step.skill in tool.skills and tool.delay < step.end for tool in seats):
                success = success * self.rate("success_when_equipped")
            succeeds = self.draws.shares("step", person, *here) < success
            for built_on in ((step.skill, step.level - 1), *asks.get(here, ())):
                if built_on in result:
                    succeeds &= np.isfinite(result[built_on])
                else:
                    succeeds &= self.able(worker, *built_on)
            result[here] = np.where(succeeds, now, NEVER)
            result[here][self.able(worker, *here)] = 0.0
        return result

    def able(self, worker: int, skill: str, level: int) -> Runs:
        return self.levels.able(self.problem.workers[worker], skill, level)

    def as_rated(self) -> Events:
        """The same luck with every rating right; what both draw is drawn once."""
        return replace(self, levels=Levels(self.draws), _reached={})

    def hired(self, hire: int, team: str, number: int) -> Span:
        if (hire, team, number) not in self._hired:
            profile = self.problem.hires[hire]
            later = (profile.turn,) if profile.turn else ()
            source = (profile.profile, team, number, *later)
            begins, weeks = self._lead(profile, source)
            chance = self.rate("works_out") if profile.chance is None else profile.chance
            good = self.draws.shares("works out", *source) < chance
            leaves = begins + self._stay("hire leaves", *source)
            self._hired[hire, team, number] = (np.where(good, weeks, NEVER), leaves)
        return self._hired[hire, team, number]

    def _lead(self, hire: HireProfile, source: tuple[object, ...]) -> Span:
        if hire.chance is not None:
            starts = np.full(self.draws.runs, hire.weeks_to_start)
            return starts, np.full(self.draws.runs, hire.weeks_to_productive)
        parts = self.parts(hire.lead, source)
        weeks = sum(parts, np.full(self.draws.runs, hire.delay))
        if len(parts) > 1:
            return weeks - parts[-1], weeks
        start, whole = hire.weeks_to_start - hire.delay, hire.weeks_to_productive - hire.delay
        return hire.delay + parts[0] * (start / (whole or 1.0)), weeks

    def parts(self, lead: Lead, source: tuple[object, ...]) -> list[Numbers]:
        """The parts of one hire's way: lognormal, with P10 and P90 at their low and high. Filling
        has a part of its luck in common with that of every other hire."""
        share, result = self.ranges.market_share, []
        for name, (low, high) in zip(PARTS, lead, strict=False):
            if low >= high or low <= 0:
                result.append(np.full(self.draws.runs, high))
                continue
            luck = self.draws.normal(name, *source)
            if name == PARTS[0]:
                luck = math.sqrt(share) * self.market + math.sqrt(1 - share) * luck
            middle, spread = lognormal(low, high)
            result.append(np.exp(middle + spread * luck))
        return result

    def equipped(self, worker: int, tool: int, skill: str, level: int) -> Span:
        """Somebody who counts at a level through a tool: in runs in which they are one below."""
        weeks, good = self.credit(worker, tool, skill)
        below = self.reached(worker).get((skill, level - 1))
        if below is None:
            good = good & self.able(worker, skill, level - 1)
        else:
            weeks = np.maximum(weeks, below)
        good = good & ~self.able(worker, skill, level)
        return np.where(good, weeks, NEVER), self.leaves(worker)

    def credit(self, worker: int, tool: int, skill: str) -> tuple[Numbers, Runs]:
        """When a tool is in use, and in which runs its level holds for somebody."""
        offered = self.problem.tools[tool]
        ranged = self.ranges.tools[offered.name]
        person = self.problem.workers[worker].luck
        holds = self.draws.shares("credit", person, offered.name, skill)
        weeks = self._number(ranged.weeks, "rollout", offered.name)
        return weeks + offered.delay, holds < self._credit(ranged.credit[skill])

    def engaged(self, contractor: int, team: str, start: float, place: int) -> Span:
        """The `place`-th contractor of a profile in a team who is to begin in week `start`: begins
        then or once they can come, and leaves as planned."""
        offer = self.problem.contractors[contractor]
        source = ("contract", offer.profile, team, start, place)
        chance = self.rate("contract_works_out") if offer.chance is None else offer.chance
        good = self.draws.shares("works out", *source) < chance
        begins = np.maximum(start, self._comes(offer, source))
        leaves = np.full(self.draws.runs, engaged_until(offer, start))
        return np.where(good, begins, NEVER), leaves

    def _comes(self, offer: Contractor, source: tuple[object, ...]) -> Numbers:
        """Weeks until a contractor can start: lognormal, with P10 and P90 at its low and high."""
        low, high = offer.start_low_weeks, offer.start_high_weeks
        if low is None or high is None or not 0 < low < high:
            return np.full(self.draws.runs, offer.weeks_to_start)
        middle, spread = lognormal(low, high)
        weeks: Numbers = np.exp(middle + spread * self.draws.normal("start", *source))
        return weeks
