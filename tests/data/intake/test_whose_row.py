"""Whose row it is: who is rated and not who rates, targets and totals, a header one cell short."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.test_ingest import ratings


@pytest.mark.parametrize(
    "asked", ["Who are you rating?", "Reviewee", "Person being assessed", "Wen bewertest du?"]
)
def test_a_manager_rates_others(database: Database, asked: str) -> None:
    rows = [
        ["Timestamp", "Email Address", asked, "Level [Python]"],
        ["11/3/2026 9:10:42", "boss@example.org", "Ada Nguyen", "Expert"],
        ["11/3/2026 9:11:42", "boss@example.org", "Bo Larsen", "Novice"],
    ]
    ingest(database, as_csv(rows), "managers.csv", wave="now", rater="manager")
    assert ratings(database) == [
        ("Ada Nguyen", "Python", "manager", "level", 5, "Expert"),
        ("Bo Larsen", "Python", "manager", "level", 1, "Novice"),
    ]


@pytest.mark.parametrize("name", ["Target", "Required level", "Soll"])
def test_a_row_of_targets_is_no_person(database: Database, name: str) -> None:
    people = [["Bo", "4", "1"], ["Dee", "3", "4"]]
    for place in (0, 2):
        body = [*people[:place], [name, "5", "5"], *people[place:]]
        said = ingest(
            database,
            as_csv([["Name", "Python", "SQL"], *body]),
            "team.csv",
            wave=f"{place}",
            scale="1-5",
        )
        assert (said.people, said.ratings) == (2, 4)
        assert any(i.row == place + 2 and "required" in i.reason for i in said.issues)


@pytest.mark.parametrize("name", ["Ø", "Mittel", "Schnitt", "Moyenne"])
def test_an_average_is_no_person(database: Database, name: str) -> None:
    rows = [["Name", "Python"], ["Bo", "4"], ["Dee", "3"], [name, "3,5"]]
    said = ingest(database, as_csv(rows, ";"), "team.csv", wave="now", scale="1-5")
    assert (said.people, said.ratings) == (2, 2)


def test_a_header_one_cell_shorter_than_each_row_begins_at_the_second(database: Database) -> None:
    text = b"Python,SQL\nAda Nguyen,3,2\nBo Larsen,4,1\n"
    said = ingest(database, text, "from-r.csv", wave="now", scale="1-5")
    assert [(skill, level) for _, skill, _, _, level, _ in ratings(database)] == [
        ("Python", 3),
        ("SQL", 2),
        ("Python", 4),
        ("SQL", 1),
    ]
    assert any("one cell more than the header" in i.reason for i in said.issues)


def test_a_cell_past_the_header_is_no_skill(database: Database) -> None:
    text = b"Name,Python\nAda,Expert\nBo,Novice,Expert\n"
    said = ingest(database, text, "team.csv", wave="now")
    assert said.ratings == 2
    assert {skill for _, skill, *_ in ratings(database)} == {"Python"}
