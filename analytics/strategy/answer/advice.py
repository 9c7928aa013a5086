"""What an action about a person rests on. Nobody is compared with others."""

from collections.abc import Iterable
from dataclasses import replace

from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Action, Advice


def advised(problem: Problem, actions: Iterable[Action]) -> list[Action]:
    """The actions, each that is about a person with what it rests on."""
    workers = {worker.person_no: worker for worker in problem.workers}
    skill_ids = {name: skill for skill, name in problem.skill_names.items()}
    asked = {skill for worker in problem.workers for skill in worker.interest}
    result = []
    for action in actions:
        if action.person_no is not None:
            worker, skill = workers[action.person_no], skill_ids[action.skill]
            advice = Advice(
                level=worker.levels.get(skill),
                interest=worker.interest.get(skill),
                interest_asked=skill in asked,
                hours_per_week=worker.hours_per_week,
                hours_given=worker.hours_given,
            )
            action = replace(action, advice=advice)
        result.append(action)
    return result
