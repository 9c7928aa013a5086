"""Ranges as PERT, the streams that draw from them, and where a plan takes its ranges from."""

import numpy as np
import pytest

from analytics.analyse import analyse
from analytics.chances.ranges import Draws, Range, Ranges, certain, read_ranges
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario, ScenarioTool, Training
from analytics.strategy.setup.setup import build_problem
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from tests.build import rate, require

SHARES = (np.arange(20_000) + 0.5) / 20_000


@pytest.mark.parametrize("ends", [(0.5, 0.7, 0.85), (10.0, 20.0, 40.0), (0.0, 0.0, 0.1)])
def test_pert_has_its_ends_and_its_mean(ends: tuple[float, float, float]) -> None:
    low, likely, high = ends
    found = Range(*ends).at(SHARES)
    assert low <= found.min() < found.max() <= high
    assert found.mean() == pytest.approx((low + 4 * likely + high) / 6, rel=1e-4)


def test_a_range_in_the_middle_is_symmetric() -> None:
    """Beta(3, 3): half below the middle, variance 1/28 of the width squared."""
    found = Range(0.0, 0.5, 1.0).at(SHARES)
    assert np.median(found) == pytest.approx(0.5, abs=1e-4)
    assert found.var() == pytest.approx(1 / 28, rel=1e-3)


def test_a_range_as_multiples() -> None:
    assert Range(10, 20, 40).over(20) == Range(0.5, 1.0, 2.0)
    assert Range(0, 0, 4).over(0) == certain(1.0)
    assert set(certain(0.3).at(SHARES)) == {0.3}


def test_each_source_has_its_own_stream() -> None:
    draws = Draws(seed=1, runs=10_000)
    ann, bob = draws.shares("leaves", 1), draws.shares("leaves", 2)
    assert np.array_equal(ann, Draws(1, 10_000).shares("leaves", 1))
    assert not np.array_equal(ann, Draws(2, 10_000).shares("leaves", 1))
    assert abs(np.corrcoef(ann, bob)[0, 1]) < 0.04  # four standard errors of 1/sqrt(10,000)
    assert ann.mean() == pytest.approx(0.5, abs=4 * 0.2887 / 100)


def read(store: Database, scenario: Scenario) -> Ranges:
    rate(store, "person team role Python\nann Core . 3")
    require(store, "Core Python 3 1 yes")
    analysis = analyse(store, Selection())
    return read_ranges(store, analysis, scenario, build_problem(store, analysis, scenario))


def test_the_stores_ranges(database: Database) -> None:
    found = read(database, Scenario())
    assert found.success == Range(0.5, 0.7, 0.85)
    assert found.attrition == Range(0.08, 0.13, 0.20)
    assert found.works_out == Range(0.75, 0.85, 0.95)
    assert found.lengths[2] == Range(0.5, 1.0, 2.0)
    assert found.market_share == 0.5
    assert found.contract_works_out == Range(0.75, 0.9, 0.97)
    assert found.success_when_equipped == Range(0.85, 0.93, 1.0)
    (assistant,) = found.tools
    assert assistant.weeks == Range(4, 8, 12)
    python, inference = (lookup(database)[k].skill_id for k in ("python", "model serving"))
    assert assistant.credit[python] == Range(0.0, 0.8, 0.9)
    assert assistant.credit[inference] == Range(0.0, 0.6, 0.8)


def test_what_the_scenario_gives_is_certain(database: Database) -> None:
    scenario = Scenario(
        attrition=0.0,
        training=Training(success=1.0, hours_to_level=(1, 2, 3, 4, 5)),
        tools=(
            ScenarioTool("Own", ("Python",), credit=0.9, weeks_to_productive=2),
            ScenarioTool("Other", ("Python",)),
        ),
    )
    found = read(database, scenario)
    assert (found.attrition, found.success) == (certain(0.0), certain(1.0))
    assert found.lengths == (certain(1.0),) * 5
    own, other = found.tools
    assert own.weeks == certain(2)
    assert set(own.credit.values()) == {certain(0.9)}
    assert set(other.credit.values()) == {Range(0.0, 0.8, 0.9)}


def test_an_assumption_of_the_scenario_moves_the_range(database: Database) -> None:
    found = read(database, Scenario(assumptions=(("training.success", 0.9),)))
    assert found.success == Range(0.5, 0.9, 0.9)
