""" "3/5" and "4 out of 5" are levels with their scale; a number beside words is an opinion."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed, rated, uses


@pytest.mark.parametrize(
    "way", ["{}/5", "{} / 5", "{} out of 5", "{} of 5", "{} von 5", "{} sur 5", "{} de 5"]
)
def test_a_column_of_shares_is_read(empty: Database, way: str) -> None:
    rows = "".join(f"P{level},{way.format(level)}\n" for level in (1, 3, 5))
    found = proposed(empty, f"Name,Python\n{rows}")
    assert found.scale is None  # nothing to ask
    assert meant(found) == {way.format(level): level for level in (1, 3, 5)}


def test_tenths_and_what_is_above_the_highest(empty: Database) -> None:
    # 5v/10: 2, 3, 4 of 4, 6, 8
    levels = {"10/10": 5, "4/10": 2, "6/10": 3, "0/10": 0, "8/10": 4, "12/10": None}
    rows = "".join(f"P{i},{share}\n" for i, share in enumerate(levels))
    found = proposed(empty, f"Name,Python\n{rows}")
    assert meant(found) == levels
    (aside,) = [v for v in found.values if v.level is None]
    assert "outside the scale" in aside.reason


def test_days_of_months_are_no_levels(empty: Database) -> None:
    text = "Name,Python,Certified\nA,4,3/12\nB,2,1/4\nC,3,11/25\nD,3,6/30\n"
    assert rated(proposed(empty, text, scale="1-5")) == ["Python"]


def test_interest_with_a_number_and_words(empty: Database) -> None:
    rows = "A,4,5 - Extremely interested\nB,2,1 - I would rather not\nC,3,3 - Neutral\n"
    found = proposed(empty, f"Name,Python,Python (interest)\n{rows}", scale="1-5")
    assert uses(found)["Python (interest)"] == "interest Python"
