"""Why an action is about this person, how training is spread, and whom a single rating leaves out.
Nobody is compared by name or ordered."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import product

from analytics.strategy.answer.closing import Counted
from analytics.strategy.model.model import climbs, may_train, mentor_level, tools_for
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.problem.relax import closed_to
from analytics.strategy.results import (
    Action,
    Advice,
    GroupBy,
    LeftOut,
    LeftOutOf,
    Spread,
    SpreadGroup,
)
from analytics.suppression import Item, hide
from data.vocabulary import OWNER, Rater

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

    found = []
    for action, own in meant:
        if action.person_no is None:
            found.append(action)
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
        found.append(replace(action, advice=advice))
    return found


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
    found: list[LeftOut] = []
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
            told = tuple(sorted(roles)), people
            found.append(LeftOut(need.scope, name, need.level, what, rater, *told))
    return tuple(sorted(found, key=lambda one: one.what))  # learning first; the sort is stable


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


SMALLEST = OWNER.smallest_group
TOGETHER = "smaller groups together"
NOT_GIVEN = "not given"
People = frozenset[int]
Groups = dict[GroupBy, dict[str, People]]


def spread(problem: Problem, actions: Iterable[Action]) -> Spread | None:
    """Steps and hours of learning by group of those who stay; None where nobody is trained, or all
    are too few."""
    staying = [worker for worker in problem.workers if worker.leaves_week is None]
    everyone = frozenset(worker.person_no for worker in staying)
    steps: Counter[int] = Counter()
    hours: defaultdict[int, float] = defaultdict(float)
    for action in actions:
        if action.lever == "train" and action.person_no is not None:
            steps[action.person_no] += action.level - (action.from_level or 0)
            learning = sum(c.quantity for c in action.charges if c.item == "learning")
            hours[action.person_no] += learning
    if not steps or len(everyone) < SMALLEST:
        return None

    def sums(people: People) -> tuple[int, int, float]:
        own = sorted(people)
        return len(own), sum(steps[n] for n in own), sum(hours[n] for n in own)

    shown = visible(_groups(staying, problem.own_hours_and_pay), everyone)
    return Spread(
        *sums(everyone),
        tuple(
            SpreadGroup(by, name, *sums(people))
            for by, groups in shown.items()
            for name, people in groups.items()
        ),
    )


def _groups(staying: Iterable[Worker], hours_and_pay: bool) -> Groups:
    found: Groups = {"team": {}, "role": {}}
    if hours_and_pay:
        found |= {"pay band": {}, "free hours": {}}
    for worker in sorted(staying, key=lambda w: (w.team, w.role, w.pay_band)):
        names: dict[GroupBy, str] = {
            "team": worker.team,
            "role": worker.role or NOT_GIVEN,
            "pay band": worker.pay_band or NOT_GIVEN,
            "free hours": free_hours(worker),
        }
        for by, groups in found.items():
            name = names[by]
            groups[name] = groups.get(name, frozenset()) | {worker.person_no}
    return {by: dict(sorted(groups.items())) for by, groups in found.items()}


def free_hours(worker: Worker) -> str:
    """Contract hours are not stored: hours free for learning stand for who works part of a week."""
    if not worker.hours_given:
        return NOT_GIVEN
    hours = worker.hours_per_week
    if hours == 0:
        return "0 a week"
    return "up to 2 a week" if hours <= 2 else "up to 4 a week" if hours <= 4 else "over 4 a week"


def visible(groups: Groups, everyone: People) -> Groups:
    """The groups that may be told, with the rest of each kind as one where it is large enough."""
    forced: set[tuple[GroupBy, str]] = set()
    kinds = list(groups)
    while True:
        shown = {by: _told(own, {n for b, n in forced if b == by}) for by, own in groups.items()}
        flat = [(by, name, people) for by, own in shown.items() for name, people in own.items()]
        wider = [*(people for _, _, people in flat), everyone]
        given_away = [
            (by, name)
            for (by, name, people), wide in product(flat, wider)
            if people < wide and len(wide - people) < SMALLEST
        ]
        if not given_away:
            return shown
        by, name = max(given_away, key=lambda one: (kinds.index(one[0]), one[1]))
        # one at a time, teams last; the rest cannot be hidden alone: its whole kind goes
        forced |= {(by, n) for n in groups[by]} if name == TOGETHER else {(by, name)}


def _told(groups: Mapping[str, People], forced: set[str]) -> dict[str, People]:
    names = list(groups)
    items = [Item(len(groups[n]), frozenset({n}), n in forced) for n in names]
    hidden, total_too = hide(items, {n: len(groups[n]) for n in names}, SMALLEST)
    if total_too or len(hidden) == len(names):
        return {}
    told = {n: groups[n] for at, n in enumerate(names) if at not in hidden}
    if hidden:
        told[TOGETHER] = frozenset().union(*(groups[names[at]] for at in hidden))
    return told
