"""A sign-in lasts while it is used, and until it is ended; two are told apart."""

from __future__ import annotations

from datetime import datetime, timedelta

from data.store.database import Database
from data.store.facts.waves import version
from data.store.people.accounts import KEPT, digest_of, end, still_holds

HOUR = timedelta(hours=1)
START = datetime(2026, 11, 2, 9)
ADA = {"iss": "https://idp", "sub": "u1", "iat": 100, "nonce": "a", "email": "ada@x.org"}


def test_it_lasts_while_it_is_used_and_no_longer(database: Database) -> None:
    ada = digest_of(ADA)
    at = START
    for _ in range(5):  # five times just before the hour is over
        assert still_holds(database, ada, at, HOUR)
        at += timedelta(minutes=59)
    assert not still_holds(database, ada, at + timedelta(minutes=2), HOUR)
    assert not still_holds(database, ada, at + timedelta(hours=3), HOUR)
    assert still_holds(database, digest_of({**ADA, "iat": 200}), at, HOUR)  # signed in anew


def test_one_that_was_ended_holds_nowhere(database: Database) -> None:
    ada, other = digest_of(ADA), digest_of({**ADA, "nonce": "b"})
    assert still_holds(database, ada, START, HOUR)
    assert still_holds(database, other, START, HOUR)
    end(database, ada, START)
    assert not still_holds(database, ada, START, HOUR)
    assert still_holds(database, other, START, HOUR)
    unseen = digest_of({**ADA, "nonce": "c"})
    end(database, unseen, START)
    assert not still_holds(database, unseen, START, HOUR)


def test_it_says_nothing_of_anybody_waits_for_no_import_and_moves_no_version(
    database: Database,
) -> None:
    before = version(database)
    with database.transaction():
        assert still_holds(database, digest_of(ADA), START, HOUR)
    kept = str(database.rows("select * from sign_in"))
    assert "ada" not in kept
    assert version(database) == before


def test_old_ones_are_forgotten(database: Database) -> None:
    assert still_holds(database, digest_of(ADA), START, HOUR)
    later = digest_of({**ADA, "iat": 900})
    assert still_holds(database, later, START + KEPT + HOUR, HOUR)
    assert [row[0] for row in database.rows("select digest from sign_in")] == [later]
