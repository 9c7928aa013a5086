"""`promises(...)`: what is said of the plans of invented organisations, and what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np

from analytics.analyse import analyse
from analytics.chances.ranges import read_ranges
from analytics.chances.simulate import simulate
from analytics.results import Selection
from analytics.strategy.answer.closing import close
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from benchmarks.calibration.organisation import HELD_ON, Organisation, organisation
from benchmarks.calibration.truth import Played
from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database

T = TypeVar("T")
ORGANISATIONS = 2_000
SEED = 20261204
RUNS = 2_000
"""Of the product's simulation: a chance is then exact to 2.2 points."""


@dataclass(frozen=True)
class Case:
    """One promise of a plan: the chance that is said of it, and whether it held in truth.

    `what`: all must-haves that the plan fills together ("plan"), or one requirement that it fills
    ("requirement").
    """

    what: str
    said: float
    as_rated: float
    """The chance that would be said if every rating were right."""
    held: bool


def on_two_cores(work: Callable[[int], T], organisations: int) -> Iterator[T]:
    """What is made of each organisation, in their order."""
    with get_context("spawn").Pool(2) as pool:
        yield from pool.imap(work, range(organisations))


def promises(number: int) -> list[Case]:
    """Of the `number`-th organisation, each promise of its plan with what became of it in truth:
    planned and simulated by the product, from its own files. Always the same."""
    draw = np.random.default_rng([SEED, number])
    one = organisation(draw)
    with filled(one) as store:
        return _promises(store, one, draw)


@contextmanager
def filled(one: Organisation) -> Iterator[Database]:
    """A store of its own for a while, filled as a user would with what is known."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_database(str(Path(folder) / "study.duckdb"))) as store,
    ):
        load(store, "people", one.people, "people.csv")
        ingest(store, one.survey, "survey.csv", wave="Study", held_on=HELD_ON, scale="0-5")
        load(store, "requirements", one.requirements, "requirements.csv")
        yield store


def _promises(store: Database, one: Organisation, draw: np.random.Generator) -> list[Case]:
    analysis = analyse(store, Selection())
    problem = build_problem(store, analysis, Scenario())
    solved = planned(problem)
    said = simulate(problem, solved, read_ranges(store, analysis, Scenario(), problem), runs=RUNS)
    truth = Played(problem, solved.blend, close(problem, solved.blend), able(problem, one), draw)
    held = [truth.holds(number) for number in range(len(problem.needs))]
    filled = [(n, h) for n, h in zip(said.needs, held, strict=True) if n.planned_to_hold]
    found = [
        Case("requirement", need.chance, need.chance_as_rated, holds) for need, holds in filled
    ]
    if said.filled_hold is not None and said.filled_hold_as_rated is not None:
        together = all(holds for need, holds in filled if need.must_have)
        found.append(Case("plan", said.filled_hold, said.filled_hold_as_rated, together))
    return found


def able(problem: Problem, one: Organisation) -> dict[tuple[str, str], int]:
    """By person and skill id."""
    ids = {name: skill for skill, name in problem.skill_names.items()}
    return {
        (name, ids[skill]): int(one.able[row, column])
        for row, name in enumerate(one.persons)
        for column, skill in enumerate(one.skills)
    }
