"""Who counts for a requirement in every run, from when and until when (DEFINITIONS 13 to 15)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.chances.events import NEVER, Events, Span
from analytics.chances.ranges import Numbers
from analytics.strategy.answer.closing import contracts_counting, hires_counting
from analytics.strategy.model.contracts import engaged_until
from analytics.strategy.model.steps import SLACK

Counts = npt.NDArray[np.int64]
"""People; one number a run, or a row of them for each week."""


@dataclass(frozen=True)
class Presence:
    """Spans of those who count by their own level, and of those who do through a tool.

    Through a tool somebody counts only while `reviewers` are at the level without one.
    """

    people: Sequence[Span]
    tooled: Sequence[Span]
    reviewers: int

    def at(self, week: float, runs: int) -> Counts:
        """How many count in a week."""
        people = sum((_there(span, week) for span in self.people), np.zeros(runs, dtype=np.int64))
        tooled = sum((_there(span, week) for span in self.tooled), np.zeros(runs, dtype=np.int64))
        return self._together(people, tooled)

    def by_week(self, weeks: int, runs: int) -> Counts:
        """How many count in each of the weeks 0 to `weeks`."""
        return self._together(
            _by_week(self.people, weeks, runs), _by_week(self.tooled, weeks, runs)
        )

    def _together(self, people: Counts, tooled: Counts) -> Counts:
        return people + np.where(people >= self.reviewers, tooled, 0)


@dataclass
class Presences:
    """By need."""

    events: Events

    def of(self, number: int) -> Presence:
        """Of one need, whose position in the problem is `number`."""
        events, need = self.events, self.events.problem.needs[number]
        closing = events.closing
        people = [self._own(worker, number) for worker in self._candidates(number)]
        people += self._hires(number)
        people += self._contractors(number)
        tooled = [
            events.equipped(worker, tool, need.skill, need.level)
            for worker, tool in closing.using[number]
        ]
        return Presence(people, tooled, events.problem.rules.reviewers)

    def _candidates(self, number: int) -> Iterable[int]:
        """Who may count by themselves: all of the teams who may really be at the level, and
        trainees."""
        events, need = self.events, self.events.problem.needs[number]
        problem, blend, closing = events.problem, events.blend, events.closing
        able = closing.able[number]
        return [
            w
            for w, worker in enumerate(problem.workers)
            if blend.counts_in(problem, w, need)
            and (w in able or events.levels.maybe(worker, need.skill, need.level))
        ]

    def _own(self, worker: int, number: int) -> Span:
        """When somebody counts by their own level."""
        events, need = self.events, self.events.problem.needs[number]
        if worker in events.closing.able[number]:
            return events.reached(worker)[need.skill, need.level], events.leaves(worker)
        able = events.able(worker, need.skill, need.level)
        return np.where(able, 0.0, NEVER), events.leaves(worker)

    def _hires(self, number: int) -> Iterable[Span]:
        problem, blend = self.events.problem, self.events.blend
        for hire, team in sorted(blend.hires):
            for place in range(hires_counting(problem, blend, (hire, team), number)):
                yield self.events.hired(hire, team, place)

    def _contractors(self, number: int) -> Iterable[Span]:
        problem, blend = self.events.problem, self.events.blend
        for engaged in sorted(blend.contracts):
            contractor, _, start = engaged
            until = engaged_until(problem.contractors[contractor], start)
            runs = self.events.draws.runs
            span = (np.full(runs, start), np.full(runs, until))
            yield from [span] * contracts_counting(problem, blend, engaged, number)


def _there(span: Span, week: float) -> Counts:
    start, end = span
    return ((start <= week + SLACK) & (week - SLACK <= end)).astype(np.int64)


def _by_week(spans: Sequence[Span], weeks: int, runs: int) -> Counts:
    """Each comes in the first whole week of their span, and goes in the first after it."""
    if not spans:
        return np.zeros((weeks + 1, runs), dtype=np.int64)
    first = _whole(np.concatenate([start - SLACK for start, _ in spans]), weeks)
    last = _whole(np.concatenate([end for _, end in spans]), weeks)
    run = np.tile(np.arange(runs), len(spans))
    come = first < last
    go = come & (last <= weeks)
    size = (weeks + 1) * runs
    changes = np.bincount(first[come] * runs + run[come], minlength=size)
    changes -= np.bincount(last[go] * runs + run[go], minlength=size)
    found: Counts = changes.reshape(weeks + 1, runs).cumsum(axis=0)
    return found


def _whole(week: Numbers, most: int) -> Counts:
    """The first whole week that is not before; one past `most` where that is later."""
    found: Counts = np.minimum(np.ceil(np.maximum(week, 0.0)), most + 1).astype(np.int64)
    return found
