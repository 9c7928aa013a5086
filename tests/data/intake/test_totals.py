"""Rows of totals below the answers: no person, and nothing that the scale is read from."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database

ANSWERS = "Name,Team,Python,SQL\nAnn,Core,4,3\nBob,Core,2,1\nCy,Core,4,4\n"


@pytest.mark.parametrize(
    "below",
    ["Total,,10,8\n", "Total,,10,8\nAverage,,3.33,2.67\n", "Summe,,1000,800\n"],
)
def test_a_total_does_not_stretch_the_scale(database: Database, below: str) -> None:
    said = ingest(database, (ANSWERS + below).encode(), "f.csv")
    assert {c.scale for c in said.columns if c.use == "level"} == {"1-5"}
    levels = database.rows("select level from rating where level is not null order by level")
    assert [level for (level,) in levels] == [1, 2, 3, 4, 4, 4]
