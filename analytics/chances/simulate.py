"""`simulate(problem, planned, ranges)`: a plan played through many times (METHODS 4.5).

The plan counts whole people on likely numbers (DEFINITIONS 13, 26). Here every run draws first the
rates from their ranges and the level behind each rating, then what becomes of each person and
purchase.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from analytics.chances.draws import Draws
from analytics.chances.events import Events
from analytics.chances.inputs import inputs
from analytics.chances.levels import Levels
from analytics.chances.presence import Counts, Presences
from analytics.chances.ranges import Numbers, Ranges
from analytics.chances.results import RUNS, SEED, Chances, FanWeek, NeedChance, WithoutSpares
from analytics.strategy.answer.closing import close
from analytics.strategy.answer.over_time import Moment, coverage_over_time, last_week
from analytics.strategy.plan import Answer, Planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.problem.relax import whole_people
from analytics.strategy.results import NeedOutcome, Plan

WORST = 0.1
"""Share of the runs that the worst shortage is the mean of."""
Counted = tuple[NeedOutcome, Counts]
"""A requirement and how many count for it, in each run."""


def simulate(
    problem: Problem, planned: Planned, ranges: Ranges, *, runs: int = RUNS, seed: int = SEED
) -> Chances:
    """The chances of a plan of this problem; the same seed gives the same digits."""
    plan = planned.plan
    closing = close(problem, planned.blend)
    draws = Draws(seed, runs)
    levels = Levels(draws, ranges.levels)
    events = Events(problem, planned.blend, closing, ranges, draws, levels)
    presences, as_rated = Presences(events), Presences(events.as_rated())
    last = math.ceil(last_week(plan))
    covered = np.zeros((last + 1, runs))
    counted: list[Counts] = []
    rated: list[Counts] = []
    for number, outcome in enumerate(plan.needs):
        presence = presences.of(number)
        counted.append(presence.at(outcome.due_week, runs))
        rated.append(as_rated.of(number).at(outcome.due_week, runs))
        people = np.minimum(presence.by_week(last, runs), outcome.required)
        covered += outcome.weight * people
    found = _chances(plan, counted, rated, covered, seed)
    plain = planned.without
    without = None if plain is None else _without(events, plain)
    shortage = _shortage(_must(plan, counted), runs)
    return replace(found, without=without, inputs=inputs(events, shortage))


def _without(events: Events, plain: Answer) -> WithoutSpares:
    """The other plan in the same runs: whoever is in both has the same luck."""
    problem, runs = whole_people(events.problem), events.draws.runs
    closing = close(problem, plain.blend)
    presences = Presences(
        Events(problem, plain.blend, closing, events.ranges, events.draws, events.levels)
    )
    must = [
        (need, presences.of(number).at(need.due_week, runs))
        for number, need in enumerate(plain.needs)
        if need.must_have
    ]
    expected, worst = _mean_and_worst(_shortage(must, runs))
    return WithoutSpares(_together(must, runs), sum(_holds(*o) for o in must), expected, worst)


def _mean_and_worst(shortage: Numbers) -> tuple[float, float]:
    """The mean of all runs, and of their worst tenth."""
    ordered = np.sort(shortage)
    return float(ordered.mean()), float(ordered[-max(1, round(len(ordered) * WORST)) :].mean())


def _chances(
    plan: Plan, counted: Sequence[Counts], rated: Sequence[Counts], covered: Numbers, seed: int
) -> Chances:
    runs = covered.shape[1]
    must, must_rated = _must(plan, counted), _must(plan, rated)
    filled, filled_rated = _filled(must), _filled(must_rated)
    expected, worst = _mean_and_worst(_shortage(must, runs))
    return Chances(
        runs=runs,
        seed=seed,
        must_haves=len(must),
        filled=len(filled),
        all_hold=_together(must, runs),
        filled_hold=_together(filled, runs) if filled else None,
        filled_hold_as_rated=_together(filled_rated, runs) if filled else None,
        holding=sum(_holds(need, people) for need, people in must),
        holding_as_rated=sum(_holds(need, people) for need, people in must_rated),
        shortage_planned=plan.shortage,
        shortage_expected=expected,
        shortage_worst_tenth=worst,
        needs=tuple(map(_need, plan.needs, counted, rated)),
        weeks=_fan(plan, covered),
    )


def _shortage(must: Iterable[Counted], runs: int) -> Numbers:
    """People missing from must-haves, in each run."""
    found: Numbers = np.zeros(runs)
    for need, people in must:
        found += _missing(need, people)
    return found


def _must(plan: Plan, counted: Sequence[Counts]) -> list[Counted]:
    pairs = zip(plan.needs, counted, strict=True)
    return [(need, people) for need, people in pairs if need.must_have]


def _filled(must: Iterable[Counted]) -> list[Counted]:
    return [(need, people) for need, people in must if not need.shortage_after]


def _together(needs: Iterable[Counted], runs: int) -> float:
    """The share of runs in which all of them hold."""
    hold = np.ones(runs, dtype=bool)
    for need, people in needs:
        hold &= people >= need.required
    return float(hold.mean())


def _holds(need: NeedOutcome, people: Counts) -> float:
    return float((people >= need.required).mean())


def _missing(need: NeedOutcome, people: Counts) -> Counts:
    missing: Counts = np.maximum(need.required - people, 0)
    return missing


def _need(need: NeedOutcome, people: Counts, rated: Counts) -> NeedChance:
    return NeedChance(
        scope=need.scope,
        skill=need.skill,
        skill_id=need.skill_id,
        level=need.level,
        required=need.required,
        must_have=need.must_have,
        due_week=need.due_week,
        planned=need.required - need.shortage_after,
        chance=_holds(need, people),
        chance_as_rated=_holds(need, rated),
        formula=need.chance,
        missing=float(_missing(need, people).mean()),
    )


def _fan(plan: Plan, covered: npt.NDArray[np.float64]) -> tuple[FanWeek, ...]:
    """Tenth, half and nine tenths of the runs by week, beside what is planned."""
    asked = sum(need.weight * need.required for need in plan.needs)
    shares = covered / asked if asked else np.ones(covered.shape)
    low, middle, high = np.quantile(shares, (0.1, 0.5, 0.9), axis=1)
    moments = coverage_over_time(plan)
    return tuple(
        FanWeek(
            float(week),
            _planned(moments, week),
            float(low[week]),
            float(middle[week]),
            float(high[week]),
        )
        for week in range(len(covered))
    )


def _planned(moments: Sequence[Moment], week: float) -> float:
    return [moment.coverage for moment in moments if moment.week <= week + 1e-9][-1]
