"""The loss test on the Gaps page: the numbers of the verb, in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import VIEWS
from data.demo import load_demo
from data.store.database import URL_VARIABLE, open_database
from data.store.people import find_people


@pytest.fixture
def gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    database = open_database(tmp_path / "demo.duckdb")
    load_demo(database)
    database.close()
    monkeypatch.setenv(URL_VARIABLE, str(tmp_path / "demo.duckdb"))
    app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120).run()
    return app.switch_page("views/gaps.py").run()


def ana(folder: Path) -> int:
    """The only person of Platform who holds Kubernetes, by number."""
    database = open_database(folder / "demo.duckdb")
    (found,) = find_people(database, "ana.b@demo.example")
    database.close()
    return found[0]


def said(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption]
    return "\n".join(str(part.value) for part in parts).replace("\\", "").replace("\u00a0", " ")


def test_a_chosen_person_shows_what_breaks_and_the_repair(gaps: AppTest, tmp_path: Path) -> None:
    assert "Choose one person or two" in said(gaps)
    assert "Test automation to level 3, Insights: closes an open position" in said(gaps)
    gaps.multiselect(key="away").select(ana(tmp_path)).run()
    assert not gaps.exception
    text = said(gaps)
    assert "Kubernetes at level 3 (Platform): 0 of 1 left, 1 today (must-have)." in text
    assert "Repairs " in text
    assert "cannot be repaired by the due dates" in text
