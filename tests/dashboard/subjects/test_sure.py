"""How sure a plan is, and which ratings to check first, against runs made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.render.blocks import Chart, Curves, Numbers
from dashboard.render.data import records
from dashboard.subjects import sure
from dashboard.subjects.reading import Reading
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import told
from tests.dashboard.test_assess import FOUND as ASSESSED
from tests.dashboard.test_assess import NOT_WORTH
from tests.dashboard.test_chances_words import FOUND as RUNS


def reading(*, people: bool = True, **answers: Any) -> Reading:
    plan = hand.plan(start=hand.START)
    return told.reading(hand.analysis(), plan, people=people, **{"chances": RUNS, **answers})


def test_the_promise_stands_beside_the_runs() -> None:
    section = sure.sure(reading())
    assert section is not None
    assert plain(section.title) == "Expect 1.2 of 2 must-haves when due"
    numbers = section.blocks[0]
    assert isinstance(numbers, Numbers)
    assert [(one.text, plain(one.note)) for one in numbers.figures] == [
        ("1.2 of 2", "1.3 if every rating is right; the plan aims at 2"),
        ("1", "2.4 in the worst tenth of runs"),
        ("34\u00a0%", "Evaluation 3, Red"),
        ("31\u00a0%", "every must-have that the plan fills, in the same run"),
    ]
    tables = records([section])["sure"]
    assert [row["value"] for row in tables["figures"]] == [1.24, 1.0, 0.34, 0.306]
    # The least sure first, and no nice-to-have.
    keys = ("skill", "planned", "chance", "chance_as_rated", "missing")
    assert [tuple(row[key] for key in keys) for row in tables["must_haves"]] == [
        ("Evaluation", 2, 0.34, 0.37, 0.9),
        ("Python", 2, 0.9, 0.93, 0.1),
    ]
    assert plain(section.blocks[1].title) == (  # type: ignore[union-attr]
        "1 of 2 must-haves are at least 80 % likely when due"
    )
    # Weeks late are whole: 2.6 are 3. In week 30 from 15 October 2026 it is 80 % likely.
    assert [(row["late"], row["likely_by"]) for row in tables["must_haves"]] == [
        (3, "2027-05-13")
    ] * 2


@pytest.mark.parametrize(
    ("week", "stays", "text"),
    [
        (None, False, "not within the plan"),
        (0.0, True, "already"),
        (30.0, True, "13 May 2027"),
        (30.0, False, "13 May 2027, not to the end"),
    ],
)
def test_from_when_a_must_have_is_likely(week: float | None, stays: bool, text: str) -> None:
    found = reading()
    way = found.option
    by = tuple(replace(one, week=week, stays=stays) for one in way.judged.likely_by)
    judged = replace(way, judged=replace(way.judged, likely_by=by))
    both = replace(found.options, options=(found.options.options[0], judged))
    row = sure.must_haves(reading(choice=told.chosen(both))).texts()[0]
    assert plain(row[8]) == text


def test_coverage_over_time_ends_as_planned_and_in_the_runs() -> None:
    chart = sure.fan(reading())
    assert isinstance(chart, Chart)
    assert isinstance(chart.form, Curves)
    assert [(one.name, one.values) for one in chart.form.series] == [
        ("Planned", (0.5, 1.0)),
        ("Half below", (0.5, 0.75)),
        ("A tenth below", (0.5, 0.4)),
    ]
    assert plain(chart.form.labels[1]) == "22 Oct 2026"
    assert plain(chart.title) == (
        "Coverage ends at 100 % as planned; half of the runs end below 75 %"
    )
    assert chart.twin is not None
    (last,) = chart.twin.records()[1:]
    assert last == {"on": "2026-10-22", "planned": 1.0, "middle": 0.75, "low": 0.4}


def test_no_must_have_no_part_and_none_filled_no_chance_together() -> None:
    assert sure.sure(reading(chances=replace(RUNS, must_haves=0))) is None
    found = sure.figures(reading(chances=replace(RUNS, filled=0, filled_hold=None))).figures
    assert found[3].text == "–"


def test_ratings_to_check_by_role_or_with_names() -> None:
    by_role = sure.assess(reading(people=False, assessment=ASSESSED))
    by_name = sure.assess(reading(assessment=ASSESSED))
    assert by_role is not None
    assert by_name is not None
    assert plain(by_role.title) == "Check 4 ratings before anything is bought"
    assert plain(by_role.lead).startswith("Check 4 ratings in Evaluation and SQL. That costs $ 520")
    roles = records([by_role])["assess"]["asks"]
    assert [row["role"] for row in roles] == ["other roles", "Engineer", "other roles"]
    assert [(row["unknown"], row["rated"]) for row in roles if row["role"] == "Engineer"] == [
        (1, 1)
    ]
    assert sum(row["unknown"] + row["rated"] for row in roles) == len(ASSESSED.asks) == 4
    assert "Ada" not in str(by_role)
    names = records([by_name])["assess"]["asks"]
    assert [row["person"] for row in names] == ["Zed", "Ada", "Bo", "Cy"]


def test_where_checking_does_not_pay_there_is_no_list_and_without_doubt_no_section() -> None:
    section = sure.assess(reading(assessment=NOT_WORTH))
    assert section is not None
    assert (section.title, section.blocks) == ("Checking ratings first does not pay", ())
    assert sure.assess(reading(assessment=replace(NOT_WORTH, considered=0))) is None
    assert sure.assess(reading(assessment=None)) is None
