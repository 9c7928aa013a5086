"""All options of the demo and of random teams, against the time that their own solves spend in the
bare solver; and how far options are off for being chosen in a sample."""

import math
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product
from unittest.mock import patch

import highspy

from analytics.chances.ranges import ranges
from analytics.options.judge import Futures
from analytics.options.options import Search
from analytics.options.program import SAMPLE_SEED, Numbers, Program
from analytics.strategy.model.model import MONEY
from analytics.strategy.problem.problem import HireProfile, Problem, Rules, Worker
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import assumptions_of, read_terms
from benchmarks.calibration.study import Asked, asked
from benchmarks.figures import line
from data.demo import load_demo
from data.store.database import Database, open_database
from tests.analytics.options.small import assistant
from tests.analytics.strategy import parts

SIZES = {(60, 40): "15 s", (300, 60): "60 s"}
"""What all options of a size shall take on two cores that nobody shares."""
REPLICATIONS = 10
OF_T = 1.833
"""The 95 % quantile of Student's t with one degree of freedom less than there are replications."""
TEAM = 20
LEVEL_WEIGHTS = (30, 22, 20, 15, 9, 4)
"""How often a level 0 to 5 occurs: most people lack most skills."""


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
    database = open_database(":memory:")
    load_demo(database)
    demo = asked(database)
    yield _options("options of the demo", demo, "6 s, the first plan within 2 s")
    yield replicated(demo)
    for (people, skills), target in SIZES.items():
        team = _by_assumptions(database, random_team(people, skills))
        yield _options(f"options {people} x {skills}", team, target)
    database.close()


def _by_assumptions(database: Database, problem: Problem) -> Asked:
    """With the ranges of the assumptions and every rating right."""
    lifted = replace(problem, tooling=dict.fromkeys(problem.tooling, "yes"))
    numbers = assumptions_of(database, Scenario())
    known = ranges(numbers, Scenario(), lifted)
    return problem, known, read_terms(numbers, Scenario())


def _options(what: str, asked: Asked, target: str) -> str:
    """All options; `first`: seconds until there is any plan, asked by itself."""
    started = time.perf_counter()
    first = Search(*asked)
    if (soon := first.program.first()) is not None:
        first.candidate(soon)
    seconds_of_first = time.perf_counter() - started
    with timed_solver() as spent:
        started, processor = time.perf_counter(), time.process_time()
        search = Search(*asked)
        balanced = search.chosen["balanced"]
        chosen = time.perf_counter() - started
        result = search.options
        seconds = time.perf_counter() - started
        processor = time.process_time() - processor
    judged, program = result.named("balanced").judged, search.program
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
        own, least = net_of(program, answer), least_net(program)
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


def net_of(program: Program, answer: Numbers) -> float:
    """Net cost of an answer in a program's sample, with what of vacancy no plan changes."""
    highs, sheet = program.solver(), program.model.sheet
    for column, value in enumerate(answer):
        if sheet.integer[column]:
            highs.changeColBounds(column, value, value)
    cost = program.costs(1.0)
    return MONEY * float(cost @ program.run(highs, cost, reduced=True))


def least_net(program: Program) -> float:
    """What no answer can be below in that sample: the solver's bound."""
    highs = program.solver()
    program.run(highs, program.costs(1.0))
    return MONEY * float(highs.getInfo().mip_dual_bound)


def random_team(people: int, skills: int) -> Problem:
    """Teams of twenty that need two to five people per skill at level 3; always the same."""
    draw = random.Random(people * 1000 + skills)
    names = [f"s{n:02}" for n in range(skills)]
    workers = tuple(
        Worker(
            person_no=number,
            label=f"p{number}",
            levels=dict(zip(names, draw.choices(range(6), LEVEL_WEIGHTS, k=skills), strict=True)),
            team=f"Team {number // TEAM}",
            role=f"role {number % 4}",
            hours_per_week=draw.choice((2, 4, 6)),
            mentor_hours_per_week=draw.choice((0, 1, 2)),
            hourly_rate=draw.choice((64.0, 86.0, 108.0)),
            interest={name: draw.randint(0, 5) for name in names},
        )
        for number in range(people)
    )
    teams = tuple(dict.fromkeys(worker.team for worker in workers))
    needs = []
    for team, name in product(teams, names):
        own = [worker for worker in workers if worker.team == team]
        have = sum(worker.levels[name] >= 3 for worker in own)
        asked = parts.need(
            name,
            max(1, have + draw.randint(-1, 3)),
            own,
            scope=team,
            must_have=draw.random() < 0.6,
            weight=draw.choice((1.0, 2.0, 3.0)),
            due=26.0,
        )
        needs.append(asked)
    return Problem(
        workers=workers,
        needs=tuple(needs),
        hires=tuple(_profile(draw, number, names) for number in range(4)),
        tools=tuple(
            replace(
                assistant(),
                name=f"tool {number}",
                skills=frozenset(served),
                minimum_own_level=dict.fromkeys(served, 2),
                credit=dict.fromkeys(served, 0.6),
                weeks_to_productive=8.0,
            )
            for number in (0, 1)
            if (served := names[number * skills // 4 :][: skills // 4])
        ),
        tooling={name: "never" if n % 5 == 4 else "yes" for n, name in enumerate(names)},
        skill_names={name: f"Skill {name}" for name in names},
        rules=Rules(max_hires=people // 5),
        start=parts.START,
        teams=teams,
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
