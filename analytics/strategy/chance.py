"""The chance of one action, in closed form (methods.md#chance-that-a-requirement-holds)."""

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from scipy import special

from analytics.strategy.problem.problem import Contractor, HireProfile, Lead

_P90 = NormalDist().inv_cdf(0.9)
_SHARES = 32


def arrives(low: float, high: float, due: float) -> float:
    """P(a lognormal lead time with P10 `low` and P90 `high` is at most `due`), all in weeks."""
    if low >= high or low <= 0:
        return 1.0 if due >= high else 0.0
    if due <= 0:
        return 0.0
    return NormalDist(*lognormal(low, high)).cdf(math.log(due))


def lognormal(low: float, high: float) -> tuple[float, float]:
    """Mean and spread of the logarithm of what has its P10 and P90 there."""
    return (math.log(low) + math.log(high)) / 2, (math.log(high) - math.log(low)) / (2 * _P90)


def hire_chance(hire: HireProfile, due: float) -> float:
    """P(a hire is there and ramped by `due` and works out)."""
    if hire.chance is not None:
        return hire.chance
    return hire.works_out * all_done(hire.lead, due - hire.delay)


@lru_cache(maxsize=4096)
def all_done(parts: Lead, due: float) -> float:
    """P(the parts, independent and one after the other, take `due` weeks at most). The last one by
    `arrives`, those before it at the middles of equal shares of their luck."""
    first, last = parts[:-1], parts[-1]
    middles = (np.arange(_SHARES) + 0.5) / _SHARES
    taken = np.zeros(1)
    for low, high in first:
        weeks = np.full(1, high)
        if 0 < low < high:
            middle, spread = lognormal(low, high)
            weeks = np.exp(middle + spread * special.ndtri(middles))
        taken = (taken[:, None] + weeks[None, :]).ravel()
    return float(np.mean([arrives(*last, due - weeks) for weeks in taken]))


def contract_chance(contractor: Contractor, week: float) -> float:
    """P(a contractor who is asked for in week 0 is there by `week` and works out)."""
    if contractor.chance is not None:
        return contractor.chance
    low, high = contractor.start_low_weeks, contractor.start_high_weeks
    if low is None or high is None or not 0 < low < high:
        return contractor.works_out
    return contractor.works_out * arrives(low, high, week)
