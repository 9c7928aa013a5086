"""Why an action is about this person. Nobody is compared by name or ordered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from analytics.strategy.answer.closing import Counted
from analytics.strategy.model.model import climbs, may_train
from analytics.strategy.problem.problem import Problem, Worker
from analytics.strategy.results import Action, Advice

Wanted = tuple[tuple[frozenset[str], int, float], ...]
"""Of each position that would be closed: its teams, level and due week."""


def advised(problem: Problem, meant: Iterable[tuple[Action, Counted]]) -> list[Action]:
    """The actions, each that is about a person with what it rests on. Beside each: the needs that
    it is for."""
    workers = {worker.person_no: worker for worker in problem.workers}
    skill_ids = {name: skill for skill, name in problem.skill_names.items()}
    asked = {skill for worker in problem.workers for skill in worker.interest}

    @cache  # equal actions are of the same others: a plan may concern thousands
    def able(lever: str, skill: str, wanted: Wanted) -> tuple[dict[int, int], Counter[int]]:
        """Whoever could do the same for one of the positions in time: person_no -> level today,
        and how many are at each level."""
        people = {
            worker.person_no: worker.levels[skill]
            for worker in problem.workers
            if skill in worker.levels
            and any(
                worker.team in teams and _can(problem, lever, worker, skill, level, due)
                for teams, level, due in wanted
            )
        }
        return people, Counter(people.values())

    result = []
    for action, own in meant:
        if action.person_no is None:
            result.append(action)
            continue
        worker, skill = workers[action.person_no], skill_ids[action.skill]
        wanted = tuple((n.teams, n.level, n.due_week) for n, _ in own if n.skill == skill)
        if not wanted:  # it prepares somebody for a tool, a review, or another step
            wanted = ((frozenset([action.team]), action.level, problem.rules.deadline_weeks),)
        people, at = able(action.lever, skill, wanted)
        level = worker.levels.get(skill)
        advice = Advice(
            level=level,
            interest=worker.interest.get(skill),
            interest_asked=skill in asked,
            hours_per_week=worker.hours_per_week,
            hours_given=worker.hours_given,
            able=len(people) + (worker.person_no not in people),
            nearer=0 if level is None else sum(n for own, n in at.items() if own > level),
        )
        result.append(replace(action, advice=advice))
    return result


def _can(problem: Problem, lever: str, worker: Worker, skill: str, level: int, due: float) -> bool:
    known = worker.levels[skill]
    if lever == "equip":
        return known == level - 1 and not worker.declines("equip", skill)
    hours = worker.hours_per_week
    return (
        known < level
        and may_train(problem, worker, skill)
        and climbs(problem, known, level, due, hours)
    )
