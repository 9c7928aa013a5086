"""Whether chances come true: the page says what the study's file says."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.chances.calibration import AIM, Bin, Calibration, around_80, calibration
from dashboard.charts.reliability import reliability
from dashboard.components.keeping.calibration import calibration_table
from dashboard.theme import LIGHT
from dashboard.wording import calibration as wording
from tests.dashboard.test_wording import plain

EIGHTY = Bin(0.75, 0.85, 50, 0.801, 40, (0.67, 0.8876))
LOW = Bin(0.05, 0.15, 10, 0.1, 1, (0.0179, 0.4042))
FOUND = Calibration(date(2026, 11, 26), "0.1.0", 7, 500, (EIGHTY,), (LOW, EIGHTY), (LOW,))


def test_the_sentence_has_the_numbers_of_the_file() -> None:
    assert plain(wording.title(FOUND)) == (
        "Said to hold in 75 to 85 %: 80 % of such requirements held, and 80 % of such plans, in "
        "500 invented organisations"
    )
    said = plain(wording.finding(FOUND))
    assert "a plan's must-haves together: 40 of 50, 80 % (95 %: 67 to 89 %)" in said
    assert wording.AS_RATED not in said
    assert "500 organisations were invented (seed 7, version 0.1.0, 26 Nov 2026)" in plain(
        wording.how(FOUND)
    )


def test_the_chart_and_its_table_are_the_file() -> None:
    curves = tuple(wording.curves(FOUND).items())
    diagonal, _, requirements, _ = reliability(curves, LIGHT).data
    assert not diagonal.showlegend
    assert (list(requirements.x), list(requirements.y)) == ([0.1, 0.801], [0.1, 0.8])
    assert list(requirements.error_y.arrayminus) == pytest.approx([0.1 - 0.0179, 0.13])
    table = calibration_table(FOUND)
    assert list(table["Held"]) == [40, 1, 40, 1]
    assert [plain(str(cell)) for cell in table["Share"]] == ["80 %", "10 %", "80 %", "10 %"]


def test_the_file_is_of_a_whole_study_and_meets_what_it_aims_at() -> None:
    """2,000 organisations; requirements, and whole plans, said to hold with about 80 % did."""
    found = calibration()
    assert found.organisations >= 2_000
    for bins in (found.requirements, found.plans):
        around = around_80(bins)
        assert around is not None
        assert AIM[0] <= around.share <= AIM[1]
    assert sum(one.cases for one in found.requirements) == sum(o.cases for o in found.as_rated)
    for bins in wording.curves(found).values():
        assert all(one.low <= one.said <= one.high for one in bins)
        assert all(one.interval[0] <= one.share <= one.interval[1] for one in bins)
