from __future__ import annotations

import pytest

from analytics.statistics.estimates import concentration


def test_the_published_example() -> None:
    # Shares of 30, 30, 20 and 20 %: 2,600 points (US DoJ merger guidelines), 1 / 0.26 = 3.846.
    found = concentration([30, 30, 20, 20])
    assert found is not None
    assert found.index == pytest.approx(0.26)
    assert found.effective == pytest.approx(3.846, abs=5e-4)
    assert found.normalised == pytest.approx((0.26 - 0.25) / 0.75)


def test_one_holder_of_many_and_equal_holders() -> None:
    one = concentration([0, 0, 3])
    assert one is not None
    assert (one.index, one.effective, one.normalised) == (1, 1, 1)
    equal = concentration([2, 2, 2, 2])
    assert equal is not None
    assert (equal.effective, equal.normalised) == (4, pytest.approx(0))


def test_a_missing_amount_is_left_out_and_nobody_is_not_zero() -> None:
    found = concentration([1, None, 1, float("nan")])
    assert found is not None
    assert (found.index, found.normalised) == (0.5, 0)
    assert concentration([0, 0]) is concentration([]) is None
