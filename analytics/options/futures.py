"""Sampled futures of one problem: who is there, what succeeds and when, each drawn once by name.

The same names as in the simulation of a plan (analytics.chances), so that a plan is chosen and
judged on the same kind of luck. Ratings are taken as rated (methods.md#net-cost-and-options).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analytics.chances.draws import Draws
from analytics.chances.events import Events
from analytics.chances.levels import Levels, Runs
from analytics.chances.ranges import Numbers, Ranges
from analytics.strategy.answer.blend import NOTHING_BOUGHT
from analytics.strategy.answer.closing import Closing
from analytics.strategy.model.steps import SLACK
from analytics.strategy.problem.problem import Problem


@dataclass(frozen=True)
class Climb:
    """A chain of training steps in every future.

    `good`: all succeed; `learned`: all would, were nobody given a tool for the skill meanwhile.
    `length`: how long they take as a multiple of what is planned.
    """

    good: Runs
    learned: Runs
    length: Numbers


@dataclass
class Futures:
    """`runs` futures of a problem; the same seed gives the same ones, the first of them whatever
    the number of runs."""

    problem: Problem
    ranges: Ranges
    seed: int
    runs: int
    _steps: dict[tuple[int, str, int], Climb] = field(default_factory=dict)
    _climbs: dict[tuple[int, str, int, int], Climb] = field(default_factory=dict)

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

    def first(self, runs: int) -> Futures:
        """The first ones of them."""
        return self if runs == self.runs else Futures(self.problem, self.ranges, self.seed, runs)

    def there(self, worker: int, week: float) -> Runs:
        """In which futures the seat of somebody is taken in a week, by them or after them."""
        leaves, back = self.events.leaves(worker), self.events.back(worker)
        found: Runs = (week <= leaves + SLACK) | (week >= back - SLACK)
        return found

    def climbs(self, worker: int, skill: str, known: int, level: int) -> Climb:
        """The steps from a known level to another."""
        key = worker, skill, known, level
        if key not in self._climbs:
            good = learned = np.ones(self.runs, dtype=bool)
            hours, length = 0.0, np.zeros(self.runs)
            for number in range(known + 1, level + 1):
                step = self._step(worker, skill, number)
                own = self.problem.rules.hours_to_level[number - 1]
                good, learned = good & step.good, learned & step.learned
                hours, length = hours + own, length + own * step.length
            whole = length / hours if hours else np.ones(self.runs)
            self._climbs[key] = Climb(good, learned, whole)
        return self._climbs[key]

    def _step(self, worker: int, skill: str, level: int) -> Climb:
        if (worker, skill, level) not in self._steps:
            luck = self.problem.workers[worker].luck
            drawn = self.draws.shares("step", luck, skill, level)
            success = self.events.success
            length = self.draws.shares("length", luck, skill, level)
            self._steps[worker, skill, level] = Climb(
                drawn < success * self.events.equipped_success,
                drawn < success,
                self.ranges.lengths[level - 1].at(length),
            )
        return self._steps[worker, skill, level]

    def credit(self, worker: int, tool: int, skill: str, week: float) -> Runs:
        """In which futures a tool's level holds and the tool is in use by a week."""
        weeks, holds = self.events.credit(worker, tool, skill)
        found: Runs = holds & (weeks <= week + SLACK)
        return found
