"""What level somebody may really have, as far as the ratings tell (METHODS 2.1).

The posterior behind the ratings, cut into whole levels at the halves. It never changes a count
(DEFINITIONS 3); a chance and the worth of an assessment are no counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtr

from analytics.evidence.raters import lenient, rating_models, reliability
from analytics.evidence.results import RatingModel
from analytics.results import Ageing
from data.vocabulary import MAX_LEVEL, RATERS

Numbers = npt.NDArray[np.float64]
Shares = tuple[float, ...]
"""Chance of level 0, 1, ... 5; they sum to 1."""


def beliefs(
    levels: pd.DataFrame, ageing: Ageing | None = None, skills: Collection[str] | None = None
) -> dict[tuple[int, str], Shares]:
    """By person number and skill id: everybody with a level in one of `skills` (None: in any).

    `levels` as in the analysis; leniency, reliability and spread are learned from all of them. An
    unknown level stays unknown. Empty where no two ratings of the survey differ: nothing then
    tells how wrong they may be.
    """
    return believed(levels, ageing, skills)[0]


def believed(
    levels: pd.DataFrame, ageing: Ageing | None = None, skills: Collection[str] | None = None
) -> tuple[dict[tuple[int, str], Shares], dict[str, float]]:
    """The same, with the common doubts."""
    leniency, trust = lenient(levels)[1], reliability(levels)[0]
    models = rating_models(levels, leniency, trust)
    known = levels[levels["level"].notna()]
    if skills is not None:
        known = known[known["skill_id"].isin(skills)]
    if not models or known.empty:
        return {}, {}
    usual = _usual(models.values())
    ids = known["skill_id"].tolist()
    own = {s: models.get(s) or replace(usual, leniency=leniency[s].shrunk) for s in set(ids)}
    given = known[list(RATERS)].to_numpy(dtype=float, na_value=np.nan)
    shares = _level_shares([own[skill] for skill in ids], given)
    if ageing:
        counts_as = {one.team: one.counts_as for one in ageing.teams}
        shares = _aged(shares, np.array([counts_as[team] for team in known["team"]]))
    cells = zip(known["person_no"].tolist(), ids, strict=True)
    found = dict(zip(cells, map(tuple, shares.tolist()), strict=True))
    return found, common_doubts(levels, models)


def common_doubts(levels: pd.DataFrame, models: Mapping[str, RatingModel]) -> dict[str, float]:
    """By skill id: how far the beliefs of all its people may be off together.

    The mean of a skill is itself learned from few: from n people with k ratings each its variance
    is (spread + error / k) / n. In standard deviations of what is believed of one of them, who
    follows the mean as far as their own ratings leave room.
    """
    given = levels[list(RATERS)].notna().sum(axis=1)
    rated = given[given > 0].groupby(levels["skill_id"]).agg(["count", "mean"])
    people, ratings = rated["count"].to_dict(), rated["mean"].to_dict()
    return {
        skill: _common_doubt(model, people[skill], ratings[skill])
        for skill, model in models.items()
    }


def _common_doubt(model: RatingModel, people: float, ratings: float) -> float:
    of_mean = (model.spread + model.error / ratings) / people
    trust = 1 / model.spread + ratings / model.error
    return float((of_mean / trust) ** 0.5 / model.spread)


def _usual(models: Iterable[RatingModel]) -> RatingModel:
    """Of a skill with too few ratings of its own: as if it were any skill of the survey."""
    means, spreads, errors = np.array([(m.mean, m.spread, m.error) for m in models]).T
    spread = float(spreads.mean() + means.var())
    return RatingModel(float(means.mean()), spread, float(errors.mean()), 0.0)


def _level_shares(models: Iterable[RatingModel], given: Numbers) -> Numbers:
    """One row of shares a cell; `given`: its ratings, a column for each kind of rater."""
    mean, spread, error, leniency = np.array(
        [(m.mean, m.spread, m.error, m.leniency) for m in models]
    ).T
    freed = given - np.outer(leniency, np.array(RATERS) == "self")
    trust = 1 / spread + np.isfinite(given).sum(axis=1) / error
    behind = (mean / spread + np.nansum(freed, axis=1) / error) / trust
    halves = np.arange(MAX_LEVEL) + 0.5
    below = ndtr((halves - behind[:, None]) * np.sqrt(trust)[:, None])
    return np.diff(below, axis=1, prepend=0.0, append=1.0)


def _aged(shares: Numbers, counts_as: npt.NDArray[np.int64]) -> Numbers:
    """What was believed of levels as surveyed, as they count by now."""
    found = np.zeros(shares.shape)
    for level in range(MAX_LEVEL + 1):
        np.add.at(found, (np.arange(len(shares)), counts_as[:, level]), shares[:, level])
    return found
