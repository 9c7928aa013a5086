"""A sparse model under construction: columns and rows, without operator overloading.

Building rows as plain lists keeps the time in the solver; see benchmarks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import highspy
import numpy as np

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
        """A row sum <= upper."""
        self.row(-INFINITY, upper, terms)

    def at_least(self, lower: float, terms: Iterable[tuple[int, float]]) -> None:
        """A row sum >= lower."""
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
