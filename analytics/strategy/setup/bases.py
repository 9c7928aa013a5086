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
from analytics.strategy.setup.given import BUDGETED, CONTRACT, PAY, SEAT, USAGE, own

MONTHS = "months in a year"
"""Stands among the assumptions where a price a month becomes one a year."""


@dataclass(frozen=True)
class Factor:
    """A number by key, and how it enters: times it, times one plus it, divided by it, less it."""

    key: str
    how: Literal["times", "one plus", "divided by", "less"] = "times"


Basis = tuple[Factor, ...]

_MENTORING = Factor("training.mentor_hours_per_hour")
_LOADED = (Factor("pay.loaded_factor"), Factor("work.hours_per_year", "divided by"))
_GENERAL_RATE: Basis = (Factor("pay.base"), *_LOADED)
_PAY: Basis = (
    Factor("pay.base"),
    Factor("hire.pay_premium", "one plus"),
    Factor("pay.loaded_factor"),
)
_PRICES: Mapping[str, tuple[Basis, ...]] = {
    "mentoring": (_GENERAL_RATE,),
    "interviews": (_GENERAL_RATE,),
    "checking": (_GENERAL_RATE,),
    "fees": ((Factor("training.fee_per_hour"),),),
    "outside tutor": ((Factor("training.tutor_fee_per_hour"),),),
    "step price": ((Factor("training.cost_per_step"),),),
    "recruiting": ((Factor("hire.recruiting_cost"),),),
    "onboarding": ((Factor("hire.onboarding_cost"),),),
    "pay": (_PAY,),
    "handover hours": (_GENERAL_RATE,),
    "contract": ((Factor("contract.cost_per_month"), Factor(MONTHS)),),
    "seat": ((Factor("tool.seat_per_month"), Factor(MONTHS)),),
    "usage": ((Factor("tool.usage_per_month"), Factor(MONTHS)),),
}
_OWN_RATE = ("learning", "settling in")
"""Hours at the rate of the one who spends them."""


def with_months(numbers: Mapping[str, float]) -> dict[str, float]:
    """The assumptions by key, and the months of a year."""
    return {**numbers, MONTHS: MONTHS_PER_YEAR}


def price_basis(charge: Charge, numbers: Mapping[str, float], offer: str = "") -> Basis | None:
    """What a charge's price is made of; None: no number gives it but its own.

    `offer` is the tool, profile or contractor whose own numbers (`given`) come first.
    """
    if charge.item in _OWN_RATE:
        bands = sorted(key for key in numbers if key.startswith(PAY_BAND))
        ways: tuple[Basis, ...] = (
            *((Factor(band), *_LOADED) for band in bands),
            _GENERAL_RATE,
        )
    else:
        ways = (*_given(charge.item, offer), *_PRICES.get(charge.item, ()))
    return _matching(charge.price, ways, numbers)


def _given(item: str, offer: str) -> tuple[Basis, ...]:
    """The ways to a price by numbers that the scenario gave for its offer."""
    monthly = {"seat": SEAT, "usage": USAGE, "contract": CONTRACT}
    if item in monthly:
        return ((Factor(own(monthly[item], offer)), Factor(MONTHS)),)
    if item == "pay above the seat's budget":
        budgeted = Factor(own(BUDGETED, offer), "less")
        return (Factor(own(PAY, offer)), budgeted), (*_PAY, budgeted)
    return ()


def quantity_basis(charge: Charge, numbers: Mapping[str, float], level: int) -> Basis | None:
    """What a charge's hours are made of; None: no assumptions give them.

    `level` is the one that a training step leads to.
    """
    step: Basis = (Factor(f"training.hours_to_level_{level}"),)
    ways: Mapping[str, Basis] = {
        "learning": step,
        "fees": step,
        "mentoring": (*step, _MENTORING),
        "outside tutor": (*step, _MENTORING),
        "interviews": (Factor("hire.interview_hours"),),
        "checking": (Factor("assess.hours_per_rating"),),
    }
    way = ways.get(charge.item)
    return _matching(charge.quantity, (way,), numbers) if way else None


def value(basis: Basis, numbers: Mapping[str, float]) -> float:
    """The number that a basis gives."""
    found = 1.0
    for factor in basis:
        number = numbers[factor.key]
        if factor.how == "divided by":
            found /= number
        elif factor.how == "less":
            found = max(0.0, found - number)
        else:
            found *= 1.0 + number if factor.how == "one plus" else number
    return found


def _matching(wanted: float, ways: tuple[Basis, ...], numbers: Mapping[str, float]) -> Basis | None:
    for way in ways:
        known = all(factor.key in numbers for factor in way)
        if known and math.isclose(value(way, numbers), wanted, rel_tol=1e-12):
            return way
    return None
