"""One rounding of weeks for bars, tables, sentences and the command line."""

from __future__ import annotations

from analytics.strategy.amounts import whole_week


def test_a_started_week_counts_and_a_hair_does_not() -> None:
    assert (whole_week(32.2), whole_week(33.0), whole_week(20.0000000001)) == (33, 33, 20)
