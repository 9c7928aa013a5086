"""What a later date would do for a plan that closes nothing."""

from __future__ import annotations

from analytics.strategy.problem.relax import LATER
from analytics.strategy.results import Plan


def later(plan: Plan) -> str:
    """With how many more weeks everything could be closed; "" where no later date is enough."""
    enough = next((g for g in plan.gives if g.what.endswith(LATER) and not g.shortage), None)
    return f"; {enough.what} would close all" if enough else ""
