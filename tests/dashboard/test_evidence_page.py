"""The Evidence page: what it declares, what it withholds, and the numbers of the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.ingest import ingest
from data.store.database import open_database
from tests.dashboard.opening import Open, said
from tests.shell import Shell
from tests.stores import seeded_at


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Thirty-two people with three skills of one area, self and manager."""
    lines = ["Email,Team,Observability,Drift detection,Model serving"]
    lines += [f"p{n}@x.example,Core,{n % 6},{n % 6},{(n + n // 9) % 6}" for n in range(32)]
    content = "\n".join(lines).encode()
    store = open_database(seeded_at(tmp_path / "store.duckdb"))
    ingest(store, content, "self.csv", wave="now", scale="0-5")
    ingest(store, content, "manager.csv", wave="now", scale="0-5", rater="manager")
    store.close()
    return tmp_path / "store.duckdb"


def test_figures_are_those_of_the_command_and_a_declared_area_shows_its_alpha(
    opened_calm: Open, place: Path, shell: Shell
) -> None:
    app = opened_calm("evidence", place)
    document = shell.json("evidence")
    shown = {metric.label: metric.value for metric in app.metric}
    assert shown["Agreement, alpha"] == f"{document['agreement'][0]['alpha']:.2f}" == "1.00"
    assert shown["Self minus manager"] == "+0.00"
    assert shown["Trust in one rating"] == f"{document['reliability']:.2f}"
    assert document["pairs"] == 96
    assert "alpha 0" not in said(app)
    box = app.multiselect(key="reflective")
    box.select(box.options[0]).run()
    assert "alpha 0.69 (95 %: 0.44 to 0.84), 32 people." in said(app)
    assert "runs against" not in said(app)
