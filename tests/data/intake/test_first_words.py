"""Names of skills that hold a word for something else, over cells that are levels."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.test_ingest import ratings


@pytest.mark.parametrize("skill", ["Peer review", "Email marketing", "E-mail security"])
def test_a_skill_named_like_an_identity_merges_no_people(database: Database, skill: str) -> None:
    rows = [["Name", "Python", skill, "SQL"], ["Ann Bell", "3", "4", "2"],
            ["Bob Carr", "5", "4", "1"]]  # fmt: skip
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.people, said.ratings) == (2, 6)
    assert said.columns[2].use == "level"
    assert {name for name, *_ in ratings(database)} == {"Ann Bell", "Bob Carr"}


@pytest.mark.parametrize(("header", "first", "second"), [
    ("Peer review", "Cy Dorn", "Di Eck"), ("Email address", "cy@example.org", "di@example.org"),
    ("Email of the person", "cy@example.org", "di@example.org"),
])  # fmt: skip
def test_an_identity_stays_one(database: Database, header: str, first: str, second: str) -> None:
    rows = [[header, "Python", "SQL"], [first, "3", "2"], [second, "5", "1"]]
    said = ingest(database, as_csv(rows), "team.csv", scale="0-5")
    assert (said.columns[0].use, said.people) == ("person", 2)
