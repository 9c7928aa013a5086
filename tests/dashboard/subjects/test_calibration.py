"""Whether chances come true: the page says what the study's file says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics.chances.results import AIM, Bin, Calibration, around_80
from analytics.chances.results import calibration as study
from dashboard.render.blocks import Chart, Curves
from dashboard.subjects.sure import calibration, curves
from dashboard.subjects.sure import how_studied as how
from tests.dashboard.opening import plain
from tests.dashboard.subjects import told

EIGHTY = Bin(0.75, 0.85, 50, 0.801, 40, (0.67, 0.8876))
LOW = Bin(0.05, 0.15, 10, 0.1, 1, (0.0179, 0.4042))
FOUND = Calibration(date(2026, 11, 26), "0.1.0", 7, 500, (EIGHTY,), (LOW, EIGHTY), (LOW,))


def chart(found: Calibration) -> tuple[Chart, Curves]:
    drawn = told.only(calibration(found), Chart)
    assert isinstance(drawn.form, Curves)
    return drawn, drawn.form


def test_the_sentence_has_the_numbers_of_the_file() -> None:
    section = calibration(FOUND)
    assert plain(section.title) == (
        "Where Skillmix says 75 to 85 %, 80 % of requirements and 80 % of whole plans come true"
    )
    assert plain(section.lead) == (
        "Single requirements: 40 of 50 held (95 %: 67 to 89 %); "
        "Whole plans: 40 of 50 held (95 %: 67 to 89 %)."
    )
    assert "500 organisations were invented (seed 7, version 0.1.0, 26 Nov 2026)" in plain(
        how(FOUND)
    )
    none = calibration(replace(FOUND, plans=(LOW,)))
    assert plain(none.title) == "No plan was given 75 to 85 %"


def test_what_became_of_options_is_said_where_it_was_studied() -> None:
    assert "With options" not in how(FOUND)
    played = replace(
        FOUND, of_options=9, option_requirements=(LOW, EIGHTY), option_counts=(EIGHTY,)
    )
    assert plain(how(played)).endswith(
        "With options, 9 organisations were played: of must-haves given 75 to 85 %, 40 of 50 came "
        "true, and of numbers of must-haves given as much, 40 of 50 (95 %: 67 to 89 %)."
    )
    assert study().of_options == 500


def test_the_curves_and_their_table_are_the_file() -> None:
    drawn, form = chart(FOUND)
    assert [plain(label) for label in form.labels] == ["5 to 15 %", "75 to 85 %"]
    assert [(series.name, series.values) for series in form.series] == [
        ("Single requirements", (0.1, 0.8)),
        ("Whole plans", (None, 0.8)),
        ("Ratings taken as true", (0.1, None)),
        ("As promised", (0.1, 0.801)),
    ]
    assert "Single requirements: said 10 % held 10 %, said 80 % held 80 %." in plain(drawn.alt)
    assert drawn.twin
    rows = drawn.twin.records()
    assert [row["held"] for row in rows] == [1, 40, 40, 1]
    shares = [0.75, 0.85, 0.801, 50, 40, 0.8, 0.67, 0.8876]
    assert [*rows[1].values()] == ["Single requirements", *shares]


def test_the_file_is_of_a_whole_study_and_meets_what_it_aims_at() -> None:
    """2,000 organisations; requirements, and whole plans, said to hold with about 80 % did."""
    found = study()
    assert found.organisations >= 2_000
    for bins in (found.requirements, found.plans):
        around = around_80(bins)
        assert around is not None
        assert AIM[0] <= around.share <= AIM[1]
    assert sum(one.cases for one in found.requirements) == sum(o.cases for o in found.as_rated)
    for bins in curves(found).values():
        assert all(one.low <= one.said <= one.high for one in bins)
        assert all(one.interval[0] <= one.share <= one.interval[1] for one in bins)
