"""What drives the answer most, on a store small enough to plan by hand."""

from __future__ import annotations

import pytest

from analytics.analyse import analyse
from analytics.results import Analysis
from analytics.selection import Selection
from analytics.strategy.drivers import Driver, driver, ranged, strongest
from analytics.strategy.scenario.scenario import Scenario
from data.load import load
from data.store.database import Database, open_database
from tests.build import rate, require
from tests.stores import seeded_at

TRAIN = Scenario(levers=("train",), deadline_weeks=26)


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


def ends(store: Database, analysis: Analysis, key: str) -> list[tuple[float, int, float]]:
    found = driver(store, analysis, TRAIN, key)
    return [(end.number, end.shortage, round(end.total, 2))
            for end in (found.low, found.likely, found.high)]  # fmt: skip


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


def test_what_the_plan_does_not_ask_for_changes_nothing(
    store: Database, analysis: Analysis
) -> None:
    found = driver(store, analysis, TRAIN, "hire.recruiting_cost")
    assert (found.shortage_swing, found.total_swing) == (0, 0)


def test_open_must_haves_rank_before_money(store: Database, analysis: Analysis) -> None:
    keys = ("hire.recruiting_cost", "training.fee_per_hour", "training.hours_to_level_3",
            "pay.loaded_factor")  # fmt: skip
    order = [d.key for d in strongest(driver(store, analysis, TRAIN, key) for key in keys)]
    assert order == ["training.hours_to_level_3", "training.fee_per_hour", "pay.loaded_factor"]


def test_a_scenarios_own_number_is_where_it_starts(store: Database, analysis: Analysis) -> None:
    scenario = Scenario(
        levers=("train",), deadline_weeks=26, assumptions=(("training.fee_per_hour", 200.0),)
    )
    found: Driver = driver(store, analysis, scenario, "training.fee_per_hour")
    assert [end.number for end in (found.low, found.likely, found.high)] == [30, 200, 200]
    assert found.high.total == found.likely.total > found.low.total


def test_numbers_without_a_range_are_not_varied(store: Database) -> None:
    keys = ranged(store, Scenario())
    assert "training.success" in keys
    assert "plan.horizon_weeks" not in keys
