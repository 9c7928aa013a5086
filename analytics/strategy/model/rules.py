"""Purchases and rows about the plan as a whole: contractors (methods.md#contractors), budget and
hours, pins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analytics.results import ALLOWED
from analytics.strategy.model.model import MONEY, SLACK, Model, Terms
from analytics.strategy.money import WEEKS_PER_YEAR, contract_charges, cost_of
from analytics.strategy.problem.problem import Contractor, HireProfile, Need, Problem, Tool, Worker
from analytics.strategy.problem.relax import (
    Purchase,
    closed_to,
    counts,
    demanded,
    meant,
    open_to,
    pins_of,
)


def contracting(contractor: Contractor, team: str) -> Purchase:
    """A contractor for a team; brings every skill above level 0."""
    brought = [skill for skill, level in contractor.levels.items() if level > 0]
    return Purchase("contract", team, brought, profile=contractor.profile)


def engaged_until(contractor: Contractor, start: float) -> float:
    """The last week of an engagement that begins in week `start`."""
    return start + contractor.months * WEEKS_PER_YEAR / 12


def contract_serves(problem: Problem, number: int, team: str, start: float, need: Need) -> bool:
    """Whether a contractor in `team` from week `start` covers the need when it is due."""
    until = engaged_until(problem.contractors[number], start)
    in_time = start - SLACK <= need.due_week <= until + SLACK
    return in_time and covers(problem, number, team, need)


def contracts(model: Model, wanted: Mapping[int, int] | None) -> None:
    """y_c: people of a profile in a team from a week on; at most as many as there are.

    `wanted` None: from a due week. Else they may come for so many positions of each need also after
    these are due, one engagement after another. None begins at the horizon or later, where no cost
    is counted any more.
    """
    problem = model.problem
    if closed_to(problem, "contract"):
        return
    for number, contractor in enumerate(problem.contractors):
        begun: list[tuple[float, int]] = []
        for team in problem.teams:
            if not open_to(problem, contracting(contractor, team)):
                continue
            starts, most = _starts(model, number, team, wanted)
            for start in sorted(starts):
                column = model.sheet.column(most)
                model.contracts[number, team, start] = column
                model.buy(column, cost_of(contract_charges(problem.rules, contractor, start)))
                begun.append((start, column))
        together = [[column for _, column in begun]]
        if wanted is not None:
            length = engaged_until(contractor, 0.0)
            together = [
                [c for own, c in begun if own - SLACK <= start < own + length - SLACK]
                for start in {start for start, _ in begun}
            ]
        for columns in together:
            if len(columns) > 1:
                model.sheet.at_most(contractor.maximum, [(column, 1.0) for column in columns])


def _starts(
    model: Model, number: int, team: str, wanted: Mapping[int, int] | None
) -> tuple[set[float], int]:
    """Weeks in which an engagement may begin, and how many of them at a time. One that covers some
    needs covers them too where it begins when the first is due."""
    problem, contractor = model.problem, model.problem.contractors[number]
    pinned = demanded(problem, contracting(contractor, team))
    soonest, horizon = contractor.weeks_to_start, problem.rules.horizon_weeks
    starts = {max(soonest, problem.rules.deadline_weeks)} if pinned else set()
    if wanted is None:
        dues = (n for n in model.active.values() if n.due_week >= soonest - SLACK)
        starts |= {
            n.due_week for n in dues if contract_serves(problem, number, team, n.due_week, n)
        }
        return {start for start in starts if start < horizon}, contractor.maximum
    served = [
        i for i, most in wanted.items() if most and covers(problem, number, team, problem.needs[i])
    ]
    starts |= {max(soonest, problem.needs[i].due_week) for i in served}
    most = min(contractor.maximum, max([pinned, *(wanted[i] for i in served)]))
    return _one_after_another(starts, engaged_until(contractor, 0.0), horizon), most


def covers(problem: Problem, number: int, team: str, need: Need) -> bool:
    """Whether a contractor in a team is at a need's level, whenever they come."""
    own = problem.contractors[number]
    purchase = Purchase("contract", team, (need.skill,), profile=own.profile)
    return (
        team in need.teams
        and own.levels.get(need.skill, 0) >= need.level
        and counts(problem, purchase)
    )


def _one_after_another(starts: set[float], length: float, horizon: float) -> set[float]:
    """Weeks in which an engagement may begin: the first ones, and each when the one before ends."""
    found = set()
    for start in starts:
        while start < horizon - SLACK:
            found.add(start)
            start += length
    return found


def engaged(model: Model, number: int) -> Terms:
    need = model.active[number]
    return [
        (column, 1.0)
        for (contractor, team, start), column in model.contracts.items()
        if contract_serves(model.problem, contractor, team, start, need)
    ]


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
