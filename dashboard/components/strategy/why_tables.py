"""Tables of explanations: one list a column, in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.explain.asking import outcome_of
from analytics.strategy.explain.results import Explanations, Outcome, Point
from analytics.strategy.results import Plan
from analytics.strategy.verdicts.reasons import WORDS
from dashboard.components.basics.tables import Table
from dashboard.formats import percent


def ways_table(found: Explanations, plan: Plan) -> Table:
    """The plan and each lever alone; regret in money, or in positions."""
    rows: list[tuple[str, Outcome, float | None, int]] = [("This plan", outcome_of(plan), 0.0, 0)]
    rows += [
        (f"{WORDS[way.lever]} only", way.outcome, way.regret, way.regret_positions)
        for way in found.ways
    ]
    return {
        "Levers": [name for name, *_ in rows],
        "Must-have positions open": [outcome.shortage for _, outcome, *_ in rows],
        "Other positions open": [outcome.shortage_other for _, outcome, *_ in rows],
        "Cash once": [round(outcome.cost.one_off) for _, outcome, *_ in rows],
        "Cash a year": [round(outcome.cost.run_rate) for _, outcome, *_ in rows],
        "Hours": [round(outcome.cost.hours) for _, outcome, *_ in rows],
        "Total cost": [round(outcome.cost.total) for _, outcome, *_ in rows],
        "More open than the plan": [positions for *_, positions in rows],
        "Dearer than the plan": [None if r is None else round(r) for *_, r, _ in rows],
    }


def frontier_table(points: Sequence[Point]) -> Table:
    """What each budget covers; a knee is the least money for its shortage."""
    return {
        "Budget": [round(p.budget) for p in points],
        "Must-have positions open": [p.outcome.shortage for p in points],
        "Must-haves covered": [percent(p.outcome.coverage) for p in points],
        "Other positions open": [p.outcome.shortage_other for p in points],
        "Total cost": [round(p.outcome.cost.total) for p in points],
        "Knee": ["yes" if p.knee else "" for p in points],
    }
