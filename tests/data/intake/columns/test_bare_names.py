"""Names of skills without what a form writes around them."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import proposed, rated


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
def test_the_name_of_a_skill(empty: Database, header: str, skill: str) -> None:
    text = f"Email,Go,Rust,{header}\na@example.org,3,4,5\nb@example.org,1,2,3\n"
    assert rated(proposed(empty, text, scale="1-5")) == ["Go", "Rust", skill]


def test_a_quarter_of_the_year_and_free_text_are_no_skills(empty: Database) -> None:
    text = "Email,Go,Rust,Q3 Revenue\na@example.org,3,4,5\nb@example.org,1,2,3\n"
    assert rated(proposed(empty, text)) == ["Go", "Rust"]
    rows = "a@example.org,3,4,More training please\nb@example.org,1,2,Nothing at all today\n"
    found = proposed(empty, f"Email,Python,SQL,What should we know besides?\n{rows}")
    assert found.columns[3].reason == "the answers are text, not a level"
