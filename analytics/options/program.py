"""Which purchases have the least net cost in sampled futures: one mixed-integer model.

    min cost - credit + sum_r v_r sum_t weight_t (1/W) sum_w d_rtw
    d_rtw >= headcount_r - (who counts for r in week t of future w)

Missing positions are priced at two dates, a quarter and three quarters of the way from a
requirement's due date to the horizon, half of the time between them each (METHODS 4.9). So the
problem is laid out three times: as it is (by when steps can be done), and once for each date.
Futures in which the same purchases count share a column.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import highspy
import numpy as np
import numpy.typing as npt

from analytics.options.futures import Futures, share_of_known
from analytics.options.value import Terms
from analytics.solver import QuietHighs
from analytics.strategy.answer.blend import Blend, blend_of
from analytics.strategy.model.build import priced
from analytics.strategy.model.model import MONEY, Model
from analytics.strategy.model.solve import Solution
from analytics.strategy.model.steps import SLACK, tool_cap, tools_for
from analytics.strategy.money.charges import WEEKS_PER_YEAR
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules

DATES = (0.25, 0.75)
"""Where on the way from the due date to the horizon missing positions are priced."""
GAP = 0.005
NODES = 3_000
"""A solve ends by its gap or by so many nodes, never by seconds: the same plan comes twice."""

Numbers = npt.NDArray[np.float64]


def priced_needs(problem: Problem) -> Problem:
    """The problem with its needs as they are and once more for each date."""
    horizon = problem.rules.horizon_weeks
    dated = [
        replace(need, due_week=need.due_week + share * (horizon - need.due_week))
        for share in DATES
        for need in problem.needs
    ]
    return replace(problem, needs=(*problem.needs, *dated))


def missing_for_hires(problem: Problem, need: Need) -> int:
    """Positions beyond those that unknown people are expected to fill: hires come for no other."""
    expected = round(need.unknown * share_of_known(problem, need))
    return max(0, need.headcount - need.have - expected)


@dataclass
class Program:
    """The model of a problem in `futures` of it, to be solved at several values."""

    problem: Problem
    futures: Futures
    terms: Terms

    def __post_init__(self) -> None:
        self.laid_out = priced_needs(self.problem)
        self.count = len(self.problem.needs)
        wanted = {
            number: missing_for_hires(self.problem, need)
            for number, need in enumerate(self.problem.needs)
        }
        self.model: Model = priced(self.laid_out, self.count, wanted)
        self.credit = self._credit()
        self.units: dict[int, list[int]] = {}
        self.missing: list[tuple[int, float, int]] = []
        for number in range(self.count, len(self.laid_out.needs)):
            self._missing(number)

    def solve(self, scale: float, closed: tuple[int, ...] = ()) -> Blend:
        """The purchases of least net cost where an open week costs `scale` times the likely value.
        `closed`: needs of the problem to close at their due dates as far as is possible."""
        cost = np.zeros(len(self.model.sheet.upper))
        for column, money in self.model.cost:
            cost[column] += money
        for column, money in self.credit.items():
            cost[column] -= money
        for number, weeks, column in self.missing:
            value = self.terms.of(self.problem, self.problem.needs[number])
            cost[column] += scale * value * weeks / MONEY
        highs = self._solver()
        if closed:
            self._close(highs, closed)
        return self._blend(self._run(highs, cost))

    def _blend(self, values: Numbers) -> Blend:
        """What is bought; who uses a tool for a need at one of its dates does so altogether."""
        bought = blend_of(Solution(self.model, values, 0.0))
        uses: dict[tuple[int, int], None] = {}
        filled: Counter[int] = Counter()
        for worker, number in sorted(bought.uses, key=lambda use: (use[1], use[0])):
            own = number % self.count
            cap = tool_cap(self.problem.rules, self.problem.needs[own].headcount)
            if number >= self.count and (worker, own) not in uses and filled[own] < cap:
                uses[worker, own] = None
                filled[own] += 1
        return replace(bought, uses=tuple(sorted(uses)))

    def _credit(self) -> dict[int, float]:
        rules = self.problem.rules
        return {
            column: self.terms.useful_share * useful_pay(rules, self.problem.hires[hire]) / MONEY
            for (hire, _), column in self.model.hires.items()
        }

    def _solver(self) -> highspy.Highs:
        highs = QuietHighs()  # type: ignore[no-untyped-call]
        options: dict[str, bool | float | str] = {
            "threads": 1,
            "parallel": "off",
            "random_seed": 0,
            "mip_rel_gap": GAP,
            "mip_max_nodes": NODES,
        }
        for name, value in options.items():
            highs.setOptionValue(name, value)
        highs.passModel(self.model.sheet.highs_lp())
        return highs

    def _close(self, highs: highspy.Highs, closed: tuple[int, ...]) -> None:
        """Leave no more of these needs open at their due dates than must be."""
        short = np.zeros(len(self.model.sheet.upper))
        for number in closed:
            short[self.model.shortage[number]] = 1.0
        least = self._run(highs, short)
        for number in closed:
            column = self.model.shortage[number]
            highs.changeColBounds(column, 0.0, float(round(least[column])))

    def _run(self, highs: highspy.Highs, cost: Numbers) -> Numbers:
        size = len(cost)
        highs.clearSolver()
        highs.changeColsCost(size, np.arange(size, dtype=np.int32), cost)
        highs.run()
        found = np.array(highs.getSolution().col_value)
        whole = np.array(self.model.sheet.integer)
        return np.where(whole, np.rint(found), found)

    def _missing(self, number: int) -> None:
        """Columns of the positions that a need lacks at one date, and what they weigh in weeks."""
        need, model, runs = self.laid_out.needs[number], self.model, self.futures.runs
        first = self.problem.needs[number % self.count]
        weeks = (self.problem.rules.horizon_weeks - first.due_week) / len(DATES)
        there = np.zeros(runs, dtype=np.int64)
        counting: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]] = []
        for worker, person in enumerate(self.laid_out.workers):
            if person.team not in need.teams:
                continue
            seated = self.futures.there(worker, need.due_week)
            level = person.levels.get(need.skill)
            if level is None:
                there += seated & self.futures.as_known(worker, need) if need.unknown else 0
            elif level >= need.level:
                there += seated
            else:
                counting += self._trained(worker, number, level, seated)
                counting += self._equipped(worker, number, level, seated)
        for (hire, team), column in self.model.hires.items():
            if (
                team not in need.teams
                or self.laid_out.hires[hire].levels.get(need.skill, 0) < need.level
            ):
                continue
            for place, unit in enumerate(self._units(column)):
                begins, leaves = self.futures.hired(hire, team, place)
                counts = (begins <= need.due_week + SLACK) & (need.due_week <= leaves)
                counting.append((np.full(runs, unit), counts))
        shared: Counter[tuple[int, tuple[int, ...]]] = Counter()
        for future in range(runs):
            lacking = need.headcount - int(there[future])
            if lacking > 0:
                good = sorted(int(c[future]) for c, counts in counting if counts[future])
                shared[lacking, tuple(good)] += 1
        for (lacking, bought), times in shared.items():
            column = model.sheet.column(lacking, integer=False)
            terms = [(c, float(n)) for c, n in Counter(bought).items()]
            model.sheet.at_least(lacking, [(column, 1.0), *terms])
            self.missing.append((number % self.count, weeks * times / runs, column))

    def _trained(
        self, worker: int, number: int, level: int, seated: npt.NDArray[np.bool_]
    ) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]]:
        """By future the column that says that somebody's training is done by the date: a step that
        takes longer has to be planned for so much earlier."""
        need = self.laid_out.needs[number]
        chain = self.model.chains.get((worker, need.skill))
        if chain is None:
            return []
        good, length = self.futures.climbs(worker, need.skill, level, need.level)
        columns = np.array(
            [
                -1 if c is None else c
                for c in (chain.at(need.level, need.due_week / m) for m in length)
            ]
        )
        return [(columns, good & seated & (columns >= 0))]

    def _equipped(
        self, worker: int, number: int, level: int, seated: npt.NDArray[np.bool_]
    ) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]]:
        use = self.model.uses.get((worker, number))
        if use is None:
            return []
        need = self.laid_out.needs[number]
        tool = tools_for(self.laid_out, need, self.laid_out.workers[worker].team)[0]
        good, _ = self.futures.climbs(worker, need.skill, level, need.level - 1)
        holds = self.futures.credit(worker, tool, need.skill, need.due_week)
        return [(np.full(self.futures.runs, use), good & holds & seated)]

    def _units(self, column: int) -> list[int]:
        """One column for each of several equal hires, the first ones first."""
        sheet = self.model.sheet
        if sheet.upper[column] <= 1:
            return [column]
        if column not in self.units:
            own = [sheet.column(1) for _ in range(round(sheet.upper[column]))]
            sheet.row(0, 0, [*((unit, 1.0) for unit in own), (column, -1.0)])
            for first, second in pairwise(own):
                sheet.at_least(0, [(first, 1.0), (second, -1.0)])
            self.units[column] = own
        return self.units[column]


def useful_pay(rules: Rules, hire: HireProfile) -> float:
    """Pay that is charged to the plan after the ramp, as far as the hire is likely to work out:
    none of a hire whose whole cost is given, and of a budgeted seat what exceeds its budget."""
    if hire.total_cost is not None:
        return 0.0
    yearly = hire.yearly_pay
    if hire.backfill:
        budget = hire.yearly_pay if hire.budgeted_pay is None else hire.budgeted_pay
        yearly = max(0.0, yearly - budget)
    weeks = max(0.0, rules.horizon_weeks - hire.weeks_to_productive)
    chance = hire.works_out if hire.chance is None else hire.chance
    return chance * yearly * weeks / WEEKS_PER_YEAR
