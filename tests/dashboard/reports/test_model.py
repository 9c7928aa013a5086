"""What a report says, against what analytics answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.results import NotAsked
from analytics.suppression import Hidden
from dashboard.reports import brief as reports
from dashboard.reports.content import Number
from dashboard.reports.model import report_model
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.sources import not_asked_table
from dashboard.reports.words import by_due
from data.vocabulary import RefusedError, Viewer, grouped
from tests.dashboard.reports import build
from tests.dashboard.test_chances_words import FOUND as RUNS
from tests.dashboard.test_wording import plain

FOUND, PLAN, LEVERS = build.organisation(3, 13, 12, 8)
MODEL = report_model(FOUND, PLAN, LEVERS, build.facts(), people=False, chances=RUNS)


def test_the_title_is_the_finding() -> None:
    must = [r for r in FOUND.requirements if r.must_have]
    missing = sum(r.shortage for r in must)
    assert (
        f"{sum(r.shortage > 0 for r in must)} of {len(must)}\u00a0must-haves" in MODEL.brief.title
    )
    assert f"of {missing}\u00a0missing must-have positions" in MODEL.brief.title
    assert "chance" not in MODEL.brief.title  # some stay open


def test_a_hire_that_closes_several_gaps_is_priced_once() -> None:
    short = [lever for lever in LEVERS if lever.shortage][:2]
    option = replace(short[0].options[next(iter(short[0].options))], hires=(("Lead", "Red", 1),))
    same = tuple(replace(x, verdict="hire", options={"hire": option}) for x in short)
    gaps = report_model(FOUND, PLAN, same, build.facts(), people=False).brief.gaps
    assert [gap.cost.value for gap in gaps] == [18765, None]
    assert gaps[1].cost.text == "paid above"
    assert f"the same hire as for {gaps[0].skill}, paid once" in gaps[1].reason


def test_five_numbers_carry_their_values() -> None:
    coverage, must, alone, total, chance = MODEL.brief.figures
    assert coverage.number.value == FOUND.overall.coverage
    assert must.number.value == sum(r.must_have and r.shortage > 0 for r in FOUND.requirements)
    assert alone.number.value == len({r.skill_id for r in FOUND.single_points_of_failure})
    assert total.number == Number(PLAN.cost.total, f"$\u00a0{grouped(PLAN.cost.total)}", "money")
    assert (chance.number.value, chance.note) == (0.34, "least sure must-have: Evaluation 3, Red")


def test_the_chance_is_that_of_the_runs_and_never_the_formulas() -> None:
    likely = {(n.scope, n.skill): n.chance.value for n in MODEL.blend.needs}
    assert {chance for chance in likely.values() if chance is not None} <= {
        need.chance for need in RUNS.needs
    }
    without = report_model(FOUND, PLAN, LEVERS, build.facts(), people=False)
    assert without.brief.figures[-1].number == NONE
    assert "chance" not in without.brief.title
    covered = replace(PLAN, shortage=0)
    title = report_model(FOUND, covered, LEVERS, build.facts(), False, chances=RUNS).brief.title
    assert title.endswith("likely to hold then: 1.2 of 2\u00a0must-haves")


def test_where_a_small_group_may_be_the_weakest_no_chance_is_told() -> None:
    hidden = Hidden(requirements=frozenset({("Red", "eval", 3)}))
    brief = reports.brief(FOUND, PLAN, LEVERS, hidden, None, RUNS)
    assert brief.figures[-1].number == TOO_FEW
    assert "chance" not in brief.title


def test_every_requirement_is_printed_once_with_its_counts() -> None:
    rows = {(r.scope, r.skill): r for group in MODEL.gaps.groups for r in group.rows}
    assert len(rows) == len(FOUND.requirements)
    for need in FOUND.requirements:
        row = rows[need.scope, need.skill]
        assert (row.have.value, row.required.value) == (need.have, need.required)
        assert (row.unknown.value, row.shortage.value) == (need.unknown, need.shortage)
        assert (row.coverage.value, row.high.value) == (need.coverage, need.coverage_high)


def test_gaps_come_must_haves_first() -> None:
    titles = [group.title.split(" (")[0] for group in MODEL.gaps.groups]
    assert (
        titles
        == ["Must-haves that are short", "Other requirements that are short", "Covered"][
            : len(titles)
        ]
    )


def test_numbers_of_the_scenario_stand_beside_the_assumed_ones() -> None:
    facts = build.facts(overrides=(("training.mentor_hours", 0.5),))
    table = report_model(FOUND, PLAN, LEVERS, facts, people=False).assumptions
    assert [column.title for column in table.columns][-1] == "This scenario"
    assert [getattr(row[-1], "value", row[-1]) for row in table.rows] == ["", 0.5]
    assert [column.title for column in MODEL.assumptions.columns][-1] == "Edited"


def test_actions_are_ordered_by_the_last_moment_to_decide() -> None:
    weeks = [row.decide_by.value for row in MODEL.blend.actions]
    assert weeks == sorted(weeks)  # type: ignore[type-var]
    assert len(weeks) == len(PLAN.actions)
    # Two weeks after 15 October 2026.
    assert MODEL.blend.actions[0].decide_on == "29\u00a0Oct\u00a02026"


def test_a_due_date_is_printed_to_the_day() -> None:
    need = build.requirement("A", "Serving", 0, 1)
    found = build.analysis((need,), {"A": 10})
    plan = build.plan(found, (build.action("train", need, 1000.0),))
    late = replace(plan, needs=tuple(replace(n, due_week=289 / 7) for n in plan.needs))
    model = report_model(found, late, build.skill_levers(found), build.facts(), people=False)
    # 289 days after 15 October 2026, not the end of its started week.
    assert "by 31\u00a0Jul\u00a02027" in model.brief.title


def test_the_upright_line_is_when_what_an_action_closes_is_due() -> None:
    """Due in week 10 of a time line of 20 weeks: half way, whatever the scenario's deadline is."""
    need = build.requirement("A", "Serving", 0, 1)
    found = build.analysis((need,), {"A": 10})
    plan = build.plan(found, (build.action("train", need, 1000.0),))
    due = replace(
        plan,
        deadline_weeks=80.0,
        needs=tuple(replace(n, due_week=10.0) for n in plan.needs),
        actions=tuple(replace(a, start_week=0.0, end_week=20.0) for a in plan.actions),
    )
    model = report_model(found, due, build.skill_levers(found), build.facts(), people=False)
    assert model.blend.weeks.value == 20
    assert [row.due_at for row in model.blend.actions] == [0.5]
    assert model.blend.due_rule == "Each requirement is due on its own date."
    facts = build.facts(deadline_given=True)
    given = report_model(found, due, build.skill_levers(found), facts, people=False)
    rule = (
        "Each requirement is due on its own date or after 80 weeks, the earlier of the two; one "
        "without a date of its own after 80 weeks."
    )
    assert rule == plain(given.blend.due_rule)
    assert plain(dict(given.making.settings)["Due"]) == rule
    late = (*due.needs, replace(due.needs[0], scope="B", due_week=41.0))
    assert by_due(due, None) == "by week 10"
    assert by_due(replace(due, needs=late), None) == "when due (last: week 41)"


def test_parts_of_a_need_fill_its_bar() -> None:
    for row in MODEL.blend.needs:
        assert sum(part.share for part in row.parts) == pytest.approx(1.0)


def test_shades_are_the_nearest_level() -> None:
    cells = [cell for row in MODEL.heatmaps[0].rows for cell in row.cells if cell.kind == "level"]
    assert cells
    for cell in cells:
        assert cell.shade is not None
        assert cell.number.value is not None
        assert abs(cell.shade - cell.number.value) <= 0.5


def test_persons_stay_out_unless_they_are_asked_for() -> None:
    assert "Person 7" not in repr(MODEL)
    assert len(MODEL.heatmaps) == 1
    shown = report_model(FOUND, PLAN, LEVERS, build.facts(), people=True)
    assert "Person 7" in repr(shown.heatmaps[1])


def test_an_action_names_its_person_and_their_level_only_beside_names() -> None:
    need = build.requirement("A", "Serving", 0, 1)
    found = build.analysis((need,), {"A": 10})
    plan = build.plan(found, (build.action("train", need, 1000.0, person="Zebulon Q."),))
    levers = build.skill_levers(found)
    off = report_model(found, plan, levers, build.facts(), people=False).blend.actions[0]
    assert (off.what, off.who) == ("Train Serving to level 3", "ML engineer · A")
    on = report_model(found, plan, levers, build.facts(), people=True).blend.actions[0]
    assert on.what == "Train Serving from level 2 to level 3"
    assert on.who == "Zebulon Q. · ML engineer · A"


def test_the_owner_of_a_requirement_is_a_name() -> None:
    need = build.requirement("A", "Serving", 0, 1, owner="Zebulon Q.", initiative="Launch")
    found = build.analysis((need,), {"A": 10})
    off = report_model(found, build.plan(found), (), build.facts(), people=False)
    assert off.gaps.groups[0].rows[0].context == "Launch"
    on = report_model(found, build.plan(found), (), build.facts(), people=True)
    assert on.gaps.groups[0].rows[0].context == "Launch · Zebulon Q."


def test_names_are_refused_to_who_may_not_see_people() -> None:
    viewer = Viewer(role="leader", people_visible=False)
    found = replace(FOUND, selection=replace(FOUND.selection, viewer=viewer))
    with pytest.raises(RefusedError, match="without names"):
        report_model(found, PLAN, LEVERS, build.facts(), people=True)


def test_nothing_required_is_said_and_not_called_covered() -> None:
    found = build.analysis((), {"A": 10})
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    assert "nothing is required" in model.brief.title
    assert model.brief.figures[0].number.value is None


def test_an_unsourced_assumption_says_so() -> None:
    rows = {str(row[0]): row for row in MODEL.assumptions.rows}
    assert rows["training.mentor_hours"][5] == "assumption"
    assert rows["hire.recruiting"][6] == "2016"
    assert MODEL.assumptions.title == "2\u00a0assumptions, 1 of them without a source"


def test_unknown_levels_are_listed_by_skill() -> None:
    need = build.requirement("A", "Serving", 0, 2, unknown=3)
    other = build.requirement("B", "Serving", 0, 2, unknown=1)
    found = build.analysis((need, other), {"A": 10, "B": 10})
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    skill, where, total = model.assess_first.rows[0]
    assert (skill, where) == ("Serving", "A 3, B 1")
    assert isinstance(total, Number)
    assert total.value == 4


def test_requirements_that_nobody_was_asked_are_listed() -> None:
    table = not_asked_table(replace(FOUND, not_asked=(NotAsked("Red", "Origami", 3),)))
    assert [row[:2] for row in table.rows] == [("Origami", "Red")]
    assert not_asked_table(replace(FOUND, not_asked=())).rows == ()
