"""Why an action is about this person: their level, interest and hours, and how many others could.

It compares with nobody by name and orders nobody: who stands where is for a talk with the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from analytics.strategy.concerned import Advice
from analytics.strategy.model.steps import climbs, may_train
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.results import Action

Wanted = tuple[tuple[frozenset[str], int, float], ...]
"""Of each position that would be closed: its teams, level and due week."""
Able = dict[tuple[str, str, Wanted], tuple[dict[int, int], Counter[int]]]
"""By lever, skill and what is wanted: who is able with their level today, and how many at each."""


def advised(problem: Problem, actions: Iterable[Action]) -> list[Action]:
    """The actions, each that is about a person with what it rests on."""
    workers = {worker.person_no: worker for worker in problem.workers}
    skill_ids = {name: skill for skill, name in problem.skill_names.items()}
    asked = {skill for worker in problem.workers for skill in worker.interest}
    needs = {(n.scope, n.skill, n.level): n for n in problem.needs}
    able: Able = {}
    found = []
    for action in actions:
        if action.person_no is None:
            found.append(action)
            continue
        closed = [
            needs[close.scope, skill_ids[close.skill], close.level]
            for close in action.closes
            if close.headcount > 0
        ]
        worker = workers[action.person_no]
        skill = skill_ids.get(action.skill)
        able_now, nearer = None, None
        if skill and action.lever in ("train", "equip"):
            able_now, nearer = _others(problem, action, worker, skill, closed, able)
        found.append(
            replace(
                action,
                advice=Advice(
                    level=worker.levels.get(skill) if skill else None,
                    interest=worker.interest.get(skill) if skill else None,
                    interest_asked=skill in asked,
                    hours_per_week=worker.hours_per_week,
                    hours_given=worker.hours_given,
                    able=able_now,
                    nearer=nearer,
                ),
            )
        )
    return found


def _others(
    problem: Problem, action: Action, worker: Worker, skill: str, closed: list[Need], able: Able
) -> tuple[int, int]:
    """How many could do the same, the person included, and how many of them stand higher today.

    Equal actions are of the same others, who are looked up once and kept in `able`: a plan may
    concern thousands.
    """
    wanted = tuple((n.teams, n.level, n.due_week) for n in closed if n.skill == skill)
    if not wanted:  # it prepares somebody for a tool, a review, or another step
        wanted = ((frozenset([action.team]), action.level, problem.rules.deadline_weeks),)
    asked = (action.lever, skill, wanted)
    if asked not in able:
        people = _able(problem, action.lever, skill, wanted)
        able[asked] = (people, Counter(people.values()))
    people, at = able[asked]
    level = worker.levels.get(skill)
    higher = 0 if level is None else sum(many for own, many in at.items() if own > level)
    return len(people) + (worker.person_no not in people), higher


def _able(problem: Problem, lever: str, skill: str, wanted: Wanted) -> dict[int, int]:
    """person_no -> level today of all who could do the same for one of the positions in time."""
    return {
        worker.person_no: worker.levels[skill]
        for worker in problem.workers
        if skill in worker.levels
        and any(
            worker.team in teams and _can(problem, lever, worker, skill, level, due)
            for teams, level, due in wanted
        )
    }


def _can(problem: Problem, lever: str, worker: Worker, skill: str, level: int, due: float) -> bool:
    known = worker.levels[skill]
    if lever == "equip":
        return known == level - 1 and not worker.declines("equip", skill)
    return (
        known < level
        and worker.hours_per_week > 0
        and worker.interest.get(skill) != 0
        and may_train(problem, worker, skill)
        and climbs(problem, skill, known, level, due, worker.hours_per_week)
    )
