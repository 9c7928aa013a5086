"""Sampled futures, and what a plan does in other ones than those that it was chosen in."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np

from analytics.chances.events import Events, Levels, Runs
from analytics.chances.ranges import Draws, Numbers, Ranges
from analytics.chances.simulate import WORST, Counts, Presence, presence
from analytics.options.results import Judged, LikelyBy
from analytics.strategy.answer.closing import NOTHING_BOUGHT, Closing, hires_counting, whenever
from analytics.strategy.model.model import SLACK
from analytics.strategy.model.rules import covers
from analytics.strategy.plan import Planned
from analytics.strategy.problem.problem import Need, Problem


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
            self.problem, NOTHING_BOUGHT, Closing({}), self.ranges, self.draws, Levels(self.draws)
        )

    def take_over(self, other: Futures) -> None:
        """Draw nothing again that `other` has drawn; offers may begin in other weeks here."""
        self.events = replace(
            other.events, problem=self.problem, _reached={}, _shares={}, _hired={}
        )

    def first(self, runs: int) -> Futures:
        return self if runs == self.runs else Futures(self.problem, self.ranges, self.seed, runs)

    def there(self, worker: int, week: float) -> Runs:
        """In which futures the seat of somebody is taken in a week, by them or after them."""
        leaves, back = self.events.leaves(worker), self.events.back(worker)
        result: Runs = (week <= leaves + SLACK) | (week >= back - SLACK)
        return result

    def climbs(self, worker: int, skill: str, known: int, level: int) -> Climb:
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
            success = self.events.rate("success")
            length = self.draws.shares("length", luck, skill, level)
            self._steps[worker, skill, level] = Climb(
                drawn < success * self.events.rate("success_when_equipped"),
                drawn < success,
                self.ranges.lengths[level - 1].at(length),
            )
        return self._steps[worker, skill, level]

    def credit(self, worker: int, tool: int, skill: str, week: float) -> Runs:
        """In which futures a tool's level holds and the tool is in use by a week."""
        weeks, holds = self.events.credit(worker, tool, skill)
        result: Runs = holds & (weeks <= week + SLACK)
        return result


LIKELY = 0.8


@dataclass
class Judge:
    """Plays plans of a problem through; what is the same for a need in two plans only once."""

    problem: Problem
    futures: Futures
    _open: dict[object, float] = field(default_factory=dict)

    def open_weeks(self, planned: Planned) -> tuple[float, ...]:
        """By need: expected position-weeks missing from the due date to the horizon, as rated."""
        seats = self.seats(planned, Levels(self.futures.draws))
        result = []
        for number, need in enumerate(self.problem.needs):
            key = number, *_what_counts(seats, number)
            if key not in self._open:
                self._open[key] = self.short(presence(seats, number), need)
            result.append(self._open[key])
        return tuple(result)

    def short(self, there: Presence, need: Need) -> float:
        last = math.ceil(self.problem.rules.horizon_weeks)
        weeks = there.by_week(last - 1, self.futures.runs, min(math.ceil(need.due_week), last))
        return float(np.maximum(0, need.headcount - weeks).mean(axis=1).sum())

    def judged(self, planned: Planned, open_weeks: tuple[float, ...]) -> Judged:
        """With ratings in doubt what holds when it is due, and from when."""
        problem, runs = self.problem, self.futures.runs
        levels = Levels(self.futures.draws, self.futures.ranges.levels)
        seats = self.seats(planned, levels)
        last = math.ceil(problem.rules.horizon_weeks)
        likely, must = [], 0
        hold, missing = np.zeros(runs), np.zeros(runs)
        for number, need in enumerate(problem.needs):
            if not need.must_have:
                continue
            must += 1
            there = presence(seats, number)
            weeks: Counts = there.by_week(last, runs)
            at_due = there.at(need.due_week, runs)
            hold += at_due >= need.headcount
            missing += np.maximum(0, need.headcount - at_due)
            holds = weeks >= need.headcount
            chances = holds.mean(axis=1)
            first = np.flatnonzero(chances >= LIKELY)
            week = float(first[0]) if len(first) else None
            to_horizon = bool(len(first)) and bool((chances[first[0] :] >= LIKELY).all())
            late = holds[math.ceil(need.due_week) : last]
            until = np.where(late.any(axis=0), late.argmax(axis=0), len(late))  # weeks, by run
            late_by = float(until.mean())
            likely.append(LikelyBy(*problem.asked(need), week, to_horizon, late_by))
        tenth = max(1, round(runs * WORST))
        return Judged(
            open_weeks,
            held=float(hold.mean()),
            held_worst_tenth=float(np.sort(hold)[:tenth].mean()),
            of=must,
            missing=float(missing.mean()),
            missing_worst_tenth=float(np.sort(missing)[-tenth:].mean()),
            likely_by=tuple(likely),
        )

    def seats(self, planned: Planned, levels: Levels) -> Events:
        """What becomes of everybody under a plan, in every future."""
        late, closing = whenever(self.problem, planned.blend, planned.closing)
        return replace(
            self.futures.events,
            problem=late,
            blend=planned.blend,
            closing=closing,
            levels=levels,
            _reached={},
        )


def _what_counts(events: Events, number: int) -> tuple[object, ...]:
    problem, blend, closing = events.problem, events.blend, events.closing
    need, workers = problem.needs[number], problem.workers
    return (
        tuple(
            (worker, steps)
            for worker, steps in sorted(closing.steps.items())
            if workers[worker].team in need.teams
            and any(step.skill == need.skill for step in steps)
        ),
        tuple((h, hires_counting(problem, blend, h, number)) for h in sorted(blend.hires)),
        tuple(closing.by["equip"][number]),
        tuple(
            w
            for w, tool in blend.seats
            if workers[w].team in need.teams and need.skill in problem.tools[tool].skills
        ),
        tuple(
            (offer, count)
            for offer, count in sorted(blend.contracts.items())
            if covers(problem, offer[0], offer[1], need)
        ),
    )
