from __future__ import annotations

import math
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.statistics.estimates import (
    mean_half_width,
    measurement_error,
    share_bounds,
    share_interval,
)


def by_counting(holding: int, answered: int, people: int) -> tuple[float, float]:
    """Every number of the group tried, with binomial coefficients."""
    draws = comb(people, answered)

    def chance(k: int, x: int) -> float:
        return comb(k, x) * comb(people - k, answered - x) / draws

    held = [
        k
        for k in range(people + 1)
        if sum(chance(k, x) for x in range(holding, answered + 1)) >= 0.025
        and sum(chance(k, x) for x in range(holding + 1)) >= 0.025
        and holding <= k <= people - (answered - holding)
    ]
    return min(held) / people, max(held) / people


def test_the_t_interval_of_eight_of_eleven() -> None:
    # t(7) = 2.3646; s = 1.2, n = 8, N = 11: 2.3646 x 1.2 / sqrt(8) x sqrt(3 / 11).
    expected = 2.364624 * 1.2 / math.sqrt(8) * math.sqrt(3 / 11)
    assert mean_half_width(1.2, 8, 11) == pytest.approx(expected, rel=1e-6)


def test_everybody_answered_and_too_few_did() -> None:
    assert mean_half_width(1.2, 8, 8) == 0
    assert mean_half_width(1.2, 1, 8) is None


def test_the_bounds_of_the_published_example() -> None:
    # 12 people, 9 answered, 4 at the level: 33 % to 58 %.
    low, high = share_bounds(4, 9, 12)
    assert (low, high) == (pytest.approx(1 / 3), pytest.approx(7 / 12))


@given(st.data())
def test_the_exact_interval_equals_counting(data: st.DataObject) -> None:
    people = data.draw(st.integers(1, 25))
    answered = data.draw(st.integers(1, people))
    holding = data.draw(st.integers(0, answered))
    found = share_interval(holding, answered, people)
    assert found == pytest.approx(by_counting(holding, answered, people))


@given(st.data())
def test_bounds_hold_the_interval_and_an_unknown_never_narrows_them(data: st.DataObject) -> None:
    people = data.draw(st.integers(2, 60))
    answered = data.draw(st.integers(1, people))
    holding = data.draw(st.integers(0, answered))
    low, high = share_interval(holding, answered, people)
    least, most = share_bounds(holding, answered, people)
    assert least <= low <= high <= most
    if answered == people:
        assert low == high == holding / people
    wider_low, wider_high = share_bounds(holding, answered, people + 1)
    assert wider_low <= least
    assert wider_high >= most


def test_the_error_of_ratings_is_left_where_everybody_answered() -> None:
    assert measurement_error(1.0, 12, 0.52) == pytest.approx(0.2)  # sqrt(0.48 / 12)
    assert measurement_error(1.0, 12, 1.0) == 0
    with pytest.raises(ValueError, match=r"Reliability 1\.2"):
        measurement_error(1.0, 12, 1.2)
