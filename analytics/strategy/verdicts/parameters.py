"""The inputs that a verdict is tried against: what each changes, and in which steps it is printed.

The same function changes an input for the search of a flip and for whoever checks it afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from analytics.results import Lever
from analytics.strategy.money.costs import hire_cost, seat_cost
from analytics.strategy.problem.problem import Lead, Problem, Range
from analytics.strategy.problem.relax import later

COARSE_FROM = 10_000.0
COARSE = 100.0
"""Money of this size is printed, and so looked at, in hundreds."""
PERCENT = 0.01


@dataclass(frozen=True)
class Parameter:
    """One input. `touches`: the levers whose forced choice it changes. `most`: how far up it is
    looked at, as a multiple of today.
    """

    touches: tuple[Lever, ...]
    unit: str
    most: float
    changed: Callable[[Problem, float, float], Problem]
    """(problem, today, value): the problem with the input at `value` where it is `today`."""

    @property
    def money(self) -> bool:
        """Whether it is an amount in the currency."""
        return self.unit.startswith("per ")


def apply(problem: Problem, parameter: str, today: float, value: float) -> Problem:
    """The problem with the parameter at `value` where it is `today`."""
    return PARAMETERS[parameter].changed(problem, today, value)


def range_of(problem: Problem, parameter: str, today: float) -> Range | None:
    """What the assumptions leave open of it; None where the scenario sets it, or none say so."""
    known = problem.ranges.get(parameter, ())
    return next((one for one in known if math.isclose(one.likely, today, rel_tol=1e-9)), None)


def resolution(parameter: str, today: float) -> float:
    """The step in which a parameter is printed: weeks, hours, money of whole numbers, per cent."""
    kind = PARAMETERS[parameter]
    if kind.unit == "chance":
        return PERCENT
    return COARSE if kind.money and today >= COARSE_FROM else 1.0


def _deadline(problem: Problem, today: float, value: float) -> Problem:
    """Every due week shifted."""
    return later(problem, value - today)


def _training_hours(problem: Problem, today: float, value: float) -> Problem:
    """All steps longer or shorter in proportion."""
    hours = tuple(h * value / today for h in problem.rules.hours_to_level)
    return replace(problem, rules=replace(problem.rules, hours_to_level=hours))


def _hire_cost(problem: Problem, today: float, value: float) -> Problem:
    """All hires' total cost in proportion."""
    rules = problem.rules
    hires = tuple(
        replace(h, total_cost=hire_cost(rules, h).total * value / today) for h in problem.hires
    )
    return replace(problem, hires=hires)


def _hire_pay(problem: Problem, today: float, value: float) -> Problem:
    """All hires' pay in proportion: a premium, or a cheaper market."""
    hires = tuple(replace(h, yearly_pay=h.yearly_pay * value / today) for h in problem.hires)
    return replace(problem, hires=hires)


def _hire_weeks(problem: Problem, today: float, value: float) -> Problem:
    """All hires earlier or later, never before week 0."""
    shift = value - today
    hires = tuple(
        replace(
            h,
            weeks_to_start=max(0.0, h.weeks_to_start + shift),
            weeks_to_productive=max(0.0, h.weeks_to_productive + shift),
            lead=_shifted(h.lead, shift),
        )
        for h in problem.hires
    )
    return replace(problem, hires=hires)


def _shifted(lead: Lead, shift: float) -> Lead:
    """The way so much longer, or as much shorter as its first parts are long."""
    found = []
    for low, high in lead:
        found.append((max(0.0, low + shift), max(0.0, high + shift)))
        shift = min(0.0, shift + low)
    return tuple(found)


def _seat_cost(problem: Problem, today: float, value: float) -> Problem:
    """All seats' total cost in proportion."""
    rules = problem.rules
    tools = tuple(
        replace(t, seat_total_cost=seat_cost(rules, t).total * value / today) for t in problem.tools
    )
    return replace(problem, tools=tools)


def _success(problem: Problem, today: float, value: float) -> Problem:
    """The chance of every training step."""
    return replace(problem, rules=replace(problem.rules, training_success=value))


def _credit(problem: Problem, today: float, value: float) -> Problem:
    """All tools' credit in proportion, at most certain."""
    tools = tuple(
        replace(t, credit={s: min(1.0, c * value / today) for s, c in t.credit.items()})
        for t in problem.tools
    )
    return replace(problem, tools=tools)


def _works_out(problem: Problem, today: float, value: float) -> Problem:
    """All hires' chance in proportion, at most certain."""
    share = value / today
    hires = tuple(
        replace(
            h,
            works_out=min(1.0, h.works_out * share),
            chance=None if h.chance is None else min(1.0, h.chance * share),
        )
        for h in problem.hires
    )
    return replace(problem, hires=hires)


PARAMETERS: Mapping[str, Parameter] = {
    "deadline_weeks": Parameter(("hire", "train", "equip"), "weeks", 0.0, _deadline),
    "training_hours": Parameter(("train",), "hours", 5.0, _training_hours),
    "hire_cost": Parameter(("hire",), "per hire to the horizon", 5.0, _hire_cost),
    "hire_pay": Parameter(("hire",), "per hire a year", 5.0, _hire_pay),
    "hire_weeks": Parameter(("hire",), "weeks", 5.0, _hire_weeks),
    "seat_cost": Parameter(("equip",), "per seat to the horizon", 50.0, _seat_cost),
    "training_success": Parameter(("train",), "chance", 0.0, _success),
    "tool_credit": Parameter(("equip",), "chance", 0.0, _credit),
    "hire_works_out": Parameter(("hire",), "chance", 0.0, _works_out),
}
"""`most` 0: a deadline goes up to the horizon, a chance to 1."""
