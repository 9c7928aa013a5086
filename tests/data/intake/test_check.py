"""Files that are no answers about skills are refused, with what they are."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.intake.layouts.imported import refusal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Area,Beginner,Intermediate,Expert\nData,3,2,1\nWeb,1,1,4\n", "summary"),
        ("Role,Python,SQL\nAI engineer,3,4\nData engineer,2,1\n", "requirements"),
        ("skill,level\nPython,3\nSQL,2\n", "catalogue"),
        (
            "Respondent,How satisfied are you with lunch?,Would you recommend us?\n"
            "1,Very satisfied,9\n2,Neutral,7\n",
            "satisfaction",
        ),
        ("id,name\n1,english\n2,german\n", "who answered, when"),
    ],
)
def test_refused_with_what_was_found(database: Database, text: str, found: str) -> None:
    with pytest.raises(RefusedError, match=found) as refused:
        ingest(database, text.encode(), "file.csv")
    assert str(refused.value).endswith(".")
    assert database.rows("select count(*) from import") == [(0,)]
    assert database.rows("select count(*) from person") == [(0,)]


def test_a_question_about_an_average_month_makes_no_summary(empty: Database) -> None:
    asked = [f"In an average month, how much time do you spend on {what}?" for what in "AB"]
    said = refusal(empty, f'"{asked[0]}","{asked[1]}"\nsome,none\nmost,some\n')
    assert "summary" not in said
    assert "No column with levels" in said
