"""Ranges as PERT, and the streams that draw from them."""

import numpy as np
import pytest

from analytics.chances.ranges import Draws, Range, certain

SHARES = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize("ends", [(0.5, 0.7, 0.85), (10.0, 20.0, 40.0), (0.0, 0.0, 0.1)])
def test_pert_has_its_ends_and_its_mean(ends: tuple[float, float, float]) -> None:
    low, likely, high = ends
    found = Range(*ends).at(SHARES)
    assert low <= found.min() < found.max() <= high
    assert found.mean() == pytest.approx((low + 4 * likely + high) / 6, rel=1e-4)


def test_a_range_in_the_middle_is_symmetric() -> None:
    """Beta(3, 3): half below the middle, variance 1/28 of the width squared."""
    found = Range(0.0, 0.5, 1.0).at(SHARES)
    assert np.median(found) == pytest.approx(0.5, abs=1e-4)
    assert found.var() == pytest.approx(1 / 28, rel=1e-3)


def test_a_range_as_multiples() -> None:
    assert Range(10, 20, 40).over(20) == Range(0.5, 1.0, 2.0)
    assert Range(0, 0, 4).over(0) == certain(1.0)
    assert set(certain(0.3).at(SHARES)) == {0.3}


def test_each_source_has_its_own_stream() -> None:
    draws = Draws(seed=1, runs=10_000)
    ann, bob = draws.shares("leaves", 1), draws.shares("leaves", 2)
    assert np.array_equal(ann, Draws(1, 10_000).shares("leaves", 1))
    assert not np.array_equal(ann, Draws(2, 10_000).shares("leaves", 1))
    assert abs(np.corrcoef(ann, bob)[0, 1]) < 0.04  # four standard errors of 1/sqrt(10,000)
    assert ann.mean() == pytest.approx(0.5, abs=4 * 0.2887 / 100)
