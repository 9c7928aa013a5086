"""Cells of people: unknown apart from 0, the distance to each target, and words without names."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.heatmap import colour_scale, drawing, fill_of
from dashboard.charts.matrices import Beside, Cell, Matrix, ValueKind, Wanted, people
from dashboard.subjects.heatmap import legend
from dashboard.theme import DARK, LIGHT, Palette, contrast
from tests.dashboard import hand_built as hand

ROWS = ("Cy · Analyst", "Ana <b> · ML engineer", "Bo · ML engineer")
PROFILES = {("ml engineer", "Python"): 4, ("analyst", "Evaluation"): 2}


def matrix(value: ValueKind = "level", names: bool = True) -> Matrix:
    """People of the Red team; the wave before had Ana at 2 and Bo unknown in Python."""
    before = hand.analysis()
    then = before.levels[before.levels["person_no"] != 3].copy()
    then["level"] = pd.array([2, None, 2, 1], dtype="Int64")
    beside = Beside(replace(before, levels=then), PROFILES)
    return people(hand.analysis(), Wanted(value=value, names=names), beside)


def texts(found: Matrix) -> list[list[str]]:
    """What stands in the cells."""
    return [[cell.text if cell else "" for cell in row] for row in found.cells]


def test_unknown_and_not_applicable_are_told_apart_from_zero() -> None:
    found = matrix()
    assert found.rows == ROWS
    assert found.columns == ("Python", "Evaluation")
    assert texts(found) == [["1", "n/a"], ["4", "2"], ["3", "?"]]
    states = [[cell.state if cell else None for cell in row] for row in found.cells]
    assert states == [["level", "not_applicable"], ["level", "level"], ["level", "unknown"]]
    assert found.table()["Evaluation"] == ["not applicable", "2", "unknown"]


def test_the_distance_to_what_the_team_requires() -> None:
    found = matrix("requirement")
    assert texts(found) == [["−2", "n/a"], ["+1", "−1"], ["0", "?"]]
    assert "the team needs level 3" in found.cells[1][0].said  # type: ignore[union-attr]
    only = people(hand.analysis(hand.PYTHON), Wanted(value="requirement"), Beside())
    assert only.columns == ("Python",)


def test_where_nothing_is_required_a_known_and_an_unknown_level_have_the_same_sign() -> None:
    """Bo's level in Evaluation is unknown; only Cy's team requires it."""
    both = hand.analysis(hand.PYTHON, replace(hand.EVALUATION, scope="Blue", teams=("Blue",)))
    levels = both.levels.copy()
    levels.loc[levels["person_no"] == 3, "team"] = "Blue"
    found = people(replace(both, levels=levels), Wanted(value="requirement"), Beside())
    assert texts(found) == [["–", "n/a"], ["+1", "–"], ["0", "–"]]
    assert found.cells[2][1].said == "level unknown\nno level is required here"  # type: ignore[union-attr]


def test_the_distance_to_the_role_profile() -> None:
    found = matrix("profile")
    # Ana and Bo are ML engineers: 4 in Python; Cy is an analyst: 2 in Evaluation, not applicable
    # and the profile of an ML engineer does not ask for Evaluation, known of Ana, unknown of Bo
    assert texts(found) == [["–", "n/a"], ["0", "–"], ["−1", "–"]]
    assert "the role's profile asks for level 4" in found.cells[2][0].said  # type: ignore[union-attr]


def test_change_needs_both_waves() -> None:
    found = matrix("change")
    # Cy was not there; Ana went from 2 to 4 and stayed at 2; Bo was unknown, and is unknown now
    assert texts(found) == [["–", "n/a"], ["+2", "0"], ["?", "?"]]
    assert found.cells[2][0].said == (  # type: ignore[union-attr]
        "level 3 now, unknown in the wave before"
    )


def test_interest_that_was_not_given_is_unknown() -> None:
    assert [row[0] for row in texts(matrix("interest"))] == ["?", "5", "?"]


def test_without_names_a_row_has_a_number_and_a_role() -> None:
    found = matrix(names=False)
    assert set(found.rows) == {
        "Person 3 · Analyst",
        "Person 1 · ML engineer",
        "Person 2 · ML engineer",
    }
    assert "Ana <b>" not in str(drawing(found, LIGHT, ""))


def test_a_drawing_describes_alike_cells_once() -> None:
    told = drawing(matrix(), LIGHT, "in words")
    assert told["alt"] == "in words"
    assert told["row_keys"] == ["3", "1", "2"]
    looks = [look[0] for look in told["looks"]]
    shown = [[looks[int(at)] for at in line.split()] for line in told["cells"]]
    assert shown == texts(matrix())
    assert len(looks) == len({tuple(look) for look in told["looks"]})
    assert told["framed"] == [[], ["Red"]]


def test_only_the_team_whose_must_have_is_short_is_framed() -> None:
    both = replace(matrix(), groups=("Red", "Blue", "Blue"))
    assert drawing(both, LIGHT, "")["framed"] == [[], ["Red"]]
    blue = replace(both, groups=("Blue",) * 3)
    assert drawing(blue, LIGHT, "")["framed"] == [[], []]
    assert "red frame" not in legend(blue, Wanted())
    assert "red frame" in legend(both, Wanted())


def test_what_was_not_asked_is_drawn_as_nothing() -> None:
    found = replace(matrix(), cells=((None, None),) * 3)
    assert drawing(found, LIGHT, "")["cells"] == ["-1 -1"] * 3
    assert found.table()["Python"] == ["not asked"] * 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_number_can_be_read_on_its_cell(palette: Palette) -> None:
    keys = tuple("abcdef")
    levels = tuple(Cell(float(n), str(n), "level", "") for n in range(6))
    found = Matrix("levels", ("Row",), ("r",), ("",), keys, keys, ("",) * 6, (levels,))
    looks = drawing(found, palette, "")["looks"]
    assert [look[3] for look in looks] == list(palette.levels)
    for _, _, _, fill, ink, on_paper, paper_ink in looks:
        assert contrast(ink, fill) >= 4.5
        assert contrast(paper_ink, on_paper) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_levels_are_steps_and_gaps_have_the_target_in_the_middle(palette: Palette) -> None:
    assert colour_scale("levels", palette)[0] == (0.0, palette.levels[0])
    assert colour_scale("levels", palette)[-1] == (1.0, palette.levels[5])
    assert colour_scale("gap", palette)[1] == (0.5, palette.target)
    assert fill_of("gap", 0, palette) == palette.target
    assert fill_of("gap", -9, palette) == palette.below
    assert {palette.below, palette.above}.isdisjoint(
        colour for _, colour in colour_scale("difference", palette)
    )
