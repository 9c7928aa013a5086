"""`outcome(...)`: do options do in truth what is said of them, and does a rival beat balanced?

Organisations as in the study of the plan as counted. Rivals of balanced are judged on the same
luck as balanced: the plan as counted, the best of each set of levers, and random plans of at most
its cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from analytics.analyse import analyse
from analytics.chances.ranges import read_ranges
from analytics.chances.simulate import simulate
from analytics.options.options import Candidate, Search
from analytics.results import LEVERS, Selection
from analytics.strategy.answer.closing import Blend, whenever
from analytics.strategy.plan import Planned, planned
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
RANDOM = 20
MARGIN = 0.05
"""By more than this a rival has to be better in each measure."""


@dataclass(frozen=True)
class Outcome:
    """Of one organisation.

    `requirements`: (chance that is said, whether it held) of each requirement under balanced.
    `held`: of each option, (chance that is said, whether it came true) that at least so many
    must-haves hold, for each number of them. `means`: of each option, (must-haves that are
    expected to hold, that held). `beaten_by`: rivals better than balanced in all measures.
    """

    requirements: list[tuple[float, bool]]
    held: list[tuple[float, bool]]
    means: dict[str, tuple[float, int]]
    rivals: int
    beaten_by: list[str]


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
    rivals = _rivals(search, draw)
    base = _measures(search, search.chosen["balanced"])
    beaten = [name for name, rival in rivals.items() if _beats(_measures(search, rival), base)]
    return Outcome(requirements, held, means, len(rivals), beaten)


def _held(search: Search, plan: Planned, one: Organisation, luck: int) -> list[bool]:
    """What holds in truth; options of one organisation live through the same luck where they buy
    the same."""
    problem = search.problem
    _, ever = whenever(problem, plan.blend, plan.closing)
    played = Played(problem, plan.blend, ever, able(problem, one), np.random.default_rng(luck))
    return [played.holds(number) for number in range(len(problem.needs))]


def _rivals(search: Search, draw: np.random.Generator) -> Mapping[str, Candidate]:
    """All that cost at most as much as balanced, by name."""
    most = search.chosen["balanced"].total + 0.01
    paper = planned(search.problem)
    found = {"paper": replace(search.candidate(paper.blend), planned=paper)}
    for size in (1, 2):
        for levers in combinations(LEVERS, size):
            blend = search.program.solve(1.0, levers=levers)
            found["+".join(levers)] = search.candidate(blend)
    for number in range(RANDOM):
        found[f"random {number}"] = _random(search, draw, most)
    return {name: plan for name, plan in found.items() if plan.total <= most}


def _random(search: Search, draw: np.random.Generator, most: float) -> Candidate:
    """A part of one of the plans that were tried, or of the plan at a random value of each
    requirement, so small that it costs no more than `most`."""
    whole = search.tried[int(draw.integers(len(search.tried)))].planned.blend
    share = float(draw.random()) ** 0.5
    while True:
        found = search.candidate(_part(whole, share, draw))
        if found.total <= most or share < 0.02:
            return found
        share *= 0.8


def _part(whole: Blend, share: float, draw: np.random.Generator) -> Blend:
    people = {w for w, _ in whole.trained} | {w for w, _ in whole.seats}
    kept = {worker for worker in sorted(people) if draw.random() < share}
    hires = {key: int(draw.binomial(count, share)) for key, count in sorted(whole.hires.items())}
    return replace(
        whole,
        trained={key: own for key, own in whole.trained.items() if key[0] in kept},
        hires={key: count for key, count in hires.items() if count},
        seats=tuple(seat for seat in whole.seats if seat[0] in kept),
        uses=tuple(use for use in whole.uses if use[0] in kept),
        tutored={key: hours for key, hours in whole.tutored.items() if key[0] in kept},
    )


Measures = tuple[float, float, float]


def _measures(search: Search, plan: Candidate) -> Measures:
    """Must-haves held, positions missing and those of the worst tenth: more is better in each."""
    judged = search.judge.judged(plan.planned, plan.open_weeks)
    return judged.held, -judged.missing, -judged.missing_worst_tenth


def _beats(one: Measures, other: Measures) -> bool:
    return all(own > base + MARGIN for own, base in zip(one, other, strict=True))
