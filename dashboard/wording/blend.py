"""What is said of a plan: its title, its costs, its reasons, what would have to give.

What a later date would do for a plan that closes nothing.
"""

from __future__ import annotations

from datetime import date

from analytics.strategy.problem.relax import LATER
from analytics.strategy.results import Plan, Relaxation
from dashboard.formats import (
    SPACE,
    count,
    day,
    money,
    percent,
    week_day,
)


def later(plan: Plan) -> str:
    """With how many more weeks everything could be closed; "" where no later date is enough."""
    enough = next((g for g in plan.gives if g.what.endswith(LATER) and not g.shortage), None)
    return f"; {enough.what} would close all" if enough else ""


NO_PLAN = "No plan can be made with these wishes"
SOLVING = "Solving the plan"
CANCELLED = "The plan of this scenario was not solved"
CANCELLED_NOTE = "You cancelled it. Change the scenario, or solve it after all."


def due(plan: Plan, start: date) -> str:
    """The one due date, or the last of several: "when due (last: 31 Jul 2027)"."""
    weeks_due = {need.due_week for need in plan.needs if need.must_have} or {plan.deadline_weeks}
    last = day(week_day(start, max(weeks_due)))
    return f"by {last}" if len(weeks_due) == 1 else f"when due (last: {last})"


def gives_sentence(give: Relaxation, plan: Plan) -> str:
    """One thing that would have to give."""
    left = (
        "every must-have is covered"
        if not give.shortage
        else f"{count(give.shortage, 'must-have position')} still open"
    )
    return f"{give.what}: {left}, {money(give.cost.total, plan.currency)} in total."


def solving(spent: float, most: float) -> str:
    """How long it has lasted, and until when it may."""
    return (
        f"{spent:.0f}{SPACE}s so far; after about {most:.0f}{SPACE}s the best plan found is taken"
    )


def solved(plan: Plan) -> str:
    """How exactly the plan was found."""
    exact = "proved the cheapest" if plan.gap < 1e-6 else f"within {percent(plan.gap)} of the best"
    return f"{exact} · scenario {plan.scenario_hash[:8]}"
