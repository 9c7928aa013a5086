"""What became of decided plans. Keys hold the decisions: the store's version does not."""

from __future__ import annotations

from datetime import datetime

from analytics.ledger.ledger import decided_scenarios, learned_rates
from analytics.ledger.ledger import ledger as follow
from analytics.ledger.results import Learned, Ledger
from analytics.strategy.scenario.saved import Saved, saved_scenario
from dashboard.cache.kept import kept
from dashboard.cache.opened import Key, key, store

Decisions = tuple[tuple[str, datetime], ...]
"""Name and moment of each decision."""


def decided() -> tuple[Saved, ...]:
    """Scenarios on which a decision stands, the earliest first."""
    return decided_scenarios(store())


@kept("Following the plan")
def _ledger(key: Key, decisions: Decisions, name: str, wave: str | None) -> Ledger:
    return follow(store(), saved_scenario(store(), name), wave)


def ledger(saved: Saved, wave: str | None) -> Ledger:
    """A decided plan up to a wave."""
    return _ledger(key(), _decisions(), saved.name, wave)


@kept()
def _learned(key: Key, decisions: Decisions, wave: str | None) -> tuple[Learned, ...]:
    return learned_rates(store(), wave)


def learned(wave: str | None) -> tuple[Learned, ...]:
    """What all decided plans teach."""
    return _learned(key(), _decisions(), wave)


def _decisions() -> Decisions:
    return tuple((one.name, one.decided.recorded_at) for one in decided() if one.decided)
