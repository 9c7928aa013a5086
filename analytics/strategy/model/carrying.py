"""The focus: nobody carries more than so many must-have positions (METHODS 4.3 (8')).

Without it one person may count for any number of requirements (DEFINITIONS 5: a requirement is a
capability). With it who fills a must-have position is part of the model: whole people, whole
positions.
"""

from __future__ import annotations

from analytics.strategy.model.contracts import contract_serves
from analytics.strategy.model.model import Model, Terms, hire_serves
from analytics.strategy.problem.problem import Need, Problem


def carries(problem: Problem, need: Need) -> bool:
    """Whether people are assigned to this need one by one."""
    return problem.rules.focus is not None and need.must_have


def carry(model: Model) -> None:
    """(8') t_pn <= 1 for a holder, <= x_psk for a trainee; t_rn <= n_r;
    sum_n t_pn + v_pn <= focus; sum_n t_rn <= focus n_r. What is carried replaces what is able.
    """
    problem, focus = model.problem, model.problem.rules.focus
    if focus is None:
        return
    by_crew: dict[int, Terms] = {}
    by_offer: dict[int, Terms] = {}
    for number, need in model.active.items():
        if not carries(problem, need):
            continue
        for position, column in _people(model, number, need):
            model.carried[position, number] = column
            by_crew.setdefault(position, []).append((column, 1.0))
        for (hire, team), hired in model.hires.items():
            if hire_serves(problem, hire, team, need):
                column = at_most(model, hired)
                model.hires_carried[hire, team, number] = column
                by_offer.setdefault(hired, []).append((column, 1.0))
        for (contractor, team, start), taken in model.contracts.items():
            if contract_serves(problem, contractor, team, start, need):
                column = at_most(model, taken)
                model.contracts_carried[contractor, team, start, number] = column
                by_offer.setdefault(taken, []).append((column, 1.0))
    for (position, number), column in model.uses.items():
        if carries(problem, model.active[number]):
            by_crew.setdefault(position, []).append((column, 1.0))
    for position, terms in by_crew.items():
        if len(terms) > focus * model.crews[position].size:
            model.sheet.at_most(focus * model.crews[position].size, terms)
    for offer, terms in by_offer.items():
        if len(terms) > focus:
            model.sheet.at_most(0, [*terms, (offer, -float(focus))])


def _people(model: Model, number: int, need: Need) -> list[tuple[int, int]]:
    """(crew, column) of everybody who is at the need's level or can be trained to it."""
    found: list[tuple[int, int]] = []
    for position, crew in enumerate(model.crews):
        if (position, number) in model.present:
            found.append((position, at_most(model, model.present[position, number])))
            continue
        if crew.worker.team not in need.teams:
            continue
        if holds(model, position, need):
            found.append((position, model.sheet.column(crew.size)))
            continue
        chain = model.chains.get((position, need.skill))
        reached = chain.at(need.level, need.due_week) if chain else None
        if reached is not None:
            found.append((position, at_most(model, reached)))
    return found


def at_most(model: Model, other: int) -> int:
    """A new column that is at most another one."""
    column = model.sheet.column(model.sheet.upper[other])
    model.sheet.at_most(0, [(column, 1.0), (other, -1.0)])
    return column


def carriers(model: Model, number: int) -> Terms:
    """Everyone who carries a position of the need without a tool."""
    people = [column for (_, n), column in model.carried.items() if n == number]
    hired = [column for (*_, n), column in model.hires_carried.items() if n == number]
    engaged = [column for (*_, n), column in model.contracts_carried.items() if n == number]
    return [(column, 1.0) for column in people + hired + engaged]


def bought(model: Model) -> Terms:
    """Positions that are carried by what is bought: the fewer, the more the holders carry."""
    if not model.carried:
        return []
    trained = [
        column
        for (position, number), column in model.carried.items()
        if not holds(model, position, model.active[number])
    ]
    offers = [*model.hires_carried.values(), *model.contracts_carried.values()]
    tooled = [c for (_, n), c in model.uses.items() if carries(model.problem, model.active[n])]
    return [(column, 1.0) for column in trained + offers + tooled]


def holds(model: Model, position: int, need: Need) -> bool:
    """Whether a crew is at the need's level today."""
    return model.crews[position].worker.levels.get(need.skill, -1) >= need.level
