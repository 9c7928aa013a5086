"""Two sides of a share: which differ clearly, by how many points, and what is left out."""

from dataclasses import replace

import pytest

from analytics.change import Pair, Point
from dashboard.render.blocks import Chart, Table
from dashboard.subjects import compare
from data.vocabulary import Viewer
from tests.dashboard.hand_built import analysis
from tests.dashboard.opening import plain

SIDES = ("Red", "Blue")
CLEAR = Pair("Python", "python", Point(0.2, 0.2, 10, 10), Point(0.5, 0.6, 10, 10))
VAGUE = Pair("SQL", "sql", Point(0.9, 0.9, 10, 10), Point(0.3, 1.0, 10, 10))
ALONE = Pair("Rust", "rust", Point(0.4, 0.4, 10, 10), None)


def block(*pairs: Pair) -> Chart | Table:
    (found,) = compare.compare((), pairs, SIDES, waves=False).blocks
    return found


def test_clear_differences_come_first_and_one_sided_ones_last() -> None:
    chart = block(ALONE, VAGUE, CLEAR)
    bars = [(bar.label, bar.mark, bar.value, bar.high, bar.text) for bar in chart.form.rows]
    assert bars == [("Python", 0.2, 0.5, 0.6, "+30 clear"), ("SQL", 0.9, 0.3, 1.0, "−60")]
    assert plain(chart.form.rows[0].note) == "Red: 20 % of 10; Blue: 50 to 60 % of 10"
    assert plain(chart.title) == (
        "At level 3 or more: 1 of 2 skills differs clearly, Python most: Blue leads by 30 points"
    )
    assert plain(chart.note) == (
        "1 skill is measured on one side only, or of too few people; the table has it."
    )
    assert [plain(" | ".join(row)) for row in chart.twin.for_outlet("page").texts()] == [
        "Python | 20 % | 10 | 50 to 60 % | 10 | 30 | yes",
        "SQL | 90 % | 10 | 30 to 100 % | 10 | −60 | ",
        "Rust | 40 % | 10 | – | – | – | ",
    ]


@pytest.mark.parametrize(
    ("left", "right", "high", "points", "text"),
    [
        (0.494, 0.506, 0.506, 1, "+1 clear"),  # printed as 49 and 51
        (0.996, 1.0, 1.0, 0, "under 1 point"),  # printed as 99 and 100
        (0.1 + 0.2, 0.3, 0.3, 0, "0"),
    ],
)
def test_points_are_subtracted_before_they_are_rounded(
    left: float, right: float, high: float, points: int, text: str
) -> None:
    pair = Pair("Go", "go", Point(left, left, 999, 999), Point(right, high, 999, 999))
    if points == 0 and text != "0":
        pair = replace(pair, left=Point(left, 1.0, 999, 999))
    assert (compare.points_apart(pair), compare.difference(pair)) == (points, text)
    assert compare.points_apart(ALONE) is None


def test_where_nothing_is_clear_or_on_both_sides_that_is_said_and_many_are_drawn_in_part() -> None:
    assert plain(block(VAGUE).title) == "At level 3 or more: no clear difference in 1 skill"
    table = block(ALONE)
    assert table.title == "At level 3 or more: no skill is measured on both sides"
    chart = block(*(replace(CLEAR, name=f"S{n:02}") for n in range(29)))
    assert (len(chart.form.rows), len(chart.twin.rows)) == (24, 29)
    assert chart.note == "The first 24 of 29 are drawn."


def test_the_title_has_both_headlines_unless_one_may_not_be_told() -> None:
    lead = compare.compare((), [CLEAR], SIDES, waves=True).lead
    assert lead.startswith("Bar: Blue. Tick: Red.")
    assert lead.endswith("Trends tells these apart.")
    red = analysis()
    assert plain(compare.title(red, red, SIDES)) == "Red covers 50 % of its targets, Blue 50 %"
    viewer = Viewer("leader", None, people_visible=False)
    few = replace(red, selection=replace(red.selection, viewer=viewer))
    assert compare.title(red, few, SIDES) == "Red beside Blue"
    assert compare.teams_hidden(0, 5) == ""
    assert plain(compare.teams_hidden(2, 5)).startswith("2 teams cannot be chosen: each has fewer")
