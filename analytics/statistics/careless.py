"""Signs that a form was filled without reading. Two signs make a flag; a flag deletes nothing.

Long runs of 0 are what a skills survey looks like where people lack skills, so levels of 0 are left
out before anything is judged.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from analytics.statistics.arrays import line

LONG = 0.5
"""Of the answers, in one run: a sign."""
FEWEST = 10
"""Answers below which nothing is judged."""
SIGNS = 2


def longest_run(answers: ArrayLike) -> int:
    """The longest run of equal answers, in the order of the form, missing ones left out."""
    told = line(answers)
    told = told[~np.isnan(told)]
    if not len(told):
        return 0
    changes = np.flatnonzero(np.diff(told) != 0)
    edges = np.concatenate([[-1], changes, [len(told) - 1]])
    return int(np.diff(edges).max())


def signs(own: ArrayLike, manager: ArrayLike) -> int | None:
    """How many of three signs a person's form shows: half of it one run, no variation at all, a
    profile that does not go with the manager's. None: too few answers to judge."""
    own, manager = line(own), line(manager)
    given = own[~np.isnan(own) & (own > 0)]
    if len(given) < FEWEST:
        return None
    found = int(longest_run(given) >= LONG * len(given)) + int(float(given.std()) == 0)
    both = ~np.isnan(own) & ~np.isnan(manager)
    if both.sum() >= FEWEST and own[both].std() > 0 and manager[both].std() > 0:
        found += int(float(np.corrcoef(own[both], manager[both])[0, 1]) <= 0)
    return found
