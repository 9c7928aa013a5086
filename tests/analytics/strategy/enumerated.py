"""Tiny random problems and their optimum by trying everything: no code shared with the model."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Tool, Worker
from data.vocabulary import Tooling

HOURS = (10.0, 20.0, 40.0, 80.0, 160.0)
SKILLS = ("a", "b")

Paths = dict[str, tuple[int, ...]]
"""By skill: the level after each due week."""


def tiny_problem(seed: int) -> Problem:
    """Two or three people, two skills, one profile, one tool, one or two due weeks."""
    r = random.Random(seed)
    people = r.choice([2, 3])
    dues = (10.0,) if people == 3 else r.choice([(10.0,), (6.0, 14.0)])
    teams = ("x", "y")
    workers = tuple(
        Worker(
            number,
            f"p{number}",
            r.choice(teams),
            "role",
            r.choice([0.0, 3.0, 6.0, 10.0]),
            r.choice([0.0, 0.2, 1.0]),
            r.choice([50.0, 70.0, 90.0]),
            {s: r.choice([0, 1, 2, 2, 3, 3, 4]) for s in SKILLS if r.random() < 0.9},
            {s: 0 for s in SKILLS if r.random() < 0.1},
        )
        for number in range(people)
    )
    needs = []
    for skill in SKILLS:
        for scope in r.sample([("x",), ("y",), ("x", "y")], r.choice([1, 2])):
            level = r.choice([2, 3, 3, 4])
            have = sum(w.levels.get(skill, -1) >= level for w in workers if w.team in scope)
            needs.append(
                Need(
                    " + ".join(scope),
                    frozenset(scope),
                    skill,
                    level,
                    r.choice([1, 2, 3]),
                    r.random() < 0.6,
                    r.choice([1.0, 2.0]),
                    r.choice(dues),
                    have,
                )
            )
    hire = HireProfile(
        profile="h",
        levels={"a": r.choice([0, 3, 4]), "b": r.choice([2, 3])},
        maximum=r.choice([1, 2]),
        weeks_to_start=4,
        weeks_to_productive=r.choice([5.0, 9.0]),
        one_off=1_000,
        yearly_pay=r.choice([2_000.0, 20_000.0]),
        interview_hours=0,
        works_out=1,
        lead=((5, 5),),
    )
    tool = Tool(
        name="t",
        skills=frozenset(SKILLS),
        minimum_own_level={"a": 1, "b": 2},
        credit={"a": 0.8, "b": 0.6},
        seat_per_year=r.choice([100.0, 900.0]),
        usage_per_year=0,
        weeks_to_productive=r.choice([0.0, 8.0]),
    )
    rules = Rules(
        budget=r.choice([None, None, 3_000.0, 12_000.0]),
        budget_on=r.choice(["cash", "total"]),
        hours_to_level=HOURS,
        fee_per_hour=10,
        cost_per_step=50,
        max_steps=2,
        mentor_hours_per_hour=r.choice([0.0, 0.1]) if len(dues) == 1 else 0.0,
        cap_share=r.choice([0.4, 1.0]),
        reviewers=r.choice([0, 1]),
        mean_rate=60,
    )
    never: tuple[Tooling, ...] = ("partly", "never")
    tooling: dict[str, Tooling] = {"a": "yes", "b": r.choice(never)}
    names = {skill: skill for skill in SKILLS}
    return Problem(workers, tuple(needs), (hire,), (tool,), tooling, names, rules, teams)


Rank = tuple[float, float, float]


def best_by_enumeration(problem: Problem) -> Rank:
    """(weighted must-have shortage, weighted other shortage, total cost) of the best plan.

    Without a budget the other shortage is no wish: it is answered as 0.
    """
    rules, hire, tool = problem.rules, problem.hires[0], problem.tools[0]
    dues = sorted({need.due_week for need in problem.needs})
    per_person = [list(_paths(problem, w, dues)) for w in problem.workers]
    seat = tool.seat_per_year * rules.horizon_weeks / 52
    pay = hire.one_off + hire.yearly_pay * (rules.horizon_weeks - hire.weeks_to_start) / 52
    pay_cash = hire.one_off + hire.yearly_pay * (52 - hire.weeks_to_start) / 52
    hired = [
        n for n in itertools.product(range(hire.maximum + 1), repeat=2) if sum(n) <= hire.maximum
    ]
    best: Rank | None = None
    for chosen in itertools.product(*per_person):
        if not _mentored(problem, chosen):
            continue
        training = [
            _training_cost(problem, w, p) for w, p in zip(problem.workers, chosen, strict=True)
        ]
        total, cash = sum(t for t, _ in training), sum(c for _, c in training)
        for seats in itertools.product((0, 1), repeat=len(chosen)):
            for count in hired:
                money = total + seat * sum(seats) + pay * sum(count)
                spent = cash + tool.seat_per_year * sum(seats) + pay_cash * sum(count)
                bound = money if rules.budget_on == "total" else spent
                if rules.budget is not None and bound > rules.budget + 1e-6:
                    continue
                by_team = dict(zip(problem.teams, count, strict=True))
                must, other = _shortages(problem, dues, chosen, seats, by_team)
                other = other if rules.budget is not None else 0.0
                rank = (must, other, round(money, 4))
                best = rank if best is None else min(best, rank)
    assert best is not None
    return best


def _paths(problem: Problem, worker: Worker, dues: list[float]) -> Iterator[Paths]:
    """All ways to raise a person's levels by the due weeks within their hours."""
    options = []
    for skill in SKILLS:
        level = worker.levels.get(skill)
        top = level if level is None or worker.interest.get(skill) == 0 else min(5, level + 2)
        levels = [-1] if level is None or top is None else list(range(level, top + 1))
        options.append(
            [p for p in itertools.product(levels, repeat=len(dues)) if list(p) == sorted(p)]
        )
    for path in itertools.product(*options):
        chosen = dict(zip(SKILLS, path, strict=True))
        if all(
            sum(_hours(worker, s, chosen[s][i]) for s in SKILLS)
            <= worker.hours_per_week * due + 1e-9
            for i, due in enumerate(dues)
        ):
            yield chosen


def _hours(worker: Worker, skill: str, level: int) -> float:
    return sum(HOURS[k] for k in range(worker.levels.get(skill, level), level))


def _training_cost(problem: Problem, worker: Worker, path: Paths) -> tuple[float, float]:
    rules = problem.rules
    hours = sum(_hours(worker, s, path[s][-1]) for s in SKILLS)
    steps = sum(max(0, path[s][-1] - worker.levels.get(s, path[s][-1])) for s in SKILLS)
    cash = rules.fee_per_hour * hours + rules.cost_per_step * steps
    return cash + hours * (worker.hourly_rate + rules.mentor_hours_per_hour * rules.mean_rate), cash


def _mentored(problem: Problem, chosen: tuple[Paths, ...]) -> bool:
    """With one due week: every set of (skill, least mentor level) has mentors enough (Hall)."""
    share = problem.rules.mentor_hours_per_hour
    if share == 0:
        return True
    due = problem.needs[0].due_week
    wanted: dict[tuple[str, int], float] = {}
    for worker, path in zip(problem.workers, chosen, strict=True):
        for skill in SKILLS:
            for level in range(worker.levels.get(skill, path[skill][-1]) + 1, path[skill][-1] + 1):
                key = (skill, max(3, level))
                wanted[key] = wanted.get(key, 0.0) + share * HOURS[level - 1]
    for size in range(1, len(wanted) + 1):
        for group in itertools.combinations(wanted, size):
            offered = sum(
                w.mentor_hours_per_week * due
                for w in problem.workers
                if any(w.levels.get(skill, -1) >= level for skill, level in group)
            )
            if sum(wanted[key] for key in group) > offered + 1e-9:
                return False
    return True


def _shortages(
    problem: Problem,
    dues: list[float],
    chosen: tuple[Paths, ...],
    seats: tuple[int, ...],
    hired: dict[str, int],
) -> tuple[float, float]:
    rules, hire, tool = problem.rules, problem.hires[0], problem.tools[0]
    left = {True: 0.0, False: 0.0}
    for need in problem.needs:
        at = dues.index(need.due_week)
        own = [
            (path[need.skill][at], seat)
            for worker, path, seat in zip(problem.workers, chosen, seats, strict=True)
            if worker.team in need.teams and need.skill in worker.levels
        ]
        holders = sum(level >= need.level for level, _ in own)
        if hire.levels[need.skill] >= need.level and hire.weeks_to_productive <= need.due_week:
            holders += sum(n for team, n in hired.items() if team in need.teams)
        tooled = 0
        if (
            problem.tooling[need.skill] != "never"
            and need.headcount > 1
            and tool.weeks_to_productive <= need.due_week
            and need.level - 1 >= tool.minimum_own_level[need.skill]
            and holders >= rules.reviewers
        ):
            able = sum(seat and level == need.level - 1 for level, seat in own)
            tooled = min(able, max(1, int(rules.cap_share * need.headcount + 1e-9)))
        left[need.must_have] += need.weight * max(0, need.headcount - holders - tooled)
    return left[True], left[False]
