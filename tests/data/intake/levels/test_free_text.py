"""What people write in their own words is neither stored nor shown, however short it is."""

from __future__ import annotations

import pytest

from data.ingest import ingest, propose
from data.intake.levels.answers import OTHER_TEXTS, is_own_words, level_without_words
from data.intake.proposal import whole_mapping, write_mapping
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.test_ingest_mapping import TABLES

SECRETS = ("getting divorced", "ask Maria", "sick leave", "burned out", "hates it")
ROWS = [
    ["Name", "Python", "SQL", "What else?"],
    ["Ada", "3", "getting divorced", "sick leave"],
    ["Bo", "ask Maria", "4", "burned out"],
    ["Cy", "2", "1", "hates it"],
    ["Dee", "Expret", "maybe", ""],
    ["Eve", "4", "maybe", ""],
    ["Fay", "9", "5", ""],
]


def test_short_comments_among_levels_are_listed_without_their_words(database: Database) -> None:
    said = ingest(database, as_csv(ROWS), "a.csv", wave="now", scale="1-5")
    listed = {(i.row, i.column): (i.value, i.reason) for i in said.issues if i.row}
    assert listed[2, "SQL"][0] is None
    assert "16 characters of free text" in listed[2, "SQL"][1]
    assert listed[3, "Python"][0] is None
    assert listed[5, "Python"][0] == "Expret"  # nearly a word for a level: a slip to correct
    assert listed[5, "SQL"][0] == listed[6, "SQL"][0] == "maybe"  # two gave it
    assert listed[7, "Python"][0] == "9"
    stored = repr([database.rows(f'select * from "{name}"') for (name,) in database.rows(TABLES)])
    shown = repr(said)
    assert [s for s in SECRETS if s in stored or s in shown] == []


def test_a_proposal_counts_them_and_shows_none(database: Database) -> None:
    found = propose(as_csv(ROWS), "a.csv", database, scale="1-5")
    values = {(v.header, v.value): (v.count, v.outcome) for v in found.values}
    assert values["Python", OTHER_TEXTS] == (1, "set_aside")
    assert values["SQL", OTHER_TEXTS] == (1, "set_aside")
    assert values["SQL", "maybe"] == (2, "set_aside")
    shown = repr(found) + write_mapping(whole_mapping(found, None))
    assert [s for s in SECRETS if s in shown] == []


def test_words_beside_a_level_are_not_stored(database: Database) -> None:
    rows = [
        ["Name", "Python"],
        ["Ada", "3 kids at home"],
        ["Bo", "basic, I fear"],
        ["Cy", "4"],
        ["Dee", "2 - with help"],
        ["Eve", "2"],
        ["Fay", "novice"],
    ]
    ingest(database, as_csv(rows), "a.csv", wave="now", scale="1-5")
    found = database.rows(
        "select p.label, r.level, r.native_value from rating r "
        "join person p on p.person_no = r.person_no order by 1"
    )
    assert found == [
        ("Ada", 3, "3"),
        ("Bo", 1, "basic"),
        ("Cy", 4, "4"),
        ("Dee", 2, "2 - with help"),
        ("Eve", 2, "2"),
        ("Fay", 1, "novice"),
    ]


def test_sentences_under_a_header_of_roles_are_no_roles(database: Database) -> None:
    rows = [
        ["Name", "Role", "Python"],
        ["Ada", "I do whatever nobody else wants to do", "3"],
        ["Bo", "mostly meetings and far too many mails", "4"],
        ["Cy", "as little as they let me do", "2"],
    ]
    said = ingest(database, as_csv(rows), "a.csv", wave="now", scale="1-5")
    assert [c.use for c in said.columns] == ["person", "ignored", "level"]
    rows = [
        rows[0],
        ["Ada", "Data engineer", "3"],
        ["Bo", "Head of research", "4"],
        ["Cy", "ML engineer", "2"],
    ]
    said = ingest(database, as_csv(rows), "b.csv", wave="then", scale="1-5")
    assert [c.use for c in said.columns] == ["person", "role", "level"]


@pytest.mark.parametrize(
    ("value", "times", "own"),
    [
        ("sick leave", 1, True),
        ("sick leave", 2, False),
        ("7", 1, False),
        ("2026-01-02", 1, False),
        ("Profficient", 1, False),
        ("1 or 2", 1, False),
        ("J", 1, False),
        ("long words that nobody has in a scale", 9, True),
    ],
)
def test_own_words(value: str, times: int, own: bool) -> None:
    assert is_own_words(value, times) is own


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("3 kids at home", "3"),
        ("4 - Proficient", ""),
        ("3 (often)", ""),
        ("4 out of 5", ""),
        ("expert, by now", "expert"),
        ("Expert (since 2019)", ""),
        ("3", ""),
    ],
)
def test_what_is_kept_of_a_level_with_words(value: str, kept: str) -> None:
    assert level_without_words(value) == kept
