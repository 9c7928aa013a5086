"""Small groups borrow from their like: empirical Bayes towards the common mean.

The raw value stays beside the shrunk one; only ranks are taken from the shrunk ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.arrays import line

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

    `variances` are the squared standard errors of the means, all above 0.
    """
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
    """Groups' means shrunk towards their common mean; both arguments as in `between`.

    From four groups on the weight is Morris's (1983), which for groups of equal variance is the
    factor of James and Stein: 1 - (G - 3) variance / sum of squares, never below 0.
    """
    means, variances = line(means), line(variances)
    common, spread = between(means, variances)
    weights = variances / (variances + spread)
    groups = len(means)
    if groups >= ENOUGH_GROUPS and spread > 0:
        weights = weights * (groups - 3) / (groups - 1)
    return Shrunk(means + weights * (common - means), weights, common, spread)
