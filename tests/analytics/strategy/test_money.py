"""Bills by hand, to the cent; months, years and levers add up to the plan."""

from dataclasses import replace

import pytest

from analytics.results import Lever
from analytics.strategy import money
from analytics.strategy.amounts import whole_week
from analytics.strategy.problem.problem import HireProfile, Problem, Rules, Tool, Worker
from analytics.strategy.results import Action, Charge, Close, Plan
from tests.analytics.strategy.parts import action, four_people, plan
from tests.analytics.strategy.tiny_problems import random_team

RULES = Rules(fee_per_hour=80, mentor_hours_per_hour=0.15, mean_rate=86)
WORKER = Worker(1, "p", "x", "r", 4, 1, 100, {"s": 2})
HIRE = HireProfile(
    "E", {"s": 4}, 1, 13, 26, 7_000, 200_000, 25, 0.85, ((13, 40),), onboarding=2_000
)


def test_half_a_cent_goes_up_as_in_a_spreadsheet() -> None:
    shown = {0: 0, 2.675: 2.68, 1.005: 1.01, 0.0049: 0, 1e9 + 0.125: 1e9 + 0.13}
    assert {exact: money.cents(exact) for exact in shown} == shown


def test_a_step_pays_its_fees_at_its_start_and_spreads_its_hours() -> None:
    assert money.step_charges(replace(RULES, cost_per_step=500), WORKER, 3, 60, 100) == (
        Charge("learning", "hours", 160, 100, 60, 100),
        Charge("mentoring", "hours", 24, 86, 60, 100),
        Charge("fees", "once", 160, 80, 60, 60),
        Charge("step price", "once", 1, 500, 60, 60),
    )
    late = money.cost_of(money.step_charges(RULES, WORKER, 3, 60, 100))
    assert (late.one_off, late.first_year_cash) == (12_800, 0)  # the step starts in the second year
    cost = money.step_cost(RULES, WORKER, 3)
    assert cost.one_off == cost.first_year_cash == 80 * 160
    assert cost.hours == pytest.approx(160 + 24)
    assert cost.total == pytest.approx(80 * 160 + 100 * 160 + 86 * 24)
    own = money.step_cost(replace(RULES, training_rate=90), WORKER, 3)
    assert own.total == pytest.approx(80 * 160 + 90 * 160 + 86 * 24)


def test_a_hire_is_paid_from_the_week_in_which_it_starts() -> None:
    assert money.hire_charges(RULES, HIRE) == (
        Charge("recruiting", "once", 1, 5_000, 13, 13),
        Charge("onboarding", "once", 1, 2_000, 13, 13),
        Charge("pay", "yearly", 1, 200_000, 13, 104),
        Charge("interviews", "hours", 25, 86, 0, 13),
    )
    cost = money.cost_of(money.hire_charges(RULES, HIRE))
    assert cost.run_rate == 200_000
    assert cost.total == pytest.approx(7_000 + 200_000 * (104 - 13) / 52 + 25 * 86)
    assert cost.first_year_cash == pytest.approx(7_000 + 200_000 * 39 / 52)
    # after the horizon it costs its recruiting only
    late = money.cost_of(money.hire_charges(RULES, replace(HIRE, weeks_to_start=110)))
    assert (late.one_off, late.total) == (7_000, 7_000 + 25 * 86)


def test_a_backfill_is_charged_with_what_exceeds_the_seats_budget() -> None:
    above = money.hire_charges(RULES, replace(HIRE, backfill=True, budgeted_pay=180_000))
    assert above[2] == Charge("pay above the seat's budget", "yearly", 1, 20_000, 13, 104)
    within = money.hire_charges(RULES, replace(HIRE, backfill=True))
    assert [charge.item for charge in within] == ["recruiting", "onboarding", "interviews"]


def test_a_seat_runs_from_week_0_and_a_given_price_is_paid_then() -> None:
    tool = Tool("t", frozenset({"s"}), {"s": 1}, {"s": 0.8}, 720, 480, 8)
    assert money.seat_charges(RULES, tool) == (
        Charge("seat", "yearly", 1, 720, 0, 104),
        Charge("usage", "yearly", 1, 480, 0, 104),
    )
    cost = money.cost_of(money.seat_charges(RULES, tool))
    assert (cost.run_rate, cost.total, cost.first_year_cash) == (1_200, 2_400, 1_200)
    (given,) = money.seat_charges(RULES, replace(tool, seat_total_cost=1_000))
    assert given == Charge("seat", "once", 1, 1_000, 0, 0)


def test_a_charge_falls_bit_by_bit_and_adds_up() -> None:
    pay = Charge("pay", "yearly", 1, 100_000, 13, 104)
    assert money.amount(pay) == 175_000  # 91 of 52 weeks
    spent = [money.spent_by(pay, week) for week in (0, 13, 26, 52, 104, 200)]
    assert spent == [0, 0, 25_000, 75_000, 175_000, 175_000]
    fees = Charge("fees", "once", 3, 33.333, 52, 52)
    assert [money.spent_by(fees, week) for week in (52, 52.1)] == [0, 100]


WEEKS = 52 / 12


def charged(lever: Lever, charges: tuple[Charge, ...], count: int = 1, end: float = 26) -> Action:
    closes = (Close("t", "s", 3, count, True),)
    cost = money.cost_of(charges, count)
    return action(
        lever, "s", 3, count=count, cost=cost, end_week=end, closes=closes, charges=charges
    )


def planned(problem: Problem, *actions: Action) -> Plan:
    cost = money.add(action.cost for action in actions)
    return replace(plan(problem), actions=actions, cost=cost, horizon_weeks=104.0)


HIRES = charged(
    "hire",
    (
        Charge("recruiting", "once", 1, 5_000.555, 13, 13),
        Charge("pay", "yearly", 1, 100_000, 13, 104),
        Charge("interviews", "hours", 26, 86, 0, 13),
    ),
    count=2,
)
STEP = (Charge("learning", "hours", 160, 90, 0, 40), Charge("fees", "once", 160, 80, 0, 0))
TRAINING = charged("train", STEP, end=40)


def test_a_plan_of_two_actions_by_hand() -> None:
    result = planned(four_people(), HIRES, TRAINING)
    by_month, by_year = money.months(result), money.years(result)
    assert [len(by_month), len(by_year)] == [24, 2]

    first = by_month[0].spent  # weeks 0 to 4.33: a third of the interviews, 4.33 of 40 weeks
    assert first.one_off == 12_800
    assert first.hours == pytest.approx(2 * 26 / 3 + 160 * WEEKS / 40)
    assert first.hours_cost == pytest.approx(2 * 745.33 + 1_560)
    assert (first.running, first.run_rate) == (0, 0)

    fourth = by_month[3].spent  # from week 13: recruiting, and a full month's pay
    assert fourth.one_off == 2 * 5_000.56
    assert fourth.running == pytest.approx(2 * 100_000 / 12, abs=0.02)
    assert fourth.run_rate == 200_000

    item, two = by_year[0].spent, by_year[1].spent
    assert (item.one_off, two.one_off) == (22_801.12, 0)
    assert (item.running, two.running) == (150_000, 200_000)
    assert (item.hours, two.hours) == (pytest.approx(212), pytest.approx(0))


def test_what_a_position_costs_a_month_by_hand() -> None:
    result = planned(four_people(), HIRES, TRAINING)
    hire = money.by_lever(result)["hire"]
    assert hire.positions == 2
    assert hire.position_months == pytest.approx(2 * (104 - 26) / WEEKS)  # 36
    assert hire.cost_per_position_month == pytest.approx((10_001.12 + 350_000 + 4_472) / 36)
    assert hire.delivery_weeks == pytest.approx(52 / 40)
    late = replace(TRAINING, end_week=104)
    assert money.yardstick(result, [late]).cost_per_position_month is None


def test_what_starts_past_the_horizon_or_after_three_years_is_one_period_more() -> None:
    late = charged("hire", (Charge("recruiting", "once", 1, 7_000, 110, 110),), end=120)
    last = money.months(planned(four_people(), late))[-1]
    assert (last.number, last.start_week, last.end_week) == (25, 104, None)
    assert last.spent.one_off == 7_000
    pay = charged("hire", (Charge("pay", "yearly", 1, 52, 0, 260),))
    long = replace(planned(four_people(), pay), horizon_weeks=260.0)
    assert len(money.months(long)) == money.MOST_MONTHS + 1
    assert [period.spent.running for period in money.years(long)] == [52, 52, 52, 104]


@pytest.mark.parametrize("problem", [four_people(), *(random_team(seed) for seed in range(3))])
def test_every_way_of_cutting_adds_up_to_the_cent(problem: Problem) -> None:
    result = plan(problem)
    assert result.actions
    cost = result.cost
    shares = money.by_lever(result).values()
    assert money.add(share.cost for share in shares).total == cost.total
    for periods in (money.months(result), money.years(result)):
        assert _sum(periods, "one_off") == cost.one_off
        assert _sum(periods, "total") == cost.total
        assert _sum(periods, "hours") == pytest.approx(cost.hours)
        assert _sum(periods, "cash") == round(cost.total - _sum(periods, "hours_cost"), 2)
        for period in periods:
            parts = [spent.total for spent in period.by_lever.values()]
            assert round(sum(parts), 2) == period.spent.total
    assert _sum(money.months(result)[:12], "cash") == cost.first_year_cash
    assert money.years(result)[0].spent.cash == cost.first_year_cash


def _sum(periods: tuple[money.Period, ...], figure: str) -> float:
    return round(sum(getattr(period.spent, figure) for period in periods), 2)


def test_a_seat_counts_from_when_its_user_is_trained_for_it() -> None:
    """Ben is two levels below and can learn one of them in time: 60 h of 4 a week, and a seat."""
    base = four_people()
    people = [({"MLE": 3}, 0.0), ({"MLE": 1}, 4.0)]
    workers = tuple(
        replace(base.workers[n], levels=levels, hours_per_week=hours)
        for n, (levels, hours) in enumerate(people)
    )
    need = replace(base.needs[0], headcount=2, have=1, due_week=26.0)
    tool = replace(base.tools[0], weeks_to_productive=8)
    result = plan(replace(base, workers=workers, needs=(need,), tools=(tool,), hires=()))
    seat = next(action for action in result.actions if action.lever == "equip")
    assert (result.shortage, seat.end_week) == (0, 15)
    assert money.by_lever(result)["equip"].position_months == pytest.approx((104 - 15) / WEEKS)


def test_a_present_value_discounts_each_month_from_its_start() -> None:
    pay = charged("hire", (Charge("pay", "yearly", 1, 1_200, 0, 104),))
    result = planned(four_people(), pay)
    assert money.present_value(result) == result.cost.total == 2_400  # the rate is off
    at_ten = sum(100 / 1.1 ** (month / 12) for month in range(24))
    assert money.present_value(replace(result, discount_rate=0.1)) == pytest.approx(
        at_ten, abs=0.01
    )
    fees = charged("train", (Charge("fees", "once", 1, 1_100, 52, 52),))
    late = replace(planned(four_people(), fees), discount_rate=0.1)
    assert money.present_value(late) == 1_000


def test_a_started_week_counts_and_a_hair_does_not() -> None:
    assert (whole_week(32.2), whole_week(33.0), whole_week(20.0000000001)) == (33, 33, 20)
