"""Somebody who may see groups only, and puts all answers together to learn one person's level.

They know who is in which team, who answered, who changed what when, and everything that an analysis
says. Of each person, wave and skill, and anew after each change of theirs, they hold five unknowns:
is the level at least 1, 2, 3, 4, 5. Every answer is an equation of them; what the equations fix
alone is recovered. A group of nobody or of everybody fixes each of its people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from analytics.results import Analysis
from tests.viewers.organisation import Truth, team_of

LEVELS = (1, 2, 3, 4, 5)
Question = tuple[str, str]
"""Wave and skill."""
Unknown = tuple[str, int]
"""A person, and how often they had changed."""
Group = tuple[str, str, str]
"""Wave, skill and team."""


@dataclass
class Attacker:
    """`levels`: what is to be found. `known`: who of a group has a level in what they are shown.
    Equations: unknowns with a level and its weight, and what they add up to."""

    levels: dict[tuple[Question, Unknown], int] = field(default_factory=dict)
    equations: dict[Question, dict[frozenset[tuple[Unknown, int, float]], float]] = field(
        default_factory=dict
    )
    queries: int = 0
    _now: dict[Group, frozenset[Unknown]] = field(default_factory=dict)
    _shown: dict[Group, frozenset[Unknown]] = field(default_factory=dict)

    @classmethod
    def of(cls, truth: Truth) -> Attacker:
        """Who knows who answered, and nothing of what."""
        result = cls()
        result.learn(truth)
        return result

    def learn(self, truth: Truth) -> None:
        """They are told whose answers are others now."""
        now: dict[Group, set[Unknown]] = {}
        for (wave, person, skill), level in truth.items():
            if level is None:
                continue
            question = (wave, skill.replace("_", " "))
            versions = [n for (q, (p, n)) in self.levels if q == question and p == person]
            same = [n for n in versions if self.levels[question, (person, n)] == level]
            unknown = (person, same[0] if same else len(versions))
            self.levels[question, unknown] = level
            now.setdefault((*question, team_of(person)), set()).add(unknown)
        self._now = {group: frozenset(them) for group, them in now.items()}

    def hear(self, analysis: Analysis, wave: str) -> None:
        """Everything that one analysis says of groups. Teams of which later answers are not in it
        are as they were when they were shown last."""
        late = analysis.withheld.late if analysis.withheld else ()
        there = set(analysis.roster["team"])
        for team in there - set(late):
            for group in {*self._now, *self._shown}:
                if group[0] == wave and group[2] == team:
                    self._shown[group] = self._now.get(group, frozenset())
        for need in analysis.requirements:
            least = {team: need.level for team in need.teams if team in there}
            self._count(wave, need.skill, least, need.have)
        for row in analysis.team_skills.to_dict("records"):
            if row["known"]:
                self._count(wave, row["skill"], {row["team"]: 3}, row["at_3"])
                weights = {(row["team"], level): 1.0 for level in LEVELS}
                self._note(wave, row["skill"], weights, row["mean_level"] * row["known"])
        levels = analysis.levels
        for (team, skill), own in levels[levels["level"].notna()].groupby(["team", "skill"]):
            for level in LEVELS:  # the spread of the skill's page
                self._count(wave, skill, {team: level}, int((own["level"] >= level).sum()))

    def _count(self, wave: str, skill: str, least: Mapping[str, int], have: float) -> None:
        weights = {(team, level): 1.0 for team, level in least.items() if level <= 5}
        self._note(wave, skill, weights, float(have))

    def _note(
        self, wave: str, skill: str, weights: Mapping[tuple[str, int], float], total: float
    ) -> None:
        row = frozenset(
            (unknown, level, weight)
            for (team, level), weight in weights.items()
            for unknown in self._shown.get((wave, skill, team), ())
        )
        if not row:
            return
        known = self.equations.setdefault((wave, skill), {})
        assert abs(known.get(row, total) - total) < 1e-6, "the attacker has misunderstood"
        known[row] = total
        self.queries += 1

    def recovered(self) -> dict[tuple[str, str, str], int]:
        """Levels that the answers fix, by wave, person and skill."""
        result = {}
        for (wave, skill), equations in self.equations.items():
            unknowns = sorted({unknown for row in equations for unknown, _, _ in row})
            place = {(u, k): 5 * at + k - 1 for at, u in enumerate(unknowns) for k in LEVELS}
            dense = {}
            for row, total in equations.items():
                weights = [0.0] * len(place)
                for unknown, level, weight in row:
                    weights[place[unknown, level]] = weight
                dense[tuple(weights)] = total
            fixed = _fixed(dense, len(place))
            for at, unknown in enumerate(unknowns):
                level = _level([fixed.get(5 * at + k) for k in range(5)])
                if level is not None:
                    assert level == self.levels[(wave, skill), unknown]
                    result[wave, unknown[0], skill] = level
        return result


def _fixed(equations: Mapping[tuple[float, ...], float], size: int) -> dict[int, int]:
    """Unknowns, each 0 or 1, that the equations fix."""
    fixed: dict[int, int] = {}
    while True:
        before = len(fixed)
        result, sums = _reduced(equations, fixed)
        for rows, totals in ((result, sums), *_differences(result, sums)):
            whole = rows.sum(axis=1)
            sure = (np.abs(totals) < 1e-6) | (np.abs(totals - whole) < 1e-6)
            for row, total in zip(rows[sure], totals[sure], strict=True):
                fixed |= {int(at): int(total > 1e-6) for at in np.flatnonzero(row > 1e-9)}
        alone = _alone(result, size)
        if alone:
            solution = np.linalg.lstsq(result, sums, rcond=None)[0]
            for at in alone:
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
    """Equations without what is fixed."""
    rows = np.array(list(equations), dtype=float)
    totals = np.array(list(equations.values()), dtype=float)
    for at, value in fixed.items():
        totals -= rows[:, at] * value
        rows[:, at] = 0
    used = rows.any(axis=1)
    return rows[used], totals[used]


def _differences(rows: np.ndarray, totals: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Each equation less every other of whose unknowns it has all, and as much of each."""
    for row, total in zip(rows, totals, strict=True):
        less = row - rows
        within = (less >= -1e-9).all(axis=1) & less.any(axis=1)
        if within.any():
            yield less[within], total - totals[within]


def _alone(rows: np.ndarray, size: int) -> Collection[int]:
    """Unknowns of which the equations have one solution only: nothing that leaves every row as it
    is moves them."""
    if not len(rows):
        return ()
    values, base = np.linalg.eigh(rows.T @ rows)
    free = base[:, values < 1e-9 * values.max()]
    moves = np.abs(free).max(axis=1) if free.shape[1] else np.zeros(size)
    return [int(at) for at in np.flatnonzero(moves < 1e-8) if rows[:, at].any()]


def _level(own: list[int | None]) -> int | None:
    """The level that five answers to "at least 1, 2, ..." fix, where they do."""
    for level in range(6):
        above = own[level] if level < 5 else 0
        below = own[level - 1] if level else 1
        if above == 0 and below == 1:
            return level
    return None
