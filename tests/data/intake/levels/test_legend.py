"""Legends around a table: what they declare, and what is no legend."""

from __future__ import annotations

import pytest

from data.intake.levels.answers import find_legend, is_legend_line
from data.intake.levels.scales import Scale

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
def test_ends_of_a_scale_and_words_that_nobody_knows_give_the_scale_only(
    text: str, scale: Scale
) -> None:
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
