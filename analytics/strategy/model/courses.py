"""Courses in the model: a step is learned in a group, or alone (methods.md#courses)."""

from __future__ import annotations

from itertools import pairwise

from analytics.strategy.model.model import Model, Terms
from analytics.strategy.model.steps import Chain
from analytics.strategy.money.charges import mentor_hours, step_hours
from analytics.strategy.money.costs import course_saving, group_cost
from analytics.strategy.problem.learning import Course
from analytics.strategy.problem.problem import Problem


def courses_of(problem: Problem, skill: str, level: int) -> list[int]:
    """Positions of the courses that teach the step."""
    return [
        number
        for number, course in enumerate(problem.courses)
        if (course.skill, course.level) == (skill, level)
    ]


def calendar_hours(problem: Problem, course: Course, hours_per_week: float) -> float:
    """Hours of a learner's calendar that a course takes."""
    hours = step_hours(problem.rules, course.level) if course.hours is None else course.hours
    return max(hours, course.weeks * hours_per_week)


def courses(model: Model) -> None:
    """By course: z_pc <= x_psk by every due week, and once taught stays taught, as does what is
    learned alone; sum_p z_pc <= seats x groups. A learner in a group saves fees and mentoring.
    """
    problem, sheet = model.problem, model.sheet
    learners: dict[int, Terms] = {}
    for (crew, skill), chain in model.chains.items():
        for level, columns in chain.columns.items():
            own = courses_of(problem, skill, level)
            for course in own:
                model.taught[crew, course] = [sheet.column(sheet.upper[c]) for c in columns]
                last = model.taught[crew, course][-1]
                learners.setdefault(course, []).append((last, 1.0))
                worker = model.crews[crew].worker
                model.buy(last, course_saving(problem.rules, worker, problem.courses[course]))
            if own:
                _once_learned(model, chain, level, own)
    for course, terms in learners.items():
        most = sum(sheet.upper[column] for column, _ in terms)
        model.groups[course] = sheet.column(most)
        model.buy(model.groups[course], group_cost(problem.courses[course]))
        seats = problem.courses[course].seats
        sheet.at_most(0, [*terms, (model.groups[course], -float(seats))])


def _once_learned(model: Model, chain: Chain, level: int, own: list[int]) -> None:
    columns, sheet = chain.columns[level], model.sheet
    taught = [model.taught[chain.crew, course] for course in own]
    for place, column in enumerate(columns):
        sheet.at_most(0, [*((t[place], 1.0) for t in taught), (column, -1.0)])
    for earlier, later in pairwise(range(len(columns))):
        for t in taught:
            sheet.at_most(0, [(t[earlier], 1.0), (t[later], -1.0)])
        alone = [(columns[earlier], 1.0), (columns[later], -1.0)]
        for t in taught:
            alone += [(t[earlier], -1.0), (t[later], 1.0)]
        sheet.at_most(0, alone)


def calendar(model: Model, chain: Chain, level: int, due: float) -> Terms:
    """What the step adds to its learner's calendar by a due week, alone or in a course."""
    column = chain.at(level, due)
    if column is None:
        return []
    problem, worker = model.problem, model.crews[chain.crew].worker
    hours = step_hours(problem.rules, level)
    place = chain.columns[level].index(column)
    found = [(column, hours)]
    for course in courses_of(problem, chain.skill, level):
        taken = calendar_hours(problem, problem.courses[course], worker.hours_per_week)
        found.append((model.taught[chain.crew, course][place], taken - hours))
    return found


def mentored(model: Model, chain: Chain, level: int, due: float) -> Terms:
    """The mentoring that the step asks for by a due week: none where a course teaches it."""
    column = chain.at(level, due)
    if column is None:
        return []
    hours = mentor_hours(model.problem.rules, level)
    place = chain.columns[level].index(column)
    taught = [
        model.taught[chain.crew, course][place]
        for course in courses_of(model.problem, chain.skill, level)
    ]
    return [(column, hours), *((t, -hours) for t in taught)]
