"""Accounts in the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.store.facts.settings import use_interest
from data.store.facts.waves import version
from data.store.history.retention import keep_until
from data.store.people.accounts import (
    Account,
    accounts,
    add_account,
    add_token,
    remove_account,
    revoke_token,
    tokens,
)
from data.store.people.audited import audit
from data.store.people.erasure import erase
from data.store.people.notice import own_ratings
from data.vocabulary import RefusedError, Viewer


def test_accounts_are_added_changed_and_removed(database: Database) -> None:
    before = version(database)
    add_account(database, Account(" Lena@X.org ", "lead", ("Core", "Data")))
    add_account(database, Account("luis@x.org", "leader", people_granted=True))
    add_account(database, Account("lena@x.org", "lead", ("Core",), people_granted=True))
    assert version(database) != before  # caches see it at once
    assert accounts(database) == (
        Account("lena@x.org", "lead", ("Core",)),
        Account("luis@x.org", "leader", None, people_granted=True),
    )
    remove_account(database, "LENA@x.org")
    assert [account.subject for account in accounts(database)] == ["luis@x.org"]
    with pytest.raises(RefusedError, match="No account"):
        remove_account(database, "lena@x.org")


@pytest.mark.parametrize(
    "account",
    [("", "admin"), ("a@x.org", "lead"), ("a@x.org", "lead", ()), ("a@x.org", "leader", ())],
)
def test_an_account_that_says_too_little_is_refused(empty: Database, account: Any) -> None:
    with pytest.raises(RefusedError):
        add_account(empty, Account(*account))
    assert accounts(empty) == ()


DONE_BY_ADMINISTRATORS: list[Callable[[Database], object]] = [
    lambda store: add_account(store, Account("x@x.org", "admin")),
    tokens,
    lambda store: add_token(store, "x", "admin", ()),
    lambda store: revoke_token(store, "1"),
    audit,
    lambda store: use_interest(store, False),
    lambda store: keep_until(store, "old", None, date(2026, 11, 1)),
    Database.rewrite,
]


@pytest.mark.parametrize("role", ["lead", "leader", "member"])
def test_what_only_administrators_do(empty: Database, role: str) -> None:
    viewer = Viewer(role, ("Core",), role == "lead", name="x@x.org")  # type: ignore[arg-type]
    for act in DONE_BY_ADMINISTRATORS:
        with pytest.raises(RefusedError, match="administrators"):
            act(empty.seen_by(viewer))


SURVEY = b"person,team,Python,SQL\nana@x.org,Core,3,\nbo@x.org,Core,5,5\n"


def test_somebody_sees_their_own_ratings_and_nobody_elses(database: Database) -> None:
    ingest(database, SURVEY, "a.csv", wave="now", scale="0-5")
    ana = Viewer("member", (), people_visible=False, person="Ana@x.org")
    found = own_ratings(database.seen_by(ana))
    shown = [(one.skill, one.rater, one.level) for one in found]
    assert shown == [("Python", "self", 3), ("SQL", "self", None)]
    assert own_ratings(database) == ()
    assert own_ratings(database.seen_by(Viewer("leader", people_visible=False))) == ()


def test_who_is_erased_signs_in_no_longer(database: Database) -> None:
    ingest(database, SURVEY, "a.csv", wave="now", scale="0-5")
    for account in (
        Account("ana@x.org", "member"),
        Account("17", "member", person="ana@x.org"),
        Account("bo@x.org", "lead", ("Core",)),
    ):
        add_account(database, account)
    erase(database, "ana@x.org")
    assert [account.subject for account in accounts(database)] == ["bo@x.org"]
