"""The budget that changes what a plan closes."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.explain.asking import more_open, outcome_of
from analytics.strategy.explain.results import Left, Outcome, Point
from analytics.strategy.explain.sentences import named
from analytics.strategy.problem.relax import NO_BUDGET
from analytics.strategy.results import Plan, Relaxation
from dashboard.formats import money, money_exact
from dashboard.wording.blend import gives_sentence


def budget_turn(plan: Plan, points: Sequence[Point]) -> str:
    """From which budget on, or below which, other must-haves are closed."""
    base = outcome_of(plan)
    knees = [point for point in points if point.knee]
    if plan.shortage and plan.budget is not None:
        own = plan.budget
        more = next((p for p in knees if p.budget > own and p.outcome.must < base.must), None)
        if more:
            return _with_more(plan, more)
        free = next((give for give in plan.gives if give.what == NO_BUDGET), None)
        return f"Without the limit {_free(free, plan)}" if free else ""
    if plan.gives:
        return gives_sentence(plan.gives[0], plan)
    enough = next((p for p in knees if p.outcome.must <= base.must), None)
    below = [p for p in knees if enough and p.budget < enough.budget]
    if not enough or not below:
        return ""
    lost = _must_more_open(below[-1].outcome, enough.outcome)
    return f"With less than {_amount(enough)} {named(lost)} would stay open."


def _free(free: Relaxation, plan: Plan) -> str:
    """What no budget limit would close, before the curve is solved."""
    left = f"all but {free.shortage} of the" if free.shortage else "all"
    return (
        f"{left} must-have positions would be covered, at "
        f"{money(free.cost.total, plan.currency)} in total."
    )


def _with_more(plan: Plan, more: Point) -> str:
    """What the next step of the curve closes."""
    closed = _must_more_open(outcome_of(plan), more.outcome)
    too = "" if _must_more_open(more.outcome, outcome_of(plan)) else ", too"
    verb = "is" if sum(place.headcount for place in closed) == 1 else "are"
    return (
        f"From {_amount(more)} on {named(closed)} {verb} closed{too}, at "
        f"{money(more.outcome.cost.total, plan.currency)} in total."
    )


def _must_more_open(one: Outcome, other: Outcome) -> list[Left]:
    """Must-have positions that `one` leaves open and `other` does not."""
    return [place for place in more_open(one, other) if place.must_have]


def _amount(point: Point) -> str:
    kind = "total cost" if point.budget_on == "total" else "first-year cash"
    return f"{money_exact(point.budget, point.currency)} of {kind}"
