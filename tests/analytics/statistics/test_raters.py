from __future__ import annotations

import numpy as np
import pytest

from analytics.statistics.agreement import leniency, posterior, raters_needed


def test_raters_for_a_reliability_of_seventy_percent() -> None:
    assert raters_needed() == pytest.approx(2.15, abs=0.01)  # so three


def test_under_five_pairs_the_published_leniency_stands_in() -> None:
    team, skills = leniency({"a": np.array([1.0, 2.0]), "b": np.array([])}, deviation=1.5)
    assert team == pytest.approx(0.32 * 1.5)
    assert skills["a"].raw == 1.5
    assert (skills["a"].shrunk, skills["b"].shrunk) == (team, team)
    assert (skills["b"].pairs, skills["b"].raw) == (0, None)


def test_leniency_by_hand() -> None:
    # a: 2, 2, 1, 3 (mean 2), b: 0, 0, -1, 1 (mean 0); pooled variance (2 + 2) / 6 = 2/3, squared
    # errors 1/6. Between: sum of squares 2, one degree of freedom, 2 - 1/6 = 11/6. Trust 11/12.
    team, skills = leniency(
        {"a": np.array([2.0, 2, 1, 3]), "b": np.array([0.0, 0, -1, 1])}, deviation=1
    )
    assert team == 1
    assert skills["a"].shrunk == pytest.approx(11 / 12 * 2 + 1 / 12 * 1)
    assert skills["b"].shrunk == pytest.approx(1 / 12 * 1)


def test_posterior_by_hand() -> None:
    # Ratings 4 and 2 with error variance 1, a skill with mean 2 and variance 1: 8 / 3, 1 / sqrt(3).
    found = posterior([4, 2], [1, 1], mean=2, spread=1)
    assert found is not None
    assert (found.level, found.deviation) == (pytest.approx(8 / 3), pytest.approx(3**-0.5))


def test_more_ratings_make_a_level_surer_and_none_says_nothing() -> None:
    one, two = posterior([4], [1], 2, 1), posterior([4, 4], [1, 1], 2, 1)
    assert one is not None
    assert two is not None
    assert two.deviation < one.deviation
    assert posterior([], [], 2, 1) is None
    assert posterior([4], [1], 2, 0) is None
