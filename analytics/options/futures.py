"""Sampled futures of one problem: who is there, what succeeds and when, each drawn once by name.

The same names as in the simulation of a plan (analytics.chances), so that a plan is chosen and
judged on the same kind of luck. Ratings are taken as rated (DEFINITIONS 24a).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analytics.chances.draws import Draws
from analytics.chances.events import NEVER, Events, Span
from analytics.chances.levels import Levels, Runs
from analytics.chances.ranges import Numbers, Ranges
from analytics.options.value import Terms
from analytics.strategy.answer.blend import NOTHING_BOUGHT
from analytics.strategy.answer.closing import Closing
from analytics.strategy.model.steps import SLACK
from analytics.strategy.problem.problem import Need, Problem


def share_of_known(problem: Problem, need: Need) -> float:
    """Of the people in the need's teams whose level is known, those who are at it (24c)."""
    known = [w for w in problem.workers if w.team in need.teams and need.skill in w.levels]
    return sum(w.levels[need.skill] >= need.level for w in known) / len(known) if known else 0.0


@dataclass
class Futures:
    """`runs` futures of a problem; the same seed gives the same ones."""

    problem: Problem
    ranges: Ranges
    terms: Terms
    seed: int
    runs: int
    _back: dict[int, Numbers] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.draws = Draws(self.seed, self.runs)
        self.events = Events(
            self.problem,
            NOTHING_BOUGHT,
            Closing({}),
            self.ranges,
            self.draws,
            Levels(self.draws),
        )

    def back(self, worker: int) -> Numbers:
        """When somebody else sits in a leaver's seat and counts for what they counted for."""
        if worker not in self._back:
            person = self.problem.workers[worker].person_no
            lead = self.terms.refill_weeks.at(self.draws.shares("refill", person))
            refilled = self.draws.shares("refilled", person) < self.terms.backfill
            weeks = np.where(refilled, self.events.leaves(worker) + lead, NEVER)
            self._back[worker] = weeks
        return self._back[worker]

    def there(self, worker: int, week: float) -> Runs:
        """In which futures the seat of somebody is taken in a week, by them or after them."""
        leaves, back = self.events.leaves(worker), self.back(worker)
        found: Runs = (week <= leaves + SLACK) | (week >= back - SLACK)
        return found

    def as_known(self, worker: int, need: Need) -> Runs:
        """In which futures somebody whose level is unknown is at the need's level."""
        person = self.problem.workers[worker].person_no
        drawn = self.draws.shares("unknown", person, need.skill)
        found: Runs = drawn < share_of_known(self.problem, need)
        return found

    def climbs(self, worker: int, skill: str, known: int, level: int) -> tuple[Runs, Numbers]:
        """Of the steps from a known level to another: whether all succeed, and their length as a
        multiple of the planned one."""
        person = self.problem.workers[worker].person_no
        good = np.ones(self.runs, dtype=bool)
        hours, length = 0.0, np.zeros(self.runs)
        for step in range(known + 1, level + 1):
            good &= self.draws.shares("step", person, skill, step) < self.events.success
            own = self.problem.rules.hours_to_level[step - 1]
            hours += own
            drawn = self.draws.shares("length", person, skill, step)
            length += own * self.ranges.lengths[step - 1].at(drawn)
        return good, length / hours if hours else np.ones(self.runs)

    def credit(self, worker: int, tool: int, skill: str, week: float) -> Runs:
        """In which futures a tool's level holds and the tool is in use by a week."""
        offered, ranged = self.problem.tools[tool], self.ranges.tools[tool]
        person = self.problem.workers[worker].person_no
        holds = self.draws.shares("credit", person, offered.name, skill)
        weeks = ranged.weeks.at(self.draws.shares("rollout", offered.name))
        credit = ranged.credit[skill].at(self.events.effect)
        found: Runs = (holds < credit) & (weeks <= week + SLACK)
        return found

    def hired(self, hire: int, team: str, place: int) -> Span:
        """From when a hire counts, and when they leave."""
        return self.events.hired(hire, team, place)
