"""Saved scenarios: versions, names, decisions that freeze, erasure and copying."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from data.ingest import ingest
from data.store import scenarios
from data.store.database import Database
from data.store.facts.settings import use_interest, uses_interest
from data.store.facts.waves import version
from data.store.ledger import Followed, Happened, Reached, Tracked, tell, tracked
from data.store.people.erasure import erase
from data.store.people.notice import privacy_notice
from data.store.scenarios import Decision, StoredScenario, stored_scenario, stored_scenarios
from data.vocabulary import RefusedError, Viewer
from tests.build import number_of, rate, require

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
    return [item.name for item in stored_scenarios(database)]


def test_a_scenario_keeps_its_versions_and_the_same_again_is_none(database: Database) -> None:
    first = scenarios.save(database, "  Four   “people” = ÄÖß ", BUDGET, "lee")
    assert (first.name, first.content, first.version) == ("Four “people” = ÄÖß", BUDGET, 1)
    assert (first.saved_by, first.decision) == ("lee", None)
    assert scenarios.save(database, "four “people” = äöß", BUDGET, "kim") == first
    second = scenarios.save(database, "four “people” = äöß", "budget = 2000\n", "kim")
    assert (second.name, second.version, second.saved_by) == ("Four “people” = ÄÖß", 2, "kim")
    kept = database.rows("select version_no, content from scenario_version order by version_no")
    assert kept == [(1, BUDGET), (2, "budget = 2000\n")]


def test_names_are_of_one_kind_and_listed_in_order(database: Database) -> None:
    for name in ("beta", "Alpha", "gamma"):
        scenarios.save(database, name, BUDGET, "")
    assert names(database) == ["Alpha", "beta", "gamma"]
    scenarios.delete(database, "ALPHA")
    assert names(database) == ["beta", "gamma"]
    with pytest.raises(RefusedError, match="No scenario is called “Alpha”; saved are “beta”"):
        stored_scenario(database, "Alpha")
    for name, text in ((" \n", "needs a name"), ("x" * 81, "81 characters")):
        with pytest.raises(RefusedError, match=text):
            scenarios.save(database, name, BUDGET, "")


FROZEN: list[tuple[str, Callable[[Database], object]]] = [
    ("changed", lambda store: scenarios.save(store, "A", "budget = 5\n", "")),
    ("deleted", lambda store: scenarios.delete(store, "A")),
    ("decided again", lambda store: scenarios.decide(store, "A", DECISION)),
]


@pytest.mark.parametrize(("what", "act"), FROZEN, ids=[what for what, _ in FROZEN])
def test_a_decision_freezes_until_it_is_reopened(
    database: Database, what: str, act: Callable[[Database], StoredScenario]
) -> None:
    before = version(database)
    scenarios.save(database, "A", BUDGET, "lee")
    with pytest.raises(RefusedError, match="needs its reason"):
        scenarios.decide(database, "A", replace(DECISION, reason=" "))
    with pytest.raises(RefusedError, match="not decided"):
        scenarios.reopen(database, "A", "")
    decided = scenarios.decide(database, "A", DECISION)
    assert decided.decision == DECISION
    assert version(database) == before  # no answer that pages keep is another
    with pytest.raises(RefusedError, match=f"decided on 2026-11-02 and is not {what}"):
        act(database)
    assert stored_scenario(database, "A") == decided
    assert scenarios.save(database, "A", BUDGET, "kim") == decided  # nothing would change
    assert scenarios.reopen(database, "A", "kim").decision is None
    act(database)
    record = database.rows("select reopened_by, reason from decision where reopened_at is not null")
    assert what == "deleted" or record == [("kim", "Cheapest that closes all")]


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
    return [item.name for item in stored_scenarios(database) if item.decision]


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


def decided(database: Database) -> Tracked:
    """Ana is to learn Python from 2 to 4 and gets a tool for SQL; so does Bo."""
    rate(database, "person team role Python SQL\nAna Core . 2 2\nBo Edge . 3 1", rater="manager")
    ana, bo = number_of(database, "Ana"), number_of(database, "Bo")
    of_ana = (Followed(1, "Python", 2, 4, ana), Followed(2, "SQL", 2, 3, ana))
    followed = (*of_ana, Followed(4, "SQL", 1, 2, bo))
    scenarios.save(database, "A", BUDGET, "")
    waves = (("Core", "now"), ("Edge", "now"))
    scenarios.decide(database, "a", replace(DECISION, followed=followed, waves=waves))
    result = tracked(database, "A")
    assert result
    assert (result.followed, result.waves) == (followed, waves)
    return result


def test_who_is_erased_leaves_how_far_they_came_and_no_number(database: Database) -> None:
    number = decided(database).decision_no
    first = Happened(3, 1, None, date(2026, 12, 1), date(2027, 1, 4), None, 4000.0, None, "late")
    later_told = replace(first, outcome=True)
    head, later = "person team role Python SQL\n", {"wave": "later", "held_on": date(2027, 4, 15)}
    rate(database, f"{head}Ana Core . 5 1\nBo Edge . 3 1", rater="manager", **later)
    rate(database, f"{head}Ana Core . 5 5", **later)
    with database.transaction() as change:
        tell(change, number, [first, Happened(3, 2, False)])
        tell(change, number, [Happened(1, 1, note="Ana likes it"), later_told, Happened(3, 2)])
    bo = number_of(database, "Bo")
    erase(database, "Ana")
    left = tracked(database, "A")
    assert left
    assert [f.person_no for f in left.followed] == [None, None, bo]
    # 5 is beyond what was asked for, 1 below where the action began
    assert left.reached == (
        Reached(1, "Python", "now", 2),
        Reached(1, "Python", "later", 4),
        Reached(2, "SQL", "now", 2),
        Reached(2, "SQL", "later", 2),
    )
    assert left.happened == (Happened(1, 1, note="erased likes it"), later_told)


def interest(database: Database) -> dict[str, dict[str, int]]:
    problem = build_problem(database, analyse(database, Selection(viewer=Viewer())), Scenario())
    return {worker.label: dict(worker.interest) for worker in problem.workers}


def test_a_plan_knows_of_it_only_where_the_store_uses_it(database: Database) -> None:
    survey = b"person,team,Python,Python interest\nana@x.org,Core,3,0\nbo@x.org,Core,2,4\n"
    ingest(database, survey, "a.csv", wave="now", scale="0-5")
    require(database, "Core Python 3 2 yes")
    before, asked = version(database), interest(database)
    assert asked == {"ana@x.org": {"python": 0}, "bo@x.org": {"python": 4}}
    use_interest(database, False)
    assert version(database) != before  # what is kept of earlier answers is made anew
    assert interest(database) == {"ana@x.org": {}, "bo@x.org": {}}
    assert (uses_interest(database), privacy_notice(database).uses_interest) == (False, False)
    assert database.rows("select count(*) from opinion") == [(2,)]
    use_interest(database, True)
    assert interest(database) == asked
