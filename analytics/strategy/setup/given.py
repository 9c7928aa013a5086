"""Numbers that a scenario gives for what it offers, under the names by which a bill says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analytics.strategy.scenario.scenario import Scenario

SEAT = "seat a month"
USAGE = "usage a month"
CONTRACT = "contract a month"
PAY = "pay a year"
BUDGETED = "budgeted pay a year"


@dataclass(frozen=True)
class Given:
    """A number of one tool, profile or contractor. `key` is made by `own`."""

    key: str
    number: float
    per: Literal["month", "year"]


def own(number: str, offer: str) -> str:
    """The key of a number of one tool, profile or contractor."""
    return f"{number}, {offer}"


def given_numbers(scenario: Scenario) -> tuple[Given, ...]:
    """What the scenario gives by the month, or by the year beside another yearly number.

    A number that is itself the price of a charge is not here: the charge holds it.
    """
    return tuple(
        Given(own(number, offer), amount, "month" if number.endswith("month") else "year")
        for number, offer, amount in _listed(scenario)
        if amount is not None
    )


def _listed(scenario: Scenario) -> Iterator[tuple[str, str, float | None]]:
    for tool in scenario.tools or ():
        yield SEAT, tool.name, tool.seat_per_month
        yield USAGE, tool.name, tool.usage_per_month
    for contractor in scenario.contractors:
        yield CONTRACT, contractor.profile, contractor.cost_per_month
    for hire in scenario.hires or ():
        yield PAY, hire.profile, hire.yearly_pay
        yield BUDGETED, hire.profile, hire.budgeted_pay
