"""The plan: options, actions and requirements as they are printed, against a plan made by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from analytics.results import Lever
from analytics.strategy.results import Action, Close
from dashboard.render.blocks import Stacked
from dashboard.subjects import plan
from dashboard.subjects.reading import Reading
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told

START = date(2026, 10, 15)
NEED = build.requirement("A", "Serving", 1, 4, unknown=1)
WISH = build.requirement("A", "Python", 1, 2, must_have=False)
MET = build.requirement("A", "SQL", 2, 2, must_have=False)
TRAIN = build.action("train", NEED, 4_000.0, person="Zebulon Q.", decide_by_week=6.0, end_week=20.0)
HIRE = build.action("hire", NEED, 90_000.0, decide_by_week=2.0, start_week=1.0, end_week=30.0)
TOOL = build.action("equip", WISH, 1_000.0, decide_by_week=9.0)


def reading(*actions: Action, people: bool = False, **more: Any) -> Reading:
    found = build.analysis((NEED, WISH, MET), {"A": 10})
    made = build.plan(found, actions or (TRAIN, HIRE, TOOL), start=START)
    return told.reading(found, made, people=people, **more)


def test_options_stand_side_by_side_and_their_net_cost_is_a_sum() -> None:
    section = plan.options(reading())
    assert plain(section.title) == (
        "Balanced: expect 1.5 of 1 must-have in place for $ 57 k in year 1; decide by 29 Oct 2026"
    )
    assert "Leaves 1 position of Serving at 3 (A) open when due." in plain(section.lead)
    tables = records([section])["options"]
    nothing, balanced = tables["options"]
    assert (nothing["option"], nothing["buys"], nothing["held"]) == ("Nothing", "nothing", 1.0)
    assert (balanced["option"], balanced["buys"]) == (
        "Balanced (recommended)",
        "hire 1, train 1, equip 1",
    )
    numbers = ("held", "held_worst_tenth", "missing", "first_year_cash", "run_rate", "hours")
    assert [balanced[key] for key in numbers] == [1.5, 1.0, 1.5, 57_000.0, 23_750.0, 95.0]
    assert balanced["decide_by"] == "2026-10-29"
    # 95,000 in total, less 1,000 of the hires' other work, and 40,000 of open positions.
    assert tables["net_cost"][1]["net"] == 134_000 == 95_000 - 1_000 + 40_000
    (switch,) = tables["switching"]
    assert plain(switch["sentence"]) == (
        "Balanced costs $ 95 k more than Nothing, less $ 77 k of its hires' other work, and saves "
        "20 open weeks: it pays where an open week costs more than $ 900."
    )


def test_more_cash_buys_more_along_the_curve() -> None:
    form = plan.curve(reading()).form
    assert [(p.label, p.x, p.y, p.strong) for p in form.points] == [
        ("Nothing", 0.0, 1.0, False),
        ("Balanced", 57_000.0, 1.5, True),
    ]
    drawn = plan.net_cost(reading())
    assert isinstance(drawn.form, Stacked)
    assert [one.values for one in drawn.form.series] == [(0.0, 94_000.0), (40_000.0, 40_000.0)]
    assert drawn.form.series[0].name == "Cost in 104 weeks, less hires' other work"
    assert drawn.title == "Nothing costs least once open positions are counted"


def test_actions_come_by_the_day_on_which_they_must_be_decided() -> None:
    rows = plan.actions(reading()).records()
    assert [(row["lever"], row["decide_by"], row["counts_from"]) for row in rows] == [
        ("hire", "2026-10-29", "2027-05-13"),
        ("train", "2026-11-26", "2027-03-04"),
        ("equip", "2026-12-17", "2027-01-25"),  # half of a week more than 14
    ]
    assert [row["closes"] for row in rows] == ["Serving 3, A", "Serving 3, A", "Python 3, A"]
    assert sum(row["total"] for row in rows) == 95_000
    undated = told.reading(reading().analysis, build.plan(reading().analysis, (TRAIN,)))
    assert plan.actions(undated).records()[0]["decide_by"] == "week 6"


def test_a_person_and_their_level_stand_only_beside_names() -> None:
    off, on = (plan.actions(reading(TRAIN, people=people)).records()[0] for people in (False, True))
    assert (off["what"], off["who"]) == ("Train Serving to level 3", "ML engineer · A")
    assert (on["what"], on["who"]) == (
        "Train Serving from level 2 to level 3",
        "Zebulon Q. · ML engineer · A",
    )
    assert plain(plan.whom(replace(TRAIN, who=""))) == "A"


@pytest.mark.parametrize(
    ("lever", "more", "text"),
    [
        ("hire", {"count": 2}, "Hire 2 × ML engineer"),
        ("hire", {"backfill": True}, "Hire ML engineer for a budgeted seat"),
        ("equip", {"skills": ("A", "B"), "count": 3}, "3 × Assistant for A and B"),
        ("contract", {"profile": "Guard", "until_week": 30.2}, "Contract Guard until week 31"),
        ("assess", {"count": 4, "skills": ("A", "B")}, "Check 4 ratings in A and B"),
    ],
)
def test_each_lever_says_what_is_bought(lever: Lever, more: dict[str, Any], text: str) -> None:
    assert plain(plan.what(build.action(lever, NEED, 1.0, **more))) == text


def test_what_an_action_closes_is_counted() -> None:
    closed = {"Serving": 2, "Python": 1}
    found = tuple(Close("A", skill, 3, count, True) for skill, count in closed.items())
    assert plan.closes(found) == "Serving 3, A (2); Python 3, A"


def test_equal_actions_are_one_bar_of_the_road_map() -> None:
    drawn = plan.roadmap(reading(TRAIN, replace(TRAIN, person="Somebody"), HIRE))
    assert [(s.label, s.start, s.end, s.decide, s.due) for s in drawn.form.rows] == [
        ("Serving, hire 1", 1.0, 30.0, 2.0, 26.0),
        ("Serving, train 2", 0.0, 20.0, 6.0, 26.0),
    ]
    assert drawn.form.weeks == 30.0
    assert plain(drawn.title) == "1 decision is due by 29 Oct 2026"
    assert plain(drawn.form.rows[0].note) == "decide by 29 Oct 2026, counts from 13 May 2027"


def test_a_decision_of_the_title_is_one_bar_of_the_road_map() -> None:
    """Two equal trainings stand in one bar with one diamond: they are one decision."""
    drawn = plan.roadmap(reading(TRAIN, replace(TRAIN, person="Somebody")))
    assert drawn is not None
    assert plain(drawn.title).startswith("1 decision is due by")


def test_who_counts_today_and_by_each_lever_adds_up_to_what_is_required() -> None:
    chart = plan.before_after(reading())
    rows = chart.twin.records()
    # What is met and stays so is left out, unless it is a must-have.
    assert [row["requirement"] for row in rows] == ["Serving 3 · A", "Python 3 · A"]
    serving = rows[0]
    keys = ("required", "have", "by_train", "by_hire", "open_before", "open")
    assert [serving[key] for key in keys] == [4, 1, 1, 1, 3, 1]
    assert serving["chance"] == pytest.approx(0.9)
    assert isinstance(chart.form, Stacked)
    heights = zip(*(one.values for one in chart.form.series), strict=True)
    assert [sum(part or 0 for part in bar) for bar in heights] == [4, 2]
    assert plain(chart.title) == "The plan aims at 0 of 1 must-have; expect 0.9"


def test_where_nothing_is_bought_or_required_that_is_said() -> None:
    found = build.analysis((NEED,), {"A": 10})
    section = plan.plan(told.reading(found))
    assert section.title == "The plan buys nothing"
    assert "roadmap" not in [getattr(block, "key", "") for block in section.blocks]
    nothing = told.reading(build.analysis((), {"A": 10}))
    assert (plan.plan(nothing), plan.options(nothing)) == (None, None)
