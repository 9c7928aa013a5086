"""What an open position of a must-have is taken to cost, so that it can be weighed against money.

The planner never leaves a must-have open to save money (DEFINITIONS 25); where it is not sure who
is at a level, it must be said how much a position that turns out open is worth. A given cost of
delay says it. Else it is `factor` times what closing one more position of the requirement costs:
at a factor of 5 it pays to close what turns out open with a chance of more than a fifth, which is
to ask that a must-have holds with 80 % (DEFINITIONS 13).
"""

from __future__ import annotations

from dataclasses import replace

from analytics.assess.results import Basis, Price
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.problem.relax import whole_people

SECONDS = 2.0


def prices(problem: Problem, factor: float) -> tuple[Price, ...]:
    """Of each need of a problem that has must-haves only, in its order."""
    found = [_own(problem, need, factor) for need in problem.needs]
    closing = [one for one in found if one is not None and one[1] == "closing"]
    dearest = max((amount for amount, _ in closing), default=None)
    other: tuple[float | None, Basis] = (dearest, "none" if dearest is None else "dearest")
    return tuple(
        Price(need.scope, problem.skill_names[need.skill], need.level, *(own or other))
        for need, own in zip(problem.needs, found, strict=True)
    )


def _own(problem: Problem, need: Need, factor: float) -> tuple[float, Basis] | None:
    """None where no lever closes it and no cost of delay is given."""
    if need.delay_cost_per_week > 0:
        late = max(0.0, problem.rules.horizon_weeks - need.due_week)
        return need.delay_cost_per_week * late, "delay"
    closing = closing_cost(problem, need)
    return (factor * closing, "closing") if closing > 0 else None


def closing_cost(problem: Problem, need: Need) -> float:
    """Of the dearest position of a need, each closed as cheaply as it can be, by itself.

    From the first that is open today (or would be) to one more than is required, as far as they
    can be closed by its due date without a budget; 0 where none can. Tools, which are capped and
    cannot close every position, are left out where people can close one.
    """
    without = replace(problem.rules, budget=None, levers=problem.rules.levers - {"equip"})
    by_people = _dearest(replace(problem, rules=without, pins=()), need)
    return by_people or _dearest(
        replace(problem, rules=replace(problem.rules, budget=None), pins=()), need
    )


def _dearest(problem: Problem, need: Need) -> float:
    before, dearest = 0.0, 0.0
    for headcount in range(need.have + 1, max(need.have, need.headcount) + 2):
        wanted = replace(problem, needs=(replace(need, headcount=headcount),))
        found = answer(whole_people(wanted), SECONDS, tidy=False)
        if found.shortage(True):
            break
        dearest = max(dearest, found.cost.total - before)
        before = found.cost.total
    return dearest
