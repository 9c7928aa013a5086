"""The scale found against the scale expected, and what legends declare, by hand."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from data.intake.levels.answers import find_legend, is_legend_line
from data.intake.levels.scales import Scale, declared, infer_scale, strays, undeclared


def counted(**times: int) -> Counter[Fraction]:
    """`n4=12`: the number 4 twelve times; `m9` is -9."""
    return Counter(
        {Fraction(name[1:]) * (-1 if name[0] == "m" else 1): n for name, n in times.items()}
    )


def test_a_scale_is_inferred_so_that_no_rating_is_lifted() -> None:
    def of(*numbers: int) -> str:
        return str(infer_scale(Counter(map(Fraction, numbers))))

    found = [of(0, 3), of(1, 4), of(1, 7), of(0, 9), of(10, 85)]
    assert found == ["0-5", "1-5", "1-7", "0-10", "0-100"]
    assert infer_scale(Counter()) is None


def test_a_lone_seven_does_not_make_a_scale_of_seven() -> None:
    answers = counted(n1=3, n3=5, n5=4, n7=1)
    assert strays(answers) == (7,)
    assert infer_scale(answers) == Scale(1, 5)
    asked = undeclared(answers, Scale(1, 5))
    assert asked.assumed == "1-5"
    assert "1-7" in asked.choices
    assert "7 (once)" in asked.sentence


def test_two_sevens_among_few_answers_are_a_scale_of_seven() -> None:
    assert infer_scale(counted(n1=3, n3=5, n5=4, n7=2)) == Scale(1, 7)
    assert infer_scale(counted(n1=1, n7=1)) == Scale(1, 7)


def test_where_several_say_six_and_nobody_seven_the_scale_ends_there() -> None:
    answers = counted(n1=3, n2=4, n3=5, n4=4, n5=4, n6=3)
    assert infer_scale(answers) == Scale(1, 6)
    assert undeclared(answers, Scale(1, 6)).choices[:2] == ("1-6", "1-7")
    assert infer_scale(counted(n0=3, n3=5, n6=4)) == Scale(0, 6)
    assert infer_scale(counted(n1=3, n3=5, n6=2)) == Scale(1, 7)
    assert infer_scale(counted(n1=3, n3=5, n6=4, n7=2)) == Scale(1, 7)


def test_one_in_a_hundred_may_be_a_slip() -> None:
    assert infer_scale(counted(n2=150, n5=147, n8=3)) == Scale(1, 5)
    assert infer_scale(counted(n2=150, n5=145, n8=5)) == Scale(1, 10)


def test_codes_for_no_answer_are_no_percentage() -> None:
    assert infer_scale(counted(n1=4, n5=4, n99=4)) == Scale(1, 5)
    assert infer_scale(counted(n0=4, n3=4, m9=2)) == Scale(0, 5)
    assert infer_scale(counted(n40=4, n75=4, n99=4)) == Scale(0, 100)


def test_one_to_four_found_and_the_form_says_otherwise() -> None:
    asked = declared(counted(n1=2, n4=2), Scale(0, 5))
    assert asked is not None
    assert asked.choices == ("0-5", "1-4")
    assert "from 1 to 4, and the form says 0-5" in asked.sentence
    assert declared(counted(n1=2, n5=2), Scale(1, 5)) is None
    assert declared(counted(n1=2, n5=2), Scale(0, 5)) is None  # the levels are the same
    assert declared(counted(), Scale(0, 5)) is None


def test_parts_of_one_are_percentages_as_a_workbook_keeps_them() -> None:
    answers = Counter({Fraction(0): 2, Fraction(1, 4): 1, Fraction(4, 5): 3, Fraction(1): 1})
    assert infer_scale(answers) == Scale(0, 1)
    assert [Scale(0, 1).level(v) for v in sorted(answers)] == [0, 1, 4, 5]
    asked = undeclared(answers, Scale(0, 1))
    assert "80 % as 0.8" in asked.sentence
    assert infer_scale(counted(n0=4, n1=3)) == Scale(0, 5)  # not a part between


FOUR = (("0", 0), ("1", 1), ("2", 2), ("3", 4), ("4", 5))
MEANINGS = {"0": "none", "1": "basic", "2": "working", "3": "advanced", "4": "expert"}
LINES = [f"{number} = {word}" for number, word in MEANINGS.items()]
COLUMNS = [list(pair) for pair in MEANINGS.items()]


@pytest.mark.parametrize(
    "rows",
    [
        [["Legend"], *([line] for line in LINES)],
        COLUMNS,
        COLUMNS[::-1],
        [["Scale: 0 = none, 1 = basic (reads), 2 = working; 3 = advanced, 4 = expert"]],
        [["0 - None 1 - Basic 2 - Working 3 - Advanced 4 - Expert"]],
        [["Legend:", *LINES]],
    ],
)
def test_a_full_legend_gives_a_scale_and_the_level_of_each_number(rows: list[list[str]]) -> None:
    legend = find_legend(rows)
    assert legend is not None
    assert (legend.scale, legend.words) == (Scale(0, 4), FOUR)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("0 = none ... 4 = expert", Scale(0, 4)),
        ("Scale 1-5", Scale(1, 5)),
        ("0 (none) to 4 (expert)", Scale(0, 4)),
        ("Rating scale: 1 to 10", Scale(1, 10)),
        ("Legend: 0 = nope, 1 = tried it, 2 = uses it daily", Scale(0, 2)),
    ],
)
def test_ends_of_a_scale_and_unknown_words_give_the_scale_only(text: str, scale: Scale) -> None:
    legend = find_legend([[text]])
    assert legend is not None
    assert (legend.scale, legend.words) == (scale, ())


def test_letters_are_words_for_levels() -> None:
    legend = find_legend([["B = Basic"], ["I = Intermediate"], ["E = Expert"], ["x = on leave"]])
    assert legend is not None
    assert (legend.scale, legend.words) == (None, (("B", 1), ("I", 3), ("E", 5)))


@pytest.mark.parametrize(
    "rows",
    [
        [["1: Python"], ["2: SQL"], ["3: Go"]],
        [["Team A: 2026-01-02"]],
        [["Meeting 10:30 - 11:00"]],
        [["Core, 1-20"]],
        [["0 = none"], ["4 = expert"]],
        [["Ana", "3"], ["Ben", "4"], ["Cy", "5"]],
        [],
    ],
)
def test_lists_dates_and_answers_are_no_legend(rows: list[list[str]]) -> None:
    assert find_legend(rows) is None


def test_a_legend_line_holds_several_explanations_and_answers_do_not() -> None:
    assert is_legend_line(["Key", "0 = none", "1 = basic", "2 = good", ""])
    assert not is_legend_line(["Ana", "3 - Competent", "3 - Competent", "5 - Expert"])
    assert not is_legend_line(["Name", "Python", "SQL", "Docker"])
