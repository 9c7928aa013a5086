"""The four-people instance: every optimum found by exhaustive enumeration."""

from typing import Any

import pytest

from analytics.results import LEVERS
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.parts import plan


@pytest.mark.parametrize("reviewers", [0, 1])
def test_blend(reviewers: int) -> None:
    found = plan(four_people(reviewers))
    assert (found.cost.total, found.shortage, found.status) == (53_000, 0, "closed")
    assert found.shortage_before == 5
    assert found.gap == 0


@pytest.mark.parametrize(("reviewers", "equip"), [(0, 3), (1, 4)])
def test_pure_strategies(reviewers: int, equip: int) -> None:
    pure = plan(four_people(reviewers)).pure
    assert {lever: (pure[lever].cost.total, pure[lever].shortage) for lever in LEVERS} == {
        "hire": (220_000, 0),
        "train": (50_600, 2),
        "equip": (1_200, equip),
    }


@pytest.mark.parametrize(
    ("cost", "reviewers", "asked"),
    [
        (18_500, 0, {"cap_share": 1}),
        (33_400, 1, {"cap_share": 1}),
        *((125_600, reviewers, {"levers": ("train", "hire")}) for reviewers in (0, 1)),
        *((146_200, reviewers, {"levers": ("hire", "equip")}) for reviewers in (0, 1)),
        *((53_000, reviewers, {"levers": ("train", "equip")}) for reviewers in (0, 1)),
    ],
)
def test_without_the_cap_and_with_two_levers(cost: int, reviewers: int, asked: Any) -> None:
    found = plan(four_people(reviewers, **asked))
    assert (found.cost.total, found.shortage) == (cost, 0)


@pytest.mark.parametrize(
    ("reviewers", "curve"),
    [
        (0, {0: 5, 1_200: 3, 16_100: 2, 32_200: 1, 53_000: 0}),
        (1, {0: 5, 1_200: 4, 16_100: 3, 17_300: 2, 32_200: 1, 53_000: 0}),
    ],
)
def test_budget_curve_is_reached_exactly_at_its_knees(
    reviewers: int, curve: dict[int, int]
) -> None:
    for budget, shortage in curve.items():
        found = plan(four_people(reviewers, budget=budget))
        assert (found.cost.total, found.shortage) == (budget, shortage)
        if budget:
            assert plan(four_people(reviewers, budget=budget - 1)).shortage > shortage


@pytest.mark.parametrize("reviewers", [0, 1])
@pytest.mark.parametrize(("engineer_cost", "hires"), [(36_899, True), (36_901, False)])
def test_break_even_of_hiring(reviewers: int, engineer_cost: float, hires: bool) -> None:
    found = plan(four_people(reviewers, engineer_cost=engineer_cost))
    assert any(action.lever == "hire" for action in found.actions) is hires
