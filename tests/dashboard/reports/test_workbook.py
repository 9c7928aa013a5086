"""The workbook holds the model's numbers as numbers."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from dashboard.reports import workbook
from dashboard.reports.model import ReportModel, report_model
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import HOSTILE, formulas, raw, sheets

FOUND, PLAN, LEVERS = build.organisation(3, 13, 12, 8)


@pytest.fixture(scope="module")
def model() -> ReportModel:
    return report_model(FOUND, PLAN, LEVERS, build.facts(), people=False)


@pytest.fixture(scope="module")
def content(model: ReportModel) -> bytes:
    return workbook.render(model)


def test_the_sheets_have_our_names(content: bytes) -> None:
    assert list(sheets(content)) == [
        "Start here",
        "Brief",
        "Heatmap teams",
        "Gaps",
        "Plan",
        "Actions",
        "Before and after",
        "Assumptions",
        "Unknown",
        "How made",
    ]


def test_the_first_sheet_names_each_other_sheet(content: bytes) -> None:
    first, *others = sheets(content)
    named = [row[0] for row in sheets(content)[first]]
    assert named[named.index("Sheet") + 1 : named.index("Sheet") + 1 + len(others)] == others


def test_the_first_sheet_begins_with_what_is_to_be_decided(
    model: ReportModel, content: bytes
) -> None:
    """As page 1 of the other files does; where the rest is stands below."""
    rows = sheets(content)["Start here"]
    lines = model.brief.lines
    assert lines[0][0] == "Decide"
    first = next(place for place, row in enumerate(rows) if row[0] == "Decide")
    assert [tuple(row[:2]) for row in rows[first : first + len(lines)]] == list(lines)
    assert first + len(lines) < [row[0] for row in rows].index("Sheet")


def test_the_plans_costs_are_numbers(content: bytes) -> None:
    plan = {row[0]: row[1] for row in sheets(content)["Plan"] if row[0]}
    assert plan["Cash, once"] == pytest.approx(PLAN.cost.one_off)
    assert plan["Run-rate, a year"] == pytest.approx(PLAN.cost.run_rate)
    assert plan["Hours of people's time"] == pytest.approx(PLAN.cost.hours)
    assert plan["Total to week 104"] == pytest.approx(PLAN.cost.total)
    assert plan["Must-have positions open"] == PLAN.shortage_before


def test_every_requirement_stands_in_its_row(content: bytes) -> None:
    rows = sheets(content)["Gaps"]
    head = next(row for row in rows if row[0] == "Skill")
    found = {(row[head.index("Scope")], row[0]): row for row in rows}
    for need in FOUND.requirements:
        row = dict(zip(head, found[need.scope, need.skill], strict=True))
        assert (row["Have"], row["Required"], row["Short"]) == (
            need.have,
            need.required,
            need.shortage,
        )
        assert row["Covered"] == pytest.approx(need.coverage)
        assert row["At most"] == pytest.approx(need.coverage_high)


def test_the_actions_add_up_to_the_plan(content: bytes) -> None:
    rows = sheets(content)["Actions"]
    head = next(row for row in rows if row[0] == "Lever")
    body = rows[rows.index(head) + 1 :]
    for title, total in (("Total", PLAN.cost.total), ("Hours", PLAN.cost.hours)):
        assert sum(row[head.index(title)] for row in body) == pytest.approx(total)


def test_the_picture_of_before_and_after_draws_the_columns_that_it_names(content: bytes) -> None:
    book = load_workbook(io.BytesIO(content))
    sheet = book["Before and after"]
    heads = {cell.column_letter: cell.value for cell in sheet[2]}
    drawn = [
        heads[series.val.numRef.f.rpartition("!")[2].split("$")[1]]
        for series in sheet._charts[0].series
    ]
    assert drawn == ["Have", "Trained", "Hired", "By tools", "By contract", "Moved", "Open after"]


def test_no_note_is_one_long_line_that_makes_print_tiny(model: ReportModel, content: bytes) -> None:
    found = sheets(content)
    for name in ("Heatmap teams", "Gaps", "Plan", "Before and after", "Assumptions", "Unknown"):
        below_title = [row[0] for row in found[name][1:] if isinstance(row[0], str)]
        assert max(map(len, below_title)) <= 130, name
    said = " ".join(str(row[0]) for row in found["Gaps"])
    assert model.gaps.note in said
    assert load_workbook(io.BytesIO(content))["How made"].print_area == (
        f"'How made'!$A$1:$E${len(found['How made']) + 1}"
    )


def test_levels_of_people_are_whole_and_their_skills_stand_on_end() -> None:
    named = report_model(FOUND, PLAN, LEVERS, build.facts(), people=True)
    sheet = load_workbook(io.BytesIO(workbook.render(named)))["Heatmap people"]
    head = next(row for row in sheet.iter_rows() if row[1].value == "Person")
    assert {cell.alignment.textRotation for cell in head[2:]} == {90}
    levels = [
        cell
        for row in sheet.iter_rows(min_row=head[0].row + 1)
        for cell in row[2:]
        if isinstance(cell.value, int)
    ]
    assert levels
    assert {cell.number_format for cell in levels} == {"0"}


def test_charts_are_native(content: bytes) -> None:
    parts = raw(content)
    assert parts.count(b"<c:barChart>") == 3
    assert b"c:errBars" in parts


def test_equal_models_give_equal_bytes(model: ReportModel, content: bytes) -> None:
    assert workbook.render(model) == content


def test_hostile_text_is_a_string_in_a_cell() -> None:
    needs = tuple(
        build.requirement(bad, bad, 0, 2, skill_id=str(n), area=bad, owner=bad)
        for n, bad in enumerate(HOSTILE)
    )
    found = build.analysis(
        needs, dict.fromkeys(HOSTILE, 10), {(1, "0"): 3}, (("0", HOSTILE[0], HOSTILE[0]),)
    )
    facts = build.facts(scenario_text="\n".join(HOSTILE), command=HOSTILE[0])
    actions = tuple(build.action("equip", need, 10.0, tool=need.skill) for need in needs)
    model = report_model(
        found,
        build.plan(found, actions, scenario=HOSTILE[0]),
        build.skill_levers(found),
        facts,
        people=True,
    )
    content = workbook.render(model)
    assert formulas(content) == []
    written = {cell for rows in sheets(content).values() for row in rows for cell in row}
    assert set(HOSTILE) <= written


def test_no_name_is_in_it_unless_asked() -> None:
    need = build.requirement("A", "Serving", 0, 1)
    skills = (("serving", "Serving", "MLOps"),)
    found = build.analysis((need,), {"A": 10}, {(3, "serving"): 2}, skills)
    plan = build.plan(found, (build.action("train", need, 1000.0, person="Person 3"),))
    off = workbook.render(report_model(found, plan, (), build.facts(), people=False))
    assert b"Person 3" not in raw(off)
    on = workbook.render(report_model(found, plan, (), build.facts(), people=True))
    assert b"Person 3" in raw(on)
    heat = sheets(on)["Heatmap people"]
    assert [row[2] for row in heat if row[1] == "Person 3 · ML engineer"] == [2]
    assert [row[2] for row in heat if row[1] == "Person 4"] == ["?"]


def test_too_few_is_written_as_words_and_not_as_zero() -> None:
    found = build.analysis((build.requirement("A", "Serving", 1, 2, roster=4),), {"A": 4})
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    row = next(row for row in sheets(workbook.render(model))["Gaps"] if row[0] == "Serving")
    assert row[6:11] == ["too\u00a0few"] * 5


def test_an_empty_analysis_gives_a_workbook() -> None:
    found = build.analysis((), {})
    model = report_model(found, build.plan(found), (), build.facts(), people=True)
    assert "Brief" in sheets(workbook.render(model))
