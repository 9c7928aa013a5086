"""What is said of the plans of invented organisations, and what came of it: `promises(...)` of the
plan as counted, `option_promises(...)` of options."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np

from analytics.analyse import analyse
from analytics.chances.events import Levels
from analytics.chances.ranges import Ranges, read_ranges
from analytics.chances.simulate import Counts, presence, simulate
from analytics.options.judge import Judge
from analytics.options.options import Search
from analytics.results import OptionName, Selection
from analytics.strategy.answer.closing import Blend, Closing, close, whenever
from analytics.strategy.plan import Planned, planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Terms, assumptions_of, read_terms
from analytics.strategy.setup.setup import build_problem
from benchmarks.calibration.organisation import HELD_ON, Organisation, organisation
from benchmarks.calibration.truth import Played
from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database

T = TypeVar("T")
Asked = tuple[Problem, Ranges, Terms]
SEED, OPTION_SEED = 20261204, 20261127
RUNS = 2_000
"""Of the product's simulation: a chance is then exact to 2.2 points."""
SAMPLES = 100
"""Futures in which options are chosen: the product takes more where they fit."""
OPTIONS: tuple[OptionName, ...] = ("nothing", "lean", "balanced", "strong", "every")


@dataclass(frozen=True)
class Case:
    """One promise: the chance that is said of it, and whether it held in truth.

    `what`: all must-haves that a plan as counted fills together ("plan"), one requirement that it
    fills ("requirement"), one under balanced ("option requirement"), or that at least so many
    must-haves hold under an option ("option count").
    """

    what: str
    said: float
    held: bool
    as_rated: float = 0.0
    """The chance that would be said if every rating were right."""


def on_two_cores(work: Callable[[int], T], organisations: int) -> Iterator[T]:
    """What is made of each organisation, in their order."""
    with get_context("spawn").Pool(2) as pool:
        yield from pool.imap(work, range(organisations))


def promises(number: int) -> list[Case]:
    """Of the `number`-th organisation, each promise of its plan with what became of it in truth:
    planned and simulated by the product, from its own files. Always the same."""
    draw = np.random.default_rng([SEED, number])
    made = organisation(draw)
    with filled(made) as store:
        problem, known, _ = asked(store)
    solved = planned(problem)
    chances = simulate(problem, solved, known, runs=RUNS)
    held = _held(problem, solved.blend, close(problem, solved.blend), made, draw)
    rows = [(n, h) for n, h in zip(chances.needs, held, strict=True) if n.planned_to_hold]
    result = [Case("requirement", need.chance, h, need.chance_as_rated) for need, h in rows]
    if chances.filled_hold is not None and chances.filled_hold_as_rated is not None:
        together = all(h for need, h in rows if need.must_have)
        result.append(Case("plan", chances.filled_hold, together, chances.filled_hold_as_rated))
    return result


def option_promises(number: int) -> list[Case]:
    """The same of its options, which live through the same luck where they buy the same."""
    draw = np.random.default_rng([OPTION_SEED, number])
    made = organisation(draw)
    with filled(made) as store:
        problem, known, terms = asked(store)
    search = Search(problem, known, terms, runs=RUNS, samples=SAMPLES)
    luck, result = int(draw.integers(2**32)), list[Case]()
    for name in OPTIONS:
        plan = search.chosen[name].planned
        _, ever = whenever(problem, plan.blend, plan.closing)
        held = _held(problem, plan.blend, ever, made, np.random.default_rng(luck))
        must = [holds for need, holds in zip(problem.needs, held, strict=True) if need.must_have]
        counts = _holding(search.judge, plan)
        for least in range(1, len(must) + 1):
            chance = float((counts >= least).mean())
            result.append(Case("option count", chance, sum(must) >= least))
        if name == "balanced":
            needs = simulate(problem, plan, known, runs=RUNS).needs
            rows = zip(needs, held, strict=True)
            result += [Case("option requirement", need.chance, h) for need, h in rows]
    return result


def _holding(judge: Judge, plan: Planned) -> Counts:
    """How many must-haves hold at their due dates in each run, with ratings in doubt."""
    futures = judge.futures
    seats = judge.seats(plan, Levels(futures.draws, futures.ranges.levels))
    hold = np.zeros(futures.runs, dtype=np.int64)
    for number, need in enumerate(judge.problem.needs):
        if need.must_have:
            hold += presence(seats, number).at(need.due_week, futures.runs) >= need.headcount
    return hold


def asked(store: Database) -> Asked:
    analysis = analyse(store, Selection())
    problem = build_problem(store, analysis, Scenario())
    numbers = assumptions_of(store, Scenario())
    terms = read_terms(numbers, Scenario())
    return problem, read_ranges(analysis, Scenario(), problem, numbers), terms


def _held(
    problem: Problem, blend: Blend, closing: Closing, made: Organisation, draw: np.random.Generator
) -> list[bool]:
    truth = Played(problem, blend, closing, able(problem, made), draw)
    return [truth.holds(number) for number in range(len(problem.needs))]


@contextmanager
def filled(made: Organisation) -> Iterator[Database]:
    """A store of its own for a while, filled as a user would with what is known."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_database(str(Path(folder) / "study.duckdb"))) as store,
    ):
        load(store, "people", made.people, "people.csv")
        ingest(store, made.survey, "survey.csv", wave="Study", held_on=HELD_ON, scale="0-5")
        load(store, "requirements", made.requirements, "requirements.csv")
        yield store


def able(problem: Problem, made: Organisation) -> dict[tuple[str, str], int]:
    """By person and skill id."""
    ids = {name: skill for skill, name in problem.skill_names.items()}
    return {
        (name, ids[skill]): int(made.able[row, column])
        for row, name in enumerate(made.persons)
        for column, skill in enumerate(made.skills)
    }
