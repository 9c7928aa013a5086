"""`simulate(problem, planned, ranges)`: a plan played through many times
(methods.md#what-a-run-draws).

The plan counts whole people on likely numbers (methods.md#what-closes-a-position). Here every run
draws first the rates from their ranges and the level behind each rating, then what becomes of each
person and purchase: who counts for a requirement, from when and until when.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.chances.events import NEVER, Events, Levels, Runs, Span
from analytics.chances.ranges import Draws, Numbers, Ranges
from analytics.chances.results import RUNS, SEED, Chances, FanWeek, Input, NeedChance, Shared
from analytics.strategy.answer.beside import coverage_over_time, last_week
from analytics.strategy.answer.closing import hires_counting, whenever
from analytics.strategy.model.model import SLACK
from analytics.strategy.model.rules import covers
from analytics.strategy.plan import Planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan

Counts = npt.NDArray[np.integer[Any]]
"""People; one number a run, or a row of them for each week."""


@dataclass(frozen=True)
class Presence:
    """Spans of those who count by their own level, and of those who do through a tool. Through a
    tool somebody counts only while `reviewers` are at the level without one."""

    people: Sequence[Span]
    tooled: Sequence[Span]
    reviewers: int

    def at(self, week: float, runs: int) -> Counts:
        return self._together(
            lambda spans: sum(
                (_there(span, week) for span in spans), np.zeros(runs, dtype=np.int64)
            )
        )

    def by_week(self, weeks: int, runs: int, since: int = 0) -> Counts:
        """How many count in each of the weeks `since` to `weeks`."""
        return self._together(lambda spans: _by_week(spans, weeks, runs, since))

    def _together(self, counted: Callable[[Sequence[Span]], Counts]) -> Counts:
        people = counted(self.people)
        if not self.tooled:
            return people
        return people + np.where(people >= self.reviewers, counted(self.tooled), 0)


def presence(events: Events, number: int) -> Presence:
    """Who counts for a need, in every run. Whose level nobody knows does in the runs in which they
    are at it (methods.md#unknown-people)."""
    problem, blend, closing = events.problem, events.blend, events.closing
    need, able = problem.needs[number], closing.able[number]
    unknown = need.unknown and events.share(need)
    people: list[Span] = []
    for worker, person in enumerate(problem.workers):
        if person.team not in need.teams:
            continue
        if worker in able:
            begins = events.reached(worker)[need.skill, need.level]
        elif events.levels.maybe(person, need.skill, need.level):
            begins = np.where(events.able(worker, need.skill, need.level), 0.0, NEVER)
        elif unknown and need.skill not in person.levels:
            begins = np.where(events.as_known(worker, need), 0.0, NEVER)
        else:
            continue
        people += _seat(events, worker, (begins, events.leaves(worker)))
    for hire, team in sorted(blend.hires):
        count = hires_counting(problem, blend, (hire, team), number)
        people += [events.hired(hire, team, place) for place in range(count)]
    for (contractor, team, start), count in sorted(blend.contracts.items()):
        if covers(problem, contractor, team, need):
            people += [events.engaged(contractor, team, start, n) for n in range(count)]
    tooled: list[Span] = []
    for worker, tool in closing.by["equip"][number]:
        tooled += _seat(events, worker, events.equipped(worker, tool, need.skill, need.level))
    return Presence(people, tooled, problem.rules.reviewers)


def _seat(events: Events, worker: int, own: Span) -> tuple[Span, Span]:
    """Somebody, and who takes their seat when they leave, who counts for what they counted for, or
    would by then."""
    begins, _ = own
    again = np.where(np.isfinite(begins), np.maximum(begins, events.back(worker)), NEVER)
    return own, (again, np.full(events.draws.runs, NEVER))


def _there(span: Span, week: float) -> Counts:
    start, end = span
    return ((start <= week + SLACK) & (week - SLACK <= end)).astype(np.int64)


def _by_week(spans: Sequence[Span], weeks: int, runs: int, since: int) -> Counts:
    """Each comes in the first whole week of their span, and goes in the first after it."""
    rows, run = weeks + 1 - since, np.arange(runs)
    result = np.zeros((rows + 1) * runs, dtype=np.int32)  # one row more for what is later
    for start, end in spans:
        first = _row(start - SLACK, since, weeks)
        last = np.maximum(first, _row(np.floor(end + SLACK) + 1, since, weeks))
        result[first * runs + run] += 1
        result[last * runs + run] -= 1
    there: Counts = result.reshape(rows + 1, runs)[:rows]
    for row in range(1, rows):  # one after the other: half the time of a cumulative sum
        there[row] += there[row - 1]
    return there


def _row(week: Numbers, since: int, most: int) -> Counts:
    """The first whole week that is not before, from `since` on; one past `most` where later."""
    result: Counts = np.clip(np.ceil(week), since, most + 1).astype(np.int64)
    return result - since


ERRORS = 4.0
"""Standard errors: a correlation that chance alone could give is left out."""


def inputs(events: Events, missing: Numbers) -> tuple[Input, ...]:
    """Spearman's rho of each shared rate with the people missing, the strongest first. What has no
    range, or is no part of the plan, goes with nothing and is left out."""
    shared: Mapping[Shared, Numbers] = {
        "attrition": events.hazard,
        "success": events.rate("success"),
        "works_out": events.rate("works_out"),
        "contract_works_out": events.rate("contract_works_out"),
        "hiring_market": events.market,
        "genai_effect": events.effect,
    }
    least = ERRORS / math.sqrt(max(1, len(missing)))
    result = [
        Input(name, rho)
        for name, values in shared.items()
        if abs(rho := rank_correlation(values, missing)) > least
    ]
    return tuple(sorted(result, key=lambda item: (-abs(item.correlation), item.name)))


def rank_correlation(first: Numbers, other: Numbers) -> float:
    """Spearman's rho, equal values at their mean rank; 0 where either never changes."""
    if first.min() == first.max() or other.min() == other.max():
        return 0.0
    return float(np.corrcoef(pd.Series(first).rank(), pd.Series(other).rank())[0, 1])


WORST = 0.1
"""Share of the runs that the worst shortage is the mean of."""


def simulate(
    problem: Problem, planned: Planned, ranges: Ranges, *, runs: int = RUNS, seed: int = SEED
) -> Chances:
    """The chances of a plan of this problem; the same seed gives the same digits."""
    plan = planned.plan
    late, closing = whenever(problem, planned.blend, planned.closing)
    draws = Draws(seed, runs)
    levels = Levels(draws, ranges.levels)
    events = Events(late, planned.blend, closing, ranges, draws, levels)
    as_rated = events.as_rated()
    last = math.ceil(last_week(plan))
    covered, shortage = np.zeros((last + 1, runs)), np.zeros(runs)
    holds: list[Runs] = []
    holds_as_rated: list[Runs] = []
    needs: list[NeedChance] = []
    for number, need in enumerate(plan.needs):
        there = presence(events, number)
        missing = np.maximum(need.required - there.at(need.due_week, runs), 0)
        rated = presence(as_rated, number).at(need.due_week, runs)
        covered += need.weight * np.minimum(there.by_week(last, runs), need.required)
        shortage += missing if need.must_have else 0
        holds.append(missing == 0)
        holds_as_rated.append(rated >= need.required)
        result = NeedChance(
            scope=need.scope,
            skill=need.skill,
            skill_id=need.skill_id,
            level=need.level,
            required=need.required,
            must_have=need.must_have,
            due_week=need.due_week,
            planned=need.required - need.shortage_after,
            chance=float(holds[-1].mean()),
            chance_as_rated=float(holds_as_rated[-1].mean()),
            missing=float(missing.mean()),
        )
        needs.append(result)
    must = [number for number, need in enumerate(needs) if need.must_have]
    filled = [number for number in must if needs[number].planned_to_hold]
    worst = np.sort(shortage)[-max(1, round(runs * WORST)) :]
    return Chances(
        runs=runs,
        seed=seed,
        must_haves=len(must),
        filled=len(filled),
        all_hold=_together(holds, must),
        filled_hold=_together(holds, filled) if filled else None,
        filled_hold_as_rated=_together(holds_as_rated, filled) if filled else None,
        holding=sum(needs[number].chance for number in must),
        holding_as_rated=sum(needs[number].chance_as_rated for number in must),
        shortage_planned=plan.shortage,
        shortage_expected=float(np.sort(shortage).mean()),
        shortage_worst_tenth=float(worst.mean()),
        needs=tuple(needs),
        weeks=_fan(plan, covered),
        inputs=inputs(events, shortage),
    )


def _together(holds: Sequence[Runs], needs: Sequence[int]) -> float:
    return float(np.logical_and.reduce([holds[number] for number in needs]).mean())


def _fan(plan: Plan, covered: npt.NDArray[np.float64]) -> tuple[FanWeek, ...]:
    """Tenth, half and nine tenths of the runs by week, beside what is planned."""
    asked = sum(need.weight * need.required for need in plan.needs)
    shares = covered / asked if asked else np.ones(covered.shape)
    low, middle, high = np.quantile(shares, (0.1, 0.5, 0.9), axis=1)
    planned = coverage_over_time(plan)
    return tuple(
        FanWeek(
            float(week),
            [share for begins, share in planned.items() if begins <= week + 1e-9][-1],
            float(low[week]),
            float(middle[week]),
            float(high[week]),
        )
        for week in range(len(covered))
    )
