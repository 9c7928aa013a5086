"""What people said no to, through everything that can happen to a store."""

from __future__ import annotations

from datetime import date

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.store.history.imports import undo
from data.store.people.contests import Decline, decline, declines, take_back
from data.store.people.erasure import erase
from data.store.people.people import find_people
from data.vocabulary import RefusedError
from tests.build import rate

DAY = date(2026, 11, 3)
FILE = b"Name,Team,Python,Juggling\nAna,Core,3,1\nBo,Core,2,4\n"


def number(store: Database, name: str) -> int:
    return find_people(store, name)[0][0]


@pytest.fixture
def asked(database: Database) -> Database:
    rate(database, "person team role Python SQL\nana Core . 3 2\nbo Core . 1 -\n")
    return database


def test_a_no_is_kept_with_its_day_and_the_same_again_takes_the_new_reason(asked: Database) -> None:
    ana, bo = number(asked, "ana"), number(asked, "bo")
    decline(asked, bo, "equip", None, DAY)
    decline(asked, ana, "train", "sql", DAY, "late")
    decline(asked, ana, "train", "SQL", date(2026, 11, 4), " not this year ")
    sql = asked.rows("select skill_id from skill where name = 'SQL'")[0][0]
    assert declines(asked) == (
        Decline(ana, "ana", "train", sql, "SQL", date(2026, 11, 4), "not this year"),
        Decline(bo, "bo", "equip", None, None, DAY, ""),
    )


def test_it_is_taken_back_alone_and_a_second_time_is_refused(asked: Database) -> None:
    ana = number(asked, "ana")
    decline(asked, ana, "train", "SQL", DAY)
    kept = decline(asked, ana, "train", None, DAY)
    take_back(asked, ana, "train", "SQL")
    assert declines(asked) == (kept,)
    with pytest.raises(RefusedError, match="No such decline stands"):
        take_back(asked, ana, "train", "SQL")


def test_a_skill_that_is_not_there_and_a_move_in_one_skill_are_refused(asked: Database) -> None:
    with pytest.raises(RefusedError, match="no skill 'Jugglng'"):
        decline(asked, number(asked, "ana"), "train", "Jugglng", DAY)
    with pytest.raises(RefusedError, match="leave the skill away"):
        decline(asked, number(asked, "ana"), "move", "SQL", DAY)
    assert declines(asked) == ()


def test_whoever_is_erased_leaves_no_decline_and_no_name_in_that_of_others(asked: Database) -> None:
    decline(asked, number(asked, "ana"), "train", "SQL", DAY, "ana has no time")
    decline(asked, number(asked, "bo"), "move", None, DAY, "works with ana")
    erase(asked, "ana")
    assert [(one.person, one.reason) for one in declines(asked)] == [("bo", "works with erased")]


def test_it_stands_while_the_file_is_taken_back_and_imported_again(database: Database) -> None:
    first = ingest(database, FILE, "a.csv", wave="now", scale="0-5")
    decline(database, number(database, "Ana"), "train", "Juggling", DAY)
    undo(database, first.import_id)
    assert [(one.person, one.skill) for one in declines(database)] == [("Ana", "Juggling")]
    assert [label for _, _, _, label in find_people(database, "Bo")] == []
    ingest(database, FILE, "a.csv", wave="now", scale="0-5")
    (kept,) = declines(database)
    assert kept.person_no == number(database, "Ana")
    assert database.rows("select count(*) from person") == [(2,)]


def test_of_somebody_who_is_only_a_row_it_goes_with_the_row(database: Database) -> None:
    rows = b"Team,Python,SQL\nCore,3,1\nCore,2,4\n"
    first = ingest(database, rows, "a.csv", wave="now", scale="0-5")
    row = database.rows("select min(person_no) from person")[0][0]
    decline(database, row, "train", "SQL", DAY)
    undo(database, first.import_id)
    assert declines(database) == ()
    assert database.rows("select count(*) from person") == [(0,)]
