"""The slides hold the model's numbers, as native charts and tables, and nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from analytics.strategy.bill import Charge
from dashboard.reports.leaning import KINDS
from dashboard.reports.model import ReportModel, report_model
from dashboard.reports.slides import deck, metrics
from dashboard.reports.slides.page import words
from data.store.facts.assumptions import Assumption
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import HOSTILE, formulas

FOUND, PLAN, LEVERS = build.organisation(3, 13, 12, 8)


def shapes(content: bytes) -> Iterator[tuple[int, Any]]:
    """Each shape with the number of its page."""
    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        for shape in slide.shapes:
            yield number, shape


def texts(content: bytes) -> list[str]:
    """Every paragraph and cell."""
    found = []
    for _, shape in shapes(content):
        if shape.has_text_frame:
            found += [line.text for line in shape.text_frame.paragraphs]
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def charts(content: bytes) -> list[Any]:
    return [shape.chart for _, shape in shapes(content) if shape.has_chart]


def named(category: Any) -> str:
    """A name beside a bar, which is kept on one line, with plain spaces."""
    return str(category).replace("\u00a0", " ")


def books(content: bytes) -> list[bytes]:
    """The workbooks behind the charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]


@pytest.fixture(scope="module")
def model() -> ReportModel:
    return report_model(FOUND, PLAN, LEVERS, build.facts(), people=False)


@pytest.fixture(scope="module")
def content(model: ReportModel) -> bytes:
    return deck.render(model)


def test_the_first_page_says_the_finding_and_the_five_numbers(
    model: ReportModel, content: bytes
) -> None:
    first = Presentation(io.BytesIO(content)).slides[0]
    assert first.shapes.title.text == model.brief.title
    said = [line.text for s in first.shapes if s.has_text_frame for line in s.text_frame.paragraphs]
    for figure in model.brief.figures:
        assert [figure.label, figure.number.text, figure.note] == (
            said[said.index(figure.label) : said.index(figure.label) + 3]
        )


def test_the_costs_and_every_action_stand_in_it(model: ReportModel, content: bytes) -> None:
    said = texts(content)
    for figure in model.blend.costs:
        assert figure.number.text in said
    assert len(model.blend.actions) > 0
    for action in model.blend.actions:
        assert {action.what, action.total.text, action.decide_on} <= set(said)
    for name, value in (*model.making.settings, ("Scenario hash", model.making.scenario_hash)):
        assert {name, value} <= set(said)


def test_the_chart_of_areas_holds_their_coverage(model: ReportModel, content: bytes) -> None:
    drawn = charts(content)[0]
    assert list(drawn.plots[0].series[0].values) == pytest.approx(
        [area.coverage.value for area in model.brief.areas]
    )
    assert [named(c) for c in drawn.plots[0].categories] == [
        named(f"{area.area}  {area.coverage.text}") for area in model.brief.areas
    ]


def test_people_are_drawn_where_positions_are_short(model: ReportModel, content: bytes) -> None:
    """What is met today and stays so would only make the page longer: it is counted."""
    drawn = {
        named(category): sum(series.values[place] or 0 for series in chart.plots[0].series)
        for chart in charts(content)
        for place, category in enumerate(chart.plots[0].categories)
    }
    for need in model.blend.needs:
        other = "" if need.must_have else " (other)"
        name = f"{need.skill} {need.level.text} · {need.scope}{other}"
        if need.before.value:
            assert drawn[name] == sum(part.people.value or 0 for part in need.parts)
        else:
            assert name not in drawn


def test_must_haves_that_are_met_today_are_counted_and_not_drawn() -> None:
    needs = (build.requirement("A", "Go", 2, 2), build.requirement("A", "R", 0, 1))
    found = build.analysis(needs, {"A": 10})
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    content = deck.render(model)
    drawn = [named(c) for chart in charts(content) for c in chart.plots[0].categories]
    assert "R 3 · A" in drawn
    assert "Go 3 · A" not in drawn
    assert any(
        said.endswith("1\u00a0must-have met today: in the workbook (XLSX)")
        for said in texts(content)
    )


def test_charts_and_tables_have_a_text_alternative_and_pages_their_sources(
    model: ReportModel, content: bytes
) -> None:
    for _, shape in shapes(content):
        if shape.has_chart or shape.has_table:
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
    for slide in Presentation(io.BytesIO(content)).slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert model.stamp in notes
        assert model.making.command in notes


def ends(content: bytes) -> list[float]:
    """Where the lowest of each page ends above its foot, as a share of the page."""
    lowest: dict[int, float] = {}
    for number, shape in shapes(content):
        tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
        if shape.top < 7.0 * 914_400:
            below = (shape.top + tall) / (7.5 * 914_400)
            lowest[number] = max(lowest.get(number, 0.0), below)
    return list(lowest.values())


def small() -> ReportModel:
    """Ten people and three requirements: tables of a few rows."""
    needs = tuple(build.requirement("A", name, n, 3) for n, name in enumerate(("Go", "C", "R")))
    skills = tuple((need.skill_id, need.skill, need.area) for need in needs)
    found = build.analysis(needs, {"A": 10}, {(p, "go"): 3 for p in range(1, 11)}, skills)
    actions = tuple(build.action("train", need, 1000.0) for need in needs)
    levers = build.skill_levers(found)
    return report_model(found, build.plan(found, actions), levers, build.facts(), people=False)


def test_no_page_is_half_empty() -> None:
    kinds = tuple(Assumption(f"{kind}.{n}", 1, 2, 3, "hours") for kind in KINDS for n in range(5))
    facts = build.facts(assumptions=kinds)
    model = report_model(FOUND, PLAN, LEVERS, facts, people=True)
    assert min(ends(deck.render(model))) > 0.5


def test_a_small_team_has_few_pages_and_the_last_ones_alone_may_be_short() -> None:
    made = ends(deck.render(small()))
    assert len(made) <= 9
    assert min(made[:-2]) > 0.5


def test_equal_actions_are_one_bar_with_how_often(model: ReportModel) -> None:
    first = model.blend.actions[0]
    blend = replace(model.blend, actions=(first, first, replace(first, what="Other")))
    road = [
        named(category)
        for chart in charts(deck.render(replace(model, blend=blend)))
        for category in chart.plots[0].categories
        if "decide by" in str(category).replace("\u00a0", " ")
    ]
    assert road == [
        named(f"{first.what} (2) · decide by {first.decide_on}"),
        named(f"Other · decide by {first.decide_on}"),
    ]


def test_the_assumptions_are_counted_and_the_heaviest_without_a_source_named() -> None:
    """Fees of 10 hours at 320; nothing of the plan is computed with the price of a tool."""
    need = build.requirement("A", "Serving", 0, 2)
    found = build.analysis((need,), {"A": 10})
    fee = Charge("fees", "once", 10.0, 320.0, 5.0, 5.0)
    actions = (replace(build.action("train", need, 3_200.0), charges=(fee,)),)
    ours = "our assumption; replace by your invoices"
    facts = build.facts(
        assumptions=(
            Assumption("training.fee_per_hour", 30, 320, 500, "USD an hour", ours),
            Assumption("hire.recruiting_cost", 4100, 5000, 15000, "USD", "SHRM", 2016),
            Assumption("tool.usage_per_month", 0, 40, 440, "USD a month"),
        )
    )
    model = report_model(found, build.plan(found, actions), (), facts, people=False)
    kinds, leant = model.leaning
    assert [(row[0], words(row[1]), words(row[2])) for row in kinds.rows] == [
        ("Hiring", "1", "0"),
        ("Training", "1", "1"),
        ("Tools", "1", "1"),
    ]
    assert [(row[0], row[5].value) for row in leant.rows] == [("training.fee_per_hour", 3_200)]
    assert leant.rows[0][6] == "your invoices"
    said = texts(deck.render(model))
    assert "3\u00a0assumptions, 2 of them without a source" in said
    assert "training.fee_per_hour" in said
    assert "tool.usage_per_month" not in said


def test_nothing_leaves_its_page(content: bytes) -> None:
    pages = Presentation(io.BytesIO(content))
    for number, shape in shapes(content):
        tall = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
        assert shape.left >= 0, number
        assert shape.left + shape.width <= pages.slide_width, number
        assert shape.top + tall <= pages.slide_height, number


def overflowing(content: bytes) -> list[str]:
    """Texts that do not fit where they stand, in the widest type that stands for theirs; tables
    that leave the page."""
    found = []
    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        for shape in slide.shapes:
            if shape.has_table:
                found += [f"{number}: {said}" for said in _tight_rows(shape)]
            elif shape.has_text_frame and shape != slide.shapes.title:
                frame = shape.text_frame
                inches = (shape.width - frame.margin_left - frame.margin_right) / 914_400
                said = [(line.text, line.runs[0].font) for line in frame.paragraphs if line.runs]
                tall = sum(_lines(t, inches, font.size.pt, bold=font.bold) for t, font in said)
                room = (shape.height - frame.margin_top - frame.margin_bottom) / 914_400
                if tall > room + 0.02:
                    found.append(f"{number}: {shape.text_frame.text}")
        title = slide.shapes.title
        run = title.text_frame.paragraphs[0].runs[0]
        if _lines(run.text, title.width / 914_400, run.font.size.pt, bold=True) > 0.7:
            found.append(f"{number}: {run.text}")
    return found


def _lines(text: str, inches: float, size: float, *, bold: bool | None = False) -> float:
    """Inches of a paragraph."""
    return metrics.lines(text, inches, size, bold=bool(bold)) * size * 1.2 / 72


def _tight_rows(shape: Any) -> Iterator[str]:
    widths = [column.width for column in shape.table.columns]
    bottom = shape.top
    for row in shape.table.rows:
        bottom += row.height
        for cell, width in zip(row.cells, widths, strict=True):
            line = cell.text_frame.paragraphs[0]
            if line.runs:
                edges = (cell.margin_left + cell.margin_right, cell.margin_top + cell.margin_bottom)
                room = (width - edges[0], row.height - edges[1])
                if "vert270" in str(cell._tc.tcPr.get("vert")):
                    room = (row.height - edges[0], width - edges[1])
                tall = _lines(line.text, room[0] / 914_400, line.runs[0].font.size.pt)
                if tall > room[1] / 914_400 + 0.02:
                    yield line.text
    if bottom > 7.05 * 914_400:
        yield f"the table {shape.name} ends at {bottom / 914_400:.2f} inches"


LONG_TEAMS = (
    "Retrieval and Knowledge Management, Customer-Facing Products",
    "Ops",
    HOSTILE[2],
    "Trust, Safety and Regulatory Compliance Engineering (EMEA)",
)


def test_every_text_fits_in_the_widest_type_that_stands_for_it(content: bytes) -> None:
    assert overflowing(content) == []


def test_every_text_of_a_large_organisation_fits_on_at_most_forty_pages() -> None:
    found, plan, levers = build.organisation(12, 25, 60, 14)
    long = {
        team: f"{LONG_TEAMS[place % 4]} {place}"
        for place, team in enumerate(sorted({r.scope for r in found.requirements}))
    }
    needs = tuple(replace(r, scope=long[r.scope]) for r in found.requirements)
    planned = replace(plan, needs=tuple(replace(n, scope=long[n.scope]) for n in plan.needs))
    model = report_model(
        replace(found, requirements=needs), planned, levers, build.facts(), people=True
    )
    content = deck.render(model)
    assert overflowing(content) == []
    assert 15 < len(Presentation(io.BytesIO(content)).slides) <= 40
    # What is left out is said, and where it is.
    short = sum(1 for r in found.requirements if r.shortage and r.must_have)
    table = next(
        s.table
        for _, s in shapes(content)
        if s.has_table and s.table.cell(0, len(s.table.columns) - 1).text == "What would turn it"
    )
    assert short > len(table.rows)
    assert any(
        re.fullmatch(r"[\d\u00a0]+ more in the workbook \(XLSX\)", said) for said in texts(content)
    )


def test_long_skills_stand_on_end_above_a_few_people() -> None:
    """Rows are tall where people are few; the type of the names above them stays."""
    skills = tuple((f"s{n}", f"Retrieval and Knowledge Management {n}", "A") for n in range(30))
    found = build.analysis((), {"A": 6}, {}, skills)
    made = report_model(found, build.plan(found), (), build.facts(), people=True)
    assert overflowing(deck.render(made)) == []


def test_people_are_shown_by_team_where_names_are_asked_for(model: ReportModel) -> None:
    named = report_model(FOUND, PLAN, LEVERS, build.facts(), people=True)
    tables = [s.table for _, s in shapes(deck.render(named)) if s.has_table]
    heat = [table for table in tables if table.cell(0, 0).text == "Person"]
    rows = [[cell.text for cell in row.cells] for table in heat for row in table.rows]
    shown = named.heatmaps[1]
    for row in shown.rows:
        assert [row.label, *(cell.number.text for cell in row.cells)] in rows
    assert {row.group for row in shown.rows} <= {row[0] for row in rows}
    assert not any(
        shape.has_table and shape.table.cell(0, 0).text == "Person"
        for _, shape in shapes(deck.render(model))
    )


def test_cash_by_month_is_drawn_by_lever() -> None:
    need = build.requirement("A", "Serving", 0, 2)
    found = build.analysis((need,), {"A": 10})
    fee = Charge("fees", "once", 10.0, 320.0, 5.0, 5.0)
    pay = Charge("pay", "yearly", 1.0, 52_000.0, 13.0, 104.0)
    actions = (
        replace(build.action("train", need, 3_200.0), charges=(fee,)),
        replace(build.action("hire", need, 91_000.0), charges=(pay,)),
    )
    made = report_model(found, build.plan(found, actions), (), build.facts(), people=False)
    drawn = next(
        chart
        for chart in charts(deck.render(made))
        if chart.chart_type == XL_CHART_TYPE.COLUMN_STACKED
    )
    by_lever = {series.name: list(series.values) for series in drawn.plots[0].series}
    # Months of 4 1/3 weeks: fees of week 5 fall into the second; pay of 1,000 a week begins with
    # the fourth.
    assert by_lever["train"] == [0, 3_200, *[0] * 22]
    assert by_lever["hire"] == pytest.approx([0, 0, 0, *[4333.33] * 21], abs=0.011)


def test_which_date_holds_stands_above_the_road_map(model: ReportModel, content: bytes) -> None:
    assert any(model.blend.due_rule.rstrip(".") in said for said in texts(content))


def test_equal_models_give_equal_bytes(model: ReportModel, content: bytes) -> None:
    assert deck.render(model) == content


def test_hostile_text_is_text_and_nothing_else() -> None:
    needs = tuple(
        build.requirement(bad, bad, 0, 2, skill_id=str(n), area=bad, owner=bad)
        for n, bad in enumerate(HOSTILE)
    )
    found = build.analysis(
        needs, dict.fromkeys(HOSTILE, 10), {(1, "0"): 3}, (("0", HOSTILE[0], HOSTILE[0]),)
    )
    facts = build.facts(scenario_text="\n".join(HOSTILE), command=HOSTILE[0])
    actions = tuple(build.action("equip", need, 10.0, tool=need.skill) for need in needs)
    made = report_model(
        found,
        build.plan(found, actions, scenario=HOSTILE[0]),
        build.skill_levers(found),
        facts,
        people=True,
    )
    content = deck.render(made)
    written = " ".join(texts(content))
    # A skill's name is cut at 80 letters wherever the report prints it.
    assert all(bad[:70] in written for bad in HOSTILE)
    assert [found for book in books(content) for found in formulas(book)] == []
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("ppt/slides/_rels"):
                assert not re.search(r'TargetMode="External"', parts.read(name).decode())


def test_no_name_is_in_it_unless_asked() -> None:
    need = build.requirement("A", "Serving", 0, 1)
    skills = (("serving", "Serving", "MLOps"),)
    found = build.analysis((need,), {"A": 10}, {(3, "serving"): 2}, skills)
    plan = build.plan(found, (build.action("train", need, 1000.0, person="Person 3"),))
    off, on = (
        deck.render(report_model(found, plan, (), build.facts(), people=people))
        for people in (False, True)
    )
    assert not any("Person 3" in said for said in texts(off))
    assert any("Person 3" in said for said in texts(on))


def test_too_few_is_written_as_words_and_not_as_zero() -> None:
    found = build.analysis((build.requirement("A", "Serving", 1, 2, roster=4),), {"A": 4})
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    assert "too\u00a0few" in texts(deck.render(model))


def test_an_empty_analysis_gives_slides() -> None:
    found = build.analysis((), {})
    model = report_model(found, build.plan(found), (), build.facts(), people=True)
    assert model.brief.title in texts(deck.render(model))
