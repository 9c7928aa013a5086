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
