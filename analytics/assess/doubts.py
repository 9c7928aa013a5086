"""Which ratings are in doubt, and could matter: the others are not planned for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.evidence.belief import Shares, beliefs
from analytics.results import Analysis
from analytics.strategy.problem.problem import Need, Problem, Worker
from data.vocabulary import MAX_LEVEL

NEVER = 0.01
"""A level, and a must-have that turns out short, with a smaller chance is left out."""
PSEUDO = 1.0
"""People with the mix of all skills, who count beside those of the skill for an unknown level."""

Cell = tuple[int, str]
"""Person number and skill id."""


@dataclass(frozen=True)
class Doubt:
    """Somebody's level in a skill, as it may turn out: `levels` (ascending) with their `chances`.

    `believed` is the level that plans count today; None: unknown. Levels that make no difference to
    any must-have of the person's team are one: the lowest that a must-have asks for at most, and
    what lies too low to be trained.
    """

    worker: int
    skill: str
    levels: tuple[int, ...]
    chances: tuple[float, ...]
    believed: int | None

    def reaching(self, level: int) -> float:
        """Chance of being at the level."""
        return sum(c for own, c in zip(self.levels, self.chances, strict=True) if own >= level)


def believed(
    analysis: Analysis, skills: Iterable[str], asked: Iterable[str] = ()
) -> dict[Cell, Shares]:
    """By a plan's number of a person and skill: the chance of each level 0 to 5, of known and
    unknown levels.

    Known: what the ratings tell (analytics.evidence.belief); the level used for certain where they
    tell nothing. Unknown: as the mean of those known in the skill and of one more with the mix of
    all these skills; every level alike where none is known. Not applicable cells are left out.
    `asked`: other skills that are asked about anyway, so that all is learned once.
    """
    wanted = frozenset(skills)
    levels = analysis.levels
    levels = levels[levels["skill_id"].isin(wanted) & (levels["state"] != "not_applicable")]
    found = {
        (person, skill): tuple(np.eye(MAX_LEVEL + 1)[level].tolist())
        for person, skill, level in _cells(levels[levels["level"].notna()])
    }
    learned = beliefs(analysis.levels, analysis.ageing, wanted.union(asked))
    found.update({cell: shares for cell, shares in learned.items() if cell[1] in wanted})
    known: dict[str, list[Shares]] = {skill: [] for skill in wanted}
    for (_, skill), shares in found.items():
        known[skill].append(shares)
    every_level = (1 / (MAX_LEVEL + 1),) * (MAX_LEVEL + 1)
    everyone = np.mean([*found.values()] or [every_level], axis=0)
    prior = {
        skill: tuple(((np.sum([*own, PSEUDO * everyone], axis=0)) / (len(own) + PSEUDO)).tolist())
        for skill, own in known.items()
    }
    for person, skill, _ in _cells(levels[levels["level"].isna()]):
        found[person, skill] = prior[skill]
    return {(analysis.number(person), skill): shares for (person, skill), shares in found.items()}


def _cells(levels: pd.DataFrame) -> Iterable[tuple[int, str, int]]:
    return zip(
        levels["person_no"].astype(int).tolist(),
        levels["skill_id"].tolist(),
        levels["level"].fillna(-1).astype(int).tolist(),
        strict=True,
    )


def doubts(problem: Problem, beliefs: Mapping[Cell, Shares]) -> tuple[Doubt, ...]:
    """In the order of skills' names, then of people: those that could matter.

    A must-have is in question where it is short today, or where the chance that fewer are at its
    level than it asks for is at least NEVER.
    """
    found: list[Doubt] = []
    for skill in sorted(
        {n.skill for n in problem.needs if n.must_have},
        key=lambda skill: (problem.skill_names[skill], skill),
    ):
        needs = [n for n in problem.needs if n.skill == skill and n.must_have]
        own = [
            doubt
            for number, worker in enumerate(problem.workers)
            if (doubt := _doubt(problem, number, worker, needs, beliefs)) is not None
        ]
        open_needs = [n for n in needs if _in_question(problem, n, own)]
        found += [
            doubt
            for doubt in own
            if any(
                problem.workers[doubt.worker].asked_by(n) and 0 < doubt.reaching(n.level) < 1
                for n in open_needs
            )
        ]
    return tuple(found)


def _doubt(
    problem: Problem, number: int, worker: Worker, needs: list[Need], beliefs: Mapping[Cell, Shares]
) -> Doubt | None:
    """None where nobody asks for the skill of the person, or the level is sure."""
    skill = needs[0].skill
    wanted = [n.level for n in needs if worker.asked_by(n)]
    shares = beliefs.get((worker.person_no, skill))
    if not wanted or shares is None:
        return None
    top, bottom = max(wanted), max(0, min(wanted) - problem.rules.max_steps - 2)
    chances: dict[int, float] = {}
    for level, share in enumerate(shares):
        same = min(max(level, bottom), top)
        chances[same] = chances.get(same, 0.0) + share
    likely = {level: share for level, share in chances.items() if share >= NEVER}
    if len(likely) < 2:
        return None
    total = sum(likely.values())
    today = worker.levels.get(skill)
    return Doubt(
        number,
        skill,
        tuple(likely),
        tuple(share / total for share in likely.values()),
        None if today is None else min(max(today, bottom), top),
    )


def _in_question(problem: Problem, need: Need, own: list[Doubt]) -> bool:
    doubtful = {d.worker: d for d in own if problem.workers[d.worker].asked_by(need)}
    sure = sum(
        worker.levels.get(need.skill, -1) >= need.level
        for number, worker in enumerate(problem.workers)
        if worker.asked_by(need) and number not in doubtful
    )
    at_level = np.ones(1)
    for doubt in doubtful.values():
        share = doubt.reaching(need.level)
        at_level = np.convolve(at_level, [1 - share, share])
    missing = need.headcount - sure
    short = float(at_level[: max(0, missing)].sum())
    return need.have < need.headcount or short >= NEVER
