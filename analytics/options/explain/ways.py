"""Each lever alone, against the plan (methods.md#always-by-solving-again)."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.options.explain.asking import Asking
from analytics.options.explain.results import Way
from analytics.options.explain.sentences import way_sentence
from analytics.results import LEVERS
from analytics.strategy.problem.relax import Change


def ways(ask: Asking) -> Iterator[Way]:
    """The best that each lever alone can do."""
    changes = [Change("levers", levers=(lever,)) for lever in LEVERS]
    for lever, change, outcome in zip(LEVERS, changes, ask.outcomes(changes), strict=True):
        yield Way(
            lever=lever,
            change=change,
            outcome=outcome,
            regret=ask.dearer(outcome),
            regret_positions=outcome.shortage - ask.base.shortage,
            sentence=way_sentence(ask, lever, outcome),
            scenario_hash=ask.hash,
        )
