"""`cases(...)`: what is said of the plans of invented organisations, and what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from analytics.analyse import analyse
from analytics.chances.setup import read_ranges
from analytics.chances.simulate import simulate
from analytics.selection import Selection
from analytics.strategy.answer.closing import close
from analytics.strategy.plan import planned
from analytics.strategy.problem.problem import Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from benchmarks.calibration.organisation import HELD_ON, RELIABILITY, Organisation, organisation
from benchmarks.calibration.truth import Played
from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database

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


def cases(
    organisations: int, seed: int = SEED, reliability: float = RELIABILITY
) -> Iterator[list[Case]]:
    """Of each organisation, all promises of its plan; the same seed gives the same ones."""
    for number in range(organisations):
        yield promises(seed, reliability, number)


def cases_on_two_cores(
    organisations: int, seed: int = SEED, reliability: float = RELIABILITY
) -> Iterator[list[Case]]:
    """The same in the same order."""
    with get_context("spawn").Pool(2) as pool:
        yield from pool.imap(partial(promises, seed, reliability), range(organisations))


def promises(seed: int, reliability: float, number: int) -> list[Case]:
    """Of the `number`-th organisation: planned and simulated by the product, from its own files."""
    draw = np.random.default_rng([seed, number])
    one = organisation(draw, reliability)
    with filled(one) as store:
        return _promises(store, one, draw)


@contextmanager
def filled(one: Organisation) -> Iterator[Database]:
    """A store of its own with what is known of an organisation, for a while."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_database(str(Path(folder) / "study.duckdb"))) as store,
    ):
        _fill(store, one)
        yield store


def _fill(store: Database, one: Organisation) -> None:
    """As a user would."""
    load(store, "people", one.people, "people.csv")
    ingest(store, one.survey, "survey.csv", wave="Study", held_on=HELD_ON, scale="0-5")
    load(store, "requirements", one.requirements, "requirements.csv")


def _promises(store: Database, one: Organisation, draw: np.random.Generator) -> list[Case]:
    """Each with what became of it in truth."""
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
