"""How much of a skill hangs on how few people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analytics.statistics.arrays import line


@dataclass(frozen=True)
class Concentration:
    """Herfindahl-Hirschman index of who holds a skill.

    `index`: sum of squared shares, 1/n to 1. `effective`: 1 / index, the number of equal holders
    that would be as concentrated. `normalised`: 0 to 1 whatever the number of people; None for one.
    """

    index: float
    effective: float
    normalised: float | None


def concentration(amounts: ArrayLike) -> Concentration | None:
    """Of what each person of the group holds (0 or more), those left out of whom nothing is known;
    None where nobody holds anything. Raises ValueError for less than 0."""
    told = line(amounts)
    told = told[~np.isnan(told)]
    if (told < 0).any():
        raise ValueError("Nobody can hold less than 0.")
    whole = float(told.sum())
    if not whole:
        return None
    index = float(((told / whole) ** 2).sum())
    people = len(told)
    normalised = (index - 1 / people) / (1 - 1 / people) if people > 1 else None
    return Concentration(index, 1 / index, normalised)
