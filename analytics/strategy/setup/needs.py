"""The requirements as the planner's needs: when they are due, and what the scenario drops,
postpones and prices (methods.md#start-horizon-and-leavers).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from analytics.results import Analysis, RequirementCoverage
from analytics.strategy.problem.problem import (
    Bar,
    Closed,
    Contractor,
    Delay,
    Drop,
    HireProfile,
    Need,
    Pin,
    Postpone,
    Prerequisite,
    Problem,
    Tool,
    refuse_circles,
)
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.offers import Finder
from data.vocabulary import RefusedError

DAYS_PER_WEEK = 7.0
FURTHEST_WEEK = 156.0
"""What is due later is beyond the plan."""


def needs(
    analysis: Analysis, scenario: Scenario, deadline: float, find: Finder
) -> tuple[Need, ...]:
    """Every requirement that is not dropped, in the order of the analysis; also those due past
    FURTHEST_WEEK, which no plan is made for. `deadline`: in weeks, for what is overdue and, where
    the scenario gives it, at most for everything. A cost of delay of the scenario stands in the
    place of the requirement's own.

    Raises RefusedError where a drop, a postponement or a cost of delay names no requirement.
    """
    asked = analysis.requirements
    dropped = {n for drop in scenario.drops for n in _matching(asked, drop, "[[drop]]", find)}
    closed = {n for one in scenario.closes for n in _matching(asked, one, "[[close]]", find)}
    later = [0.0] * len(asked)
    for postpone in scenario.postponed:
        for number in _matching(asked, postpone, "[[postpone]]", find):
            later[number] += postpone.weeks
    costs = dict(_delay_cost(asked, delay, find) for delay in scenario.delays)
    week_0 = week_zero(analysis, scenario)
    found: list[Need] = []
    for number, requirement in enumerate(asked):
        if number in dropped:
            continue
        need = _need(requirement, week_0, deadline, scenario.deadline_given)
        due = need.due_week + later[number]
        need = replace(need, closed=number in closed)
        per_week = costs.get(number, requirement.per_week)
        found.append(replace(need, due_week=due, per_week=per_week))
    return tuple(found)


def week_zero(analysis: Analysis, scenario: Scenario) -> date:
    """The day on which the plan starts: the scenario's, else today, never before the latest wave
    (methods.md#start-horizon-and-leavers)."""
    waves = [day for _, _, day in analysis.waves]
    return scenario.start or max([analysis.today, *waves])


def _matching(
    asked: tuple[RequirementCoverage, ...],
    wish: Closed | Drop | Postpone | Delay,
    place: str,
    find: Finder,
) -> list[int]:
    """Positions of the requirements that fit everything that the wish gives; never none."""
    skill = None if wish.skill is None else find(wish.skill, place).skill_id
    initiative = None if isinstance(wish, Delay) else wish.initiative
    numbers = [
        number
        for number, requirement in enumerate(asked)
        if _fits(requirement.scope, wish.scope)
        and _fits(requirement.initiative, initiative)
        and skill in (None, requirement.skill_id)
        and wish.level in (None, requirement.level)
    ]
    if not numbers:
        given = {
            "scope": wish.scope,
            "skill": wish.skill,
            "level": wish.level,
            "initiative": initiative,
        }
        said = ", ".join(f"{key} {value!r}" for key, value in given.items() if value is not None)
        raise RefusedError(f"{place} {said} fits no requirement of this selection.")
    return numbers


def _fits(text: str, wanted: str | None) -> bool:
    return wanted is None or text.casefold() == wanted.casefold()


def _delay_cost(
    asked: tuple[RequirementCoverage, ...], delay: Delay, find: Finder
) -> tuple[int, float]:
    """The one must-have that a cost of delay is for, and the cost."""
    place = f"[[delay]] {delay.scope}, {delay.skill}"
    numbers = _matching(asked, delay, "[[delay]]", find)
    if len(numbers) > 1:
        levels = ", ".join(str(asked[number].level) for number in numbers)
        raise RefusedError(f"{place} fits requirements at the levels {levels}; give the level.")
    if not asked[numbers[0]].must_have:
        raise RefusedError(f"{place} is no must-have; only a must-have has a cost of delay.")
    return numbers[0], delay.per_week


def _need(
    requirement: RequirementCoverage, week_0: date, deadline: float, deadline_given: bool
) -> Need:
    """Due by its own date. A deadline that was asked for caps it, and stands in the place of a date
    that nobody gave.

    What was due before week 0 counts as due by the deadline and is marked overdue.
    """
    own = (requirement.due_on - week_0).days / DAYS_PER_WEEK
    overdue = own < 0
    due = own
    if overdue or (deadline_given and not requirement.due_given):
        due = min(deadline, FURTHEST_WEEK)
    elif deadline_given:
        due = min(own, deadline)
    return Need(
        scope=requirement.scope,
        teams=frozenset(requirement.teams),
        skill=requirement.skill_id,
        level=requirement.level,
        headcount=requirement.required,
        must_have=requirement.must_have,
        weight=requirement.weight,
        due_week=due,
        have=requirement.have,
        overdue=overdue,
        unknown=requirement.unknown,
        initiative=requirement.initiative,
    )


def as_late_as_serves(problem: Problem) -> Problem:
    """Hires and seats wait so long that their slow end still meets the first due date that they
    serve: then a later need costs no more by accounting than an earlier one."""
    short = [need for need in problem.needs if need.have < need.headcount]
    return replace(
        problem,
        hires=tuple(_hire(hire, short) for hire in problem.hires),
        tools=tuple(_tool(tool, short) for tool in problem.tools),
    )


def _hire(hire: HireProfile, short: Iterable[Need]) -> HireProfile:
    served = (need for need in short if hire.levels.get(need.skill, 0) >= need.level)
    delay = _delay(served, sum(high for _, high in hire.lead))
    return replace(
        hire,
        delay=delay,
        weeks_to_start=hire.weeks_to_start - hire.delay + delay,
        weeks_to_productive=hire.weeks_to_productive - hire.delay + delay,
    )


def _tool(tool: Tool, short: Iterable[Need]) -> Tool:
    usual = tool.weeks_to_productive - tool.delay
    served = (need for need in short if tool.credit.get(need.skill, 0) > 0)
    delay = _delay(served, usual if tool.slow_weeks is None else tool.slow_weeks)
    return replace(tool, delay=delay, weeks_to_productive=usual + delay)


def _delay(served: Iterable[Need], slow: float) -> float:
    return max(0.0, min((need.due_week for need in served), default=0.0) - slow)


Wish = TypeVar("Wish", Pin, Bar)


def with_wishes(problem: Problem, scenario: Scenario, find: Finder) -> Problem:
    """The problem with the scenario's pins, bars and prerequisites, skills by id.

    Raises RefusedError for a skill, profile, tool or team that is not there, and for
    prerequisites that go in a circle.
    """
    for hire in problem.hires:
        _one_of(f"[[hire]] {hire.profile}", "team", hire.team, problem.teams)
    for tool in problem.tools:
        for team in sorted(tool.owned_by):
            _one_of(f"[[tool]] {tool.name}", "team", team, problem.teams)
    refuse_circles(scenario.prerequisites)
    return replace(
        problem,
        prerequisites=tuple(_known(one, find) for one in scenario.prerequisites),
        pins=tuple(_found(problem, pin, "[[pin]]", find) for pin in scenario.pins),
        bars=tuple(_found(problem, bar, "[[bar]]", find) for bar in scenario.bars),
    )


def _found(problem: Problem, wish: Wish, place: str, find: Finder) -> Wish:
    skill = None if wish.skill is None else find(wish.skill, place).skill_id
    _one_of(place, "team", wish.team, problem.teams)
    offered: Sequence[HireProfile | Contractor] = problem.hires
    if wish.lever == "contract":
        offered = problem.contractors
    _one_of(place, "profile", wish.profile, [offer.profile for offer in offered])
    _one_of(place, "tool", wish.tool, [tool.name for tool in problem.tools])
    return replace(wish, skill=skill)


def _known(one: Prerequisite, find: Finder) -> Prerequisite:
    place = "[[prerequisite]]"
    needs = tuple((find(skill, place).skill_id, level) for skill, level in one.needs)
    return Prerequisite(find(one.skill, place).skill_id, one.level, needs)


def _one_of(place: str, key: str, value: str | None, known: Collection[str]) -> None:
    if value is not None and value not in known:
        listed = ", ".join(known) or "none"
        raise RefusedError(f"{place} names the {key} {value!r}; this selection has {listed}.")
