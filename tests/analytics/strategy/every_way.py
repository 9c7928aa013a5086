"""The best plan by trying every way to train, equip and hire: no code shared with the model.

Written from docs/methods.md alone. A way of one person, of all people or of hiring is a `Way`: what
it adds to each need and what it takes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from analytics.strategy.problem.problem import HireProfile, Problem, Worker

ROOM = 1e-6
MOST_WAYS = 60_000

Numbers = tuple[float, ...]
Wanted = dict[tuple[str, int, int], float]
"""(skill, least level of the mentor, position of the due week) -> mentoring hours."""


@dataclass(frozen=True)
class Way:
    """`able` and `tooled` people by need; `weeks` of learning time taken by each due week."""

    able: Numbers
    tooled: Numbers
    weeks: Numbers
    cash: float = 0.0
    total: float = 0.0
    hours: float = 0.0
    mentoring: tuple[tuple[tuple[str, int, int], float], ...] = ()


class TooManyWaysError(Exception):
    """The problem is too large to try everything."""


def best_way(problem: Problem) -> tuple[float, float, float]:
    """(weighted must-have shortage, weighted other shortage, total cost) of the best plan.

    Without a budget the other shortage is no wish: it is answered as 0.
    """
    dues = sorted({need.due_week for need in problem.needs})
    everyone = [Way((0.0,) * len(problem.needs), (0.0,) * len(problem.needs), (0.0,) * len(dues))]
    for worker in problem.workers:
        ways = _undominated(_person(problem, worker, dues))
        if len(everyone) * len(ways) > MOST_WAYS:
            raise TooManyWaysError
        everyone = list({_both(one, other) for one in everyone for other in ways})
    ranked = [
        (rank, position)
        for hired in _hirings(problem, dues)
        for position, people in enumerate(everyone)
        if (rank := _rank(problem, dues, people, hired)) is not None
    ]
    enough = cache(lambda wanted: _mentored(problem, dict(wanted), dues))
    return next(rank for rank, position in sorted(ranked) if enough(everyone[position].mentoring))


def _person(problem: Problem, worker: Worker, dues: list[float]) -> Iterator[Way]:
    """Every way to raise one person's levels by the due weeks, with every set of seats."""
    rules = problem.rules
    choices = (0, 1) if "equip" in rules.levers else (0,)
    for reached in _paths(problem, worker, dues):
        cash = total = hours = 0.0
        weeks, mentoring = [0.0] * len(dues), Wanted()
        for skill, by_due in reached.items():
            for level in range(worker.levels[skill] + 1, by_due[-1] + 1):
                at = next(i for i, own in enumerate(by_due) if own >= level)
                learning = rules.hours_to_level[level - 1]
                mentored = learning * rules.mentor_hours_per_hour
                fees = rules.fee_per_hour * learning + rules.cost_per_step
                rate = worker.hourly_rate if rules.training_rate is None else rules.training_rate
                cash += fees
                hours += learning + mentored
                total += fees + learning * rate + mentored * rules.mean_rate
                for later in range(at, len(dues)):
                    weeks[later] += learning / worker.hours_per_week
                if mentored:
                    key = (skill, max(3, level), at)
                    mentoring[key] = mentoring.get(key, 0.0) + mentored
        if any(taken > due + ROOM for taken, due in zip(weeks, dues, strict=True)):
            continue
        for seats in itertools.product(choices, repeat=len(problem.tools)):
            prices = [_seat(problem, tool) for tool, seat in enumerate(seats) if seat]
            yield Way(
                *_counts(problem, worker, reached, dues, seats),
                tuple(weeks),
                cash + sum(first for first, _ in prices),
                total + sum(whole for _, whole in prices),
                hours,
                tuple(sorted(mentoring.items())),
            )


def _paths(
    problem: Problem, worker: Worker, dues: list[float]
) -> Iterator[dict[str, tuple[int, ...]]]:
    """By known skill the level at each due week, never falling."""
    options = []
    for skill, level in worker.levels.items():
        wanted = max((n.level for n in problem.needs if n.skill == skill), default=0)
        top = min(wanted, level + problem.rules.max_steps)
        barred = worker.interest.get(skill) == 0 or worker.hours_per_week == 0
        if barred or "train" not in problem.rules.levers:
            top = level
        levels = range(level, max(level, top) + 1)
        paths = itertools.product(levels, repeat=len(dues))
        options.append([path for path in paths if list(path) == sorted(path)])
    for path in itertools.product(*options):
        yield dict(zip(worker.levels, path, strict=True))


def _counts(
    problem: Problem,
    worker: Worker,
    reached: dict[str, tuple[int, ...]],
    dues: list[float],
    seats: tuple[int, ...],
) -> tuple[Numbers, Numbers]:
    """For which needs the person counts as trained or holder, and for which through a tool."""
    able, tooled = [], []
    for need in problem.needs:
        own = reached[need.skill][dues.index(need.due_week)] if need.skill in reached else -1
        counted = worker.team in need.teams and own >= 0
        able.append(float(counted and own >= need.level))
        lifted = any(
            seat
            and need.skill in tool.skills
            and tool.credit[need.skill] > 0
            and own >= tool.minimum_own_level[need.skill]
            and tool.weeks_to_productive <= need.due_week
            for tool, seat in zip(problem.tools, seats, strict=True)
        )
        open_to_tools = problem.tooling[need.skill] != "never"
        tooled.append(float(counted and open_to_tools and own == need.level - 1 and lifted))
    return tuple(able), tuple(tooled)


def _seat(problem: Problem, number: int) -> tuple[float, float]:
    """Cash of the first year and total of two years of a seat."""
    tool = problem.tools[number]
    if tool.seat_total_cost is not None:
        return tool.seat_total_cost, tool.seat_total_cost
    yearly = tool.seat_per_year + tool.usage_per_year
    return yearly, 2 * yearly


def _hirings(problem: Problem, dues: list[float]) -> Iterator[Way]:
    """Every number of hires of each profile into each team."""
    rules = problem.rules
    posts = [(hire, team) for hire in problem.hires for team in problem.teams]
    weekly = sum(worker.hours_per_week for worker in problem.workers)
    for counts in itertools.product(*(range(hire.maximum + 1) for hire, _ in posts)):
        hired = [(hire, team, n) for (hire, team), n in zip(posts, counts, strict=True) if n]
        if hired and "hire" not in rules.levers:
            continue
        if rules.max_hires is not None and sum(counts) > rules.max_hires:
            continue
        if any(sum(n for h, _, n in hired if h is own) > own.maximum for own in problem.hires):
            continue
        yield Way(
            able=tuple(
                float(
                    sum(
                        n
                        for hire, team, n in hired
                        if team in need.teams
                        and hire.levels.get(need.skill, 0) >= need.level
                        and hire.weeks_to_productive <= need.due_week
                    )
                )
                for need in problem.needs
            ),
            tooled=(0.0,) * len(problem.needs),
            weeks=tuple(
                sum(n * h.interview_hours / weekly for h, _, n in hired if h.weeks_to_start <= due)
                if weekly
                else 0.0
                for due in dues
            ),
            cash=sum(n * _pay(problem, hire)[0] for hire, _, n in hired),
            total=sum(n * _pay(problem, hire)[1] for hire, _, n in hired),
            hours=sum(n * hire.interview_hours for hire, _, n in hired),
        )


def _pay(problem: Problem, hire: HireProfile) -> tuple[float, float]:
    """Cash of the first year and total of two years of one hire."""
    if hire.total_cost is not None:
        return hire.total_cost, hire.total_cost
    pay = hire.yearly_pay
    if hire.backfill:
        pay = 0.0 if hire.budgeted_pay is None else max(0.0, pay - hire.budgeted_pay)
    first = hire.one_off + pay * (52 - hire.weeks_to_start) / 52
    interviews = hire.interview_hours * problem.rules.mean_rate
    return first, hire.one_off + pay * (104 - hire.weeks_to_start) / 52 + interviews


def _both(one: Way, other: Way) -> Way:
    """Two ways together. People learn beside each other: the fullest calendar counts."""
    mentoring = Wanted(dict(one.mentoring))
    for key, hours in other.mentoring:
        mentoring[key] = mentoring.get(key, 0.0) + hours
    return Way(
        tuple(a + b for a, b in zip(one.able, other.able, strict=True)),
        tuple(a + b for a, b in zip(one.tooled, other.tooled, strict=True)),
        tuple(max(a, b) for a, b in zip(one.weeks, other.weeks, strict=True)),
        one.cash + other.cash,
        one.total + other.total,
        one.hours + other.hours,
        tuple(sorted(mentoring.items())),
    )


def _undominated(ways: Iterable[Way]) -> list[Way]:
    """Without those that another one of the same person beats in everything."""
    listed = list(set(ways))

    def beats(one: Way, other: Way) -> bool:
        gives = zip(one.able + one.tooled, other.able + other.tooled, strict=True)
        takes = zip(_taken(one), _taken(other), strict=True)
        wanted = dict(other.mentoring)
        return (
            one != other
            and all(a >= b for a, b in gives)
            and all(a <= b for a, b in takes)
            and all(hours <= wanted.get(key, 0.0) for key, hours in one.mentoring)
        )

    return [way for way in listed if not any(beats(other, way) for other in listed)]


def _taken(way: Way) -> Numbers:
    return (*way.weeks, way.cash, way.total, way.hours)


def _rank(
    problem: Problem, dues: list[float], people: Way, hired: Way
) -> tuple[float, float, float] | None:
    """The plan's wishes, None where a limit is broken; mentors are checked apart."""
    rules = problem.rules
    cash, total = people.cash + hired.cash, people.total + hired.total
    if rules.budget is not None:
        bound = cash if rules.budget_on == "cash" else total
        if bound > rules.budget + ROOM:
            return None
    if rules.hours_cap is not None and people.hours + hired.hours > rules.hours_cap + ROOM:
        return None
    taken = zip(people.weeks, hired.weeks, dues, strict=True)
    if any(own and own + interviews > due + ROOM for own, interviews, due in taken):
        return None
    left = {True: 0.0, False: 0.0}
    for number, need in enumerate(problem.needs):
        able = people.able[number] + hired.able[number]
        cap = max(1, int(rules.cap_share * need.headcount + 1e-9)) if need.headcount > 1 else 0
        tooled = min(people.tooled[number], cap) if able >= rules.reviewers else 0.0
        left[need.must_have] += need.weight * max(0.0, need.headcount - able - tooled)
    other = 0.0 if rules.budget is None else left[False]
    return round(left[True], 6), round(other, 6), round(total, 4)


def _mentored(problem: Problem, wanted: Wanted, dues: list[float]) -> bool:
    """Every set of steps has mentors enough by its last due week (Hall)."""
    for size in range(1, len(wanted) + 1):
        for group in itertools.combinations(wanted, size):
            offered = 0.0
            for worker in problem.workers:
                own = [at for skill, level, at in group if worker.levels.get(skill, 0) >= level]
                if own:
                    offered += worker.mentor_hours_per_week * dues[max(own)]
            if sum(wanted[key] for key in group) > offered + ROOM:
                return False
    return True
