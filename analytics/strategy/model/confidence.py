"""Rows about confidence: each must-have holds with the chance that was asked for (DEFINITIONS 13).

A person, hire or tool user counts for a must-have with a chance that is known beforehand. So which
numbers of them are enough is known too, by its least combinations (`model.enough`), and the plan
fills one of these: whole people, no fractions, and no approximation of the chance.
"""

from __future__ import annotations

from analytics.strategy.chance import holders_chance, stay, sure
from analytics.strategy.model.counting import counting
from analytics.strategy.model.enough import Group, enough
from analytics.strategy.model.model import Model, Terms
from analytics.strategy.model.sheet import INFINITY
from analytics.strategy.model.steps import tool_cap
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
    rules, need = model.problem.rules, model.active[number]
    columns: dict[float, Terms] = {}
    most: dict[tuple[float, bool], float] = {}
    for one in counting(model, number):
        chance = round(one.chance(rules, need.due_week), _DIGITS)
        if chance > 0:
            columns.setdefault(chance, []).append((one.column, 1.0))
            own = chance, one.by_tool
            most[own] = most.get(own, 0.0) + model.sheet.upper[one.column]
    cap = tool_cap(rules, need.headcount)
    people = {
        chance: most.get((chance, False), 0.0) + min(cap, most.get((chance, True), 0.0))
        for chance in columns
    }
    return columns, [(chance, round(number)) for chance, number in people.items()]
