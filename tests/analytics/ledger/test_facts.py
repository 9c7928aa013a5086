"""What the ledger reads from a store, on both engines: ratings of managers, and who is new."""

from dataclasses import replace
from datetime import date

from analytics.ledger.ledger import first_seen, ledger
from analytics.ledger.outcomes import Rated, facts
from analytics.results import Selection
from analytics.strategy.scenario.saved import Saved, decide, save
from analytics.strategy.scenario.scenario import Scenario
from data.store.database import Database
from tests.analytics.ledger.small import action
from tests.build import list_people, rate, require
from tests.dashboard.hand_built import plan

FIRST, SECOND = date(2026, 1, 5), date(2026, 7, 6)


def person(database: Database, label: str) -> int:
    return int(database.rows("select person_no from person where label = :l", {"l": label})[0][0])


def decided(database: Database) -> Saved:
    """Ana is to learn Python from 2 to 3 by week 20; Eve comes between the waves."""
    rate(
        database,
        "person team role Python\nAna Core Dev 2\nBo Core Dev 1",
        wave="first",
        held_on=FIRST,
        rater="manager",
    )
    require(database, "Core Python 3 1 yes", valid_from=FIRST)
    save(database, Scenario(name="A"), "")
    ana = replace(action("train", "Python", 3), person_no=person(database, "Ana"))
    chosen = replace(plan(start=FIRST), actions=(ana,))
    saved = decide(database, "A", chosen, Selection(), "why not", on=FIRST, who="")
    rate(database, "person team role Python\nAna Core Dev 5", wave="second", held_on=SECOND)
    rate(
        database,
        "person team role Python\nAna Core Dev 3\nBo Core Dev -",
        wave="second",
        held_on=SECOND,
        rater="manager",
    )
    list_people(database, "Eve Core Dev . .", valid_from=date(2026, 3, 2))
    return saved


def test_only_what_managers_said_is_read_and_unknown_is_no_rating(database: Database) -> None:
    saved = decided(database)
    ana, bo = person(database, "Ana"), person(database, "Bo")
    known = facts(database, saved, None)
    assert known.ratings == {
        (ana, "Python"): (Rated("first", FIRST, 2), Rated("second", SECOND, 3)),
        (bo, "Python"): (Rated("first", FIRST, 1),),
    }
    assert known.tracked.waves == (("Core", "first"),)
    assert facts(database, saved, "first").days == {"first": FIRST}
    assert first_seen(database)[person(database, "Eve")] == date(2026, 3, 2)


def test_a_decided_plan_is_followed_from_the_store(database: Database) -> None:
    saved = decided(database)
    (outcome,) = ledger(database, saved).outcomes
    assert (outcome.state, outcome.why, outcome.rise and outcome.rise.rise) == ("yes", "rated", 1)
    before = ledger(database, saved, "first")
    assert (before.outcomes[0].why, before.coverage) == ("not due", None)
