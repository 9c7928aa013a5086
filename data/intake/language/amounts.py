"""Amounts of money as people write them in a cell."""

from __future__ import annotations

import re

MOST = 1e9
"""More than any position costs in a week."""
_PLAIN = re.compile(r"^[-+]?\d+(?:[.,]\d+)?$")
_TWO_WAYS = re.compile(r"^[-+]?[1-9]\d{0,2}[.,]\d{3}$")
"""12,000 and 12.000: twelve thousand to some, twelve to others."""


def amount(text: str) -> float:
    """An amount from 0 to MOST, in whole cents; a comma or a point may stand before the cents.

    Raises ValueError with what is wrong: a clause of which the amount is the subject.
    """
    written = text.strip()
    if _TWO_WAYS.match(written):
        raise ValueError("can be read in two ways; write thousands without a separator, as 12000")
    if not _PLAIN.match(written):
        raise ValueError("is not an amount of money; write it as a number, as 12000")
    value = round(float(written.replace(",", ".")), 2)
    if value < 0:
        raise ValueError("may not be below 0")
    if value > MOST:
        raise ValueError(f"may not be above {MOST:.0f}")
    return value
