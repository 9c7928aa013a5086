"""What a scenario names, as the planner takes it: skills by id, everything else is there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from analytics.strategy.learning import Prerequisite, refuse_circles
from analytics.strategy.offers import Finder
from analytics.strategy.problem import Problem
from analytics.strategy.scenario import Scenario
from analytics.strategy.wishes import Bar, Pin
from data.vocabulary import RefusedError

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
    _one_of(place, "profile", wish.profile, [hire.profile for hire in problem.hires])
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
