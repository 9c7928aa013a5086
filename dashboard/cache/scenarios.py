"""Saved scenarios as a page asks for them: read anew, since a few rows take no time."""

from __future__ import annotations

from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.saved import saved_scenarios as read_saved
from dashboard.cache.opened import store


def saved_scenarios() -> tuple[Saved, ...]:
    """All that are saved, by name."""
    return read_saved(store())
