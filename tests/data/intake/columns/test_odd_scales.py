"""Scales below zero and scales of single rows are refused with a sentence, never read as 0-5."""

from __future__ import annotations

import pytest

from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import imported, levels


@pytest.mark.parametrize(
    "rows",
    [
        "Ann,-2,2\nBob,1,0\nCem,-1,1\n",
        "Ann,2,2\nBob,-2,0\nCem,-1,1\n",
        "Ann,-1,1\nBob,1,0\nCem,0,-1\n",
        "Ann,1,1\nBob,1,0\nCem,2,1\nDan,0,2\nEve,-2,-1\n",
    ],
)
def test_a_scale_below_zero_is_refused(database: Database, rows: str) -> None:
    with pytest.raises(RefusedError, match=r"begins below 0|no scale of levels"):
        imported(database, f"Name,Python,SQL\n{rows}")
    assert levels(database) == {}


RANKS = "Ann,1,2,3,4\nBob,4,3,2,1\nCem,2,1,4,3\nDan,3,4,1,2\n"


def test_numbers_of_which_each_row_holds_all_are_ranks(database: Database) -> None:
    header = "Name,Python,R,Julia,Scala\n"
    with pytest.raises(RefusedError, match="each from 1 to 4 once, as a ranking does"):
        imported(database, header + RANKS)
    assert levels(database) == {}
    imported(database, header + RANKS.replace("Dan,3,4,1,2", "Dan,3,4,1,1"))
    assert levels(database)["Ann", "Scala"] == 4


def test_a_few_rows_may_hold_all_levels_by_chance(database: Database) -> None:
    imported(database, "Name,Python,SQL,Docker\nAnn,1,2,3\nBob,3,1,2\n", scale="1-3")
    assert len(levels(database)) == 6


@pytest.mark.parametrize(
    "rows",
    [
        "Ann,-1,3\nBob,5,4\nCem,2,1\n",  # a code for no answer
        "Ann,-9,3\nBob,5,4\nCem,2,1\n",
    ],
)
def test_a_code_for_no_answer_makes_no_scale_below_zero(database: Database, rows: str) -> None:
    imported(database, f"Name,Python,SQL\n{rows}", scale="1-5")
    assert levels(database)["Bob", "Python"] == 5
    assert ("Ann", "Python") not in levels(database)


def test_a_change_below_zero_beside_levels_leaves_them(database: Database) -> None:
    imported(database, "Name,Python,SQL,Change\nAnn,3,4,-1\nBob,5,2,1\nCem,1,3,-2\n")
    assert len(levels(database)) == 6


def test_rows_on_scales_of_their_own_are_refused(database: Database) -> None:
    rows = "Ann,Python,3,5\nAnn,SQL,5,10\nBob,Python,2,5\nBob,SQL,4,10\n"
    with pytest.raises(RefusedError, match=r"scales of their own.*says 5, 10"):
        imported(database, f"Name,Skill,Level,Max\n{rows}")


def test_one_highest_for_all_rows_is_the_scale(database: Database) -> None:
    imported(database, "Name,Skill,Level,Max\nAnn,Python,4,10\nAnn,SQL,10,10\nBob,Python,1,10\n")
    # 1 + 4 x 3 / 9 = 2.33
    assert levels(database) == {("Ann", "Python"): 2, ("Ann", "SQL"): 5, ("Bob", "Python"): 1}


MARKS = "Ann,3,D,7,A\nBob,4,C+,8,B\n"


def test_marks_with_their_grades_beside_them_are_asked_about(database: Database) -> None:
    text = f"Name,Classics,Grade,Drama,Grade\n{MARKS}"
    with pytest.raises(RefusedError, match="Are these skills: “Classics”, “Drama”"):
        imported(database, text)
    imported(database, text, scale="1-10", mapping=MappingFile(skills=ALL))
    assert levels(database)["Ann", "Drama"] == 4  # 7 of 10: 1 + 4 x (7 - 1) / 9 = 3.67


@pytest.mark.parametrize(
    "text",
    [
        "Name,Welding,Painting,Grade\nAnn,3,4,B\nBob,1,5,A\n",  # the grade of a job
        f"Name,Welding,Team,Painting,Office\n{MARKS}",
        f"Name,Python,Grade,SQL,Grade\n{MARKS.replace('7', '2').replace('8', '5')}",
    ],
)
def test_a_letter_beside_a_level_leaves_it(database: Database, text: str) -> None:
    imported(database, text, mapping=MappingFile(skills=ALL))
    assert len(levels(database)) == 4


def test_codes_that_follow_each_other_far_above_any_scale_are_no_levels(
    database: Database,
) -> None:
    rows = "".join(f"P{i} Lee,{21 + i % 5},{21 + (i + 2) % 5}\n" for i in range(8))
    with pytest.raises(RefusedError, match="run from 21 to 25 without a gap, as codes"):
        imported(database, f"Name,Python,SQL\n{rows}")
    tens = "".join(f"P{i} Lee,{10 * (i % 8) + 20},40\n" for i in range(8))
    assert imported(database, f"Name,Python,SQL\n{tens}").ratings == 16
