"""Ten scenarios against a spreadsheet made by hand: the same four figures to the cent.

Four people, one requirement: Python at 3, four heads. Bob has it, Ann is at 2, Cid at 1, Dan is
unknown. `ten_scenarios.csv` has every line of every bill as arithmetic on the seeds' numbers
(pay of band P3 is 135,000, of all others 133,080; a hire starts (75 + 30) / 7 weeks after the
plan's start; a seat waits until week 28, twelve before week 40, the slow end of getting to use
it); a line's `one` is the cost of one to the cent, its `amount` that times `count`.
"""

import ast
import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.scenario.scenario import read_scenario
from analytics.strategy.setup.setup import build_problem
from data.load import load
from data.store.database import Database, open_database
from tests.analytics.strategy.parts import solved
from tests.stores import rated_at

LINES = list(csv.DictReader(Path(__file__).with_name("ten_scenarios.csv").open(encoding="utf-8")))
PEOPLE = b"""person,team,hours_per_week,mentor_hours_per_week,pay_band
ann,Core,8,,P3
bob,Core,0,3,
cid,Core,16,,
dan,Core,0,0,
"""
TOOL = '[[tool]]\nname = "Aid"\nskills = ["Python"]\n'
SCENARIOS = {
    "train": 'levers = ["train"]',
    "hire": 'levers = ["hire"]',
    "equip": 'levers = ["equip"]',
    "blend": "",
    "given hire": (
        'levers = ["hire"]\n[[hire]]\nprofile = "One"\nlevels = { Python = 3 }\n'
        "total_cost = 75000.005\nmax = 2\ninterview_hours = 7.5"
    ),
    "given seat": f'levers = ["equip"]\n{TOOL}seat_total_cost = 1200.005',
    "step price": (
        'levers = ["train"]\n[training]\nhours_to_level = [20, 61, 150, 400, 1000]\n'
        "cost_per_hour = 90.55\ncost_per_step = 333.335\nmentor_hours_per_hour = 0.1"
    ),
    "a hundred weeks": 'levers = ["hire"]\n[assumptions]\n"plan.horizon_weeks" = 100',
    "own numbers": (
        'levers = ["hire"]\n[assumptions]\npay.base = 98765.43\nhire.pay_premium = 0.07\n'
        "pay.loaded_factor = 1.21\nwork.hours_per_year = 1760\nhire.recruiting_cost = 1234.56\n"
        "hire.onboarding_cost = 789.01\nhire.days_to_fill = 33\nhire.days_of_notice = 11\n"
        "hire.interview_hours = 12.5"
    ),
    "longer than three years": (
        "[assumptions]\nplan.horizon_weeks = 208\ntraining.fee_per_hour = 33.335\n"
        "tool.seat_per_month = 19.99\ntool.usage_per_month = 7.77"
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Database:
    people = "person team role Python\nann Core . 2\nbob Core . 3\ncid Core . 1\ndan Core . -"
    place = tmp_path_factory.mktemp("ten") / "store.duckdb"
    database = open_database(rated_at(place, people, "Core Python 3 4 yes"))
    load(database, "people", PEOPLE, "people.csv")
    return database


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_plan_costs_what_the_spreadsheet_says(store: Database, name: str) -> None:
    scenario = read_scenario(f"deadline_weeks = 40\n{SCENARIOS[name]}")
    problem = build_problem(store, analyse(store, Selection()), scenario)
    cost = solved(problem).cost
    result = [f"{figure:.2f}" for figure in (cost.one_off, cost.run_rate, cost.total)]
    *money, hours = columns(name)
    assert result == [f"{figure:.2f}" for figure in money]
    assert cost.hours == pytest.approx(float(hours))


def columns(name: str) -> tuple[Decimal, Decimal, Decimal, Fraction]:
    """One-off, run-rate, total and hours, as the spreadsheet's columns add up; a line is what its
    arithmetic comes to."""
    once = total = yearly = Decimal(0)
    hours = Fraction(0)
    for line in (line for line in LINES if line["scenario"] == name):
        each, count = worked(line["quantity"]), int(line["count"])
        money = each * worked(line["price"])
        if line["kind"] == "yearly":
            yearly += to_cents(money) * count
            money *= worked(line["weeks"]) / 52
        assert to_cents(money) == Decimal(line["one"])
        assert Decimal(line["one"]) * count == Decimal(line["amount"])
        total += Decimal(line["amount"])
        once += Decimal(line["amount"]) if line["kind"] == "once" else 0
        hours += each * count if line["kind"] == "hours" else 0
    return once, yearly, total, hours


def to_cents(money: Fraction) -> Decimal:
    exact = Decimal(money.numerator) / Decimal(money.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def worked(arithmetic: str) -> Fraction:
    """An exact result of numbers, brackets and the four operations."""

    def of(node: ast.expr) -> Fraction:
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        assert isinstance(node, ast.BinOp)
        left, right = of(node.left), of(node.right)
        results = {
            ast.Add: left + right,
            ast.Sub: left - right,
            ast.Mult: left * right,
            ast.Div: left / right if right else left,
        }
        return results[type(node.op)]

    return of(ast.parse(arithmetic, mode="eval").body)
