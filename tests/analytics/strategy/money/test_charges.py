"""The bill of each purchase by hand: items, quantities, prices, weeks, and the four figures."""

from dataclasses import replace

import pytest

from analytics.strategy.money import (
    amount,
    cents,
    cost_of,
    hire_charges,
    hire_cost,
    seat_charges,
    seat_cost,
    spent_by,
    step_charges,
    step_cost,
)
from analytics.strategy.problem.problem import HireProfile, Rules, Tool, Worker
from analytics.strategy.results import Charge

RULES = Rules(fee_per_hour=80, mentor_hours_per_hour=0.15, mean_rate=86)
WORKER = Worker(1, "p", "x", "r", 4, 1, 100, {"s": 2})
HIRE = HireProfile(
    "E", {"s": 4}, 1, 13, 26, 7_000, 200_000, 25, 0.85, ((13, 40),), onboarding=2_000
)


@pytest.mark.parametrize(
    ("money", "shown"),
    [(0, 0), (2.675, 2.68), (1.005, 1.01), (0.0049, 0), (1e9 + 0.125, 1e9 + 0.13)],
)
def test_half_a_cent_goes_up_as_in_a_spreadsheet(money: float, shown: float) -> None:
    assert cents(money) == shown


def test_a_step_pays_its_fees_at_its_start_and_spreads_its_hours() -> None:
    assert step_charges(replace(RULES, cost_per_step=500), WORKER, 3, 60, 100) == (
        Charge("learning", "hours", 160, 100, 60, 100),
        Charge("mentoring", "hours", 24, 86, 60, 100),
        Charge("fees", "once", 160, 80, 60, 60),
        Charge("step price", "once", 1, 500, 60, 60),
    )
    late = cost_of(step_charges(RULES, WORKER, 3, 60, 100))
    assert (late.one_off, late.first_year_cash) == (12_800, 0)  # the step starts in the second year
    cost = step_cost(RULES, WORKER, 3)
    assert cost.one_off == cost.first_year_cash == 80 * 160
    assert cost.hours == pytest.approx(160 + 24)
    assert cost.total == pytest.approx(80 * 160 + 100 * 160 + 86 * 24)
    own = step_cost(replace(RULES, training_rate=90), WORKER, 3)
    assert own.total == pytest.approx(80 * 160 + 90 * 160 + 86 * 24)


def test_a_hire_is_paid_from_the_week_in_which_it_starts() -> None:
    assert hire_charges(RULES, HIRE) == (
        Charge("recruiting", "once", 1, 5_000, 13, 13),
        Charge("onboarding", "once", 1, 2_000, 13, 13),
        Charge("pay", "yearly", 1, 200_000, 13, 104),
        Charge("interviews", "hours", 25, 86, 0, 13),
    )
    cost = hire_cost(RULES, HIRE)
    assert cost.run_rate == 200_000
    assert cost.total == pytest.approx(7_000 + 200_000 * (104 - 13) / 52 + 25 * 86)
    assert cost.first_year_cash == pytest.approx(7_000 + 200_000 * 39 / 52)


def test_a_hire_after_the_horizon_costs_its_recruiting_only() -> None:
    late = cost_of(hire_charges(RULES, replace(HIRE, weeks_to_start=110)))
    assert (late.one_off, late.total) == (7_000, 7_000 + 25 * 86)


def test_a_given_total_cost_is_all_the_money_and_interviews_stay_hours() -> None:
    assert hire_charges(RULES, replace(HIRE, total_cost=75_000)) == (
        Charge("hire", "once", 1, 75_000, 13, 13),
        Charge("interviews", "hours", 25, 0, 0, 13),
    )
    cost = hire_cost(RULES, replace(HIRE, total_cost=75_000))
    assert (cost.one_off, cost.run_rate, cost.total, cost.hours) == (75_000, 0, 75_000, 25)


def test_a_backfill_is_charged_with_what_exceeds_the_seats_budget() -> None:
    above = hire_charges(RULES, replace(HIRE, backfill=True, budgeted_pay=180_000))
    assert above[2] == Charge("pay above the seat's budget", "yearly", 1, 20_000, 13, 104)
    within = hire_charges(RULES, replace(HIRE, backfill=True))
    assert [charge.item for charge in within] == ["recruiting", "onboarding", "interviews"]


def test_a_seat_runs_from_week_0_and_a_given_price_is_paid_then() -> None:
    tool = Tool("t", frozenset({"s"}), {"s": 1}, {"s": 0.8}, 720, 480, 8)
    assert seat_charges(RULES, tool) == (
        Charge("seat", "yearly", 1, 720, 0, 104),
        Charge("usage", "yearly", 1, 480, 0, 104),
    )
    cost = seat_cost(RULES, tool)
    assert (cost.run_rate, cost.total, cost.first_year_cash) == (1_200, 2_400, 1_200)
    assert seat_charges(RULES, replace(tool, seat_total_cost=1_000)) == (
        Charge("seat", "once", 1, 1_000, 0, 0),
    )


def test_a_charge_falls_bit_by_bit_and_adds_up() -> None:
    pay = Charge("pay", "yearly", 1, 100_000, 13, 104)
    assert amount(pay) == 175_000  # 91 of 52 weeks
    assert [spent_by(pay, week) for week in (0, 13, 26, 52, 104, 200)] == [
        0,
        0,
        25_000,
        75_000,
        175_000,
        175_000,
    ]
    fees = Charge("fees", "once", 3, 33.333, 52, 52)
    assert [spent_by(fees, week) for week in (52, 52.1)] == [0, 100]


def test_equal_purchases_cost_the_rounded_price_of_one_each() -> None:
    third = (Charge("fees", "once", 1, 100 / 3, 0, 0),)
    assert cost_of(third, 3).one_off == 99.99
