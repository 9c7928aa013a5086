"""Typeform: its own columns first and last, matrices by their question, several choices."""

from __future__ import annotations

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, uses

LAST = "Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending"
END = "completed,2025-03-14 09:00:00,,2025-03-14 09:10:00,ff1,,"


def test_opinion_scales_a_matrix_and_choices(database: Database) -> None:
    said = imported(
        database,
        '#,"What\'s your email?","How would you rate your *Python* skills?",Rate your skills: SQL,'
        f"Rate your skills: Juggling,How happy are you?,Git,Docker,Other,{LAST}\n"
        f"abc,ann@example.org,4,Expert,None,5,1,0,,{END}\n"
        f"abd,bob@example.org,2,Novice,Expert,4,0,1,,{END}\n",
    )
    assert (said.layout, said.identity) == ("typeform", 2)
    assert list(uses(said).values())[:9] == [
        "metadata",
        "person",
        "level Python",
        "level SQL",
        "level Juggling",
        "ignored",
        "ignored",
        "ignored",
        "ignored",
    ]
    assert levels(database) == {
        ("ann@example.org", "Python"): 4,
        ("ann@example.org", "SQL"): 5,
        ("ann@example.org", "Juggling"): 0,
        ("bob@example.org", "Python"): 2,
        ("bob@example.org", "SQL"): 1,
        ("bob@example.org", "Juggling"): 5,
    }


def test_a_colon_that_several_names_share_is_no_question(database: Database) -> None:
    said = imported(
        database,
        f"#,AWS: Lambda,AWS: S3,{LAST}\nabc,Expert,None,{END}\nabd,Novice,Expert,{END}\n",
    )
    assert [c.skill for c in said.columns[1:3]] == ["AWS: Lambda", "AWS: S3"]
