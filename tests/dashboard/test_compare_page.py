"""Two sides of a share: marks, words, table."""

from __future__ import annotations

from analytics.trend import Pair, Point
from dashboard.charts.compare import MOST, apart, difference_text, dumbbells, points_apart
from dashboard.components.standing.compare import pair_table
from dashboard.theme import LIGHT
from dashboard.wording import compare as wording
from tests.dashboard.hand_built import analysis

SIDES = ("Red", "Blue <b>")
CLEAR = Pair("Python", "python", Point(0.2, 0.2, 10, 10), Point(0.5, 0.6, 10, 10))
VAGUE = Pair("SQL", "sql", Point(0.9, 0.9, 10, 10), Point(0.3, 1.0, 10, 10))
ALONE = Pair("Rust", "rust", Point(0.4, 0.4, 10, 10), None)


def test_clear_differences_come_first_and_one_sided_ones_last() -> None:
    assert [p.name for p in apart([ALONE, VAGUE, CLEAR])] == ["Python", "SQL", "Rust"]
    assert difference_text(CLEAR) == "<b>+30</b> clear"
    assert difference_text(VAGUE) == "−60"
    assert points_apart(ALONE) == 0


def test_points_are_subtracted_before_they_are_rounded() -> None:
    near = Pair("Go", "go", Point(0.494, 0.494, 999, 999), Point(0.506, 0.506, 999, 999))
    assert (points_apart(near), difference_text(near)) == (1, "<b>+1</b> clear")  # 51 - 49 is 2
    full = Pair("C", "c", Point(0.996, 1.0, 999, 999), Point(1.0, 1.0, 999, 999))
    assert (points_apart(full), difference_text(full)) == (0, "under 1")  # 100 - 99 is 1
    same = Pair("D", "d", Point(0.1 + 0.2, 0.3, 10, 10), Point(0.3, 0.3, 10, 10))
    assert difference_text(same) == "0"


def test_the_marks_stand_where_the_shares_are() -> None:
    figure = dumbbells([ALONE, VAGUE, CLEAR], SIDES, LIGHT)
    left, right = (t for t in figure.data if t.mode == "markers")
    assert (list(left.x), list(right.x)) == ([0.2, 0.9], [0.5, 0.3])
    assert list(left.error_x.array) == [None, None]
    assert "Blue &lt;b&gt;" in right.hovertext[0]
    assert list(figure.layout.yaxis.categoryarray) == ["Python", "SQL"]


def test_the_words_and_the_table() -> None:
    pairs = [ALONE, VAGUE, CLEAR]
    assert wording.pairs_title(pairs, "skill", SIDES).replace("\u00a0", " ") == (
        "1 of 2 skills differ clearly; most: Python, 30 points more in Blue <b>"
    )
    assert wording.pairs_title([VAGUE], "skill", SIDES).replace("\u00a0", " ") == (
        "No clear difference in 1 skill"
    )
    assert wording.pairs_title([ALONE], "skill", SIDES) == "No skill is measured on both sides"
    table = pair_table(pairs, "skill", SIDES)
    assert table["Red"] == ["20\u00a0%", "90\u00a0%", "40\u00a0%"]
    assert table["Blue <b>, of"] == [10, 10, None]
    assert table["Points apart"] == [30, -60, None]
    assert table["Clear"] == ["yes", "no", "no"]
    assert wording.left_out(pairs, "skill").replace("\u00a0", " ") == (
        "1 skill stands on one side only, or is of too few people, and is in the table."
    )
    assert wording.caption(SIDES).startswith("Hollow: Red; filled: Blue <b>.")


def test_many_are_drawn_in_part() -> None:
    pairs = [Pair(f"S{n}", f"s{n}", CLEAR.left, CLEAR.right) for n in range(MOST + 5)]
    figure = dumbbells(pairs, SIDES, LIGHT)
    assert len(figure.layout.yaxis.categoryarray) == MOST
    assert f"The first {MOST} of {MOST + 5} are drawn" in wording.left_out(pairs, "skill")


def test_the_title_has_both_headlines() -> None:
    assert (
        wording.compare_title(analysis(), analysis(), ("Red", "Blue")).replace("\u00a0", " ")
        == "Red covers 50 % of its requirement, Blue 50 %"
    )
