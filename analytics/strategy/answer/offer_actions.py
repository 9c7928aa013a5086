"""Actions that only a scenario can offer: groups of courses, contractors, moves between teams."""

from __future__ import annotations

from analytics.strategy.answer.blend import Blend
from analytics.strategy.answer.closing import Closing, Counted, positions
from analytics.strategy.chance import contract_chance
from analytics.strategy.model.contracts import contracting, engaged_until
from analytics.strategy.money.charges import contract_charges, group_charges, move_charges
from analytics.strategy.money.costs import cost_of
from analytics.strategy.problem.demands import demanded
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Action


def group_actions(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    """Groups of a course, paid beside what its learners' own actions take: they close."""
    found: list[Action] = []
    for number, count in sorted(blend.groups.items()):
        course = problem.courses[number]
        learners = [w for (w, *_), own in blend.taught.items() if own == number]
        steps = [
            step
            for worker in learners
            for step in closing.steps.get(worker, ())
            if (step.skill, step.level) == (course.skill, course.level)
        ]
        if not steps:
            continue
        start = min(step.start for step in steps)
        charges = group_charges(course, start)
        skill = problem.skill_names[course.skill]
        found.append(
            Action(
                lever="train",
                skill=skill,
                skills=(skill,),
                level=course.level,
                from_level=course.level - 1,
                who=course.name,
                team="",
                person=None,
                profile=None,
                tool=None,
                count=count,
                cost=cost_of(charges, count),
                chance=1.0,
                start_week=start,
                end_week=max(step.end for step in steps),
                decide_by_week=min(step.latest for step in steps),
                closes=(),
                charges=charges,
                course=course.name,
            )
        )
    return found


def contract_actions(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    """Contractors by profile, team and start: asked for as long before as slow ones take to come.
    The chance is that for the first need that they cover."""
    found: list[Action] = []
    for (position, team, start), bought in sorted(blend.contracts.items()):
        contractor = problem.contractors[position]
        own = [
            (need, count)
            for number, need in enumerate(problem.needs)
            if (count := closing.by_contract[number].get((position, team, start), 0))
        ]
        pinned = demanded(problem, contracting(contractor, team))
        if not own and not pinned:
            continue
        skills = _skills(own) or [max(contractor.levels, key=contractor.levels.__getitem__)]
        charges = contract_charges(problem.rules, contractor, start)
        count = bought if pinned else max(count for _, count in own)
        asked = max(0.0, start - contractor.slow_weeks)
        first = min((need.due_week for need, _ in own), default=start)
        found.append(
            Action(
                lever="contract",
                skill=problem.skill_names[skills[0]],
                skills=tuple(problem.skill_names[skill] for skill in skills),
                level=contractor.levels[skills[0]],
                from_level=None,
                who=contractor.profile,
                team=team,
                person=None,
                profile=contractor.profile,
                tool=None,
                count=count,
                cost=cost_of(charges, count),
                chance=contract_chance(contractor, first),
                start_week=asked,
                end_week=start,
                decide_by_week=asked,
                closes=positions(problem, own),
                until_week=engaged_until(contractor, start),
                charges=charges,
            )
        )
    return found


def move_actions(problem: Problem, blend: Blend, closing: Closing) -> list[Action]:
    """People who join another team in week 0, with what they fill there and leave here."""
    found: list[Action] = []
    for worker_no, number_of_move in sorted(blend.moves.items()):
        worker, move = problem.workers[worker_no], problem.moves[number_of_move]
        own = [
            (need, change)
            for number, need in enumerate(problem.needs)
            if (change := closing.by_move[number].get(worker_no, 0))
        ]
        filled = [one for one in own if one[1] > 0]
        skills = _skills(filled) or _learned(problem, blend, worker_no)
        due = min((need.due_week for need, _ in filled), default=problem.rules.deadline_weeks)
        charges = move_charges(move, worker)
        found.append(
            Action(
                lever="move",
                skill=problem.skill_names[skills[0]] if skills else "",
                skills=tuple(problem.skill_names[skill] for skill in skills),
                level=worker.levels.get(skills[0], 0) if skills else 0,
                from_level=None,
                who=worker.role,
                team=move.target,
                person=worker.label,
                person_no=worker.person_no,
                profile=None,
                tool=None,
                count=1,
                cost=cost_of(charges),
                chance=1.0,
                start_week=0.0,
                end_week=0.0,
                decide_by_week=due,
                closes=positions(problem, own),
                from_team=move.source,
                charges=charges,
            )
        )
    return found


def _skills(counted: Counted) -> list[str]:
    return list(dict.fromkeys(need.skill for need, _ in counted))


def _learned(problem: Problem, blend: Blend, worker: int) -> list[str]:
    """What somebody who moves learns or is equipped for, where they hold nothing that is open."""
    trained = [skill for (own, skill) in sorted(blend.trained) if own == worker]
    equipped = [problem.needs[need].skill for own, need in blend.uses if own == worker]
    return list(dict.fromkeys(trained + equipped))
