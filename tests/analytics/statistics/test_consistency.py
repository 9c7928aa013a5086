"""Cronbach's alpha on the big five items of psych::bfi: 2,800 people, five items a scale.

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
    "E": [
        [2.6618],
        [1.2246, 2.5767],
        [0.7191, 0.8256, 1.8298],
        [0.9959, 1.2047, 0.8263, 2.1244],
        [0.6576, 0.7997, 0.6921, 0.6149, 1.7816],
    ],
    "N": [
        [2.4678],
        [1.6969, 2.3285],
        [1.4008, 1.3434, 2.5693],
        [0.983, 0.938, 1.3074, 2.4639],
        [0.961, 0.8668, 1.1124, 1.0103, 2.62],
    ],
    "O": [
        [1.2758],
        [0.3778, 2.4497],
        [0.5445, 0.4997, 1.4906],
        [0.2463, 0.1305, 0.2895, 1.4915],
        [0.3579, 0.6747, 0.5016, 0.2893, 1.7635],
    ],
}
COMPLETE = {
    "A": [
        [1.9728],
        [0.5645, 1.384],
        [0.4916, 0.747, 1.7019],
        [0.3098, 0.5862, 0.7023, 2.2095],
        [0.3237, 0.5755, 0.8314, 0.5752, 1.5916],
    ],
    "C": [
        [1.5338],
        [0.7011, 1.746],
        [0.5014, 0.6056, 1.6612],
        [0.5867, 0.7007, 0.6066, 1.8887],
        [0.5097, 0.6455, 0.7145, 1.0658, 2.6495],
    ],
    "E": [
        [2.6648],
        [1.2276, 2.5831],
        [0.7054, 0.8204, 1.8289],
        [0.9998, 1.2072, 0.8256, 2.1354],
        [0.6511, 0.8101, 0.6925, 0.617, 1.7869],
    ],
    "N": [
        [2.4747],
        [1.6944, 2.3295],
        [1.3996, 1.3323, 2.5612],
        [0.9863, 0.9369, 1.3042, 2.4746],
        [0.9614, 0.8721, 1.1109, 1.0144, 2.6306],
    ],
    "O": [
        [1.2721],
        [0.3865, 2.4391],
        [0.539, 0.5098, 1.4896],
        [0.2377, 0.151, 0.2837, 1.4802],
        [0.3556, 0.6674, 0.507, 0.2883, 1.7559],
    ],
}


def whole(lower: list[list[float]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    size = len(lower)
    return np.array([[lower[max(i, j)][min(i, j)] for j in range(size)] for i in range(size)])


@pytest.mark.parametrize(
    ("scale", "pairwise", "complete"),
    [
        ("A", 0.7030, 0.7038),
        ("C", 0.7267, 0.7293),
        ("E", 0.7617, 0.7609),
        ("N", 0.8140, 0.8133),
        ("O", 0.6002, 0.6025),
    ],
)
def test_the_rule_for_missing_answers_moves_alpha(
    scale: str, pairwise: float, complete: float
) -> None:
    assert cronbach(whole(PAIRWISE[scale])) == pytest.approx(pairwise, abs=1e-4)
    assert cronbach(whole(COMPLETE[scale])) == pytest.approx(complete, abs=1e-4)


@pytest.mark.parametrize(
    ("scale", "reversed_items", "without_key"), [("A", [0], 0.43), ("C", [3, 4], -0.28)]
)
def test_items_coded_the_other_way_pull_alpha_down(
    scale: str, reversed_items: list[int], without_key: float
) -> None:
    signs = np.ones(5)
    signs[reversed_items] = -1
    raw = whole(PAIRWISE[scale]) * np.outer(signs, signs)
    assert cronbach(raw) == pytest.approx(without_key, abs=5e-3)


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
