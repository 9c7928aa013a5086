"""Ways out for a must-have that no allowed lever closes in time (methods.md#ways-out)."""

from __future__ import annotations

from dataclasses import replace

from analytics.options.results import WayOut
from analytics.strategy.money.charges import contract_cost, hire_cost, times
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Contractor, Need, Problem
from analytics.strategy.results import Plan


def ways_out(problem: Problem, plan: Plan) -> tuple[WayOut, ...]:
    """Of each must-have that `plan`, which closes all that can be closed, leaves short.

    Somebody for a time, a later date, and a hire whom nobody has described yet. `cost` is total
    cost over the horizon; `weeks` until somebody is there, or by which it is due later.
    """
    found: list[WayOut] = []
    for number, after in enumerate(plan.needs):
        if not after.must_have or not after.shortage_after:
            continue
        need, missing = problem.needs[number], after.shortage_after
        ways = [
            _contract(problem, need, missing),
            _postpone(problem, number),
            _hire(problem, need, missing),
        ]
        for way in ways:
            if way is not None:
                kind, cost, weeks = way
                found.append(WayOut(need.scope, after.skill, need.level, kind, cost, weeks))
    return tuple(found)


_Way = tuple[str, float, float]


def _contract(problem: Problem, need: Need, missing: int) -> _Way | None:
    """Contractors for as long as one engagement, where that lever is not allowed."""
    offers = [c for c in problem.not_allowed if c.levels.get(need.skill, 0) >= need.level]
    if not offers or "contract" in problem.rules.levers:
        return None
    offered: Contractor = offers[0]
    start = max(need.due_week, offered.weeks_to_start)
    cost = times(contract_cost(problem.rules, offered, start), missing)
    return "contract", cost.total, offered.weeks_to_start


def _postpone(problem: Problem, number: int) -> _Way | None:
    """The fewest whole weeks later at which the allowed levers close it, all else left alone."""
    need = problem.needs[number]
    alone = replace(problem, needs=(need,), pins=())
    most = int(problem.rules.horizon_weeks - need.due_week)

    def at(weeks: int) -> tuple[int, float]:
        due = replace(need, due_week=need.due_week + weeks)
        found = answer(replace(alone, needs=(replace(due, must_have=True),)), tidy=False)
        return found.shortage(True), found.cost.total

    if most < 1 or at(most)[0]:
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if at(middle)[0] else (low, middle)
    return "postpone", at(high)[1], float(high)


def _hire(problem: Problem, need: Need, missing: int) -> _Way | None:
    """Hires of a profile that is yet to be described, at what any hire is assumed to cost."""
    known = any(hire.levels.get(need.skill, 0) >= need.level for hire in problem.hires)
    usual = problem.undescribed
    if known or usual is None or "hire" not in problem.rules.levers:
        return None
    cost = times(hire_cost(problem.rules, usual), missing)
    return "hire_profile", cost.total, usual.weeks_to_productive
