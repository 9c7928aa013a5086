"""Parts of small problems and plans: people, what is required, who can be hired, what is bought. Of
them a team whose best plan is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from analytics.results import LEVERS, Lever
from analytics.strategy.plan import answer, planned
from analytics.strategy.problem.problem import (
    Contractor,
    HireProfile,
    Need,
    Problem,
    Rules,
    Tool,
    Worker,
)
from analytics.strategy.results import Action, Close, Cost, Plan

START = date(2026, 10, 15)
"""The day of week 0."""


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
        start=START,
    )
    return replace(asked, **changes)


def ruled(problem: Problem, **changes: Any) -> Problem:
    """The same by other rules."""
    return replace(problem, rules=replace(problem.rules, **changes))


def required(problem: Problem, **changes: Any) -> Problem:
    """The same where each requirement is otherwise."""
    return replace(problem, needs=tuple(replace(need, **changes) for need in problem.needs))


def where(problem: Problem, number: int, **changes: Any) -> Problem:
    """The same where one of the people is otherwise."""
    workers = list(problem.workers)
    workers[number] = replace(workers[number], **changes)
    return replace(problem, workers=tuple(workers))


def with_contractors(problem: Problem, *offered: Contractor) -> Problem:
    """The same where these may come."""
    allowed = ruled(problem, levers=problem.rules.levers | {"contract"})
    return replace(allowed, contractors=offered)


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


def assistant(skills: Iterable[str], cost: float) -> Tool:
    """A tool that lifts who is at 2, whose seat has a total cost, in use from week 0."""
    least, credit = dict.fromkeys(skills, 2), dict.fromkeys(skills, 1.0)
    return Tool("Assistant", frozenset(skills), least, credit, 0, 0, 0, seat_total_cost=cost)


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


DEADLINE = 20.0
PEOPLE = {
    "Ana": ({"MLE": 3, "RAG": 2, "GOV": 1}, 80),
    "Ben": ({"MLE": 2, "RAG": 2, "GOV": 0}, 200),
    "Cho": ({"MLE": 2, "RAG": 1, "GOV": 2}, 200),
    "Dev": ({"MLE": 1, "RAG": 0, "GOV": 1}, 240),
}
HEADCOUNTS = {"MLE": 3, "RAG": 2, "GOV": 1}
RULES = Rules(
    deadline_weeks=DEADLINE,
    budget_on="total",
    attrition_per_year=0,
    fee_per_hour=0,
    cost_per_step=500,
    training_rate=90,
    training_success=1,
    mentor_hours_per_hour=0,
    max_steps=3,
    cap_share=0.5,
    reviewers=0,
)


def four_people(
    reviewers: int = 0,
    engineer_cost: float = 75_000,
    levers: tuple[Lever, ...] = LEVERS,
    budget: float | None = None,
) -> Problem:
    """The instance, every number as published in methods.md#the-model."""
    workers = tuple(
        Worker(number, name, "Core", "ML engineer", hours / DEADLINE, 0, 90, levels)
        for number, (name, (levels, hours)) in enumerate(PEOPLE.items())
    )
    needs = tuple(
        need(skill, headcount, workers, due=DEADLINE) for skill, headcount in HEADCOUNTS.items()
    )
    rules = replace(RULES, levers=frozenset(levers), reviewers=reviewers, budget=budget)
    return problem(
        workers,
        needs,
        rules,
        profile("MLEng", {"MLE": 4, "RAG": 3, "GOV": 1}, engineer_cost, 2),
        profile("GovLead", {"GOV": 4}, 70_000, 1),
        assistant(("MLE", "RAG"), 1_200),
        tooling=dict.fromkeys(HEADCOUNTS, "yes"),
        name="Four people",
    )
