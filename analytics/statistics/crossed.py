"""What lies behind ratings: crossed random effects, all learned together by Gibbs sampling.

level = role in a skill + person + rest, around the skill's mean; rating = level + leniency of
self-ratings + error, told in whole numbers, whose ends stand for everything beyond. The normal
model of METHODS 2.1 with the groups that a survey has; whole numbers by data augmentation (Albert
& Chib 1993); half-Cauchy priors on standard deviations (Gelman 2006), drawn as by Makalic &
Schmidt (2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from analytics.statistics.raters import PRIOR_LENIENCY, RELIABILITY
from data.vocabulary import MAX_LEVEL

Numbers = NDArray[np.float64]
Codes = NDArray[np.intp]

SEED = 1
DRAWS, BURN = 1_000, 200
"""Kept, and left out before them."""
EASY, FEWEST = 4_000, 0.05
"""Ratings up to which so many are drawn; of more, which leave less open, fewer in proportion, but
not below a twentieth."""
SCALE = 1.0
"""Of the half-Cauchy priors, in levels."""
SKILLS_DIFFER = 0.3
"""The same for how leniency differs between skills."""
ASSUMED = 10.0
"""So many ratings' worth is the assumption that one rating has a reliability of RELIABILITY."""
TAIL = 1e-13


@dataclass(frozen=True)
class Ratings:
    """`skill`, `role` and `person`: codes from 0, one of each for a cell (a person in a skill).
    `cell`, `level` and `by_self`: one for each rating."""

    skill: Codes
    role: Codes
    person: Codes
    cell: Codes
    level: Numbers
    by_self: NDArray[np.bool_]

    @property
    def within(self) -> float:
        """Variance within skills; 0 where nothing differs."""
        skill = self.skill[self.cell]
        rated = np.bincount(skill)
        mean = np.bincount(skill, self.level) / np.maximum(rated, 1)
        freedom = len(skill) - int((rated > 0).sum())
        return float(((self.level - mean[skill]) ** 2).sum()) / max(1, freedom)


@dataclass(frozen=True)
class Behind:
    """A row for each cell, a column for each draw: the level behind its ratings is normal."""

    middle: Numbers
    deviation: Numbers


def behind(ratings: Ratings, cells: Codes) -> Behind:
    """Of the `cells` that are asked for; equal ratings give equal digits.

    Raises ValueError where no two ratings of a skill differ: nothing tells how wrong they are.
    """
    if not ratings.within > 0:
        raise ValueError("No two ratings of a skill differ.")
    part = min(1.0, max(FEWEST, EASY / len(ratings.level)))
    chain, draws = _Chain(ratings), round(DRAWS * part)
    middle, deviation = np.empty((2, draws, len(cells)))
    for draw in range(-round(BURN * part**0.5), draws):
        chain.step()
        if draw >= 0:
            middle[draw], deviation[draw] = chain.middle[cells], chain.deviation[cells]
    return Behind(middle.T, deviation.T)


@dataclass
class _Spread:
    """A variance that is learned."""

    value: float
    scale: float = SCALE
    _mixing: float = 1.0

    def learn(self, draw: np.random.Generator, effects: Numbers) -> None:
        """From effects that it is the variance of."""
        squares = float(effects @ effects)
        self.value = (squares / 2 + 1 / self._mixing) / draw.gamma((len(effects) + 1) / 2)
        self._mixing = (1 / self.scale**2 + 1 / self.value) / draw.gamma(1.0)


class _Chain:
    """Every effect and variance, each drawn in turn given all others."""

    def __init__(self, ratings: Ratings) -> None:
        self._draw = np.random.default_rng(SEED)
        self._ratings, within = ratings, ratings.within
        skill_of_rating = ratings.skill[ratings.cell]
        rated = np.bincount(skill_of_rating, minlength=int(ratings.skill.max()) + 1)
        self._low = np.where(ratings.level <= 0, -np.inf, ratings.level - 0.5)
        self._high = np.where(ratings.level >= MAX_LEVEL, np.inf, ratings.level + 0.5)
        self._usual = PRIOR_LENIENCY * within**0.5
        self._assumed = ASSUMED * (1 - RELIABILITY) * within
        kinds = ratings.role * len(rated) + ratings.skill
        group, self._group = np.unique(kinds, return_inverse=True)
        self._skill_of_group = group % len(rated)
        self._own, self._other = np.flatnonzero(ratings.by_self), np.flatnonzero(~ratings.by_self)
        self._own_skill = skill_of_rating[self._own]
        self._rated = np.bincount(ratings.cell)
        self._error = within / 2
        self._rest, self._persons, self._roles, self._skills = (
            _Spread(within / 2) for _ in range(4)
        )
        self._leniencies = _Spread(SKILLS_DIFFER**2, SKILLS_DIFFER)
        self._mean = float(ratings.level.mean())
        sums = np.bincount(skill_of_rating, ratings.level, len(rated))
        self._skill = np.where(rated > 0, sums / np.maximum(rated, 1), self._mean)
        self._role = self._skill[self._skill_of_group]
        self._person = np.zeros(int(ratings.person.max()) + 1)
        self._team_leniency = self._usual
        self._leniency = np.full(len(rated), self._usual)
        self._level = self._skill[ratings.skill]

    def step(self) -> None:
        """Once around."""
        said = self._latent()
        self._effects(said)
        self._lenient(said)
        self._variances(said)
        self._shift(said)

    def _latent(self) -> Numbers:
        """The ratings before they were told in whole numbers."""
        middle, error = self._level[self._ratings.cell], self._error**0.5
        middle[self._own] += self._leniency[self._own_skill]
        low, high = ndtr((self._low - middle) / error), ndtr((self._high - middle) / error)
        share = low + (high - low) * self._draw.random(len(middle))
        found: Numbers = middle + error * ndtri(np.clip(share, TAIL, 1 - TAIL))
        return found

    def _effects(self, said: Numbers) -> None:
        """Of persons; of skills, of roles in them and of levels together, the coarse ones first as
        if what is finer were not known yet."""
        freed, of = said.copy(), self._ratings.person
        freed[self._own] -= self._leniency[self._own_skill]
        seen = np.bincount(self._ratings.cell, freed) / self._rated
        trust = 1 / (self._rest.value + self._error / self._rated)
        self._person = self._drawn(
            0.0, self._persons.value, seen - self._role[self._group], trust, of, len(self._person)
        )
        left = seen - self._person[of]
        trust_role = np.bincount(self._group, trust)
        seen_role = np.bincount(self._group, trust * left) / trust_role
        self._skill = self._drawn(
            self._mean, self._skills.value, seen_role, 1 / (self._roles.value + 1 / trust_role),
            self._skill_of_group, len(self._skill),
        )  # fmt: skip
        self._role = self._drawn(
            self._skill[self._skill_of_group], self._roles.value, left, trust, self._group,
            len(self._role),
        )  # fmt: skip
        usual = self._role[self._group] + self._person[of]
        certain = 1 / self._rest.value + self._rated / self._error
        self.middle = (usual / self._rest.value + seen * self._rated / self._error) / certain
        self.deviation = certain**-0.5
        self._level = self.middle + self.deviation * self._draw.standard_normal(len(usual))
        error = (self._skills.value / len(self._skill)) ** 0.5
        self._mean = float(self._skill.mean() + error * self._draw.standard_normal())

    def _lenient(self, said: Numbers) -> None:
        """Of each skill, and of all: as usual before anything is seen, give or take as much."""
        over = said[self._own] - self._level[self._ratings.cell[self._own]]
        self._leniency = self._drawn(
            self._team_leniency, self._leniencies.value, over,
            np.full(len(over), 1 / self._error), self._own_skill, len(self._leniency),
        )  # fmt: skip
        self._leniencies.learn(self._draw, self._leniency - self._team_leniency)
        trust = 1 / self._usual**2 + len(self._leniency) / self._leniencies.value
        sums = 1 / self._usual + self._leniency.sum() / self._leniencies.value
        self._team_leniency = float(sums / trust + self._draw.standard_normal() * trust**-0.5)

    def _drawn(
        self, usual: Numbers | float, spread: float, seen: Numbers, trust: Numbers, of: Codes,
        many: int,
    ) -> Numbers:  # fmt: skip
        """Effects around the usual one; `seen` with a `trust` (1 / variance) tells of one each."""
        total = 1 / spread + np.bincount(of, trust, many)
        sums = usual / spread + np.bincount(of, trust * seen, many)
        found: Numbers = sums / total + self._draw.standard_normal(many) * total**-0.5
        return found

    def _variances(self, said: Numbers) -> None:
        draw = self._draw
        self._persons.learn(draw, self._person)
        self._roles.learn(draw, self._role - self._skill[self._skill_of_group])
        self._skills.learn(draw, self._skill - self._mean)
        usual = self._role[self._group] + self._person[self._ratings.person]
        self._rest.learn(draw, self._level - usual)
        errors = said - self._level[self._ratings.cell]
        errors[self._own] -= self._leniency[self._own_skill]
        half = (float(errors @ errors) + self._assumed) / 2
        self._error = half / draw.gamma((len(errors) + ASSUMED) / 2)

    def _shift(self, said: Numbers) -> None:
        """All levels down and all leniency up, which self-ratings cannot tell apart: one move
        where many small ones would take long (Liu & Sabatti 2000)."""
        over = said[self._other] - self._level[self._ratings.cell[self._other]]
        trust = 1 / self._usual**2 + len(over) / self._error
        sums = (self._usual - self._team_leniency) / self._usual**2 - over.sum() / self._error
        by = float(sums / trust + self._draw.standard_normal() * trust**-0.5)
        self._team_leniency += by
        self._leniency = self._leniency + by
        self._mean -= by
        self._skill, self._role = self._skill - by, self._role - by
        self._level = self._level - by
