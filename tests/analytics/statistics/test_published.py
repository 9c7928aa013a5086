"""Published tables and what their authors, or programs that many use, found in them."""

import numpy as np
import pytest

from analytics.statistics.agreement import consistency, raters_needed, weighted_kappa
from analytics.statistics.estimates import between

SLIDES = [[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]
# Chatterjee & Price 1977: thirty departments, seven questions (`attitude` in R).
ATTITUDE = """
43 51 30 39 61 92 45  63 64 51 54 63 73 47  71 70 68 69 76 86 48  61 63 45 47 54 84 35
81 78 56 66 71 83 47  43 55 49 44 54 49 34  58 67 42 56 66 68 35  71 75 50 55 70 66 41
72 82 72 67 71 83 31  67 61 45 47 62 80 41  64 53 53 58 58 67 34  67 60 47 39 59 74 41
69 62 57 42 55 63 25  68 83 83 45 59 77 35  77 77 54 72 79 77 46  81 90 50 72 60 54 36
74 85 64 69 79 79 63  65 60 65 75 55 80 60  65 70 46 57 75 85 46  50 58 68 54 64 78 52
50 40 33 34 43 64 33  64 61 52 62 66 80 41  53 66 52 50 63 80 37  40 37 42 58 50 57 49
63 54 42 48 66 75 33  66 77 66 63 88 76 72  78 75 58 74 80 78 49  48 57 44 45 51 83 38
85 85 71 71 77 74 55  82 82 39 59 64 78 39
"""
# Colditz et al. 1994: tuberculosis with and without the vaccine BCG (`dat.bcg` in metafor).
TRIALS = np.array(
    [
        [4, 119, 11, 128],
        [6, 300, 29, 274],
        [3, 228, 11, 209],
        [62, 13536, 248, 12619],
        [33, 5036, 47, 5761],
        [180, 1361, 372, 1079],
        [8, 2537, 10, 619],
        [505, 87886, 499, 87892],
        [29, 7470, 45, 7232],
        [17, 1699, 65, 1600],
        [186, 50448, 141, 27197],
        [5, 2493, 3, 2338],
        [27, 16886, 29, 17825],
    ],
    dtype=float,
)


def test_kappa_plain_and_with_squared_weights() -> None:
    assert weighted_kappa(SLIDES, 1 - np.eye(4)) == pytest.approx(0.493, abs=5e-4)
    assert weighted_kappa(SLIDES) == pytest.approx(0.78, abs=5e-3)


def test_cronbachs_alpha_of_the_departments() -> None:
    found = consistency(np.array(ATTITUDE.split(), dtype=float).reshape(-1, 7))
    assert (found.people, found.against) == (30, ())
    assert found.alpha == pytest.approx(0.84, abs=5e-3)


def test_variance_between_the_trials() -> None:
    """DerSimonian & Laird: between 0.3088; the common log risk ratio -0.4303."""
    ill, well, ill_without, well_without = TRIALS.T
    treated, control = ill + well, ill_without + well_without
    effect = np.log((ill / treated) / (ill_without / control))
    variance = 1 / ill - 1 / treated + 1 / ill_without - 1 / control
    common, spread = between(effect, variance)
    assert common == pytest.approx(-0.4303, abs=5e-5)
    assert spread == pytest.approx(0.3088, abs=5e-5)


def test_eight_schools_differ_by_chance_alone() -> None:
    """Rubin 1981: the common effect is 7.7, and the moment estimate of the spread is 0."""
    effect, error = [28, 8, -3, 7, -1, 1, 18, 12], np.array([15, 10, 16, 11, 9, 11, 10, 18])
    common, spread = between(effect, error**2)
    assert (round(common, 1), spread) == (7.7, 0.0)


def test_spearman_and_brown() -> None:
    """Doubling a test of reliability 0.6 gives 0.75."""
    assert raters_needed(0.6, 0.75) == pytest.approx(2)
