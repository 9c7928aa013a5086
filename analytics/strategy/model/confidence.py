"""Rows about confidence: each must-have holds with the chance that was asked for (DEFINITIONS 13).

A person, hire or tool user counts for a must-have with a chance that is known beforehand. So which
numbers of them are enough is known too, by its least combinations (`model.enough`), and the plan
fills one of these: whole people, no fractions, and no approximation of the chance.
"""

from __future__ import annotations

from collections.abc import Iterator

from analytics.strategy.chance import hire_chance, holders_chance, stay, sure, training_chance
from analytics.strategy.model.carrying import carries, holds
from analytics.strategy.model.contracts import contract_serves
from analytics.strategy.model.enough import Group, enough
from analytics.strategy.model.model import Model, Terms, hire_serves
from analytics.strategy.model.sheet import INFINITY
from analytics.strategy.model.steps import tool_cap, tools_for
from analytics.strategy.problem.learning import by_step, steps_to
from analytics.strategy.problem.problem import Need, Problem

_DIGITS = 12
"""Chances that differ by less are the same product in another order."""


def lacks_confidence(problem: Problem, need: Need) -> bool:
    """Whether a must-have is not sure enough as it is."""
    asked = problem.rules.confidence
    if asked is None or not need.must_have:
        return False
    return not sure(holders_chance(problem.rules, need), asked)


def confidence(model: Model) -> None:
    """z_nm: the m-th least combination is there; sum_m z_nm + unsure_n >= 1;
    sum_m a_gm z_nm <= people of chance g, for each chance.
    """
    asked, sheet = model.problem.rules.confidence, model.sheet
    if asked is None:
        return
    for number, need in model.active.items():
        if not need.must_have or need.headcount == 0:
            continue
        columns, groups = _by_chance(model, number)
        there = stay(model.problem.rules, need.due_week), model.have[number]
        wanted = enough(need.headcount, there, groups, asked)
        unsure = sheet.column(1)
        model.unsure[number] = unsure
        model.nothing[unsure] = 1.0
        if not wanted.exact:
            model.coarse.append(number)
        chosen = [sheet.column(1) for _ in wanted.least]
        sheet.at_least(1, [*((z, 1.0) for z in chosen), (unsure, 1.0)])
        above = INFINITY
        for place, chance in enumerate(wanted.chances):
            people = [t for own, terms in columns.items() if chance <= own < above for t in terms]
            asks = [
                (z, -float(least[place]))
                for z, least in zip(chosen, wanted.least, strict=True)
                if least[place]
            ]
            if asks:
                sheet.at_least(0, [*people, *asks])
            above = chance


def _by_chance(model: Model, number: int) -> tuple[dict[float, Terms], list[Group]]:
    """chance -> columns of those who count with it beside the people who are there anyway, and
    how many they can be: of tool users no more than the cap.
    """
    need, upper = model.active[number], model.sheet.upper
    columns: dict[float, Terms] = {}
    most: dict[float, float] = {}
    counting = _carrying if carries(model.problem, need) else _counting
    cap = tool_cap(model.problem.rules, need.headcount)
    for found, limit in ((counting, INFINITY), (_equipped, float(cap))):
        own: dict[float, Terms] = {}
        for chance, column in found(model, number):
            if chance > 0:
                own.setdefault(round(chance, _DIGITS), []).append((column, 1.0))
        for chance, terms in own.items():
            columns.setdefault(chance, []).extend(terms)
            can_be = min(limit, sum(upper[column] for column, _ in terms))
            most[chance] = most.get(chance, 0.0) + can_be
    return columns, [(chance, round(people)) for chance, people in most.items()]


def _counting(model: Model, number: int) -> Iterator[tuple[float, int]]:
    problem, need = model.problem, model.active[number]
    for position, crew in enumerate(model.crews):
        column = model.present.get((position, number))
        if column is None and crew.worker.team in need.teams and not holds(model, position, need):
            chain = model.chains.get((position, need.skill))
            column = chain.at(need.level, need.due_week) if chain else None
        if column is not None:
            yield _person(model, position, need), column
    for (hire, team), column in model.hires.items():
        if hire_serves(problem, hire, team, need):
            yield hire_chance(problem.hires[hire], need.due_week), column
    for (contractor, team, start), column in model.contracts.items():
        if contract_serves(problem, contractor, team, start, need):
            yield 1.0, column


def _carrying(model: Model, number: int) -> Iterator[tuple[float, int]]:
    """With a focus only who carries the need counts for it."""
    need = model.active[number]
    for (position, own), column in model.carried.items():
        if own == number:
            yield _person(model, position, need), column
    for (hire, _, own), column in model.hires_carried.items():
        if own == number:
            yield hire_chance(model.problem.hires[hire], need.due_week), column
    for (*_, own), column in model.contracts_carried.items():
        if own == number:
            yield 1.0, column


def _person(model: Model, position: int, need: Need) -> float:
    """Of staying, and of every step that is still to be learned."""
    return stay(model.problem.rules, need.due_week) * _learns(model, position, need, need.level)


def _learns(model: Model, position: int, need: Need, level: int) -> float:
    asks = by_step(model.problem.prerequisites)
    steps = steps_to(asks, model.crews[position].worker.levels, (need.skill, level))
    return training_chance(model.problem.rules, len(steps))


def _equipped(model: Model, number: int) -> Iterator[tuple[float, int]]:
    """Of tools with different credits a user counts by the best one that they have a seat of."""
    problem, need, sheet = model.problem, model.active[number], model.sheet
    for (position, own), use in list(model.uses.items()):
        if own != number:
            continue
        base = stay(problem.rules, need.due_week) * _learns(model, position, need, need.level - 1)
        seats: dict[float, Terms] = {}
        for tool in tools_for(problem, need, model.crews[position].worker.team):
            credit = problem.tools[tool].credit[need.skill]
            seats.setdefault(credit, []).append((model.seats[position, tool], -1.0))
        if len(seats) == 1:
            yield base * next(iter(seats)), use
            continue
        parts: Terms = []
        for credit, given in seats.items():
            part = sheet.column(sheet.upper[use])
            sheet.at_most(0, [(part, 1.0), *given])
            parts.append((part, 1.0))
            yield base * credit, part
        sheet.at_most(0, [*parts, (use, -1.0)])
