"""Where 0-5 is declared, the number beside a word counts; elsewhere the word does."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels

ROWS = (
    "Name,Python,SQL\nAnn,1 - Basic,2 - Foundation\nBob,3 - Intermediate,5 - Expert\n"
    "Cy,Foundation,1 - Basic\n"
)


@pytest.mark.parametrize(
    ("scale", "level"), [({"scale": "0-5"}, 2), ({}, 1), ({"scale": "1-5"}, 1)]
)
def test_the_number_beside_a_word(database: Database, scale: dict[str, str], level: int) -> None:
    said = imported(database, ROWS, **scale)
    assert levels(database)["Ann", "SQL"] == level
    assert levels(database)["Cy", "Python"] == 1
    notes = [i.severity for i in said.issues if "“2 - Foundation” (1)" in i.reason]
    assert notes == (["note"] if level == 2 else [])


def test_words_that_fall_keep_their_level(database: Database) -> None:
    rows = "Name,Python,SQL\nAnn,1 - Expert,2 - Advanced\nBob,3 - Intermediate,5 - None\n"
    imported(database, rows, scale="0-5")
    assert levels(database)["Ann", "Python"] == 5
    assert levels(database)["Bob", "SQL"] == 0
