"""Who could teach whom: for each gap, mentors with hours to give, people who want to learn, and
pairs that respect both. People are listed by number, never ranked."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from analytics.strategy.model.model import SLACK, learns, mentor_level
from analytics.strategy.money import step_hours
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.results import Asked
from data.vocabulary import WANTS_TO_LEARN


@dataclass(frozen=True)
class Pair:
    """One learner and one mentor, by person number."""

    learner: int
    mentor: int


@dataclass(frozen=True)
class Circle(Asked):
    """Learning for one gap: the step from `level` - 1 to `level` in a skill.

    `learners` are one level below, have hours, are interested or were not asked, and did not
    decline; `wanting` of them said that they want to. `mentors` hold the level that a mentor needs
    and have hours to give. A learner takes `mentor_hours` of mentoring; a step lasts `weeks` at
    the hours of the learner who has the fewest, and `in_time` of them end it by the week in which
    the gap is due. `pairs` gives each learner at most one mentor, and no mentor more hours, over
    all gaps together, than are there until the gap is due. `tutor_hours` are those of an outside
    tutor who takes all learners without a mentor; 0 where the scenario allows none.
    """

    short: int
    must_have: bool
    learners: tuple[int, ...]
    wanting: int
    mentors: tuple[int, ...]
    mentor_hours: float
    weeks: float | None
    due_week: float
    in_time: int
    pairs: tuple[Pair, ...]
    tutor_hours: float


def circles(problem: Problem) -> tuple[Circle, ...]:
    """One for each short requirement, must-haves first, then by shortage and skill. In this order
    they take the mentors' hours: what one has given to a gap is not there for a later one
    (methods.md#training)."""
    names = problem.skill_names
    short = [need for need in problem.needs if need.have < need.headcount]
    order = sorted(
        short, key=lambda n: (not n.must_have, n.have - n.headcount, names[n.skill], n.scope)
    )
    given: defaultdict[int, float] = defaultdict(float)
    return tuple(_circle(problem, need, given) for need in order)


def _circle(problem: Problem, need: Need, given: defaultdict[int, float]) -> Circle:
    """`given`: hours of mentors that are taken already, by person number; this adds to it."""
    learners = [
        w for w in problem.workers if w.team in need.teams and learns(w, need.skill, need.level)
    ]
    least = mentor_level(need.level)
    mentors = [
        w
        for w in problem.workers
        if w.levels.get(need.skill, 0) >= least and w.mentor_hours_per_week > 0
    ]
    hours = step_hours(problem.rules, need.level)
    each = problem.rules.mentor_hours_per_hour * hours
    slowest = min((w.hours_per_week for w in learners), default=None)
    in_time = [w for w in learners if hours <= w.hours_per_week * need.due_week + SLACK]
    pairs = _pairs(learners, mentors, each, need, {w.person_no for w in in_time}, given)
    for pair in pairs:
        given[pair.mentor] += each
    return Circle(
        scope=need.scope,
        skill=problem.skill_names[need.skill],
        level=need.level,
        short=need.headcount - need.have,
        must_have=need.must_have,
        learners=tuple(w.person_no for w in learners),
        wanting=sum(_wants(w, need) for w in learners),
        mentors=tuple(w.person_no for w in mentors),
        mentor_hours=each,
        weeks=None if slowest is None else hours / slowest,
        due_week=need.due_week,
        in_time=len(in_time),
        pairs=pairs,
        tutor_hours=0.0
        if problem.rules.tutor_fee_per_hour is None
        else each * (len(learners) - len(pairs)),
    )


def _wants(worker: Worker, need: Need) -> bool:
    return worker.interest.get(need.skill, 0) >= WANTS_TO_LEARN


def _pairs(
    learners: list[Worker],
    mentors: list[Worker],
    each: float,
    need: Need,
    in_time: AbstractSet[int],
    given: Mapping[int, float],
) -> tuple[Pair, ...]:
    """Those who end in time come first, of them those who said that they want to; a mentor of the
    own team before others. All learners of one step need the same hours and any mentor may take any
    learner, so handing out places one by one pairs as many as can be paired."""
    places = {
        m.person_no: int(
            (m.mentor_hours_per_week * need.due_week - given.get(m.person_no, 0)) / each + SLACK
        )
        if each > 0
        else len(learners)
        for m in mentors
    }
    found = []
    order = sorted(learners, key=lambda w: (w.person_no not in in_time, not _wants(w, need)))
    for learner in order:
        free = [m for m in mentors if places[m.person_no] > 0]
        if not free:
            break
        mentor = min(free, key=lambda m: (m.team != learner.team, -places[m.person_no]))
        places[mentor.person_no] -= 1
        found.append(Pair(learner.person_no, mentor.person_no))
    return tuple(found)
