"""Rows of totals below the answers: no person, and nothing that the scale is read from."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import meant, proposed

ANSWERS = "Name,Team,Python,SQL\nAnn,Core,4,3\nBob,Core,2,1\nCy,Core,4,4\n"


@pytest.mark.parametrize(
    "below",
    ["Total,,10,8\n", "Total,,10,8\nAverage,,3.33,2.67\n", "Summe,,1000,800\n"],
)
def test_a_total_does_not_stretch_the_scale(empty: Database, below: str) -> None:
    found = proposed(empty, ANSWERS + below)
    assert {c.scale for c in found.columns if c.use == "level"} == {"1-5"}
    assert meant(found) == {"4": 4, "3": 3, "2": 2, "1": 1}
