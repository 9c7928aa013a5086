"""A level between two points is rounded, and said to be."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed


@pytest.mark.parametrize("given", ["3,5", "3.5"])
def test_a_half_goes_down_with_a_sentence(database: Database, given: str) -> None:
    text = f"Name;Python;SQL\nAda;{given};4\nBo;2;1\nCy;4;2,75\n"
    said = imported(database, text, scale="1-5")
    assert levels(database)["Ada", "Python"] == 3
    assert levels(database)["Cy", "SQL"] == 3
    (issue,) = [i for i in said.issues if "between two levels" in i.reason]
    assert issue.reason.startswith("2 answers lie between two levels, in 2 columns")
    assert f"{given} became 3, 2,75 became 3" in issue.reason
    assert issue in proposed(database, text, scale="1-5").issues


def test_one_column_is_named_and_whole_numbers_and_percentages_are_not_told(
    database: Database,
) -> None:
    said = imported(database, "Name,Python,SQL\nAda,3.5,4\nBo,2,1\n", scale="0-5")
    (issue,) = [i for i in said.issues if "between two levels" in i.reason]
    assert (issue.column, issue.reason[:14]) == ("Python", "One answer lie")
    said = imported(database, "Name,Python,SQL\nAda,87.5,40\nBo,2,1\n", scale="0-100", wave="b")
    assert not [i for i in said.issues if "between two levels" in i.reason]
    said = imported(database, "Name,Python,SQL\nAda,3.0,4\nBo,2,1\n", scale="0-5", wave="c")
    assert not [i for i in said.issues if "between two levels" in i.reason]
