"""Saved scenarios: versions, names, decisions that freeze, erasure and copying."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from data.store import scenarios
from data.store.database import Database
from data.store.facts.waves import version
from data.store.people.erasure import erase
from data.store.scenarios import Decision, StoredScenario, stored_scenario, stored_scenarios
from data.vocabulary import RefusedError
from tests.build import rate

BUDGET = "budget = 1000\n"
DECISION = Decision(
    scenario_hash="ab" * 32,
    team=None,
    wave="2026 autumn",
    ratings="fused",
    plan='{"cost": {"total": 12.5}}',
    reason="Cheapest that closes all",
    decided_on=date(2026, 11, 2),
    decided_by="lee",
    recorded_at=datetime(2026, 11, 2, 9, 30),
)


def names(database: Database) -> list[str]:
    return [one.name for one in stored_scenarios(database)]


def test_a_scenario_keeps_its_versions_and_the_same_again_is_none(database: Database) -> None:
    first = scenarios.save(database, "  Four   people ", BUDGET, "lee")
    assert (first.name, first.content, first.version) == ("Four people", BUDGET, 1)
    assert (first.saved_by, first.decision) == ("lee", None)
    assert scenarios.save(database, "four people", BUDGET, "kim") == first
    second = scenarios.save(database, "four people", "budget = 2000\n", "kim")
    assert (second.name, second.version, second.saved_by) == ("Four people", 2, "kim")
    kept = database.rows("select version_no, content from scenario_version order by version_no")
    assert kept == [(1, BUDGET), (2, "budget = 2000\n")]


def test_names_are_of_one_kind_and_listed_in_order(database: Database) -> None:
    for name in ("beta", "Alpha", "gamma"):
        scenarios.save(database, name, BUDGET, "")
    assert names(database) == ["Alpha", "beta", "gamma"]
    assert scenarios.copy(database, "alpha", "Delta", "lee").content == BUDGET
    with pytest.raises(RefusedError, match="“BETA” exists already"):
        scenarios.copy(database, "Alpha", "BETA", "")
    with pytest.raises(RefusedError, match="exists already"):
        scenarios.rename(database, "gamma", "beta")
    assert scenarios.rename(database, "gamma", "Gamma").name == "Gamma"
    scenarios.delete(database, "ALPHA")
    assert names(database) == ["beta", "Delta", "Gamma"]
    with pytest.raises(RefusedError, match="No scenario is called “Alpha”; saved are “beta”"):
        stored_scenario(database, "Alpha")


@pytest.mark.parametrize(("name", "said"), [(" \n", "needs a name"), ("x" * 81, "81 characters")])
def test_a_name_that_is_none_is_refused(database: Database, name: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        scenarios.save(database, name, BUDGET, "")
    assert names(database) == []


FROZEN: list[tuple[str, Callable[[Database], object]]] = [
    ("changed", lambda store: scenarios.save(store, "A", "budget = 5\n", "")),
    ("renamed", lambda store: scenarios.rename(store, "A", "B")),
    ("deleted", lambda store: scenarios.delete(store, "A")),
    ("decided again", lambda store: scenarios.decide(store, "A", DECISION)),
]


@pytest.mark.parametrize(("what", "act"), FROZEN, ids=[what for what, _ in FROZEN])
def test_a_decision_freezes_until_it_is_reopened(
    database: Database, what: str, act: Callable[[Database], StoredScenario]
) -> None:
    scenarios.save(database, "A", BUDGET, "lee")
    decided = scenarios.decide(database, "A", DECISION)
    assert decided.decision == DECISION
    with pytest.raises(RefusedError, match=f"decided on 2026-11-02 and is not {what}"):
        act(database)
    assert stored_scenario(database, "A") == decided
    assert scenarios.save(database, "A", BUDGET, "kim") == decided  # nothing would change
    assert scenarios.copy(database, "A", "Next", "").decision is None
    assert scenarios.reopen(database, "A", "kim").decision is None
    act(database)
    record = database.rows("select reopened_by, reason from decision where reopened_at is not null")
    assert what == "deleted" or record == [("kim", "Cheapest that closes all")]


def test_a_decision_needs_a_reason_and_reopening_one(database: Database) -> None:
    scenarios.save(database, "A", BUDGET, "")
    with pytest.raises(RefusedError, match="needs its reason"):
        scenarios.decide(database, "A", replace(DECISION, reason=" "))
    with pytest.raises(RefusedError, match="not decided"):
        scenarios.reopen(database, "A", "")


def test_saving_a_scenario_changes_no_answer_that_pages_keep(database: Database) -> None:
    before = version(database)
    scenarios.save(database, "A", BUDGET, "")
    scenarios.decide(database, "A", DECISION)
    assert version(database) == before


def test_erasing_a_person_takes_the_name_out_of_what_was_written(database: Database) -> None:
    rate(database, "person team role Python\nAna Core . 3\nBo Core . 2")
    scenarios.save(database, "Train Ana", 'name = "ana and Banana"\n', "lee")
    scenarios.decide(
        database, "Train Ana", replace(DECISION, reason="ANA asked", plan='{"who": "Ana"}')
    )
    erase(database, "Ana")
    left = stored_scenario(database, "Train erased")
    assert left.content == 'name = "erased and Banana"\n'
    assert left.decision
    assert (left.decision.reason, left.decision.plan) == ("erased asked", '{"who": "erased"}')
    assert left.decision.scenario_hash == DECISION.scenario_hash


def test_two_scenarios_do_not_become_one_by_erasing(database: Database) -> None:
    rate(database, "person team role Python\nAna Core . 3\nAnna Core . 2")
    for name in ("Ana", "Anna", "anagram"):
        scenarios.save(database, name, BUDGET, "")
    erase(database, "Ana")
    erase(database, "Anna")
    assert names(database) == ["anagram", "erased", "erased 2"]


def standing(database: Database) -> list[str]:
    return [one.name for one in stored_scenarios(database) if one.decision]


@pytest.mark.parametrize(
    ("team", "wave", "same"),
    [
        ("Red", "2026 autumn", True),
        (None, "2026 autumn", True),  # all teams hold Red
        ("Red", None, True),  # the latest wave may be this one
        ("Blue", "2026 autumn", False),
        ("Red", "2027 spring", False),
    ],
)
def test_a_second_decision_for_the_same_people_is_asked_about(
    database: Database, team: str | None, wave: str | None, same: bool
) -> None:
    for name in ("One", "Two"):
        scenarios.save(database, name, BUDGET, "lee")
    scenarios.decide(database, "One", replace(DECISION, team="Red"))
    second = replace(DECISION, team=team, wave=wave)
    if not same:
        scenarios.decide(database, "Two", second)
        assert standing(database) == ["One", "Two"]
        return
    with pytest.raises(RefusedError, match="“One” stands decided for the same people"):
        scenarios.decide(database, "Two", second)
    assert standing(database) == ["One"]
    scenarios.decide(database, "Two", second, "keep")
    assert standing(database) == ["One", "Two"]
    scenarios.reopen(database, "Two", "lee")
    scenarios.decide(database, "Two", second, "replace")
    assert standing(database) == ["Two"]
    taken_back = database.rows("select reopened_by from decision where reopened_at is not null")
    assert len(taken_back) == 2  # both stay on record
