"""Prices by hand: the four figures of each purchase."""

from dataclasses import replace

import pytest

from analytics.strategy.money.charges import hire_cost, seat_cost, step_cost
from analytics.strategy.problem.problem import HireProfile, Rules, Tool, Worker

RULES = Rules(fee_per_hour=80, mentor_hours_per_hour=0.15, mean_rate=86)
WORKER = Worker(1, "p", "x", "r", 4, 1, 100, {"s": 2})
HIRE = HireProfile("E", {"s": 4}, 1, 13, 26, 7_000, 200_000, 25, 0.85, ((13, 40),))


def test_training_step_to_three() -> None:
    cost = step_cost(RULES, WORKER, 3)
    assert cost.one_off == cost.first_year_cash == 80 * 160
    assert cost.hours == pytest.approx(160 + 24)
    assert cost.total == pytest.approx(80 * 160 + 100 * 160 + 86 * 24)


def test_training_rate_of_a_scenario_replaces_the_persons() -> None:
    cost = step_cost(replace(RULES, training_rate=90), WORKER, 3)
    assert cost.total == pytest.approx(80 * 160 + 90 * 160 + 86 * 24)


def test_hire_is_paid_from_its_start_to_the_horizon() -> None:
    cost = hire_cost(RULES, HIRE)
    assert cost.run_rate == 200_000
    assert cost.total == pytest.approx(7_000 + 200_000 * (104 - 13) / 52 + 25 * 86)
    assert cost.first_year_cash == pytest.approx(7_000 + 200_000 * 39 / 52)


def test_backfill_pays_only_what_exceeds_the_budgeted_pay() -> None:
    within = hire_cost(RULES, replace(HIRE, backfill=True))
    above = hire_cost(RULES, replace(HIRE, backfill=True, budgeted_pay=180_000))
    assert within.run_rate == 0
    assert above.run_rate == 20_000


def test_total_cost_replaces_everything_but_the_hours() -> None:
    cost = hire_cost(RULES, replace(HIRE, total_cost=75_000))
    assert (cost.one_off, cost.run_rate, cost.total, cost.hours) == (75_000, 0, 75_000, 25)


def test_seat_runs_from_week_0_to_the_horizon() -> None:
    tool = Tool("t", frozenset({"s"}), {"s": 1}, {"s": 0.8}, 720, 480, 8)
    cost = seat_cost(RULES, tool)
    assert (cost.run_rate, cost.total, cost.first_year_cash) == (1_200, 2_400, 1_200)
    assert seat_cost(RULES, replace(tool, seat_total_cost=1_000)).one_off == 1_000
