"""The trends page: its words and pictures, and what it says where there is nothing to compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd

from analytics.change import Change, Flow
from analytics.trend import Line, Point, Trend
from dashboard.charts.slopes import (
    LETTER,
    NAMED,
    _spread,
    label_room,
    moved,
    named,
    slope_label,
    slopes,
)
from dashboard.charts.trends import flow_bars, moving
from dashboard.components.standing.over_time import PHONE_ROOM, flow_table, line_table
from dashboard.theme import LIGHT
from dashboard.wording import trends as wording
from data.vocabulary import Viewer
from tests.dashboard.hand_built import analysis

WAVES = (("spring", date(2026, 4, 1)), ("autumn", date(2026, 10, 1)))
UP = Line("Up <b>", "up", (Point(0.4, 0.6, 5, 9), Point(0.5, 0.5, 5, 9)))
NEW = Line("New", "new", (None, Point(0.7, 0.7, 5, 9)))


def flow(skill: str, **counts: int) -> Flow:
    zero = dict.fromkeys(
        (
            "before",
            "after",
            "learned",
            "forgot",
            "joined",
            "left",
            "became_known",
            "became_unknown",
        ),
        0,
    )
    return Flow(skill=skill, skill_id=skill, area="A", level=3, **{**zero, **counts})


def changed(*flows: Flow) -> Change:
    return Change(stayed=9, joined=1, left=2, flows=flows, requirements=(), levels=pd.DataFrame())


def test_a_line_has_its_points_its_whiskers_and_its_label() -> None:
    figure = slopes([UP, NEW], WAVES, LIGHT)
    assert list(figure.data[0].y) == [0.4, 0.5]
    assert [a and round(a, 9) for a in figure.data[0].error_y.array] == [0.2, None]
    assert list(figure.data[1].y) == [None, 0.7]
    assert list(figure.data[2].y) == [0.5, 0.5], "the thin line to the first name"
    assert slope_label(UP).replace("\u00a0", " ") == "Up &lt;b&gt; <b>50 %</b> +10"
    assert slope_label(NEW).replace("\u00a0", " ") == "New <b>70 %</b>"
    assert (moved(UP), moved(NEW)) == (10, 0)


def test_of_many_lines_those_that_moved_most_are_named_and_the_rest_are_grey() -> None:
    """Eight areas that rose by 1 to 8 points, one that fell by 20, one that stayed."""
    ends = [*range(1, 9), -20, 0]
    lines = [
        Line(f"By {n}", str(n), (Point(0.5, 0.5, 4, 9), Point(0.5 + n / 100, 0.6, 4, 9)))
        for n in ends
    ]
    assert [line.name for line in named(lines)] == ["By -20", *(f"By {n}" for n in (8, 7, 6, 5, 4))]
    figure = slopes(lines, WAVES, LIGHT)
    assert len(figure.layout.annotations) == NAMED
    looks = [(drawn.line.color, drawn.marker.symbol) for drawn in figure.data[4:10]]
    assert len(set(looks)) == NAMED, "told by colour and by mark"
    assert {drawn.line.color for drawn in figure.data[:4]}.isdisjoint(c for c, _ in looks)
    assert (
        wording.named_note(lines, "area")
        .replace("\u00a0", " ")
        .startswith("In grey: 4 more areas that moved less or not at all;")
    )
    assert wording.slopes_title(lines, "area").replace("\u00a0", " ") == (
        "8 areas rose, 1 fell; most: By -20, down 20, and By 8, up 8"
    )
    assert wording.named_note(lines[:6], "area") == ""


def test_labels_stand_apart_and_stay_on_the_picture() -> None:
    heights = _spread([1.0, 1.0, 0.99, 0.2], 0.05)
    assert heights[3] == 0.2
    stood = sorted(heights)
    assert all(b - a >= 0.05 - 1e-9 for a, b in pairwise(stood))
    assert stood[-1] <= 1.03 + 1e-9


def test_short_names_leave_a_phone_room_for_the_lines() -> None:
    assert label_room([UP]) == LETTER * (len(UP.name) + 11) < PHONE_ROOM
    assert label_room([UP, replace(UP, name="Evaluation and testing")]) > PHONE_ROOM


def test_a_wave_without_a_measure_is_a_dash() -> None:
    table = line_table([UP, NEW], WAVES, "Area")
    assert table["spring"] == ["40 to 60\u00a0%", "–"]
    assert table["autumn, of"] == [5, 5]


def test_learning_is_never_mixed_with_people_who_came_or_went() -> None:
    rows = (
        flow("Quiet", before=3, after=3),
        flow("Joined", after=4, joined=4),
        flow("Learned", before=1, after=2, learned=2, forgot=1),
    )
    assert [f.skill for f in moving(rows)] == ["Learned", "Joined"]
    figure = flow_bars(rows, LIGHT)
    by_reason = [list(bar.x) for bar in figure.data]
    assert by_reason == [[2, 0], [0, 0], [0, 4], [-1, 0], [0, 0], [0, 0]]
    table = flow_table(changed(*rows))
    assert table["Skill"] == ["Learned", "Joined", "Quiet"]
    assert (table["Learned"], table["Joined"], table["After"]) == ([2, 0, 0], [0, 4, 0], [2, 4, 3])
    assert wording.flows_title(changed(*rows), "spring").startswith(
        "Since spring: 2 learned and 1 forgot a skill at its level; people who joined brought 4"
    )


def test_flows_of_a_few_are_not_shown_where_people_may_not_be() -> None:
    red = analysis()
    assert wording.too_few(red, red) == ""
    hidden = replace(red, selection=replace(red.selection, viewer=Viewer("leader", None, False)))
    assert "fewer than 5 people" in wording.too_few(hidden, hidden)


def test_the_title_has_the_points_as_they_are_printed() -> None:
    trend = Trend(WAVES, UP, (UP,), (), (), (), ("autumn",))
    assert wording.trends_title(trend).replace("\u00a0", " ") == (
        "Since spring coverage is 50 %, up 10 points"
    )
    assert "other teams were asked from autumn on" in wording.trends_note(trend)
    assert "New: not measured to 70" in wording.slopes_alt([UP, NEW], trend)
