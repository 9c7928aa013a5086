"""The plan that stands, under other numbers: what its actions then cost and what they still close.

Nothing new is bought. Every action is paid as the numbers say; of what it was to close only what
the rules of planning still allow in time counts, found by the plan's own model, so that planning
anew can never be worse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analytics.strategy.answer.actions import actions
from analytics.strategy.answer.beside import outcomes
from analytics.strategy.answer.closing import Blend, Closing, blend_of, close
from analytics.strategy.model.build import build
from analytics.strategy.model.model import Model, Terms
from analytics.strategy.model.solve import solve
from analytics.strategy.model.steps import tools_for
from analytics.strategy.money import LEAST_HOURS, add, mentor_hours
from analytics.strategy.problem.problem import HireProfile, Problem
from analytics.strategy.results import Cost, NeedOutcome

Hires = dict[tuple[int, str], int]


@dataclass(frozen=True)
class Standing:
    """A plan that was made: what it buys, and what each purchase closes."""

    blend: Blend
    closing: Closing
    tutored: Mapping[tuple[int, str, int], float]
    """(worker, skill, level) -> share of the step's mentor hours that an outside tutor gives."""

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
    return Standing(blend, close(problem, blend), shares)


def bill(problem: Problem, plan: Standing) -> Cost:
    """All actions of a plan at a problem's prices, on the dates that were planned."""
    return add(action.cost for action in actions(problem, plan.under(problem), plan.closing))


def still(problem: Problem, plan: Standing, seconds: float) -> tuple[NeedOutcome, ...]:
    """What a plan's purchases do under a problem's numbers, whatever they cost.

    `problem` has the people, needs and offers of the one that the plan was made for.
    """
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
