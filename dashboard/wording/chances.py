"""What is said of how sure a plan is: beside what is planned, what the simulated runs find."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.chances.results import Chances, NeedChance
from analytics.strategy.results import Plan
from dashboard.formats import SPACE, count, decimal, joined, number, percent
from dashboard.wording.blend import due

WEAKEST_IS = (
    "The weakest must-have is the one that holds at its due date in the fewest of the simulated "
    "runs of the plan, of all must-haves, also those that the plan leaves open."
)
LEAST = 0.005
"""Below it, and as near to 1, a share of the runs is not told to the point."""


def chance(share: float) -> str:
    """A share of the runs: "61 %", "under 1 %", "over 99 %"."""
    if 0 < share < LEAST:
        return f"under {percent(LEAST)}"
    if 1 - LEAST < share < 1:
        return f"over {percent(1 - LEAST)}"
    return percent(share)


def planned(chances: Chances, plan: Plan, start: date | None) -> str:
    """The promise: "Planned: 12 of 14 must-haves when due (last: 31 Jul 2027)"."""
    filled = f"{chances.filled} of {count(chances.must_haves, 'must-have')}"
    return f"Planned: {filled} {due(plan, start) if start else 'when due'}"


def weakest(chances: Chances) -> str:
    """Which must-have is the weakest, and its chance."""
    least = chances.weakest
    if least is None:
        return ""
    left_open = "" if least.planned_to_hold else ", which the plan leaves open"
    return (
        f"The weakest is {least.skill} at level {least.level} ({least.scope}){left_open}: "
        f"{chance(least.chance)}"
    )


def how(chances: Chances) -> str:
    """How the figures came about, and how exact they are."""
    return (
        f"{number(chances.runs)} runs, seed {chances.seed}; a chance is exact to "
        f"{_points(chances.runs)}, and to about three where it rests on ratings that may be wrong. "
        "Each run draws the rates from the ranges of the assumptions and "
        "the level behind each person's ratings, which may be too high or too low; then who "
        "leaves, which training succeeds and how long it takes, when hires and contractors come, "
        "whether they work out and stay, and what tools give. Who has no known level never counts."
    )


def _points(runs: int) -> str:
    """Two standard errors of a chance of a half."""
    return f"±{decimal(100 / runs**0.5)}{SPACE}point{'' if runs == 10_000 else 's'}"


INPUTS = {
    "attrition": "attrition",
    "success": "success of training",
    "works_out": "hires that work out",
    "contract_works_out": "contractors who work out",
    "hiring_market": "a slow hiring market",
    "genai_effect": "the effect of GenAI tools",
}


def goes_with(chances: Chances) -> str:
    """What of all that a run shares the people missing go with, strongest first."""
    said = [f"{INPUTS[one.name]} ({_signed(one.correlation)})" for one in chances.inputs]
    if not said:
        return ""
    return (
        "Over the runs the people missing go with these, the strongest first (rank correlation; "
        f"below 0: more of it, fewer missing): {joined(said)}."
    )


def _signed(correlation: float) -> str:
    return f"{correlation:+.2f}".replace("-", "\u2212")


def least_sure_first(chances: Chances) -> Sequence[NeedChance]:
    """Must-haves, the least sure first."""
    must = [n for n in chances.needs if n.must_have]
    return sorted(must, key=lambda n: (n.chance, n.skill, n.scope, n.level))
