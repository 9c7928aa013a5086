"""Aggregates: shares, means and distances by hand, and what is withheld from small groups."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analytics.evidence import raters
from analytics.results import Analysis
from dashboard.charts.group_matrices import GROUP, groups
from dashboard.charts.heatmap import withhold
from dashboard.charts.matrices import Beside, Cell, Matrix, RowKind, ValueKind, Wanted
from data.vocabulary import Viewer
from tests.dashboard import hand_built as hand


def build(rows: RowKind, value: ValueKind, beside: Beside | None = None) -> Matrix:
    """A matrix of the Red team's three people."""
    return groups(hand.analysis(), Wanted(rows=rows, value=value), beside or Beside())


def texts(found: Matrix) -> dict[str, list[str]]:
    """Row: what stands in its cells, with plain spaces."""
    return {
        name: [cell.text.replace("\u00a0", " ") if cell else "" for cell in row]
        for name, row in zip(found.rows, found.cells, strict=True)
    }


def cell(found: Matrix, row: str, column: str) -> Cell:
    """One cell that is there."""
    there = found.cell(row, column)
    assert there is not None
    return there


def test_teams_show_shares_of_those_it_applies_to() -> None:
    found = build("teams", "level")
    # Python: Ana and Bo of three; Evaluation: nobody of two (Cy is not applicable), one unknown
    assert texts(found) == {"Red": ["67 %", "0 %"]}
    said = cell(found, "Red", "eval").said.replace("\u00a0", " ")
    assert said == "0 of 2 people at level 3 or more\n1 unknown: at most 50 %"
    own = hand.analysis().team_skills.set_index("skill_id")
    for key in found.column_keys:
        assert cell(found, "Red", key).value == own["at_3"][key] / own["people"][key]


def test_roles_and_areas() -> None:
    assert texts(build("roles", "level")) == {
        "Analyst": ["0 %", "n/a"],
        "ML engineer": ["100 %", "0 %"],
    }
    found = build("areas", "level")
    assert found.columns == ("Programming", "Quality")
    assert texts(found) == {"Red": ["67 %", "0 %"]}


def test_people_and_positions_against_the_requirement() -> None:
    found = build("teams", "requirement")
    assert dict(zip(found.columns, texts(found)["Red"], strict=True)) == {
        "Python": "0",
        "Evaluation": "−2",
    }
    assert found.framed == {("Red", "eval")}
    assert build("roles", "level").framed == frozenset()  # a requirement is a team's, not a role's
    covered = build("areas", "requirement")
    values = dict(zip(covered.columns, [c.value for c in covered.cells[0] if c], strict=True))
    assert values == {"Quality": 0.0, "Programming": 1.0}


def test_roles_against_their_profile() -> None:
    found = build("roles", "profile", Beside(profiles={("ml engineer", "Python"): 4}))
    assert found.columns == ("Python",)
    assert texts(found) == {"ML engineer": ["50 %"]}  # Ana holds 4, Bo does not
    assert cell(found, "ML engineer", "python").said.replace("\u00a0", " ") == (
        "1 of 2 people at the profile's level 4"
    )


def test_means_say_how_many_answered() -> None:
    found = build("teams", "interest")
    assert texts(found) == {"Red": ["5.0", "5.0"]}  # Ana alone said it
    said = cell(found, "Red", "python").said.replace("\u00a0", " ")
    assert said == "interest: 5.0 of 5 on average\n1 answers of 3 people"
    assert texts(build("teams", "importance")) == {"Red": ["?", "?"]}


def test_change_of_the_share_in_points() -> None:
    before = hand.analysis()
    then = before.levels[before.levels["skill_id"] == "python"].copy()
    then["level"] = pd.array([3, 2, 1], dtype="Int64")  # one of three then, two of three now
    found = build("teams", "change", Beside(replace(before, levels=then)))
    assert texts(found) == {"Red": ["+33", "–"]}
    assert cell(found, "Red", "python").value == pytest.approx(100 / 3)
    assert texts(build("teams", "change")) == {"Red": ["–", "–"]}


def rated_by_both(people: int) -> Analysis:
    """People of the Red team with 4 by themselves and 3 by their manager, the first one with 2."""
    one = hand.analysis().levels.iloc[[0]]
    rows = pd.concat([one] * people, ignore_index=True)
    rows["person_no"] = range(people)
    rows["self"] = pd.array([4] * people, dtype="Int64")
    rows["manager"] = pd.array([2] + [3] * (people - 1), dtype="Int64")
    return replace(hand.analysis(), levels=rows)


def test_self_minus_manager_needs_five_people() -> None:
    wanted = Wanted(rows="teams", value="difference")
    four, five = (groups(rated_by_both(n), wanted, Beside()) for n in (4, 5))
    assert GROUP == raters.GROUP == 5
    assert cell(four, "Red", "python").state == "withheld"
    assert cell(four, "Red", "python").value is None
    assert cell(five, "Red", "python").value == pytest.approx((2 + 4 * 1) / 5)
    assert cell(five, "Red", "python").text == "+1.2"


def test_small_groups_and_their_complement_are_withheld_from_who_may_not_see_people() -> None:
    sizes = {"Red": 3, "Blue": 6, "Green": 20}
    cells = tuple((Cell(0.5, "50 %", "level", "", people),) for people in sizes.values())
    whole = Matrix(
        "share",
        tuple(sizes),
        tuple(sizes),
        tuple(sizes),
        ("Python",),
        ("python",),
        ("Programming",),
        cells,
    )
    assert withhold(whole, Viewer()) == whole
    hidden = withhold(whole, Viewer(people_visible=False))
    assert [row[0].state for row in hidden.cells if row[0]] == ["withheld", "withheld", "level"]
    assert "50" not in str(hidden.table()["Python"][:2])
