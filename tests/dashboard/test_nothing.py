"""What stands in place of pictures and rows of nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.wording import readiness
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


@pytest.mark.parametrize(
    ("tab", "sentence"),
    [
        ("Plan", "Nothing is short, so the plan has nothing to close"),
        ("Money", "The plan buys nothing, so it takes no cash and no hours"),
        ("Who", "The plan buys nothing, so nobody is asked for anything"),
    ],
)
def test_a_plan_of_nothing_says_why_and_what_to_do(
    opened: Open, covered: Path, tab: str, sentence: str
) -> None:
    app = opened("strategy", covered, team="Core", tab=tab)
    assert_calm(app)
    assert sentence in said(app)
    assert not app.get("plotly_chart")


def test_rows_that_say_nothing_are_one_sentence() -> None:
    """Analysts are known to be not ready; of writers neither a share nor a must-have is known."""
    table = {
        "Role": ["Analyst", "Writer"],
        "Profile held": ["–", "–"],
        "Ready": [0, 0],
        "Not ready": [2, 0],
        "Not enough known": [0, 3],
    }
    rows, left = readiness.told(table)
    assert rows["Role"] == ["Analyst"]
    assert left == ["Writer"]
    assert readiness.too_few(left, "role").replace("\u00a0", " ").startswith("1 role stays out")
    rows, left = readiness.told({"Team": ["A", "B"], "Profile held": ["40 %", "–"]})
    assert (rows["Team"], left) == (["A"], ["B"])
