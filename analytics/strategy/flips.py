"""Where a verdict turns: the nearest change of one input, found by re-solving (METHODS 5)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from analytics.results import Lever, Verdict
from analytics.strategy.costs import hire_cost, seat_cost
from analytics.strategy.crews import Crew
from analytics.strategy.forced import Forced, best, force
from analytics.strategy.problem import Problem
from analytics.strategy.relax import later
from analytics.strategy.results import Flip

MOST = {"hire_cost": 5.0, "seat_cost": 50.0, "training_hours": 5.0}
"""How far up a parameter is looked at, as a multiple of today; deadlines up to the horizon."""
COARSE_FROM = 10_000.0
COARSE = 100.0
"""Money of this size is printed, and so looked at, in hundreds."""

Options = Mapping[Lever, Forced]


@dataclass(frozen=True)
class Question:
    """A skill's problem with what was solved for today."""

    problem: Problem
    crews: Sequence[Crew]
    today: Options

    def verdict(self, parameter: str, today: float, value: float) -> Verdict:
        """The verdict with one input changed: only the levers that it touches are re-solved."""
        changed = apply(self.problem, parameter, today, value)
        solved = dict(self.today)
        for lever in TOUCHES[parameter]:
            solved[lever] = force(changed, lever, self.crews)
        return verdict(list(solved.values()), self.problem.rules.levers)


TOUCHES: Mapping[str, tuple[Lever, ...]] = {
    "hire_cost": ("hire",),
    "seat_cost": ("equip",),
    "training_hours": ("train",),
    "deadline_weeks": ("hire", "train", "equip"),
}


def verdict(options: Sequence[Forced], allowed: frozenset[Lever]) -> Verdict:
    """The best lever, `nothing` where none closes anything, `covered` without a shortage."""
    if not any(option.shortage for option in options):
        return "covered"
    ranked = best(options, allowed)
    return ranked[0].lever if ranked else "nothing"


def apply(problem: Problem, parameter: str, today: float, value: float) -> Problem:
    """The problem with the parameter at `value` where it is `today`.

    deadline_weeks shifts every due week; the others scale all training hours, all hires' total
    cost, all seats' total cost by value / today.
    """
    rules, share = problem.rules, value / today if today else 1.0
    if parameter == "deadline_weeks":
        return later(problem, value - today)
    if parameter == "training_hours":
        hours = tuple(h * share for h in rules.hours_to_level)
        return replace(problem, rules=replace(rules, hours_to_level=hours))
    if parameter == "hire_cost":
        hires = tuple(
            replace(h, total_cost=hire_cost(rules, h).total * share) for h in problem.hires
        )
        return replace(problem, hires=hires)
    if parameter == "seat_cost":
        tools = tuple(
            replace(t, seat_total_cost=seat_cost(rules, t).total * share) for t in problem.tools
        )
        return replace(problem, tools=tools)
    raise ValueError(f"no parameter {parameter!r}")


def apply_flip(problem: Problem, flip: Flip, beyond: bool) -> Problem:
    """The problem at the printed value (`beyond`), or one printed step short of it."""
    if beyond:
        return apply(problem, flip.parameter, flip.today, flip.value)
    step = resolution(flip.parameter, flip.today)
    back = flip.value - step if flip.value > flip.today else flip.value + step
    if (back - flip.today) * (flip.value - flip.today) <= 0:
        back = flip.today
    return apply(problem, flip.parameter, flip.today, back)


def resolution(parameter: str, today: float) -> float:
    """The step in which a parameter is printed: weeks, hours and money of whole numbers."""
    money = parameter in ("hire_cost", "seat_cost")
    return COARSE if money and today >= COARSE_FROM else 1.0


def nearest_flip(question: Question, now: Verdict) -> tuple[str, float, float, Verdict] | None:
    """(parameter, today, value, new verdict) of the smallest relative change, None if none is near.

    At the value the verdict is the new one; one printed step before, it still is today's.
    """
    found: tuple[str, float, float, Verdict] | None = None
    reach = math.inf
    for parameter, today, up in _candidates(question, now):
        step = resolution(parameter, today)
        end = _end(question.problem, parameter, today, up)
        if reach < math.inf:
            limit = today * (1 + reach) if up else today * (1 - reach)
            end = min(end, limit) if up else max(end, limit)
        value = _search(partial(question.verdict, parameter, today), now, today, end, step)
        if value is not None and abs(value - today) / today < reach:
            reach = abs(value - today) / today
            found = (parameter, today, value, question.verdict(parameter, today, value))
    return found


def _candidates(question: Question, now: Verdict) -> list[tuple[str, float, bool]]:
    """(parameter, today, upwards) that can turn the verdict at all.

    A cost never changes what a lever closes: it matters only between levers that leave the same
    shortage. Making the best lever cheaper or another one dearer changes nothing.
    """
    options, rules = question.today, question.problem.rules
    ranked = best(list(options.values()), rules.levers)
    found: list[tuple[str, float, bool]] = []
    level: dict[str, float | None] = {
        "hire_cost": options["hire"].hire_total,
        "seat_cost": min((seat_cost(rules, t).total for t in question.problem.tools), default=None),
        "training_hours": _step_hours(question),
    }
    for parameter, lever in (("hire_cost", "hire"), ("seat_cost", "equip")):
        today = level[parameter]
        rivals = [o for o in ranked if ranked and o.rank[:2] == ranked[0].rank[:2]]
        if today and len(rivals) > 1 and lever in [o.lever for o in rivals]:
            found.append((parameter, today, now == lever))
    hours = level["training_hours"]
    if hours and "train" in rules.levers:
        found.append(("training_hours", hours, now == "train"))
    due = max((n.due_week for n in question.problem.needs if n.have < n.headcount), default=0.0)
    if due > 0:
        found += [("deadline_weeks", due, False), ("deadline_weeks", due, True)]
    return found


def _step_hours(question: Question) -> float | None:
    """Hours of the highest step that training takes, or would have to take."""
    step = question.today["train"].highest_step or max(
        (n.level for n in question.problem.needs if n.have < n.headcount), default=None
    )
    return None if step is None else question.problem.rules.hours_to_level[step - 1]


def _end(problem: Problem, parameter: str, today: float, up: bool) -> float:
    if parameter == "deadline_weeks":
        return problem.rules.horizon_weeks if up else 0.0
    if up:
        return today * MOST[parameter]
    return resolution(parameter, today) if parameter == "training_hours" else 0.0


def _search(
    ask: Callable[[float], Verdict], now: Verdict, today: float, end: float, step: float
) -> float | None:
    """The first printed value from today towards `end` with another verdict, by bisection."""
    sign = 1 if end > today else -1
    first = math.floor(today / step) + 1 if sign > 0 else math.ceil(today / step) - 1
    last = math.floor(end / step) if sign > 0 else math.ceil(end / step)
    if (last - first) * sign < 0 or ask(last * step) == now:
        return None
    near, far = 0, (last - first) * sign + 1  # steps from today: near keeps the verdict
    while far - near > 1:
        middle = (near + far) // 2
        if ask((first + sign * (middle - 1)) * step) == now:
            near = middle
        else:
            far = middle
    return (first + sign * (far - 1)) * step
