"""What a step took in a solution, alone or in a course: its hours and its cost."""

from __future__ import annotations

from analytics.strategy.model.courses import calendar_hours, courses_of
from analytics.strategy.model.solve import Solution
from analytics.strategy.model.steps import Chain
from analytics.strategy.money.charges import step_hours
from analytics.strategy.money.costs import add, course_saving, group_cost, step_cost, times
from analytics.strategy.results import Cost


def hours_in(solution: Solution, crew: int, step: tuple[str, int]) -> float:
    """Hours of the learner's calendar."""
    model, course = solution.model, _course(solution, crew, step)
    if course is None:
        return step_hours(model.problem.rules, step[1])
    weekly = model.crews[crew].worker.hours_per_week
    return calendar_hours(model.problem, model.problem.courses[course], weekly)


def step_cost_in(solution: Solution, chain: Chain, level: int) -> Cost:
    """The cost of one learner's step; in a course with an equal part of what its groups cost."""
    model = solution.model
    rules, worker = model.problem.rules, model.crews[chain.crew].worker
    alone = step_cost(rules, worker, level)
    number = _course(solution, chain.crew, (chain.skill, level))
    if number is None:
        return alone
    course = model.problem.courses[number]
    learners = sum(solution.of(t[-1]) for (_, own), t in model.taught.items() if own == number)
    groups = times(group_cost(course), solution.of(model.groups[number]))
    part = Cost(
        one_off=groups.one_off / learners,
        total=groups.total / learners,
        first_year_cash=groups.first_year_cash / learners,
    )
    return add([alone, course_saving(rules, worker, course), part])


def _course(solution: Solution, crew: int, step: tuple[str, int]) -> int | None:
    """The course that teaches somebody's step, None where it is learned alone."""
    for number in courses_of(solution.model.problem, *step):
        taught = solution.model.taught.get((crew, number))
        if taught and solution.of(taught[-1]):
            return number
    return None
