"""A reviewer's workbook: recomputed from its formulas it gives Skillmix's figures to the cent."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from analytics.analyse import analyse
from analytics.selection import Selection
from analytics.strategy.plan import plan
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioContractor,
    ScenarioHire,
    ScenarioTool,
    Training,
)
from analytics.strategy.setup.setup import build_problem
from dashboard.reports import workbook
from dashboard.reports.facts import collect_facts
from dashboard.reports.model import report_model
from data.store.database import Database, open_database
from tests.dashboard.reports.reading import HOSTILE, formulas
from tests.dashboard.reports.recompute import Spreadsheet
from tests.stores import demo_at

SCENARIOS = {
    "as assumed": Scenario(),
    "with a budget, to a long horizon": Scenario(
        budget=900_000, assumptions=(("plan.horizon_weeks", 260.0), ("hire.pay_premium", 0.253))
    ),
    "with prices of its own": Scenario(
        training=Training(cost_per_hour=90.555, cost_per_step=333.335, mentor_hours_per_hour=0.111),
        hires=(
            ScenarioHire(
                "One",
                (("AI security", 3), ("Agents and tool use", 3)),
                75_000.015,
                interview_hours=7.5,
            ),
        ),
        tools=(ScenarioTool("Aid", ("Model serving", "Test automation"), 1_200.005),),
    ),
    "with contractors and owned seats": Scenario(
        contractors=(
            ScenarioContractor(
                "Guard",
                (("AI security", 3), ("Agents and tool use", 3)),
                9_000.555,
                7,
                2,
                2,
                12.5,
                1_000.005,
            ),
        ),
        tools=(ScenarioTool("Aid", ("Model serving", "Test automation"), owned=1),),
    ),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return open_database(demo_at(tmp_path_factory.mktemp("cost") / "demo.duckdb"))


def made(demo: Database, scenario: Scenario) -> tuple[Plan, bytes]:
    analysis = analyse(demo, Selection())
    chosen = plan(build_problem(demo, analysis, scenario))
    facts = collect_facts(demo, analysis, scenario)
    return chosen, workbook.render(report_model(analysis, chosen, (), facts, people=False))


@pytest.fixture(scope="module", params=SCENARIOS)
def reviewed(request: pytest.FixtureRequest, demo: Database) -> tuple[Plan, bytes, Spreadsheet]:
    chosen, content = made(demo, SCENARIOS[request.param])
    return chosen, content, Spreadsheet(content)


def figures(sheet: Spreadsheet, name: str) -> list[float]:
    """Cash once, cash a year, hours, total and first-year cash of a row of the check."""
    row = sheet.where("Cost check", name)
    return [sheet.value("Cost check", f"{column}{row}") for column in "EFGHI"]


def test_the_recomputed_cost_is_the_plans(reviewed: tuple[Plan, bytes, Spreadsheet]) -> None:
    chosen, _, sheet = reviewed
    cost = chosen.cost
    expected = [cost.one_off, cost.run_rate, cost.hours, cost.total, cost.first_year_cash]
    assert cost.total > 0
    assert figures(sheet, "The plan") == pytest.approx(expected, abs=0.001)
    assert sheet.value("Cost check", "D2") == "yes"


def test_the_cells_carry_what_a_spreadsheet_computes(
    reviewed: tuple[Plan, bytes, Spreadsheet],
) -> None:
    _, content, sheet = reviewed
    carried = load_workbook(io.BytesIO(content), data_only=True)
    cells = sheet.formulas()
    assert len(cells) > 300
    for page, cell in cells:
        held, computed = carried[page][cell].value, sheet.value(page, cell)
        if isinstance(computed, str):
            assert held == computed, (page, cell)
        else:
            assert held == pytest.approx(computed, abs=1e-6), (page, cell)


def test_another_assumption_moves_the_cost_and_breaks_the_check(demo: Database) -> None:
    chosen, content = made(demo, Scenario())
    sheet = Spreadsheet(content)
    row = sheet.where("Cost inputs", "pay.loaded_factor")
    before = figures(sheet, "All of hire")
    sheet.put("Cost inputs", f"B{row}", 1.40)
    assert figures(sheet, "All of hire")[1] == pytest.approx(2 * 133_080 * 1.18 * 1.40, abs=0.01)
    assert figures(sheet, "All of hire")[0] == before[0]
    assert sheet.value("Cost check", "D2") == "no"
    assert chosen.cost.run_rate == pytest.approx(before[1] + figures(sheet, "All of equip")[1])


def test_a_horizon_moves_what_runs_to_it(demo: Database) -> None:
    _, content = made(demo, Scenario())
    longer, _ = made(demo, Scenario(assumptions=(("plan.horizon_weeks", 117.0),)))
    sheet = Spreadsheet(content)
    sheet.put("Cost inputs", f"B{sheet.where('Cost inputs', 'plan.horizon_weeks')}", 117)
    assert figures(sheet, "The plan")[3] == pytest.approx(longer.cost.total, abs=0.001)


def test_hostile_words_enter_no_formula(demo: Database) -> None:
    analysis = analyse(demo, Selection())
    chosen = plan(build_problem(demo, analysis, Scenario()))
    actions = tuple(
        replace(action, skill=bad, skills=(bad,), who=bad, profile=bad, tool=bad, team=bad)
        for action, bad in zip(chosen.actions, HOSTILE * 2, strict=False)
    )
    facts = collect_facts(demo, analysis)
    model = report_model(analysis, replace(chosen, actions=actions), (), facts, people=True)
    written = "".join(formulas(workbook.render(model)))
    assert "SUMIFS" in written
    for word in ("cmd", "panic", "img", "A1:A9", "example.com", "WWW", "hyperlink"):
        assert word not in written


def test_contractors_are_billed_by_the_month(demo: Database) -> None:
    _, content = made(demo, SCENARIOS["with contractors and owned seats"])
    sheet = Spreadsheet(content)
    once, yearly, hours, *_ = figures(sheet, "All of contract")
    assert once == pytest.approx(2 * 1_000.01)
    assert yearly == pytest.approx(2 * 9_000.555 * 12)
    assert hours == 2 * 12.5


def test_only_what_may_be_changed_looks_so_and_the_first_sheet_shows_how(demo: Database) -> None:
    _, content = made(demo, Scenario())
    book = load_workbook(io.BytesIO(content))
    first = next(row for row in book["Start here"].iter_rows() if row[0].value == "Looks like this")
    ground = first[0].fill.fgColor.rgb
    values = [row[1] for row in book["Cost inputs"].iter_rows(min_row=4) if row[1].value]
    blue = {cell.row for cell in values if cell.fill.fgColor.rgb == ground}
    fixed = {"weeks in a year", "months in a year", "Number", "Price"}
    assert blue == {
        cell.row
        for cell in values
        if cell.data_type == "n" and book["Cost inputs"].cell(cell.row, 1).value not in fixed
    }
    assert len(blue) > 8
