"""The store's assumptions as the planner's numbers, and what a scenario gives in their place. Every
default comes from there, what a week without a position costs too
(methods.md#value-of-an-open-position).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from analytics.results import OptionName
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.scenario.file import scenario_text
from analytics.strategy.scenario.scenario import Scenario
from data.files.assumptions import limits, nearest, within
from data.store.database import Database
from data.store.facts.settings import Assumption
from data.store.facts.settings import assumptions as stored
from data.vocabulary import MAX_LEVEL, RefusedError


@dataclass(frozen=True)
class Range:
    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class Terms:
    """`times_pay`: an open must-have in mean weekly pay, before it is scaled to the team.

    `other_share`: of it that another position counts. `useful_share`: of a hire's pay that is
    useful elsewhere. `value`: replaces the likely value of a week; None: by pay. A requirement's
    own replaces both.
    """

    times_pay: Range
    other_share: float
    useful_share: float
    value: float | None = None

    def per_week(self, problem: Problem) -> float:
        """The likely value of a week without one must-have position, in the store's currency."""
        if self.value is not None:
            return self.value
        positions = sum(need.headcount for need in problem.needs if need.must_have)
        share = min(1.0, len(problem.workers) / positions) if positions else 1.0
        return self.times_pay.likely * mean_weekly_pay(problem) * share

    def of(self, problem: Problem, need: Need) -> float:
        """The same of a requirement: its own where it has one, else less if it is no must-have."""
        if need.per_week is not None:
            return need.per_week
        likely = self.per_week(problem)
        return likely if need.must_have else likely * self.other_share

    @property
    def lean(self) -> float:
        return self.times_pay.low / self.times_pay.likely

    @property
    def strong(self) -> float:
        return self.times_pay.high / self.times_pay.likely

    def scale(self, name: OptionName) -> float:
        """The value at which an option has the least net cost, over the likely one."""
        return {"lean": self.lean, "strong": self.strong}.get(name, 1.0)


def mean_weekly_pay(problem: Problem) -> float:
    """Loaded pay of a week, the mean of the people; the general one where there is nobody."""
    rates = [worker.hourly_rate for worker in problem.workers] or [problem.rules.mean_rate]
    return sum(rates) / len(rates) * problem.rules.work_hours_per_week


def read_terms(numbers: Assumptions, scenario: Scenario) -> Terms:
    """The terms from the assumptions, and what the scenario replaces."""
    times = "vacancy.times_pay"
    return Terms(
        times_pay=Range(numbers.low(times), numbers.likely(times), numbers.high(times)),
        other_share=numbers.likely("vacancy.other_share"),
        useful_share=numbers.likely("hire.useful_share"),
        value=scenario.value_per_week,
    )


DAYS_PER_WEEK = 7.0
FURTHEST_WEEK = 156.0
"""What is due later is beyond the plan."""
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
