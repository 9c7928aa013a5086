"""The facts of the privacy notice, counted by hand."""

from __future__ import annotations

from datetime import date

from data.ingest import ingest
from data.store.database import Database
from data.store.people.accounts import Account, add_account
from data.store.people.contests import decline
from data.store.people.notice import Notice, SeenBy, privacy_notice, seen_by, stored_of_me
from data.store.people.people import find_people
from data.vocabulary import Viewer

SURVEY = b"person,team,Python,SQL,Python interest\nana@x.org,Core,3,,2\nbo@x.org,Data,5,5,4\n"
ANA = Viewer("member", (), people_visible=False, person="Ana@x.org", name="ana@x.org")


def test_a_new_store_holds_nothing_of_anybody(database: Database) -> None:
    assert privacy_notice(database) == Notice(
        frozenset(), 0, None, None, (), leads=0, granted=0, leaders=0, members=0, programs=0
    )
    assert stored_of_me(database) == seen_by(database) == ()


def test_somebody_reads_what_is_theirs_and_who_sees_it(database: Database) -> None:
    ingest(database, SURVEY, "a.csv", wave="now", held_on=date(2026, 10, 1), scale="0-5")
    for account in (
        Account("ada@x.org", "admin"),
        Account("lena@x.org", "lead", ("Core", "Data")),
        Account("dan@x.org", "lead", ("Data",)),  # not of Ana's team
        Account("greta@x.org", "leader", None, people_granted=True),
        Account("luis@x.org", "leader"),
        Account("ana@x.org", "member"),
    ):
        add_account(database, account)
    number = find_people(database, "ana@x.org")[0][0]
    decline(database, number, "train", "SQL", date(2026, 10, 2))
    ana = database.seen_by(ANA)
    found = privacy_notice(ana)
    assert found.kinds == {"ratings", "interest", "declines", "accounts"}
    assert (found.waves, found.last, found.admins) == (1, date(2026, 10, 1), ("ada@x.org",))
    assert (found.leads, found.granted, found.leaders, found.members) == (2, 1, 1, 1)
    # Two ratings of Ana (one unknown), one interest; nothing of Bo's.
    assert [(one.wave, one.kind, one.count) for one in stored_of_me(ana)] == [
        ("now", "self", 2),
        ("now", "interest", 1),
        ("", "rows of surveys with team and role", 1),
        ("", "proposals that you declined", 1),
    ]
    assert seen_by(ana) == (
        SeenBy("greta@x.org", "leader", ()),
        SeenBy("lena@x.org", "lead", ("Core",)),
    )
    assert seen_by(database) == ()  # the owner is nobody of the survey
