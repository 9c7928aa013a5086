"""What is bought, and which purchase closes which position, each once and in a fixed order."""

import math
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from analytics.results import ActionLever, by_key
from analytics.strategy.model.model import SLACK, hire_serves, mentor_level, tools_for, weekly_hours
from analytics.strategy.model.rules import contract_serves, covers, equipping, training, tutor_hours
from analytics.strategy.model.solve import Solution
from analytics.strategy.money import LEAST_HOURS, mentor_hours, step_hours
from analytics.strategy.problem.problem import Need, Problem, by_step, place
from analytics.strategy.problem.problem import Step as Goal
from analytics.strategy.problem.relax import demanded

Key = TypeVar("Key", bound=Hashable)
Dues = dict[Goal, float]
"""The week by which each step is due, by its skill and level."""


@dataclass(frozen=True)
class Blend:
    """Purchases by positions in the problem (`worker`, `hire`, `tool`, `need`). `trained`: (worker,
    skill) -> level -> due week in the model. `uses`: (worker, need) pairs that a tool fills."""

    trained: dict[tuple[int, str], dict[int, float]]
    hires: dict[tuple[int, str], int]
    seats: tuple[tuple[int, int], ...]
    uses: tuple[tuple[int, int], ...]
    contracts: Mapping[tuple[int, str, float], int] = field(default_factory=dict)
    """(contractor, team, start week) -> how many."""
    tutored: Mapping[tuple[int, str, int], float] = field(default_factory=dict)
    """(worker, skill, level) -> mentor hours of the step that an outside tutor gives."""


NOTHING_BOUGHT = Blend({}, {}, (), ())


def blend_of(solution: Solution) -> Blend:
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
    return Blend(
        trained,
        _bought(solution, model.hires),
        tuple(sorted(_bought(solution, model.seats))),
        tuple(sorted(_bought(solution, model.uses))),
        _bought(solution, model.contracts),
        _tutored(solution, trained),
    )


def _tutored(
    solution: Solution, trained: Mapping[tuple[int, str], Mapping[int, float]]
) -> dict[tuple[int, str, int], float]:
    """A skill's tutor hours go to steps in a fixed order: those whose mentor nobody inside can be
    first, then by due week, level and worker."""
    result: dict[tuple[int, str, int], float] = {}
    for skill, left in tutor_hours(solution).items():
        mentors = [w for w in solution.model.problem.workers if w.mentor_hours_per_week > 0]
        highest = max((w.levels.get(skill, 0) for w in mentors), default=0)
        steps = sorted(
            (mentor_level(level) <= highest, due, level, worker)
            for (worker, own), levels in trained.items()
            if own == skill
            for level, due in levels.items()
        )
        for *_, level, worker in steps:
            given = min(left, mentor_hours(solution.model.problem.rules, level))
            if given > LEAST_HOURS:
                result[worker, skill, level] = given
            left -= given
    return result


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
    problem: Problem, worker: int, dues: Dues, interviews: list[tuple[float, float]]
) -> tuple[Step, ...]:
    """A person's steps one after the other, earliest due first, at their hours a week.

    `interviews`: (due week, weeks of learning time taken).
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
            step_hours(problem.rules, level) / hours,
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


def interview_weeks(problem: Problem, blend: Blend) -> list[tuple[float, float]]:
    """For everyone alike: when interviews must be done and the weeks of learning they take."""
    weekly = weekly_hours(problem)
    dues = sorted({need.due_week for need in problem.needs})
    jobs: list[tuple[float, float]] = []
    for (position, _), count in sorted(blend.hires.items()):
        hire = problem.hires[position]
        after = [due for due in dues if due >= hire.weeks_to_start]
        if hire.interview_hours > 0 and weekly > 0 and after:
            jobs.append((after[0], hire.interview_hours * count / weekly))
    return jobs


MANY = 10_000
"""Positions that no purchase fills."""
Counted = list[tuple[Need, int]]
"""Needs and how many of their positions an action closes."""


@dataclass
class Closing:
    """Positions closed by lever, need and purchase: (worker, skill), (hire, team), (worker, tool)
    or (contractor, team, start week).

    `steps` are everyone's training steps in time. All who reach a need's level in time are in
    `able`, also where the last position was already closed: they still make it safer.
    """

    steps: dict[int, tuple[Step, ...]]
    by: dict[ActionLever, dict[int, dict[Any, int]]] = field(default_factory=dict)
    able: dict[int, list[int]] = field(default_factory=dict)

    def count(self, lever: ActionLever, need: int) -> int:
        return sum(self.by[lever][need].values())

    def end(self, worker: int, skill: str, level: int) -> float | None:
        """Week in which a worker's training reaches `level`, None if it does not."""
        for step in self.steps.get(worker, ()):
            if step.skill == skill and step.level == level:
                return step.end
        return None


def close(problem: Problem, blend: Blend) -> Closing:
    """Assign purchases to positions: trainees by end week, then hires, then tools; ids break ties.
    The same order as methods.md#what-closes-a-position asks: who is at the level by training is not
    a tool user."""
    needed = _needed_dues(problem, blend, as_modelled(problem, blend))
    return _scheduled(problem, blend, needed)


def as_modelled(problem: Problem, blend: Blend) -> Closing:
    """The same with every step when the model planned it, whether or not it closes a position."""
    return _scheduled(problem, blend, _model_dues(blend))


def whenever(problem: Problem, blend: Blend, closing: Closing) -> tuple[Problem, Closing]:
    """The same steps where every need is due at the horizon and asks for more than there could be:
    whatever counts at some time counts, and nothing is left out because others do."""
    horizon = problem.rules.horizon_weeks
    needs = (replace(n, due_week=horizon, headcount=n.headcount + MANY) for n in problem.needs)
    late = replace(problem, needs=tuple(needs))
    return late, _assign(late, blend, Closing(closing.steps), whenever=True)


def with_last_starts(problem: Problem, closing: Closing, ever: Closing) -> Closing:
    """The same steps, each with the last start from which it, and every later step of its person,
    still serves its first need in time: of those that it closes when due, else of those that are
    short, else of any. A step that is late whenever it starts is to start at once.

    `ever`: what the steps close at some time (`whenever`).
    """
    in_time = set(_served(problem, closing))
    wanted: dict[tuple[int, str], list[tuple[bool, bool, float, int]]] = {}
    for served in _served(problem, ever):
        number, trained, level = served
        need = problem.needs[number]
        goal = served not in in_time, need.have >= need.headcount, need.due_week, level
        wanted.setdefault(trained, []).append(goal)
    asks = by_step(problem.prerequisites)
    steps: dict[int, tuple[Step, ...]] = {}
    for worker, own in closing.steps.items():
        dues: Dues = {}
        for step in own:
            goals = [goal for goal in wanted.get((worker, step.skill), ()) if goal[3] >= step.level]
            dues[step.skill, step.level] = min(goals)[2] if goals else math.inf
        _no_later_than_what_asks(asks, dues)
        slack, result = math.inf, list[Step]()
        for step in reversed(own):
            slack = min(slack, max(0.0, dues[step.skill, step.level] - step.end))
            last = step.latest if slack == math.inf else step.start + slack
            result.append(replace(step, latest=last))
        steps[worker] = tuple(reversed(result))
    return replace(ever, steps=steps)


def _served(problem: Problem, closing: Closing) -> Iterator[tuple[int, tuple[int, str], int]]:
    """Each need by its place, whose training closes it, and the level that this takes."""
    for number, need in enumerate(problem.needs):
        for trained in closing.by["train"][number]:
            yield number, trained, need.level
        for worker, _ in closing.by["equip"][number]:
            yield number, (worker, need.skill), need.level - 1


def _scheduled(problem: Problem, blend: Blend, dues: Mapping[int, Dues]) -> Closing:
    """What the steps close, each worker's by their due weeks."""
    interviews = interview_weeks(problem, blend)
    steps = {w: schedule(problem, w, own, interviews) for w, own in dues.items()}
    return _assign(problem, blend, Closing(steps))


def _model_dues(blend: Blend) -> dict[int, Dues]:
    dues: dict[int, Dues] = {}
    for (worker, skill), levels in blend.trained.items():
        for level, due in levels.items():
            dues.setdefault(worker, {})[skill, level] = due
    return dues


def _needed_dues(problem: Problem, blend: Blend, closing: Closing) -> dict[int, Dues]:
    """When each step is really needed: by the first position that it closes or makes possible."""
    wanted = by_key(
        (trained, (level, problem.needs[number].due_week))
        for number, trained, level in _served(problem, closing)
    )
    dues = _model_dues(blend)
    for worker, own in dues.items():
        for (skill, level), due in own.items():
            goals = [d for k, d in wanted.get((worker, skill), []) if k >= level]
            own[skill, level] = min(goals, default=due)
        _no_later_than_what_asks(by_step(problem.prerequisites), own)
    return dues


def _no_later_than_what_asks(asks: Mapping[Goal, tuple[Goal, ...]], dues: Dues) -> None:
    """A step is needed by when the first step that asks for it, or for one above it, is."""
    for step in sorted(dues, key=lambda step: -place(asks, step)) if asks else ():
        for skill, least in asks.get(step, ()):
            for level in range(1, least + 1):
                if (skill, level) in dues:
                    dues[skill, level] = min(dues[skill, level], dues[step])


def _assign(problem: Problem, blend: Blend, closing: Closing, *, whenever: bool = False) -> Closing:
    """`whenever`: contractors count who are engaged at any time."""
    trained: dict[str, dict[int, dict[int, float]]] = {}
    for (worker, skill), levels in blend.trained.items():
        trained.setdefault(skill, {})[worker] = levels
    used = by_key((number, worker) for worker, number in blend.uses)
    for number, need in enumerate(problem.needs):
        able = _trainees(problem, number, closing, trained.get(need.skill, {}))
        closing.able[number] = able
        engaged = {
            key: blend.contracts[key] * covers(problem, key[0], key[1], need)
            if whenever
            else contracts_counting(problem, blend, key, number)
            for key in sorted(blend.contracts)
        }
        users = [worker for worker in used.get(number, ()) if worker not in able]
        offered: dict[ActionLever, Mapping[Any, int]] = {
            "train": {(worker, need.skill): 1 for worker in able},
            "hire": {h: hires_counting(problem, blend, h, number) for h in sorted(blend.hires)},
            "contract": engaged,
            "equip": {(worker, _seat(problem, blend, worker, need)): 1 for worker in users},
        }
        missing = need.missing
        for lever, own in offered.items():
            closing.by.setdefault(lever, {})[number] = _filled(missing, own)
            missing -= closing.count(lever, number)
    return closing


def _filled(missing: int, offered: Mapping[Key, int]) -> dict[Key, int]:
    """Of so many positions, those that each of the offered fills, the first ones first."""
    result: dict[Key, int] = {}
    for key, count in offered.items():
        if taken := min(missing, count):
            result[key] = taken
            missing -= taken
    return result


def hires_counting(problem: Problem, blend: Blend, hired: tuple[int, str], number: int) -> int:
    return blend.hires[hired] if hire_serves(problem, *hired, problem.needs[number]) else 0


def contracts_counting(
    problem: Problem, blend: Blend, engaged: tuple[int, str, float], number: int
) -> int:
    serves = contract_serves(problem, *engaged, problem.needs[number])
    return blend.contracts[engaged] if serves else 0


def _trainees(
    problem: Problem, number: int, closing: Closing, trained: Mapping[int, Mapping[int, float]]
) -> list[int]:
    """Who of those trained in the need's skill reaches its level in time, the earliest first."""
    need = problem.needs[number]
    result: list[tuple[float, int]] = []
    for worker, levels in trained.items():
        asked = problem.workers[worker].asked_by(need)
        if asked and need.level in reached(problem, need, worker, levels, closing):
            result.append((closing.end(worker, need.skill, need.level) or 0.0, worker))
    return [worker for _, worker in sorted(result)]


def reached(
    problem: Problem, need: Need, worker: int, dues: Mapping[int, float], closing: Closing
) -> list[int]:
    """Levels that somebody is trained to by the need's due week, by level when each is due in the
    model. A schedule of the learner's own hours may end before the mentors have had the hours:
    where steps are mentored, only the due week that the model found room for counts."""
    last, mentored = need.due_week + SLACK, problem.rules.mentor_hours_per_hour > 0
    ends = {level: closing.end(worker, need.skill, level) for level in sorted(dues)}
    return [
        level
        for level, end in ends.items()
        if end is not None and end <= last and not (mentored and dues[level] > last)
    ]


def _seat(problem: Problem, blend: Blend, worker: int, need: Need) -> int:
    """The tool by which somebody counts: the first of those that serve the need."""
    serving = tools_for(problem, need, problem.workers[worker].team)
    return next(tool for w, tool in blend.seats if w == worker and tool in serving)


def without_idle(problem: Problem, blend: Blend) -> Blend:
    """Without training and seats by which nobody counts for any need at any time, and for which no
    pin asks: a search that ends near the best may hold some, and no plan lists them. Where steps
    ask for others, all training stays."""
    _, ever = whenever(problem, blend, as_modelled(problem, replace(blend, uses=())))
    used: set[tuple[int, int]] = set()
    serving: set[tuple[int, str]] = set()
    for number, need in enumerate(problem.needs):
        used |= ever.by["equip"][number].keys()
        serving |= ever.by["train"][number].keys()
        serving |= {(worker, need.skill) for worker, _ in ever.by["equip"][number]}
    people, tools = problem.workers, problem.tools
    return replace(
        blend,
        trained={
            (worker, skill): levels
            for (worker, skill), levels in blend.trained.items()
            if problem.prerequisites
            or (worker, skill) in serving
            or demanded(problem, training(people[worker], skill))
        },
        seats=tuple(
            (worker, tool)
            for worker, tool in blend.seats
            if (worker, tool) in used or demanded(problem, equipping(tools[tool], people[worker]))
        ),
    )
