"""Who really is at a level, in every run: the ratings may be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analytics.chances.draws import Draws
from analytics.evidence.belief import Belief
from analytics.strategy.problem.problem import Worker

Runs = npt.NDArray[np.bool_]
"""Whether something is so, in each run."""
NEGLIGIBLE = 1e-6
"""A chance that no number of runs would show."""


@dataclass(frozen=True)
class Levels:
    """Drawn from what is believed of them; who is not in `believed` has the level that they are
    rated at. An unknown level is none.

    A run takes one draw of the belief for everybody, since what ratings leave open is open for
    many together: the mean of a skill, how lenient people are, how wrong ratings are.
    """

    draws: Draws
    believed: Mapping[tuple[int, str], Belief] = field(default_factory=dict)

    def able(self, worker: Worker, skill: str, level: int) -> Runs:
        """In which runs somebody is at a level as they are, whatever the ratings say."""
        belief = self._belief(worker, skill)
        if belief is None:
            return np.full(self.draws.runs, worker.levels.get(skill, -1) >= level)
        least = belief.least(level)
        found: Runs = (
            self.draws.normal("level", worker.luck, skill)
            >= least[(self._which * len(least)).astype(int)]
        )
        return found

    def maybe(self, worker: Worker, skill: str, level: int) -> bool:
        """Whether there could be such runs."""
        belief = self._belief(worker, skill)
        if belief is None:
            return worker.levels.get(skill, -1) >= level
        return sum(belief.shares[level:]) > NEGLIGIBLE

    def _belief(self, worker: Worker, skill: str) -> Belief | None:
        return self.believed.get((worker.person_no, skill)) if skill in worker.levels else None

    @cached_property
    def _which(self) -> npt.NDArray[np.float64]:
        """The draw that a run takes, as a share of all."""
        return self.draws.shares("belief")
