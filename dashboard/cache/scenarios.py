"""Saved scenarios and declines as pages ask for them: read anew, since a few rows take no time."""

from __future__ import annotations

from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.saved import saved_scenarios as read_saved
from dashboard.cache.opened import store
from data.store.people.declines import Decline
from data.store.people.declines import declines as read_declines


def saved_scenarios() -> tuple[Saved, ...]:
    """All that are saved, by name."""
    return read_saved(store())


def declines() -> tuple[Decline, ...]:
    """What people said no to, as it stands."""
    return read_declines(store())
