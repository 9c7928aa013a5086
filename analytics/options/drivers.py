"""Which assumption drives the answer most: one at a time at its low and high end
(methods.md#what-a-plan-depends-on).

Twice each: with the plan as it stands, whose actions cost and close something else then, and with
a plan that is made anew by the same rule for the number. The first is what a decision risks, the
second what it would have cost to know better.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analytics.options.choice import SECONDS, Choice, Solved, choose
from analytics.options.options import FLAT
from analytics.options.program import WIDE
from analytics.options.purchases import planned_of
from analytics.results import Analysis
from analytics.strategy.answer.beside import outcomes, short
from analytics.strategy.answer.closing import Blend, blend_of, close
from analytics.strategy.model.build import build
from analytics.strategy.model.model import Model, Terms, tools_for
from analytics.strategy.model.solve import solve
from analytics.strategy.money import LEAST_HOURS, mentor_hours
from analytics.strategy.problem.problem import HireProfile, Problem
from analytics.strategy.results import NeedOutcome
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Assumptions, assumptions_of
from data.store.database import Database
from data.vocabulary import RefusedError

Hires = dict[tuple[int, str], int]


@dataclass(frozen=True)
class Standing:
    """What a plan buys. `tutored`: (worker, skill, level) -> share of the step's mentor hours that
    an outside tutor gives."""

    blend: Blend
    tutored: Mapping[tuple[int, str, int], float]

    def under(self, problem: Problem) -> Blend:
        """What it buys where steps take a problem's hours: a tutor for the same share of them. Who
        uses a tool that is no longer worth a level there has the seat all the same."""
        hours = {
            step: share * mentor_hours(problem.rules, step[2])
            for step, share in self.tutored.items()
        }
        seats = set(self.blend.seats)
        uses = tuple(
            (worker, number)
            for worker, number in self.blend.uses
            for own in [tools_for(problem, problem.needs[number], problem.workers[worker].team)]
            if any((worker, tool) in seats for tool in own)
        )
        return replace(self.blend, tutored=hours, uses=uses)


def standing(problem: Problem, blend: Blend) -> Standing:
    shares = {
        step: hours / mentor_hours(problem.rules, step[2]) for step, hours in blend.tutored.items()
    }
    return Standing(blend, shares)


def still(problem: Problem, plan: Standing, seconds: float) -> tuple[NeedOutcome, ...]:
    """What a plan's purchases do under a problem's numbers, whatever they cost. `problem` has the
    people, needs and offers of the one that the plan was made for."""
    blend = plan.under(problem)
    offers, hired = _only_hired(problem, blend)
    rules = replace(problem.rules, budget=None, hours_cap=None)
    alone = replace(problem, hires=offers, rules=rules)
    model = build(alone, others=problem.rules.budget is not None)
    purchases = _limited(model, blend, hired)
    found = blend_of(solve(model, seconds, tidy=False, spend=_left_out(model, purchases)))
    return outcomes(alone, found, close(alone, found))


def _only_hired(problem: Problem, blend: Blend) -> tuple[tuple[HireProfile, ...], Hires]:
    """An offer for each hire of the plan, into its team, at most as many as there still are."""
    left = Counter({number: hire.maximum for number, hire in enumerate(problem.hires)})
    offers: list[HireProfile] = []
    hired: Hires = {}
    for (number, team), count in sorted(blend.hires.items()):
        most = min(count, left[number])
        left[number] -= most
        hired[len(offers), team] = most
        offers.append(replace(problem.hires[number], team=team, maximum=most))
    return tuple(offers), hired


def _limited(model: Model, blend: Blend, hired: Hires) -> list[int]:
    """Bound every purchase by what the plan buys; answers the columns of those that can be."""
    upper = model.sheet.upper
    bought: list[int] = []

    def limit(column: int, most: int) -> None:
        upper[column] = min(upper[column], float(most))
        if upper[column]:
            bought.append(column)

    for (worker, skill), chain in model.chains.items():
        trained = blend.trained.get((worker, skill), {})
        for level, columns in chain.columns.items():
            for column in columns[:-1]:
                upper[column] = min(upper[column], float(level in trained))
            limit(columns[-1], int(level in trained))
    for skill, given in model.tutored.items():
        hours = sum(own for (_, taught, _), own in blend.tutored.items() if taught == skill)
        for column in given:
            upper[column] = min(upper[column], hours + LEAST_HOURS)
    for key, column in model.hires.items():
        limit(column, hired.get(key, 0))
    for seat, column in model.seats.items():
        limit(column, int(seat in blend.seats))
    for engaged, column in model.contracts.items():
        limit(column, blend.contracts.get(engaged, 0))
    return bought


def _left_out(model: Model, purchases: Iterable[int]) -> Terms:
    """How many of the purchases are not made: the fewer, the more of the plan stands."""
    found: Terms = []
    for bought in purchases:
        most = model.sheet.upper[bought]
        column = model.sheet.column(most)
        model.nothing[column] = most
        model.sheet.at_least(most, [(bought, 1.0), (column, 1.0)])
        found.append((column, 1.0))
    return found


LEAST = 0.005
"""Of money: less than a cent is no change."""
NOISE = FLAT + WIDE
"""Share of net cost by which two solves may differ for no reason."""


@dataclass(frozen=True)
class End:
    """What a plan is with an assumption at one number.

    `shortage` counts must-have people when due, `shortage_other` those of wishes. `over_budget`:
    what the plan costs beyond a budget (a plan that stands only). Of an option (None as counted):
    `net` cost, where an open week costs what the option was made for, and `open_weeks` of
    must-haves to expect.
    """

    number: float
    shortage: int
    total: float
    shortage_other: int
    over_budget: float = 0.0
    net: float | None = None
    open_weeks: float | None = None

    @property
    def cost(self) -> float:
        """What ends are compared by: net cost, as counted total cost."""
        return self.total if self.net is None else self.net


@dataclass(frozen=True)
class Driver:
    """One assumption at its low end, as it is likely, and at its high end. `low` and `high` are
    planned anew, `fixed_low` and `fixed_high` are the plan that stands."""

    key: str
    unit: str
    low: End
    likely: End
    high: End
    fixed_low: End
    fixed_high: End

    @property
    def swings(self) -> dict[str, float]:
        """From the best to the worst end: planned anew, and `fixed`, of the plan that stands."""
        anew = (self.low, self.likely, self.high)
        fixed = (self.fixed_low, self.likely, self.fixed_high)
        return {
            "shortage_swing": _swing(end.shortage for end in anew),
            "total_swing": _swing(end.total for end in anew),
            "fixed_shortage_swing": _swing(end.shortage for end in fixed),
            "fixed_total_swing": _swing(end.total for end in fixed),
            "net_swing": _swing(end.net or 0.0 for end in anew),
            "fixed_net_swing": _swing(end.net or 0.0 for end in fixed),
        }

    @property
    def strength(self) -> tuple[float, float]:
        """How much it moves either plan: net cost, where planned anew by more than noise; as
        counted first must-have positions, then total cost."""
        swings = self.swings
        if self.likely.net is not None:
            anew, fixed = swings["net_swing"], swings["fixed_net_swing"]
            return 0.0, max(anew if anew > NOISE * abs(self.likely.net) else 0.0, fixed)
        return (
            float(max(swings["shortage_swing"], swings["fixed_shortage_swing"])),
            max(swings["total_swing"], swings["fixed_total_swing"]),
        )

    @property
    def moves(self) -> bool:
        """Whether it changes net cost, or as counted cost or shortage, with or without planning
        anew."""
        return max(self.strength) > LEAST


@dataclass(frozen=True)
class Basis:
    choice: Choice
    plan: Standing
    likely: End

    @property
    def problem(self) -> Problem:
        return self.choice.problem


def ranged(database: Database, scenario: Scenario) -> tuple[str, ...]:
    """Keys whose low and high ends are not the same, in the order of the keys."""
    numbers = assumptions_of(database, scenario).numbers
    return tuple(key for key, number in numbers.items() if number.low < number.high)


def basis(choice: Choice) -> Basis:
    plan = standing(choice.problem, choice.planned.blend)
    return Basis(choice, plan, _ends(choice, choice, plan, 0.0)[1])


def driver(
    database: Database, analysis: Analysis, scenario: Scenario, base: Basis, key: str
) -> Driver:
    """One assumption, certain at either end. One that changes nothing of the question costs no
    solve. Raises RefusedError where the scenario or the store lacks what it names."""
    numbers = assumptions_of(database, scenario).numbers
    number = numbers[key]

    def at(value: float) -> tuple[End, End]:
        certain = replace(number, low=value, likely=value, high=value)
        choice = choose(
            database, analysis, scenario, numbers=Assumptions({**numbers, key: certain})
        )
        if _asks(choice, base.choice) == _asks(base.choice, base.choice):
            same = replace(base.likely, number=value)
            return same, same
        return _ends(base.choice, choice, base.plan, value)

    low, fixed_low = at(number.low)
    high, fixed_high = at(number.high)
    likely = replace(base.likely, number=number.likely)
    return Driver(key, number.unit, low, likely, high, fixed_low, fixed_high)


def strongest(drivers: Iterable[Driver]) -> list[Driver]:
    """Those that move the plan, most first, then by key."""
    moving = [d for d in drivers if d.moves]
    return sorted(moving, key=lambda d: (*(-size for size in d.strength), d.key))


def _swing(numbers: Iterable[float]) -> float:
    found = list(numbers)
    return max(found) - min(found)


def _ends(own: Choice, other: Choice, plan: Standing, number: float) -> tuple[End, End]:
    """A plan of `own` under the numbers of the other: made anew by its own rule, and as it stands.
    Anew, what stands is tried too, where the budget pays it and the rule asks for nothing closed;
    a pin that cannot be kept leaves it as it stands."""
    problem = other.problem
    again = own.again(problem, other.ranges, other.terms)
    stands = planned_of(problem, plan.under(problem))
    over = problem.rules.over(stands.plan.cost)
    fixed = again.of(stands)
    end = replace(_end(number, fixed), over_budget=over)
    if own.name == "paper":
        needs = still(problem, plan, SECONDS)
        end = replace(end, shortage=short(needs, True), shortage_other=short(needs, False))
    try:
        anew = again.solved(beside=() if over or own.name == "every" else (stands,))
    except RefusedError:
        anew = fixed
    return _end(number, anew), end


def _end(number: float, found: Solved) -> End:
    plan = found.planned.plan
    return End(
        number=number,
        shortage=plan.shortage,
        total=plan.cost.total,
        shortage_other=plan.shortage_other,
        net=found.net,
        open_weeks=found.open_weeks,
    )


def _asks(choice: Choice, base: Choice) -> tuple[object, ...]:
    """All that the plan hangs on: as counted the problem alone. Ratings count as rated."""
    same = base.problem
    problem = replace(choice.problem, scenario_hash=same.scenario_hash)
    return (
        (problem,)
        if base.name == "paper"
        else (problem, replace(choice.ranges, levels={}), choice.terms)
    )
