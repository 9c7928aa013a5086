"""The best plan of a tiny problem by trying every purchase: no code shared with the model.

Written from docs/methods.md alone. A way of one person, of hiring or of engaging is a row of
numbers: what it adds to each need and what it takes. Rows of all people are added up in every
combination.
"""

import itertools
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from analytics.strategy.problem.problem import (
    Bar,
    Contractor,
    HireProfile,
    Need,
    Pin,
    Problem,
    Worker,
)

ROOM = 1e-6
YEAR, HORIZON = 52.0, 104.0
GIVES = ("able", "tooled", "seen", "pins")
"""More of it is never worse. `seen`: those of `able` who may review, which contractors do not."""
TAKES = ("weeks", "seats", "mentoring", "money")
"""Less of it is never worse. `weeks`: learning time taken by each due week; `money`: cash, total
cost, hours."""
CASH, TOTAL, HOURS = range(3)

Rows = npt.NDArray[np.float64]
Way = dict[str, Rows]
Rank = tuple[float, float, float]
Reached = dict[str, tuple[int, ...]]
"""By known skill the level at each due week, never falling."""


class Shape:
    """Where each number stands in a row. `mentored`: skill, least level of the mentor, due week."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        dues = {need.due_week for need in problem.needs}
        if any(pin.lever == "train" for pin in problem.pins):
            dues.add(problem.rules.deadline_weeks)
        self.dues = sorted(dues)
        skills = sorted({skill for worker in problem.workers for skill in worker.levels})
        self.mentored = list(itertools.product(skills, (3, 4, 5), range(len(dues))))
        self._sizes = {
            **dict.fromkeys(("able", "tooled", "seen"), len(problem.needs)),
            "pins": len(problem.pins),
            "weeks": len(dues),
            "seats": len(problem.tools),
            "mentoring": len(self.mentored),
            "money": 3,
        }
        ends = list(itertools.accumulate(self._sizes[name] for name in (*GIVES, *TAKES)))
        starts = [0, *ends[:-1]]
        self.at = {n: slice(*at) for n, *at in zip((*GIVES, *TAKES), starts, ends, strict=True)}

    def nothing(self) -> Way:
        return {name: np.zeros(size) for name, size in self._sizes.items()}

    def rows(self, ways: Iterator[Way]) -> Rows:
        return np.array([np.concatenate([way[n] for n in (*GIVES, *TAKES)]) for way in ways])


def best_way(problem: Problem) -> Rank | None:
    """(weighted must-have shortage, weighted other shortage, total), None: no plan keeps the pins.

    Without a budget the other shortage is no wish: it is answered as 0.
    """
    shape = Shape(problem)
    rows = shape.rows(iter([shape.nothing()]))
    for worker in problem.workers:
        rows = _together(shape, rows, _undominated(shape, shape.rows(_person(shape, worker))))
    engaged = shape.rows(_engaged(shape))
    hired = shape.rows(_hired(shape))
    offers = (hired[:, None, :] + engaged[None, :, :]).reshape(-1, hired.shape[1])
    enough = cache(lambda wanted: _mentored(shape, np.frombuffer(wanted)))
    best: Rank | None = None
    for offer in offers:
        kept, ranks = _ranked(shape, rows, offer)
        for place in np.lexsort(ranks.T[::-1]):
            rank = tuple(ranks[place].tolist())
            if best is not None and rank >= best:
                break
            if enough(np.ascontiguousarray(kept[place, shape.at["mentoring"]]).tobytes()):
                best = rank
    return best


def _together(shape: Shape, rows: Rows, ways: Rows) -> Rows:
    """Every row with every way. People learn beside each other: the fullest calendar counts."""
    both, weeks = rows[:, None, :] + ways[None, :, :], shape.at["weeks"]
    both[:, :, weeks] = np.maximum(rows[:, None, weeks], ways[None, :, weeks])
    return np.unique(np.round(both.reshape(-1, rows.shape[1]), 6), axis=0)


def _undominated(shape: Shape, ways: Rows) -> Rows:
    """Without those that another one of the same person beats in everything."""
    sign = np.where(np.arange(ways.shape[1]) < shape.at["weeks"].start, 1, -1)  # gives, then takes
    better = np.unique(np.round(ways, 6), axis=0) * sign
    kept = better[:0]
    for way in better[np.argsort(-better.sum(axis=1), kind="stable")]:
        if not (kept >= way).all(axis=1).any():
            kept = np.vstack([kept, way])
    return kept * sign


def _person(shape: Shape, worker: Worker) -> Iterator[Way]:
    """Every way to train and equip one person."""
    problem = shape.problem
    seated = (0, 1) if "equip" in problem.rules.levers else (0,)
    for reached, seats in itertools.product(
        _paths(shape, worker), itertools.product(seated, repeat=len(problem.tools))
    ):
        if not _allowed(problem, worker, reached, seats):
            continue
        way = shape.nothing()
        way["seats"] += seats
        _learn(shape, way, worker, reached)
        for tool, seat in zip(problem.tools, seats, strict=True):
            if seat:
                _meet(problem, way, "equip", worker.team, tool.skills)
        if (way["weeks"] > np.array(shape.dues) + ROOM).any():
            continue
        _count(shape, way, worker, reached, seats)
        yield way


def _paths(shape: Shape, worker: Worker) -> Iterator[Reached]:
    problem, options = shape.problem, []
    asked = [(n.skill, n.level) for n in problem.needs]
    asked += [need for rule in problem.prerequisites for need in rule.needs]
    for skill, level in worker.levels.items():
        wanted = max((least for other, least in asked if other == skill), default=0)
        if any(pin.lever == "train" and pin.skill in (None, skill) for pin in problem.pins):
            wanted = max(wanted, level + 1)
        top = max(level, min(wanted, level + problem.rules.max_steps))
        barred = worker.interest.get(skill) == 0 or worker.hours_per_week == 0
        if barred or "train" not in problem.rules.levers:
            top = level
        paths = itertools.product(range(level, top + 1), repeat=len(shape.dues))
        options.append([path for path in paths if list(path) == sorted(path)])
    for chosen in itertools.product(*options):
        yield dict(zip(worker.levels, chosen, strict=True))


def _allowed(problem: Problem, worker: Worker, reached: Reached, seats: tuple[int, ...]) -> bool:
    """Whether every step has what it asks for by then, and nothing is barred."""
    level, top = worker.levels, {skill: by_due[-1] for skill, by_due in reached.items()}
    for rule in problem.prerequisites:
        for at, own in enumerate(reached.get(rule.skill, ())):
            if level[rule.skill] < rule.level <= own and any(
                other not in reached or reached[other][at] < least for other, least in rule.needs
            ):
                return False
    given = [tool for tool, seat in zip(problem.tools, seats, strict=True) if seat]
    return not (
        any(worker.team in tool.owned_by for tool in given)
        or (given and _barred(problem, "equip", worker.team))
        or any(top[s] > level[s] and _barred(problem, "train", worker.team, (s,)) for s in top)
    )


def _learn(shape: Shape, way: Way, worker: Worker, reached: Reached) -> None:
    problem, rules = shape.problem, shape.problem.rules
    rate = worker.hourly_rate if rules.training_rate is None else rules.training_rate
    for skill, by_due in reached.items():
        for level in range(worker.levels[skill] + 1, by_due[-1] + 1):
            first = next(at for at, own in enumerate(by_due) if own >= level)
            hours = rules.hours_to_level[level - 1]
            fees = rules.fee_per_hour * hours + rules.cost_per_step
            mentored = hours * rules.mentor_hours_per_hour
            way["mentoring"][shape.mentored.index((skill, max(3, level), first))] += mentored
            total = fees + hours * rate + mentored * rules.mean_rate
            way["money"] += (fees, total, hours + mentored)
            way["weeks"][first:] += hours / worker.hours_per_week
        if by_due[-1] > worker.levels[skill]:
            _meet(problem, way, "train", worker.team, (skill,))


def _count(
    shape: Shape, way: Way, worker: Worker, reached: Reached, seats: tuple[int, ...]
) -> None:
    """For which needs the person is at the level, and for which through a tool."""
    problem = shape.problem
    for number, need in enumerate(problem.needs):
        by_due = reached.get(need.skill)
        if by_due is None or worker.team not in need.teams:
            continue
        own = by_due[shape.dues.index(need.due_week)]
        lifted = any(
            seat
            and need.skill in tool.skills
            and tool.credit[need.skill] > 0
            and own >= tool.minimum_own_level[need.skill]
            and tool.weeks_to_productive <= need.due_week
            and not _barred(problem, "equip", worker.team, (need.skill,))
            for tool, seat in zip(problem.tools, seats, strict=True)
        )
        way["able"][number] = way["seen"][number] = own >= need.level
        to_tools = problem.tooling[need.skill] != "never"
        way["tooled"][number] = to_tools and own == need.level - 1 and lifted


def _hired(shape: Shape) -> Iterator[Way]:
    """Every number of hires of each profile into each team."""
    problem, rules = shape.problem, shape.problem.rules
    weekly = sum(worker.hours_per_week for worker in problem.workers)
    posts = [
        (hire, team)
        for hire in (problem.hires if "hire" in rules.levers else ())
        for team in problem.teams
        if hire.team in (None, team) and not _barred(problem, "hire", team)
    ]
    for taken in _numbers(posts):
        if rules.max_hires is not None and sum(n for *_, n in taken) > rules.max_hires:
            continue
        way = shape.nothing()
        for hire, team, n in taken:
            way["money"] += n * np.array(_price(problem, hire))
            if weekly:
                begun = np.array(shape.dues) >= hire.weeks_to_start
                way["weeks"] += begun * n * hire.interview_hours / weekly
            _meet(problem, way, "hire", team, _brought(hire), n)
            for number, need in enumerate(problem.needs):
                if hire.weeks_to_productive <= need.due_week:
                    way["able"][number] += n * _serves(problem, "hire", hire, team, need)
        way["seen"] = way["able"]
        yield way


def _price(problem: Problem, hire: HireProfile) -> tuple[float, float, float]:
    """Cash of the first year, total of two years and hours of one hire."""
    if hire.total_cost is not None:
        return hire.total_cost, hire.total_cost, hire.interview_hours
    pay = hire.yearly_pay
    if hire.backfill:
        pay = 0.0 if hire.budgeted_pay is None else max(0.0, pay - hire.budgeted_pay)
    first = hire.one_off + pay * (YEAR - hire.weeks_to_start) / YEAR
    interviews = hire.interview_hours * problem.rules.mean_rate
    total = hire.one_off + pay * (HORIZON - hire.weeks_to_start) / YEAR + interviews
    return first, total, hire.interview_hours


def _engaged(shape: Shape) -> Iterator[Way]:
    """Every number of contractors of each profile, team and due week to begin in."""
    problem = shape.problem
    posts = [
        (contractor, team, start)
        for contractor in problem.contractors
        for team in problem.teams
        for start in _starts(problem, contractor)
        if not _barred(problem, "contract", team)
    ]
    for taken in _numbers(posts):
        way = shape.nothing()
        for item, team, start, n in taken:
            weeks = item.months * YEAR / 12
            end = min(start + weeks, max(start, HORIZON))
            pay = item.cost_per_month * 12 / YEAR
            cash = pay * max(0.0, min(end, YEAR) - start)
            cash += item.handover_cost if end < YEAR else 0.0
            total = pay * (end - start) + item.handover_cost
            total += item.handover_hours * problem.rules.mean_rate
            way["money"] += n * np.array((cash, total, item.handover_hours))
            _meet(problem, way, "contract", team, _brought(item), n)
            for number, need in enumerate(problem.needs):
                if start <= need.due_week <= start + weeks:
                    way["able"][number] += n * _serves(problem, "contract", item, team, need)
        yield way


def _starts(problem: Problem, contractor: Contractor) -> set[float]:
    """Due weeks in which a contractor can begin; where one is pinned, the deadline too."""
    pinned = any(pin.lever == "contract" for pin in problem.pins)
    late = {max(contractor.weeks_to_start, problem.rules.deadline_weeks)} if pinned else set()
    due = {n.due_week for n in problem.needs if n.due_week >= contractor.weeks_to_start}
    return {start for start in late | due if start < HORIZON}


def _numbers(posts: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    """Every number of each post, first of which is who is offered, within their maximum."""
    for counts in itertools.product(*(range(offer.maximum + 1) for offer, *_ in posts)):
        taken = [(*post, n) for post, n in zip(posts, counts, strict=True) if n]
        if all(sum(n for o, *_, n in taken if o is own) <= own.maximum for own, *_ in taken):
            yield taken


def _brought(offer: HireProfile | Contractor) -> Collection[str]:
    return [skill for skill, level in offer.levels.items() if level]


def _serves(
    problem: Problem, lever: str, offer: HireProfile | Contractor, team: str, need: Need
) -> bool:
    at_level = offer.levels.get(need.skill, 0) >= need.level
    barred = _barred(problem, lever, team, (need.skill,))
    return team in need.teams and at_level and not barred


def _means(wish: Pin | Bar, lever: str, team: str, skills: Collection[str]) -> bool:
    assert (wish.profile, wish.tool) == (None, None), "tiny problems name neither"
    fits = wish.lever == lever and wish.team in (None, team)
    return fits and (wish.skill is None or wish.skill in skills)


def _barred(problem: Problem, lever: str, team: str, skills: Collection[str] = ()) -> bool:
    """Whether a bar is about it; without a skill: about the purchase whatever it serves."""
    return any(_means(bar, lever, team, skills) for bar in problem.bars)


def _meet(
    problem: Problem, way: Way, lever: str, team: str, skills: Collection[str], count: int = 1
) -> None:
    """Count a purchase for the pins that mean it."""
    for number, pin in enumerate(problem.pins):
        way["pins"][number] += count * _means(pin, lever, team, skills)


def _ranked(shape: Shape, rows: Rows, offer: Rows) -> tuple[Rows, Rows]:
    """Rows that keep every limit beside an offer, and their ranks; mentors are checked apart."""
    problem, rules = shape.problem, shape.problem.rules
    both = rows + offer
    of = {name: both[:, at] for name, at in shape.at.items()}
    cash, total, hours = of["money"].T.copy()
    for number, tool in enumerate(problem.tools):
        paid = of["seats"][:, number]
        first = tool.seat_per_year + tool.usage_per_year
        whole = 2 * first
        if tool.seat_total_cost is not None:
            first = whole = tool.seat_total_cost
        cash += paid * first
        total += paid * whole
    idle = rows[:, shape.at["weeks"]] == 0
    good = (idle | (of["weeks"] <= np.array(shape.dues) + ROOM)).all(axis=1)
    good &= (of["pins"] >= np.array([pin.at_least for pin in problem.pins])).all(axis=1)
    if rules.budget is not None:
        good &= (cash if rules.budget_on == "cash" else total) <= rules.budget + ROOM
    if rules.hours_cap is not None:
        good &= hours <= rules.hours_cap + ROOM
    left = {True: np.zeros(len(rows)), False: np.zeros(len(rows))}
    for number, need in enumerate(problem.needs):
        cap = max(1, int(rules.cap_share * need.headcount + 1e-9)) if need.headcount > 1 else 0
        lifted = np.minimum(of["tooled"][:, number], cap)
        lifted = np.where(of["seen"][:, number] >= rules.reviewers, lifted, 0.0)
        missing = np.maximum(0.0, need.headcount - of["able"][:, number] - lifted)
        left[need.must_have] += need.weight * missing
    other = left[False] if rules.budget is not None else np.zeros(len(rows))
    ranks = np.stack([np.round(left[True], 6), np.round(other, 6), np.round(total, 4)], axis=1)
    return both[good], ranks[good]


def _mentored(shape: Shape, wanted: Rows) -> bool:
    """Every set of steps has mentors enough by its last due week (Hall)."""
    hours = {key: h for key, h in zip(shape.mentored, wanted, strict=True) if h > 0}
    for size in range(1, len(hours) + 1):
        for group in itertools.combinations(hours, size):
            offered = 0.0
            for worker in shape.problem.workers:
                own = [at for skill, least, at in group if worker.levels.get(skill, 0) >= least]
                if own:
                    offered += worker.mentor_hours_per_week * shape.dues[max(own)]
            if sum(hours[key] for key in group) > offered + ROOM:
                return False
    return True
