"""The budget that changes what a plan closes."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.explain.asking import outcome_of
from analytics.strategy.explain.exchange import exchange, named, positions
from analytics.strategy.explain.results import Point
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
    lost = exchange(below[-1].outcome, enough.outcome).must(given_up=False)
    return f"With less than {_amount(enough)} {named(lost)} would stay open."


def _free(free: Relaxation, plan: Plan) -> str:
    """What no budget limit would close, before the curve is solved."""
    left = f"all but {free.shortage} of the" if free.shortage else "all"
    return (
        f"{left} must-have positions would be covered, at "
        f"{money(free.cost.total, plan.currency)} in total."
    )


def _with_more(plan: Plan, more: Point) -> str:
    """What the next step of the curve closes, and what it gives up for it."""
    found = exchange(outcome_of(plan), more.outcome)
    closed, lost = found.must(given_up=False), found.must(given_up=True)
    instead = f" instead of {named(lost)}" if lost else ", too"
    verb = "is" if positions(closed) == 1 else "are"
    return (
        f"From {_amount(more)} on {named(closed)} {verb} closed{instead}, at "
        f"{money(more.outcome.cost.total, plan.currency)} in total."
    )


def _amount(point: Point) -> str:
    kind = "total cost" if point.budget_on == "total" else "first-year cash"
    return f"{money_exact(point.budget, point.currency)} of {kind}"
