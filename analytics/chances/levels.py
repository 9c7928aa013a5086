"""Who really is at a level, in every run: the ratings may be wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from analytics.chances.draws import Draws
from analytics.strategy.problem.problem import Worker

Runs = npt.NDArray[np.bool_]
"""Whether something is so, in each run."""
NEGLIGIBLE = 1e-6
"""A chance that no number of runs would show."""


@dataclass(frozen=True)
class Levels:
    """Drawn from what is believed of them, skill by skill; who is not in `believed` has the level
    that they are rated at. An unknown level is none."""

    draws: Draws
    believed: Mapping[tuple[int, str], Sequence[float]] = field(default_factory=dict)
    doubts: Mapping[str, float] = field(default_factory=dict)
    """By skill: what all its people have in common, beside one person's standard deviation."""

    def able(self, worker: Worker, skill: str, level: int) -> Runs:
        """In which runs somebody is at a level as they are, whatever the ratings say."""
        shares = self.believed.get((worker.person_no, skill))
        if shares is None or skill not in worker.levels:
            return np.full(self.draws.runs, worker.levels.get(skill, -1) >= level)
        own = self.draws.normal("level", worker.person_no, skill)
        if skill in self.doubts:
            own = own + self.doubts[skill] * self.draws.normal("level of all", skill)
        found: Runs = own >= ndtri(min(1.0, sum(shares[:level])))
        return found

    def maybe(self, worker: Worker, skill: str, level: int) -> bool:
        """Whether there could be such runs."""
        shares = self.believed.get((worker.person_no, skill))
        if shares is None or skill not in worker.levels:
            return worker.levels.get(skill, -1) >= level
        return sum(shares[level:]) > NEGLIGIBLE
