"""What a solution buys, in plain terms, and when each training step ends."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from analytics.strategy.model.hours import tutor_hours
from analytics.strategy.model.model import weekly_hours
from analytics.strategy.model.offers import calendar_hours
from analytics.strategy.model.solve import Solution
from analytics.strategy.model.steps import mentor_level
from analytics.strategy.money.charges import LEAST_HOURS, mentor_hours, step_hours
from analytics.strategy.problem.demands import Purchase, counts
from analytics.strategy.problem.problem import Need, Problem, by_step, place

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Blend:
    """Purchases by positions in the problem (`worker`, `hire`, `tool`, `need`).

    `trained`: (worker, skill) -> level -> due week in the model. `uses`: (worker, need) pairs
    that a tool fills.
    """

    trained: dict[tuple[int, str], dict[int, float]]
    hires: dict[tuple[int, str], int]
    seats: tuple[tuple[int, int], ...]
    uses: tuple[tuple[int, int], ...]
    contracts: Mapping[tuple[int, str, float], int] = field(default_factory=dict)
    """(contractor, team, start week) -> how many."""
    taught: Mapping[tuple[int, str, int], int] = field(default_factory=dict)
    """(worker, skill, level) -> the course that teaches the step."""
    groups: Mapping[int, int] = field(default_factory=dict)
    moves: Mapping[int, int] = field(default_factory=dict)
    """worker -> the move that they take."""
    tutored: Mapping[tuple[int, str, int], float] = field(default_factory=dict)
    """(worker, skill, level) -> mentor hours of the step that an outside tutor gives."""

    def team(self, problem: Problem, worker: int) -> str:
        """Where somebody is under the plan."""
        if worker in self.moves:
            return problem.moves[self.moves[worker]].target
        return problem.workers[worker].team

    def counts_in(self, problem: Problem, worker: int, need: Need) -> bool:
        """Whether somebody is there when the need is due, in one of its teams, and no bar keeps
        them from counting."""
        if problem.workers[worker].gone_by(need.due_week):
            return False
        team = self.team(problem, worker)
        if team not in need.teams or problem.workers[worker].team in need.teams:
            return team in need.teams
        return counts(problem, Purchase("move", team, (need.skill,)))


NOTHING_BOUGHT = Blend({}, {}, (), ())


def blend_of(solution: Solution) -> Blend:
    """Read the columns of a model."""
    model = solution.model
    trained: dict[tuple[int, str], dict[int, float]] = {}
    for key, chain in model.chains.items():
        done: dict[int, float] = {}
        for level, columns in sorted(chain.columns.items()):
            bought = [
                due
                for due, column in zip(chain.dues[level], columns, strict=True)
                if solution.of(column)
            ]
            if bought:
                done[level] = bought[0]
        if done:
            trained[key] = done
    taught = _taught(solution)
    return Blend(
        trained,
        _bought(solution, model.hires),
        tuple(sorted(_bought(solution, model.seats))),
        tuple(sorted(_bought(solution, model.uses))),
        _bought(solution, model.contracts),
        taught,
        _bought(solution, model.groups),
        dict(_bought(solution, model.moves).keys()),
        _tutored(solution, trained, taught),
    )


def _tutored(
    solution: Solution,
    trained: Mapping[tuple[int, str], Mapping[int, float]],
    taught: Mapping[tuple[int, str, int], int],
) -> dict[tuple[int, str, int], float]:
    """A skill's tutor hours go to steps in a fixed order: those whose mentor nobody inside can be
    first, then by due week, level and worker."""
    found: dict[tuple[int, str, int], float] = {}
    for skill, left in tutor_hours(solution).items():
        mentors = [w for w in solution.model.problem.workers if w.mentor_hours_per_week > 0]
        highest = max((w.levels.get(skill, 0) for w in mentors), default=0)
        steps = sorted(
            (mentor_level(level) <= highest, due, level, worker)
            for (worker, own), levels in trained.items()
            if own == skill
            for level, due in levels.items()
            if (worker, skill, level) not in taught
        )
        for *_, level, worker in steps:
            given = min(left, mentor_hours(solution.model.problem.rules, level))
            if given > LEAST_HOURS:
                found[worker, skill, level] = given
            left -= given
    return found


def _taught(solution: Solution) -> dict[tuple[int, str, int], int]:
    model, found = solution.model, dict[tuple[int, str, int], int]()
    for (worker, number), columns in model.taught.items():
        if solution.of(columns[-1]):
            course = model.problem.courses[number]
            found[worker, course.skill, course.level] = number
    return found


def _bought(solution: Solution, columns: Mapping[Key, int]) -> dict[Key, int]:
    """How many of each column, without those of which there are none."""
    return {key: count for key, column in columns.items() if (count := solution.of(column))}


@dataclass(frozen=True)
class Step:
    """A training step of one person: `start` and `end` in weeks, `latest` start for its due."""

    skill: str
    level: int
    start: float
    end: float
    latest: float


def schedule(
    problem: Problem,
    worker: int,
    dues: dict[tuple[str, int], float],
    interviews: list[tuple[float, float]],
    taught: Mapping[tuple[int, str, int], int] = MappingProxyType({}),
) -> tuple[Step, ...]:
    """A person's steps one after the other, earliest due first, at their hours a week.

    `dues`: (skill, level) -> due week. `interviews`: (due week, weeks of learning time taken).
    Earliest-due-first meets every due week that can be met at all, with what others ask for
    first among equals. The latest starts come from the same order, packed from the end.
    """
    hours = problem.workers[worker].hours_per_week
    asks = by_step(problem.prerequisites)
    jobs = [
        (
            due,
            place(asks, (skill, level)) if asks else 0,
            skill,
            level,
            _calendar(problem, hours, level, taught.get((worker, skill, level))) / hours,
        )
        for (skill, level), due in dues.items()
    ]
    jobs += [(due, 0, "", 0, weeks) for due, weeks in interviews]
    jobs.sort()
    latest: list[float] = []
    limit = float("inf")
    for due, *_, weeks in reversed(jobs):
        limit = min(limit, due) - weeks
        latest.append(limit)
    steps: list[Step] = []
    now = 0.0
    for (_, _, skill, level, weeks), late in zip(jobs, reversed(latest), strict=True):
        if level:
            steps.append(Step(skill, level, now, now + weeks, max(now, late)))
        now += weeks
    return tuple(steps)


def _calendar(problem: Problem, weekly: float, level: int, course: int | None) -> float:
    if course is None:
        return step_hours(problem.rules, level)
    return calendar_hours(problem, problem.courses[course], weekly)


def interview_weeks(problem: Problem, blend: Blend) -> list[tuple[float, float]]:
    """For everyone alike: when interviews must be done and the weeks of learning they take."""
    weekly = weekly_hours(problem)
    dues = sorted({need.due_week for need in problem.needs})
    jobs: list[tuple[float, float]] = []
    for (position, _), count in sorted(blend.hires.items()):
        hire = problem.hires[position]
        if hire.interview_hours > 0 and weekly > 0:
            after = [due for due in dues if due >= hire.weeks_to_start]
            if after:
                jobs.append((after[0], hire.interview_hours * count / weekly))
    return jobs
