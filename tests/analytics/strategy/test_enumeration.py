"""The model against exhaustive enumeration on tiny random problems."""

from dataclasses import replace

import pytest

from analytics.strategy.model.build import build
from analytics.strategy.model.solve import solve
from analytics.strategy.plan import answer
from tests.analytics.strategy.enumerated import best_by_enumeration, tiny_problem


@pytest.mark.parametrize("seed", range(40))
def test_optimum_equals_enumeration(seed: int) -> None:
    problem = tiny_problem(seed)
    found = answer(problem)
    must = sum(n.weight * n.shortage_after for n in found.needs if n.must_have)
    other = sum(n.weight * n.shortage_after for n in found.needs if not n.must_have)
    wanted = best_by_enumeration(problem)
    if problem.rules.budget is None:
        other = 0.0
    assert (must, other, found.cost.total) == pytest.approx(wanted, abs=0.01)


def test_the_random_problems_are_worth_solving() -> None:
    """They buy every lever somewhere, and close something."""
    levers = {a.lever for seed in range(40) for a in answer(tiny_problem(seed)).actions}
    assert levers == {"train", "hire", "equip"}


def test_solution_keeps_every_row_of_the_model() -> None:
    problem = replace(tiny_problem(3), name="rows")
    model = build(problem, others=True)
    solution = solve(model, 5)
    sheet = model.sheet
    for row, (lower, upper) in enumerate(zip(sheet.row_lower, sheet.row_upper, strict=True)):
        span = slice(sheet.start[row], sheet.start[row + 1])
        total = sum(
            v * solution.values[c]
            for c, v in zip(sheet.index[span], sheet.value[span], strict=True)
        )
        assert lower - 1e-6 <= total <= upper + 1e-6
