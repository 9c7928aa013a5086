"""Money of a plan in the report and on the page: the same figures, from the same bills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analytics.strategy.money.cash import by_lever, years
from analytics.strategy.plan import plan
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard.charts.money import cash_bars
from dashboard.components.strategy import money as page
from dashboard.formats import SPACE
from dashboard.reports import money
from dashboard.reports.content import Number, Table
from dashboard.theme import PALETTES
from dashboard.wording import money as wording
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.random_team import random_team

START = date(2026, 10, 15)
NOBODY = Hidden(frozenset(), overall=False)


@pytest.fixture(scope="module")
def found() -> Plan:
    return plan(random_team(1))


def values(table: Table) -> list[list[float | None]]:
    return [[cell.value for cell in row if isinstance(cell, Number)] for row in table.rows]


def test_levers_and_years_are_the_plans(found: Plan) -> None:
    by = by_lever(found)
    rows = values(money.lever_table(found))
    assert len(rows) == len(by) + 1
    assert rows[-1][0] == found.cost.one_off
    assert sum(row[4] or 0 for row in rows[:-1]) == pytest.approx(found.cost.total)
    assert page.lever_table(found)["Total, USD"] == [round(row[4] or 0) for row in rows]
    cut = values(money.year_table(found, START))
    assert [row[5] for row in cut] == [year.spent.total for year in years(found)]
    shown = page.period_table(found, years(found), "Year", START)
    assert shown["Total, USD"] == [round(year.spent.total) for year in years(found)]
    assert shown["Year"][0] == f"Year 1, from 15{SPACE}Oct{SPACE}2026"


def test_the_bars_of_cash_add_up(found: Plan) -> None:
    bars = cash_bars(found, START, PALETTES["light"]).data
    cash = sum(sum(bar.y) for bar in bars)
    assert cash == pytest.approx(sum(year.spent.cash for year in years(found)))


def test_what_slips_says_when_and_what_it_costs() -> None:
    problem = four_people()
    late = replace(problem.needs[0], delay_cost_per_week=1_000.0)
    found = plan(replace(problem, needs=(late, *problem.needs[1:])))
    assert found.do_nothing.cost.total == 1_000 * (104 - 20)
    rows = money.slips_table(found, NOBODY, START).rows
    assert [row[5] for row in rows] == [f"4{SPACE}Mar{SPACE}2027"] * 3  # week 20
    assert [cell.value for cell in (row[6] for row in rows) if isinstance(cell, Number)] == [
        None, 84_000, None,
    ]  # fmt: skip
    assert page.slips_table(found, START)["To the horizon, USD"] == [None, 84_000, None]
    assert wording.slips_title(found) == f"Without a plan the delay costs ${SPACE}84{SPACE}k"


def test_without_a_cost_of_delay_none_is_claimed() -> None:
    found = plan(four_people())
    assert found.do_nothing.cost.total == 0
    assert len(money.slips_table(found, NOBODY, START).columns) == 6
    assert "no cost of delay is given" in wording.slips_title(found)


def test_what_is_hidden_does_not_slip_in_a_report() -> None:
    found = plan(four_people())
    hidden = replace(NOBODY, names=frozenset({("Core", "MLE", 3)}))
    skills = [row[0] for row in money.slips_table(found, hidden, START).rows]
    assert sorted(str(skill) for skill in skills) == ["GOV", "RAG"]


def test_a_plan_that_stays_short_says_what_that_costs() -> None:
    problem = four_people(budget=0.0)
    priced = tuple(replace(need, delay_cost_per_week=10.0) for need in problem.needs)
    found = plan(replace(problem, needs=priced))
    assert found.shortage == 5
    assert found.delay_cost == found.do_nothing.cost.total == 3 * 10 * (104 - 20)
    assert found.cost.total == 0
    assert (
        f"still costs ${SPACE}2.5{SPACE}k in delay" in money.slips_table(found, NOBODY, None).note
    )
