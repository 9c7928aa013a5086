"""What a store's own outcomes say of the assumptions: offered, never taken without being asked.

A probability is the share of known outcomes with its Wilson score interval (Wilson 1927; for small
samples recommended by Brown, Cai and DasGupta 2001), which becomes low and high. A duration is the
median of what was told, with the tenth and ninetieth percentile as low and high, since these mean a
single case; the median's own interval is that of its order statistics (Conover 1999, section 3.2).
What is not known enters neither.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from scipy import special

from analytics.ledger.outcomes import Facts
from analytics.ledger.results import Learned, Outcome
from analytics.statistics.estimates import LEVEL, Interval
from data.store.facts.settings import Assumption
from data.vocabulary import MAX_LEVEL, Tooling

NEEDED = 20
"""Outcomes below which nothing is offered."""
Z = float(special.ndtri(0.5 + LEVEL / 2))


Case = tuple[float, date]
"""A value (1 or 0 for a probability) and the day of knowing it."""
Plans = Sequence[tuple[Facts, Sequence[Outcome]]]
SHARES = ("training.success", "hire.works_out", "tool.credit_yes", "tool.credit_partly")
DURATIONS = (
    "hire.days_to_fill",
    "hire.days_of_notice",
    *(f"training.hours_to_level_{level}" for level in range(1, MAX_LEVEL + 1)),
)


def learned(
    plans: Plans, tooling: Mapping[str, Tooling], today: Mapping[str, Assumption]
) -> tuple[Learned, ...]:
    """Every key that can be learned. `plans`: decided ones, the earliest first; `tooling` by name
    of the skill."""
    cases: defaultdict[str, list[Case]] = defaultdict(list)
    told = (case for facts, outcomes in plans for one in outcomes for case in _told(facts, one))
    for key, value, day in (*_attempts(plans, tooling), *told):
        cases[key].append((value, day))
    return tuple(
        _share(today[key], cases[key]) if key in SHARES else _duration(today[key], cases[key])
        for key in (*SHARES, *DURATIONS)
    )


def wilson(held: int, of: int) -> Interval:
    """The 95 % score interval of a share."""
    share = held / of
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z / (1 + Z**2 / of) * math.sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def median_interval(values: Sequence[float]) -> Interval:
    """At least 95 %: the j-th smallest and the j-th largest, j the largest with
    P(Binomial(n, 1/2) < j) <= 2.5 %. Below six values there is none that is so sure."""
    ordered = sorted(values)
    number = len(ordered)
    j = 0
    while special.bdtr(j, number, 0.5) <= (1 - LEVEL) / 2:
        j += 1
    if not j:
        raise ValueError(f"{number} values are too few for an interval of their median.")
    return ordered[j - 1], ordered[number - j]


def _share(today: Assumption, own: Sequence[Case]) -> Learned:
    held = int(sum(value for value, _ in own))
    if len(own) < NEEDED:
        return Learned(today.key, today, len(own), held, None, None)
    low, high = wilson(held, len(own))
    offer = _offer(today, own, low, held / len(own), high)
    return Learned(today.key, today, len(own), held, offer, (low, high))


def _duration(today: Assumption, own: Sequence[Case]) -> Learned:
    if len(own) < NEEDED:
        return Learned(today.key, today, len(own), None, None, None)
    values = [value for value, _ in own]
    low, likely, high = (float(np.percentile(values, at)) for at in (10, 50, 90))
    offer = _offer(today, own, low, likely, high)
    return Learned(today.key, today, len(own), None, offer, median_interval(values))


def _offer(
    today: Assumption, own: Sequence[Case], low: float, likely: float, high: float
) -> Assumption:
    days = [day for _, day in own]
    low, likely, high = (round(value, 4) for value in (low, likely, high))
    return replace(
        today,
        low=min(low, likely),
        likely=likely,
        high=max(high, likely),
        source=f"own ledger, {len(own)} outcomes, {min(days).isoformat()} to "
        f"{max(days).isoformat()}",
        year=max(days).year,
        edited=True,
    )


def _attempts(plans: Plans, tooling: Mapping[str, Tooling]) -> Iterable[tuple[str, float, date]]:
    """Steps of training and uses of tools; what two plans hold counts once."""
    seen: set[tuple[object, ...]] = set()
    for attempt in (a for _, outcomes in plans for o in outcomes for a in o.attempts):
        if seen & attempt.same:
            continue
        seen |= attempt.same
        kind = tooling.get(attempt.skill)
        if attempt.lever == "train":
            yield "training.success", float(attempt.held), attempt.day
        elif kind in ("yes", "partly"):
            yield f"tool.credit_{kind}", float(attempt.held), attempt.day


def _told(facts: Facts, outcome: Outcome) -> Iterable[tuple[str, float, date]]:
    action = facts.actions[outcome.action_no - 1]
    told = facts.told(outcome.action_no, outcome.purchase_no)
    if outcome.lever == "hire":
        if told.filled_on:
            asked = facts.day(action.start_week)
            yield "hire.days_to_fill", float((told.filled_on - asked).days), told.filled_on
        if told.filled_on and told.arrived_on:
            notice = float((told.arrived_on - told.filled_on).days)
            yield "hire.days_of_notice", notice, told.arrived_on
        if told.arrived_on and told.outcome is not None:
            yield "hire.works_out", float(told.outcome), told.arrived_on
    one_step = action.from_level is not None and action.level == action.from_level + 1
    came = outcome.state == "yes" and told.hours is not None
    if outcome.lever == "train" and one_step and came:
        day = told.finished_on or outcome.due_on
        yield f"training.hours_to_level_{action.level}", float(told.hours or 0.0), day
