"""What a scenario names, as the planner takes it: skills by id, everything else is there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from analytics.results import ActionLever
from analytics.strategy.problem.learning import Prerequisite, refuse_circles
from analytics.strategy.problem.problem import Contractor, HireProfile, Move, Problem
from analytics.strategy.problem.wishes import Bar, Pin
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.offers import Finder
from data.vocabulary import RefusedError

Wish = TypeVar("Wish", Pin, Bar)


def with_wishes(problem: Problem, scenario: Scenario, find: Finder) -> Problem:
    """The problem with the scenario's offers, pins, bars and prerequisites, skills by id.

    Raises RefusedError for a skill, profile, tool or team that is not there, and for
    prerequisites that go in a circle.
    """
    for hire in problem.hires:
        _one_of(f"[[hire]] {hire.profile}", "team", hire.team, problem.teams)
    for tool in problem.tools:
        for team in sorted(tool.owned_by):
            _one_of(f"[[tool]] {tool.name}", "team", team, problem.teams)
    for move in scenario.moves:
        for team in (move.source, move.target):
            _one_of("[[move]]", "team", team, problem.teams)
    problem = _with_offers(problem, scenario, find)
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


def _with_offers(problem: Problem, scenario: Scenario, find: Finder) -> Problem:
    """Courses and moves. Contractors and moves may be bought where a scenario offers them."""
    added: set[ActionLever] = set()
    added |= {"contract"} if scenario.contractors else set()
    added |= {"move"} if scenario.moves else set()
    return replace(
        problem,
        courses=tuple(
            replace(one, skill=find(one.skill, f"[[course]] {one.name}").skill_id)
            for one in scenario.courses
        ),
        moves=tuple(
            Move(one.source, one.target, one.maximum, one.cost, one.hours) for one in scenario.moves
        ),
        rules=replace(problem.rules, levers=problem.rules.levers | added),
    )


def _known(one: Prerequisite, find: Finder) -> Prerequisite:
    place = "[[prerequisite]]"
    needs = tuple((find(skill, place).skill_id, level) for skill, level in one.needs)
    return Prerequisite(find(one.skill, place).skill_id, one.level, needs)


def _one_of(place: str, key: str, value: str | None, known: Collection[str]) -> None:
    if value is not None and value not in known:
        listed = ", ".join(known) or "none"
        raise RefusedError(f"{place} names the {key} {value!r}; this selection has {listed}.")
