"""`outcome(...)`: do options do in truth what is said of them? Organisations as in the study of the
plan as counted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.analyse import analyse
from analytics.chances.ranges import read_ranges
from analytics.chances.simulate import simulate
from analytics.options.options import Search
from analytics.results import Selection
from analytics.strategy.answer.closing import whenever
from analytics.strategy.plan import Planned
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.setup.setup import build_problem
from analytics.strategy.value import read_terms
from benchmarks.calibration.organisation import Organisation, organisation
from benchmarks.calibration.study import RUNS, able, filled
from benchmarks.calibration.truth import Played
from data.store.database import Database

ORGANISATIONS = 500
SEED = 20261127
NAMES = ("nothing", "lean", "balanced", "strong", "every")
SAMPLES = 100
"""Futures in which plans are chosen: the product takes more where they fit."""


@dataclass(frozen=True)
class Outcome:
    """Of one organisation.

    `requirements`: (chance that is said, whether it held) of each requirement under balanced.
    `held`: of each option, (chance that is said, whether it came true) that at least so many
    must-haves hold, for each number of them. `means`: of each option, (must-haves that are
    expected to hold, that held).
    """

    requirements: list[tuple[float, bool]]
    held: list[tuple[float, bool]]
    means: dict[str, tuple[float, int]]


def outcome(number: int) -> Outcome:
    """Of the `number`-th organisation. Always the same."""
    draw = np.random.default_rng([SEED, number])
    one = organisation(draw)
    with filled(one) as store:
        return _outcome(store, one, draw)


def _outcome(store: Database, one: Organisation, draw: np.random.Generator) -> Outcome:
    analysis = analyse(store, Selection())
    problem = build_problem(store, analysis, Scenario())
    known = read_ranges(store, analysis, Scenario(), problem)
    search = Search(
        problem, known, read_terms(read_assumptions(store), Scenario()), runs=RUNS, samples=SAMPLES
    )
    luck = int(draw.integers(2**32))
    requirements, held, means = [], [], dict[str, tuple[float, int]]()
    for name in NAMES:
        plan = search.chosen[name].planned  # type: ignore[index]
        truth = _held(search, plan, one, luck)
        must = [holds for need, holds in zip(problem.needs, truth, strict=True) if need.must_have]
        counts = search.judge.held(plan)
        means[name] = float(counts.mean()), sum(must)
        held += [
            (float((counts >= least).mean()), sum(must) >= least)
            for least in range(1, len(must) + 1)
        ]
        if name == "balanced":
            said = simulate(problem, plan, known, runs=RUNS)
            requirements = [(n.chance, h) for n, h in zip(said.needs, truth, strict=True)]
    return Outcome(requirements, held, means)


def _held(search: Search, plan: Planned, one: Organisation, luck: int) -> list[bool]:
    """What holds in truth; options of one organisation live through the same luck where they buy
    the same."""
    problem = search.problem
    _, ever = whenever(problem, plan.blend, plan.closing)
    played = Played(problem, plan.blend, ever, able(problem, one), np.random.default_rng(luck))
    return [played.holds(number) for number in range(len(problem.needs))]
