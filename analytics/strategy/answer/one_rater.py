"""For whom one rating alone decides that a plan passes them by: a second rater is asked first.

Somebody is left out on one rater alone where they are no candidate for a short requirement at the
level used, would be one at a higher level below the required one, and only one kind of rater put
them so low: the others, where there are any, would have them in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from analytics.strategy.concerned import LeftOut, LeftOutOf
from analytics.strategy.model.steps import climbs, may_train, mentor_level, tools_for
from analytics.strategy.problem.demands import closed_to
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.results import Action
from data.vocabulary import OWNER, Rater


def one_rater(problem: Problem, actions: Iterable[Action]) -> tuple[LeftOut, ...]:
    """By short requirement, in their order: what they are left out of, and on whose word.

    Mentors are looked for where the plan's `actions` train somebody.
    """
    found: list[LeftOut] = []
    trained = {action.skill for action in actions if action.lever == "train"}
    for need in problem.needs:
        if need.have >= need.headcount:
            continue
        name = problem.skill_names[need.skill]
        learners: dict[Rater, list[Worker]] = {}
        mentors: dict[Rater, list[Worker]] = {}
        seated = {team: bool(tools_for(problem, need, team)) for team in need.teams}
        for worker in problem.workers:
            if worker.team in need.teams and (rater := _learner(problem, need, worker, seated)):
                learners.setdefault(rater, []).append(worker)
            if name in trained and (rater := _mentor(problem, need, worker)):
                mentors.setdefault(rater, []).append(worker)
        both: list[tuple[LeftOutOf, dict[Rater, list[Worker]]]] = [
            ("learning", learners),
            ("mentoring", mentors),
        ]
        found += [
            LeftOut(
                need.scope,
                name,
                need.level,
                what,
                rater,
                _roles(problem, need, what, workers),
                tuple(w.label for w in workers),
            )
            for what, by_rater in both
            for rater, workers in sorted(by_rater.items())
        ]
    return tuple(sorted(found, key=lambda one: one.what))  # learning first; the sort is stable


def _roles(problem: Problem, need: Need, what: LeftOutOf, workers: list[Worker]) -> tuple[str, ...]:
    """Their roles, of those that enough people have: a smaller one would be as good as a name."""
    among = Counter(w.role for w in problem.workers if what == "mentoring" or w.team in need.teams)
    return tuple(
        sorted({w.role for w in workers if w.role and among[w.role] >= OWNER.smallest_group})
    )


def _learner(problem: Problem, need: Need, worker: Worker, seated: dict[str, bool]) -> Rater | None:
    """Whose rating alone keeps somebody from being trained or given a tool for a requirement."""
    level = worker.levels.get(need.skill)
    if level is None or level >= need.level:
        return None

    def can(own: int) -> bool:
        return own >= need.level or _reaches(problem, need, worker, own, seated[worker.team])

    if can(level) or not any(can(higher) for higher in range(level + 1, need.level)):
        return None
    return _alone(worker, need.skill, can)


def _reaches(problem: Problem, need: Need, worker: Worker, level: int, seat: bool) -> bool:
    """Whether a person at `level` could count in time: by steps, by a tool, or by both."""
    seat = seat and not worker.declines("equip", need.skill)
    if seat and level == need.level - 1:
        return True
    if (
        closed_to(problem, "train")
        or worker.hours_per_week <= 0
        or worker.interest.get(need.skill) == 0
        or not may_train(problem, worker, need.skill)
    ):
        return False
    goals = (need.level - 1, need.level) if seat else (need.level,)
    hours = worker.hours_per_week
    return any(climbs(problem, need.skill, level, goal, need.due_week, hours) for goal in goals)


def _mentor(problem: Problem, need: Need, worker: Worker) -> Rater | None:
    """Whose rating alone puts somebody with hours to give one level below a mentor."""
    least, level = mentor_level(need.level), worker.levels.get(need.skill)
    mentored = problem.rules.mentor_hours_per_hour > 0 and not closed_to(problem, "train")
    if not mentored or worker.mentor_hours_per_week <= 0 or level != least - 1:
        return None
    return _alone(worker, need.skill, lambda own: own >= least)


def _alone(worker: Worker, skill: str, can: Callable[[int], bool]) -> Rater | None:
    """The only kind of rater at whose rating somebody is no candidate; None: two or more say so."""
    low = [rater for rater, level in worker.ratings.get(skill, {}).items() if not can(level)]
    return low[0] if len(low) == 1 else None
