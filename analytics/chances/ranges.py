"""How uncertain each number is, as PERT, and random numbers that belong to what they are drawn for
(methods.md#what-a-run-draws).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import special

from analytics.evidence.belief import Belief
from analytics.strategy.problem.problem import Lead

Numbers = npt.NDArray[np.float64]
"""One number a run."""
PERT_WEIGHT = 4.0
"""How much more the likely number weighs than an end: the mean is (low + 4 likely + high) / 6."""


@dataclass(frozen=True)
class Range:
    """A number between `low` and `high`, most often near `likely`."""

    low: float
    likely: float
    high: float

    def at(self, shares: Numbers) -> Numbers:
        """The numbers below which these shares of a PERT distribution lie."""
        width = self.high - self.low
        if width <= 0:
            return np.full(shares.shape, self.likely)
        peak = (self.likely - self.low) / width
        found: Numbers = self.low + width * np.interp(shares, _GRID, _pert(peak))
        return found

    def over(self, number: float) -> Range:
        """The range as multiples of a number; none where it is 0."""
        if not number:
            return certain(1.0)
        return Range(self.low / number, self.likely / number, self.high / number)


_GRID = np.linspace(0.0, 1.0, 8_193)


@lru_cache(maxsize=256)
def _pert(peak: float) -> Numbers:
    """The quantiles of a PERT distribution from 0 to 1 whose likely number is `peak`, at _GRID:
    between two of them a straight line is off by less than what a run of 10,000 could show."""
    found: Numbers = special.betaincinv(1 + PERT_WEIGHT * peak, 1 + PERT_WEIGHT * (1 - peak), _GRID)
    return found


def certain(number: float) -> Range:
    """No range at all."""
    return Range(number, number, number)


SURE = certain(1.0)
NONE = certain(0.0)


@dataclass(frozen=True)
class ToolRanges:
    """Of one tool: weeks to productive, and the chance by skill that its added level holds."""

    weeks: Range
    credit: Mapping[str, Range]


@dataclass(frozen=True)
class Ranges:
    """What is drawn anew in each run. A hire's lead time has its own range in its profile."""

    success: Range
    """Of one step of training."""
    attrition: Range
    """A year."""
    works_out: Range
    """Of a hire without a given chance."""
    lengths: tuple[Range, ...]
    """By level from 1: a step's hours as multiples of the planned ones."""
    tools: tuple[ToolRanges, ...]
    """In the problem's order."""
    market_share: float
    """Of the variance of the logarithm of hiring times: what all hires have in common."""
    success_when_equipped: Range = field(default_factory=lambda: certain(1.0))
    """Factor on `success` for whoever has a tool for the same skill meanwhile."""
    backfill: Range = NONE
    """Chance that a leaver's seat is filled again, by somebody who counts for whatever they did."""
    refill: Lead = ()
    """How long that takes, part by part."""
    contract_works_out: Range = SURE
    """Of a contractor without a given chance."""
    levels: Mapping[tuple[int, str], Belief] = field(default_factory=dict)
    """(person number, skill id) -> the level behind the ratings; who is not in it has the level
    that they are rated at."""


@dataclass(frozen=True)
class Draws:
    """`runs` draws of each source; the same seed and source give the same digits."""

    seed: int
    runs: int

    def shares(self, *source: object) -> Numbers:
        """Evenly between 0 and 1."""
        return self._stream(source).random(self.runs)

    def normal(self, *source: object) -> Numbers:
        """Standard normal."""
        return self._stream(source).standard_normal(self.runs)

    def _stream(self, source: tuple[object, ...]) -> np.random.Generator:
        name = hashlib.sha256(repr(source).encode()).digest()
        entropy = [self.seed, *np.frombuffer(name, dtype=np.uint32).tolist()]
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence(entropy)))
