"""What stands in place of pictures and rows of nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at


@pytest.fixture(scope="module")
def covered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three people of one team, who hold all that is required of it."""
    place = seeded_at(tmp_path_factory.mktemp("nothing") / "covered.duckdb")
    database = open_database(place)
    file = b"Email,Team,Python\na@x.example,Core,4\nb@x.example,Core,3\nc@x.example,Core,5\n"
    ingest(database, file, "core.csv", wave="First", held_on=date(2026, 11, 1), scale="0-5")
    need = b"scope,skill,level,headcount,must_have\nCore,Python,3,2,yes\n"
    load(database, "requirements", need, "needs.csv")
    database.close()
    return place


def test_a_plan_of_nothing_says_so_in_each_fold(opened: Open, covered: Path) -> None:
    app = opened("plan", covered, team="Core")
    assert_calm(app)
    assert "Approve** Nothing." in said(app)
    for fold, sentence in (
        ("fold_money", "The plan buys nothing, so no money falls due."),
        ("fold_who", "The plan holds no action."),
    ):
        app.session_state[fold] = True
        app.run()
        assert_calm(app)
        assert sentence in said(app)
