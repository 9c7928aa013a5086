"""Tokens of programs and sign-ins of people: kept as a digest, and until they are ended."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

import pytest

from data.store.database import Database, now
from data.store.facts.waves import version
from data.store.people import accounts
from data.store.people.accounts import add_token, revoke_token, still_holds, token_of, tokens
from data.vocabulary import RefusedError, Viewer


def test_a_token_is_told_once_and_only_its_digest_is_kept(database: Database) -> None:
    told = add_token(database, "Dashboard", "lead", ("Platform",))
    _, token_id, secret = told.split("_")
    kept = database.rows("select * from token")
    assert kept[0][:2] == (token_id, hashlib.sha256(secret.encode()).hexdigest())
    assert secret not in str(kept) + str(database.rows("select * from audit"))


@pytest.mark.parametrize(
    ("role", "teams", "people", "viewer"),
    [
        ("admin", (), False, Viewer("admin")),
        ("lead", ("Platform",), False, Viewer("lead", ("Platform",))),
        ("leader", (), False, Viewer("leader", None, people_visible=False)),
        ("leader", ("A", "B"), True, Viewer("leader", ("A", "B"))),
    ],
)
def test_a_token_is_a_viewer(
    database: Database, role: str, teams: tuple[str, ...], people: bool, viewer: Viewer
) -> None:
    told = add_token(database, "x", role, teams, people=people)  # type: ignore[arg-type]
    found = token_of(database, told)
    assert found is not None
    assert found.viewer == viewer


def test_what_is_no_open_token_opens_nothing(database: Database) -> None:
    told = add_token(database, "x", "admin", ())
    prefix, token_id, secret = told.split("_")
    other, unknown = f"other_{token_id}_{secret}", f"{prefix}_00000000_{secret}"
    for wrong in ("", "_", token_id, f"{prefix}_{token_id}_", f"{told}0", other, unknown):
        assert token_of(database, wrong) is None
    assert accounts.has_tokens(database)
    revoke_token(database, token_id)
    assert token_of(database, told) is None
    assert not accounts.has_tokens(database)
    assert tokens(database)[0].revoked_at is not None
    with pytest.raises(RefusedError, match="No token"):
        revoke_token(database, token_id)


def test_a_token_ends(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    last = date(2031, 3, 1)
    usual, own = (add_token(database, "x", "admin", (), until=until) for until in (None, last))
    assert {t.ends_on for t in tokens(database)} == {now().date() + timedelta(days=90), last}
    with pytest.raises(RefusedError, match="2020-01-01 is over"):
        add_token(database, "x", "admin", (), until=date(2020, 1, 1))
    monkeypatch.setattr(accounts, "now", lambda: datetime(2031, 3, 1, 23, 59))
    assert token_of(database, own) is not None
    with pytest.raises(RefusedError, match=r"This token ended on .* Ask an administrator"):
        token_of(database, usual)
    assert token_of(database, usual + "0") is None  # nothing is told to who does not have it
    monkeypatch.setattr(accounts, "now", lambda: datetime(2031, 3, 2))
    with pytest.raises(RefusedError, match="ended on 2031-03-01"):
        token_of(database, own)


def test_a_token_from_before_ends_too(database: Database) -> None:
    told = add_token(database, "x", "admin", ())
    with database.transaction() as change:
        change.execute("update token set ends_on = null, added_at = timestamp '2025-01-01'")
    assert tokens(database)[0].ends_on == date(2025, 4, 1)
    with pytest.raises(RefusedError, match="ended on 2025-04-01"):
        token_of(database, told)


def test_a_token_without_sense_is_refused(database: Database) -> None:
    without = ((" ", "admin", ()), ("x", "member", ()), ("x", "lead", ()), ("x", "admin", ("A",)))
    for label, role, teams in without:
        with pytest.raises(RefusedError):
            add_token(database, label, role, teams)  # type: ignore[arg-type]
    assert tokens(database) == ()


HOUR = timedelta(hours=1)
START = datetime(2026, 11, 2, 9)
ADA = {"iss": "https://idp", "sub": "u1", "iat": 100, "nonce": "a", "email": "ada@x.org"}


def test_it_lasts_while_it_is_used_and_no_longer(database: Database) -> None:
    ada = accounts.digest_of(ADA)
    at = START
    for _ in range(5):  # five times just before the hour is over
        assert still_holds(database, ada, at, HOUR)
        at += timedelta(minutes=59)
    assert not still_holds(database, ada, at + timedelta(minutes=2), HOUR)
    assert not still_holds(database, ada, at + timedelta(hours=3), HOUR)
    assert still_holds(database, accounts.digest_of({**ADA, "iat": 200}), at, HOUR)  # anew


def test_one_that_was_ended_holds_nowhere(database: Database) -> None:
    ada, other = accounts.digest_of(ADA), accounts.digest_of({**ADA, "nonce": "b"})
    assert still_holds(database, ada, START, HOUR)
    assert still_holds(database, other, START, HOUR)
    accounts.end(database, ada, START)
    assert not still_holds(database, ada, START, HOUR)
    assert still_holds(database, other, START, HOUR)
    unseen = accounts.digest_of({**ADA, "nonce": "c"})
    accounts.end(database, unseen, START)
    assert not still_holds(database, unseen, START, HOUR)


def test_it_names_nobody_waits_for_nothing_and_moves_no_version(database: Database) -> None:
    before = version(database)
    with database.transaction():
        assert still_holds(database, accounts.digest_of(ADA), START, HOUR)
    kept = str(database.rows("select * from sign_in"))
    assert "ada" not in kept
    assert version(database) == before


def test_old_ones_are_forgotten(database: Database) -> None:
    assert still_holds(database, accounts.digest_of(ADA), START, HOUR)
    later = accounts.digest_of({**ADA, "iat": 900})
    assert still_holds(database, later, START + accounts.KEPT + HOUR, HOUR)
    assert [row[0] for row in database.rows("select digest from sign_in")] == [later]
