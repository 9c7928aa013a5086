"""How far a new user came, and whether what they look at is the demo."""

from __future__ import annotations

from datetime import date

from dashboard.cache.kept import kept
from dashboard.cache.opened import Key, key, store
from data.demo import holds_demo
from data.store.facts import first_report
from data.store.facts.needed import requirement_sets
from data.store.facts.today import pinned_day


@kept()
def _demo_only(key: Key) -> bool:
    return holds_demo(store())


def demo_only() -> bool:
    """Whether the store holds the demo organisation and nothing else."""
    return _demo_only(key())


@kept()
def _own_requirements(key: Key) -> bool:
    return bool(requirement_sets(store(), key.viewer))


def own_requirements() -> bool:
    """Whether somebody said what is required."""
    return _own_requirements(key())


@kept()
def _pinned(key: Key) -> date | None:
    return pinned_day(store())


def pinned() -> date | None:
    """The day that the store is pinned to."""
    return _pinned(key())


def report_made() -> bool:
    """Whether a report was ever downloaded of this store."""
    return first_report.report_made(store())


def note_report() -> None:
    """A report is downloaded now."""
    first_report.note_report(store())
