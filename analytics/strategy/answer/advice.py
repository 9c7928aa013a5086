"""Why an action is about this person: their level, interest and hours, and how many others could.

It compares with nobody by name and orders nobody: who stands where is for a talk with the person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analytics.strategy.concerned import Advice
from analytics.strategy.model.steps import climbs, may_train
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.results import Action


def advised(problem: Problem, actions: Iterable[Action]) -> list[Action]:
    """The actions, each that is about a person with what it rests on."""
    workers = {worker.person_no: worker for worker in problem.workers}
    skill_ids = {name: skill for skill, name in problem.skill_names.items()}
    asked = {skill for worker in problem.workers for skill in worker.interest}
    needs = {(n.scope, n.skill, n.level): n for n in problem.needs}
    found = []
    for action in actions:
        if action.person_no is None:
            found.append(action)
            continue
        closed = [
            needs[close.scope, skill_ids[close.skill], close.level]
            for close in (*action.closes, *action.spares)
            if close.headcount > 0
        ]
        worker = workers[action.person_no]
        skill = skill_ids.get(action.skill)
        found.append(replace(action, advice=_advice(problem, action, worker, skill, closed, asked)))
    return found


def _advice(
    problem: Problem, action: Action, worker: Worker, skill: str | None, closed: list[Need],
    asked: set[str],
) -> Advice:  # fmt: skip
    level = worker.levels.get(skill) if skill else None
    able, nearer = None, None
    if skill and action.lever in ("train", "equip"):
        others = _able(problem, action, skill, closed)
        able = len({*others, worker.person_no})
        nearer = sum(level is not None and own > level for own in others.values())
    return Advice(
        level=level,
        interest=worker.interest.get(skill) if skill else None,
        interest_asked=skill in asked,
        hours_per_week=worker.hours_per_week,
        hours_given=worker.hours_given,
        able=able,
        nearer=nearer,
    )


def _able(problem: Problem, action: Action, skill: str, closed: list[Need]) -> dict[int, int]:
    """person_no -> level today of all who could do the same for one of the positions in time."""
    wanted = [(need.teams, need.level, need.due_week) for need in closed if need.skill == skill]
    if not wanted:  # it prepares somebody for a tool, a review, or another step
        wanted = [(frozenset([action.team]), action.level, problem.rules.deadline_weeks)]
    return {
        worker.person_no: worker.levels[skill]
        for worker in problem.workers
        if skill in worker.levels
        and any(
            worker.team in teams and _can(problem, action, worker, skill, level, due)
            for teams, level, due in wanted
        )
    }


def _can(
    problem: Problem, action: Action, worker: Worker, skill: str, level: int, due: float
) -> bool:
    known = worker.levels[skill]
    if action.lever == "equip":
        return known == level - 1 and not worker.declines("equip", skill)
    return (
        known < level
        and worker.hours_per_week > 0
        and worker.interest.get(skill) != 0
        and may_train(problem, worker, skill)
        and climbs(problem, skill, known, level, due, worker.hours_per_week)
    )
