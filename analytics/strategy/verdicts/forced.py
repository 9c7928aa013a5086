"""The forced choice: close one skill's shortage with one lever alone, in its own best way.

It is the plan's own model, restricted to the skill's requirements and the lever, without a budget,
and judged in the plan's order (DEFINITIONS 28).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.results import LEVERS, ActionLever, Lever
from analytics.strategy.answer.course_costs import hours_in, step_cost_in
from analytics.strategy.chance import hire_chance, training_chance
from analytics.strategy.model.build import build
from analytics.strategy.model.model import hire_serves
from analytics.strategy.model.solve import Solution, solve
from analytics.strategy.model.steps import tools_for
from analytics.strategy.model.tutoring import tutor_hours
from analytics.strategy.money.costs import add, hire_cost, seat_cost, times, tutor_cost
from analytics.strategy.problem.crews import Crew
from analytics.strategy.problem.learning import by_step, steps_to
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.results import Cost

SECONDS = 5.0
"""Far more than one skill ever takes: one of these models solves in a millisecond."""
TIE_ORDER: tuple[Lever, ...] = ("train", "equip", "hire")
"""Equal levers: what develops people first, what commits most last."""

Rank = tuple[float, float, float]


@dataclass(frozen=True)
class Forced:
    """What one lever alone does. `must` and `other` are weighted shortages that stay.

    `weeks` until the last position counts and `chance` of the least sure one, None where nothing
    is closed; `expected` of the closed positions hold, by their chances; `position_weeks` are the
    weeks that they count up to the horizon.
    """

    lever: Lever
    must: float
    other: float
    shortage: int
    closes: int
    expected: float
    cost: Cost
    purchases: int
    weeks: float | None
    chance: float | None
    position_weeks: float
    highest_step: int | None
    hire: str | None
    hire_total: float | None
    hires: tuple[tuple[str, str, int], ...]
    """(profile, team, people)."""

    @property
    def rank(self) -> Rank:
        """The plan's order of wishes, rounded to what is printed: cents."""
        return round(self.must, 6), round(self.other, 6), round(self.cost.total, 2)


@dataclass
class _Tally:
    """Positions that count from a week on, with their chance, by need."""

    counted: dict[int, list[tuple[float, float]]]
    """(end week, chance) by need."""

    def count(self, need: int, end: float, chance: float, people: int) -> None:
        self.counted[need] += [(end, chance)] * people

    @property
    def least_chance(self) -> float | None:
        """Of the least sure one, None where nothing counts."""
        return min((c for own in self.counted.values() for _, c in own), default=None)


def skill_problem(problem: Problem, skill: str) -> Problem:
    """Only the skill's requirements, without a budget and pins."""
    return replace(
        problem,
        needs=tuple(need for need in problem.needs if need.skill == skill),
        rules=replace(problem.rules, budget=None),
        pins=(),
    )


def force(problem: Problem, lever: Lever, crews: Sequence[Crew]) -> Forced:
    """Solve a problem of one skill with one lever; `crews` from `crews.merged`."""
    alone = replace(problem, rules=replace(problem.rules, levers=frozenset([lever])))
    solution = solve(build(alone, crews, others=True), SECONDS, tidy=False)
    model = solution.model
    tally = _Tally({number: [] for number in model.active})
    costs: list[tuple[Cost, int]] = []
    highest = _trained(solution, tally, costs)
    tutored = tutor_cost(alone.rules, sum(tutor_hours(solution).values()))
    hired = _hired(solution, tally, costs)
    _equipped(solution, tally, costs)
    closed = _closed(model.active, tally)
    ends = [end for end, _ in closed]
    horizon = alone.rules.horizon_weeks
    left = {n: solution.of(column) for n, column in model.shortage.items()}
    return Forced(
        lever=lever,
        must=sum(model.active[n].weight * k for n, k in left.items() if model.active[n].must_have),
        other=sum(
            model.active[n].weight * k for n, k in left.items() if not model.active[n].must_have
        ),
        shortage=sum(need.headcount - need.have for need in model.active.values()),
        closes=len(closed),
        expected=sum(chance for _, chance in closed),
        cost=add([*(times(cost, count) for cost, count in costs), tutored]),
        purchases=sum(count for _, count in costs),
        weeks=max(ends, default=None),
        chance=tally.least_chance if closed else None,
        position_weeks=sum(max(0.0, horizon - end) for end in ends),
        highest_step=highest,
        hire=hired,
        hire_total=_cheapest(alone, hired),
        hires=tuple(
            sorted(
                (alone.hires[position].profile, team, solution.of(column))
                for (position, team), column in model.hires.items()
                if solution.of(column)
            )
        ),
    )


def _trained(solution: Solution, tally: _Tally, costs: list[tuple[Cost, int]]) -> int | None:
    """Count trainees; a step ends when all hours that it asks for are worked off."""
    model = solution.model
    rules, highest = model.problem.rules, None
    asks = by_step(model.problem.prerequisites)
    for chain in model.chains.values():
        crew = model.crews[chain.crew]
        for level in sorted(chain.columns):
            people = solution.of(chain.columns[level][-1])
            if people:
                costs.append((step_cost_in(solution, chain, level), people))
                highest = max(highest or 0, level)
        for number, need in model.active.items():
            if need.skill != chain.skill:
                continue
            column = chain.at(need.level, need.due_week)
            if column is None or crew.worker.team not in need.teams or not solution.of(column):
                continue
            steps = steps_to(asks, crew.worker.levels, (need.skill, need.level))
            weekly = crew.worker.hours_per_week
            end = sum(hours_in(solution, chain.crew, step) for step in sorted(steps)) / weekly
            tally.count(number, end, training_chance(rules, len(steps)), solution.of(column))
    return highest


def _hired(solution: Solution, tally: _Tally, costs: list[tuple[Cost, int]]) -> str | None:
    """Count hires; answers the profile that is hired most, the cheapest of those."""
    model = solution.model
    problem, hired = model.problem, dict[int, int]()
    for (position, team), column in model.hires.items():
        count = solution.of(column)
        if not count:
            continue
        hire = problem.hires[position]
        hired[position] = hired.get(position, 0) + count
        costs.append((hire_cost(problem.rules, hire), count))
        for number, need in model.active.items():
            if hire_serves(problem, position, team, need):
                chance = hire_chance(hire, need.due_week)
                tally.count(number, hire.weeks_to_productive, chance, count)
    if not hired:
        return None
    first = min(
        hired, key=lambda p: (-hired[p], hire_cost(problem.rules, problem.hires[p]).total, p)
    )
    return problem.hires[first].profile


def _equipped(solution: Solution, tally: _Tally, costs: list[tuple[Cost, int]]) -> None:
    model = solution.model
    problem = model.problem
    given: Counter[int] = Counter()
    for (_, tool), column in model.seats.items():
        given[tool] += solution.of(column)
    for tool, count in given.items():
        paid = min(count, problem.tools[tool].owned)
        costs.append((seat_cost(problem.rules, problem.tools[tool]), count - paid))
        costs.append((Cost(), paid))
    for (crew, number), column in model.uses.items():
        if count := solution.of(column):
            serving = [
                t
                for t in tools_for(problem, model.active[number], model.crews[crew].worker.team)
                if solution.of(model.seats[crew, t])
            ]
            seat = problem.tools[serving[0]]
            credit = seat.credit[model.active[number].skill]
            tally.count(number, seat.weeks_to_productive, credit, count)


def _closed(active: dict[int, Need], tally: _Tally) -> list[tuple[float, float]]:
    """(end week, chance) of each position that is closed, the earliest of those that count."""
    return [
        one
        for number, need in active.items()
        for one in sorted(tally.counted[number])[: need.headcount - need.have]
    ]


def _cheapest(problem: Problem, hired: str | None) -> float | None:
    """Total of the profile hired, else of the cheapest one that brings the level."""
    totals = [
        hire_cost(problem.rules, hire).total
        for hire in problem.hires
        if hire.profile == hired
        or (hired is None and any(hire.levels.get(n.skill, 0) >= n.level for n in problem.needs))
    ]
    return min(totals, default=None)


def best(
    options: Sequence[Forced], allowed: frozenset[ActionLever] = frozenset(LEVERS)
) -> list[Forced]:
    """Levers that close something, the best first; ties in TIE_ORDER."""
    closing = [o for o in options if o.closes and o.lever in allowed]
    return sorted(closing, key=lambda o: (o.rank, TIE_ORDER.index(o.lever)))
