"""What a week without a required position costs, and the other terms of a decision
(methods.md#value-of-an-open-position).
"""

from __future__ import annotations

from dataclasses import dataclass

from analytics.results import OptionName
from analytics.strategy.problem.problem import Need, Problem
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.assumptions import Assumptions


@dataclass(frozen=True)
class Range:
    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class Terms:
    """`times_pay`: an open must-have in mean weekly pay, before it is scaled to the team.

    `other_share`: of it that another position counts. `useful_share`: of a hire's pay that is
    useful elsewhere. `value`: replaces the likely value of a week; None: by pay. A requirement's
    own replaces both.
    """

    times_pay: Range
    other_share: float
    useful_share: float
    value: float | None = None

    def per_week(self, problem: Problem) -> float:
        """The likely value of a week without one must-have position, in the store's currency."""
        if self.value is not None:
            return self.value
        positions = sum(need.headcount for need in problem.needs if need.must_have)
        share = min(1.0, len(problem.workers) / positions) if positions else 1.0
        return self.times_pay.likely * mean_weekly_pay(problem) * share

    def of(self, problem: Problem, need: Need) -> float:
        """The same of a requirement: its own where it has one, else less if it is no must-have."""
        if need.per_week is not None:
            return need.per_week
        likely = self.per_week(problem)
        return likely if need.must_have else likely * self.other_share

    @property
    def lean(self) -> float:
        return self.times_pay.low / self.times_pay.likely

    @property
    def strong(self) -> float:
        return self.times_pay.high / self.times_pay.likely

    def scale(self, name: OptionName) -> float:
        """The value at which an option has the least net cost, over the likely one."""
        return {"lean": self.lean, "strong": self.strong}.get(name, 1.0)


def mean_weekly_pay(problem: Problem) -> float:
    """Loaded pay of a week, the mean of the people; the general one where there is nobody."""
    rates = [worker.hourly_rate for worker in problem.workers] or [problem.rules.mean_rate]
    return sum(rates) / len(rates) * problem.rules.work_hours_per_week


def read_terms(numbers: Assumptions, scenario: Scenario) -> Terms:
    """The terms from the assumptions, and what the scenario replaces."""
    times = "vacancy.times_pay"
    return Terms(
        times_pay=Range(numbers.low(times), numbers.likely(times), numbers.high(times)),
        other_share=numbers.likely("vacancy.other_share"),
        useful_share=numbers.likely("hire.useful_share"),
        value=scenario.value_per_week,
    )
