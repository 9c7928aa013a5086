"""Borich, ranked discrepancies and quadrants, on numbers that can be checked by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics.needs_assessment import borich, ranked_discrepancy, standing

NOT_GIVEN = float("nan")
answers = st.lists(
    st.tuples(*(st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, NOT_GIVEN]),) * 2),
    min_size=1,
    max_size=30,
)


def test_three_people_by_hand() -> None:
    # Importance 5, 4, 3 (mean 4), level 2, 2, 5 (mean 3): differences 3, 2, -2, mean 1; 4 x 1.
    found = borich(np.array([5.0, 4, 3]), np.array([2.0, 2, 5]))
    assert (found.pairs, found.importance, found.level, found.mwds) == (3, 4, 3, pytest.approx(4))
    assert found.standardised == pytest.approx(4 / 25)


def test_who_gave_only_one_of_the_two_is_left_out_everywhere() -> None:
    with_gaps = borich(np.array([5.0, 4, 3, 1, NOT_GIVEN]), np.array([2.0, 2, 5, NOT_GIVEN, 0]))
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
    found = borich(importance, level)
    if found is not None:
        identity = found.importance * (found.importance - found.level)
        assert found.mwds == pytest.approx(identity, abs=1e-9)


def test_ranked_discrepancy_by_hand() -> None:
    # Of four, two below, one equal, one above: 100 (1 - 2) / 4.
    found = ranked_discrepancy(np.array([5.0, 4, 3, 1]), np.array([2.0, 2, 3, 5]), people=4)
    assert (found.below, found.equal, found.above, found.score) == (0.5, 0.25, 0.25, -25)
    assert found.half_width == 0  # everybody answered

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
    one = ranked_discrepancy(importance, level, len(pairs))
    other = ranked_discrepancy(level, importance, len(pairs))
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert one.score == pytest.approx(-other.score)
        assert -100 <= one.score <= 100


@pytest.mark.parametrize(
    ("importance", "level", "quadrant", "borderline"),
    [
        (4.5, 1.0, "concentrate here", False),
        (4.5, 4.0, "keep up", False),
        (1.0, 1.0, "low priority", False),
        (1.0, 4.0, "possible overkill", False),
        (2.6, 1.0, "concentrate here", True),  # 0.1 from the line, 0.2 is one standard error
    ],
)
def test_quadrants(importance: float, level: float, quadrant: str, borderline: bool) -> None:
    found = standing((importance, 0.2), (level, 0.2), (2.5, 2.5))
    assert (found.quadrant, found.borderline) == (quadrant, borderline)
