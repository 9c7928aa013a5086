"""Plans weighed against what the levels in doubt may turn out to be
(methods.md#what-knowing-is-worth).

The loss of a plan is its total cost and, for every must-have position that turns out open, a price.
Without asking, the plan with the least expected loss is taken; once ratings are verified, the one
with the least loss that is expected then. The value of verifying them is the difference. It is
never below 0, and never above that of verifying all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from analytics.assess.counted import (
    Codes,
    Counted,
    Doubt,
    Numbers,
    Outcomes,
    counted,
    expected_open,
    levels_of,
    outcomes,
    turned_out,
)
from analytics.strategy.answer.closing import close
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem

SECONDS = 5.0
"""For each solve; demo-size plans need a fiftieth of a second."""
CENT = 0.005
Levels = tuple[tuple[int, int], ...]
"""(doubt, level) of what turned out other than is counted today."""


@dataclass(frozen=True)
class Weighed:
    """A plan: total cost, and who counts for each need under it."""

    cost: float
    needs: tuple[Counted, ...]


@dataclass(frozen=True)
class Worth:
    """Of verifying some ratings. `error`: standard error where answers were drawn, else 0."""

    value: float
    error: float
    outcomes: Outcomes


@dataclass
class Weighing:
    """The plans known so far, which are those that the planner makes for what may turn out.

    `problem` has must-haves only, `prices` in the order of its needs. `draws`: outcomes of all
    doubts, used where there are too many to go through.
    """

    problem: Problem
    doubts: Sequence[Doubt]
    prices: Sequence[float]
    draws: Codes
    plans: dict[Levels, Weighed] = field(default_factory=dict)

    def alone(self, skill: str) -> Weighing:
        """The must-haves of one skill by themselves, with its doubts, and no budget."""
        own = [place for place, doubt in enumerate(self.doubts) if doubt.skill == skill]
        needs = [n for n, need in enumerate(self.problem.needs) if need.skill == skill]
        return Weighing(
            replace(
                self.problem,
                needs=tuple(self.problem.needs[n] for n in needs),
                rules=replace(self.problem.rules, budget=None),
                pins=(),
            ),
            [self.doubts[place] for place in own],
            [self.prices[n] for n in needs],
            self.draws[:, own],
        )

    def missing(self, known: Collection[int]) -> list[Levels]:
        """What may turn out when these are verified, and has no plan yet."""
        rows = outcomes(self.doubts, known, self.draws).codes
        wanted = [tuple(levels_of(self.doubts, known, row).items()) for row in rows.tolist()]
        return [levels for levels in dict.fromkeys(wanted) if levels not in self.plans]

    def solve_all(self, turned: Iterable[Levels]) -> None:
        """Add the plans for what may turn out, one after the other."""
        for levels in turned:
            self.solve(levels)

    def solve(self, levels: Levels) -> None:
        """Add the plan for what turned out, others counted as today."""
        problem = turned_out(self.problem, self.doubts, dict(levels))
        found = answer(problem, SECONDS, tidy=False)
        closing = close(problem, found.blend)
        self.plans[levels] = Weighed(
            found.cost.total,
            tuple(
                counted(problem, self.doubts, number, found.blend, closing)
                for number in range(len(problem.needs))
            ),
        )

    def worth(self, known: Collection[int]) -> Worth:
        plans = list(self.plans.values())
        answers = outcomes(self.doubts, known, self.draws)
        best = int(np.argmin(self.losses(plans, (), answers)[:, 0]))
        losses = self.losses(plans, known, answers)
        gains = losses[best] - losses.min(axis=0)
        gains[gains < CENT] = 0.0
        value = float(answers.weights @ gains)
        spread = float(answers.weights @ (gains - value) ** 2)
        error = (spread / len(self.draws)) ** 0.5 if answers.drawn else 0.0
        return Worth(value, error, answers)

    def expected(self, levels: Levels | None = None) -> float:
        """Expected loss without asking: of one plan, or (None) of the best."""
        plans = list(self.plans.values()) if levels is None else [self.plans[levels]]
        nothing = outcomes(self.doubts, (), self.draws)
        return float(self.losses(plans, (), nothing).min())

    def losses(
        self, plans: Sequence[Weighed], known: Collection[int], answers: Outcomes
    ) -> Numbers:
        """Expected loss, a row for each plan and a column for each outcome of what is known."""
        found = np.array([[plan.cost] for plan in plans]) + np.zeros(len(answers.codes))
        for number, price in enumerate(self.prices):
            kinds: dict[Counted, Numbers] = {}
            for row, plan in enumerate(plans):
                held = plan.needs[number]
                if held not in kinds:
                    kinds[held] = price * expected_open(
                        self.problem,
                        self.problem.needs[number],
                        held,
                        self.doubts,
                        known,
                        answers.codes,
                    )
                found[row] += kinds[held]
        return found
