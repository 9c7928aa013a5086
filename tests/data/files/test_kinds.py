"""Which list a file is, by its header."""

from __future__ import annotations

import pytest

from data.load import kind_of


@pytest.mark.parametrize(
    "header",
    [
        "person,team,role,Python,SQL",
        "person,skill,level",
        "person",
        "Timestamp,Email Address,Team",
        "name,Python",
        "",
    ],
)
def test_answers_of_a_survey_are_no_list(header: str) -> None:
    assert kind_of(f"{header}\n1,2,3,4,5\n".encode(), "answers.csv") is None
