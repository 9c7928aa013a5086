"""Checking ratings before anything is bought, as the first action of a plan
(methods.md#checking-first)."""

from __future__ import annotations

from dataclasses import replace

from analytics.assess.results import Assessment
from analytics.strategy.money.costs import add, cost_of
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Action, Charge, Plan


def checking(problem: Problem, found: Assessment, plan: Plan) -> Action | None:
    """One action for all ratings to check: its hours are in the plan's cost, what it is expected to
    save is told beside it. None where it is not worth its cost, or a limit has no room for it.

    It is to be decided before the first other action is.
    """
    if not found.worth_it or not plan.actions:
        return None
    first = min(action.decide_by_week for action in plan.actions)
    charge = Charge("checking", "hours", found.hours_per_rating, found.rate, 0.0, max(1.0, first))
    cost = cost_of((charge,), len(found.asks))
    rules = problem.rules
    if rules.hours_cap is not None and plan.cost.hours + cost.hours > rules.hours_cap:
        return None
    if rules.over(replace(plan.cost, total=plan.cost.total + cost.total)):
        return None
    skills = tuple(dict.fromkeys(ask.skill for ask in found.asks))
    return Action(
        lever="assess",
        skill=skills[0],
        skills=skills,
        level=0,
        from_level=None,
        who="",
        team="",
        person=None,
        profile=None,
        tool=None,
        count=len(found.asks),
        cost=cost,
        chance=1.0,
        start_week=0.0,
        end_week=max(1.0, first),
        decide_by_week=first,
        closes=(),
        charges=(charge,),
        saves=found.value,
    )


def with_checking(problem: Problem, found: Assessment, plan: Plan) -> Plan:
    """The plan with its check of ratings, where there is one."""
    action = checking(problem, found, plan)
    if action is None:
        return plan
    cost = add([plan.cost, action.cost])
    return replace(
        plan,
        actions=(action, *plan.actions),
        cost=cost,
        delivery_weeks=cost.hours / problem.rules.work_hours_per_week,
    )
