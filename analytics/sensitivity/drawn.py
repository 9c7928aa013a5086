"""Assumptions drawn from their ranges, each by itself, as PERT (METHODS 4.5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.chances.draws import Draws
from analytics.chances.ranges import Range
from analytics.strategy.setup.assumptions import Assumptions

WHOLE = frozenset({"level", "levels", "people", "positions", "year"})
"""Units of which there is no half: the nearest whole number is taken, halves up."""


@dataclass(frozen=True)
class Drawn:
    """`numbers[key]` has one number a draw; keys without a range are left out."""

    numbers: dict[str, Sequence[float]]

    def at(self, draw: int) -> tuple[tuple[str, float], ...]:
        """All numbers of one draw, as a scenario names them."""
        return tuple((key, float(values[draw])) for key, values in self.numbers.items())


def drawn(assumptions: Assumptions, seed: int, draws: int) -> Drawn:
    """Each assumption from its own stream: the same seed gives the same digits.

    More draws begin with the same ones as fewer.
    """
    source = Draws(seed, draws)
    found: dict[str, Sequence[float]] = {}
    for key, number in assumptions.numbers.items():
        if number.low >= number.high:
            continue
        values = Range(number.low, number.likely, number.high).at(source.shares("number", key))
        values = np.clip(values, number.low, number.high)
        if number.unit in WHOLE:
            found[key] = [float(math.floor(value + 0.5)) for value in values]
        else:
            found[key] = values.tolist()
    return Drawn(found)
