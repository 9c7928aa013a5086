"""People as the model sees them: one by one, or equal ones together."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.strategy.problem.problem import Problem, Worker


@dataclass(frozen=True)
class Crew:
    """`size` people who are the same to the model; `mentor_hours_per_week` is their sum."""

    worker: Worker
    size: int
    mentor_hours_per_week: float


def one_by_one(problem: Problem) -> tuple[Crew, ...]:
    """A crew for each worker, in the problem's order."""
    return tuple(Crew(worker, 1, worker.mentor_hours_per_week) for worker in problem.workers)


def merged(problem: Problem, skill: str) -> tuple[Crew, ...]:
    """Equal people together, for a problem with one skill and one lever.

    Exact there: with one skill a person climbs one chain, so time is a limit on each chain by
    itself and never shared. Who has no known level in the skill takes no part.
    """
    # Several chains a person, or places in groups: then nobody is like another one.
    if problem.prerequisites or any(course.skill == skill for course in problem.courses):
        return tuple(c for c in one_by_one(problem) if c.worker.levels.get(skill) is not None)
    by_team = bool(problem.bars) or any(tool.owned_by for tool in problem.tools)
    patterns = {
        team: tuple(team in need.teams for need in problem.needs)
        for team in {worker.team for worker in problem.workers}
    }
    first: dict[tuple[object, ...], Worker] = {}
    size: dict[tuple[object, ...], int] = {}
    mentoring: dict[tuple[object, ...], float] = {}
    for worker in problem.workers:
        level = worker.levels.get(skill)
        if level is None:
            continue
        key = (
            worker.team if by_team else patterns[worker.team],
            level,
            worker.hours_per_week,
            worker.interest.get(skill) == 0,
            worker.declines("train", skill),
            worker.declines("equip", skill),
            worker.hourly_rate,
        )
        first.setdefault(key, worker)
        size[key] = size.get(key, 0) + 1
        mentoring[key] = mentoring.get(key, 0.0) + worker.mentor_hours_per_week
    return tuple(Crew(first[key], size[key], mentoring[key]) for key in first)
