"""What a sample of a small team says of all of it: intervals and bounds, shrinkage,
concentration."""

import math
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Interval = tuple[float, float]
LEVEL = 0.95
NORMAL = float(special.ndtri(0.5 + LEVEL / 2))
"""Standard errors on each side of the middle of a 95 % interval of a normal variable."""


def mean_half_width(deviation: float, answered: int, people: int) -> float | None:
    """Half the width of the 95 % t interval of a mean, corrected for a finite group. `deviation`
    with n - 1. None with fewer than two answers; 0 where everybody answered: then only the
    measurement is uncertain."""
    _check(0, answered, people)
    if answered < 2:
        return None
    left = 1 - answered / people
    quantile = float(special.stdtrit(answered - 1, 0.5 + LEVEL / 2))
    return quantile * deviation / math.sqrt(answered) * math.sqrt(left)


def measurement_error(deviation: float, answered: int, reliability: float) -> float:
    """The standard error of a mean by the error of the ratings alone, whoever did not answer.
    `deviation` of the ratings, of whose variance the share 1 - `reliability` is error. Raises
    ValueError for a reliability outside 0 to 1 or without an answer."""
    if not 0 <= reliability <= 1 or answered < 1:
        raise ValueError(
            f"Reliability {reliability}, {answered} answers: 0 to 1, and one at least."
        )
    return deviation * math.sqrt((1 - reliability) / answered)


def share_interval(holding: int, answered: int, people: int) -> Interval:
    """The exact 95 % interval of the share of a group that is at a level. All numbers K of the
    group of which a draw of `answered` shows `holding` or more, and `holding` or fewer, with at
    least 2.5 % each (hypergeometric). Everybody answered: the share itself."""
    _check(holding, answered, people)
    tail = (1 - LEVEL) / 2 * (1 - 1e-9)  # a chance of just 2.5 % counts in spite of rounding
    low, high = holding, people - (answered - holding)

    def may_be(able: int) -> bool:
        return 1 - _at_most(holding - 1, people, able, answered) >= tail

    def too_many(able: int) -> bool:
        return _at_most(holding, people, able, answered) < tail

    smallest = low + bisect_left(range(low, high), True, key=may_be)
    largest = low + bisect_left(range(low, high + 1), True, key=too_many) - 1
    return smallest / people, largest / people


def share_bounds(holding: int, answered: int, people: int) -> Interval:
    """The share of a group at a level, if none or all of those who did not answer are (Manski)."""
    _check(holding, answered, people)
    return holding / people, (holding + people - answered) / people


def _check(holding: int, answered: int, people: int) -> None:
    if not (0 <= holding <= answered <= people and people):
        raise ValueError(
            f"{holding} of {answered} answers of {people} people: at least one person is needed, "
            "and 0 <= holding <= answered <= people."
        )


def _at_most(holding: int, people: int, able: int, drawn: int) -> float:
    """P(at most `holding` of `drawn` are able), drawn from `people` of whom `able` are."""
    least = max(0, drawn - (people - able))
    result = np.arange(least, min(holding, able, drawn) + 1)
    ways = _log_ways(able, result) + _log_ways(people - able, drawn - result)
    return float(np.exp(ways - _log_ways(people, np.array([drawn]))).sum())


def _log_ways(of: int, some: NDArray[np.int_]) -> NDArray[np.float64]:
    ways: NDArray[np.float64] = (
        special.gammaln(of + 1) - special.gammaln(some + 1) - special.gammaln(of - some + 1)
    )
    return ways


def line(values: ArrayLike) -> NDArray[np.float64]:
    """Numbers in a row. Raises ValueError for anything else."""
    return _numbers(values, 1, "a list of numbers")


def table(values: ArrayLike) -> NDArray[np.float64]:
    """Numbers in rows of equal length. Raises ValueError for anything else."""
    return _numbers(values, 2, "a table: rows of equal length")


def _numbers(values: ArrayLike, dimensions: int, what: str) -> NDArray[np.float64]:
    if hasattr(values, "to_numpy"):  # of pandas, whose missing values numpy does not know
        values = values.to_numpy(dtype=float, na_value=np.nan)
    try:
        result = np.asarray(values, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(f"Not {what}: {error}") from error
    if result.ndim != dimensions:
        raise ValueError(f"Not {what}: it has {result.ndim} dimensions, not {dimensions}.")
    return result


ENOUGH_GROUPS = 4
"""From here on the factor is corrected for having estimated the common mean and the spread."""


@dataclass(frozen=True)
class Shrunk:
    """`values` are the groups' means after shrinking, `weights` (0 to 1) how far each moved to
    `target`, the common mean. `spread` is the variance between the groups."""

    values: NDArray[np.float64]
    weights: NDArray[np.float64]
    target: float
    spread: float


def between(means: ArrayLike, variances: ArrayLike) -> tuple[float, float]:
    """Common mean and variance between groups (DerSimonian & Laird 1986), the latter at least 0.
    `variances` are the squared standard errors of the means, all above 0."""
    means, variances = line(means), line(variances)
    if (
        not len(means)
        or len(means) != len(variances)
        or np.isnan(means).any()
        or not (variances > 0).all()
    ):
        raise ValueError("Each group needs a mean and the variance of that mean, above 0.")
    trust = 1 / variances
    common = float((trust * means).sum() / trust.sum())
    if len(means) < 2:
        return common, 0.0
    excess = float((trust * (means - common) ** 2).sum()) - (len(means) - 1)
    size = float(trust.sum() - (trust**2).sum() / trust.sum())
    return common, max(0.0, excess / size)


def shrunk(means: ArrayLike, variances: ArrayLike) -> Shrunk:
    """Groups' means shrunk towards their common mean; both arguments as in `between`. From four
    groups on the weight is Morris's (1983), which for groups of equal variance is the factor of
    James and Stein: 1 - (G - 3) variance / sum of squares, never below 0."""
    means, variances = line(means), line(variances)
    common, spread = between(means, variances)
    weights = variances / (variances + spread)
    groups = len(means)
    if groups >= ENOUGH_GROUPS and spread > 0:
        weights = weights * (groups - 3) / (groups - 1)
    return Shrunk(means + weights * (common - means), weights, common, spread)


@dataclass(frozen=True)
class Concentration:
    """Herfindahl-Hirschman index of who holds a skill.

    `index`: sum of squared shares, 1/n to 1. `effective`: 1 / index, the number of equal holders
    that would be as concentrated. `normalised`: 0 to 1 whatever the number of people; None for one.
    """

    index: float
    effective: float
    normalised: float | None


def concentration(amounts: ArrayLike) -> Concentration | None:
    """Of what each person of the group holds (0 or more), those left out of whom nothing is known;
    None where nobody holds anything. Raises ValueError for less than 0."""
    values = line(amounts)
    values = values[~np.isnan(values)]
    if (values < 0).any():
        raise ValueError("Nobody can hold less than 0.")
    whole = float(values.sum())
    if not whole:
        return None
    index = float(((values / whole) ** 2).sum())
    people = len(values)
    normalised = (index - 1 / people) / (1 - 1 / people) if people > 1 else None
    return Concentration(index, 1 / index, normalised)
