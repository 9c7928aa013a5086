"""Rows about hours: each person's learning, each mentor's mentoring, and what is bought of a
tutor."""

from __future__ import annotations

from dataclasses import replace

import highspy
import numpy as np

from analytics.solver import QuietHighs
from analytics.strategy.model.model import SLACK, Chain, Model, Terms, mentor_level, weekly_hours
from analytics.strategy.model.solve import Solution
from analytics.strategy.money import LEAST_HOURS, mentor_hours, step_hours, tutor_cost

TUTOR_EXTRA = 0.01
"""Least money by which an hour of a tutor is dearer than a mentor's: those inside come first."""


def learning_time(model: Model) -> None:
    """By each due week the steps due by then fit into the person's hours (earliest due first).

    Interviews take their share of the hours by the first due week after the hire's start: the weeks
    that they take are one column, so that no person's row names every hire. They take from learning
    only: where they would take more than there is, nobody learns by that week, and no hire is
    forbidden (else more hours for learning could forbid one).
    """
    problem = model.problem
    weekly = weekly_hours(problem)
    interviews = [
        (problem.hires[h].weeks_to_start, column, problem.hires[h].interview_hours / weekly)
        for (h, _), column in model.hires.items()
        if weekly > 0 and problem.hires[h].interview_hours > 0
    ]
    trained = {d for chain in model.chains.values() for own in chain.dues.values() for d in own}
    dues = sorted(trained | {need.due_week for need in model.active.values()})
    taken: dict[float, int] = {}
    for due in dues:
        share = [(column, part) for start, column, part in interviews if start <= due]
        if share:
            taken[due] = _weeks_taken(model, share, due)
    by_person: dict[int, list[Chain]] = {}
    for chain in model.chains.values():
        by_person.setdefault(chain.person, []).append(chain)
    for person, own in by_person.items():
        hours = problem.workers[person].hours_per_week
        for due in dues:
            terms = [
                (column, step_hours(problem.rules, level))
                for chain in own
                for level in chain.dues
                if (column := chain.at(level, due)) is not None
            ]
            share = [(taken[due], hours)] if due in taken else []
            if terms and (share or sum(h for _, h in terms) > hours * due + SLACK):
                model.sheet.at_most(hours * due + SLACK, terms + share)


def _weeks_taken(model: Model, share: Terms, due: float) -> int:
    """Weeks of everybody's learning time that interviews take by a due week: at most all."""
    sheet = model.sheet
    taken = sheet.column(due + SLACK, integer=False)
    over: Terms = []
    most = sum(part * sheet.upper[column] for column, part in share)
    if most > due:
        none_left = sheet.column(1)
        sheet.at_most(0, [(none_left, due), (taken, -1.0)])
        over = [(none_left, -most)]
    sheet.at_most(0, [*share, (taken, -1.0), *over])
    return taken


def mentoring(model: Model) -> None:
    """Mentoring, by skill and due week, from people at the level today, within their hours.

    Tiers are nested: who may mentor a step to 5 may also mentor one to 3. What was given by one
    due week stays given by the next. Where the rules allow an outside tutor, hours that those
    inside do not give are bought, for every tier.
    """
    rules, sheet = model.problem.rules, model.sheet
    if rules.mentor_hours_per_hour <= 0:
        return
    by_skill: dict[str, list[Chain]] = {}
    for chain in model.chains.values():
        by_skill.setdefault(chain.skill, []).append(chain)
    given: dict[int, list[tuple[float, str, int]]] = {}
    for skill, own in by_skill.items():
        tiers = sorted({mentor_level(level) for chain in own for level in chain.dues})
        dues = sorted(
            {due for chain in own for all_dues in chain.dues.values() for due in all_dues}
        )
        mentors = [
            (number, worker.levels[skill], worker.mentor_hours_per_week)
            for number, worker in enumerate(model.problem.workers)
            if worker.levels.get(skill, 0) >= tiers[0] and worker.mentor_hours_per_week > 0
        ]
        before: dict[int, int] = {}
        for due in dues:
            columns = {m: sheet.column(hours * due, integer=False) for m, _, hours in mentors}
            for mentor, hours_given in columns.items():
                given.setdefault(mentor, []).append((due, skill, hours_given))
                if mentor in before:
                    sheet.at_most(0, [(before[mentor], 1), (hours_given, -1)])
            before = columns
            for tier in tiers:
                wanted = [
                    (column, mentor_hours(rules, level))
                    for chain in own
                    for level in chain.dues
                    if mentor_level(level) >= tier and (column := chain.at(level, due)) is not None
                ]
                offered = [(columns[m], -1.0) for m, level, _ in mentors if level >= tier]
                if tier == tiers[0] and rules.tutor_fee_per_hour is not None:
                    _tutor(model, skill, wanted)
                    if due == dues[-1]:  # else hours that nobody asks for would ease a cap on hours
                        asked = [(column, -hours) for column, hours in wanted]
                        sheet.at_most(0, [(model.tutored[skill][-1], 1.0), *asked])
                if skill in model.tutored:
                    offered.append((model.tutored[skill][-1], -1.0))
                if wanted:
                    sheet.at_most(SLACK, wanted + offered)
        if skill in model.tutored:
            cost = tutor_cost(rules, 1.0)
            cost = replace(cost, total=max(cost.total, TUTOR_EXTRA))
            model.buy(model.tutored[skill][-1], cost)
    for mentor, columns_given in given.items():
        hours = model.problem.workers[mentor].mentor_hours_per_week
        for due in sorted({due for due, _, _ in columns_given}):
            latest = {skill: given_by for d, skill, given_by in sorted(columns_given) if d <= due}
            if len(latest) > 1:
                sheet.at_most(hours * due, [(given_by, 1.0) for given_by in latest.values()])


def _tutor(model: Model, skill: str, wanted: Terms) -> None:
    """Hours of a tutor in a skill by one more due week, at most all that its steps ask for."""
    sheet = model.sheet
    most = sum(hours * sheet.upper[column] for column, hours in wanted)
    given = sheet.column(most, integer=False)
    before = model.tutored.setdefault(skill, [])
    if before:
        sheet.at_most(0, [(before[-1], 1), (given, -1)])
    before.append(given)


DIGITS = 6
"""Of an hour, below which the solver's numbers say nothing."""


def tutor_hours(solution: Solution) -> dict[str, float]:
    """By skill, as few hours as the purchases of a solution allow; skills without any left out.

    A plan that is solved within a gap, or tidied within a tenth of a cent, may hold a hair more.
    """
    sheet = solution.model.sheet
    last = {skill: columns[-1] for skill, columns in solution.model.tutored.items()}
    if sum(float(solution.values[column]) for column in last.values()) <= LEAST_HOURS:
        return {}
    values = solution.values[: len(sheet.upper)]
    lp = sheet.highs_lp()
    whole = np.array(sheet.integer)
    bought = np.rint(values)
    lp.integrality_ = []
    lp.col_lower_ = np.where(whole, bought, 0.0)
    lp.col_upper_ = np.where(whole, bought, np.array(sheet.upper))
    cost = np.zeros(len(sheet.upper))
    cost[list(last.values())] = 1.0
    lp.col_cost_ = cost
    highs = QuietHighs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("threads", 1)
    highs.passModel(lp)
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        values = np.array(highs.getSolution().col_value)
    hours = {skill: round(float(values[column]), DIGITS) for skill, column in last.items()}
    return {skill: given for skill, given in hours.items() if given > LEAST_HOURS}
