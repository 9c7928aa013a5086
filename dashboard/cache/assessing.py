"""Whether to assess before buying: worked out once, step by step, by whoever waits for it."""

from __future__ import annotations

from analytics.assess.assessing import Assessing
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard.cache.plans import choice


def assessing(selection: Selection, scenario: Scenario) -> Assessing:
    """What is known of it so far, and the rest on demand. A scenario's name asks nothing."""
    return choice(selection, scenario).assessing
