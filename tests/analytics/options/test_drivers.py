"""What drives the answer most, on a store small enough to plan by hand."""

from dataclasses import replace

import pytest

from analytics.analyse import analyse
from analytics.options.choice import choose
from analytics.options.drivers import Driver, basis, driver, ranged, standing, strongest
from analytics.options.purchases import planned_of
from analytics.results import Analysis, Selection
from analytics.strategy.answer.closing import Blend
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Plan
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import as_late_as_serves
from data.load import load
from data.store.database import Database, open_database
from tests.analytics.options.small import assistant, problem
from tests.analytics.strategy.parts import four_people, ruled
from tests.build import rate, require
from tests.stores import seeded_at

TRAIN = Scenario(levers=("train",), deadline_weeks=26, option="paper")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Bob has Python at 3, Ann is one level below, two are required."""
    database = open_database(seeded_at(tmp_path_factory.mktemp("drivers") / "store.duckdb"))
    rate(database, "person team role Python\nann Core . 2\nbob Core . 3")
    require(database, "Core Python 3 2 yes")
    people = b"person,team,hours_per_week,mentor_hours_per_week\nann,Core,8,0\nbob,Core,0,5\n"
    load(database, "people", people, "people.csv")
    return database


@pytest.fixture(scope="module")
def analysis(store: Database) -> Analysis:
    return analyse(store, Selection())


def driven(store: Database, analysis: Analysis, key: str, scenario: Scenario = TRAIN) -> Driver:
    own = choose(store, analysis, scenario)
    return driver(store, analysis, scenario, own, basis(own), key)


def ends(store: Database, analysis: Analysis, key: str) -> list[tuple[float, int, float]]:
    result = driven(store, analysis, key)
    three = (result.low, result.likely, result.high)
    return [(end.number, end.shortage, round(end.total, 2)) for end in three]


def test_a_price_swings_the_total(store: Database, analysis: Analysis) -> None:
    # 160 h of learning and 24 of mentoring at 133,080 x 1.35 / 2,080, and fees
    hours = 13_819.85 + 2_072.98
    assert ends(store, analysis, "training.fee_per_hour") == [
        (30, 0, pytest.approx(160 * 30 + hours)),
        (80, 0, pytest.approx(160 * 80 + hours)),
        (165, 0, pytest.approx(160 * 165 + hours)),
    ]


def test_hours_that_do_not_fit_leave_the_position_open(store: Database, analysis: Analysis) -> None:
    # 26 weeks of 8 hours are 208: 320 hours do not fit, and an empty plan costs nothing
    low, likely, high = ends(store, analysis, "training.hours_to_level_3")
    assert [low[:2], likely[:2], high[:2]] == [(80, 0), (160, 0), (320, 1)]
    assert high[2] == 0


def test_what_moves_net_cost_most_comes_first(store: Database, analysis: Analysis) -> None:
    keys = ["training.hours_to_level_3", "pay.loaded_factor", "training.fee_per_hour"]
    drivers = (driven(store, analysis, key) for key in ("hire.recruiting_cost", *keys[::-1]))
    assert [d.key for d in strongest(drivers)] == keys


def test_a_scenarios_own_number_is_where_it_starts(store: Database, analysis: Analysis) -> None:
    scenario = replace(TRAIN, assumptions=(("training.fee_per_hour", 200.0),))
    result = driven(store, analysis, "training.fee_per_hour", scenario)
    assert [end.number for end in (result.low, result.likely, result.high)] == [30, 200, 200]
    assert result.high.total == result.likely.total > result.low.total


def test_numbers_without_a_range_are_not_varied(store: Database) -> None:
    keys = ranged(store, Scenario())
    assert "training.success" in keys
    assert "plan.horizon_weeks" not in keys


def test_the_plan_that_stands_is_paid_though_it_closes_nothing(
    store: Database, analysis: Analysis
) -> None:
    # 320 h instead of 160 h: the same step costs twice as much and ends after week 26
    result = driven(store, analysis, "training.hours_to_level_3")
    # Of Ann's, and of a mentor's: nobody here has a pay band.
    hour = 133_080 * 1.35 / 2_080
    step = 160 * 80 + (160 + 24) * hour
    assert (result.fixed_low.shortage, result.fixed_high.shortage) == (0, 1)
    assert result.fixed_low.total == pytest.approx(step / 2, abs=0.02)
    assert result.fixed_high.total == pytest.approx(step * 2, abs=0.02)
    assert (result.likely.shortage, result.high.shortage) == (0, 1)


def test_what_it_costs_beyond_the_budget_is_said(store: Database, analysis: Analysis) -> None:
    # the fees are the only cash: 160 x 80 = 12,800 as planned, 160 x 165 = 26,400 at the high end
    within = replace(TRAIN, budget=13_000)
    result = driven(store, analysis, "training.fee_per_hour", within)
    standing = (result.fixed_low, result.likely, result.fixed_high)
    assert [end.over_budget for end in standing] == [0, 0, 13_400]
    assert (result.fixed_high.shortage, result.high.shortage) == (0, 1)


def test_an_option_hangs_on_chances(store: Database, analysis: Analysis) -> None:
    # Ann's step pays at every chance, so that only what may be expected of it moves
    balanced = replace(TRAIN, option="balanced")
    result = driven(store, analysis, "training.success", balanced)
    assert [end.number for end in (result.low, result.likely, result.high)] == [0.5, 0.7, 0.85]
    assert result.low.total == result.likely.total == result.high.total > 0
    weeks = [end.open_weeks for end in (result.low, result.likely, result.high)]
    assert weeks == sorted(weeks, reverse=True)
    fixed = [result.fixed_low, result.fixed_high]
    assert [end.net for end in fixed] == [result.low.net, result.high.net]
    assert result.strength == pytest.approx(result.low.net - result.high.net)
    assert [d.key for d in strongest([result])] == ["training.success"]


def test_at_an_end_a_number_is_certain_and_the_option_anew_never_worse(
    store: Database, analysis: Analysis
) -> None:
    """An open week costs half as much, and twice: so does what is net beside the total."""
    balanced = replace(TRAIN, option="balanced")
    result = driven(store, analysis, "vacancy.times_pay", balanced)
    assert [end.number for end in (result.low, result.likely, result.high)] == [0.5, 1, 2]
    standing = (result.fixed_low, result.likely, result.fixed_high)
    low, likely, high = (end.net - end.total for end in standing)
    assert (likely / low, high / likely) == pytest.approx((2, 2))
    for fixed, anew in ((result.fixed_low, result.low), (result.fixed_high, result.high)):
        assert anew.net <= fixed.net * 1.02 + 1


def test_what_an_option_does_not_ask_for_costs_no_solve(
    store: Database, analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = Scenario(deadline_weeks=26)
    own = choose(store, analysis, scenario)
    likely = basis(own)
    monkeypatch.setattr("analytics.options.choice.Choice.again", None)
    result = driver(store, analysis, scenario, own, likely, "assess.hours_per_rating")
    assert not result.moves


def stands(asked: Problem, other: Problem) -> Plan:
    """The plan as counted of a problem, under another's numbers."""
    return planned_of(other, standing(asked, answer(asked).blend, other)).plan


def test_four_people_at_a_hundred_an_hour() -> None:
    # 2 seats of 1,200; 4 steps of 500 that take 160 + 160 + 60 + 160 = 540 h: at 90 an hour 53,000
    asked = four_people()
    assert stands(asked, asked).cost.total == 2_400 + 2_000 + 540 * 90 == 53_000
    dearer = ruled(asked, training_rate=100.0)
    assert stands(asked, dearer).cost.total == 2_400 + 2_000 + 540 * 100


def test_nothing_new_is_bought() -> None:
    # hires may come in week 0 and be many, but the plan hired nobody: it stays as open as it is
    asked = four_people()
    alone = ruled(asked, levers=frozenset(["equip"]))
    assert (stands(alone, asked).shortage, answer(asked).plan.shortage) == (3, 0)


def test_hires_stand_by_their_profile_where_another_problem_has_other_starts() -> None:
    own = problem([2, 4], 2)
    dev, other = own.hires[0], replace(own.hires[0], profile="Analyst")
    own = replace(own, hires=(dev, other))
    more = replace(own, hires=(dev, replace(dev, turn=1), other))
    bought = Blend({}, {(0, "Core"): 1, (1, "Core"): 2}, (), ())
    assert standing(own, bought, more).hires == {(0, "Core"): 1, (2, "Core"): 2}
    back = Blend({}, {(0, "Core"): 1, (1, "Core"): 1, (2, "Core"): 2}, (), ())
    assert standing(more, back, own).hires == {(0, "Core"): 2, (1, "Core"): 2}


def test_seats_stand_by_their_tool_where_another_problem_has_other_starts() -> None:
    own = problem([2, 4], 2, tools=[assistant(), replace(assistant(), name="Other")])
    first, other = own.tools
    more = replace(own, tools=(first, replace(first, turn=1), other))
    bought = Blend({}, {}, ((0, 0), (0, 1)), ((0, 0),))
    assert standing(own, bought, more).seats == ((0, 0), (0, 2))
    back = Blend({}, {}, ((0, 1), (0, 2)), ((0, 0),))
    assert standing(more, back, own).seats == ((0, 0), (0, 1))


def test_what_stands_meets_the_dates_that_it_met() -> None:
    """Seats begin for weeks 12, 26 and 52; where a roll-out takes 14 weeks, for 14 and 52."""
    tool = replace(assistant(), weeks_to_productive=8.0)
    asked = problem([2, 2, 2, 4], 2, 12.0, tools=[tool], hires=False)
    dues = (12.0, 26.0, 52.0)
    needs = tuple(replace(asked.needs[0], headcount=4, due_week=due) for due in dues)
    own = as_late_as_serves(replace(asked, needs=needs))
    slower = tuple(replace(one, weeks_to_productive=14.0) for one in asked.tools)
    other = as_late_as_serves(replace(asked, needs=needs, tools=slower))
    assert [t.delay for t in own.tools] == [4, 18, 44]
    assert [t.delay for t in other.tools] == [0, 38]
    bought = Blend({}, {}, ((0, 0), (1, 1), (2, 2)), ())
    assert standing(own, bought, other).seats == ((0, 0), (1, 0), (2, 1))


def test_a_seat_that_is_late_for_its_need_stands() -> None:
    """In use from week 4 of a need that is due in week 2."""
    asked = problem([2, 4], 2, 2.0, tools=[assistant()])
    late = Blend({}, {}, ((0, 0),), ((0, 0),))
    assert standing(asked, late, asked) == late
