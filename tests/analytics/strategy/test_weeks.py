"""One rounding of weeks for bars, tables, sentences and the command line."""

from __future__ import annotations

from analytics.strategy.weeks import week_span, whole_week


def test_a_started_week_counts_and_a_hair_does_not() -> None:
    assert (whole_week(32.2), whole_week(33.0), whole_week(20.0000000001)) == (33, 33, 20)


def test_a_span_names_the_weeks_in_which_it_starts_and_ends() -> None:
    assert week_span(0.0, 32.2) == "0 to 33"
    assert week_span(3.9999999999, 32.0) == "4 to 32"
