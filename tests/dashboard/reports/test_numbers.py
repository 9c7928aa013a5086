"""How reports print numbers that somebody entered."""

from __future__ import annotations

import pytest

from dashboard.reports import numbers


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(2026, "year", "2026"), (112_590, "USD per year", "112\u00a0590"), (-0.5, "share", "−0.5")],
)
def test_an_assumption_is_printed_as_it_was_entered(value: float, unit: str, text: str) -> None:
    assert numbers.assumption(value, unit).text == text
