"""Wishes one after the other: each is made as small as it gets and then kept
(methods.md#net-cost-and-options). Pins come first: what of them cannot be met is known before
anything else is wished for."""

import math
import time
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

from analytics.solver import quiet
from analytics.strategy.model.model import MONEY, Model, Terms

SMALL_MODEL = 6000
"""Up to so many columns every stage closes to a zero gap; larger ones to LARGE_GAP."""
LARGE_GAP = 0.005
LEAST_SECONDS = 0.05
SOLVED = 1e-6
"""A relative gap below this is none."""
KEPT = 1e-6
"""Room of a wish that is kept: a millionth of a person, a tenth of a cent."""
TIDY_NODES = 500
"""The last wish (fewest people, then ids) never changes cost or shortage: it may stop early, but
at the same place in every run."""
TIDY_COLUMNS = 20_000
"""Larger models keep the first cheapest plan: looking for a tidier one costs more than it gives."""
Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Solution:
    """Column values, whole where they count people; `gap` is the widest of the stages'."""

    model: Model
    values: Values
    gap: float

    def of(self, column: int) -> int:
        return round(float(self.values[column]))

    @property
    def cost(self) -> float:
        """Of all that is bought, to the cent."""
        return round(MONEY * sum(float(self.values[c]) * price for c, price in self.model.cost), 2)


def solve(model: Model, seconds: float, tidy: bool = True) -> Solution:
    """Least must-have shortage, least other shortage (both weighted), least cost, fewest people,
    ids. `seconds` limits all stages together; what is found by then is a plan, with its gap."""
    if not model.sheet.upper:
        return Solution(model, np.zeros(0), 0.0)
    stage = _Stages(model, time.monotonic() + seconds)
    must, other = _shortage(model, must_have=True), _shortage(model, must_have=False)
    pinned = [(column, 1.0) for column in model.unmet.values()]
    for wish in (pinned, must, other, model.cost):
        if wish:
            stage.minimise(wish)
    if tidy and stage.columns <= TIDY_COLUMNS:
        stage.tidy(_tidiness(model))
    return Solution(model, stage.values, stage.gap)


class _Stages:
    def __init__(self, model: Model, until: float) -> None:
        self.model = model
        self.until = until
        self.gap = 0.0
        self.columns = len(model.sheet.upper)
        self.whole = np.array(model.sheet.integer)
        self.values = np.zeros(self.columns)  # buying nothing is always possible
        for column, most in model.nothing.items():
            self.values[column] = most
        self.highs = quiet(
            model.sheet.highs_lp(),
            # After the first wish these search long for nothing.
            mip_heuristic_run_rens=False,
            mip_heuristic_run_feasibility_jump=False,
            parallel="off",
            random_seed=0,
            mip_rel_gap=0.0 if self.columns <= SMALL_MODEL else LARGE_GAP,
            mip_abs_gap=KEPT / 2,
        )

    def minimise(self, wish: Terms) -> None:
        self._objective(wish)
        if self._value(wish) > 0:  # nothing is smaller than 0: all coefficients are positive
            if time.monotonic() < self.until:
                self._run(wish)
            else:
                self.gap = 1.0
        index, value = _arrays(wish)
        best = self._value(wish)
        if best <= KEPT and not (value < 0).any():
            index = index[value > 0]
            zero = np.zeros(len(index))
            self.highs.changeColsBounds(len(index), index, zero, zero)
        else:
            self.highs.addRow(-highspy.kHighsInf, best + KEPT, len(index), index, value)

    def tidy(self, wish: Terms) -> None:
        """Among equal plans the one that touches fewest people, then by ids."""
        if wish:
            self.highs.setOptionValue("mip_max_nodes", TIDY_NODES)
            gap = self.gap
            self._objective(wish)
            self._run(wish)
            self.gap = gap

    def _objective(self, wish: Terms) -> None:
        cost = np.zeros(self.columns)
        index, value = _arrays(wish)
        cost[index] = value
        self.highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), cost)

    def _run(self, wish: Terms) -> None:
        """Solve; keep what was found where it is at least as good as what was known. No solution is
        handed to the solver to start from: HiGHS 1.16 improves such a start in its reduced model
        and then returns the unimproved one as optimal."""
        self.highs.clearSolver()
        left = max(LEAST_SECONDS, self.until - time.monotonic())
        self.highs.setOptionValue("time_limit", self.highs.getRunTime() + left)
        self.highs.run()
        info = self.highs.getInfo()
        bound = float(info.mip_dual_bound)
        if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
            result = np.array(self.highs.getSolution().col_value)
            result = np.where(self.whole, np.rint(result), result)
            index, value = _arrays(wish)
            if float(value @ result[index]) <= self._value(wish) + KEPT:
                self.values = result
        best = self._value(wish)
        gap = 0.0
        if best > KEPT:
            gap = (best - bound) / best if math.isfinite(bound) else 1.0
        if gap > SOLVED:
            self.gap = max(self.gap, min(1.0, gap))

    def _value(self, wish: Terms) -> float:
        index, value = _arrays(wish)
        return float(value @ self.values[index])


def _arrays(terms: Terms) -> tuple[npt.NDArray[np.int32], Values]:
    index = np.array([column for column, _ in terms], dtype=np.int32)
    return index, np.array([value for _, value in terms], dtype=float)


def _shortage(model: Model, must_have: bool) -> Terms:
    return [
        (column, model.active[number].weight)
        for number, column in model.shortage.items()
        if model.active[number].must_have == must_have
    ]


def _tidiness(model: Model) -> Terms:
    """People and hires count 1 each; a purchase weighs a little more the later its id stands.
    A tutor's hours follow from the steps."""
    hired = {*model.hires.values(), *model.contracts.values()}
    tutored = {columns[-1] for columns in model.tutored.values()}
    priced = [column for column, _ in model.cost if column not in tutored]
    small = 1e-3 / (1 + len(priced))
    terms = [(column, 1.0) for column in model.touched.values()]
    for place, column in enumerate(priced, start=1):
        terms.append((column, (1.0 if column in hired else 0.0) + small * place))
    return terms
