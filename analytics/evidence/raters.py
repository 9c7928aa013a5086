"""Self, manager and peer ratings against each other: leniency, agreement, trust in one rating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.evidence.results import Agreement, RatingModel
from analytics.statistics.agreement import (
    RELIABILITY,
    Leniency,
    Posterior,
    alpha,
    alpha_interval,
    coincidences,
    intraclass,
    leniency,
    posterior,
    weighted_kappa,
    within_group,
)
from data.vocabulary import MAX_LEVEL, RATERS

ALPHA_FROM = 10
"""People rated by two kinds of rater, from whom agreement is judged."""
INTRACLASS_FROM = 30
"""People rated by themselves and a manager, from whom their intraclass correlation is told; of
their weighted kappa it is ALPHA_FROM."""
MEASURED_FROM = 30
"""Self-manager pairs from which their correlation stands for the reliability of one rating."""
GROUP = 5
"""People below whom self minus manager is not shown (methods.md#development-not-control)."""
GOOD = 0.7


def lenient(levels: pd.DataFrame) -> tuple[float, dict[str, Leniency]]:
    """Self minus manager, of all and by skill id."""
    both = levels.dropna(subset=["self", "manager"])
    difference = both["self"].astype(float) - both["manager"].astype(float)
    by_skill = dict(iter(difference.groupby(both["skill_id"])))
    skills = dict.fromkeys(levels["skill_id"])
    deviation = levels["level"].dropna().astype(float).std()
    return leniency(
        {s: by_skill[s].to_numpy() if s in by_skill else np.empty(0) for s in skills},
        0.0 if pd.isna(deviation) else float(deviation),
    )


def reliability(levels: pd.DataFrame) -> tuple[float, bool]:
    """Of one rating: the correlation of self and manager within skills; whether it is assumed."""
    both = levels.dropna(subset=["self", "manager"])
    if len(both) < MEASURED_FROM:
        return RELIABILITY, True
    centred = both[["self", "manager"]].astype(float)
    centred = centred - centred.groupby(both["skill_id"]).transform("mean")
    if not centred.var().min() > 0:
        return RELIABILITY, True
    found = float(np.corrcoef(centred["self"], centred["manager"])[0, 1])
    return min(max(found, 0.05), 0.95), False


def rating_models(
    levels: pd.DataFrame, lenient_by: dict[str, Leniency], trust: float
) -> dict[str, RatingModel]:
    """By skill id, where three ratings or more differ."""
    found = {}
    for skill_id, rows in levels.groupby("skill_id", sort=False):
        own = lenient_by[str(skill_id)].shrunk
        given = pd.concat(
            [
                rows["self"].astype(float) - own,
                rows["manager"].astype(float),
                rows["peer"].astype(float),
            ]
        ).dropna()
        if len(given) < 3 or float(given.var()) == 0:
            continue
        variance = float(given.var())
        found[str(skill_id)] = RatingModel(
            float(given.mean()), trust * variance, (1 - trust) * variance, own
        )
    return found


def models_of(levels: pd.DataFrame) -> dict[str, RatingModel]:
    """The same from the levels alone, without the rest of the evidence."""
    return rating_models(levels, lenient(levels)[1], reliability(levels)[0])


def level_behind(model: RatingModel, given: Sequence[tuple[str, int]]) -> Posterior | None:
    """The level behind a person's ratings, and how sure it is. `given`: rater and level.

    The model has no ends but the scale has: what it puts below 0 or above 5 is said as the end.
    """
    freed = [level - model.leniency * (rater == "self") for rater, level in given]
    found = posterior(freed, [model.error] * len(freed), model.mean, model.spread)
    return found and replace(found, level=min(max(found.level, 0.0), float(MAX_LEVEL)))


def agreements(levels: pd.DataFrame) -> tuple[Agreement, ...]:
    """Of all areas together, then of each area; empty where nobody was rated by two."""
    rated = levels[levels[list(RATERS)].notna().sum(axis=1) > 1]
    if rated.empty:
        return ()
    codes, persons = pd.factorize(rated["person_no"])
    ratings = rated[list(RATERS)].to_numpy(dtype=float, na_value=np.nan)
    areas = rated["area"].to_numpy()
    parts = {}
    for area in dict.fromkeys(areas):
        own = areas == area
        parts[str(area)] = codes[own], ratings[own], _tables(codes[own], ratings[own], len(persons))
    together = np.sum([tables for *_, tables in parts.values()], axis=0)
    return (
        _agreement(None, codes, ratings, together),
        *(_agreement(area, *part) for area, part in parts.items()),
    )


def _tables(
    codes: NDArray[np.intp], ratings: NDArray[np.float64], people: int
) -> NDArray[np.float64]:
    """Pairable ratings of each person, summed over the skills: people by values by values."""
    units = coincidences(ratings)
    size = units.shape[1] * units.shape[2]
    cells = codes[:, None] * size + np.arange(size)
    summed = np.bincount(cells.ravel(), units.ravel(), people * size).astype(float)
    return summed.reshape(people, *units.shape[1:])


def _agreement(
    area: str | None,
    codes: NDArray[np.intp],
    ratings: NDArray[np.float64],
    tables: NDArray[np.float64],
) -> Agreement:
    tables = tables[np.unique(codes)]
    people = len(tables)
    told = ~np.isnan(ratings[:, :2]).any(axis=1)
    pairs, both = ratings[told, :2], len(np.unique(codes[told]))
    enough = people >= ALPHA_FROM
    return Agreement(
        area=area,
        people=people,
        both=both,
        units=len(ratings),
        equal=float((pairs[:, 0] == pairs[:, 1]).mean()) if both >= GROUP else None,
        alpha=alpha(tables.sum(axis=0)) if enough else None,
        interval=alpha_interval(tables) if enough else None,
        intraclass=intraclass(pairs) if both >= INTRACLASS_FROM else None,
        kappa=weighted_kappa(_table(pairs)) if both >= ALPHA_FROM else None,
        within_person=float((within_group(ratings) >= GOOD).mean()) if enough else None,
    )


def _table(pairs: NDArray[np.float64]) -> NDArray[np.float64]:
    table = np.zeros((MAX_LEVEL + 1, MAX_LEVEL + 1))
    np.add.at(table, (pairs[:, 0].astype(int), pairs[:, 1].astype(int)), 1)
    return table
