"""What the shortage of the runs goes with, on problems of which one rate alone is uncertain."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.chances.ranges import Range
from analytics.chances.simulate import rank_correlation
from dashboard.subjects.sure import goes_with
from tests.analytics.chances.small import asks, hire, people, played, problem


def test_equal_values_share_their_ranks() -> None:
    # ranks 1, 2, 3, 4 against 1.5, 1.5, 3.5, 3.5: deviations give 4 / sqrt(5 x 4)
    one, other = np.array([10.0, 20, 30, 40]), np.array([1.0, 1, 2, 2])
    assert rank_correlation(one, other) == pytest.approx(4 / 20**0.5)
    assert rank_correlation(-one, other) == pytest.approx(-4 / 20**0.5)
    assert rank_correlation(one, np.ones(4)) == 0


def test_training_alone_goes_with_its_success() -> None:
    team = people({"s": 2})
    found = played(problem(team, asks(team, {"s": 1})), success=Range(0.2, 0.5, 0.9))
    (only,) = found.inputs
    assert only.name == "success"
    # of a run with success p, a share 1 - p misses: rho = corr(rank p, missing), about -0.3
    assert -0.45 < only.correlation < -0.15
    assert "success of training (\u2212" in goes_with(found)


def test_a_hire_goes_with_the_market_and_whether_hires_work_out() -> None:
    team = people({"s": 0}, hours=0.0)
    asked = problem(team, asks(team, {"s": 1}, due=30.0), hire("engineer", {"s": 4}))
    found = played(asked, works_out=Range(0.3, 0.6, 0.95), market_share=0.8)
    assert {one.name: one.correlation > 0 for one in found.inputs} == {
        "hiring_market": True,
        "works_out": False,
    }


def test_where_nothing_is_shared_nothing_is_said() -> None:
    team = people({"s": 3})
    found = played(problem(team, asks(team, {"s": 1}), attrition_per_year=0.13))
    assert found.inputs == ()
    assert goes_with(found) == ""
