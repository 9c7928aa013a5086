"""What a plan does in another, larger sample of futures than the one that it was chosen in."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from analytics.chances.events import NEVER, Events, Span
from analytics.chances.levels import Levels
from analytics.chances.simulate import WORST, Presence, Presences
from analytics.options.futures import Futures
from analytics.options.results import Judged, LikelyBy
from analytics.strategy.answer.blend import Blend
from analytics.strategy.answer.closing import Closing, as_modelled
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
            if person.team not in need.teams:
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


def ever(problem: Problem) -> Problem:
    """The problem in which whatever counts at any time counts: due at the horizon."""
    horizon = problem.rules.horizon_weeks
    return replace(problem, needs=tuple(replace(n, due_week=horizon) for n in problem.needs))


def judge(problem: Problem, blend: Blend, futures: Futures) -> Judged:
    """Play a plan through. `futures` are of `ever(problem)`."""
    whole, runs = futures.problem, futures.runs
    closing = as_modelled(whole, blend)
    rated = _seats(futures, blend, closing, Levels(futures.draws))
    doubted = _seats(futures, blend, closing, Levels(futures.draws, futures.ranges.levels))
    last = math.ceil(problem.rules.horizon_weeks)
    open_weeks, likely = [], []
    hold = np.zeros(runs)
    missing = np.zeros(runs)
    must = 0
    for number, need in enumerate(problem.needs):
        short = np.maximum(0, need.headcount - rated.of(number).by_week(last, runs))
        open_weeks.append(float(short[math.ceil(need.due_week) : last].mean(axis=1).sum()))
        if not need.must_have:
            continue
        must += 1
        weeks = doubted.of(number).by_week(last, runs)
        at_due = weeks[min(last, math.ceil(need.due_week))]
        hold += at_due >= need.headcount
        missing += np.maximum(0, need.headcount - at_due)
        chances = (weeks >= need.headcount).mean(axis=1)
        first = np.flatnonzero(chances >= LIKELY)
        week = float(first[0]) if len(first) else None
        name = problem.skill_names[need.skill]
        likely.append(LikelyBy(need.scope, name, need.level, week))
    tenth = max(1, round(runs * WORST))
    return Judged(
        tuple(open_weeks),
        held=float(hold.mean()),
        held_worst_tenth=float(np.sort(hold)[:tenth].mean()),
        of=must,
        missing=float(missing.mean()),
        missing_worst_tenth=float(np.sort(missing)[-tenth:].mean()),
        likely_by=tuple(likely),
    )


def _seats(futures: Futures, blend: Blend, closing: Closing, levels: Levels) -> Seats:
    events = Events(futures.problem, blend, closing, futures.ranges, futures.draws, levels)
    return Seats(events, futures)
