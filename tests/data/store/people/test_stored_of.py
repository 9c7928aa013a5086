"""What is stored of one person, of nobody else, and what the privacy notice says of it."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from data.files.lists import export
from data.files.people import person_text
from data.ingest import ingest
from data.load import load
from data.store.database import PSEUDONYM_KEY, Database
from data.store.people.accounts import Account, add_account
from data.store.people.contests import decline
from data.store.people.notice import SeenBy, privacy_notice, seen_by, stored_of_me
from data.store.people.people import find_people, pseudonyms
from data.store.people.stored_of import stored_of
from data.store.people.texts import pattern_of, texts
from data.vocabulary import RefusedError, Viewer
from tests.build import rate

SPRING = b"Email,Team,Python,Interest in Python\nana@x.org,Core,3,5\nbo@x.org,Core,1,2\n"
AUTUMN = b"Email,Team,Python\nbo@x.org,Core,2\nana@x.org,Core,n/a\n"
PEOPLE = b"person,name,team,hours_per_week\nana@x.org,=Ana Lee,Core,0\nbo@x.org,Bo Po,Core,4\n"


@pytest.fixture
def surveyed(database: Database) -> Database:
    spring, autumn = ({"held_on": date(2026, month, 1), "scale": "0-5"} for month in (4, 10))
    ingest(database, SPRING, "spring.csv", wave="spring", **spring)
    ingest(database, AUTUMN, "autumn.csv", wave="autumn", rater="manager", **autumn)
    load(database, "people", PEOPLE, "people.csv")
    add_account(database, Account("Ana@x.org", "lead", ("Core",)))
    for who, reason in (("ana@x.org", "on leave"), ("bo@x.org", "ana@x.org does it")):
        number = find_people(database, who)[0][0]
        decline(database, number, "train", "Python", date(2026, 11, 3), reason)
    return database


def only(lines: tuple[Mapping[str, Any], ...], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(line[column] for column in columns) for line in lines]


def test_everything_is_there_with_file_row_column_wave_and_rater(surveyed: Database) -> None:
    result = stored_of(surveyed, "ana@x.org")
    text = person_text(result, "json")
    assert [name for name in ("bo@x.org", "Bo Po") if name in text] == []
    parts = result.parts
    sources = ("wave", "file", "row", "column", "skill")
    assert only(parts["ratings"], *sources, "rater", "state", "level", "as_written") == [
        ("spring", "spring.csv", 2, "Python", "Python", "self", "level", 3, "3"),
        ("autumn", "autumn.csv", 3, "Python", "Python", "manager", "not_applicable", None, "n/a"),
    ]
    assert only(parts["opinions"], *sources, "kind", "value") == [
        ("spring", "spring.csv", 2, "Interest in Python", "Python", "interest", 5)
    ]
    assert only(parts["rows"], "file", "row") == [("spring.csv", 2), ("autumn.csv", 3)]
    assert {line["team"] for line in parts["rows"]} == {"Core"}
    listed = only(parts["people_list"], "file", "name", "hours_per_week")
    assert listed == [("people.csv", "=Ana Lee", 0)]
    assert only(parts["declined"], "lever", "skill", "reason") == [("train", "Python", "on leave")]
    assert only(parts["accounts"], "subject", "role", "team") == [("ana@x.org", "lead", "Core")]
    assert [line["action"] for line in parts["audit"]] == ["import", "import"]
    named_in = [("audit_text", "text", 1), ("declined", "reason", 1)]
    assert only(parts["named_in"], "table", "column", "texts") == named_in
    assert parts["decisions"] == ()


def test_every_table_with_a_persons_number_is_in_it(surveyed: Database) -> None:
    """Also one that comes later."""
    with surveyed.transaction() as change:
        change.execute("create table remark (person_no integer not null, comment varchar)")
        change.execute("insert into remark select person_no, 'mine' from person")
    result = stored_of(surveyed, "ana@x.org").parts["remark"]
    assert [line["comment"] for line in result] == ["mine"]


def test_the_csv_has_a_line_for_each_thing_and_no_formula(surveyed: Database) -> None:
    text = person_text(stored_of(surveyed, "ana@x.org"), "csv")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["part", "line", "column", "value"]
    assert ["people_list", "1", "name", "'=Ana Lee"] in rows
    assert ["ratings", "2", "held_on", "2026-10-01"] in rows
    assert ["ratings", "1", "level", "3"] in rows
    assert not [row for row in rows if row[:3] == ["ratings", "2", "level"]]  # unknown is not 0


def test_a_member_gets_their_own_and_nobody_elses(surveyed: Database) -> None:
    ana = surveyed.seen_by(Viewer("member", (), people_visible=False, person="Ana@x.org"))
    assert stored_of(ana).parts == stored_of(surveyed, "ana@x.org").parts
    with pytest.raises(RefusedError, match="for administrators"):
        stored_of(ana, "bo@x.org")
    lead = surveyed.seen_by(Viewer("lead", ("Core",)))
    with pytest.raises(RefusedError, match="for administrators"):
        stored_of(lead, "ana@x.org")
    with pytest.raises(RefusedError, match="does not know who you are"):
        stored_of(lead)
    nobody = surveyed.seen_by(Viewer("member", (), people_visible=False, person="cy@x.org"))
    with pytest.raises(RefusedError, match="Nothing is stored of you"):
        stored_of(nobody)


def test_somebody_reads_what_is_theirs_and_who_sees_it(database: Database) -> None:
    assert (privacy_notice(database).kinds, stored_of_me(database)) == (frozenset(), ())
    survey = b"person,team,Python,SQL,Python interest\nana@x.org,Core,3,,2\nbo@x.org,Data,5,5,4\n"
    ingest(database, survey, "a.csv", wave="now", held_on=date(2026, 10, 1), scale="0-5")
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
    ana = database.seen_by(
        Viewer("member", (), people_visible=False, person="Ana@x.org", name="ana@x.org")
    )
    result = privacy_notice(ana)
    assert result.kinds == {"ratings", "interest", "declines", "accounts"}
    assert (result.waves, result.last, result.admins) == (1, date(2026, 10, 1), ("ada@x.org",))
    assert (result.leads, result.granted, result.leaders, result.members) == (2, 1, 1, 1)
    # Two ratings of Ana (one unknown), one interest; nothing of Bo's.
    assert [(item.wave, item.kind, item.count) for item in stored_of_me(ana)] == [
        ("now", "self", 2),
        ("now", "interest", 1),
        ("", "rows of surveys with team and role", 1),
        ("", "proposals that you declined", 1),
    ]
    greta, lena = SeenBy("greta@x.org", "leader", ()), SeenBy("lena@x.org", "lead", ("Core",))
    assert seen_by(ana) == (greta, lena)
    assert seen_by(database) == ()  # the owner is nobody of the survey


NOT_WRITTEN = {
    *("area_id", "action", "alias_key", "digest", "headers_sha256", "identity_hash"),
    *("identity_kind", "import_id", "kind", "lever", "mapping_sha256", "rater", "salt", "scale"),
    *("scenario_hash", "severity", "sha256", "token_id", "tooling", "usage"),
}
"""Codes, digests and words of the shipped seeds, in whatever table."""
KNOWN = {"assumption", "audit", "audit_read", "setting"}
"""Tables of keys, codes and digests; numbers with their sources."""
OWN_ROW = {("person", "identity"), ("person", "label")}
"""They go with the person."""


def test_every_text_column_is_looked_through_or_known_to_hold_no_name(database: Database) -> None:
    rows = database.rows("""
        select c.table_name, c.column_name from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
          and lower(c.data_type) in ('varchar', 'character varying', 'text')
    """)
    seen = {(c.table, c.column) for own in (False, True) for c in texts(database, own_words=own)}
    written = {(t, c) for t, c in rows if t not in KNOWN and c not in NOT_WRITTEN}
    left = written - seen - OWN_ROW
    assert left == set(), "may people write a name there? then data/store/people/notice.py reads it"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Lee.", True),
        ("of ANA LEE.csv", True),
        ('"Ana Lee" = 1', True),
        ("Anastasia Leeds", False),
        ("banana lee", False),
        ("ana leeward", False),
    ],
)
def test_a_name_is_found_as_words_of_its_own(text: str, found: bool) -> None:
    pattern = pattern_of({"Ana Lee", "x"})
    assert pattern is not None
    assert bool(pattern.search(text)) == found
    assert pattern_of({"x", "yo"}) is None  # would be found in any sentence


def test_another_store_has_others(database: Database, new_store: Callable[[], Database]) -> None:
    other = new_store()
    with other.transaction() as change:  # a copy of the same file, and so with the same key
        change.execute(f"update setting set value = '00' where name = '{PSEUDONYM_KEY}'")
    for store in (database, other):
        rate(store, "person team role Python\nana Core . 3\nbo Data . 1\n")
    first = pseudonyms(database)
    rate(database, "person team role Python\nbo Data . 2\nana Core . 4\n", wave="later")
    assert pseudonyms(database) == first
    assert len(set(first.values()) | set(pseudonyms(other).values())) == 4
    assert all(len(name) == 12 and name.startswith("P-") for name in first.values())
    lead = database.seen_by(Viewer("lead", ("Core",)))
    assert pseudonyms(lead) == {number: name for number, name in first.items() if number == 1}


def test_a_people_list_has_no_name_and_not_the_order_of_the_file(database: Database) -> None:
    # People, in the order of the file.
    letters = "abcdefghij"
    lines = "".join(f"{who}@x.org,Name of {who},Core,4\n" for who in letters)
    content = f"person,name,team,hours_per_week\n{lines}".encode()
    load(database, "people", content, "people.csv")
    text = export(database, "people", people=True, called=True)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "@x.org" not in text
    assert "Name of" not in text
    assert {row["team"] for row in rows} == {"Core"}
    called = [row["person"] for row in rows]
    assert called == sorted(called)
    names = pseudonyms(database)
    assert set(called) == set(names.values())
    # one in 3.6 million keys has the order of the file
    assert called != [names[number] for number in sorted(names)]
    key = database.rows(f"select value from setting where name = '{PSEUDONYM_KEY}'")[0][0]
    assert key not in text
