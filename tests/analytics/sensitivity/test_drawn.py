"""Numbers drawn from their ranges: inside them, whole where there is no half, the same twice."""

from __future__ import annotations

from statistics import fmean

import pytest

from analytics.sensitivity.drawn import drawn
from analytics.strategy.setup.assumptions import Assumptions
from data.store.facts.assumptions import Assumption


def number(key: str, unit: str, low: float, likely: float, high: float) -> Assumption:
    return Assumption(key, low, likely, high, unit, "assumption", None)


FEE = number("fee", "USD per hour", 30, 80, 160)
STEPS = number("steps", "levels", 1, 2, 3)
FIXED = number("horizon", "weeks", 104, 104, 104)
ALL = Assumptions({one.key: one for one in (FEE, STEPS, FIXED)})


def test_draws_lie_in_their_ranges_about_the_mean_of_pert() -> None:
    found = drawn(ALL, seed=1, draws=4_000).numbers
    assert set(found) == {"fee", "steps"}
    assert 30 <= min(found["fee"]) < 40
    assert 150 < max(found["fee"]) <= 160
    assert fmean(found["fee"]) == pytest.approx((30 + 4 * 80 + 160) / 6, abs=1.5)
    assert set(found["steps"]) == {1.0, 2.0, 3.0}


def test_the_same_seed_gives_the_same_digits_and_more_draws_begin_alike() -> None:
    few, many = drawn(ALL, 1, 5), drawn(ALL, 1, 50)
    assert [few.at(n) for n in range(5)] == [many.at(n) for n in range(5)]
    assert drawn(ALL, 2, 5).at(0) != few.at(0)


def test_another_number_changes_nobody_elses_draws() -> None:
    alone = Assumptions({"fee": FEE})
    assert drawn(alone, 1, 5).numbers["fee"] == drawn(ALL, 1, 5).numbers["fee"]
