"""The team: levels as colours, people by name only where it is wished, and roles."""

from __future__ import annotations

import pytest

from dashboard.render.blocks import Chart, Heat
from dashboard.subjects import team
from dashboard.subjects.reading import Reading
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

SKILLS = (("s", "Serving", "MLOps"), ("p", "Python", "Languages"))
LEVELS: dict[tuple[int, str], int | str] = {
    **{(person, "s"): 2 + person % 3 for person in range(1, 7)},  # 3, 4, 2, 3, 4, 2
    (7, "s"): "n/a",
    **{(person, "p"): 5 for person in range(8, 14)},
}
"""Of seven people in A and six in B; whom nothing is said of is unknown."""


def reading(*, people: bool = False) -> Reading:
    short = build.requirement("A", "Serving", 2, 5, skill_id="s")
    return told.reading(build.analysis((short,), {"A": 7, "B": 6}, LEVELS, SKILLS), people=people)


def heat(chart: Chart) -> Heat:
    assert isinstance(chart.form, Heat)
    return chart.form


@pytest.mark.parametrize(
    ("level", "shade"), [(0.0, 0), (0.5, 0), (0.6, 1), (2.5, 2), (2.51, 3), (5.0, 5)]
)
def test_a_shade_is_the_nearest_level(level: float, shade: int) -> None:
    assert team.shade(level) == shade


def test_a_cell_is_the_mean_of_the_known_and_says_how_many_stand_at_three() -> None:
    chart = team.teams(reading())
    form = heat(chart)
    assert form.columns == ("A", "B")
    cells = {label: row for _, label, row in form.rows}
    serving, python = cells["Serving"], cells["Python"]
    assert (serving[0].value, serving[0].text, serving[0].shade) == (3.0, "3.0", 3)
    assert (serving[0].note, serving[0].framed) == ("4 of 6", True)
    assert (serving[1].text, serving[1].value, serving[1].note) == ("?", None, "6\u00a0?")
    assert (python[0].text, python[1].text) == ("?", "5.0")
    assert chart.twin is not None
    assert len(chart.twin.rows) == 4
    assert plain(team.title(reading().analysis)) == (
        "What 2 teams can do in 2 skills; 48 % of levels are known"
    )


def test_people_stand_team_by_team_only_where_names_are_wished() -> None:
    off, on = team.team(reading()), team.team(reading(people=True))
    assert "Person 3" not in str(off)
    assert len(on.blocks) == len(off.blocks) + 1
    chart = on.blocks[-1]
    assert isinstance(chart, Chart)
    rows = {label: (group, cells) for group, label, cells in heat(chart).rows}
    assert heat(chart).columns == ("Serving", "Python")
    group, cells = rows["Person 3"]
    assert (group, [cell.text for cell in cells]) == ("A", ["2", "?"])
    assert [cell.text for cell in rows["Person 7"][1]] == ["n/a", "?"]
    assert cells[0].framed
    assert "pdf" in chart.only


def test_sixty_people_are_drawn_on_paper_and_more_stand_in_the_workbook() -> None:
    for people, drawn in ((60, True), (61, False)):
        found = build.analysis((), {"A": people}, {}, SKILLS)
        assert ("pdf" in team.people(told.reading(found, people=True)).only) == drawn


def test_without_a_role_that_is_said() -> None:
    none = team.roles(told.reading(build.analysis((), {"A": 10})))
    assert (none.rows, none.empty) == ((), "Nobody here has a role with a profile.")
