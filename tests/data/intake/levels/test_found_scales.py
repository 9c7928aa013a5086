"""The scale found against the scale expected, and what legends declare, by hand."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

import pytest

from data.intake.levels.answers import find_legend, is_legend_line
from data.intake.levels.scales import Scale, declared, infer_scale, strays, undeclared


def counted(times: Mapping[int, int]) -> Counter[Fraction]:
    """Numbers with how often they were given."""
    return Counter({Fraction(number): n for number, n in times.items()})


LONE = {1: 3, 3: 5, 5: 4, 7: 1}
SIX = {1: 3, 2: 4, 3: 5, 4: 4, 5: 4, 6: 3}


@pytest.mark.parametrize(
    ("times", "scale"),
    [
        # no rating is lifted
        ({0: 1, 3: 1}, "0-5"),
        ({1: 1, 4: 1}, "1-5"),
        ({1: 1, 7: 1}, "1-7"),
        ({0: 1, 9: 1}, "0-10"),
        ({10: 1, 85: 1}, "0-100"),
        # a lone seven makes no scale, two do among few answers
        (LONE, "1-5"),
        ({1: 3, 3: 5, 5: 4, 7: 2}, "1-7"),
        # where several say six and nobody seven the scale ends there
        (SIX, "1-6"),
        ({0: 3, 3: 5, 6: 4}, "0-6"),
        ({1: 3, 3: 5, 6: 2}, "1-7"),
        ({1: 3, 3: 5, 6: 4, 7: 2}, "1-7"),
        # one in a hundred may be a slip
        ({2: 150, 5: 147, 8: 3}, "1-5"),
        ({2: 150, 5: 145, 8: 5}, "1-10"),
        # codes for no answer are no percentage
        ({1: 4, 5: 4, 99: 4}, "1-5"),
        ({0: 4, 3: 4, -9: 2}, "0-5"),
        ({40: 4, 75: 4, 99: 4}, "0-100"),
        ({0: 4, 1: 3}, "0-5"),  # not a part of one between
        ({}, "None"),
    ],
)
def test_the_scale_of_numbers(times: Mapping[int, int], scale: str) -> None:
    assert str(infer_scale(counted(times))) == scale


def test_what_is_asked_of_a_scale_that_nobody_declared() -> None:
    assert strays(counted(LONE)) == (7,)
    asked = undeclared(counted(LONE), Scale(1, 5))
    assert asked.assumed == "1-5"
    assert "1-7" in asked.choices
    assert "7 (once)" in asked.sentence
    assert undeclared(counted(SIX), Scale(1, 6)).choices[:2] == ("1-6", "1-7")


def test_one_to_four_found_and_the_form_says_otherwise() -> None:
    asked = declared(counted({1: 2, 4: 2}), Scale(0, 5))
    assert asked is not None
    assert asked.choices == ("0-5", "1-4")
    assert "from 1 to 4, and the form says 0-5" in asked.sentence
    assert declared(counted({1: 2, 5: 2}), Scale(1, 5)) is None
    assert declared(counted({1: 2, 5: 2}), Scale(0, 5)) is None  # the levels are the same
    assert declared(counted({}), Scale(0, 5)) is None


def test_parts_of_one_are_percentages_as_a_workbook_keeps_them() -> None:
    answers = Counter({Fraction(0): 2, Fraction(1, 4): 1, Fraction(4, 5): 3, Fraction(1): 1})
    assert infer_scale(answers) == Scale(0, 1)
    assert [Scale(0, 1).level(v) for v in sorted(answers)] == [0, 1, 4, 5]
    asked = undeclared(answers, Scale(0, 1))
    assert "80 % as 0.8" in asked.sentence


FOUR = (Scale(0, 4), (("0", 0), ("1", 1), ("2", 2), ("3", 4), ("4", 5)))
MEANINGS = {"0": "none", "1": "basic", "2": "working", "3": "advanced", "4": "expert"}
LINES = [f"{number} = {word}" for number, word in MEANINGS.items()]
COLUMNS = [list(pair) for pair in MEANINGS.items()]


@pytest.mark.parametrize(
    ("rows", "legend"),
    [
        # in full: the scale and the level of each number
        ([["Legend"], *([line] for line in LINES)], FOUR),
        (COLUMNS, FOUR),
        (COLUMNS[::-1], FOUR),
        ([["Scale: 0 = none, 1 = basic (reads), 2 = working; 3 = advanced, 4 = expert"]], FOUR),
        ([["0 - None 1 - Basic 2 - Working 3 - Advanced 4 - Expert"]], FOUR),
        ([["Legend:", *LINES]], FOUR),
        # the ends, and words that nobody knows: the scale only
        ([["0 = none ... 4 = expert"]], (Scale(0, 4), ())),
        ([["Scale 1-5"]], (Scale(1, 5), ())),
        ([["0 (none) to 4 (expert)"]], (Scale(0, 4), ())),
        ([["Rating scale: 1 to 10"]], (Scale(1, 10), ())),
        ([["Legend: 0 = nope, 1 = tried it, 2 = uses it daily"]], (Scale(0, 2), ())),
        # letters
        (
            [["B = Basic"], ["I = Intermediate"], ["E = Expert"], ["x = on leave"]],
            (None, (("B", 1), ("I", 3), ("E", 5))),
        ),
        # lists, dates and answers are none
        ([["1: Python"], ["2: SQL"], ["3: Go"]], None),
        ([["Team A: 2026-01-02"]], None),
        ([["Meeting 10:30 - 11:00"]], None),
        ([["Core, 1-20"]], None),
        ([["0 = none"], ["4 = expert"]], None),
        ([["Ana", "3"], ["Ben", "4"], ["Cy", "5"]], None),
        ([], None),
    ],
)
def test_what_a_legend_declares(rows: list[list[str]], legend: object) -> None:
    found = find_legend(rows)
    assert (found and (found.scale, found.words)) == legend


def test_a_legend_line_holds_several_explanations_and_answers_do_not() -> None:
    assert is_legend_line(["Key", "0 = none", "1 = basic", "2 = good", ""])
    assert not is_legend_line(["Ana", "3 - Competent", "3 - Competent", "5 - Expert"])
    assert not is_legend_line(["Name", "Python", "SQL", "Docker"])
