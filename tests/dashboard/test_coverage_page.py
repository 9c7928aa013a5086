"""The coverage page: its sentences, its picture, and what its switches leave."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.requirements import MOST, drawn, requirement_bars
from dashboard.components.standing.coverage import requirement_table
from dashboard.order import grouped
from dashboard.theme import LIGHT, OPEN_COLOUR
from dashboard.wording.coverage import (
    CAPTION,
    bars_alt,
    bars_title,
    coverage_title,
    next_due,
    not_drawn,
)
from tests.dashboard.hand_built import EVALUATION, PYTHON, analysis, requirement

KNOWN_NOBODY = requirement(skill="Audit", skill_id="audit", unknown=0)


@pytest.mark.parametrize(
    ("needs", "sentence"),
    [
        ((EVALUATION, PYTHON), "1 of 2 must-haves is open; nobody is known to hold Evaluation"),
        (
            (KNOWN_NOBODY, requirement(scope="Blue", have=2, shortage=0)),
            "1 of 2 must-haves is open; nobody holds Audit (Red)",
        ),
        ((KNOWN_NOBODY,), "1 of 1 must-have is open; nobody holds Audit"),
        ((PYTHON,), "Every must-have reaches its headcount, and every other requirement too"),
        (
            (requirement(must_have=False, have=1, shortage=1),),
            "No requirement is a must-have; 1 of 1 requirement is open",
        ),
    ],
)
def test_the_finding(needs: tuple[object, ...], sentence: str) -> None:
    assert coverage_title(analysis(*needs)).replace("\u00a0", " ") == sentence  # type: ignore[arg-type]


def test_the_whisker_goes_up_to_the_headcount_and_never_down() -> None:
    many_unknown = requirement(skill="Docker", have=1, unknown=5, shortage=1)
    figure = requirement_bars(grouped([many_unknown, PYTHON], None), None, LIGHT)
    held = figure.data[1]
    assert list(held.x) == [1, 2]
    assert list(held.error_x.array) == [1, None]
    assert [t for t in held.error_x.arrayminus if t] == []
    assert list(figure.data[0].x) == [2, 2]
    assert "1 of 2" in figure.data[3].text[0]
    assert "must-have" in figure.data[3].text[0]


def test_an_open_must_have_is_marked_and_a_closed_one_is_not() -> None:
    """By a word and by the colour of its tick: its bar may have the colour of a closed one."""
    closed = requirement(skill="SQL", have=2, required=2, shortage=0)
    wished = requirement(skill="Go", must_have=False)
    figure = requirement_bars(grouped([requirement(), closed, wished], None), None, LIGHT)
    marked = [text for text in figure.data[3].text if "must-have open" in text]
    assert len(marked) == 1
    ticks = list(figure.data[2].marker.line.color)
    assert ticks.count(OPEN_COLOUR) == 1
    assert ticks[list(figure.data[3].text).index(marked[0])] == OPEN_COLOUR
    assert "below 50 %" in CAPTION.replace("\u00a0", " ")


def test_a_group_has_its_line_and_words_of_users_are_no_markup() -> None:
    need = requirement(
        initiative="<b>Runtime", owner="<i>Lead", due_on=date(2027, 6, 30), due_given=True
    )
    figure = requirement_bars(grouped([need], "initiative"), "initiative", LIGHT)
    names = list(figure.layout.yaxis.categoryarray)
    assert names[0].replace("\u00a0", " ") == "<b>&lt;b&gt;Runtime</b>  0 to 50 %"
    assert "&lt;i&gt;Lead" in figure.data[3].text[0]
    assert "due 30 Jun 2027" in figure.data[3].text[0].replace("\u00a0", " ")


def test_a_long_list_is_drawn_in_part_and_the_table_has_all() -> None:
    needs = [requirement(skill=f"S{n}", initiative=f"I{n % 3}") for n in range(MOST + 20)]
    groups = grouped(needs, "initiative")
    assert sum(len(g.requirements) for g in drawn(groups)) == MOST
    assert len(requirement_table(groups)["Skill"]) == MOST + 20
    assert "80 of 100" in not_drawn(len(needs), MOST)
    assert not_drawn(3, MOST) == ""


def test_a_cost_per_week_has_a_column_where_a_target_says_one() -> None:
    assert "Cost per week" not in requirement_table(grouped([PYTHON], None))
    priced = requirement(skill="Audit", per_week=12_000.0)
    table = requirement_table(grouped([priced, PYTHON], None))
    assert dict(zip(table["Skill"], table["Cost per week"], strict=True)) == {
        "Audit": 12_000,
        "Python": None,
    }
    figure = requirement_bars(grouped([priced], None), None, LIGHT)
    said = figure.to_json().replace("\\u00a0", " ").replace("\u00a0", " ")
    assert "a week without one position costs 12 000" in said


def test_the_words_of_the_picture() -> None:
    groups = grouped([EVALUATION, PYTHON], "area")
    assert bars_title(groups, "area").replace("\u00a0", " ") == (
        "2 positions missing in 1 requirement; most in Quality: 2 of 2"
    )
    assert "Evaluation at 3 (Red) 0 of 2, 1 unknown" in bars_alt(groups)
    assert "Python" not in bars_alt(groups)


def test_the_next_due_date_is_of_what_is_open() -> None:
    met = requirement(skill="Early", shortage=0, have=2, due_on=date(2027, 1, 1), due_given=True)
    late = requirement(skill="Late", due_on=date(2027, 6, 30), due_given=True, owner="Risk lead")
    label, value, note = next_due(analysis(met, late))
    assert (label, value.replace("\u00a0", " ")) == ("Next due", "30 Jun 2027")
    assert note == "Late (Red), Risk lead"
    assert next_due(analysis(met))[1] == "–"
