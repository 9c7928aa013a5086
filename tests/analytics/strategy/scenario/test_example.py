"""The example of a contractor and a move: it is read back, and plans."""

from __future__ import annotations

from dataclasses import replace

from analytics.strategy.scenario.file import read_scenario, scenario_text
from analytics.strategy.scenario.saved import NAME, with_offers
from analytics.strategy.scenario.scenario import Scenario
from tests.analytics.strategy.four_people import four_people


def test_it_names_what_is_short_and_two_teams() -> None:
    """MLE at 3 is the first that is short."""
    problem = replace(four_people(), teams=("Blue", "Red"))
    found = with_offers(Scenario(budget=5.0), problem)
    assert found.name == NAME
    assert found.contractors[0].levels == ((problem.skill_names["MLE"], 3),)
    assert [(move.source, move.target) for move in found.moves] == [("Blue", "Red")]
    assert read_scenario(scenario_text(found).encode()) == found
    assert with_offers(found, problem) == found
    alone = with_offers(Scenario(), four_people())
    assert alone.moves == ()
