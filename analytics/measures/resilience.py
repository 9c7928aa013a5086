"""What is left of the coverage when people leave: truck factor, and coverage after a year."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from analytics.measures.at_once import held_by, patterns_of
from analytics.results import RequirementCoverage, Resilience

if TYPE_CHECKING:
    import pandas as pd

HORIZON_WEEKS = 52
MOST = 50
"""People past whom the truck factor is not counted: nobody plans for so many leaving at once."""


def resilience(
    requirements: Sequence[RequirementCoverage], levels: pd.DataFrame, attrition_per_year: float
) -> Resilience | None:
    """Of all requirements together; None where nothing is required."""
    if not requirements:
        return None
    stay = (1 - attrition_per_year) ** (HORIZON_WEEKS / 52)
    return Resilience(
        requirements=len(requirements),
        held_by_nobody=sum(r.have == 0 for r in requirements),
        truck_factor=truck_factor(held_by(requirements, levels), len(requirements)),
        horizon_weeks=HORIZON_WEEKS,
        stay=stay,
        expected=expected_coverage(requirements, stay),
    )


def truck_factor(
    held: Iterable[Collection[int]], requirements: int, most: int = MOST
) -> int | None:
    """People whose leaving leaves more than half of the requirements held by nobody.

    The smaller of two ways to find them: the busiest person first (Avelino et al. 2016), and the
    requirement with the fewest holders first. The least number is at most this (finding it is
    NP-hard). None past `most`, or where nothing is required.
    `held`: for each person the requirements that they hold, numbered from 0.
    """
    if not requirements:
        return None
    patterns = patterns_of(held, requirements)
    holds = np.zeros((len(patterns), requirements), dtype=bool)
    for number, pattern in enumerate(patterns):
        holds[number, list(pattern)] = True
    people = np.array(list(patterns.values()), dtype=np.int64)
    found = min(_busiest_first(holds, people), _rarest_first(holds, people))
    return found if found <= most else None


def _busiest_first(holds: npt.NDArray[np.bool_], people: npt.NDArray[np.int64]) -> int:
    """How many leave when each time that one goes who holds most of what somebody still holds.

    `holds`: groups of equal people x requirements; `people`: of each group.
    """
    left, gone = people.copy(), 0
    holders = left @ holds
    while not _broken(holders):
        reach = np.where(left > 0, (holds & (holders > 0)).sum(axis=1), -1)
        leaving = int(reach.argmax())
        left[leaving] -= 1
        holders = holders - holds[leaving]
        gone += 1
    return gone


def _rarest_first(holds: npt.NDArray[np.bool_], people: npt.NDArray[np.int64]) -> int:
    """How many leave when each time all go who still hold what fewest hold."""
    left = people.copy()
    holders = left @ holds
    while not _broken(holders):
        rarest = int(np.where(holders > 0, holders, holders.max() + 1).argmin())
        left[holds[:, rarest]] = 0
        holders = left @ holds
    return int(people.sum() - left.sum())


def _broken(holders: npt.NDArray[np.int64]) -> bool:
    return bool(2 * (holders <= 0).sum() > len(holders))


def expected_coverage(requirements: Sequence[RequirementCoverage], stay: float) -> float:
    """Weighted expected coverage where each holder independently stays with this chance.

    The expectation of min(holders, required), not min of the expectation, which would be too high.
    """
    wanted = sum(r.weight * r.required for r in requirements)
    kept = sum(r.weight * expected_filled(r.have, r.required, stay) for r in requirements)
    return kept / wanted if wanted else 1.0


def expected_filled(have: int, required: int, stay: float) -> float:
    """E[min(X, required)] of a binomial X of `have` people who each stay with this chance."""
    if not 0 <= stay <= 1:
        raise ValueError(f"A chance to stay of {stay} is not between 0 and 1.")
    if have <= required or stay >= 1:
        return min(have * stay, required)
    if stay <= 0:
        return 0.0
    counts = np.arange(required)
    ways = np.array([math.lgamma(have - k + 1) + math.lgamma(k + 1) for k in counts])
    logs = math.lgamma(have + 1) - ways + counts * math.log(stay)
    chances = np.exp(logs + (have - counts) * math.log1p(-stay))
    return float(required - (chances * (required - counts)).sum())
