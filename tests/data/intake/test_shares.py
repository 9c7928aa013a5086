""" "3/5" and "4 out of 5" are levels with their scale; a number beside words is an opinion."""

from __future__ import annotations

import pytest

from data.ingest import ingest, propose
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.test_ingest import ratings


@pytest.mark.parametrize(
    "way", ["{}/5", "{} / 5", "{} out of 5", "{} of 5", "{} von 5", "{} sur 5", "{} de 5"]
)
def test_a_column_of_shares_is_read(database: Database, way: str) -> None:
    rows = [
        ["Name", "Python"],
        *([n, way.format(v)] for n, v in zip("ABC", (1, 3, 5), strict=True)),
    ]
    assert propose(as_csv(rows), "a.csv", database).scale is None  # nothing to ask
    said = ingest(database, as_csv(rows), "a.csv", wave="now")
    assert said.ratings == 3
    assert [r[4] for r in ratings(database)] == [1, 3, 5]
    assert ratings(database)[0][5] == way.format(1)


def test_tenths_and_what_is_above_the_highest(database: Database) -> None:
    rows = [
        ["Name", "Python"],
        ["A", "10/10"],
        ["B", "4/10"],
        ["C", "6/10"],
        ["D", "0/10"],
        ["E", "8/10"],
        ["F", "12/10"],
    ]
    said = ingest(database, as_csv(rows), "a.csv", wave="now")
    assert [(i.row, i.value) for i in said.issues if "outside the scale" in i.reason] == [
        (7, "12/10")
    ]
    assert [r[4] for r in ratings(database)] == [5, 2, 3, 0, 4]


def test_days_of_months_are_no_levels(database: Database) -> None:
    rows = [
        ["Name", "Python", "Certified"],
        ["A", "4", "3/12"],
        ["B", "2", "1/4"],
        ["C", "3", "11/25"],
        ["D", "3", "6/30"],
    ]
    said = ingest(database, as_csv(rows), "a.csv", wave="now", scale="1-5")
    assert [c.use for c in said.columns] == ["person", "level", "ignored"]


def test_interest_with_a_number_and_words(database: Database) -> None:
    rows = [
        ["Name", "Python", "Python (interest)"],
        ["A", "4", "5 - Extremely interested"],
        ["B", "2", "1 - I would rather not"],
        ["C", "3", "3 - Neutral"],
    ]
    said = ingest(database, as_csv(rows), "a.csv", wave="now", scale="1-5")
    assert (said.ratings, said.interest) == (3, 3)
