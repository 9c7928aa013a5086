"""Names of skills without what a form writes around them."""

from __future__ import annotations

import pytest

from data.ingest import propose
from data.store.database import Database


@pytest.mark.parametrize(
    ("header", "skill"),
    [
        ("Python - Select one", "Python"),
        ("Juggling - Please select one", "Juggling"),
        ("Juggling (choose one option)", "Juggling"),
        ("Q3 Python", "Python"),
        ("Q12_Python", "Python"),
        ("SK_Python", "Python"),
        ("SK_SQL", "SQL"),
        ("level_python", "Python"),
        ("LVL Docker", "Docker"),
        ("How confident are you working with Juggling?", "Juggling"),
        ("How confident are you using Juggling balls?", "Juggling balls"),
        ("How confident are you in Python?", "Python"),
        ("Kommunikation", "Communication"),
        ("Java 17", "Java 17"),
        ("Sketching", "Sketching"),
        ("Select a vendor", "Select a vendor"),
    ],
)
def test_the_name_of_a_skill(database: Database, header: str, skill: str) -> None:
    text = f"Email,Go,Rust,{header}\na@example.org,3,4,5\nb@example.org,1,2,3\n"
    found = propose(text.encode(), "f.csv", database, scale="1-5")
    assert found.columns[3].skill == skill


def test_a_quarter_of_the_year_is_no_skill(database: Database) -> None:
    text = "Email,Go,Rust,Q3 Revenue\na@example.org,3,4,5\nb@example.org,1,2,3\n"
    assert propose(text.encode(), "f.csv", database).columns[3].use == "ignored"


def test_free_text_is_no_requirement(database: Database) -> None:
    text = (
        "Email,Python,SQL,What should we know besides?\na@example.org,3,4,More training please\n"
        "b@example.org,1,2,Nothing at all today\n"
    )
    found = propose(text.encode(), "f.csv", database)
    assert found.columns[3].reason == "the answers are text, not a level"
