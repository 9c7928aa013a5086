"""Parts of small problems and plans: people, what is required, who can be hired, what is bought."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from analytics.strategy.plan import answer, planned
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Tool, Worker
from analytics.strategy.results import Action, Close, Cost, Plan


def person(
    number: int,
    levels: Mapping[str, int],
    hours: float = 10.0,
    mentoring: float = 0.0,
    rate: float = 50.0,
    team: str = "Core",
    **more: Any,
) -> Worker:
    """Somebody with hours a week to learn and to mentor, at a rate an hour."""
    return Worker(number, f"p{number}", team, "engineer", hours, mentoring, rate, levels, **more)


def problem(
    workers: Sequence[Worker],
    needs: Sequence[Need],
    rules: Rules,
    *offers: HireProfile | Tool,
    **changes: Any,
) -> Problem:
    """What is required of the teams of all; no tool counts for a skill but by `changes`."""
    skills = dict.fromkeys(need.skill for need in needs)
    asked = Problem(
        tuple(workers),
        tuple(needs),
        tuple(offer for offer in offers if isinstance(offer, HireProfile)),
        tuple(offer for offer in offers if isinstance(offer, Tool)),
        dict.fromkeys(skills, "never"),
        {skill: skill for skill in skills},
        rules,
        tuple(dict.fromkeys(worker.team for worker in workers)) or ("Core",),
    )
    return replace(asked, **changes)


def need(
    skill: str,
    headcount: int,
    workers: Sequence[Worker],
    *,
    level: int = 3,
    scope: str = "Core",
    must_have: bool = True,
    weight: float = 1,
    due: float = 20,
) -> Need:
    """Required of the teams of a scope, `A` or `A + B`: who of them holds it is counted."""
    teams = frozenset(scope.split(" + "))
    have = sum(w.levels.get(skill, -1) >= level for w in workers if w.team in teams)
    return Need(scope, teams, skill, level, headcount, must_have, weight, due, have)


def profile(name: str, levels: Mapping[str, int], cost: float, maximum: int) -> HireProfile:
    """A hire whose total cost is given, there from week 0."""
    return HireProfile(
        name, levels, maximum, 0, 0, 0, 0, 0, 1, ((0, 0),), chance=1, total_cost=cost
    )


def action(lever: str, skill: str, level: int, **changes: object) -> Action:
    """One purchase for Core, of 100 in cash and 10 hours, that counts from week 20."""
    base = Action(
        lever="train",
        skill=skill,
        skills=(skill,),
        level=level,
        from_level=level - 1,
        who="Engineer",
        team="Core",
        person=None,
        profile=None,
        tool=None,
        count=1,
        cost=Cost(first_year_cash=100.0, hours=10.0),
        chance=0.7,
        start_week=0.0,
        end_week=20.0,
        decide_by_week=6.0,
        closes=(Close("Core", skill, level, 1, True),),
    )
    return replace(base, lever=lever, **changes)  # type: ignore[arg-type]


def solved(asked: Problem, tidy: bool = True) -> Plan:
    return answer(asked, tidy=tidy).plan


def plan(asked: Problem) -> Plan:
    """The same with what is told beside it."""
    return planned(asked).plan
