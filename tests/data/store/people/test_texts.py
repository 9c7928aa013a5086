"""Which texts may hold a name; pseudonyms stay in a store, and tell nothing of its files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from data.files.lists import export
from data.load import load
from data.store.database import PSEUDONYM_KEY, Database
from data.store.people.people import pseudonyms
from data.store.people.texts import pattern_of, texts
from data.vocabulary import Viewer
from tests.build import rate

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


LETTERS = "abcdefghij"
"""People, in the order of the file."""


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
    lines = "".join(f"{who}@x.org,Name of {who},Core,4\n" for who in LETTERS)
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
