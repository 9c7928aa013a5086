"""What people write in their own words is neither stored nor shown, however short it is."""

import pytest

from data.ingest import ingest
from data.intake.levels.answers import OTHER_TEXTS, is_own_words, level_without_words
from data.intake.proposal import whole_mapping, write_mapping
from data.store.database import Database
from tests.build import TABLES
from tests.data.exports.files import as_csv
from tests.data.intake.layouts.imported import proposed, uses

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


def test_a_proposal_counts_them_and_shows_none(empty: Database) -> None:
    found = proposed(empty, as_csv(ROWS), scale="1-5")
    values = {(v.header, v.value): (v.count, v.outcome) for v in found.values}
    assert values["Python", OTHER_TEXTS] == (1, "set_aside")
    assert values["SQL", OTHER_TEXTS] == (1, "set_aside")
    assert values["SQL", "maybe"] == (2, "set_aside")
    shown = repr(found) + write_mapping(whole_mapping(found, None))
    assert [s for s in SECRETS if s in shown] == []


def test_words_beside_a_level_are_not_stored(database: Database) -> None:
    kept = {
        "3 kids at home": (3, "3"),
        '"basic, I fear"': (1, "basic"),
        "4": (4, "4"),
        "2 - with help": (2, "2 - with help"),
        "2": (2, "2"),
        "novice": (1, "novice"),
    }
    text = "Name,Python\n" + "".join(f"P{i},{said}\n" for i, said in enumerate(kept))
    ingest(database, text.encode(), "a.csv", wave="now", scale="1-5")
    found = database.rows("select level, native_value from rating order by row_no")
    assert found == list(kept.values())


SENTENCES = (
    *("I do whatever nobody else wants to do", "mostly meetings and far too many mails"),
    "as little as they let me do",
)


@pytest.mark.parametrize(
    ("cells", "use"),
    [(SENTENCES, "ignored"), (("Data engineer", "Head of research", "ML engineer"), "role")],
)
def test_sentences_under_roles_are_none(empty: Database, cells: tuple[str, ...], use: str) -> None:
    rows = "".join(f"P{i},{cell},{i + 1}\n" for i, cell in enumerate(cells))
    found = proposed(empty, f"Name,Role,Python\n{rows}", scale="1-5")
    assert uses(found)["Role"] == use


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
