"""Two answers of one person: the later day counts, also where its row stands above the other."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.identity.people import earlier_rows
from data.store.database import Database

WIDE = """Timestamp,Email Address,Python,SQL
11/20/2026 9:00:00,ann@example.org,5,4
11/14/2026 9:00:00,bob@example.org,2,3
11/13/2026 9:00:00,Ann@example.org ,1,1
"""
LONG = """Person,Skill,Level,Date
Ann,Python,2,2026-01-10
Ann,Python,4,2026-11-10
Bob,Python,3,2026-11-10
Bob,Python,1,2026-01-10
"""


@pytest.mark.parametrize(
    ("content", "row", "column", "levels"),
    [
        (
            WIDE,
            4,
            "Timestamp",
            [("ann", "Python", 5), ("ann", "SQL", 4), ("bob", "Python", 2), ("bob", "SQL", 3)],
        ),
        (LONG, 5, "Date", [("ann", "Python", 4), ("bob", "Python", 3)]),
    ],
)
def test_the_later_day_counts_and_is_said(
    database: Database, content: str, row: int, column: str, levels: list[tuple[str, str, int]]
) -> None:
    said = ingest(database, content.encode(), "f.csv", scale="0-5")
    told = [i for i in said.issues if "on a later day" in i.reason]
    assert [(i.row, f"“{column}”" in i.reason) for i in told] == [(row, True)]
    found = database.rows("""
        select p.identity, s.name, r.level from rating r
        join person p on p.person_no = r.person_no join skill s on s.skill_no = r.skill_no
        order by 1, 2
    """)
    assert [(who.split("@")[0], skill, level) for who, skill, level in found] == levels


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2026-11-20", "2026-11-13"], {1}),
        (["2026-11-13", "2026-11-20"], set()),
        (["2026-11-20 10:00", "2026-11-20 9:00"], {1}),
        (["11/20/2026 1:00 PM", "11/20/2026 11:00 AM"], {1}),
        (["3/4/2026", "2/5/2026"], set()),
        (["2026-11-20", ""], set()),
        (["2026-11-20", "2026-11-20"], set()),
    ],
)
def test_only_a_day_that_is_sure_sets_a_row_below_aside(texts: list[str], found: set[int]) -> None:
    assert earlier_rows(["a", "a"], texts) == found
