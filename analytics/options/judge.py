"""What a plan does in another, larger sample of futures than the one that it was chosen in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from analytics.chances.events import NEVER, Span
from analytics.chances.levels import Levels
from analytics.chances.simulate import WORST, Counts, Presence, Presences
from analytics.options.futures import Futures
from analytics.options.results import Judged, LikelyBy
from analytics.strategy.answer.blend import Blend, interview_weeks
from analytics.strategy.answer.closing import Closing, as_modelled
from analytics.strategy.model.contracts import covers
from analytics.strategy.problem.problem import Problem

LIKELY = 0.8


@dataclass
class Seats(Presences):
    """Who counts for a need in every run and until when; who leaves may be replaced."""

    futures: Futures

    def of(self, number: int) -> Presence:
        """Of one need, with refilled seats and people whose level is unknown."""
        found, events = super().of(number), self.events
        need = events.problem.needs[number]
        people: list[Span] = list(found.people)
        runs = self.futures.runs
        for worker, person in enumerate(events.problem.workers):
            if events.blend.team(events.problem, worker) not in need.teams:
                continue
            back = self.futures.back(worker)
            if need.skill not in person.levels:
                if not need.unknown:
                    continue
                known = self.futures.as_known(worker, need)
                begins = np.where(known, 0.0, NEVER)
                people.append((begins, events.leaves(worker)))
            elif worker in events.closing.able[number]:
                begins = events.reached(worker)[need.skill, need.level]
            elif events.levels.maybe(person, need.skill, need.level):
                able = events.able(worker, need.skill, need.level)
                begins = np.where(able, 0.0, NEVER)
            else:
                continue
            again = np.where(np.isfinite(begins), np.maximum(begins, back), NEVER)
            people.append((again, np.full(runs, NEVER)))
        return Presence(people, found.tooled, found.reviewers)

    def _contractors(self, number: int) -> Iterator[Span]:
        """Whoever is engaged at some time: their spans say when."""
        problem, need = self.events.problem, self.events.problem.needs[number]
        for (contractor, team, start), count in sorted(self.events.blend.contracts.items()):
            if covers(problem, contractor, team, need):
                for place in range(count):
                    yield self.events.engaged(contractor, team, start, place)


def ever(problem: Problem) -> Problem:
    """The problem in which whatever counts at any time counts: due at the horizon."""
    horizon = problem.rules.horizon_weeks
    return replace(problem, needs=tuple(replace(n, due_week=horizon) for n in problem.needs))


@dataclass
class Judge:
    """Plays plans of a problem through. `futures` are of `ever(problem)`.

    What is the same for a need in two plans is played once.
    """

    problem: Problem
    futures: Futures
    _open: dict[object, float] = field(default_factory=dict)

    def open_weeks(self, blend: Blend) -> tuple[float, ...]:
        """By need: expected position-weeks missing from the due date to the horizon, as rated."""
        closing = self._closing(blend)
        seats = self._seats(blend, closing, Levels(self.futures.draws))
        last = math.ceil(self.problem.rules.horizon_weeks)
        found = []
        for number, need in enumerate(self.problem.needs):
            key = number, *_what_counts(self.futures.problem, blend, closing, number)
            if key not in self._open:
                weeks = seats.of(number).by_week(last, self.futures.runs)
                weeks = weeks[math.ceil(need.due_week) : last]
                short = np.maximum(0, need.headcount - weeks)
                self._open[key] = float(short.mean(axis=1).sum())
            found.append(self._open[key])
        return tuple(found)

    def judged(self, blend: Blend) -> Judged:
        """The same, and with ratings in doubt what holds when it is due, and from when."""
        problem, runs = self.problem, self.futures.runs
        closing = self._closing(blend)
        levels = Levels(self.futures.draws, self.futures.ranges.levels)
        seats = self._seats(blend, closing, levels)
        last = math.ceil(problem.rules.horizon_weeks)
        likely, must = [], 0
        hold, missing = np.zeros(runs), np.zeros(runs)
        for number, need in enumerate(problem.needs):
            if not need.must_have:
                continue
            must += 1
            weeks: Counts = seats.of(number).by_week(last, runs)
            at_due = weeks[min(last, math.ceil(need.due_week))]
            hold += at_due >= need.headcount
            missing += np.maximum(0, need.headcount - at_due)
            chances = (weeks >= need.headcount).mean(axis=1)
            first = np.flatnonzero(chances >= LIKELY)
            week = float(first[0]) if len(first) else None
            name = problem.skill_names[need.skill]
            to_horizon = bool(len(first)) and bool((chances[first[0] :] >= LIKELY).all())
            likely.append(LikelyBy(need.scope, name, need.level, week, to_horizon))
        tenth = max(1, round(runs * WORST))
        return Judged(
            self.open_weeks(blend),
            held=float(hold.mean()),
            held_worst_tenth=float(np.sort(hold)[:tenth].mean()),
            of=must,
            missing=float(missing.mean()),
            missing_worst_tenth=float(np.sort(missing)[-tenth:].mean()),
            likely_by=tuple(likely),
        )

    def _seats(self, blend: Blend, closing: Closing, levels: Levels) -> Seats:
        events = replace(
            self.futures.events, blend=blend, closing=closing, levels=levels, _reached={}
        )
        return Seats(events, self.futures)

    def _closing(self, blend: Blend) -> Closing:
        """Who counts at any time; interviews take learning hours when they are held."""
        return as_modelled(
            self.futures.problem, blend, interviews=interview_weeks(self.problem, blend)
        )


def _what_counts(
    problem: Problem, blend: Blend, closing: Closing, number: int
) -> tuple[object, ...]:
    """All of a plan that who counts for one need hangs on."""
    need = problem.needs[number]
    return (
        tuple(
            (worker, steps)
            for worker, steps in sorted(closing.steps.items())
            if any(step.skill == need.skill for step in steps)
        ),
        tuple(sorted(closing.hired[number].items())),
        tuple(closing.by_equip[number]),
        tuple(w for w, tool in blend.seats if need.skill in problem.tools[tool].skills),
        tuple(sorted(blend.contracts.items())),
        tuple(sorted(blend.moves.items())),
    )
