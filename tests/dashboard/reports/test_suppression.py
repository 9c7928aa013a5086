"""Small groups are hidden, and so is what would give them away (DEFINITIONS 32)."""

from __future__ import annotations

from dataclasses import replace

from analytics.results import Analysis
from analytics.suppression import Item, hidden_of, hide
from dashboard.reports.model import report_model
from tests.dashboard.reports import build


def test_a_small_team_takes_the_next_smallest_with_it() -> None:
    sizes = {"A": 4, "B": 11, "C": 6}
    items = [Item(size, frozenset({team})) for team, size in sizes.items()]
    # A alone would be the total less B and C: C goes too, and 4 + 6 people hide each other.
    assert hide(items, sizes, 5) == (frozenset({0, 2}), False)


def test_two_small_teams_that_are_enough_together_hide_no_third() -> None:
    sizes = {"A": 4, "B": 11, "C": 3}
    items = [Item(size, frozenset({team})) for team, size in sizes.items()]
    assert hide(items, sizes, 5) == (frozenset({0, 2}), False)


def test_a_small_team_alone_hides_the_total() -> None:
    assert hide([Item(4, frozenset({"A"}))], {"A": 4}, 5) == (frozenset({0}), True)


def test_nothing_is_hidden_of_large_groups() -> None:
    assert hide([Item(5, frozenset({"A"}))], {"A": 5}, 5) == (frozenset(), False)


def _two_teams() -> Analysis:
    """4 people in A beside 11 in B, one requirement each, one shared."""
    return build.analysis(
        (
            build.requirement("A", "Serving", have=1, required=2, roster=4),
            build.requirement("B", "Serving", have=3, required=3, roster=11),
            build.requirement("all teams", "Serving", 4, 6, roster=15, teams=("A", "B"), level=4),
        ),
        {"A": 4, "B": 11},
        {(person, "serving"): 3 for person in range(1, 16)},
        (("serving", "Serving", "Evaluation and testing"),),
    )


def test_team_of_four_beside_a_total_of_fifteen() -> None:
    hidden = hidden_of(_two_teams(), people=False)
    # B is hidden as well: the total of 15 less B would be A.
    assert hidden.requirements == {("A", "serving", 3), ("B", "serving", 3)}
    assert hidden.cells == {("A", "serving"), ("B", "serving")}
    assert not hidden.overall
    assert not hidden.areas


def test_with_names_nothing_is_hidden() -> None:
    hidden = hidden_of(_two_teams(), people=True)
    assert not hidden.requirements
    assert not hidden.cells


def test_the_model_prints_too_few_and_keeps_cost_and_shortage() -> None:
    found = _two_teams()
    plan = build.plan(found, (build.action("train", found.requirements[0], 12345.0),))
    model = report_model(found, plan, build.skill_levers(found), build.facts(), people=False)
    rows = {row.scope: row for group in model.gaps.groups for row in group.rows}
    assert rows["A"].have.text == "too\u00a0few"
    assert rows["A"].shortage.value is None
    assert rows["B"].coverage.value is None
    assert rows["all teams"].have.value == 4
    assert model.blend.costs[3].number.value == 12345.0
    # 1 missing in A and 2 of all teams: a plan's shortage is never hidden.
    assert model.blend.before_after.rows[0][1].value == 3  # type: ignore[union-attr]


def test_one_team_of_four_shows_no_coverage_at_all() -> None:
    found = build.analysis(
        (build.requirement("A", "Serving", have=1, required=2, roster=4),), {"A": 4}
    )
    model = report_model(
        found, build.plan(found), build.skill_levers(found), build.facts(), people=False
    )
    assert model.brief.figures[0].number.value is None
    assert "50" not in model.brief.title
    assert model.brief.areas[0].coverage.text == "too\u00a0few"


def test_few_answers_in_a_large_team_hide_their_mean() -> None:
    skills = (("serving", "Serving", "MLOps"),)
    levels: dict[tuple[int, str], int | str] = {(1, "serving"): 5, (2, "serving"): 4}
    hidden = hidden_of(build.analysis((), {"A": 12}, levels, skills), people=False)
    assert hidden.cells == {("A", "serving")}


def test_no_answer_is_unknown_and_not_too_few() -> None:
    skills = (("serving", "Serving", "MLOps"),)
    found = build.analysis((), {"A": 12}, {}, skills)
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    cell = model.heatmaps[0].rows[0].cells[0]
    assert (cell.kind, cell.number.text, cell.shade) == ("unknown", "?", None)


def test_the_viewer_decides_what_is_small() -> None:
    found = _two_teams()
    viewer = replace(found.selection.viewer, smallest_group=4)
    wider = replace(found, selection=replace(found.selection, viewer=viewer))
    assert not hidden_of(wider, people=False).requirements
