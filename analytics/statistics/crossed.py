"""What lies behind ratings: crossed random effects, all learned together by Gibbs sampling.

level = role in a skill + person + rest, around the skill's mean; rating = level + leniency of
self-ratings + error, told in whole numbers, whose ends stand for everything beyond. The normal
model of methods.md#the-ratings-may-be-wrong with the groups that a survey has; whole numbers by
data augmentation (Albert & Chib 1993); half-Cauchy priors on standard deviations (Gelman 2006),
drawn as by Makalic & Schmidt (2016).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from analytics.statistics.agreement import PRIOR_LENIENCY, RELIABILITY
from data.vocabulary import MAX_LEVEL

Numbers = NDArray[np.float64]
Codes = NDArray[np.intp]
SEED = 1
DRAWS, BURN = 1_000, 200
"""Steps of each chain, and those before them that are left out."""
CHAINS, ROOM = 64, 2_000
"""Chains side by side, fewer where together they would have more ratings than this: a small survey
leaves much open, and one chain goes through that slowly."""
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
    """Of the `cells` that are asked for; equal ratings give equal digits. Raises ValueError where
    no two ratings of a skill differ: nothing tells how wrong they are."""
    if not ratings.within > 0:
        raise ValueError("No two ratings of a skill differ.")
    part = min(1.0, max(FEWEST, EASY / len(ratings.level)))
    many = min(CHAINS, max(1, ROOM // len(ratings.level)))
    every = max(1, many // 2)  # neighbours in a chain say nearly the same
    chains = _Chains(ratings, many)
    for _ in range(round(BURN * part**0.5)):
        chains.step()
    kept = []
    for draw in range(round(DRAWS * part)):
        chains.step()
        if draw % every == 0:
            kept.append((chains.middle[:, cells], chains.deviation[:, cells]))
    return Behind(*(np.concatenate(result).T for result in zip(*kept, strict=True)))


@dataclass
class _Spread:
    value: Numbers
    scale: float = SCALE
    _mixing: Numbers | float = 1.0

    def learn(self, draw: np.random.Generator, effects: Numbers) -> None:
        chains, many = effects.shape
        half = _squares(effects) / 2 + 1 / self._mixing
        self.value = half / draw.gamma((many + 1) / 2, size=(chains, 1))
        self._mixing = (1 / self.scale**2 + 1 / self.value) / draw.gamma(1.0, size=(chains, 1))


def _squares(numbers: Numbers) -> Numbers:
    result: Numbers = np.square(numbers).sum(axis=1, keepdims=True)
    return result


class _Chains:
    """Every effect and variance, each drawn in turn given all others; a row for each chain."""

    def __init__(self, ratings: Ratings, chains: int) -> None:
        self._draw, self._chains = np.random.default_rng(SEED), chains
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
        self._error = self._all(within / 2, 1)
        self._rest, self._persons, self._roles, self._skills = (
            _Spread(self._all(within / 2, 1)) for _ in range(4)
        )
        self._leniencies = _Spread(self._all(SKILLS_DIFFER**2, 1), SKILLS_DIFFER)
        self._mean = self._all(float(ratings.level.mean()), 1)
        sums = np.bincount(skill_of_rating, ratings.level, len(rated))
        self._skill = np.where(rated > 0, sums / np.maximum(rated, 1), self._mean)
        self._role = self._skill[:, self._skill_of_group]
        self._person = self._all(0.0, int(ratings.person.max()) + 1)
        self._team_leniency = self._all(self._usual, 1)
        self._leniency = self._all(self._usual, len(rated))
        self._level = self._skill[:, ratings.skill]

    def _all(self, value: float, many: int) -> Numbers:
        return np.full((self._chains, many), value)

    def _normal(self, many: int) -> Numbers:
        return self._draw.standard_normal((self._chains, many))

    def _sums(self, of: Codes, values: Numbers, many: int) -> Numbers:
        apart = of + many * np.arange(self._chains)[:, None]
        result = np.bincount(apart.ravel(), values.ravel(), many * self._chains)
        return result.reshape(self._chains, many).astype(np.float64, copy=False)

    def step(self) -> None:
        latent = self._latent()
        self._effects(latent)
        self._lenient(latent)
        self._variances(latent)
        self._shift(latent)

    def _latent(self) -> Numbers:
        """The ratings before they were told in whole numbers."""
        middle, error = self._level[:, self._ratings.cell], self._error**0.5
        middle[:, self._own] += self._leniency[:, self._own_skill]
        low, high = ndtr((self._low - middle) / error), ndtr((self._high - middle) / error)
        share = low + (high - low) * self._draw.random(middle.shape)
        result: Numbers = middle + error * ndtri(np.clip(share, TAIL, 1 - TAIL))
        return result

    def _effects(self, latent: Numbers) -> None:
        """Of persons; of skills, of roles in them and of levels together, the coarse ones first as
        if what is finer were not known yet."""
        freed, of = latent.copy(), self._ratings.person
        freed[:, self._own] -= self._leniency[:, self._own_skill]
        seen = self._sums(self._ratings.cell, freed, len(of)) / self._rated
        trust = 1 / (self._rest.value + self._error / self._rated)
        left = seen - self._role[:, self._group]
        self._person = self._drawn(self._person, 0.0, self._persons, left, trust, of)
        left, groups = seen - self._person[:, of], self._role.shape[1]
        trust_role = self._sums(self._group, trust, groups)
        seen_role = self._sums(self._group, trust * left, groups) / trust_role
        by_role = 1 / (self._roles.value + 1 / trust_role)
        self._skill = self._drawn(
            self._skill, self._mean, self._skills, seen_role, by_role, self._skill_of_group
        )
        usual = self._skill[:, self._skill_of_group]
        self._role = self._drawn(self._role, usual, self._roles, left, trust, self._group)
        usual = self._role[:, self._group] + self._person[:, of]
        certain = 1 / self._rest.value + self._rated / self._error
        self.middle = (usual / self._rest.value + seen * self._rated / self._error) / certain
        self.deviation = certain**-0.5
        self._level = self.middle + self.deviation * self._normal(len(of))
        error = (self._skills.value / self._skill.shape[1]) ** 0.5
        self._mean = self._skill.mean(axis=1, keepdims=True) + error * self._normal(1)

    def _lenient(self, latent: Numbers) -> None:
        """Of each skill, and of all: as usual before anything is seen, give or take as much."""
        over = latent[:, self._own] - self._level[:, self._ratings.cell[self._own]]
        usual, each = self._team_leniency, np.broadcast_to(1 / self._error, over.shape)
        self._leniency = self._drawn(
            self._leniency, usual, self._leniencies, over, each, self._own_skill
        )
        self._leniencies.learn(self._draw, self._leniency - self._team_leniency)
        trust = 1 / self._usual**2 + self._leniency.shape[1] / self._leniencies.value
        sums = 1 / self._usual + self._leniency.sum(axis=1, keepdims=True) / self._leniencies.value
        self._team_leniency = sums / trust + self._normal(1) * trust**-0.5

    def _drawn(
        self,
        effects: Numbers,
        usual: Numbers | float,
        spread: _Spread,
        seen: Numbers,
        trust: Numbers,
        of: Codes,
    ) -> Numbers:
        """As many `effects` anew, around the usual one; `seen` with a `trust` (1 / variance) tells
        of one each."""
        many = effects.shape[1]
        total = 1 / spread.value + self._sums(of, trust, many)
        sums = usual / spread.value + self._sums(of, trust * seen, many)
        result: Numbers = sums / total + self._normal(many) * total**-0.5
        return result

    def _variances(self, latent: Numbers) -> None:
        draw = self._draw
        self._persons.learn(draw, self._person)
        self._roles.learn(draw, self._role - self._skill[:, self._skill_of_group])
        self._skills.learn(draw, self._skill - self._mean)
        usual = self._role[:, self._group] + self._person[:, self._ratings.person]
        self._rest.learn(draw, self._level - usual)
        errors = latent - self._level[:, self._ratings.cell]
        errors[:, self._own] -= self._leniency[:, self._own_skill]
        half = (_squares(errors) + self._assumed) / 2
        shape = (errors.shape[1] + ASSUMED) / 2
        self._error = half / draw.gamma(shape, size=(self._chains, 1))

    def _shift(self, latent: Numbers) -> None:
        """All levels down and all leniency up, which self-ratings cannot tell apart: one move
        where many small ones would take long (Liu & Sabatti 2000)."""
        over = latent[:, self._other] - self._level[:, self._ratings.cell[self._other]]
        trust = 1 / self._usual**2 + over.shape[1] / self._error
        sums = (self._usual - self._team_leniency) / self._usual**2
        sums = sums - over.sum(axis=1, keepdims=True) / self._error
        by = sums / trust + self._normal(1) * trust**-0.5
        self._team_leniency += by
        self._leniency = self._leniency + by
        self._mean -= by
        self._skill, self._role = self._skill - by, self._role - by
        self._level = self._level - by
