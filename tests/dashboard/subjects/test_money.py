"""Money of a plan in a report and on the page: months, years, levers and charges add up."""

from datetime import date

import pytest

from analytics.strategy.money import by_lever, years
from analytics.strategy.results import Charge, Cost
from dashboard.formats import SPACE
from dashboard.render.blocks import Stacked
from dashboard.subjects import money
from tests.analytics.strategy.parts import plan as planned
from tests.analytics.strategy.random_team import random_team
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import build, told

NEED = build.requirement("A", "Serving", 0, 2)
FOUND = build.analysis((NEED,), {"A": 10})
FEE = Charge("fees", "once", 10.0, 320.0, 5.0, 5.0)
LEARNING = Charge("learning", "hours", 100.0, 50.0, 0.0, 20.0)
PAY = Charge("pay", "yearly", 1.0, 52_000.0, 13.0, 104.0)
LEARNT = Cost(3_200, 0, 100, 8_200, 3_200)
TRAIN = build.action("train", NEED, 0.0, charges=(FEE, LEARNING), cost=LEARNT, decide_by_week=2.0)
HIRE = build.action("hire", NEED, 0.0, charges=(PAY,), cost=Cost(0, 52_000, 0, 91_000, 39_000))
MADE = build.plan(FOUND, (TRAIN, HIRE), start=date(2026, 10, 15))


def test_months_are_fees_in_their_month_and_pay_from_its_first_week() -> None:
    """Fees of 3,200 in week 5; pay of 1,000 a week from week 13 to 104; 100 hours at 50."""
    chart = money.by_month(told.reading(FOUND, MADE))
    assert isinstance(chart.form, Stacked)
    drawn = {one.name: one.values for one in chart.form.series}
    assert drawn["Train, cash"] == (0.0, 3_200.0, *[0.0] * 22)
    # Months of 4 1/3 weeks: pay begins with the fourth.
    assert drawn["Hire, cash"] == pytest.approx([0, 0, 0, *[4_333.33] * 21], abs=0.011)
    assert chart.form.labels[:2] == (f"Oct{SPACE}2026", f"Nov{SPACE}2026")
    rows = chart.twin.records()
    assert sum(row["cash"] for row in rows) == pytest.approx(3_200 + 91_000)
    assert sum(row["hours"] for row in rows) == pytest.approx(100)


def test_years_levers_and_charges_add_up() -> None:
    section = money.money(told.reading(FOUND, MADE))
    assert section.title == (
        f"Year 1 takes ${SPACE}42{SPACE}k of cash, a year after that ${SPACE}52{SPACE}k"
    )
    tables = records([section])["money"]
    first, second = tables["by_year"]
    assert (first["one_off"], first["running"], first["hours_cost"]) == (3_200, 39_000, 5_000)
    assert (first["cash"], second["cash"]) == (42_200, 52_000)
    assert (first["total"], second["total"]) == (47_200, 52_000)
    assert [(row["lever"], row["total"]) for row in tables["by_lever"]] == [
        ("train", 8_200),
        ("hire", 91_000),
        ("The plan", 99_200),
    ]
    assert [
        (row["item"], row["kind"], row["quantity"], row["price"]) for row in tables["charges"]
    ] == [("fees", "once", 10, 320), ("learning", "hours", 100, 50), ("pay", "yearly", 1, 52_000)]
    alone = {row["way"]: row["total"] for row in tables["alone"]}
    assert alone["The plan"] == 99_200
    assert alone["Do nothing"] == 0


def test_levers_and_years_are_the_plans() -> None:
    """A plan that the solver made, of many levers."""
    random = planned(random_team(1))
    assert money.money(told.reading(FOUND)) is None  # nothing is bought
    tables = records([money.money(told.reading(FOUND, random))])["money"]
    *levers, whole = tables["by_lever"]
    assert [row["lever"] for row in levers] == [*by_lever(random)]
    for part in ("one_off", "run_rate", "hours", "total"):
        assert whole[part] == pytest.approx(getattr(random.cost, part))
        assert sum(row[part] for row in levers) == pytest.approx(whole[part])
        assert sum(getattr(a.cost, part) for a in random.actions) == pytest.approx(whole[part])
    # Of a charge so much a year for its weeks; of all others quantity times price.
    charged = sum(
        row["count"]
        * row["quantity"]
        * row["price"]
        * ((row["end_week"] - row["start_week"]) / 52 if row["kind"] == "yearly" else 1)
        for row in tables["charges"]
    )
    assert charged == pytest.approx(whole["total"])
    by_year, months = tables["by_year"], tables["by_month"]
    assert [row["total"] for row in by_year] == [y.spent.total for y in years(random)]
    assert by_year[0]["cash"] == pytest.approx(random.cost.first_year_cash)
    assert sum(row["cash"] for row in months) == pytest.approx(sum(y["cash"] for y in by_year))
    for period in (*by_year, *months):
        of_levers = sum(period.get(row["lever"]) or 0 for row in levers)
        assert of_levers == pytest.approx(period["cash"]) == period["one_off"] + period["running"]
