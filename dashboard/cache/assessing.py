"""Which ratings to verify before anything is bought: found with the plan, which counts on it."""

from __future__ import annotations

from analytics.assess.results import Assessment
from analytics.selection import Selection
from analytics.strategy.scenario.scenario import Scenario
from dashboard.cache.plans import choice


def assessment(selection: Selection, scenario: Scenario) -> Assessment | None:
    """As the options took it; None where there is nothing to find it by."""
    return choice(selection, scenario).assessment()
