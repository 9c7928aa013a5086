"""Rows about pins: what they demand is bought, or counted as unmet (methods.md#the-model)."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.results import ACTION_LEVERS, ActionLever
from analytics.strategy.model.contracts import contracting
from analytics.strategy.model.model import Model, Terms
from analytics.strategy.model.moving import moving
from analytics.strategy.problem.demands import Purchase, meant, pins_of
from analytics.strategy.problem.problem import HireProfile, Tool, Worker


def training(worker: Worker, skill: str) -> Purchase:
    """One person's training in one skill, however many steps it takes."""
    return Purchase("train", worker.team, (skill,))


def hiring(hire: HireProfile, team: str) -> Purchase:
    """A hire into a team; it brings every skill above level 0."""
    brought = [skill for skill, level in hire.levels.items() if level > 0]
    return Purchase("hire", team, brought, profile=hire.profile)


def equipping(tool: Tool, worker: Worker) -> Purchase:
    """One person's seat of one tool."""
    return Purchase("equip", worker.team, tool.skills, tool=tool.name)


def keep_pins(model: Model) -> None:
    """(12) sum of the purchases that a pin means + what is unmet >= what it demands.

    Of a lever that is not allowed, no more is bought than its pins demand together.
    """
    problem, sheet = model.problem, model.sheet
    for number, pin in enumerate(problem.pins):
        bought = [(c, 1.0) for c, p in purchases(model) if meant(pin, p)]
        unmet = sheet.column(pin.at_least)
        model.unmet[number] = unmet
        model.nothing[unmet] = pin.at_least
        sheet.at_least(pin.at_least, [*bought, (unmet, 1.0)])
    for lever in ACTION_LEVERS:
        if problem.pins and lever not in problem.rules.levers:
            _no_more(model, lever)


def _no_more(model: Model, lever: ActionLever) -> None:
    demanded = sum(pin.at_least for pin in pins_of(model.problem, lever))
    bought: Terms = [(c, 1.0) for c, p in purchases(model) if p.lever == lever]
    if bought:
        model.sheet.at_most(demanded, bought)


def purchases(model: Model) -> Iterator[tuple[int, Purchase]]:
    """Every column that buys something, a person's training in a skill by its first step."""
    for (crew, skill), chain in model.chains.items():
        first = chain.columns[chain.known_level + 1][-1]
        yield first, training(model.crews[crew].worker, skill)
    for (hire, team), column in model.hires.items():
        yield column, hiring(model.problem.hires[hire], team)
    for (crew, tool), column in model.seats.items():
        yield column, equipping(model.problem.tools[tool], model.crews[crew].worker)
    for (contractor, team, _), column in model.contracts.items():
        yield column, contracting(model.problem.contractors[contractor], team)
    for (_, move), column in model.moves.items():
        yield column, moving(model.problem.moves[move])
