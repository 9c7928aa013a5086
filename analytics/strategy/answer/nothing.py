"""Doing nothing, and what is left undone: what slips, since when, and what the delay costs."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.answer.outcome import coverage, weakest
from analytics.strategy.chance import holders_chance
from analytics.strategy.money.charges import cents
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.results import Cost, DoNothing, NeedOutcome, Slip


def do_nothing(problem: Problem, needs: Sequence[NeedOutcome]) -> DoNothing:
    """What happens without a plan (methods.md#do-nothing). `needs`: outcomes in the problem's
    order."""
    pairs = zip(problem.needs, needs, strict=True)
    slips = tuple(
        _slip(problem, need, before.shortage_before)
        for need, before in pairs
        if before.shortage_before
    )
    chances = [(holders_chance(problem.rules, n), n.scope) for n in problem.needs if n.must_have]
    return DoNothing(
        cost=Cost(total=round(sum(slip.delay_cost for slip in slips), 2)),
        shortage=sum(n.shortage_before for n in needs if n.must_have),
        shortage_other=sum(n.shortage_before for n in needs if not n.must_have),
        coverage=coverage([(n.weight, n.have, n.required) for n in needs]),
        chance_weakest=weakest(chances)[0],
        slips=slips,
        first_due_week=min((slip.due_week for slip in slips), default=None),
    )


def delay_cost(problem: Problem, needs: Sequence[NeedOutcome]) -> float:
    """Cost of delay of what stays short; `needs` are the outcomes of the problem's, in order."""
    pairs = zip(problem.needs, needs, strict=True)
    return round(sum(_delay(problem, need, after.shortage_after) for need, after in pairs), 2)


def _slip(problem: Problem, need: Need, missing: int) -> Slip:
    return Slip(
        scope=need.scope,
        skill=problem.skill_names[need.skill],
        level=need.level,
        headcount=missing,
        must_have=need.must_have,
        due_week=need.due_week,
        delay_cost_per_week=_a_week(need, missing),
        delay_cost=_delay(problem, need, missing),
    )


def _a_week(need: Need, missing: int) -> float:
    """Money of a week in which so many positions are open; 0 where no cost was given."""
    return cents((need.per_week or 0.0) * missing)


def _delay(problem: Problem, need: Need, missing: int) -> float:
    """The same from the due week to the horizon."""
    late = max(0.0, problem.rules.horizon_weeks - need.due_week)
    return cents(_a_week(need, missing) * late)
