"""The blend as a mixed-integer model (methods.md#the-model): its columns.

Columns: a training step done by a due week, a hire of a profile into a team, a seat, a position
that a tool fills, a shortage. Only what can close a position gets a column. Money is in
thousands, so that the numbers of the model lie near 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy
import numpy as np

from analytics.strategy.model.steps import SLACK, Chain
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.problem.relax import Purchase, counts
from analytics.strategy.results import Cost

INFINITY = float("inf")


@dataclass
class Sheet:
    """Columns (upper bound, integer or not; all lower bounds are 0) and rows of a model."""

    upper: list[float] = field(default_factory=list)
    integer: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def column(self, upper: float, integer: bool = True) -> int:
        """A new column from 0 to `upper`; answers its number."""
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.upper) - 1

    def row(self, lower: float, upper: float, terms: Iterable[tuple[int, float]]) -> None:
        """A new row lower <= sum of value x column <= upper; a column may occur once."""
        for column, value in terms:
            self.index.append(column)
            self.value.append(value)
        self.start.append(len(self.index))
        self.row_lower.append(lower)
        self.row_upper.append(upper)

    def at_most(self, upper: float, terms: Iterable[tuple[int, float]]) -> None:
        self.row(-INFINITY, upper, terms)

    def at_least(self, lower: float, terms: Iterable[tuple[int, float]]) -> None:
        self.row(lower, INFINITY, terms)

    def highs_lp(self) -> highspy.HighsLp:
        """The model in the solver's own form, without an objective."""
        lp = highspy.HighsLp()
        columns, rows = len(self.upper), len(self.row_lower)
        lp.num_col_, lp.num_row_ = columns, rows
        lp.col_cost_ = np.zeros(columns)
        lp.col_lower_ = np.zeros(columns)
        lp.col_upper_ = np.array(self.upper, dtype=float)
        lp.row_lower_ = np.array(self.row_lower, dtype=float)
        lp.row_upper_ = np.array(self.row_upper, dtype=float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.start, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self.index, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self.value, dtype=float)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in self.integer]
        return lp


MONEY = 1000.0
Terms = list[tuple[int, float]]


@dataclass
class Model:
    """Columns by what they mean, and the wishes as sums over columns."""

    problem: Problem
    active: dict[int, Need]
    """Needs with a shortage that the plan values, by their position in the problem."""
    able: dict[int, Terms] = field(default_factory=dict)
    """By need: trainees and hires at its level by its due week."""
    sheet: Sheet = field(default_factory=Sheet)
    chains: dict[tuple[int, str], Chain] = field(default_factory=dict)
    tutored: dict[str, list[int]] = field(default_factory=dict)
    """By skill, hours that an outside tutor has given by each due week of its steps."""
    hires: dict[tuple[int, str], int] = field(default_factory=dict)
    contracts: dict[tuple[int, str, float], int] = field(default_factory=dict)
    """Contractors of a profile in a team from the week in which a need is due."""
    seats: dict[tuple[int, int], int] = field(default_factory=dict)
    uses: dict[tuple[int, int], int] = field(default_factory=dict)
    """Somebody counts for a need through a tool."""
    shortage: dict[int, int] = field(default_factory=dict)
    touched: dict[int, int] = field(default_factory=dict)
    """Somebody is trained or given a seat."""
    unmet: dict[int, int] = field(default_factory=dict)
    """By pin: how many of the purchases that it demands are missing."""
    nothing: dict[int, float] = field(default_factory=dict)
    """Columns that are above 0 where nothing is bought, and their value then."""
    cost: Terms = field(default_factory=list)
    cash: Terms = field(default_factory=list)
    hours: Terms = field(default_factory=list)

    def buy(self, column: int, cost: Cost) -> None:
        self.cost.append((column, cost.total / MONEY))
        self.cash.append((column, cost.first_year_cash / MONEY))
        self.hours.append((column, cost.hours))


def hire_serves(problem: Problem, hire: int, team: str, need: Need) -> bool:
    """Whether a hire of this profile into `team` counts for the need in time."""
    profile = problem.hires[hire]
    return profile.weeks_to_productive <= need.due_week + SLACK and hire_counts(
        problem, hire, team, need
    )


def hire_counts(problem: Problem, hire: int, team: str, need: Need) -> bool:
    """Whether a hire of this profile into `team` counts for the need at some time."""
    profile = problem.hires[hire]
    return (
        team in need.teams
        and profile.team in (None, team)
        and profile.levels.get(need.skill, 0) >= need.level
        and profile.weeks_to_start < problem.rules.horizon_weeks  # from there on nobody costs
        and (
            not problem.bars
            or counts(problem, Purchase("hire", team, (need.skill,), profile=profile.profile))
        )
    )


def weekly_hours(problem: Problem) -> float:
    """Learning hours of everyone in a week: interviews are shared out in proportion."""
    return sum(worker.hours_per_week for worker in problem.workers)
