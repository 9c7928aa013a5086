"""What level somebody may really have, as far as the ratings tell
(methods.md#the-ratings-may-be-wrong).

The posterior behind the ratings, cut into whole levels at the halves. It never changes a count
(methods.md#level-used); a chance and the worth of an assessment are no counts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtr

from analytics.results import Ageing
from analytics.statistics.crossed import Behind, Codes, Ratings, behind
from data.vocabulary import MAX_LEVEL, RATERS

Numbers = npt.NDArray[np.float64]
Shares = tuple[float, ...]
"""Chance of level 0, 1, ... 5; they sum to 1."""
Cell = tuple[int, str]
"""Person number and skill id."""
KEPT = 4
"""Questions whose answers are kept: the ratings stay while a budget is moved, and going through
them takes half of the time of its chances."""
HALVES = tuple(level - 0.5 for level in range(1, MAX_LEVEL + 1))


@dataclass(frozen=True, eq=False)
class Belief:
    """What is believed of one level, in several draws of all that the ratings leave open together:
    normal around `middle` with `deviation`, one number a draw. Draws of one number belong together
    over people and skills. `cuts`: from where on somebody is at level 1, 2, ... 5.
    """

    middle: Numbers
    deviation: Numbers
    cuts: Sequence[float] = HALVES

    def least(self, level: int) -> Numbers:
        """Standard deviations above the middle from which on somebody is at a level, by draw."""
        if level <= 0:
            return np.full(len(self.middle), -np.inf)
        found: Numbers = (self.cuts[level - 1] - self.middle) / self.deviation
        return found

    @property
    def shares(self) -> Shares:
        below = [float(ndtr(self.least(level)).mean()) for level in range(1, MAX_LEVEL + 1)]
        return tuple(np.diff(below, prepend=0.0, append=1.0).tolist())


def beliefs(
    levels: pd.DataFrame, ageing: Ageing | None = None, skills: Collection[str] | None = None
) -> dict[Cell, Shares]:
    """The chance of each level, of the cells of `believed`."""
    return {cell: one.shares for cell, one in believed(levels, ageing, skills).items()}


def believed(
    levels: pd.DataFrame, ageing: Ageing | None = None, skills: Collection[str] | None = None
) -> dict[Cell, Belief]:
    """By person number and skill id: everybody with a level in one of `skills` (None: in any).

    `levels` as in the analysis; what there is to learn is learned from all of them. An unknown
    level stays unknown. Empty where no two ratings of a skill differ: nothing then tells how wrong
    they may be.
    """
    rated = levels[levels[list(RATERS)].notna().any(axis=1)]
    ratings = _ratings(rated)
    wanted = rated["level"].notna()
    if skills is not None:
        wanted &= rated["skill_id"].isin(skills)
    cells = np.flatnonzero(wanted)
    if not len(cells) or not ratings.within > 0:
        return {}
    found = _behind(_Asked(_digest(ratings, cells), ratings, cells))
    own = rated.iloc[cells]
    cuts = _cuts(ageing)
    return {
        (person, skill): Belief(middle, deviation, cuts.get(team, HALVES))
        for person, skill, team, middle, deviation in zip(
            own["person_no"].tolist(),
            own["skill_id"],
            own["team"],
            found.middle,
            found.deviation,
            strict=True,
        )
    }


@dataclass(frozen=True)
class _Asked:
    """What is learned from ratings about cells: the same where both are."""

    digest: bytes
    ratings: Ratings = field(compare=False)
    cells: Codes = field(compare=False)


@lru_cache(KEPT)
def _behind(asked: _Asked) -> Behind:
    found = behind(asked.ratings, asked.cells)
    for numbers in (found.middle, found.deviation):
        numbers.flags.writeable = False  # others read the same ones
    return found


def _digest(ratings: Ratings, cells: Codes) -> bytes:
    parts = [*vars(ratings).values(), cells]
    said = hashlib.sha256(repr([len(part) for part in parts]).encode())
    for part in parts:
        said.update(part.tobytes())
    return said.digest()


def _ratings(rated: pd.DataFrame) -> Ratings:
    given = rated[list(RATERS)].to_numpy(dtype=float, na_value=np.nan)
    cell, kind = np.nonzero(np.isfinite(given))
    skill, role, person = (
        pd.factorize(rated[name], use_na_sentinel=False)[0]
        for name in ("skill_id", "role", "person_no")
    )
    return Ratings(skill, role, person, cell, given[cell, kind], kind == RATERS.index("self"))


def _cuts(ageing: Ageing | None) -> Mapping[str, Sequence[float]]:
    """By team, where levels count as lower ones by now."""
    if ageing is None:
        return {}
    found = {}
    for one in ageing.teams:
        as_now = np.asarray(one.counts_as)
        found[one.team] = [
            float(np.flatnonzero(as_now >= level)[0]) - 0.5 if (as_now >= level).any() else np.inf
            for level in range(1, MAX_LEVEL + 1)
        ]
    return found
