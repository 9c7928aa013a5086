"""The plan of random teams, and their options and the demo's, against the time that their own
solves spend in the bare solver; and how far options are off for being chosen in a sample."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from unittest.mock import patch

import highspy

from analytics.analyse import analyse
from analytics.chances.ranges import Ranges, ranges, read_ranges
from analytics.options.judge import Futures
from analytics.options.options import Search
from analytics.options.program import SAMPLE_SEED, Program
from analytics.results import Selection
from analytics.strategy.plan import plan
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Tool, Worker
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.value import Terms, read_terms
from benchmarks.figures import line
from data.demo import load_demo
from data.store.database import Database, open_database

SIZES = ((60, 40, "3 s"), (300, 60, "15 s"))
OPTIONS_IN = {(60, 40): "15 s", (300, 60): "60 s"}
"""What all options of a size shall take on two cores that nobody shares."""
REPLICATIONS = 10
OF_T = 1.833
"""The 95 % quantile of Student's t with one degree of freedom less than there are replications."""
TEAM = 20
LEVEL_WEIGHTS = (30, 22, 20, 15, 9, 4)
"""How often a level 0 to 5 occurs: most people lack most skills."""
BUDGET_SHARE = 0.6
"""The second plan of each size has this share of what closing every must-have costs."""


@dataclass
class Solving:
    """Seconds in the solver and how often it ran."""

    seconds: float = 0.0
    runs: int = 0
    gap: float = 0.0
    """The widest, of those that were left one."""


@contextmanager
def timed_solver() -> Iterator[Solving]:
    """Count every second that is spent inside HiGHS."""
    spent, run = Solving(), highspy.Highs.run

    def timed(solver: highspy.Highs) -> object:
        started = time.perf_counter()
        answer: object = run(solver)
        spent.seconds += time.perf_counter() - started
        spent.runs += 1
        gap = solver.getInfo().mip_gap
        spent.gap = max(spent.gap, gap if math.isfinite(gap) else 0.0)
        return answer

    with patch.object(highspy.Highs, "run", timed):
        yield spent


def figures() -> Iterator[str]:
    """A plan without a budget and one with, and all options, for each size and the demo."""
    database = open_database(":memory:")
    load_demo(database)
    demo = _demo(database)
    yield _options("options of the demo", demo, "6 s, the first plan within 2 s")
    yield replicated(demo)
    for people, skills, target in SIZES:
        free = random_team(people, skills)
        cheapest, said = _solved(f"plan {people} x {skills}", free, target)
        yield said
        budget = BUDGET_SHARE * cheapest.cost.first_year_cash
        tight = replace(free, rules=replace(free.rules, budget=budget))
        yield _solved(f"plan {people} x {skills} with a budget", tight, target)[1]
        asked = _by_assumptions(database, free)
        yield _options(f"options {people} x {skills}", asked, OPTIONS_IN[people, skills])
    database.close()


Asked = tuple[Problem, Ranges, Terms]


def _demo(database: Database) -> Asked:
    analysis = analyse(database, Selection())
    problem = build_problem(database, analysis, Scenario())
    known = read_ranges(database, analysis, Scenario(), problem)
    return problem, known, read_terms(read_assumptions(database), Scenario())


def _by_assumptions(database: Database, problem: Problem) -> Asked:
    """With the ranges of the assumptions and every rating right."""
    lifted = replace(problem, tooling=dict.fromkeys(problem.tooling, "yes"))
    numbers = read_assumptions(database)
    known = ranges(numbers, Scenario(), lifted)
    return problem, known, read_terms(numbers, Scenario())


def _options(what: str, asked: Asked, target: str) -> str:
    """All options; `first`: seconds until there is a plan at the likely value, asked by itself."""
    started = time.perf_counter()
    first = Search(*asked)
    first.candidate(first.program.solve(1.0))
    seconds_of_first = time.perf_counter() - started
    with timed_solver() as spent:
        started, processor = time.perf_counter(), time.process_time()
        search = Search(*asked)
        balanced = search.chosen["balanced"]
        chosen = time.perf_counter() - started
        found = search.options
        seconds = time.perf_counter() - started
        processor = time.process_time() - processor
    judged, program = found.named("balanced").judged, search.program
    return line(
        what,
        seconds,
        spent.seconds,
        "s",
        f"processor {processor:.1f} s, a first plan after {seconds_of_first:.1f} s, options chosen "
        f"after {chosen:.1f} s",
        f"{spent.runs} solves, two side by side, widest gap {spent.gap:.2%}",
        f"{program.samples} futures, {len(program.missing)} rows",
        f"balanced: total {balanced.total:,.0f}, {judged.held:.1f} of {judged.of} held",
        f"target: {target}",
    )


def replicated(asked: Asked) -> str:
    """The optimality gap of the demo's balanced plan (Kleywegt, Shapiro & Homem-de-Mello 2002).

    Each replication solves the model in a sample of its own; the mean of the least costs is below
    the least that could be, so that what the plan costs in the same samples less that mean is an
    upper estimate of the gap. Both at the dates of the model, with common random numbers.
    """
    problem, known, terms = asked
    search = Search(*asked)
    answer = search.program.answer(search.chosen["balanced"].planned.blend)
    gaps, nets = [], []
    for number in range(REPLICATIONS):
        futures = Futures(problem, known, SAMPLE_SEED + 1 + number, search.program.samples)
        program = Program(problem, futures, terms)
        own, least = program.net_of(answer), program.least_net()
        gaps.append(own - least)
        nets.append(own)
    mean, net = sum(gaps) / len(gaps), sum(nets) / len(nets)
    spread = (sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1)) ** 0.5
    most = mean + OF_T * spread / len(gaps) ** 0.5
    return (
        f"sampling gap of the demo's balanced plan: {mean / net:.1%} of its net cost of "
        f"{net:,.0f} on average of {REPLICATIONS} replications of {search.program.samples} "
        f"futures, below {most / net:.1%} with 95 % confidence; bias of small samples included"
    )


def _solved(what: str, problem: Problem, target: str) -> tuple[Plan, str]:
    with timed_solver() as spent:
        started = time.perf_counter()
        answer = plan(problem)
        seconds = time.perf_counter() - started
    return answer, line(
        what,
        seconds,
        spent.seconds,
        "s",
        f"{spent.runs} solves, gap {answer.gap:.2%}, must-have shortage "
        f"{answer.shortage_before} -> {answer.shortage}",
        f"target: {target} to a 0.5 % gap, at most 1.3x the time in the solver itself",
    )


def random_team(people: int, skills: int) -> Problem:
    """Teams of twenty that need two to five people per skill at level 3; always the same."""
    draw = random.Random(people * 1000 + skills)
    names = [f"s{n:02}" for n in range(skills)]
    workers = [_worker(draw, number, names) for number in range(people)]
    teams = tuple(dict.fromkeys(worker.team for worker in workers))
    return Problem(
        workers=tuple(workers),
        needs=tuple(
            need
            for team in teams
            for need in _needs(draw, team, [w for w in workers if w.team == team], names)
        ),
        hires=tuple(_profile(draw, number, names) for number in range(4)),
        tools=tuple(
            _tool(number, names[number * skills // 4 :][: skills // 4]) for number in (0, 1)
        ),
        tooling={name: "never" if n % 5 == 4 else "yes" for n, name in enumerate(names)},
        skill_names={name: f"Skill {name}" for name in names},
        rules=Rules(max_hires=people // 5),
        teams=teams,
    )


def _worker(draw: random.Random, number: int, names: list[str]) -> Worker:
    levels = draw.choices(range(6), LEVEL_WEIGHTS, k=len(names))
    return Worker(
        person_no=number,
        label=f"p{number}",
        team=f"Team {number // TEAM}",
        role=f"role {number % 4}",
        hours_per_week=draw.choice((2, 4, 6)),
        mentor_hours_per_week=draw.choice((0, 1, 2)),
        hourly_rate=draw.choice((64.0, 86.0, 108.0)),
        levels=dict(zip(names, levels, strict=True)),
        interest={name: draw.randint(0, 5) for name in names},
    )


def _needs(
    draw: random.Random, team: str, workers: list[Worker], names: list[str]
) -> Iterator[Need]:
    for name in names:
        have = sum(worker.levels[name] >= 3 for worker in workers)
        yield Need(
            scope=team,
            teams=frozenset({team}),
            skill=name,
            level=3,
            headcount=max(1, have + draw.randint(-1, 3)),
            must_have=draw.random() < 0.6,
            weight=draw.choice((1.0, 2.0, 3.0)),
            due_week=26.0,
            have=have,
        )


def _profile(draw: random.Random, number: int, names: list[str]) -> HireProfile:
    return HireProfile(
        profile=f"profile {number}",
        levels={name: draw.choice((3, 4)) for name in draw.sample(names, len(names) // 4)},
        maximum=4,
        weeks_to_start=15.0,
        weeks_to_productive=24.0,
        one_off=7000.0,
        yearly_pay=draw.choice((180_000.0, 220_000.0)),
        interview_hours=25.0,
        works_out=0.85,
        lead=((18.0, 34.0),),
    )


def _tool(number: int, names: list[str]) -> Tool:
    return Tool(
        name=f"tool {number}",
        skills=frozenset(names),
        minimum_own_level=dict.fromkeys(names, 2),
        credit=dict.fromkeys(names, 0.6),
        seat_per_year=720.0,
        usage_per_year=480.0,
        weeks_to_productive=8.0,
    )
