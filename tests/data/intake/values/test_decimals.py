"""A level between two points is rounded, and said to be."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed


@pytest.mark.parametrize("given", ["3,5", "3.5"])
def test_a_half_goes_down_with_a_sentence(empty: Database, given: str) -> None:
    text = f"Name;Python;SQL\nAda;{given};4\nBo;2;1\nCy;4;2,75\n"
    found = proposed(empty, text, scale="1-5")
    assert (meant(found)[given], meant(found)["2,75"]) == (3, 3)
    (said,) = [i.reason for i in found.issues if "between two levels" in i.reason]
    assert said.startswith("2 answers lie between two levels, in 2 columns")
    assert f"{given} became 3, 2,75 became 3" in said


@pytest.mark.parametrize(
    ("answer", "scale", "column"),
    [("3.5,4", "0-5", "Python"), ("87.5,40", "0-100", None), ("3.0,4", "0-5", None)],
)
def test_one_column_is_named_and_whole_numbers_and_percentages_are_not_told(
    empty: Database, answer: str, scale: str, column: str | None
) -> None:
    found = proposed(empty, f"Name,Python,SQL\nAda,{answer}\nBo,2,1\n", scale=scale)
    told = [(i.column, i.reason[:14]) for i in found.issues if "between two levels" in i.reason]
    assert told == ([(column, "One answer lie")] if column else [])
