"""Expanded exports: a column for each skill and level becomes one column for each skill."""

from __future__ import annotations

import re

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from tests.data.intake.layouts.imported import proposed, rated, refusal

FLAT = (
    "Name,Python - Beginner,Python - Intermediate,Python - Expert,"
    "SQL - Beginner,SQL - Intermediate,SQL - Expert\n"
)
STACKED = "Name,Python,,,SQL,,\n,Beginner,Intermediate,Expert,Beginner,Intermediate,Expert\n"
QUESTION = (
    "Name,How would you rate your proficiency?,,,,,\n"
    ",Python - Beginner,Python - Intermediate,Python - Expert,"
    "SQL - Beginner,SQL - Intermediate,SQL - Expert\n"
)
WORDS = "Ann,Beginner,,,,,Expert\nBob,,Intermediate,,,,\n"
MARKS = "Ann,1,0,0,0,0,1\nBob,0,1,0,0,0,0\n"


@pytest.mark.parametrize(
    ("heading", "rows"),
    [(FLAT, WORDS), (FLAT, MARKS), (STACKED, MARKS), (QUESTION, WORDS), (QUESTION, MARKS)],
)
def test_the_columns_of_a_skill_are_one(database: Database, heading: str, rows: str) -> None:
    said = ingest(database, (heading + rows).encode(), "f.csv")
    assert [(c.use, c.skill) for c in said.columns[1:]] == [("level", "Python"), ("level", "SQL")]
    assert (said.people, said.ratings, said.unknown) == (2, 3, 1)
    assert any("one column for each of 2 skills" in issue.reason for issue in said.issues)


def test_two_levels_of_one_skill_are_refused(empty: Database) -> None:
    said = refusal(empty, FLAT + "Ann,1,1,0,0,0,1\n")
    assert re.search("Row 2 chooses 2 levels of “Python”.*condensed", said)


def test_skills_named_like_choices_keep_their_numbers(empty: Database) -> None:
    text = FLAT + "Ann,1,2,3,4,5,1\nBob,2,2,3,4,5,1\n"
    assert len(rated(proposed(empty, text, mapping=MappingFile(skills=ALL)))) == 6
