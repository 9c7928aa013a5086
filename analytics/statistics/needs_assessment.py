"""Importance against level, skill by skill: Borich's model, ranked discrepancies, quadrants. All of
it from pairs: people who gave the skill an importance and have a level in it. A missing answer
leaves the pair out; it is never 0."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.estimates import line

Quadrant = Literal["concentrate here", "keep up", "low priority", "possible overkill"]


@dataclass(frozen=True)
class Borich:
    """The mean weighted discrepancy score of one skill (Borich 1980).

    `mwds` is on the scale of importance times level; `standardised` is -1 to 1 and can be compared
    between scales: mwds / (b (b - a)) for a scale from a to b.
    """

    pairs: int
    importance: float
    level: float
    mwds: float
    standardised: float


@dataclass(frozen=True)
class RankedDiscrepancy:
    """The ranked discrepancy score of one skill (Narine & Harder 2021), -100 to 100.

    Negative: more people are below the importance that they give than above it. `half_width` is
    that of the 95 % interval; None with one pair, or where all pairs of a part of the group lie on
    the same side: what the others would say cannot be told from that.
    """

    pairs: int
    below: float
    equal: float
    above: float
    """Shares of the pairs, 0 to 1."""
    score: float
    half_width: float | None


@dataclass(frozen=True)
class Standing:
    """Where a skill stands in the importance-performance picture (Martilla & James 1977)."""

    quadrant: Quadrant
    borderline: bool
    """Within one standard error of a line of the cross-hair."""


def complete_pairs(
    importance: ArrayLike, level: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both answers of everyone who gave both, person by person in the same order."""
    importance, level = line(importance), line(level)
    if len(importance) != len(level):
        raise ValueError(f"{len(importance)} people gave importance and {len(level)} levels.")
    both = ~(np.isnan(importance) | np.isnan(level))
    return importance[both], level[both]


def borich(
    importance: ArrayLike, level: ArrayLike, low: float = 0.0, high: float = 5.0
) -> Borich | None:
    """The score from people's importance and level, on a scale from `low` to `high`; None without a
    pair. The weight is the mean importance of the same pairs, so mwds = I (I - C) of the two means.
    """
    wanted, held = complete_pairs(importance, level)
    if not len(wanted):
        return None
    weight = float(wanted.mean())
    mwds = float(((wanted - held) * weight).mean())
    return Borich(len(wanted), weight, float(held.mean()), mwds, mwds / (high * (high - low)))


def ranked_discrepancy(
    importance: ArrayLike, level: ArrayLike, people: int
) -> RankedDiscrepancy | None:
    """The score of a group of `people`, of whom some gave a pair; None without a pair. The interval
    is that of a difference of two shares, with the correction for a finite group."""
    wanted, held = complete_pairs(importance, level)
    pairs = len(wanted)
    if pairs > people:
        raise ValueError(f"{pairs} people answered of a group of {people}.")
    if not pairs:
        return None
    below, above = float((held < wanted).mean()), float((held > wanted).mean())
    half = None
    spread = max(0.0, below + above - (above - below) ** 2)
    if pairs > 1 and (spread > 0 or pairs == people):
        half = 100 * 1.96 * float(np.sqrt(spread / pairs * (1 - pairs / people)))
    return RankedDiscrepancy(pairs, below, 1 - below - above, above, 100 * (above - below), half)


def standing(
    importance: tuple[float, float], level: tuple[float, float], cross_hair: tuple[float, float]
) -> Standing:
    """The quadrant of a skill. `importance`, `level`: mean and standard error; `cross_hair`:
    importance and level at which the lines stand."""
    high, held = importance[0] >= cross_hair[0], level[0] >= cross_hair[1]
    quadrant: Quadrant
    if high:
        quadrant = "keep up" if held else "concentrate here"
    else:
        quadrant = "possible overkill" if held else "low priority"
    near = (
        abs(importance[0] - cross_hair[0]) <= importance[1]
        or abs(level[0] - cross_hair[1]) <= level[1]
    )
    return Standing(quadrant, near)
