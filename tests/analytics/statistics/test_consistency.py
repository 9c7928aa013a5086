"""Cronbach's alpha on two scales of psych::bfi: 2,800 people, five items each.

The covariance matrices were worked out from the open data, 6 answers, with 7 - x for the items that
its manual keys the other way. Rounded to four digits, which moves alpha by less than 0.0001.
"""

from __future__ import annotations

import numpy as np
import pytest

from analytics.statistics.agreement import consistency, cronbach, feldt

PAIRWISE = {
    "A": [
        [1.9817],
        [0.5602, 1.3736],
        [0.4858, 0.7416, 1.6948],
        [0.3051, 0.5821, 0.6961, 2.1893],
        [0.3212, 0.5761, 0.828, 0.5737, 1.5839],
    ],
    "C": [
        [1.5409],
        [0.6997, 1.738],
        [0.4914, 0.6037, 1.6604],
        [0.58, 0.6882, 0.5969, 1.8909],
        [0.5035, 0.64, 0.714, 1.0675, 2.6521],
    ],
}


def whole(lower: list[list[float]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    size = len(lower)
    return np.array([[lower[max(i, j)][min(i, j)] for j in range(size)] for i in range(size)])


@pytest.mark.parametrize(
    ("scale", "published", "reversed_items", "without_key"),
    [("A", 0.7030, [0], 0.43), ("C", 0.7267, [3, 4], -0.28)],
)
def test_items_coded_the_other_way_pull_alpha_down(
    scale: str, published: float, reversed_items: list[int], without_key: float
) -> None:
    keyed, signs = whole(PAIRWISE[scale]), np.ones(5)
    assert cronbach(keyed) == pytest.approx(published, abs=1e-4)
    signs[reversed_items] = -1
    assert cronbach(keyed * np.outer(signs, signs)) == pytest.approx(without_key, abs=5e-3)


def test_a_skill_that_runs_against_the_others_is_named() -> None:
    chance = np.random.default_rng(4)
    one = chance.normal(size=(40, 1))
    items = one + chance.normal(scale=0.5, size=(40, 4))
    items[:, 2] *= -1
    found = consistency(items)
    assert found is not None
    assert found.against == (2,)
    assert found.people == 40


def test_people_with_a_gap_are_left_out() -> None:
    items = np.array([[1.0, 2], [2, 2], [3, 4], [4, 5], [5, float("nan")]])
    found, without = consistency(items), consistency(items[:-1])
    assert found == without
    assert consistency(items[:1]) is None
    assert consistency(np.full((5, 3), 2.0)) is None


def test_the_interval_by_the_published_quantiles() -> None:
    # alpha 0.7, 31 people, 5 items. In tables of F: 97.5 % of (30, 120) is 1.69, of (120, 30) 1.87,
    # the inverse of which is 2.5 % of (30, 120).
    low, high = feldt(0.7, 31, 5)
    assert low == pytest.approx(1 - 0.3 * 1.69, abs=2e-3)
    assert high == pytest.approx(1 - 0.3 / 1.87, abs=2e-3)
