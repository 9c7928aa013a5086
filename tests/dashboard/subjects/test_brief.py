"""The decision on one page, in five lines that a reader can check against the plan."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from analytics.strategy.scenario.saved import Saved
from analytics.strategy.scenario.scenario import Scenario
from dashboard.render.blocks import Numbers
from dashboard.subjects import home as brief
from dashboard.subjects.reading import SECRET, Reading
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told
from tests.dashboard.subjects.test_scenarios import DECIDED
from tests.viewers.roles import said

START = date(2026, 10, 15)
SERVING = build.requirement("A", "Serving", 0, 2)
PYTHON = build.requirement("A", "Python", 3, 3)
WISH = build.requirement("A", "Fairness", 0, 1, must_have=False)
TRAIN = build.action("train", SERVING, 4_000.0, decide_by_week=6.0, person="Zebulon Q.")
HIRE = build.action("hire", SERVING, 90_000.0, decide_by_week=2.0)


def reading(*needs: Any, actions: tuple[Any, ...] = (TRAIN, HIRE), people: int = 10) -> Reading:
    found = build.analysis(needs or (SERVING, PYTHON, WISH), {"A": people})
    return told.reading(found, build.plan(found, actions, start=START))


def lines(found: Reading) -> dict[str, str]:
    return {word: plain(sentence) for word, sentence in brief.five_lines(found).rows}


def test_five_lines_say_what_to_approve_by_when_for_how_much() -> None:
    assert lines(reading()) == {
        "Approve": "Hire 1 and train 1.",
        "By": "29 Oct 2026 for 1 decision; the last by 26 Nov 2026.",
        "Costs": "$ 56 k in year 1, then $ 24 k a year; 94 h of people's time.",
        "What you get": "Expect 1.5 of 2 must-haves in place (worst tenth 1).",
        "Would change our mind": "If an open week costs less than $ 900, then Nothing.",
    }
    one = lines(reading(actions=(TRAIN,)))
    assert one["By"] == "26 Nov 2026 for 1 decision."
    assert one["What you get"].endswith("Serving (A) stays open.")
    assert lines(reading(PYTHON, actions=())) == {
        "Approve": "Nothing.",
        "What you get": "Expect 1.5 of 1 must-have in place.",
    }


def test_the_title_says_what_we_can_do_of_what_is_required() -> None:
    titles = {
        "We can do 1 of 2 must-haves; 1 is short": (SERVING, PYTHON, WISH),
        "We can do 1 of 1 must-have": (PYTHON,),
        "0 % of what is required is covered": (WISH,),
    }
    for title, needs in titles.items():
        assert plain(brief.title(reading(*needs))) == title
    nothing = told.reading(build.analysis((), {"A": 10}, {}, (("s", "Serving", "MLOps"),)))
    section = brief.brief(nothing)
    assert plain(section.title) == ("10 people rated 1 skill, and nothing is required of them yet")
    assert (section.lead, section.blocks) == ("Nothing is required yet", ())


def test_what_ratings_say_stands_beside_what_to_expect() -> None:
    """One holds by rating and one is expected: nothing to say. With two and one there is."""
    assert brief.likely(reading()) == ""
    two = replace(SERVING, have=2, shortage=0)
    assert brief.likely(reading(two, PYTHON, actions=())) == (
        "Ratings say 2; expect 1 in place when due: people leave, and self-ratings run high."
    )


def test_numbers_are_those_of_coverage_option_and_plan() -> None:
    section = brief.brief(reading())
    numbers = next(block for block in section.blocks if isinstance(block, Numbers))
    # 3 of 6 positions are held.
    assert {one.key: plain(one.text) for one in numbers.figures} == {
        "coverage": "50 %",
        "likely": "1.5",
        "must_haves_short": "1 of 2",
        "on_one_person": "0",
        "first_year_cash": "$ 56 400",
    }
    assert "Balanced: expect 1.5 of 2\u00a0must-haves in place" in section.lead
    assert [*records([section])["brief"]] == ["in_short", "figures", "five_gaps"]


def test_of_a_small_group_no_line_says_what_to_expect() -> None:
    found = reading(replace(SERVING, roster=4), people=4)
    assert lines(found)["What you get"] == SECRET
    assert "Would change our mind" not in lines(found)
    assert "expect" not in brief.brief(found).lead.lower()


def test_a_decision_comes_first_and_who_decided_is_a_name() -> None:
    saved = Saved(Scenario(name="A"), 1, "kim", datetime(2026, 11, 1), DECIDED)
    found = reading()
    for people in (False, True):
        section = brief.brief(replace(found, people=people), (saved,))
        first = records([section])["brief"]["in_short"][0]
        assert first["word"] == "Decided"
        assert first["sentence"].startswith("“A” was decided on 2\u00a0Nov\u00a02026")
        assert ("kim" in first["sentence"]) == people
        assert "Zebulon" not in said(section)


THE_APP = re.compile(r"\b([Cc]lick|[Pp]ress|[Tt]ick\b(?!:)|Strategy|Settings|Trends)\b|under “")
"""What only somebody in front of the app can do or see."""


def test_a_report_speaks_neither_of_clicking_nor_of_pages_of_the_app(
    reports: tuple[Any, Any],
) -> None:
    for report in reports:
        assert THE_APP.findall(said(report.sections)) == []
