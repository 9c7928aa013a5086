from __future__ import annotations

import numpy as np
import pytest

from analytics.statistics.estimates import between, shrunk

# Efron & Morris 1975: hits of 18 players in their first 45 times at bat of 1970.
HITS = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
FIRST = np.array([round(hits / 45, 3) for hits in HITS])  # as published


def test_efron_and_morris() -> None:
    mean = FIRST.mean()
    found = shrunk(FIRST, np.full(18, mean * (1 - mean) / 45))
    assert found.target == pytest.approx(0.26539, abs=1e-5)
    assert 1 - found.weights[0] == pytest.approx(0.2124, abs=5e-5)  # published .212
    assert found.values[0] == pytest.approx(0.294, abs=5e-4)
    assert found.values[-1] == pytest.approx(0.242, abs=5e-4)


def test_the_arcsine_version() -> None:
    # On the scale where each has variance 1: published factor .209, .400 -> .290.
    scaled = np.sqrt(45) * np.arcsin(2 * np.array(HITS) / 45 - 1)
    found = shrunk(scaled, np.ones(18))
    assert 1 - found.weights[0] == pytest.approx(0.209, abs=5e-4)
    averages = (np.sin(found.values / np.sqrt(45)) + 1) / 2
    assert averages[[0, 9, -1]] == pytest.approx([0.290, 0.259, 0.239], abs=1.1e-3)


def test_equal_variances_by_hand() -> None:
    # Means 1, 3: squared errors 0.5 each. Sum of squares 2, one degree of freedom: 2 - 0.5 = 1.5.
    mean, spread = between(np.array([1.0, 3.0]), np.array([0.5, 0.5]))
    assert (mean, spread) == (2, pytest.approx(1.5))
    found = shrunk(np.array([1.0, 3.0]), np.array([0.5, 0.5]))
    assert found.weights == pytest.approx([0.25, 0.25])
    assert found.values == pytest.approx([1.25, 2.75])


def test_groups_that_differ_by_chance_alone_all_become_the_mean() -> None:
    found = shrunk(np.array([2.0, 2.1, 1.9]), np.array([1.0, 1.0, 1.0]))
    assert found.values == pytest.approx([2, 2, 2])
    assert shrunk(np.array([3.5]), np.array([0.4])).values == pytest.approx([3.5])


def test_the_smaller_group_moves_further() -> None:
    found = shrunk(np.array([1.0, 3.0, 2.0]), np.array([1.0, 0.1, 0.1]))
    assert found.weights[0] > found.weights[1]
    assert found.weights.max() <= 1
    assert found.weights.min() >= 0
