"""Files that are no answers about skills are refused, with what they are."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.vocabulary import RefusedError


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (",Python,SQL,Docker\nPython,1,0,0\nSQL,0,1,0\nDocker,0,0,1\n", "skills by skills"),
        ("Skill,Average,Responses\nPython,3.2,10\nSQL,2.2,10\n", "report"),
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


def test_a_question_about_an_average_month_makes_no_summary(database: Database) -> None:
    asked = [f"In an average month, how much time do you spend on {what}?" for what in "AB"]
    text = f'"{asked[0]}","{asked[1]}"\nsome,none\nmost,some\n'
    with pytest.raises(RefusedError) as refused:
        ingest(database, text.encode(), "time.csv", dry_run=True)
    assert "summary" not in str(refused.value)
    assert "No column with levels" in str(refused.value)
