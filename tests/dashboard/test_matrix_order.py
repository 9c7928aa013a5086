"""What is shown, and in which order: searched, filtered, never a ranking of people."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts import matrices as matrix_order
from dashboard.charts.group_matrices import groups
from dashboard.charts.heatmap import explored
from dashboard.charts.matrices import NO_ROLE, Beside, Matrix, Wanted, arranged, found, people
from dashboard.subjects import heatmap as wording
from tests.dashboard import hand_built as hand

BESIDE = Beside(kinds={"Programming": "technical", "Quality": "human"})


def shown(wanted: Wanted) -> Matrix:
    """The Red team as it was asked for."""
    analysis = hand.analysis()
    build = people if wanted.rows == "people" else groups
    return arranged(build(analysis, wanted, BESIDE), wanted, analysis, BESIDE)


def test_a_search_takes_any_of_its_words() -> None:
    assert found("", "Python")
    assert found(" py , sql", "Python")
    assert not found("sql, r ", "Python")
    assert shown(Wanted(find_people="BO, cy")).rows == ("Cy · Analyst", "Bo · ML engineer")
    assert shown(Wanted(find_skills="eval")).columns == ("Evaluation",)
    assert shown(Wanted(find_people="nobody")).rows == ()


def test_filters_of_role_area_and_kind() -> None:
    assert shown(Wanted(roles=("Analyst",))).row_keys == ("3",)
    assert shown(Wanted(rows="roles", roles=("Analyst",))).rows == ("Analyst",)
    assert shown(Wanted(areas=("Quality",))).columns == ("Evaluation",)
    assert shown(Wanted(kinds=("technical",))).columns == ("Python",)
    assert shown(Wanted(kinds=("emerging",))).columns == ()
    # a role narrows people; a team stays whole
    assert shown(Wanted(rows="teams", roles=("Analyst",))).rows == ("Red",)


def test_who_has_no_role_can_be_found() -> None:
    analysis = hand.analysis()
    analysis.roster["role"] = ["ML engineer", None, "Analyst"]
    wanted = Wanted(roles=(NO_ROLE,))
    assert arranged(people(analysis, wanted, BESIDE), wanted, analysis, BESIDE).row_keys == ("2",)


def test_of_very_many_people_the_first_are_drawn_and_the_rest_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrix_order, "MOST_CELLS", 4)  # two people of two skills
    some = explored(hand.analysis(), Wanted(), BESIDE)
    assert (some.row_keys, some.left_out) == (("3", "1"), 1)
    assert wording.left_out(some) == (
        "The first 2 of 3 people. Search, or choose a team or a role, to see the others."
    )
    bo = explored(hand.analysis(), Wanted(find_people="bo"), BESIDE)
    assert (bo.row_keys, bo.left_out, wording.left_out(bo)) == (("2",), 0, "")
    team = explored(hand.analysis(), Wanted(rows="teams"), BESIDE)
    assert team.cells[0][0] == shown(Wanted(rows="teams")).cells[0][0]


def test_columns_by_area_name_and_gap() -> None:
    assert shown(Wanted()).columns == ("Python", "Evaluation")
    assert shown(Wanted(column_order="name")).columns == ("Evaluation", "Python")
    # Evaluation misses two of a must-have, Python nothing
    assert shown(Wanted(column_order="gap")).columns == ("Evaluation", "Python")


def test_groups_by_gap_but_never_people() -> None:
    assert shown(Wanted(row_order="gap")).rows == shown(Wanted()).rows
    needs = (hand.EVALUATION, hand.requirement(scope="Blue", teams=("Blue",), shortage=5))
    analysis = hand.analysis(*needs)
    wanted = Wanted(rows="teams", value="requirement", row_order="gap")
    assert arranged(groups(analysis, wanted, BESIDE), wanted, analysis, BESIDE).rows == (
        "Blue",
        "Red",
    )


def test_alike_people_stand_together_whatever_their_height() -> None:
    shapes = {1: (4, 1, 1), 2: (0, 3, 3), 3: (3, 0, 0), 4: (2, 5, 5)}
    rows = [
        {
            "person_no": n,
            "person": f"P{n}",
            "team": "Red",
            "role": "ML engineer",
            "skill_id": s,
            "skill": s,
            "area": "Quality",
            "area_position": 1,
            "state": "level",
            "level": level,
        }
        for n, levels in shapes.items()
        for s, level in zip("abc", levels, strict=True)
    ]
    frame = pd.DataFrame(rows)
    frame["level"] = frame["level"].astype("Int64")
    roster = pd.DataFrame(
        [{"person_no": n, "person": f"P{n}", "team": "Red", "role": "ML engineer"} for n in shapes]
    )
    analysis = replace(hand.analysis(), levels=frame, roster=roster)
    wanted = Wanted(row_order="alike")
    order = arranged(people(analysis, wanted, BESIDE), wanted, analysis, BESIDE).row_keys
    assert [{"1": "A", "3": "A", "2": "B", "4": "B"}[key] for key in order] == ["A", "A", "B", "B"]
