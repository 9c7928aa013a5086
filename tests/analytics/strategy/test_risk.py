"""A plan that heeds risk: the sampled wish is what it says it is, and its plan is the best one."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from analytics.chances.ranges import likely_only
from analytics.chances.simulate import simulate
from analytics.strategy.chance import stay
from analytics.strategy.model.build import build
from analytics.strategy.model.risk import _Luck
from analytics.strategy.model.solve import solve
from analytics.strategy.plan import planned
from analytics.strategy.problem.crews import one_by_one
from analytics.strategy.problem.problem import Problem, Risk
from tests.analytics.strategy.test_confidence import learners


def heeding(problem: Problem, risk: Risk, budget: float) -> Problem:
    return replace(problem, rules=replace(problem.rules, risk=risk, budget=budget))


@pytest.mark.parametrize("weight", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("budget", [5_900.0, 11_800.0, 17_700.0])
def test_no_choice_of_learners_is_better_in_the_samples(weight: float, budget: float) -> None:
    """One holder who may leave and three learners of 5,900 each; two are required.

    Every set of learners that the budget pays is looked at: people missing in each sample, their
    mean and the mean of the worst tenth.
    """
    risk = Risk(weight, tail=0.1, samples=40)
    problem = heeding(learners(headcount=2, holders=1, attrition=0.3), risk, budget)
    solution = solve(build(problem, one_by_one(problem), others=True), 5)
    found = sum(value * solution.values[column] for column, value in solution.model.risk)
    luck = _Luck(solution.model, 40)
    stays = [luck.draw("stays", n) < stay(problem.rules, 26.0) for n in range(4)]
    passes = [luck.draw("step", n, "RAG", 2) < 0.7 for n in range(3)]
    best = min(
        _wish(2 - stays[3] - sum((stays[n] & passes[n] for n in chosen), np.zeros(40)), weight)
        for size in range(int(budget // 5_900) + 1)
        for chosen in itertools.combinations(range(3), size)
    )
    assert found == pytest.approx(best, abs=1e-5)


def _wish(lacking: np.ndarray, weight: float) -> float:
    missing = np.maximum(lacking, 0)
    worst = np.sort(missing)[-4:].mean()  # a tenth of 40
    return float((1 - weight) * missing.mean() + weight * worst)


def test_the_plan_says_what_it_costs_and_gains_in_other_runs() -> None:
    """Chosen by its own samples, judged by others: fewer people missing on average. One learner
    fills the open position; the two others whom the budget pays are spares."""
    problem = heeding(learners(headcount=2, holders=1, attrition=0.3), Risk(), 17_700.0)
    solved = planned(problem)
    told = solved.plan.risk
    assert told is not None
    assert (told.spares, told.without.total, told.shortage) == (2, 5_900, 0)
    assert told.extra.total == pytest.approx(solved.plan.cost.total - told.without.total)
    found = simulate(problem, solved, likely_only(problem), runs=2_000)
    assert found.without is not None
    assert found.shortage_expected < found.without.shortage_expected
    assert found.shortage_worst_tenth <= found.without.shortage_worst_tenth


def test_without_risk_nothing_is_sampled() -> None:
    problem = learners(headcount=2)
    model = build(problem, one_by_one(problem), others=False)
    assert model.risk == []
    assert planned(problem).without is None
