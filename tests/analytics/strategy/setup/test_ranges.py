"""What the ends of the assumptions make of each input of a verdict, by hand from the defaults."""

from __future__ import annotations

import pytest

from analytics.strategy.setup.assumptions import read_assumptions
from analytics.strategy.setup.ranges import ranges
from tests.stores import seeded


def test_each_end_is_made_of_all_its_low_or_high_numbers() -> None:
    """Weeks of a hire: (45 + 14) / 7 days and 2 months, and (150 + 90) / 7 and 9 months. Pay:
    112,590 x 1.06 x 1.25. A seat: 19 a month and 940 a month for two years."""
    with seeded() as store:
        found = ranges(read_assumptions(store))
    step = found["training_hours"][2]
    assert (step.low, step.likely, step.high) == (80, 160, 320)
    weeks = found["hire_weeks"][0]
    assert weeks.low == pytest.approx(59 / 7 + 2 * 52 / 12)
    assert weeks.high == pytest.approx(240 / 7 + 9 * 52 / 12)
    assert found["hire_pay"][0].low == pytest.approx(112_590 * 1.06 * 1.25)
    seat = found["seat_cost"][0]
    assert (seat.low, seat.likely, seat.high) == (456, 2_400, 22_560)
