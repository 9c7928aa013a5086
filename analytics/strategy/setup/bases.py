"""How the price or the quantity of a charge follows from the assumptions, factor by factor.

A plan keeps numbers only. Here a number is matched with the ways in which the planner can have
come to it; one that no way gives was set by the scenario.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analytics.strategy.results import Charge
from analytics.strategy.setup.assumptions import MONTHS_PER_YEAR, PAY_BAND
from data.vocabulary import MAX_LEVEL

MONTHS = "months in a year"
"""Stands among the assumptions where a price a month becomes one a year."""


@dataclass(frozen=True)
class Factor:
    """An assumption by key, and how it enters: times it, times one plus it, divided by it."""

    key: str
    how: Literal["times", "one plus", "divided by"] = "times"


Basis = tuple[Factor, ...]

_HOURS = tuple((Factor(f"training.hours_to_level_{k}"),) for k in range(1, MAX_LEVEL + 1))
_MENTORING = Factor("training.mentor_hours_per_hour")
_LOADED = (Factor("pay.loaded_factor"), Factor("work.hours_per_year", "divided by"))
_GENERAL_RATE: Basis = (Factor("pay.base"), *_LOADED)
_PRICES: Mapping[str, tuple[Basis, ...]] = {
    "mentoring": (_GENERAL_RATE,),
    "interviews": (_GENERAL_RATE,),
    "fees": ((Factor("training.fee_per_hour"),),),
    "step price": ((Factor("training.cost_per_step"),),),
    "recruiting": ((Factor("hire.recruiting_cost"),),),
    "onboarding": ((Factor("hire.onboarding_cost"),),),
    "pay": (
        (Factor("pay.base"), Factor("hire.pay_premium", "one plus"), Factor("pay.loaded_factor")),
    ),
    "seat": ((Factor("tool.seat_per_month"), Factor(MONTHS)),),
    "usage": ((Factor("tool.usage_per_month"), Factor(MONTHS)),),
}
_QUANTITIES: Mapping[str, tuple[Basis, ...]] = {
    "learning": _HOURS,
    "fees": _HOURS,
    "mentoring": tuple((*hours, _MENTORING) for hours in _HOURS),
    "interviews": ((Factor("hire.interview_hours"),),),
}


def with_months(numbers: Mapping[str, float]) -> dict[str, float]:
    """The assumptions by key, and the months of a year."""
    return {**numbers, MONTHS: MONTHS_PER_YEAR}


def price_basis(charge: Charge, numbers: Mapping[str, float]) -> Basis | None:
    """What a charge's price is made of; None: no assumptions give it."""
    if charge.item == "learning":
        bands = sorted(key for key in numbers if key.startswith(PAY_BAND))
        ways: tuple[Basis, ...] = (
            *((Factor(band), *_LOADED) for band in bands),
            _GENERAL_RATE,
        )
    else:
        ways = _PRICES.get(charge.item, ())
    return _matching(charge.price, ways, numbers)


def quantity_basis(charge: Charge, numbers: Mapping[str, float]) -> Basis | None:
    """What a charge's hours are made of; None: no assumptions give them."""
    return _matching(charge.quantity, _QUANTITIES.get(charge.item, ()), numbers)


def value(basis: Basis, numbers: Mapping[str, float]) -> float:
    """The number that a basis gives."""
    found = 1.0
    for factor in basis:
        number = numbers[factor.key]
        if factor.how == "divided by":
            found /= number
        else:
            found *= 1.0 + number if factor.how == "one plus" else number
    return found


def _matching(wanted: float, ways: tuple[Basis, ...], numbers: Mapping[str, float]) -> Basis | None:
    for way in ways:
        known = all(factor.key in numbers for factor in way)
        if known and math.isclose(value(way, numbers), wanted, rel_tol=1e-12):
            return way
    return None
