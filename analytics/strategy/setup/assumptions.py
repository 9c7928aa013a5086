"""The store's assumptions as the planner's numbers, and what a scenario gives in their place. Every
default comes from there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from analytics.strategy.scenario.file import scenario_text
from analytics.strategy.scenario.scenario import Scenario
from data.files.assumptions import limits, nearest, within
from data.store.database import Database
from data.store.facts.settings import Assumption
from data.store.facts.settings import assumptions as stored
from data.vocabulary import MAX_LEVEL, RefusedError

DAYS_PER_WEEK = 7.0
WEEKS_PER_MONTH = 52.0 / 12.0
MONTHS_PER_YEAR = 12.0
PAY_BAND = "pay.band."


@dataclass(frozen=True)
class Assumptions:
    numbers: Mapping[str, Assumption]

    def likely(self, key: str) -> float:
        return self._number(key).likely

    def low(self, key: str) -> float:
        return self._number(key).low

    def high(self, key: str) -> float:
        return self._number(key).high

    def _number(self, key: str) -> Assumption:
        if key not in self.numbers:
            raise RefusedError(
                f"The assumption {key} is missing in this store. Load it with `skillmix load "
                "assumptions FILE`."
            )
        return self.numbers[key]

    def changed(self, likely: Iterable[tuple[str, float]]) -> Assumptions:
        """The same with other likely numbers; a range that is too narrow widens to hold them.

        Raises RefusedError for a key that the store does not have or a number that cannot be.
        """
        numbers = dict(self.numbers)
        for key, value in likely:
            if key not in numbers:
                raise RefusedError(f"The assumption {key!r} is not known{nearest(key, numbers)}.")
            least, most = limits(key, numbers[key].unit)
            if not least <= value <= most:
                raise RefusedError(f"The assumption {key} is {value:g}; {within(least, most)}.")
            old = numbers[key]
            numbers[key] = replace(
                old, low=min(old.low, value), likely=value, high=max(old.high, value)
            )
        return Assumptions(numbers)

    def currency(self) -> str:
        """ISO code of all money in the store: every such unit begins with it (checked on load)."""
        return self._number("pay.base").unit.split()[0]

    def hours_to_level(self) -> tuple[float, ...]:
        levels = range(1, MAX_LEVEL + 1)
        return tuple(self.likely(f"training.hours_to_level_{k}") for k in levels)

    def hourly_rate(self, band: str | None) -> float:
        """Loaded cost of one hour of a person's time: of a pay band, without a known one the
        general one."""
        key = f"{PAY_BAND}{band}"
        base = self.likely(key if band and key in self.numbers else "pay.base")
        return base * self.likely("pay.loaded_factor") / self.likely("work.hours_per_year")

    def lead_parts(self, end: str = "likely") -> tuple[float, float, float]:
        """Weeks of filling, notice and ramp of a hire. `end`: low, likely or high."""
        pick = {"low": self.low, "likely": self.likely, "high": self.high}[end]
        return (
            pick("hire.days_to_fill") / DAYS_PER_WEEK,
            pick("hire.days_of_notice") / DAYS_PER_WEEK,
            pick("hire.months_to_productive") * WEEKS_PER_MONTH,
        )


def read_assumptions(database: Database) -> Assumptions:
    return Assumptions(stored(database))


def assumptions_of(database: Database, scenario: Scenario) -> Assumptions:
    """The store's numbers, changed by a scenario. RefusedError for one that cannot be."""
    return read_assumptions(database).changed(scenario.assumptions)


def scenario_hash(scenario: Scenario, numbers: Assumptions) -> str:
    """sha256 of the scenario's content and the assumptions: the same question, the same hash.

    The name asks nothing, and neither do reasons; keys that are as by default are left out, so that
    a hash that was kept with a decision still holds when a later version knows more keys.
    """
    asked = replace(
        scenario,
        name="",
        pins=tuple(replace(pin, reason="") for pin in scenario.pins),
        bars=tuple(replace(bar, reason="") for bar in scenario.bars),
    )
    content = {
        "scenario": scenario_text(asked),
        "assumptions": {k: (n.low, n.likely, n.high) for k, n in sorted(numbers.numbers.items())},
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


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
