"""Where a verdict turns: the nearest change of one input, found by re-solving (METHODS 5)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from analytics.results import ActionLever, Lever, Verdict
from analytics.strategy.money.costs import hire_cost, seat_cost
from analytics.strategy.problem.crews import Crew
from analytics.strategy.problem.problem import HireProfile, Problem
from analytics.strategy.verdicts.forced import Forced, best, force
from analytics.strategy.verdicts.parameters import PARAMETERS, apply, resolution
from analytics.strategy.verdicts.results import Flip

Options = Mapping[Lever, Forced]
Found = tuple[str, float, float, Verdict]
"""Parameter, today, value, the verdict there."""


@dataclass(frozen=True)
class Question:
    """A skill's problem with what was solved for today."""

    problem: Problem
    crews: Sequence[Crew]
    today: Options

    def verdict(self, parameter: str, today: float, value: float) -> Verdict:
        """The verdict with one input changed."""
        solved = self.options(parameter, today, value)
        return verdict(list(solved.values()), self.problem.rules.levers)

    def options(self, parameter: str, today: float, value: float) -> Options:
        """Each lever with one input changed: only those that it touches are re-solved."""
        changed = apply(self.problem, parameter, today, value)
        solved = dict(self.today)
        for lever in PARAMETERS[parameter].touches:
            solved[lever] = force(changed, lever, self.crews)
        return solved


def verdict(options: Sequence[Forced], allowed: frozenset[ActionLever]) -> Verdict:
    """The best lever, `nothing` where none closes anything, `covered` without a shortage."""
    if not any(option.shortage for option in options):
        return "covered"
    ranked = best(options, allowed)
    return ranked[0].lever if ranked else "nothing"


def apply_flip(problem: Problem, flip: Flip, beyond: bool) -> Problem:
    """The problem at the printed value (`beyond`), or one printed step short of it."""
    if beyond:
        return apply(problem, flip.parameter, flip.today, flip.value)
    step = resolution(flip.parameter, flip.today)
    back = flip.value - step if flip.value > flip.today else flip.value + step
    if (back - flip.today) * (flip.value - flip.today) <= 0:
        back = flip.today
    return apply(problem, flip.parameter, flip.today, back)


def nearest_flip(question: Question, now: Verdict) -> Found | None:
    """The smallest relative change that turns the verdict, None if none is near.

    At the value the verdict is the new one; one printed step before, it still is today's.
    """
    found: Found | None = None
    reach = math.inf
    for parameter, today, up in candidates(question, now):
        ask = partial(question.verdict, parameter, today)
        value = search(question, parameter, today, up, ask, now, reach)
        if value is not None and abs(value - today) / today < reach:
            reach = abs(value - today) / today
            found = (parameter, today, value, ask(value))
    return found


def every_flip(question: Question, now: Verdict) -> list[Found]:
    """All that turn the verdict, each by itself; the smallest relative change first.

    Where hires are paid by the year their pay is looked at instead of their total cost.
    """
    found: list[Found] = []
    for parameter, today, up in candidates(question, now, by_pay=True):
        ask = partial(question.verdict, parameter, today)
        value = search(question, parameter, today, up, ask, now)
        if value is not None:
            found.append((parameter, today, value, ask(value)))
    return sorted(found, key=lambda f: (abs(f[2] - f[1]) / f[1], f[0]))


def candidates(
    question: Question, now: Verdict, by_pay: bool = False
) -> list[tuple[str, float, bool]]:
    """(parameter, today, upwards) that can turn the verdict at all.

    A cost never changes what a lever closes: it matters only between levers that leave the same
    shortage. Making the best lever cheaper or another one dearer changes nothing.
    """
    problem, levers = question.problem, question.problem.rules.levers
    rivals = [option.lever for option in equal_best(question.today, levers)]
    hire = _profile(question)
    pay = hire.yearly_pay if by_pay and hire and hire.total_cost is None else 0.0
    costs: tuple[tuple[str, Lever, float | None], ...] = (
        ("hire_pay", "hire", pay)
        if pay
        else ("hire_cost", "hire", question.today["hire"].hire_total),
        (
            "seat_cost",
            "equip",
            min((seat_cost(problem.rules, t).total for t in problem.tools), default=None),
        ),
    )
    found: list[tuple[str, float, bool]] = []
    for parameter, lever, today in costs:
        if today and len(rivals) > 1 and lever in rivals:
            found.append((parameter, today, now == lever))
    hours = _step_hours(question)
    if hours and "train" in levers:
        found.append(("training_hours", hours, now == "train"))
    if hire and hire.weeks_to_productive and "hire" in levers:
        found.append(("hire_weeks", hire.weeks_to_productive, now == "hire"))
    due = max((n.due_week for n in problem.needs if n.have < n.headcount), default=0.0)
    if due > 0:
        found += [("deadline_weeks", due, False), ("deadline_weeks", due, True)]
    return found


def equal_best(options: Options, allowed: frozenset[ActionLever]) -> list[Forced]:
    """The best lever and those that leave the same shortage, so that costs decide."""
    ranked = best(list(options.values()), allowed)
    return [option for option in ranked if option.rank[:2] == ranked[0].rank[:2]]


def _profile(question: Question) -> HireProfile | None:
    """The profile that is hired, else the cheapest one that brings the level."""
    problem, hired = question.problem, question.today["hire"].hire
    able = [
        hire
        for hire in problem.hires
        if hire.profile == hired
        or (hired is None and any(hire.levels.get(n.skill, 0) >= n.level for n in problem.needs))
    ]
    return min(able, key=lambda hire: hire_cost(problem.rules, hire).total, default=None)


def _step_hours(question: Question) -> float | None:
    """Hours of the highest step that training takes, or would have to take."""
    step = question.today["train"].highest_step or max(
        (n.level for n in question.problem.needs if n.have < n.headcount), default=None
    )
    return None if step is None else question.problem.rules.hours_to_level[step - 1]


def _end(problem: Problem, parameter: str, today: float, up: bool) -> float:
    """How far a parameter is looked at."""
    kind = PARAMETERS[parameter]
    if not up:
        return 0.0 if kind.money or parameter.endswith("_weeks") else resolution(parameter, today)
    if parameter == "deadline_weeks":
        return problem.rules.horizon_weeks
    return 1.0 if kind.unit == "chance" else today * kind.most


def search(
    question: Question,
    parameter: str,
    today: float,
    up: bool,
    ask: Callable[[float], Verdict],
    now: Verdict,
    reach: float = math.inf,
) -> float | None:
    """The first printed value with another answer of `ask`, within `reach` (relative) of today."""
    end = _end(question.problem, parameter, today, up)
    if reach < math.inf:
        limit = today * (1 + reach) if up else today * (1 - reach)
        end = min(end, limit) if up else max(end, limit)
    return _search(ask, now, today, end, resolution(parameter, today))


def _search(
    ask: Callable[[float], Verdict], now: Verdict, today: float, end: float, step: float
) -> float | None:
    """The first printed value from today towards `end` with another verdict, by bisection."""
    if end == today:
        return None
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
    return round((first + sign * (far - 1)) * step, 6)
