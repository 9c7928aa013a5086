"""Which assumption drives the answer most: one at a time at its low and high end (METHODS 4.5).

Twice each: with the plan as it stands, whose actions cost and close something else then, and with
a plan that is made anew for the number. The first is what a decision risks, the second what it
would have cost to know better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analytics.results import Analysis
from analytics.strategy.answer.blend import Blend
from analytics.strategy.fixed import Standing, bill, standing, still
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Cost, NeedOutcome
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database

SECONDS = 5.0
"""For each solve; demo-size plans need a fiftieth of a second."""


@dataclass(frozen=True)
class End:
    """What a plan is with an assumption at one number.

    `shortage` counts must-have people, `shortage_other` those of wishes; `holding` must-haves that
    hold on average, by the chances in closed form. `over_budget`: what the plan costs beyond a
    budget (a plan that stands only).
    """

    number: float
    shortage: int
    total: float
    holding: float
    shortage_other: int
    over_budget: float = 0.0


@dataclass(frozen=True)
class Driver:
    """One assumption at its low end, as it is likely, and at its high end.

    `low` and `high` are planned anew, `fixed_low` and `fixed_high` are the plan that stands.
    """

    key: str
    unit: str
    low: End
    likely: End
    high: End
    fixed_low: End
    fixed_high: End

    @property
    def shortage_swing(self) -> int:
        """Must-have positions between the best and the worst end, planned anew."""
        return int(_swing(end.shortage for end in self._anew))

    @property
    def total_swing(self) -> float:
        """Total cost between the cheapest and the dearest end, planned anew."""
        return _swing(end.total for end in self._anew)

    @property
    def fixed_shortage_swing(self) -> int:
        """Must-have positions between the best and the worst end of the plan that stands."""
        return int(_swing(end.shortage for end in self._fixed))

    @property
    def fixed_total_swing(self) -> float:
        """Its total cost between the cheapest and the dearest end."""
        return _swing(end.total for end in self._fixed)

    @property
    def holding_swing(self) -> float:
        """Must-haves that hold on average between the best and the worst end, as it stands."""
        return _swing(end.holding for end in self._fixed)

    @property
    def moves(self) -> bool:
        """Whether it changes cost or shortage, with or without planning anew."""
        return any(
            (
                self.shortage_swing,
                self.total_swing,
                self.fixed_shortage_swing,
                self.fixed_total_swing,
            )
        )

    @property
    def _anew(self) -> tuple[End, ...]:
        return self.low, self.likely, self.high

    @property
    def _fixed(self) -> tuple[End, ...]:
        return self.fixed_low, self.likely, self.fixed_high


@dataclass(frozen=True)
class Basis:
    """The plan as it stands, and what it is with the likely numbers."""

    problem: Problem
    plan: Standing
    likely: End


def ranged(database: Database, scenario: Scenario) -> tuple[str, ...]:
    """Keys whose low and high ends are not the same, in the order of the keys."""
    numbers = read_assumptions(database).changed(scenario.assumptions).numbers
    return tuple(key for key, number in numbers.items() if number.low < number.high)


def basis(problem: Problem, blend: Blend | None = None) -> Basis:
    """What every assumption is tried against; `blend` where the plan is known already."""
    plan = standing(problem, answer(problem, SECONDS).blend if blend is None else blend)
    return Basis(problem, plan, _fixed(problem, plan, 0.0))


def driver(
    database: Database, analysis: Analysis, scenario: Scenario, base: Basis, key: str
) -> Driver:
    """One assumption at both ends. A number that the plan does not ask for costs no solve.

    Raises RefusedError where the scenario or the store lacks what it names.
    """
    number = read_assumptions(database).changed(scenario.assumptions).numbers[key]

    def at(value: float) -> tuple[End, End]:
        """Planned anew, and as it stands."""
        other = replace(scenario, assumptions=(*scenario.assumptions, (key, value)))
        problem = build_problem(database, analysis, other)
        if replace(problem, scenario_hash=base.problem.scenario_hash, name=base.problem.name) == (
            base.problem
        ):
            same = replace(base.likely, number=value)
            return same, same
        return _anew(problem, value), _fixed(problem, base.plan, value)

    low, fixed_low = at(number.low)
    high, fixed_high = at(number.high)
    likely = replace(base.likely, number=number.likely)
    return Driver(key, number.unit, low, likely, high, fixed_low, fixed_high)


def strongest(drivers: Iterable[Driver]) -> list[Driver]:
    """Those that move cost or shortage: by open must-haves, then by money, then by key.

    What stands open or costs more of either plan counts.
    """
    moving = [d for d in drivers if d.moves]
    return sorted(
        moving,
        key=lambda d: (
            -max(d.shortage_swing, d.fixed_shortage_swing),
            -max(d.total_swing, d.fixed_total_swing),
            d.key,
        ),
    )


def chance_only(drivers: Iterable[Driver]) -> list[Driver]:
    """Those that move nothing but chances, which enter no plan (DEFINITIONS 13): most first."""
    found = [d for d in drivers if not d.moves and d.holding_swing > LEAST_HOLDING]
    return sorted(found, key=lambda d: (-d.holding_swing, d.key))


LEAST_HOLDING = 0.005
"""Must-haves: less than is printed is no change."""


def _swing(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return max(found) - min(found)


def _anew(problem: Problem, number: float) -> End:
    found = answer(problem, SECONDS, tidy=False)
    return _end(number, found.cost, found.needs, 0.0)


def _fixed(problem: Problem, plan: Standing, number: float) -> End:
    rules, cost = problem.rules, bill(problem, plan)
    spent = cost.total if rules.budget_on == "total" else cost.first_year_cash
    over = 0.0 if rules.budget is None else max(0.0, round(spent - rules.budget, 2))
    return _end(number, cost, still(problem, plan, SECONDS), over)


def _end(number: float, cost: Cost, needs: tuple[NeedOutcome, ...], over: float) -> End:
    must = [need for need in needs if need.must_have]
    return End(
        number=number,
        shortage=sum(need.shortage_after for need in must),
        total=cost.total,
        holding=sum(need.chance for need in must),
        shortage_other=sum(need.shortage_after for need in needs if not need.must_have),
        over_budget=over,
    )
