"""Scales below zero and scales of single rows are refused with a sentence, never read as 0-5."""

from __future__ import annotations

import re

import pytest

from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, rated, refusal


@pytest.mark.parametrize(
    "rows",
    [
        "Ann,-2,2\nBob,1,0\nCem,-1,1\n",
        "Ann,2,2\nBob,-2,0\nCem,-1,1\n",
        "Ann,-1,1\nBob,1,0\nCem,0,-1\n",
        "Ann,1,1\nBob,1,0\nCem,2,1\nDan,0,2\nEve,-2,-1\n",
    ],
)
def test_a_scale_below_zero_is_refused(empty: Database, rows: str) -> None:
    said = refusal(empty, f"Name,Python,SQL\n{rows}")
    assert re.search(r"begins below 0|no scale of levels", said)


RANKS = "Ann,1,2,3,4\nBob,4,3,2,1\nCem,2,1,4,3\nDan,3,4,1,2\n"


def test_numbers_of_which_each_row_holds_all_are_ranks(empty: Database) -> None:
    header = "Name,Python,R,Julia,Scala\n"
    assert "each from 1 to 4 once, as a ranking does" in refusal(empty, header + RANKS)
    assert refusal(empty, header + RANKS.replace("Dan,3,4,1,2", "Dan,3,4,1,1")) == ""
    few = "Name,Python,SQL,Docker\nAnn,1,2,3\nBob,3,1,2\n"  # by chance
    assert refusal(empty, few, scale="1-3") == ""


@pytest.mark.parametrize("code", ["-1", "-9"])
def test_a_code_for_no_answer_makes_no_scale_below_zero(empty: Database, code: str) -> None:
    rows = f"Ann,{code},3\nBob,5,4\nCem,2,1\n"
    found = meant(proposed(empty, f"Name,Python,SQL\n{rows}", scale="1-5"))
    assert (found["5"], found[code]) == (5, None)


def test_a_change_below_zero_beside_levels_leaves_them(empty: Database) -> None:
    text = "Name,Python,SQL,Change\nAnn,3,4,-1\nBob,5,2,1\nCem,1,3,-2\n"
    assert rated(proposed(empty, text)) == ["Python", "SQL"]


def test_rows_on_scales_of_their_own_are_refused_and_one_highest_is_the_scale(
    empty: Database,
) -> None:
    rows = "Ann,Python,3,5\nAnn,SQL,5,10\nBob,Python,2,5\nBob,SQL,4,10\n"
    said = refusal(empty, f"Name,Skill,Level,Max\n{rows}")
    assert re.search(r"scales of their own.*says 5, 10", said)
    rows = "Ann,Python,4,10\nAnn,SQL,10,10\nBob,Python,1,10\n"
    # 1 + 4 x 3 / 9 = 2.33
    assert meant(proposed(empty, f"Name,Skill,Level,Max\n{rows}")) == {"4": 2, "10": 5, "1": 1}


MARKS = "Ann,3,D,7,A\nBob,4,C+,8,B\n"


def test_marks_with_their_grades_beside_them_are_asked_about(empty: Database) -> None:
    text = f"Name,Classics,Grade,Drama,Grade\n{MARKS}"
    assert "Are these skills: “Classics”, “Drama”" in refusal(empty, text)
    found = proposed(empty, text, scale="1-10", mapping=MappingFile(skills=ALL))
    assert meant(found)["7"] == 4  # of 10: 1 + 4 x (7 - 1) / 9 = 3.67


@pytest.mark.parametrize(
    "text",
    [
        "Name,Welding,Painting,Grade\nAnn,3,4,B\nBob,1,5,A\n",  # the grade of a job
        f"Name,Welding,Team,Painting,Office\n{MARKS}",
        f"Name,Python,Grade,SQL,Grade\n{MARKS.replace('7', '2').replace('8', '5')}",
    ],
)
def test_a_letter_beside_a_level_leaves_it(empty: Database, text: str) -> None:
    assert len(rated(proposed(empty, text, mapping=MappingFile(skills=ALL)))) == 2


def test_codes_that_follow_each_other_far_above_any_scale_are_no_levels(empty: Database) -> None:
    rows = "".join(f"P{i} Lee,{21 + i % 5},{21 + (i + 2) % 5}\n" for i in range(8))
    said = refusal(empty, f"Name,Python,SQL\n{rows}")
    assert "run from 21 to 25 without a gap, as codes" in said
    tens = "".join(f"P{i} Lee,{10 * (i % 8) + 20},40\n" for i in range(8))
    assert refusal(empty, f"Name,Python,SQL\n{tens}") == ""
