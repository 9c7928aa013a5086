"""The figures at the top of a page: (what it is, the figure, its bounds or comparison)."""

from __future__ import annotations

from analytics.results import Analysis
from analytics.strategy.results import Plan
from dashboard.formats import count, hours, money, percent
from dashboard.wording import blend
from dashboard.wording import standing as words

Figure = tuple[str, str, str]


def standing(analysis: Analysis, before: Analysis | None) -> list[Figure]:
    """Coverage, open must-haves, requirements held by one person."""
    must = [need for need in analysis.requirements if need.must_have]
    singles = len(analysis.single_points_of_failure)
    return [
        ("Coverage", percent(analysis.overall.coverage), words.coverage_note(analysis, before)),
        (
            "Must-haves open",
            f"{len(words.open_must_haves(analysis))} of {len(must)}",
            words.must_have_note(analysis, before),
        ),
        ("Held by one person", count(singles, "requirement"), words.single_note(analysis)),
    ]


def planned(plan: Plan) -> list[Figure]:
    """What closing the must-haves costs, and how sure that is."""
    cost, currency = plan.cost, plan.currency
    closed = plan.shortage_before - plan.shortage
    note = (
        f"{money(cost.one_off, currency)} once, {money(cost.run_rate, currency)} a year, "
        f"{hours(cost.hours)}; closes {closed} of {plan.shortage_before} must-have positions"
    )
    return [
        ("Plan, total cost", money(cost.total, currency), note),
        ("Chance, weakest", percent(plan.chance_weakest), blend.chance_note(plan)),
    ]


def plan(plan: Plan) -> list[Figure]:
    """The four cost figures, must-haves and the chance."""
    closed = plan.shortage_before - plan.shortage
    return [
        *blend.cost_figures(plan),
        (
            "Must-haves closed",
            f"{closed} of {plan.shortage_before}",
            f"coverage {percent(plan.coverage_before)} to {percent(plan.coverage_after)}",
        ),
        ("Chance, weakest", percent(plan.chance_weakest), blend.chance_note(plan)),
    ]
