"""Somebody who may see groups only, and puts all answers together to learn one person's level.

They know who is in which team, who answered, and everything that an analysis says. Of each person,
wave and skill they hold five unknowns: is the level at least 1, 2, 3, 4, 5. Every answer is an
equation of them; what the equations fix alone is recovered. A group of nobody or of everybody
fixes each of its people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from analytics.measures.ageing import least_level
from analytics.results import Analysis
from tests.viewers.organisation import Truth, people

LEVELS = (1, 2, 3, 4, 5)
Question = tuple[str, str]
"""Wave and skill."""


@dataclass
class Attacker:
    """`known`: who answered, by wave and skill. Equations: coefficients and what they add up to."""

    known: Mapping[Question, tuple[str, ...]]
    equations: dict[Question, dict[tuple[float, ...], float]] = field(default_factory=dict)
    queries: int = 0

    @classmethod
    def of(cls, truth: Truth) -> Attacker:
        """Who knows who answered, and nothing of what."""
        known: dict[Question, tuple[str, ...]] = {}
        for (wave, person, skill), level in truth.items():
            if level is not None:
                key = (wave, skill.replace("_", " "))
                known[key] = (*known.get(key, ()), person)
        return cls(known)

    def hear(self, analysis: Analysis, wave: str) -> None:
        """Everything that one analysis says of groups."""
        months = {one.team: one.months for one in analysis.ageing.teams} if analysis.ageing else {}
        half = analysis.ageing.half_life.likely if analysis.ageing else 1.0
        for need in analysis.requirements:
            least = {
                team: least_level(need.level, months[team], half) if months else need.level
                for team in need.teams
            }
            self._count(wave, need.skill, least, need.have)
        for row in analysis.team_skills.to_dict("records"):
            if analysis.ageing is None and row["known"]:
                teams = {row["team"]: 3}
                self._count(wave, row["skill"], teams, row["at_3"])
                weights = {(row["team"], level): 1.0 for level in LEVELS}
                self._note(wave, row["skill"], weights, row["mean_level"] * row["known"])
        levels = analysis.levels
        for (team, skill), own in levels[levels["level"].notna()].groupby(["team", "skill"]):
            for level in LEVELS:  # the spread of the skill's page
                if analysis.ageing is None:
                    self._count(wave, skill, {team: level}, int((own["level"] >= level).sum()))

    def _count(self, wave: str, skill: str, least: Mapping[str, int], have: float) -> None:
        weights = {(team, level): 1.0 for team, level in least.items() if level <= 5}
        self._note(wave, skill, weights, float(have))

    def _note(self, wave: str, skill: str, weights: Mapping[tuple[str, int], float],
              total: float) -> None:  # fmt: skip
        team_of = {person: team for person, team, _ in people()}
        known = self.known.get((wave, skill), ())
        row = tuple(weights.get((team_of[p], k), 0.0) for p in known for k in LEVELS)
        self.equations.setdefault((wave, skill), {})[row] = total
        self.queries += 1

    def recovered(self) -> dict[tuple[str, str, str], int]:
        """Levels that the answers fix, by wave, person and skill."""
        found = {}
        for (wave, skill), equations in self.equations.items():
            known = self.known.get((wave, skill), ())
            fixed = _fixed(equations, len(known) * len(LEVELS))
            for place, person in enumerate(known):
                own = [fixed.get(place * 5 + k) for k in range(5)]
                level = _level(own)
                if level is not None:
                    found[wave, person, skill] = level
        return found


def _fixed(equations: Mapping[tuple[float, ...], float], size: int) -> dict[int, int]:
    """Unknowns, each 0 or 1, that the equations fix."""
    fixed: dict[int, int] = {}
    while True:
        before = len(fixed)
        rows, totals = _reduced(equations, fixed)
        for row, total in zip(rows, totals, strict=True):
            open_ = np.flatnonzero(row > 1e-9)
            if (row > -1e-9).all() and (abs(total) < 1e-6 or abs(total - row.sum()) < 1e-6):
                fixed |= {int(at): int(total > 1e-6) for at in open_}
        for at in _alone(rows, size):
            solution = np.linalg.lstsq(rows, totals, rcond=None)[0]
            fixed.setdefault(at, round(float(solution[at])))
        # a level of at least k is one of at least k - 1
        for at, value in list(fixed.items()):
            if value and at % 5 and at - 1 not in fixed:
                fixed[at - 1] = 1
            if not value and at % 5 < 4 and at + 1 not in fixed:
                fixed[at + 1] = 0
        if len(fixed) == before:
            return fixed


def _reduced(
    equations: Mapping[tuple[float, ...], float], fixed: Mapping[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """Equations without what is fixed, and their pairwise differences, which may be one-sided."""
    rows = np.array(list(equations), dtype=float)
    totals = np.array(list(equations.values()), dtype=float)
    for at, value in fixed.items():
        totals -= rows[:, at] * value
        rows[:, at] = 0
    used = rows.any(axis=1)
    rows, totals = rows[used], totals[used]
    if not len(rows):
        return rows, totals
    one, other = np.triu_indices(len(rows), 1)
    differences, gaps = rows[one] - rows[other], totals[one] - totals[other]
    down = (differences <= 1e-9).all(axis=1)
    differences[down], gaps[down] = -differences[down], -gaps[down]
    kept = differences.any(axis=1)
    return np.vstack([rows, differences[kept]]), np.concatenate([totals, gaps[kept]])


def _alone(rows: np.ndarray, size: int) -> Collection[int]:
    """Unknowns of which the equations have one solution only."""
    if not len(rows):
        return ()
    _, singular, base = np.linalg.svd(rows, full_matrices=True)
    rank = int((singular > 1e-8).sum())
    free = base[rank:]
    moves = np.abs(free).max(axis=0) if len(free) else np.zeros(size)
    return [int(at) for at in np.flatnonzero(moves < 1e-8) if rows[:, at].any()]


def _level(own: list[int | None]) -> int | None:
    """The level that five answers to "at least 1, 2, ..." fix, where they do."""
    for level in range(6):
        above = own[level] if level < 5 else 0
        below = own[level - 1] if level else 1
        if above == 0 and below == 1:
            return level
    return None
