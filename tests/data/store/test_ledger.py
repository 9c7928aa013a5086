"""What is kept to follow a decided plan, through erasing, deleting, reopening and copying."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from data.store import scenarios
from data.store.database import Database
from data.store.ledger import Followed, Happened, Reached, Tracked, tell, tracked
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.build import HISTORY, everything, rate
from tests.data.store.test_scenarios import BUDGET, DECISION

LATER = date(2027, 4, 15)


def person(database: Database, label: str) -> int:
    return int(database.rows("select person_no from person where label = :l", {"l": label})[0][0])


def decided(database: Database) -> Tracked:
    """Ana is to learn Python from 2 to 4 and gets a tool for SQL; Bo moves."""
    rate(database, "person team role Python SQL\nAna Core . 2 2\nBo Edge . 3 1", rater="manager")
    ana, bo = person(database, "Ana"), person(database, "Bo")
    followed = (
        Followed(1, "Python", 2, 4, ana),
        Followed(2, "SQL", 2, 3, ana),
        Followed(4, None, None, None, bo),
    )
    scenarios.save(database, "A", BUDGET, "")
    waves = (("Core", "now"), ("Edge", "now"))
    scenarios.decide(database, "a", replace(DECISION, followed=followed, waves=waves))
    found = tracked(database, "A")
    assert found
    assert (found.followed, found.waves) == (followed, waves)
    return found


def test_what_was_told_is_replaced_and_an_empty_line_is_nothing(database: Database) -> None:
    number = decided(database).decision_no
    first = Happened(3, 1, None, date(2026, 12, 1), date(2027, 1, 4), None, 4000.0, None, "late")
    for told in ([first, Happened(3, 2, False)], [replace(first, outcome=True), Happened(3, 2)]):
        with database.transaction() as change:
            tell(change, number, told)
    left = tracked(database, "A")
    assert left
    assert left.happened == (replace(first, outcome=True),)


def test_who_is_erased_leaves_how_far_they_came_and_no_number(database: Database) -> None:
    number = decided(database).decision_no
    head, later = "person team role Python SQL\n", {"wave": "later", "held_on": LATER}
    rate(database, f"{head}Ana Core . 5 1\nBo Edge . 3 1", rater="manager", **later)
    rate(database, f"{head}Ana Core . 5 5", **later)
    with database.transaction() as change:
        tell(change, number, [Happened(1, 1, note="Ana likes it")])
    bo = person(database, "Bo")
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
    assert left.happened[0].note == "erased likes it"


def test_a_reopened_decision_is_not_followed_and_a_deleted_one_gone(database: Database) -> None:
    number = decided(database).decision_no
    with database.transaction() as change:
        tell(change, number, [Happened(1, 1, True)])
    scenarios.reopen(database, "A", "")
    assert tracked(database, "A") is None
    scenarios.delete(database, "A")
    for table in ("followed", "followed_wave", "happened"):
        assert database.rows(f"select * from {table}") == []


def test_a_deleted_scenario_is_put_back_whole_but_for_who_was_erased(database: Database) -> None:
    number = decided(database).decision_no
    with database.transaction() as change:
        tell(change, number, [Happened(1, 1, True)])
    scenarios.reopen(database, "A", "kim")
    before = everything(database, HISTORY)
    stored = scenarios.stored_scenario(database, "A")
    gone = scenarios.delete(database, "a")
    assert scenarios.stored_scenarios(database) == ()
    assert scenarios.restore(database, gone) == stored
    assert everything(database, HISTORY) == before

    gone = scenarios.delete(database, "A")
    erase(database, "Ana")
    scenarios.save(database, "a", BUDGET, "")  # it takes the number, and the name
    with pytest.raises(RefusedError, match="exists already"):
        scenarios.restore(database, gone)
    scenarios.rename(database, "a", "B")
    scenarios.restore(database, gone)
    assert [one.name for one in scenarios.stored_scenarios(database)] == ["A", "B"]
    people = database.rows("select person_no from followed order by action_no, skill_no")
    assert people == [(None,), (None,), (person(database, "Bo"),)]
