"""Intervals, shrinkage, concentration and needs: by hand, as published, and against counting."""

import math
from collections.abc import Callable
from math import comb

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.measures import resilience
from analytics.statistics import agreement, estimates
from analytics.statistics.needs_assessment import Standing, borich, ranked_discrepancy, standing


def test_the_t_interval_of_eight_of_eleven() -> None:
    # t(7) = 2.3646; s = 1.2, n = 8, N = 11: 2.3646 x 1.2 / sqrt(8) x sqrt(3 / 11).
    expected = 2.364624 * 1.2 / math.sqrt(8) * math.sqrt(3 / 11)
    assert estimates.mean_half_width(1.2, 8, 11) == pytest.approx(expected, rel=1e-6)
    assert estimates.mean_half_width(1.2, 8, 8) == 0
    assert estimates.mean_half_width(1.2, 1, 8) is None


@given(st.data())
def test_the_exact_interval_equals_counting(data: st.DataObject) -> None:
    """Every number of the group tried, with binomial coefficients."""
    people = data.draw(st.integers(1, 25))
    answered = data.draw(st.integers(1, people))
    holding = data.draw(st.integers(0, answered))

    def chance(k: int, x: int) -> float:
        return comb(k, x) * comb(people - k, answered - x) / comb(people, answered)

    held = [
        k
        for k in range(people + 1)
        if sum(chance(k, x) for x in range(holding, answered + 1)) >= 0.025
        and sum(chance(k, x) for x in range(holding + 1)) >= 0.025
        and holding <= k <= people - (answered - holding)
    ]
    result = estimates.share_interval(holding, answered, people)
    assert result == pytest.approx((min(held) / people, max(held) / people))


@given(st.data())
def test_bounds_hold_the_interval_and_an_unknown_never_narrows_them(data: st.DataObject) -> None:
    people = data.draw(st.integers(2, 60))
    answered = data.draw(st.integers(1, people))
    holding = data.draw(st.integers(0, answered))
    low, high = estimates.share_interval(holding, answered, people)
    least, most = estimates.share_bounds(holding, answered, people)
    assert least <= low <= high <= most
    if answered == people:
        assert low == high == holding / people
    wider_low, wider_high = estimates.share_bounds(holding, answered, people + 1)
    assert wider_low <= least
    assert wider_high >= most


def test_the_error_of_ratings_is_left_where_everybody_answered() -> None:
    assert estimates.measurement_error(1.0, 12, 0.52) == pytest.approx(0.2)  # sqrt(0.48 / 12)
    assert estimates.measurement_error(1.0, 12, 1.0) == 0


# Efron & Morris 1975: hits of 18 players in their first 45 times at bat of 1970.
HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
FIRST = np.array([round(hits / 45, 3) for hits in HITS])  # as published


def test_efron_and_morris() -> None:
    mean = FIRST.mean()
    result = estimates.shrunk(FIRST, np.full(18, mean * (1 - mean) / 45))
    assert result.target == pytest.approx(0.26539, abs=1e-5)
    assert 1 - result.weights[0] == pytest.approx(0.2124, abs=5e-5)  # published .212
    assert result.values[0] == pytest.approx(0.294, abs=5e-4)
    assert result.values[-1] == pytest.approx(0.242, abs=5e-4)


def test_equal_variances_by_hand() -> None:
    # Means 1, 3: squared errors 0.5 each. Sum of squares 2, one degree of freedom: 2 - 0.5 = 1.5.
    mean, spread = estimates.between(np.array([1.0, 3.0]), np.array([0.5, 0.5]))
    assert (mean, spread) == (2, pytest.approx(1.5))
    result = estimates.shrunk(np.array([1.0, 3.0]), np.array([0.5, 0.5]))
    assert result.weights == pytest.approx([0.25, 0.25])
    assert result.values == pytest.approx([1.25, 2.75])


# Colditz et al. 1994: tuberculosis with and without the vaccine BCG (`dat.bcg` in metafor).
TRIALS = """
4 119 11 128  6 300 29 274  3 228 11 209  62 13536 248 12619  33 5036 47 5761
180 1361 372 1079  8 2537 10 619  505 87886 499 87892  29 7470 45 7232  17 1699 65 1600
186 50448 141 27197  5 2493 3 2338  27 16886 29 17825
"""


def test_variance_between_the_trials() -> None:
    """DerSimonian & Laird: between 0.3088; the common log risk ratio -0.4303."""
    ill, well, ill_without, well_without = np.array(TRIALS.split(), float).reshape(-1, 4).T
    treated, control = ill + well, ill_without + well_without
    effect = np.log((ill / treated) / (ill_without / control))
    variance = 1 / ill - 1 / treated + 1 / ill_without - 1 / control
    assert estimates.between(effect, variance) == pytest.approx((-0.4303, 0.3088), abs=5e-5)


def test_eight_schools_differ_by_chance_alone() -> None:
    """Rubin 1981: the common effect is 7.7, and the moment estimate of the spread is 0."""
    effect, error = [28, 8, -3, 7, -1, 1, 18, 12], np.array([15, 10, 16, 11, 9, 11, 10, 18])
    common, spread = estimates.between(effect, error**2)
    assert (round(common, 1), spread) == (7.7, 0.0)
    assert estimates.shrunk(effect, error**2).values == pytest.approx([common] * 8)
    assert estimates.shrunk(np.array([3.5]), np.array([0.4])).values == pytest.approx([3.5])


def test_the_smaller_group_moves_further() -> None:
    result = estimates.shrunk(np.array([1.0, 3.0, 2.0]), np.array([1.0, 0.1, 0.1]))
    assert result.weights[0] > result.weights[1]
    assert result.weights.max() <= 1
    assert result.weights.min() >= 0


@pytest.mark.parametrize(
    ("amounts", "index", "normalised"),
    [
        ([30, 30, 20, 20], 0.26, 0.01 / 0.75),  # 2,600 points in the US DoJ's merger guidelines
        ([0, 0, 3], 1, 1),
        ([2, 2, 2, 2], 0.25, 0),
        ([1, None, 1, float("nan")], 0.5, 0),  # a missing amount is left out
    ],
)
def test_how_concentrated(amounts: list[float], index: float, normalised: float) -> None:
    result = estimates.concentration(amounts)
    assert (result.index, result.effective) == pytest.approx((index, 1 / index))
    assert result.normalised == pytest.approx(normalised)


def test_nothing_is_held_by_nobody() -> None:
    assert estimates.concentration([0, 0]) is estimates.concentration([]) is None


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: estimates.share_interval(0, 0, 0),
        lambda: estimates.share_interval(3, 2, 5),
        lambda: estimates.share_bounds(-1, 2, 5),
        lambda: estimates.mean_half_width(1.0, 6, 5),
        lambda: estimates.measurement_error(1.0, 12, 1.2),
        lambda: estimates.between([], []),
        lambda: estimates.shrunk([1, 2], [0, 1]),
        lambda: estimates.shrunk([1, 2], [1]),
        lambda: estimates.shrunk([1, None], [1, 1]),
        lambda: estimates.concentration([1, -1, 2]),
        lambda: agreement.krippendorff([1, 2, 3]),
        lambda: agreement.krippendorff([[1, 2], [3]]),
        lambda: agreement.krippendorff([["good", "bad"]]),
        lambda: agreement.weighted_kappa([[1, 2, 3]]),
        lambda: agreement.weighted_kappa([[1, None], [2, 3]]),
        lambda: agreement.weighted_kappa([[1, -1], [2, 3]]),
        lambda: agreement.raters_needed(0.0, 0.7),
        lambda: agreement.raters_needed(0.5, 1.0),
        lambda: resilience.most_filled([{5}], [1], 1),
        lambda: resilience.truck_factor([{5}], 1),
    ],
)
def test_what_cannot_be_is_refused_and_never_a_number(wrong: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        wrong()


NAN = float("nan")
answers = st.lists(
    st.tuples(*(st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, NAN]),) * 2), min_size=1, max_size=30
)


def test_three_people_by_hand() -> None:
    # Importance 5, 4, 3 (mean 4), level 2, 2, 5 (mean 3): differences 3, 2, -2, mean 1; 4 x 1.
    result = borich(np.array([5.0, 4, 3]), np.array([2.0, 2, 5]))
    assert (result.pairs, result.importance, result.level) == (3, 4, 3)
    assert result.mwds == pytest.approx(4)
    assert result.standardised == pytest.approx(4 / 25)


def test_who_gave_only_one_of_the_two_is_left_out_everywhere() -> None:
    with_gaps = borich(np.array([5.0, 4, 3, 1, NAN]), np.array([2.0, 2, 5, NAN, 0]))
    assert with_gaps == borich(np.array([5.0, 4, 3]), np.array([2.0, 2, 5]))
    wanted, held = pd.Series([4, None, 5], dtype="Int64"), pd.Series([2, 3, None], dtype="Int64")
    assert (borich(wanted, held).pairs, borich(wanted, held).mwds) == (1, 8)
    assert borich([], []) is borich([None, 3], [4, None]) is None
    assert ranked_discrepancy([None], [None], people=4) is None


def test_more_pairs_than_people_or_answers_are_refused() -> None:
    with pytest.raises(ValueError, match="2 people gave importance and 1 levels"):
        borich([1, 2], [1])
    with pytest.raises(ValueError, match="2 people answered of a group of 1"):
        ranked_discrepancy([1, 2], [2, 2], people=1)


def test_the_range_on_one_to_five_is_lopsided() -> None:
    most = borich(np.array([5.0]), np.array([1.0]), low=1, high=5)
    least = borich(np.array([2.5]), np.array([5.0]), low=1, high=5)
    assert (most.mwds, most.standardised) == (20, 1)
    assert least.mwds == -6.25


@given(answers)
def test_the_score_is_the_identity_of_the_two_means(pairs: list[tuple[float, float]]) -> None:
    importance, level = np.array(pairs).T
    result = borich(importance, level)
    if result is not None:
        identity = result.importance * (result.importance - result.level)
        assert result.mwds == pytest.approx(identity, abs=1e-9)


def test_ranked_discrepancy_by_hand() -> None:
    # Of four, two below, one equal, one above: 100 (1 - 2) / 4.
    result = ranked_discrepancy(np.array([5.0, 4, 3, 1]), np.array([2.0, 2, 3, 5]), people=4)
    assert (result.below, result.equal, result.above, result.score) == (0.5, 0.25, 0.25, -25)
    assert result.half_width == 0  # everybody answered

    of_eight = ranked_discrepancy(np.array([5.0, 4, 3, 1]), np.array([2.0, 2, 3, 5]), people=8)
    # Variance (0.75 - 0.0625) / 4 = 0.171875, half of the group not asked: x 0.5.
    assert of_eight.half_width == pytest.approx(196 * 0.0859375**0.5)


def test_alike_pairs_of_a_part_of_the_group_give_no_interval() -> None:
    part = ranked_discrepancy([5, 5, 5], [2, 3, 1], people=9)
    whole = ranked_discrepancy([5, 5, 5], [2, 3, 1], people=3)
    assert (part.score, part.half_width, whole.half_width) == (-100, None, 0)


@given(answers)
def test_the_ranked_score_changes_its_sign_with_the_two_answers(
    pairs: list[tuple[float, float]],
) -> None:
    importance, level = np.array(pairs).T
    item = ranked_discrepancy(importance, level, len(pairs))
    other = ranked_discrepancy(level, importance, len(pairs))
    assert (item is None) == (other is None)
    if item is not None and other is not None:
        assert item.score == pytest.approx(-other.score)
        assert -100 <= item.score <= 100


def test_quadrants() -> None:
    expected = {
        (4.5, 1.0): Standing("concentrate here", False),
        (4.5, 4.0): Standing("keep up", False),
        (1.0, 1.0): Standing("low priority", False),
        (1.0, 4.0): Standing("possible overkill", False),
        (2.6, 1.0): Standing("concentrate here", True),  # 0.1 from the line, an error is 0.2
    }
    found = {(a, b): standing((a, 0.2), (b, 0.2), (2.5, 2.5)) for a, b in expected}
    assert found == expected
