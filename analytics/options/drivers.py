"""Which assumption drives the answer most: one at a time at its low and high end
(methods.md#what-a-plan-depends-on).

Twice each: with the plan as it stands, whose actions cost and close something else then, and with
a plan that is made anew by the same rule for the number. The first is what a decision risks, the
second what it would have cost to know better.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analytics.options.choice import Choice, choose
from analytics.options.options import FLAT, Candidate
from analytics.options.program import WIDE
from analytics.options.purchases import has_tool, planned_of
from analytics.results import Analysis
from analytics.strategy.answer.closing import Blend
from analytics.strategy.model.model import SLACK
from analytics.strategy.money import mentor_hours
from analytics.strategy.problem.problem import HireProfile, Problem, Tool
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Assumptions, assumptions_of
from data.store.database import Database
from data.vocabulary import RefusedError


def standing(own: Problem, blend: Blend, problem: Problem) -> Blend:
    """What a plan of `own` buys where steps take another problem's hours, a tutor for the same
    share of them, and hires and seats begin at its starts. Who uses a tool that is no longer worth
    a level there has the seat all the same."""
    hires: Counter[tuple[int, str]] = Counter()
    for (number, team), people in blend.hires.items():
        meant = own.hires[number]
        same = [(n, hire) for n, hire in enumerate(problem.hires) if hire.profile == meant.profile]
        hires[_start(meant, same), team] += people
    seats = set()
    for worker, number in blend.seats:
        seat = own.tools[number]
        alike = [(n, tool) for n, tool in enumerate(problem.tools) if tool.name == seat.name]
        seats.add((worker, _start(seat, alike)))
    uses = tuple(
        (worker, number)
        for worker, number in blend.uses
        if has_tool(problem, seats, worker, problem.needs[number], ever=True)
    )
    tutored = {
        step: hours / mentor_hours(own.rules, step[2]) * mentor_hours(problem.rules, step[2])
        for step, hours in blend.tutored.items()
    }
    return replace(blend, hires=dict(hires), seats=tuple(sorted(seats)), tutored=tutored, uses=uses)


def _start(own: HireProfile | Tool, offers: Sequence[tuple[int, HireProfile | Tool]]) -> int:
    """The number of the last start that meets the date that `own` meets; where none does, of the
    first."""

    def order(item: tuple[int, HireProfile | Tool]) -> tuple[float, int]:
        return item[1].slow_end, -abs(item[1].turn - own.turn)

    in_time = [item for item in offers if item[1].slow_end <= own.slow_end + SLACK]
    return max(in_time, key=order)[0] if in_time else offers[0][0]


LEAST = 0.005
"""Of money: less than a cent is no change."""
NOISE = FLAT + WIDE
"""Share of net cost by which two solves may differ for no reason."""


@dataclass(frozen=True)
class End:
    """What a plan is with an assumption at one number.

    `shortage` counts must-have people when due, `shortage_other` those of wishes. `over_budget`:
    what the plan costs beyond a budget (a plan that stands only). `net` cost, where an open week
    costs what the option was made for; `open_weeks` of must-haves to expect.
    """

    number: float
    shortage: int
    total: float
    shortage_other: int
    over_budget: float = 0.0
    net: float = 0.0
    open_weeks: float = 0.0


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
    def strength(self) -> float:
        """How much it moves the net cost of either plan, where planned anew by more than noise."""
        anew = _swing(end.net for end in (self.low, self.likely, self.high))
        fixed = _swing(end.net for end in (self.fixed_low, self.likely, self.fixed_high))
        return max(anew if anew > NOISE * abs(self.likely.net) else 0.0, fixed)

    @property
    def moves(self) -> bool:
        return self.strength > LEAST


def ranged(database: Database, scenario: Scenario) -> tuple[str, ...]:
    """Keys whose low and high ends are not the same, in the order of the keys."""
    numbers = assumptions_of(database, scenario).numbers
    return tuple(key for key, number in numbers.items() if number.low < number.high)


def basis(choice: Choice) -> End:
    """The plan, as what its numbers at other ends are held against."""
    return _ends(choice, choice, 0.0)[1]


def driver(
    database: Database,
    analysis: Analysis,
    scenario: Scenario,
    own: Choice,
    stands: End,
    key: str,
) -> Driver:
    """One assumption, certain at either end. `stands`: the plan of the choice `own`. What changes
    nothing of the question costs no solve. Raises RefusedError where the scenario or the store
    lacks what it names."""
    numbers = assumptions_of(database, scenario).numbers
    number = numbers[key]

    def at(value: float) -> tuple[End, End]:
        certain = replace(number, low=value, likely=value, high=value)
        choice = choose(
            database, analysis, scenario, numbers=Assumptions({**numbers, key: certain})
        )
        if _asks(choice, own) == _asks(own, own):
            same = replace(stands, number=value)
            return same, same
        return _ends(own, choice, value)

    low, fixed_low = at(number.low)
    high, fixed_high = at(number.high)
    likely = replace(stands, number=number.likely)
    return Driver(key, number.unit, low, likely, high, fixed_low, fixed_high)


def strongest(drivers: Iterable[Driver]) -> list[Driver]:
    """Those that move the plan, most first, then by key."""
    moving = [d for d in drivers if d.moves]
    return sorted(moving, key=lambda d: (-d.strength, d.key))


def _swing(numbers: Iterable[float]) -> float:
    """From the best to the worst."""
    result = list(numbers)
    return max(result) - min(result)


def _ends(own: Choice, other: Choice, number: float) -> tuple[End, End]:
    """A plan of `own` under the numbers of the other: made anew by its own rule, and as it stands.
    Anew, what stands is tried too, where the budget pays it and the rule asks for nothing closed;
    a pin that cannot be kept leaves it as it stands."""
    problem = other.problem
    again = own.again(problem, other.search.ranges, other.search.terms)
    stands = planned_of(problem, standing(own.problem, own.planned.blend, problem))
    over = problem.rules.over(stands.plan.cost)
    fixed = again.search.of(stands)
    try:
        anew = again.solve(beside=() if over or own.name == "every" else (stands,))
    except RefusedError:
        anew = fixed
    return _end(number, again, anew), replace(_end(number, again, fixed), over_budget=over)


def _end(number: float, again: Choice, candidate: Candidate) -> End:
    plan = candidate.planned.plan
    return End(
        number=number,
        shortage=plan.shortage,
        total=plan.cost.total,
        shortage_other=plan.shortage_other,
        net=again.net(candidate),
        open_weeks=candidate.must_weeks,
    )


def _asks(choice: Choice, base: Choice) -> tuple[object, ...]:
    """All that the plan hangs on. Ratings count as rated."""
    problem = replace(choice.problem, scenario_hash=base.problem.scenario_hash)
    return problem, replace(choice.search.ranges, levels={}), choice.search.terms
