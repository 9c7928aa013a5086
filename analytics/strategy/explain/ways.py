"""Each lever alone, against the plan (METHODS 5)."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.results import LEVERS
from analytics.strategy.explain.asking import Asking, dearer
from analytics.strategy.explain.change import Change
from analytics.strategy.explain.results import Way
from analytics.strategy.explain.sentences import way_sentence


def ways(ask: Asking) -> Iterator[Way]:
    """The best that each lever alone can do."""
    for lever in LEVERS:
        change = Change("levers", levers=(lever,))
        outcome = ask.outcome(change)
        yield Way(
            lever=lever,
            change=change,
            outcome=outcome,
            regret=dearer(outcome, ask.base, ask.by_others),
            regret_positions=outcome.shortage - ask.base.shortage,
            sentence=way_sentence(ask, lever, outcome),
            scenario_hash=ask.hash,
        )


def count_ways(ask: Asking) -> int:
    """How many findings `ways` makes."""
    return len(LEVERS)
