"""Coverage of what a decided plan was for: then, planned for the day of a wave, and found in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analytics.ledger.facts import Facts
from analytics.ledger.outcomes import DAYS_PER_WEEK
from analytics.ledger.results import CoverageThen
from analytics.results import RequirementCoverage
from analytics.strategy.answer.outcome import coverage

Key = tuple[str, str, int]
"""Scope, skill and level."""


def coverage_then(
    facts: Facts,
    needs: Sequence[Mapping[str, Any]],
    found: Sequence[RequirementCoverage],
    wave: str,
    held_on: date,
) -> CoverageThen:
    """`needs` are the requirements of the decided plan as it was kept; `found` those of the wave.

    The plan's numbers of people hold, whatever is required today. A requirement that the wave does
    not have may be held by nobody or by all that it asks for.
    """
    week = (held_on - facts.start).days / DAYS_PER_WEEK
    closed = _closed_by(facts, week)
    held = {(row.scope, row.skill, row.level): row for row in found}
    then, planned, low, high = [], [], [], []
    for need in needs:
        key: Key = (need["scope"], need["skill"], need["level"])
        weight, required, have = need["weight"], need["required"], need["have"]
        row = held.get(key)
        least, most = (row.have, row.have + row.unknown) if row else (0, required)
        then.append((weight, have, required))
        planned.append((weight, have + closed.get(key, 0), required))
        low.append((weight, least, required))
        high.append((weight, most, required))
    return CoverageThen(
        wave, held_on, coverage(then), coverage(planned), coverage(low), coverage(high)
    )


def _closed_by(facts: Facts, week: float) -> dict[Key, int]:
    """Positions that people were to fill by a week; a tool's user stays below the level."""
    found: dict[Key, int] = {}
    for action in facts.actions:
        over = action.until_week is not None and action.until_week <= week
        if action.lever == "equip" or action.end_week > week or over:
            continue
        for close in action.closes:
            key = (close.scope, close.skill, close.level)
            found[key] = found.get(key, 0) + close.headcount
    return found
