"""Pseudonyms stay the same in a store, differ between stores, and their order is no file's."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from data.files.lists import export
from data.load import load
from data.store.database import PSEUDONYM_KEY, Database
from data.store.people.people import pseudonyms
from data.vocabulary import Viewer
from tests.build import rate

LETTERS = "abcdefghij"
"""People, in the order of the file."""


def test_they_stay_and_another_store_has_others(
    database: Database, new_store: Callable[[], Database]
) -> None:
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
