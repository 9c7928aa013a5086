"""What the levels in doubt may turn out to be, and the problem that the planner then has."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from analytics.assess.counted import Codes, Numbers
from analytics.assess.doubts import Doubt, counts
from analytics.strategy.problem.problem import Need, Problem

EVERY = 81
"""Up to so many outcomes all are gone through; of more, some are drawn."""


@dataclass(frozen=True)
class Outcomes:
    """Possible answers: `codes` with their `weights` (sum 1), one a row; drawn or all there are."""

    codes: Codes
    weights: Numbers
    drawn: bool


def outcomes(doubts: Sequence[Doubt], known: Collection[int], draws: Codes) -> Outcomes:
    """Answers of the `known` doubts; columns of others are 0 and mean nothing.

    `draws`: outcomes of all doubts, of which equal ones (in what is known) are put together.
    """
    own = sorted(known)
    if math.prod(len(doubts[place].levels) for place in own) <= EVERY:
        rows = list(product(*(range(len(doubts[place].levels)) for place in own)))
        codes = np.zeros((len(rows), len(doubts)), dtype=np.int64)
        codes[:, own] = np.array(rows, dtype=np.int64).reshape(len(rows), len(own))
        shares = [
            math.prod(doubts[p].chances[c] for p, c in zip(own, row, strict=True)) for row in rows
        ]
        return Outcomes(codes, np.array(shares), drawn=False)
    hidden = np.zeros_like(draws)
    hidden[:, own] = draws[:, own]
    codes, counts = np.unique(hidden, axis=0, return_counts=True)
    return Outcomes(codes, counts / len(draws), drawn=True)


def drawn(doubts: Sequence[Doubt], number: int, seed: int) -> Codes:
    """Outcomes of all doubts, each drawn by its own chances; the same seed gives the same ones."""
    rng = np.random.default_rng(seed)
    shares = rng.random((number, len(doubts)))
    found = np.zeros(shares.shape, dtype=np.int64)
    for place, doubt in enumerate(doubts):
        found[:, place] = np.searchsorted(np.cumsum(doubt.chances)[:-1], shares[:, place], "right")
    return found


def levels_of(
    doubts: Sequence[Doubt], known: Collection[int], row: Sequence[int]
) -> dict[int, int]:
    """By doubt: its level in an outcome, where it is another one than is counted today."""
    found = {place: doubts[place].levels[row[place]] for place in sorted(known)}
    return {place: level for place, level in found.items() if level != doubts[place].believed}


def turned_out(problem: Problem, doubts: Sequence[Doubt], levels: Mapping[int, int]) -> Problem:
    """The problem with these levels (by doubt) instead of those of today."""
    workers, needs = list(problem.workers), list(problem.needs)
    for place, level in levels.items():
        doubt = doubts[place]
        worker = workers[doubt.worker]
        before = worker.levels.get(doubt.skill)
        workers[doubt.worker] = replace(worker, levels={**worker.levels, doubt.skill: level})
        needs = [
            _changed(need, before, level)
            if need.skill == doubt.skill and counts(worker, need)
            else need
            for need in needs
        ]
    return replace(problem, workers=tuple(workers), needs=tuple(needs))


def _changed(need: Need, before: int | None, level: int) -> Need:
    held = before is not None and before >= need.level
    have = need.have - held + (level >= need.level)
    return replace(need, have=have, unknown=need.unknown - (before is None))
