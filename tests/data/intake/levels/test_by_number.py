"""Where 0-5 is declared, the number beside a word counts; elsewhere the word does."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed

ROWS = (
    "Name,Python,SQL\nAnn,1 - Basic,2 - Foundation\nBob,3 - Intermediate,5 - Expert\n"
    "Cy,Foundation,1 - Basic\n"
)


@pytest.mark.parametrize(
    ("scale", "level"), [({"scale": "0-5"}, 2), ({}, 1), ({"scale": "1-5"}, 1)]
)
def test_the_number_beside_a_word(empty: Database, scale: dict[str, str], level: int) -> None:
    found = proposed(empty, ROWS, **scale)
    assert (meant(found)["2 - Foundation"], meant(found)["Foundation"]) == (level, 1)
    notes = [i.severity for i in found.issues if "“2 - Foundation” (1)" in i.reason]
    assert notes == (["note"] if level == 2 else [])


def test_words_that_fall_keep_their_level(empty: Database) -> None:
    rows = "Name,Python,SQL\nAnn,1 - Expert,2 - Advanced\nBob,3 - Intermediate,5 - None\n"
    found = meant(proposed(empty, rows, scale="0-5"))
    assert (found["1 - Expert"], found["5 - None"]) == (5, 0)
