"""The best plan of a tiny problem by trying every purchase: no code shared with the model.

Written from docs/methods.md alone. Everything that one person can do, and everything
that can be hired, is a row of numbers; rows of all people are added up in every combination.
Mentors are left out here (every_way tries them).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from analytics.strategy.problem.problem import Contractor, Need, Problem, Worker

ROOM = 1e-6
MOST_ROWS = 1_500_000

Rows = npt.NDArray[np.float64]


class TooManyRowsError(Exception):
    """The problem is too large to try everything."""


@dataclass
class Take:
    """What one choice adds: who counts for each need, what it takes, which pins it meets.

    `seen` are those of `able` who may review: contractors do not.
    """

    able: list[float]
    tooled: list[float]
    seen: list[float]
    weeks: list[float]
    pins: list[float]
    seats: list[float]
    moves: list[float]
    held: list[float]
    places: list[float]
    cash: float = 0.0
    total: float = 0.0
    hours: float = 0.0
    hires: float = 0.0

    def row(self) -> list[float]:
        """As numbers, the weeks first: of those the fullest calendar counts."""
        return [
            *self.weeks,
            *self.able,
            *self.tooled,
            *self.seen,
            *self.pins,
            *self.seats,
            *self.moves,
            *self.held,
            *self.places,
            self.cash,
            self.total,
            self.hours,
            self.hires,
        ]


@dataclass
class Shape:
    """Where each number stands in a row."""

    problem: Problem
    dues: list[float] = field(init=False)

    def __post_init__(self) -> None:
        dues = {need.due_week for need in self.problem.needs}
        if any(pin.lever == "train" for pin in self.problem.pins):
            dues.add(self.problem.rules.deadline_weeks)
        self.dues = sorted(dues)

    def empty(self) -> Take:
        needs, pins = len(self.problem.needs), len(self.problem.pins)
        return Take(
            [0.0] * needs,
            [0.0] * needs,
            [0.0] * needs,
            [0.0] * len(self.dues),
            [0.0] * pins,
            [0.0] * len(self.problem.tools),
            [0.0] * len(self.problem.moves),
            [0.0] * needs,
            [0.0] * len(self.problem.courses),
        )


def best_rank(problem: Problem) -> tuple[float, float, float] | None:
    """(weighted must-have shortage, weighted other shortage, total), None: no plan keeps the pins.

    Without a budget the other shortage is no wish: it is answered as 0.
    """
    shape = Shape(problem)
    rows = np.array([shape.empty().row()])
    for worker in problem.workers:
        rows = _together(shape, rows, [take.row() for take in _person(shape, worker)])
    engaged = np.array([take.row() for take in _contracts(shape)])
    hired = np.array([take.row() for take in _hirings(shape)])
    hired = (hired[:, None, :] + engaged[None, :, :]).reshape(-1, hired.shape[1])
    ranked = [rank for offer in hired for rank in _ranks(shape, rows, offer)]
    return min(ranked, default=None)


def _together(shape: Shape, rows: Rows, ways: list[list[float]]) -> Rows:
    """Every row with every way; people learn beside each other."""
    other = np.unique(np.round(np.array(ways), 6), axis=0)
    if len(rows) * len(other) > MOST_ROWS:
        raise TooManyRowsError
    weeks = len(shape.dues)
    both = rows[:, None, :] + other[None, :, :]
    both[:, :, :weeks] = np.maximum(rows[:, None, :weeks], other[None, :, :weeks])
    return np.unique(np.round(both.reshape(-1, rows.shape[1]), 6), axis=0)


def _person(shape: Shape, worker: Worker) -> Iterator[Take]:
    """Every way to train and equip one person."""
    problem = shape.problem
    rules = problem.rules
    ways = itertools.product(
        _paths(shape, worker),
        _homes(problem, worker),
        itertools.product((False, True), repeat=len(problem.courses)),
    )
    for reached, (team, taken), places in ways:
        if not _taught_what_is_learned(problem, worker, reached, places):
            continue
        if not _open(problem, worker, reached):
            continue
        for seats in itertools.product((0, 1), repeat=len(problem.tools)):
            take = shape.empty()
            if taken is not None:
                move = problem.moves[taken]
                take.moves[taken] = 1.0
                take.cash += move.cost
                take.hours += move.hours
                take.total += move.cost + move.hours * worker.hourly_rate
                _meet(problem, take, "move", team, set())
            for skill, by_due in reached.items():
                start = worker.levels[skill]
                for level in range(start + 1, by_due[-1] + 1):
                    hours = rules.hours_to_level[level - 1]
                    fees = rules.fee_per_hour * hours + rules.cost_per_step
                    calendar = hours
                    for course, place in zip(problem.courses, places, strict=True):
                        if place and (course.skill, course.level) == (skill, level):
                            hours = course.hours or hours
                            calendar = max(hours, course.weeks * worker.hours_per_week)
                            fees = 0.0
                    rate = (
                        worker.hourly_rate if rules.training_rate is None else rules.training_rate
                    )
                    take.cash += fees
                    take.hours += hours
                    take.total += fees + hours * rate
                    first = next(i for i, own in enumerate(by_due) if own >= level)
                    for later in range(first, len(shape.dues)):
                        take.weeks[later] += calendar / worker.hours_per_week
                if by_due[-1] > start:
                    _meet(problem, take, "train", worker.team, {skill})
            take.places = [float(place) for place in places]
            take.seats = [float(seat) for seat in seats]
            for tool, seat in zip(problem.tools, seats, strict=True):
                if seat:
                    _meet(problem, take, "equip", worker.team, tool.skills, tool=tool.name)
            if any(w > due + ROOM for w, due in zip(take.weeks, shape.dues, strict=True)):
                continue
            if _forbidden(problem, worker, reached, seats):
                continue
            take.able, take.tooled = _counts(shape, worker, team, reached, seats)
            take.seen = take.able
            take.held = [
                float(team in need.teams and worker.levels.get(need.skill, -1) >= need.level)
                for need in problem.needs
            ]
            yield take


def _taught_what_is_learned(
    problem: Problem, worker: Worker, reached: dict[str, tuple[int, ...]], places: tuple[bool, ...]
) -> bool:
    """Whether every place in a group is for a step that is taken."""
    return all(
        not place
        or (
            course.skill in reached
            and worker.levels[course.skill] < course.level <= reached[course.skill][-1]
        )
        for course, place in zip(problem.courses, places, strict=True)
    )


def _homes(problem: Problem, worker: Worker) -> Iterator[tuple[str, int | None]]:
    """The team that somebody is in, and the move that leads there."""
    yield worker.team, None
    for number, move in enumerate(problem.moves):
        if move.source == worker.team and not _barred(problem, "move", move.target, None):
            yield move.target, number


def _open(problem: Problem, worker: Worker, reached: dict[str, tuple[int, ...]]) -> bool:
    """Whether every step, whenever it is done, has by then what it asks for."""
    for rule in problem.prerequisites:
        by_due = reached.get(rule.skill, ())
        for at, own in enumerate(by_due):
            if worker.levels[rule.skill] < rule.level <= own and any(
                reached[other][at] < least if other in reached else True
                for other, least in rule.needs
            ):
                return False
    return True


def _paths(shape: Shape, worker: Worker) -> Iterator[dict[str, tuple[int, ...]]]:
    """By known skill the level at each due week, never falling."""
    problem, options = shape.problem, []
    for skill, level in worker.levels.items():
        wanted = max((n.level for n in problem.needs if n.skill == skill), default=0)
        asked = [
            least for rule in problem.prerequisites for other, least in rule.needs if other == skill
        ]
        wanted = max([wanted, *asked])
        if any(pin.lever == "train" and pin.skill in (None, skill) for pin in problem.pins):
            wanted = max(wanted, level + 1)
        top = max(level, min(wanted, level + problem.rules.max_steps))
        if worker.interest.get(skill) == 0 or worker.hours_per_week == 0:
            top = level
        paths = itertools.product(range(level, top + 1), repeat=len(shape.dues))
        options.append([path for path in paths if list(path) == sorted(path)])
    for path in itertools.product(*options):
        yield dict(zip(worker.levels, path, strict=True))


def _counts(
    shape: Shape,
    worker: Worker,
    team: str,
    reached: dict[str, tuple[int, ...]],
    seats: tuple[int, ...],
) -> tuple[list[float], list[float]]:
    """For which needs the person is at the level, and for which through a tool."""
    problem = shape.problem
    able, tooled = [], []
    for need in problem.needs:
        own = reached.get(need.skill, (-1,) * len(shape.dues))[shape.dues.index(need.due_week)]
        coming = team in need.teams and worker.team not in need.teams
        here = team in need.teams and own >= 0
        here = here and not (coming and _barred(problem, "move", team, need.skill))
        lifted = any(
            seat
            and need.skill in tool.skills
            and tool.credit[need.skill] > 0
            and own >= tool.minimum_own_level[need.skill]
            and tool.weeks_to_productive <= need.due_week
            and worker.team not in tool.owned_by
            and not _barred(problem, "equip", worker.team, need.skill, tool=tool.name)
            for tool, seat in zip(problem.tools, seats, strict=True)
        )
        open_to_tools = problem.tooling[need.skill] != "never" and need.headcount > 1
        able.append(float(here and own >= need.level))
        tooled.append(float(here and open_to_tools and own == need.level - 1 and lifted))
    return able, tooled


def _hirings(shape: Shape) -> Iterator[Take]:
    """Every number of hires of each profile into each team."""
    problem = shape.problem
    rules = problem.rules
    posts = [
        (hire, team)
        for hire in problem.hires
        for team in problem.teams
        if hire.team in (None, team)
    ]
    weekly = sum(worker.hours_per_week for worker in problem.workers)
    for counts in itertools.product(*(range(hire.maximum + 1) for hire, _ in posts)):
        hired = [(hire, team, n) for (hire, team), n in zip(posts, counts, strict=True) if n]
        if any(sum(n for h, _, n in hired if h is own) > own.maximum for own in problem.hires):
            continue
        if rules.max_hires is not None and sum(counts) > rules.max_hires:
            continue
        if any(_barred(problem, "hire", t, None, profile=h.profile) for h, t, _ in hired):
            continue
        take = shape.empty()
        take.hires = sum(counts)
        for hire, team, n in hired:
            pay, weeks = hire.yearly_pay, hire.weeks_to_start
            if hire.backfill:
                pay = max(0.0, pay - (pay if hire.budgeted_pay is None else hire.budgeted_pay))
            once, whole = hire.one_off, hire.one_off + pay * (104 - weeks) / 52
            first = once + pay * (52 - weeks) / 52
            if hire.total_cost is not None:
                first = whole = hire.total_cost
            take.cash += n * first
            take.total += n * whole
            take.hours += n * hire.interview_hours
            if hire.total_cost is None:
                take.total += n * hire.interview_hours * rules.mean_rate
            for at, due in enumerate(shape.dues):
                if weeks <= due and weekly:
                    take.weeks[at] += n * hire.interview_hours / weekly
            brought = {skill for skill, level in hire.levels.items() if level}
            _meet(problem, take, "hire", team, brought, profile=hire.profile, count=n)
            serves = [
                float(
                    team in need.teams
                    and hire.levels.get(need.skill, 0) >= need.level
                    and hire.weeks_to_productive <= need.due_week
                    and not _barred(problem, "hire", team, need.skill, profile=hire.profile)
                )
                for need in problem.needs
            ]
            take.able = [s + n * own for s, own in zip(take.able, serves, strict=True)]
        take.seen = take.able
        yield take


def _contracts(shape: Shape) -> Iterator[Take]:
    """Every number of contractors of each profile, team and due week to begin in."""
    problem = shape.problem
    posts = [
        (one, team, start)
        for one in problem.contractors
        for team in problem.teams
        for start in _starts(problem, one)
        if not _barred(problem, "contract", team, None, profile=one.profile)
    ]
    for counts in itertools.product(*(range(one.maximum + 1) for one, *_ in posts)):
        taken = [(*post, n) for post, n in zip(posts, counts, strict=True) if n]
        if any(
            sum(n for c, *_, n in taken if c is one) > one.maximum for one in problem.contractors
        ):
            continue
        take = shape.empty()
        for one, team, start, n in taken:
            weeks = one.months * 52 / 12
            end = min(start + weeks, max(start, 104))
            pay = one.cost_per_month * 12 / 52
            take.cash += n * pay * max(0.0, min(end, 52.0) - start)
            take.cash += n * (one.handover_cost if end < 52 else 0.0)
            take.hours += n * one.handover_hours
            take.total += n * (pay * (end - start) + one.handover_cost)
            take.total += n * one.handover_hours * problem.rules.mean_rate
            brought = {skill for skill, level in one.levels.items() if level}
            _meet(problem, take, "contract", team, brought, profile=one.profile, count=n)
            serves = [
                float(
                    team in need.teams
                    and one.levels.get(need.skill, 0) >= need.level
                    and start <= need.due_week <= start + weeks
                    and not _barred(problem, "contract", team, need.skill, profile=one.profile)
                )
                for need in problem.needs
            ]
            take.able = [s + n * own for s, own in zip(take.able, serves, strict=True)]
        yield take


def _starts(problem: Problem, one: Contractor) -> set[float]:
    """Due weeks in which a contractor can begin; where one is pinned, the deadline too."""
    pinned = any(pin.lever == "contract" for pin in problem.pins)
    late = {max(one.weeks_to_start, problem.rules.deadline_weeks)} if pinned else set()
    due = {n.due_week for n in problem.needs if n.due_week >= one.weeks_to_start}
    return {start for start in late | due if start < 104}


def _barred(
    problem: Problem,
    lever: str,
    team: str,
    skill: str | None,
    profile: str | None = None,
    tool: str | None = None,
) -> bool:
    """Whether a bar is about it; without a skill: about the purchase whatever it serves."""
    return any(
        bar.lever == lever
        and bar.team in (None, team)
        and bar.profile in (None, profile)
        and bar.tool in (None, tool)
        and (bar.skill is None or bar.skill == skill)
        for bar in problem.bars
    )


def _meet(
    problem: Problem,
    take: Take,
    lever: str,
    team: str,
    skills: object,
    profile: str | None = None,
    tool: str | None = None,
    count: int = 1,
) -> None:
    """Count a purchase for the pins that mean it."""
    assert isinstance(skills, set | frozenset)
    for number, pin in enumerate(problem.pins):
        if (
            pin.lever == lever
            and pin.team in (None, team)
            and pin.profile in (None, profile)
            and pin.tool in (None, tool)
            and (pin.skill is None or pin.skill in skills)
        ):
            take.pins[number] += count


def _forbidden(
    problem: Problem, worker: Worker, reached: dict[str, tuple[int, ...]], seats: tuple[int, ...]
) -> bool:
    trained = [skill for skill, by_due in reached.items() if by_due[-1] > worker.levels[skill]]
    given = [tool for tool, seat in zip(problem.tools, seats, strict=True) if seat]
    if any(worker.team in tool.owned_by for tool in given):
        return True
    return any(_barred(problem, "train", worker.team, skill) for skill in trained) or any(
        _barred(problem, "equip", worker.team, None, tool=tool.name) for tool in given
    )


def _ranks(shape: Shape, rows: Rows, offer: Rows) -> list[tuple[float, float, float]]:
    """The best rank of all rows with one way to hire, if any is allowed."""
    problem = shape.problem
    rules, d, n = problem.rules, len(shape.dues), len(problem.needs)
    learning, rest = rows[:, :d], rows[:, d:] + offer[d:]
    able, tooled, seen = rest[:, :n], rest[:, n : 2 * n], rest[:, 2 * n : 3 * n]
    pins = rest[:, 3 * n : 3 * n + len(problem.pins)]
    cash, total, hours = rest[:, -4].copy(), rest[:, -3].copy(), rest[:, -2]
    for number, tool in enumerate(problem.tools):
        paid = np.maximum(0.0, rest[:, 3 * n + len(problem.pins) + number] - tool.owned)
        yearly = tool.seat_per_year + tool.usage_per_year
        price = (
            (yearly, 2 * yearly) if tool.seat_total_cost is None else (tool.seat_total_cost,) * 2
        )
        cash += paid * price[0]
        total += paid * price[1]
    for number, course in enumerate(problem.courses):
        learners = rest[:, -4 - len(problem.courses) + number]
        groups = np.ceil(learners / course.seats)
        cash += groups * course.price
        total += groups * course.price
    fits = learning + offer[:d] <= np.array(shape.dues) + ROOM
    good = (fits | (learning == 0)).all(axis=1)
    good &= (pins >= np.array([pin.at_least for pin in problem.pins])).all(axis=1)
    if rules.budget is not None:
        good &= (cash if rules.budget_on == "cash" else total) <= rules.budget + ROOM
    if rules.hours_cap is not None:
        good &= hours <= rules.hours_cap + ROOM
    k = len(problem.courses)
    offset = -4 - len(problem.moves) - n - k
    for number, move in enumerate(problem.moves):
        good &= rest[:, offset + number] <= move.maximum
    for number, need in enumerate(problem.needs):
        if rules.budget is None and not need.must_have:
            good &= rest[:, -4 - k - n + number] >= min(need.have, need.headcount)
    if not good.any():
        return []
    left = {True: np.zeros(len(rows)), False: np.zeros(len(rows))}
    for number, need in enumerate(problem.needs):
        lifted = np.minimum(tooled[:, number], _cap(problem, need))
        lifted = np.where(seen[:, number] >= rules.reviewers, lifted, 0.0)
        missing = np.maximum(0.0, need.headcount - able[:, number] - lifted)
        left[need.must_have] += need.weight * missing
    other = left[False] if rules.budget is not None else np.zeros(len(rows))
    keys = np.stack([np.round(left[True], 6), np.round(other, 6), np.round(total, 4)], axis=1)
    return [min(tuple(float(v) for v in key) for key in keys[good][_first(keys[good])])]  # type: ignore[misc]


def _first(keys: Rows) -> npt.NDArray[np.int64]:
    """The position of the smallest key."""
    return np.lexsort((keys[:, 2], keys[:, 1], keys[:, 0]))[:1]


def _cap(problem: Problem, need: Need) -> int:
    return max(1, int(problem.rules.cap_share * need.headcount + 1e-9)) if need.headcount > 1 else 0
