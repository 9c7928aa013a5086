"""Who can count for a need beside those who hold it anyway, and what must go well for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.strategy.chance import hire_chance, stay, training_chance
from analytics.strategy.model.contracts import contract_serves
from analytics.strategy.model.model import Model, Terms, hire_serves
from analytics.strategy.model.steps import tools_for
from analytics.strategy.problem.learning import Step, by_step, steps_to
from analytics.strategy.problem.problem import Need, Rules


@dataclass(frozen=True)
class Counting:
    """A column of those who count. Each must stay (`crew`, where of today's teams), pass all
    `steps`, and have the luck of chance `other` (arrival and fit of a hire, credit of a tool).
    """

    column: int
    crew: int | None = None
    steps: frozenset[Step] = frozenset()
    other: float = 1.0
    by_tool: bool = False

    def chance(self, rules: Rules, due: float) -> float:
        """That one of them counts in the due week."""
        stays = 1.0 if self.crew is None else stay(rules, due)
        return stays * training_chance(rules, len(self.steps)) * self.other


def counting(model: Model, number: int) -> Iterator[Counting]:
    """All that can be bought for a need."""
    need = model.active[number]
    yield from _able(model, number, need)
    yield from _equipped(model, number, need)


def holds(model: Model, position: int, need: Need) -> bool:
    """Whether a crew is at the need's level today."""
    return model.crews[position].worker.levels.get(need.skill, -1) >= need.level


def _able(model: Model, number: int, need: Need) -> Iterator[Counting]:
    problem = model.problem
    for position, crew in enumerate(model.crews):
        column = model.present.get((position, number))
        if column is None and crew.worker.team in need.teams and not holds(model, position, need):
            chain = model.chains.get((position, need.skill))
            column = chain.at(need.level, need.due_week) if chain else None
        if column is not None:
            yield Counting(column, position, _steps(model, position, need.skill, need.level))
    for (hire, team), column in model.hires.items():
        if hire_serves(problem, hire, team, need):
            yield _hired(model, column, hire, need)
    for (contractor, team, start), column in model.contracts.items():
        if contract_serves(problem, contractor, team, start, need):
            yield Counting(column)


def _hired(model: Model, column: int, hire: int, need: Need) -> Counting:
    chance = hire_chance(model.problem.hires[hire], need.due_week)
    return Counting(column, other=chance)


def _steps(model: Model, position: int, skill: str, level: int) -> frozenset[Step]:
    asks = by_step(model.problem.prerequisites)
    return steps_to(asks, model.crews[position].worker.levels, (skill, level))


def _equipped(model: Model, number: int, need: Need) -> Iterator[Counting]:
    """Of tools with different credits a user counts by the best one that they have a seat of."""
    problem, sheet = model.problem, model.sheet
    for (position, own), use in list(model.uses.items()):
        if own != number:
            continue
        steps = _steps(model, position, need.skill, need.level - 1)
        seats: dict[float, Terms] = {}
        for tool in tools_for(problem, need, model.crews[position].worker.team):
            credit = problem.tools[tool].credit[need.skill]
            seats.setdefault(credit, []).append((model.seats[position, tool], -1.0))
        if len(seats) == 1:
            yield Counting(use, position, steps, next(iter(seats)), by_tool=True)
            continue
        parts: Terms = []
        for credit, given in seats.items():
            part = sheet.column(sheet.upper[use])
            sheet.at_most(0, [(part, 1.0), *given])
            parts.append((part, 1.0))
            yield Counting(part, position, steps, credit, by_tool=True)
        sheet.at_most(0, [*parts, (use, -1.0)])
