"""Which numbers an assumption can have at all, and the key that was meant."""

from __future__ import annotations

import math
from collections.abc import Iterable
from difflib import get_close_matches

from data.vocabulary import MAX_LEVEL

_LIMITS = {
    "share": (0, 1),
    "probability": (0, 1),
    "share per year": (0, 1),
    "level": (0, MAX_LEVEL),
    "levels": (1, MAX_LEVEL),
    "positions": (1, math.inf),
    "factor": (1, 10),
}
"""Smallest and largest sane number by unit; any other unit is at least 0."""
_OWN_LIMITS = {
    "hire.pay_premium": (0, 5),
    "training.success_when_equipped": (0, 1),
    "plan.horizon_weeks": (1, 520),
    "work.hours_per_year": (1, 8784),
    "work.hours_per_week": (1, 168),
    "money.price_year": (1990, 2100),
}
"""Where the unit's limits are not the key's: a premium may be more than the whole pay, and a tool
makes no training surer."""


def limits(key: str, unit: str) -> tuple[float, float]:
    """The least and the most that a number can be; beyond them it is refused."""
    return _OWN_LIMITS.get(key) or _LIMITS.get(unit, (0, math.inf))


def within(least: float, most: float) -> str:
    """What to give instead of a number that cannot be."""
    if math.isinf(most):
        return f"give a number of at least {least:g}"
    return f"give a number from {least:g} to {most:g}"


def nearest(key: str, known: Iterable[str]) -> str:
    """The known key that looks most like `key`, as the end of a sentence."""
    close = get_close_matches(key, list(known), n=1)
    return f", did you mean {close[0]}" if close else "; skillmix export assumptions lists them"
