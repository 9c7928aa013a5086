"""Internal consistency of an area whose skills are declared signs of one thing.

A skill area is mostly a bundle: knowing one skill does not cause knowing another, and a low alpha
is then no fault. So it is only worked out for an area that somebody declares reflective.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from analytics.statistics.arrays import table
from analytics.statistics.intervals import LEVEL, Interval


@dataclass(frozen=True)
class Consistency:
    """Cronbach's alpha (1951) of an area, its 95 % interval (Feldt 1965), and which skills run
    against the rest. A negative alpha says that some are coded the other way round."""

    alpha: float
    interval: Interval
    people: int
    against: tuple[int, ...]
    """Places of the skills whose correlation with the sum of the others is negative."""


def cronbach(covariance: ArrayLike) -> float | None:
    """Alpha of a covariance matrix; None with fewer than two items or a sum that does not vary."""
    covariance = table(covariance)
    items = len(covariance)
    whole = float(covariance.sum())
    if items < 2 or whole <= 0:
        return None
    return items / (items - 1) * (1 - float(np.trace(covariance)) / whole)


def consistency(levels: ArrayLike) -> Consistency | None:
    """From people by skills; people with a missing level are left out (listwise). None with fewer
    than two of either, or where nothing varies."""
    told = table(levels)
    complete = told[~np.isnan(told).any(axis=1)]
    people, items = complete.shape
    if people < 2 or items < 2:
        return None
    covariance = np.cov(complete, rowvar=False)
    found = cronbach(covariance)
    if found is None:
        return None
    rest = covariance.sum(axis=1) - np.diag(covariance)
    against = tuple(int(i) for i in np.flatnonzero(rest < 0))
    return Consistency(found, feldt(found, people, items), people, against)


def feldt(found: float, people: int, items: int) -> Interval:
    """The 95 % interval of an alpha found with so many people and items."""
    tail = (1 - LEVEL) / 2
    first, second = people - 1, (people - 1) * (items - 1)
    return (
        1 - (1 - found) * float(special.fdtri(first, second, 1 - tail)),
        1 - (1 - found) * float(special.fdtri(first, second, tail)),
    )
