"""What is asked of a team without a plan. Who could teach whom: for each gap, mentors with hours to
give, people who want to learn, and pairs that respect both. The loss test: what breaks while
somebody is away, whom somebody named, and the cheapest repair. People are listed by number, never
ranked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from analytics.strategy.model.model import SLACK, learns, mentor_level
from analytics.strategy.money import mentor_hours, step_hours
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Need, Problem, Worker
from analytics.strategy.results import Asked, Plan
from data.vocabulary import WANTS_TO_LEARN, RefusedError


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
    all gaps together, than are there until the gap is due, or the step ends. `tutor_hours` are
    those of an outside tutor who takes all learners without a mentor; 0 where none is allowed.
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
    each = mentor_hours(problem.rules, need.level)
    slowest = min((w.hours_per_week for w in learners), default=None)
    in_time = [w for w in learners if hours <= w.hours_per_week * need.due_week + SLACK]
    weeks = max(need.due_week, hours / slowest if slowest else 0.0)
    pairs = _pairs(learners, mentors, each, weeks, need, {w.person_no for w in in_time}, given)
    for pair in pairs:
        given[pair.mentor] += each
    return Circle(
        *problem.asked(need),
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
    weeks: float,
    need: Need,
    in_time: AbstractSet[int],
    given: Mapping[int, float],
) -> tuple[Pair, ...]:
    """Those who end in time come first, of them those who said that they want to; a mentor of the
    own team before others. All learners of one step need the same hours and any mentor may take any
    learner, so handing out places one by one pairs as many as can be paired."""
    places = {
        m.person_no: int(
            (m.mentor_hours_per_week * weeks - given.get(m.person_no, 0)) / each + SLACK
        )
        if each > 0
        else len(learners)
        for m in mentors
    }
    result = []
    order = sorted(learners, key=lambda w: (w.person_no not in in_time, not _wants(w, need)))
    for learner in order:
        free = [m for m in mentors if places[m.person_no] > 0]
        if not free:
            break
        mentor = min(free, key=lambda m: (m.team != learner.team, -places[m.person_no]))
        places[mentor.person_no] -= 1
        result.append(Pair(learner.person_no, mentor.person_no))
    return tuple(result)


SECONDS = 5.0


@dataclass(frozen=True)
class Hit(Asked):
    """One requirement with and without the people who are away. Counts are people."""

    required: int
    must_have: bool
    before: int
    after: int

    @property
    def lost(self) -> int:
        """Positions that were filled and are not any more."""
        return min(self.before, self.required) - min(self.after, self.required)


@dataclass(frozen=True)
class Loss:
    """`broken`: requirements with fewer filled positions. `single`: those that fall to one
    holder, whether or not a position is lost with it (so a requirement may stand in both).

    `repair` fills again what was filled, as cheaply as the scenario's levers can; None where
    nothing broke.
    """

    away: int
    broken: tuple[Hit, ...]
    single: tuple[Hit, ...]
    repair: Plan | None


def loss(problem: Problem, away: Iterable[int]) -> Loss:
    """What happens while these people (by number) are away. Raises RefusedError for somebody who is
    not in the selection."""
    left = _left(problem, away)
    needs = list(zip(problem.needs, left.needs, strict=True))
    broken = [(need, now) for need, now in needs if _hit(problem, need, now).lost]
    single = [_hit(problem, need, now) for need, now in needs if now.have == 1 < need.have]
    repair = None
    if broken:
        wanted = tuple(
            replace(now, headcount=min(need.have, need.headcount), must_have=True)
            for need, now in broken
        )
        rules = replace(problem.rules, budget=None)
        repair = answer(replace(left, needs=wanted, rules=rules), SECONDS).plan
    hits = tuple(_hit(problem, need, now) for need, now in broken)
    return Loss(len(problem.workers) - len(left.workers), hits, tuple(single), repair)


def _left(problem: Problem, away: Iterable[int]) -> Problem:
    """The same without the people who are away. Raises RefusedError as `loss` does."""
    gone = set(away)
    if gone - {worker.person_no for worker in problem.workers}:
        raise RefusedError("Somebody who is said to be away is not in this selection.")
    leaving = [worker for worker in problem.workers if worker.person_no in gone]
    left = tuple(worker for worker in problem.workers if worker.person_no not in gone)
    needs = tuple(_without(need, leaving) for need in problem.needs)
    return replace(problem, workers=left, needs=needs)


def _without(need: Need, leaving: Iterable[Worker]) -> Need:
    have, unknown = need.have, need.unknown
    for worker in leaving:
        if worker.asked_by(need):  # who is gone by then is not counted anyway
            level = worker.levels.get(need.skill)
            have -= level is not None and level >= need.level
            unknown -= level is None and unknown > 0
    return replace(need, have=have, unknown=unknown)


def _hit(problem: Problem, need: Need, now: Need) -> Hit:
    return Hit(*problem.asked(need), need.headcount, need.must_have, need.have, now.have)
