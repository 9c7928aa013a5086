"""What `measures` prints: the figures of every outlet, and the owner of a target for nobody."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from dashboard.cli import main
from data.load import load
from data.store.database import open_database
from tests.build import rate
from tests.stores import seeded_at

NEEDS = (
    b"scope,skill,level,headcount,must_have,owner,reason\n"
    b"Core,Python,3,3,yes,Zebulon Q.,Launch\n"
    b"Core,SQL,3,1,no,Zebulon Q.,\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two of three hold Python, and one SQL, of one more nobody knows."""
    file = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(file)) as store:
        rate(
            store,
            "person team role Python SQL\nAna Core Dev 2 3\nBo Core Dev 3 -\nCy Core Dev 4 1",
        )
        load(store, "requirements", NEEDS, "needs.csv")
    return file


def test_it_says_what_is_covered_and_names_nobody(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", str(place), "measures"]) == 0
    text = capsys.readouterr().out
    lines = text.splitlines()
    assert lines[0] == "1 of 1 must-have is short."
    # 3 of 4 positions, and the unknown level in SQL is of one that is held.
    assert "Covered: 75 %" in lines
    assert "Must-haves short: 1 of 1 (Python)" in lines
    python = next(line for line in lines if line.startswith("Python"))
    assert python.split()[:7] == ["Python", "Core", "3", "yes", "3", "2", "0"]
    assert [name for name in ("Zebulon", "Ana", "Bo", "Cy") if name in text] == []
