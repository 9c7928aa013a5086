"""Money of a plan in the report and on the page: the same figures, from the same bills."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analytics.strategy.money.cash import by_lever, years
from analytics.strategy.plan import plan
from analytics.strategy.results import Charge, Cost, Plan
from analytics.suppression import Hidden
from dashboard.charts.money import cash_bars
from dashboard.components.strategy import money as page
from dashboard.formats import SPACE, money_exact
from dashboard.reports import money
from dashboard.reports.content import Number, Table
from dashboard.theme import PALETTES
from dashboard.wording import money as wording
from tests.analytics.strategy.four_people import four_people
from tests.analytics.strategy.random_team import random_team
from tests.dashboard.reports import build

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


def test_what_slips_says_when() -> None:
    found = plan(four_people())
    rows = money.slips_table(found, NOBODY, START).rows
    assert [row[5] for row in rows] == [f"4{SPACE}Mar{SPACE}2027"] * 3  # week 20
    assert page.slips_table(found, START)["Positions"] == [row[4].value for row in rows]  # type: ignore[union-attr]
    assert wording.slips_title(found) == f"Without a plan 5{SPACE}positions stay open when due"


def test_what_is_hidden_does_not_slip_in_a_report() -> None:
    found = plan(four_people())
    hidden = replace(NOBODY, names=frozenset({("Core", "MLE", 3)}))
    skills = [row[0] for row in money.slips_table(found, hidden, START).rows]
    assert sorted(str(skill) for skill in skills) == ["GOV", "RAG"]


def test_what_a_total_is_made_of_adds_up() -> None:
    """Fees of 3,200; pay of 1,000 a week from week 13 to 104; 100 hours at 50."""
    fee = Charge("fees", "once", 10.0, 320.0, 5.0, 5.0)
    learning = Charge("learning", "hours", 100.0, 50.0, 0.0, 20.0)
    pay = Charge("pay", "yearly", 1.0, 52_000.0, 13.0, 104.0)
    need = build.requirement("A", "Serving", 0, 2)
    made = build.plan(
        build.analysis((need,), {"A": 10}),
        (
            replace(
                build.action("train", need, 0.0),
                charges=(fee, learning),
                cost=Cost(3_200, 0, 100, 8_200, 3_200),
            ),
            replace(
                build.action("hire", need, 0.0),
                charges=(pay,),
                cost=Cost(0, 52_000, 0, 91_000, 39_000),
            ),
        ),
    )
    assert wording.total_parts(made, money_exact).replace(SPACE, " ") == (
        "$ 3 200 once + $ 91 000 of pay, seats and usage + $ 5 000 for 100 h"
    )
    assert made.cost.total == 3_200 + 91_000 + 5_000


def test_a_total_without_anything_that_runs_says_once_alone() -> None:
    made = build.plan(build.analysis((), {}))
    assert wording.total_parts(made).replace(SPACE, " ") == "$ 0 once"
