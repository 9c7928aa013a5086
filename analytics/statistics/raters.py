"""What self and manager ratings say together: leniency, and the level behind both.

Neither source is the truth. The posterior says how sure a level is; it never changes a count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics.arrays import line
from analytics.statistics.shrinkage import between

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
    everyone = np.concatenate([*by_skill.values(), np.empty(0)])
    few = len(everyone) < ENOUGH_PAIRS
    team = PRIOR_LENIENCY * deviation if few else float(everyone.mean())
    within = _within(list(by_skill.values()))
    seen = {skill: own for skill, own in by_skill.items() if len(own)}
    spread = 0.0
    if not few and within > 0 and len(seen) > 1:
        means = np.array([own.mean() for own in seen.values()])
        spread = between(means, np.array([within / len(own) for own in seen.values()]))[1]
    answers = {}
    for skill, own in by_skill.items():
        if not len(own) or few:
            raw = float(own.mean()) if len(own) else None
            answers[skill] = Leniency(len(own), raw, team)
            continue
        error = within / len(own)
        trust = spread / (spread + error) if error > 0 else 1.0
        raw = float(own.mean())
        answers[skill] = Leniency(len(own), raw, trust * raw + (1 - trust) * team)
    return team, answers


def _within(groups: Sequence[NDArray[np.float64]]) -> float:
    """Pooled variance within groups; 0 where no group has two."""
    freedom = sum(len(g) - 1 for g in groups if len(g))
    if freedom < 1:
        return 0.0
    return float(sum(((g - g.mean()) ** 2).sum() for g in groups if len(g))) / freedom


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


def raters_needed(one: float = RELIABILITY, wanted: float = 0.7) -> float:
    """How many raters of reliability `one` together reach `wanted` (Spearman-Brown)."""
    if not (0 < one <= 1 and 0 <= wanted < 1):
        raise ValueError(f"Reliability {one} of one, {wanted} wanted: above 0, and below 1.")
    return wanted * (1 - one) / (one * (1 - wanted))
