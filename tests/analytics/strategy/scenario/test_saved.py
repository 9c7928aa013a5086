"""Scenarios in the store: what was saved is read back, and a decision keeps its numbers."""

import json
from datetime import date

import pytest

from analytics.knobs import GONE
from analytics.results import Selection
from analytics.strategy.results import Cost
from analytics.strategy.scenario.saved import (
    NAME,
    decide,
    save,
    saved_scenario,
    saved_scenarios,
    with_offers,
)
from analytics.strategy.scenario.scenario import (
    Scenario,
    ScenarioHire,
    Training,
    read_scenario,
    scenario_text,
)
from data.store import scenarios
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.analytics.strategy.four_people import four_people
from tests.dashboard.hand_built import plan

SCENARIO = Scenario(
    name="Autumn",
    budget=120_000.0,
    levers=("train", "equip"),
    training=Training(max_steps=2),
    hires=(ScenarioHire("ML engineer", (("Python", 4),)),),
    reviewers=0,
)


def test_what_is_saved_is_read_back_equal(database: Database) -> None:
    assert save(database, SCENARIO, "lee").scenario == SCENARIO
    (found,) = saved_scenarios(database)
    assert (found.scenario, found.version, found.saved_by) == (SCENARIO, 1, "lee")


def test_a_decision_keeps_the_plan_of_its_day_without_names(database: Database) -> None:
    save(database, SCENARIO, "lee")
    selection = Selection(team="Red", wave="now", ratings="manager")
    decide(
        database,
        "autumn",
        plan(start=date(2026, 10, 15)),
        selection,
        " Cheapest ",
        on=date(2026, 11, 2),
        who="kim",
    )
    decided = saved_scenario(database, "Autumn").decided
    assert (decided.reason, decided.decided_on, decided.decided_by) == (
        "Cheapest",
        date(2026, 11, 2),
        "kim",
    )
    assert (decided.team, decided.wave, decided.ratings) == ("Red", "now", "manager")
    assert decided.cost == Cost(19_800, 200_000, 209, 400_000, 162_800)
    assert (decided.currency, decided.shortage, decided.coverage_after) == ("USD", 0, 1.0)
    assert decided.scenario_hash == plan().scenario_hash
    assert decided.document["start"] == "2026-10-15"
    first = decided.document["actions"][0]
    assert (first["who"], first["end_week"], first["cost"]["total"]) == ("ML engineer", 20, 28_892)
    assert "Ana" not in json.dumps(decided.document)


def test_a_saved_scenario_that_asks_for_what_is_gone_is_named_and_can_be_deleted(
    database: Database,
) -> None:
    scenarios.save(database, "Old", 'name = ""\nconfidence = 0.8\n', "lee")
    with pytest.raises(RefusedError) as refused:
        saved_scenario(database, "Old")
    assert str(refused.value) == (
        "Delete the scenario “Old” (skillmix scenario delete): confidence is gone: "
        f"{GONE['confidence']}."
    )
    with pytest.raises(RefusedError, match="“Old”"):
        saved_scenarios(database)
    scenarios.delete(database, "Old")
    assert saved_scenarios(database) == ()


@pytest.mark.parametrize("name", ["Four “people”", "x = 1", "ÄÖÜ ß"])
def test_any_name_is_a_name(database: Database, name: str) -> None:
    assert save(database, Scenario(name=name), "").name == name


def test_it_names_what_is_short() -> None:
    """MLE at 3 is the first that is short."""
    problem = four_people()
    found = with_offers(Scenario(budget=5.0), problem)
    assert found.name == NAME
    assert found.contractors[0].levels == ((problem.skill_names["MLE"], 3),)
    assert read_scenario(scenario_text(found).encode()) == found
    assert with_offers(found, problem) == found
