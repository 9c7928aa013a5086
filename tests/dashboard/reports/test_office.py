"""The files in a real office program: a workbook without an error, with the plan's cents and with
other numbers; a deck with every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from analytics.analyse import analyse
from analytics.selection import Selection
from analytics.strategy.plan import plan
from analytics.strategy.results import Cost, Plan
from analytics.strategy.scenario.file import read_scenario
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from dashboard.reports import workbook
from dashboard.reports.facts import collect_facts
from dashboard.reports.model import report_model
from dashboard.reports.slides import deck
from data.store.database import open_database
from tests.dashboard.reports.office import Line, computed, printed
from tests.stores import demo_at

EMU = 914_400
"""Units of an inch."""
EVERYTHING = """
[training]
mentor_hours_per_hour = 0.11
cost_per_step = {step}
[assumptions]
"pay.base" = {base}
"pay.band.P1" = {junior}
"pay.band.P2" = {middle}
"pay.band.P3" = {senior}
"pay.loaded_factor" = {loaded}
"hire.onboarding_cost" = {onboarding}
[[pin]]
lever = "contract"
profile = "Guard"
[[pin]]
lever = "move"
[[pin]]
lever = "hire"
[[pin]]
lever = "train"
skill = "Model evaluation"
at_least = 2
[[drop]]
scope = "Assistants"
skill = "Fine-tuning"
[[postpone]]
scope = "Platform"
skill = "Model serving"
weeks = 13
[[delay]]
scope = "all teams"
skill = "AI governance"
per_week = 5000.005
[[course]]
name = "A month"
skill = "Model evaluation"
level = 3
price = {course}
seats = 3
hours = 80
weeks = 4
[[hire]]
profile = "AI engineer"
levels = {{ "Agents and tool use" = 4, "Model evaluation" = 3 }}
yearly_pay = {pay}
recruiting_cost = {recruiting}
interview_hours = 33.3
backfill = true
budgeted_pay = {budgeted}
team = "Assistants"
[[tool]]
name = "Aid"
skills = ["Model serving", "Test automation"]
seat_per_month = {seat}
usage_per_month = {usage}
owned = 1
[[contractor]]
profile = "Guard"
levels = {{ "AI security" = 4 }}
cost_per_month = {month}
months = 5
weeks_to_start = 4
handover_hours = 40.5
handover_cost = {handover}
[[move]]
from = "Insights"
to = "Assistants"
cost = {move}
hours = 20.25
"""
PRICES = {
    "step price": ("step", 333.335, 350.125),
    "pay.base": ("base", 133_080, 140_001),
    "pay.band.P1": ("junior", 85_000, 86_100),
    "pay.band.P2": ("middle", 110_000, 112_345.67),
    "pay.band.P3": ("senior", 135_000, 141_000),
    "pay.loaded_factor": ("loaded", 1.35, 1.4),
    "hire.onboarding_cost": ("onboarding", 2_000, 2_100.005),
    "course, A month": ("course", 3_999.995, 4_100),
    "pay a year, AI engineer": ("pay", 190_000.335, 195_000),
    "recruiting, AI engineer": ("recruiting", 9_000.005, 9_100.01),
    "budgeted pay a year, AI engineer": ("budgeted", 170_000, 171_717.17),
    "seat a month, Aid": ("seat", 39.99, 41),
    "usage a month, Aid": ("usage", 20.015, 21.125),
    "contract a month, Guard": ("month", 16_000.335, 16_500),
    "handover, Guard": ("handover", 2_000.005, 2_222.225),
    "move, Insights to Assistants": ("move", 1_000.005, 1_010),
}
"""What the sheet of inputs calls a number: its place in the scenario, as planned, and another."""


ASSUMED = {
    "pay.base": 135_000.55,
    "pay.loaded_factor": 1.31,
    "hire.recruiting_cost": 5_432.105,
    "tool.seat_per_month": 33.335,
    "training.fee_per_hour": 77.775,
    "training.hours_to_level_3": 161,
    "work.hours_per_year": 2_000,
}
"""Other assumptions for the plan as the store has it."""


@dataclass(frozen=True)
class Opened:
    """A plan and the one with other numbers; the workbook of the first as LibreOffice computes
    it, and again with the other numbers in its cells."""

    plan: Plan
    other: Plan
    computed: Any
    changed: Any


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def both(libreoffice: str, folder: Path) -> dict[str, Opened]:
    wishes = {
        "as assumed": (Scenario(), Scenario(assumptions=tuple(ASSUMED.items())), ASSUMED),
        "everything": (
            read_scenario(EVERYTHING.format(**{name: now for name, now, _ in PRICES.values()})),
            read_scenario(EVERYTHING.format(**{name: new for name, _, new in PRICES.values()})),
            {said: new for said, (_, _, new) in PRICES.items()},
        ),
    }
    books, plans = [], {}
    with closing(open_database(demo_at(folder / "demo.duckdb"))) as database:
        analysis = analyse(database, Selection())
        for name, (scenario, other, numbers) in wishes.items():
            chosen = plan(build_problem(database, analysis, scenario))
            facts = collect_facts(database, analysis, scenario)
            model = report_model(analysis, chosen, (), facts, people=False)
            content = workbook.render(model)
            (folder / f"{name}.pptx").write_bytes(deck.render(model))
            plans[name] = chosen, plan(build_problem(database, analysis, other))
            books += [folder / f"{name}.xlsx", folder / f"{name}, changed.xlsx"]
            books[-2].write_bytes(content)
            with_numbers(content, numbers).save(books[-1])
    read = iter(computed(libreoffice, folder, books))
    return {name: Opened(*pair, next(read), next(read)) for name, pair in plans.items()}


@pytest.fixture(params=["as assumed", "everything"])
def opened(request: pytest.FixtureRequest, both: dict[str, Opened]) -> Opened:
    return both[request.param]


def with_numbers(content: bytes, numbers: dict[str, float]) -> Any:
    """The workbook after a reviewer wrote these into the blue cells of the inputs."""
    book = load_workbook(io.BytesIO(content))
    rows = {row[0].value: row[1] for row in book["Cost inputs"].iter_rows(min_row=3)}
    for said, number in numbers.items():
        assert rows[said].data_type == "n", said
        rows[said].value = number
    return book


def whole(book: Any) -> tuple[str, list[float]]:
    """Whether the cents are Skillmix's, and the plan's figures as the workbook computes them."""
    rows = list(book["Cost check"].iter_rows(values_only=True))
    same = next(row[3] for row in rows if row[0] == "Same as Skillmix")
    return same, list(next(row for row in rows if row[2] == "The plan")[4:9])


def figures(cost: Cost) -> list[float]:
    return [cost.one_off, cost.run_rate, cost.hours, cost.total, cost.first_year_cash]


@pytest.fixture(params=["as assumed", "everything"])
def slides(
    request: pytest.FixtureRequest, libreoffice: str, folder: Path, both: dict[str, Opened]
) -> list[tuple[Any, list[Line]]]:
    """Each slide with the lines that LibreOffice prints of it."""
    file = folder / f"{request.param}.pptx"
    pages = printed(libreoffice, folder, file)
    return list(zip(Presentation(str(file)).slides, pages, strict=True))


def test_the_deck_opens_and_no_text_leaves_its_box_in_the_widest_type(
    slides: list[tuple[Any, list[Line]]],
) -> None:
    """Page by page, as the file has it, with the font of a machine without Arial."""
    assert len(slides) > 8
    for number, (slide, lines) in enumerate(slides, start=1):
        left = list(lines)
        for shape in slide.shapes:
            if shape.has_chart:
                for name in named_bars(shape.chart):
                    assert any(squeezed(line.text) == name for line in left), (number, name)
            for text, end in boxes(shape):
                base = taken(left, text)[-1].base
                assert base <= end, f"slide {number}: {text} ends at {base:.2f}, not {end:.2f}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def named_bars(chart: Any) -> list[str]:
    """Names that stand on one line each, beside their bars."""
    names = chart.plots[0].categories if chart.chart_type == XL_CHART_TYPE.BAR_STACKED else []
    return [squeezed(str(name)) for name in names]


def boxes(shape: Any) -> Iterator[tuple[str, float]]:
    """The texts of a shape, cell by cell, each with where its room ends, inches from the top."""
    if shape.has_text_frame:
        yield shape.text_frame.text, (shape.top + shape.height) / EMU
    elif shape.has_table:
        end = shape.top / EMU
        for row in shape.table.rows:
            end += row.height / EMU
            upright = any(cell._tc.tcPr.get("vert") for cell in row.cells)
            yield from ((cell.text, end) for cell in row.cells if cell.text.strip() and not upright)


def taken(lines: list[Line], text: str) -> list[Line]:
    """Takes the lines of a text away. What comes before it is of a chart."""
    rest, own = squeezed(text), list[Line]()
    while rest:
        line = lines.pop(0)
        if rest.startswith(squeezed(line.text)):
            rest = rest.removeprefix(squeezed(line.text))
            own.append(line)
        else:
            assert not own, f"{text}: found {own}, then {line}"
    return own


def test_no_cell_is_an_error(opened: Opened) -> None:
    for book in (opened.computed, opened.changed):
        wrong = [
            (page.title, cell.coordinate, cell.value)
            for page in book
            for row in page.iter_rows()
            for cell in row
            if cell.data_type == "e"
        ]
        assert not wrong


def test_the_cents_are_the_plans(opened: Opened) -> None:
    same, cost = whole(opened.computed)
    assert same == "yes"
    assert cost == pytest.approx(figures(opened.plan.cost), abs=0.001)


def test_other_numbers_in_their_cells_give_the_cents_of_a_plan_made_with_them(
    opened: Opened,
) -> None:
    def bought(made: Plan) -> list[tuple[object, ...]]:
        return [(a.lever, a.skills, a.who, a.team, a.count) for a in made.actions]

    assert bought(opened.other) == bought(opened.plan)
    same, cost = whole(opened.changed)
    assert same == "no"
    assert cost == pytest.approx(figures(opened.other.cost), abs=0.001)


def test_everything_is_bought_that_the_scenario_offers(both: dict[str, Opened]) -> None:
    found = both["everything"].plan
    assert {a.lever for a in found.actions} == {"train", "hire", "equip", "contract", "move"}
    items = {charge.item for action in found.actions for charge in action.charges}
    assert {"course", "pay above the seat's budget", "handover hours", "settling in"} <= items
    assert any(a.lever == "equip" and not a.cost.total for a in found.actions)
