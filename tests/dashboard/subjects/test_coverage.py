"""Coverage: areas and requirements in their order, against counts made by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from analytics.results import Analysis, RequirementCoverage
from dashboard.details import grouped
from dashboard.subjects import coverage
from dashboard.subjects.reading import Reading
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

SERVING = build.requirement("A", "Serving", 1, 2, area="MLOps", owner="Zebulon Q.", reason="Launch")
PYTHON = build.requirement("A", "Python", 3, 3, area="Programming", must_have=False)
TESTS = build.requirement(
    "B", "Testing", 0, 4, unknown=1, area="Evaluation", due_on=date(2027, 3, 1), due_given=True
)
WISH = build.requirement("B", "Fairness", 1, 2, unknown=2, area="Evaluation", must_have=False)
MUST = replace(PYTHON, must_have=True)
NEEDS = (PYTHON, WISH, SERVING, TESTS)


def of(*needs: RequirementCoverage, people: bool = False, **more: Any) -> Reading:
    return told.reading(build.analysis(needs, {"A": 10, "B": 10}, **more), people=people)


def test_areas_come_the_lowest_first_with_what_unknown_levels_leave_open() -> None:
    chart = coverage.areas(of(*NEEDS))
    form = chart.form
    # Of 6 in Evaluation 1 is held; the unknown level in Testing and one of two in Fairness add 2.
    assert [(bar.label, plain(bar.text), bar.shade) for bar in form.rows] == [
        ("Evaluation", "17 to 50 %", "low"),
        ("MLOps", "50 %", "middle"),
        ("Programming", "100 %", "good"),
    ]
    assert form.rows[0].note == "5 of 6 positions short"
    assert chart.title == "Evaluation and MLOps fall short"
    assert [tuple(row.values()) for row in chart.twin.records()] == [
        ("Evaluation", pytest.approx(1 / 6), 0.5, 6, 5, 4, 1),
        ("MLOps", 0.5, 0.5, 2, 1, 1, 1),
        ("Programming", 1.0, 1.0, 3, 0, 0, 0),
    ]


def test_short_must_haves_come_first_and_the_covered_last() -> None:
    rows = coverage.requirements(of(*NEEDS)).records()
    assert [row["skill"] for row in rows] == ["Testing", "Serving", "Fairness", "Python"]
    first, second, third, last = rows
    counts = ("required", "have", "unknown", "shortage", "coverage", "coverage_high")
    assert [first[key] for key in counts] == [4, 0, 1, 4, 0.0, 0.25]
    # In turn for the skills as they are required: Python is covered, so nothing closes it.
    assert [row["lever"] for row in rows] == ["train", "equip", "hire", ""]
    assert (second["held_by"], last["held_by"]) == ("held by one person", "no spare")
    assert plain(first["changes"]) == ""
    assert third["changes"] == "Depends on the rater."
    texts = coverage.requirements(of(*NEEDS)).texts()
    assert plain(texts[0][11]) == "1 Mar 2027"
    assert plain(texts[1][11]) == "15 Apr 2027 (no date given)"
    assert (second["reason"], "owner" in second) == ("Launch", False)  # who owns it is a name
    (named,) = coverage.requirements(of(SERVING, people=True)).records()
    assert named["owner"] == "Zebulon Q."


TITLES = {
    "Nothing is required yet": (),
    "2 of 2 must-haves are short; nobody is known to have Testing (B)": NEEDS,
    "1 of 1 must-have is short": (SERVING,),
    "1 of 1 must-have is short; nobody has Testing": (replace(TESTS, unknown=0),),
    "Everything is covered": (PYTHON,),
    "No requirement is a must-have; 1 requirement is short": (PYTHON, WISH),
    "Every must-have is covered; 1 other requirement is short": (MUST, WISH),
    "Every must-have is covered, and so is every other requirement": (MUST,),
}


def test_the_title_is_the_finding() -> None:
    for title, needs in TITLES.items():
        assert plain(coverage.coverage(of(*needs)).title) == title


def test_three_figures_say_where_we_stand() -> None:
    covered, short, alone = coverage.figures(of(*NEEDS))
    assert covered.value == pytest.approx(5 / 11)
    assert (
        plain(covered.note)
        == "of what is required, by weight; at most 64 % if unknown levels are high enough"
    )
    assert (short.text, short.note) == ("2 of 2", "Testing and Serving")
    assert (alone.value, alone.note) == (2, "2\u00a0targets, 1 of them must-haves")
    nothing = coverage.figures(of())
    assert [one.text for one in nothing] == ["–", "0 of 0", "0"]


def test_a_bar_of_people_has_a_tick_at_the_headcount() -> None:
    found: Analysis = build.analysis(NEEDS, {"A": 10, "B": 10})
    chart = coverage.held_against_required(told.reading(found), grouped(NEEDS, "scope"))
    form = chart.form
    assert [(b.group, b.label, b.value, b.high, b.mark) for b in form.rows] == [
        ("B", "Testing 3 · B", 0.0, 1.0, 4.0),
        ("B", "Fairness 3 · B", 1.0, 2.0, 2.0),
        ("A", "Serving 3 · A", 1.0, None, 2.0),
        ("A", "Python 3 · A", 3.0, None, 3.0),
    ]
    assert form.rows[0].text == "0 of 4 · must-have short"
    assert plain(chart.title) == "6 positions short in 3 requirements"
    assert len(chart.twin.rows) == 4
