"""Which assumption drives the answer most: one at a time at its low and high end, planned anew.

The plan may change with the number: this is what a decision risks, not what a fixed plan costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analytics.results import Analysis
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database

SECONDS = 5.0
"""For each solve; demo-size plans need a fiftieth of a second."""


@dataclass(frozen=True)
class End:
    """What the plan is with an assumption at one number. `shortage` counts must-have people."""

    number: float
    shortage: int
    total: float


@dataclass(frozen=True)
class Driver:
    """One assumption at its low end, as it is likely, and at its high end."""

    key: str
    unit: str
    low: End
    likely: End
    high: End

    @property
    def shortage_swing(self) -> int:
        """Must-have positions between the best and the worst end."""
        shortages = [end.shortage for end in (self.low, self.likely, self.high)]
        return max(shortages) - min(shortages)

    @property
    def total_swing(self) -> float:
        """Total cost between the cheapest and the dearest end."""
        totals = [end.total for end in (self.low, self.likely, self.high)]
        return max(totals) - min(totals)


def ranged(database: Database, scenario: Scenario) -> tuple[str, ...]:
    """Keys whose low and high ends are not the same, in the order of the keys."""
    numbers = read_assumptions(database).changed(scenario.assumptions).numbers
    return tuple(key for key, number in numbers.items() if number.low < number.high)


def driver(database: Database, analysis: Analysis, scenario: Scenario, key: str) -> Driver:
    """One assumption at both ends. A number that the plan does not ask for costs no solve.

    Raises RefusedError where the scenario or the store lacks what it names.
    """
    number = read_assumptions(database).changed(scenario.assumptions).numbers[key]
    base = build_problem(database, analysis, scenario)
    likely = _end(base, number.likely)

    def at(value: float) -> End:
        other = replace(scenario, assumptions=(*scenario.assumptions, (key, value)))
        problem = build_problem(database, analysis, other)
        same = replace(problem, scenario_hash=base.scenario_hash) == base
        return replace(likely, number=value) if same else _end(problem, value)

    return Driver(key, number.unit, at(number.low), likely, at(number.high))


def strongest(drivers: Iterable[Driver]) -> list[Driver]:
    """Those that change anything: by open must-haves, then by money, then by key."""
    moving = [d for d in drivers if d.shortage_swing or d.total_swing]
    return sorted(moving, key=lambda d: (-d.shortage_swing, -d.total_swing, d.key))


def _end(problem: Problem, number: float) -> End:
    found = answer(problem, SECONDS, tidy=False)
    return End(number, found.shortage(True), found.cost.total)
