"""Rows about the plan as a whole: budget and hours, pins."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.results import ALLOWED
from analytics.strategy.model.model import MONEY, Model
from analytics.strategy.model.offers import contracting
from analytics.strategy.model.steps import SLACK
from analytics.strategy.problem.problem import HireProfile, Tool, Worker
from analytics.strategy.problem.relax import Purchase, meant, pins_of


def limits(model: Model) -> None:
    """Budget and hours may be reached exactly."""
    rules = model.problem.rules
    if rules.budget is not None:
        terms = model.cost if rules.budget_on == "total" else model.cash
        model.sheet.at_most((rules.budget + 1e-6) / MONEY, [t for t in terms if t[1]])
    if rules.hours_cap is not None:
        model.sheet.at_most(rules.hours_cap + SLACK, [t for t in model.hours if t[1]])


def touched(model: Model) -> None:
    """Who is touched: anyone with a first step or a seat (methods.md#net-cost-and-options)."""
    purchases = [
        (person, chain.columns[chain.known_level + 1][-1])
        for (person, _), chain in model.chains.items()
    ]
    purchases += [(person, column) for (person, _), column in model.seats.items()]
    for person, purchase in purchases:
        if person not in model.touched:
            model.touched[person] = model.sheet.column(1)
        model.sheet.at_most(0, [(purchase, 1.0), (model.touched[person], -1.0)])


def training(worker: Worker, skill: str) -> Purchase:
    """One person's training in one skill, however many steps it takes."""
    return Purchase("train", worker.team, (skill,))


def hiring(hire: HireProfile, team: str) -> Purchase:
    """A hire into a team; it brings every skill above level 0."""
    brought = [skill for skill, level in hire.levels.items() if level > 0]
    return Purchase("hire", team, brought, profile=hire.profile)


def equipping(tool: Tool, worker: Worker) -> Purchase:
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
    for lever in ALLOWED:
        if problem.pins and lever not in problem.rules.levers:
            demanded = sum(pin.at_least for pin in pins_of(problem, lever))
            bought = [(c, 1.0) for c, p in purchases(model) if p.lever == lever]
            if bought:
                sheet.at_most(demanded, bought)


def purchases(model: Model) -> Iterator[tuple[int, Purchase]]:
    """Every column that buys something, a person's training in a skill by its first step."""
    for (person, skill), chain in model.chains.items():
        first = chain.columns[chain.known_level + 1][-1]
        yield first, training(model.problem.workers[person], skill)
    for (hire, team), column in model.hires.items():
        yield column, hiring(model.problem.hires[hire], team)
    for (person, tool), column in model.seats.items():
        yield column, equipping(model.problem.tools[tool], model.problem.workers[person])
    for (contractor, team, _), column in model.contracts.items():
        yield column, contracting(model.problem.contractors[contractor], team)
