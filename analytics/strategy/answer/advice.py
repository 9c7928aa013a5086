"""Why an action is about this person, and whom a single rating leaves out. Nobody is compared by
name or ordered."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from analytics.strategy.answer.closing import Counted
from analytics.strategy.model.model import climbs, may_train, mentor_level, tools_for
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.problem.relax import closed_to
from analytics.strategy.results import Action, Advice, LeftOut, LeftOutOf
from data.vocabulary import OWNER, Rater

SMALLEST = OWNER.smallest_group
Wanted = tuple[tuple[frozenset[str], int, float], ...]
"""Of each position that would be closed: its teams, level and due week."""


def advised(problem: Problem, meant: Iterable[tuple[Action, Counted]]) -> list[Action]:
    """The actions, each that is about a person with what it rests on. Beside each: the needs that
    it is for."""
    workers = {worker.person_no: worker for worker in problem.workers}
    skill_ids = {name: skill for skill, name in problem.skill_names.items()}
    asked = {skill for worker in problem.workers for skill in worker.interest}

    @cache  # equal actions are of the same others: a plan may concern thousands
    def able(lever: str, skill: str, wanted: Wanted) -> tuple[dict[int, int], Counter[int]]:
        """Whoever could do the same for one of the positions in time: person_no -> level today,
        and how many are at each level."""
        people = {
            worker.person_no: worker.levels[skill]
            for worker in problem.workers
            if skill in worker.levels
            and any(
                worker.team in teams and _can(problem, lever, worker, skill, level, due)
                for teams, level, due in wanted
            )
        }
        return people, Counter(people.values())

    result = []
    for action, own in meant:
        if action.person_no is None:
            result.append(action)
            continue
        worker, skill = workers[action.person_no], skill_ids[action.skill]
        wanted = tuple((n.teams, n.level, n.due_week) for n, _ in own if n.skill == skill)
        if not wanted:  # it prepares somebody for a tool, a review, or another step
            wanted = ((frozenset([action.team]), action.level, problem.rules.deadline_weeks),)
        people, at = able(action.lever, skill, wanted)
        level = worker.levels.get(skill)
        advice = Advice(
            level=level,
            interest=worker.interest.get(skill),
            interest_asked=skill in asked,
            hours_per_week=worker.hours_per_week,
            hours_given=worker.hours_given,
            able=len(people) + (worker.person_no not in people),
            nearer=0 if level is None else sum(n for own, n in at.items() if own > level),
        )
        result.append(replace(action, advice=advice))
    return result


def _can(problem: Problem, lever: str, worker: Worker, skill: str, level: int, due: float) -> bool:
    known = worker.levels[skill]
    if lever == "equip":
        return known == level - 1 and not worker.declines("equip", skill)
    hours = worker.hours_per_week
    return (
        known < level
        and may_train(problem, worker, skill)
        and climbs(problem, known, level, due, hours)
    )


def one_rater(problem: Problem, actions: Iterable[Action]) -> tuple[LeftOut, ...]:
    """By short requirement, in their order: what they are left out of, and on whose word. Mentors
    are looked for where the plan's `actions` train somebody."""
    result: list[LeftOut] = []
    trained = {action.skill for action in actions if action.lever == "train"}
    for need in problem.needs:
        if need.have >= need.headcount:
            continue
        name = problem.skill_names[need.skill]
        seated = {team: bool(tools_for(problem, need, team)) for team in need.teams}
        left: dict[tuple[LeftOutOf, Rater], list[Worker]] = {}
        team = [worker for worker in problem.workers if worker.team in need.teams]
        for worker in team:
            if rater := _learner(problem, need, worker, seated):
                left.setdefault(("learning", rater), []).append(worker)
        for worker in problem.workers if name in trained else ():
            if rater := _mentor(problem, need, worker):
                left.setdefault(("mentoring", rater), []).append(worker)
        for (what, rater), workers in sorted(left.items()):
            # of roles that enough people have: a smaller one would be as good as a name
            whole = problem.workers if what == "mentoring" else team
            among = Counter(worker.role for worker in whole)
            roles = {w.role for w in workers if w.role and among[w.role] >= SMALLEST}
            people = tuple(worker.label for worker in workers)
            key = tuple(sorted(roles)), people
            result.append(LeftOut(need.scope, name, need.level, what, rater, *key))
    return tuple(sorted(result, key=lambda item: item.what))  # learning first; the sort is stable


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
    if closed_to(problem, "train") or not may_train(problem, worker, need.skill):
        return False
    goals = (need.level - 1, need.level) if seat else (need.level,)
    hours = worker.hours_per_week
    return any(climbs(problem, level, goal, need.due_week, hours) for goal in goals)


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
