"""Gaps: the order in which they must be begun, and what closes each by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.render.blocks import Bars, Chart, Note, Spans, Table
from dashboard.subjects import gaps
from dashboard.subjects.reading import Reading
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

START = date(2026, 10, 15)
NEEDS = (
    build.requirement("A", "Serving", 0, 2),
    build.requirement("A", "Python", 3, 3),
    build.requirement("A", "Testing", 1, 3, due_on=date(2027, 2, 1)),
    build.requirement("A", "Fairness", 0, 1, must_have=False),
)


def reading() -> Reading:
    """Serving and Fairness are due in week 26, Testing in week 15; each lever takes 14 weeks."""
    found = build.analysis(NEEDS, {"A": 10})
    plan = build.plan(found, start=START)
    due = {"Testing": 15.0}
    needs = tuple(replace(n, due_week=due.get(n.skill, n.due_week)) for n in plan.needs)
    return told.reading(found, replace(plan, needs=needs))


def test_must_haves_come_first_by_the_day_on_which_they_must_be_started() -> None:
    rows = gaps.every(reading(), gaps.gaps(reading())).records()
    assert [(row["skill"], row["must_have"], row["shortage"]) for row in rows] == [
        ("Testing", True, 2),
        ("Serving", True, 2),
        ("Fairness", False, 1),
    ]
    assert rows[0]["due"] == "2027-02-01"
    # Week 15 less 14 weeks is week 1, week 26 less 14 week 12.
    assert [gap.start_by for gap in gaps.gaps(reading())] == [
        date(2026, 10, 22),
        date(2027, 1, 7),
        date(2027, 1, 7),
    ]


def test_a_gap_that_nothing_closes_or_that_is_late_has_no_day_before_today() -> None:
    first, *_ = gaps.gaps(reading())
    assert replace(first, due_week=3.0).start_by == START
    assert replace(first, due_week=None).start_by is None
    assert replace(first, skill=replace(first.skill, verdict="nothing")).start_by is None


def test_at_most_five_matter_most_each_priced_by_itself() -> None:
    needs = tuple(build.requirement("A", f"Skill {n}", 0, 1) for n in range(7))
    many = gaps.five(told.reading(build.analysis(needs, {"A": 10})))
    assert (plain(many.title), len(many.rows)) == ("5 gaps that matter most", 5)
    assert many.records()[0]["first_year_cash"] == 5000
    assert "must_have" not in many.records()[0]
    one = gaps.five(told.reading(build.analysis(needs[:1], {"A": 10})))
    assert (one.title, one.note) == ("The gap that matters", gaps.ALONE)
    none = gaps.five(told.reading(build.analysis(NEEDS[1:2], {"A": 10})))
    assert (none.rows, none.title, none.empty) == ((), "", "No skill is short.")


def test_the_title_counts_skills_and_names_the_cheapest_lever_of_most() -> None:
    found = gaps.gaps(reading())
    assert plain(gaps.title(found)) == (
        "3 skills are short, 2 of them must-haves; training is cheapest for 1 of the 2"
    )
    assert plain(gaps.title(found[2:])) == "1 skill is short, none of them a must-have"
    assert gaps.title([]) == "No skill is short"


def test_one_gap_has_its_levers_side_by_side_and_who_is_near() -> None:
    """Training takes 20 weeks, hiring 25.5, no tool counts; Ana is a level below, Bo is unknown."""
    levers = (hand.skill_levers(turns="Leave open below $ 900 a week"),)
    found = told.reading(hand.analysis(), hand.plan(start=START), people=True, levers=levers)
    (gap,) = gaps.gaps(found)
    section = gaps.one(found, gap)
    assert plain(section.title) == (
        "Evaluation is 2 short of 2: train 2 for $ 0, start by 26 Nov 2026"
    )
    assert plain(section.lead) == "Level 3, Red, due 15 Apr 2027"
    ways, time, near, *notes = section.blocks
    assert isinstance(ways, Table)
    rows = {row["lever"]: row for row in ways.records()}
    assert [plain(text) for text in ways.texts()[0][:2]] == ["Hire", "2 of 2"]
    assert (rows["train"]["ready_by"], rows["train"]["net"]) == ("2027-03-04", 57_784)
    assert rows["equip"]["first_year_cash"] is None
    assert rows["equip"]["note"] == "Tools never count for this skill."
    assert isinstance(time, Chart)
    assert isinstance(time.form, Spans)
    assert [(span.label, span.end, span.due) for span in time.form.rows] == [
        ("Hiring, 2 of 2", 25.5, 26.0),
        ("Training, 2 of 2", 20.0, 26.0),
    ]
    assert isinstance(near, Chart)
    assert isinstance(near.form, Bars)
    assert plain(near.title) == "1 person is one level below 3"
    assert [bar.value for bar in near.form.rows] == [0, 0, 1, 0, 0, 0, 1]
    assert [plain(note.text) for note in notes if isinstance(note, Note)] == [
        "Leave open below $ 900 a week.",
        "1 person has no known level: ask them before you spend.",
    ]
