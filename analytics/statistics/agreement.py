"""Do raters agree: Krippendorff's alpha, intraclass correlations, rwg, weighted kappa.

Alpha is the headline: it takes missing ratings, any number of raters and ordered levels. The rest
answers narrower questions. Intervals come from drawing people anew, never ratings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.arrays import table as as_table

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS = np.arange(6.0)
LARGE_GROUP = 2_000
AT_ONCE = 25
"""Draws of an interval that are made together."""


def krippendorff(ratings: ArrayLike, metric: Metric = "ordinal") -> float | None:
    """Krippendorff's alpha of ratings on any scale; None where nothing varies or can be paired.

    `ratings`: units by raters (one row for each thing that was rated), missing where a rater said
    nothing.
    """
    told = as_table(ratings)
    values = np.unique(told[~np.isnan(told)])
    return alpha(coincidences(told, values).sum(axis=0), metric, values)


def coincidences(
    ratings: NDArray[np.float64], values: NDArray[np.float64] = LEVELS
) -> NDArray[np.float64]:
    """Pairable ratings of each unit: shape (units, values, values).

    `ratings`: units by raters, NaN where a rater said nothing. A unit of m ratings adds 1 / (m - 1)
    for each ordered pair; a unit with one rating adds nothing. `values`: all that a rating may be,
    in their order. Raises ValueError for a rating that is none of them.
    """
    if not np.isin(ratings[~np.isnan(ratings)], values).all():
        raise ValueError(f"Some ratings are none of {', '.join(f'{v:g}' for v in values)}.")
    counts = (ratings[:, :, None] == values).sum(axis=1).astype(float)
    told = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    pairs[:, np.arange(len(values)), np.arange(len(values))] -= counts
    share = np.divide(1.0, told - 1, out=np.zeros_like(told), where=told > 1)
    weighted: NDArray[np.float64] = pairs * share[:, None, None]
    return weighted


def alpha(
    table: NDArray[np.float64],
    metric: Metric = "ordinal",
    values: NDArray[np.float64] = LEVELS,
) -> float | None:
    """Krippendorff's alpha of a summed coincidence table; None where nothing varies."""
    totals = table.sum(axis=1)
    number = float(totals.sum())
    distance = _distance(metric, values, totals)
    expected = float((np.outer(totals, totals) * distance).sum())
    if expected <= 0:
        return None
    return 1 - (number - 1) * float((table * distance).sum()) / expected


def _distance(
    metric: Metric, values: NDArray[np.float64], totals: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Squared distances of the values, as alpha weighs disagreements."""
    size = len(values)
    if metric == "nominal":
        return 1.0 - np.eye(size)
    first, second = values[:, None], values[None, :]
    difference: NDArray[np.float64]
    if metric == "ordinal":
        below = np.cumsum(totals) - totals / 2
        difference = below[:, None] - below[None, :]
    elif metric == "interval":
        difference = first - second
    else:
        whole = first + second
        difference = np.divide(first - second, whole, out=np.zeros_like(whole), where=whole != 0)
    return difference**2


def alpha_interval(
    tables: NDArray[np.float64], seed: int = 20_261_124
) -> tuple[float, float] | None:
    """The 95 % interval of alpha from drawing people anew; `tables`: people by values by values.

    1,000 draws, of large groups 200, from people put in order by their ratings: the order in which
    they stand in a file changes nothing. None where fewer than half of the draws vary.
    """
    people = len(tables)
    tables = tables[np.lexsort(tables.reshape(people, -1).round(9).T)]
    draws = 1000 if people <= LARGE_GROUP else 200
    chance = np.random.default_rng(seed)
    found: list[float] = []
    for _ in range(draws // AT_ONCE):  # so that memory stays that of a few draws
        weights = chance.multinomial(people, np.full(people, 1 / people), size=AT_ONCE)
        drawn = np.tensordot(weights.astype(float), tables, axes=1)
        found += [a for a in map(alpha, drawn) if a is not None]
    if len(found) * 2 < draws:
        return None
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)


@dataclass(frozen=True)
class Intraclass:
    """Intraclass correlations (Shrout & Fleiss 1979) of one rating, and of the mean of all raters.

    `one_way`: raters differ by person, ICC(1,1). `agreement`: ICC(2,1) or (A,1), raters' own
    height counts as disagreement. `consistency`: ICC(3,1) or (C,1), it does not. None: undefined,
    as those of a mean are where all units have the same mean, or nearly so.
    """

    one_way: float | None
    agreement: float | None
    consistency: float | None
    mean_one_way: float | None
    mean_agreement: float | None
    mean_consistency: float | None


def intraclass(ratings: ArrayLike) -> Intraclass | None:
    """From units by raters; units with a missing rating are left out. None where nothing varies
    or fewer than two of either are left."""
    told = as_table(ratings)
    complete = told[~np.isnan(told).any(axis=1)]
    units, raters = complete.shape
    if units < 2 or raters < 2 or float(np.ptp(complete)) == 0:
        return None
    mean = complete.mean()
    rows = raters * float(((complete.mean(axis=1) - mean) ** 2).sum()) / (units - 1)
    columns = units * float(((complete.mean(axis=0) - mean) ** 2).sum()) / (raters - 1)
    whole = float(((complete - mean) ** 2).sum())
    rest = (whole - rows * (units - 1) - columns * (raters - 1)) / ((units - 1) * (raters - 1))
    within = (whole - rows * (units - 1)) / (units * (raters - 1))
    k = raters
    return Intraclass(
        _share(rows - within, rows + (k - 1) * within),
        _share(rows - rest, rows + (k - 1) * rest + k * (columns - rest) / units),
        _share(rows - rest, rows + (k - 1) * rest),
        _share(rows - within, rows),
        _share(rows - rest, rows + (columns - rest) / units),
        _share(rows - rest, rows),
    )


def _share(part: float, whole: float) -> float | None:
    """Of sums of squares; None where the whole is 0 but for rounding, or below 0."""
    return part / whole if whole > 1e-12 * max(1.0, abs(part)) else None


def within_group(ratings: ArrayLike, options: int = 6) -> NDArray[np.float64]:
    """rwg of each unit's ratings against raters who answer at random, 0 to 1.

    `ratings`: units by raters; NaN comes back for a unit with fewer than two. `options`: how many
    answers the scale has (0 to 5: six).
    """
    ratings = as_table(ratings)
    given = (~np.isnan(ratings)).sum(axis=1)
    enough = given > 1
    found = np.full(len(ratings), np.nan)
    spread = np.nanvar(ratings[enough], axis=1, ddof=1)
    found[enough] = np.maximum(0.0, 1 - spread / ((options**2 - 1) / 12))
    return found


def weighted_kappa(shares: ArrayLike, weights: ArrayLike | None = None) -> float | None:
    """Cohen's kappa of two raters (1968); None where both always say one and the same thing.

    `shares`: the cross table of what the first (rows) and the second (columns) said of each unit,
    as counts or shares; its size fixes the list of levels. `weights`: of the disagreements, by
    default their squared distance; 1 - np.eye(levels) is the plain kappa of 1960.
    """
    told = as_table(shares)
    if told.shape[0] != told.shape[1]:
        raise ValueError("The cross table of two raters has as many columns as rows.")
    if not (told >= 0).all():
        raise ValueError("Each cell of the cross table is a count or a share, 0 or more.")
    steps = np.arange(len(told), dtype=float)
    weigh = (steps[:, None] - steps) ** 2 if weights is None else as_table(weights)
    expected = float((weigh * np.outer(told.sum(axis=1), told.sum(axis=0))).sum())
    if expected <= 0:
        return None
    return 1 - float((weigh * told).sum()) * float(told.sum()) / expected
