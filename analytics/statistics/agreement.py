"""The quality of ratings: agreement of raters (alpha, ICC, rwg, kappa), leniency, consistency of an
area, careless forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from analytics.statistics.estimates import LEVEL, Interval, between, line, table

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS = np.arange(6.0)
LARGE_GROUP = 2_000
AT_ONCE = 25
"""Draws of an interval that are made together."""


def krippendorff(ratings: ArrayLike, metric: Metric = "ordinal") -> float | None:
    """Krippendorff's alpha of ratings on any scale; None where nothing varies or can be paired.
    `ratings`: units by raters (one row for each thing that was rated), missing where a rater said
    nothing."""
    result = table(ratings)
    values = np.unique(result[~np.isnan(result)])
    return alpha(coincidences(result, values).sum(axis=0), metric, values)


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
    totals = counts.sum(axis=1)
    pairs = counts[:, :, None] * counts[:, None, :]
    pairs[:, np.arange(len(values)), np.arange(len(values))] -= counts
    share = np.divide(1.0, totals - 1, out=np.zeros_like(totals), where=totals > 1)
    weighted: NDArray[np.float64] = pairs * share[:, None, None]
    return weighted


def alpha(
    table: NDArray[np.float64], metric: Metric = "ordinal", values: NDArray[np.float64] = LEVELS
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
    they stand in a file changes nothing. None where fewer than half of the draws vary."""
    people = len(tables)
    tables = tables[np.lexsort(tables.reshape(people, -1).round(9).T)]
    draws = 1000 if people <= LARGE_GROUP else 200
    chance = np.random.default_rng(seed)
    result: list[float] = []
    for _ in range(draws // AT_ONCE):  # so that memory stays that of a few draws
        weights = chance.multinomial(people, np.full(people, 1 / people), size=AT_ONCE)
        drawn = np.tensordot(weights.astype(float), tables, axes=1)
        result += [a for a in map(alpha, drawn) if a is not None]
    if len(result) * 2 < draws:
        return None
    low, high = np.percentile(result, [2.5, 97.5])
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
    values = table(ratings)
    complete = values[~np.isnan(values).any(axis=1)]
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
    """rwg of each unit's ratings against raters who answer at random, 0 to 1. `ratings`: units by
    raters; NaN comes back for a unit with fewer than two. `options`: how many answers the scale has
    (0 to 5: six)."""
    ratings = table(ratings)
    given = (~np.isnan(ratings)).sum(axis=1)
    enough = given > 1
    result = np.full(len(ratings), np.nan)
    spread = np.nanvar(ratings[enough], axis=1, ddof=1)
    result[enough] = np.maximum(0.0, 1 - spread / ((options**2 - 1) / 12))
    return result


def weighted_kappa(shares: ArrayLike, weights: ArrayLike | None = None) -> float | None:
    """Cohen's kappa of two raters (1968); None where both always say one and the same thing.

    `shares`: the cross table of what the first (rows) and the second (columns) said of each unit,
    as counts or shares; its size fixes the list of levels. `weights`: of the disagreements, by
    default their squared distance; 1 - np.eye(levels) is the plain kappa of 1960.
    """
    values = table(shares)
    if values.shape[0] != values.shape[1]:
        raise ValueError("The cross table of two raters has as many columns as rows.")
    if not (values >= 0).all():
        raise ValueError("Each cell of the cross table is a count or a share, 0 or more.")
    steps = np.arange(len(values), dtype=float)
    weigh = (steps[:, None] - steps) ** 2 if weights is None else table(weights)
    expected = float((weigh * np.outer(values.sum(axis=1), values.sum(axis=0))).sum())
    if expected <= 0:
        return None
    return 1 - float((weigh * values).sum()) * float(values.sum()) / expected


@dataclass(frozen=True)
class Consistency:
    """Cronbach's alpha (1951) of an area, its 95 % interval (Feldt 1965), and which skills run
    against the rest. A negative alpha says that some are coded the other way round."""

    alpha: float
    interval: Interval
    people: int
    against: tuple[int, ...]
    """Places of the skills whose correlation with the sum of the others is negative."""


def cronbach(covariance: ArrayLike) -> float | None:
    """Alpha of a covariance matrix; None with fewer than two items or a sum that does not vary."""
    covariance = table(covariance)
    items = len(covariance)
    whole = float(covariance.sum())
    if items < 2 or whole <= 0:
        return None
    return items / (items - 1) * (1 - float(np.trace(covariance)) / whole)


def consistency(levels: ArrayLike) -> Consistency | None:
    """From people by skills; people with a missing level are left out (listwise). None with fewer
    than two of either, or where nothing varies."""
    values = table(levels)
    complete = values[~np.isnan(values).any(axis=1)]
    people, items = complete.shape
    if people < 2 or items < 2:
        return None
    covariance = np.cov(complete, rowvar=False)
    result = cronbach(covariance)
    if result is None:
        return None
    rest = covariance.sum(axis=1) - np.diag(covariance)
    against = tuple(int(i) for i in np.flatnonzero(rest < 0))
    return Consistency(result, feldt(result, people, items), people, against)


def feldt(reliability: float, people: int, items: int) -> Interval:
    """The 95 % interval of an alpha found with so many people and items."""
    tail = (1 - LEVEL) / 2
    first, second = people - 1, (people - 1) * (items - 1)
    return (
        1 - (1 - reliability) * float(special.fdtri(first, second, 1 - tail)),
        1 - (1 - reliability) * float(special.fdtri(first, second, tail)),
    )


LONG = 0.5
"""Of the answers, in one run: a sign."""
FEWEST = 10
"""Answers below which nothing is judged."""
SIGNS = 2


def longest_run(answers: ArrayLike) -> int:
    """The longest run of equal answers, in the order of the form, missing ones left out."""
    values = line(answers)
    values = values[~np.isnan(values)]
    if not len(values):
        return 0
    changes = np.flatnonzero(np.diff(values) != 0)
    edges = np.concatenate([[-1], changes, [len(values) - 1]])
    return int(np.diff(edges).max())


def signs(own: ArrayLike, manager: ArrayLike) -> int | None:
    """How many of three signs a person's form shows: half of it one run, no variation at all, a
    profile that does not go with the manager's. None: too few answers to judge."""
    own, manager = line(own), line(manager)
    given = own[~np.isnan(own) & (own > 0)]
    if len(given) < FEWEST:
        return None
    result = int(longest_run(given) >= LONG * len(given)) + int(float(given.std()) == 0)
    both = ~np.isnan(own) & ~np.isnan(manager)
    if both.sum() >= FEWEST and own[both].std() > 0 and manager[both].std() > 0:
        result += int(float(np.corrcoef(own[both], manager[both])[0, 1]) <= 0)
    return result


PRIOR_LENIENCY = 0.32
"""Self over supervisor in standard deviations (Heidemeier & Moser 2009, Western samples)."""
ENOUGH_PAIRS = 5
RELIABILITY = 0.52
"""Of one rater; an assumption after Viswesvaran, Ones & Schmidt 1996 (supervisors)."""


@dataclass(frozen=True)
class Leniency:
    """Self minus manager of one skill, in levels: as seen, and shrunk towards the whole team."""

    pairs: int
    raw: float | None
    shrunk: float


@dataclass(frozen=True)
class Posterior:
    """The level behind a person's ratings in one skill, and its standard deviation."""

    level: float
    deviation: float


def leniency(
    differences: Mapping[str, ArrayLike], deviation: float
) -> tuple[float, dict[str, Leniency]]:
    """Of the team and of each skill. `differences`: self minus manager of the people rated by both;
    `deviation`: the standard deviation of levels, for the prior of a team with under five pairs."""
    by_skill = {skill: line(own) for skill, own in differences.items()}
    seen = [own for own in by_skill.values() if len(own)]
    everyone = np.concatenate([*seen, np.empty(0)])
    few = len(everyone) < ENOUGH_PAIRS
    team = PRIOR_LENIENCY * deviation if few else float(everyone.mean())
    squares = float(sum(((own - own.mean()) ** 2).sum() for own in seen))
    within = squares / max(1, len(everyone) - len(seen))
    spread = 0.0
    if not few and within > 0 and len(seen) > 1:
        errors = [within / len(own) for own in seen]
        spread = between([float(own.mean()) for own in seen], errors)[1]
    answers = {}
    for skill, own in by_skill.items():
        raw, trust = float(own.mean()) if len(own) else None, 0.0
        if len(own) and not few:
            error = within / len(own)
            trust = spread / (spread + error) if error > 0 else 1.0
        shrunk = team if raw is None else trust * raw + (1 - trust) * team
        answers[skill] = Leniency(len(own), raw, shrunk)
    return team, answers


def posterior(
    given: Sequence[float], errors: Sequence[float], mean: float, spread: float
) -> Posterior | None:
    """From a person's ratings without leniency, with the error variance of each rater's kind, and
    mean and variance of the skill in the group. None where nothing was given or nothing varies."""
    if not given or spread <= 0 or min(errors) <= 0:
        return None
    trust = sum(1 / error for error in errors) + 1 / spread
    level = (sum(y / e for y, e in zip(given, errors, strict=True)) + mean / spread) / trust
    return Posterior(level, float(trust**-0.5))


def raters_needed(reliability: float = RELIABILITY, wanted: float = 0.7) -> float:
    """How many raters of reliability `one` together reach `wanted` (Spearman-Brown)."""
    if not (0 < reliability <= 1 and 0 <= wanted < 1):
        raise ValueError(
            f"Reliability {reliability} of one, {wanted} wanted: above 0, and below 1."
        )
    return wanted * (1 - reliability) / (reliability * (1 - wanted))
