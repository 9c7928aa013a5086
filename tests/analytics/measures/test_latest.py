"""Of each kind of rater the latest counts, in imports, rows and columns; on both engines."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics.analyse import analyse
from analytics.results import Selection
from data.store.database import Database
from tests.build import rate


def test_counts_of_teams_are_those_of_their_people(database: Database) -> None:
    rate(database, "person team role Python SQL\nann A . 4 -\nbob A . n 2\ncy B . 1 n")
    rate(database, "person team role Python\nann A . 1\ncy B . 3", rater="manager")
    rate(database, "person team role SQL\nbob A . -", wave="before", held_on=date(2026, 1, 1))
    got = analyse(database, Selection()).team_skills.set_index(["team", "skill"])
    counts = {k: (r.people, r.known, r.unknown, r.at_3) for k, r in got.iterrows()}
    # ann: the lower of 4 and 1; cy: of 1 and 3; bob's Python and cy's SQL are not applicable
    assert counts == {
        ("A", "Python"): (1, 1, 0, 0),
        ("A", "SQL"): (2, 1, 1, 0),
        ("B", "Python"): (1, 1, 0, 0),
        ("B", "SQL"): (0, 0, 0, 0),
    }
    assert got["mean_level"].tolist()[:3] == [1.0, 2.0, 1.0]
    assert pd.isna(got["mean_level"].iloc[3])


def test_a_row_far_down_an_earlier_import_is_not_the_latest(database: Database) -> None:
    rate(database, "person team role Python\nann A . 4")
    rate(database, "person team role Python\nann A . 2")
    with database.transaction() as change:
        change.execute("update answer_row set row_no = 200000000 where import_no = 1")
        change.execute("update answer_series set position = 10000 where import_no = 1")
    assert analyse(database, Selection()).levels["level"].tolist() == [2]
