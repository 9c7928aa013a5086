"""Studies for and against a tool: in words, beside the assumptions, and on the Method page."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import VIEWS
from dashboard.subjects.settings import effect, evidence_table, interval, name, sides
from data.files.assumptions import evidence, studies
from data.store.database import URL_VARIABLE
from tests.stores import seeded_at


def test_effect_and_interval_in_words() -> None:
    """As METR published: 18.8 % more time, 1.3 to 39.5; ends alone are no interval."""
    found = studies()
    assert effect(found["metr-2025"]) == "18.8\u00a0% more time"
    assert interval(found["metr-2025"]) == "1.3 to 39.5"
    assert interval(found["metr-2026-new"]) == "−9 to 15"
    assert effect(found["heavy-use"]) == "500 to 2\u00a0000\u00a0USD per month"
    assert interval(found["heavy-use"]) == "–"
    assert effect(found["daniotti-2026"]) == "–"
    assert name(found["peng-2023"]) == "Peng et al., 2023"
    assert name(found["heavy-use"]) == "Reports of heavy agentic use"


def test_the_sides_are_counted() -> None:
    assert sides("tool.seat_per_month") == "2\u00a0for, 1\u00a0against"
    assert sides("hire.works_out") == ""
    table = evidence_table(evidence()["tool.seat_per_month"])
    assert table["Side"] == ["for", "for", "against"]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A store in which nothing was surveyed yet."""
    monkeypatch.setenv(URL_VARIABLE, str(seeded_at(tmp_path / "store.duckdb")))
    return AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120)


def test_settings_shows_them_beside_and_below_the_assumptions(app: AppTest) -> None:
    app.session_state["settings_tab"] = "Assumptions"
    shown = app.switch_page("views/settings.py").run()
    assert not shown.exception
    editor = shown.dataframe[0].value.set_index("key")
    assert editor.loc["tool.seat_per_month", "studies"] == "2\u00a0for, 1\u00a0against"
    assert editor.loc["pay.base", "studies"] == ""
    shown.selectbox(key="studies_of").set_value("tool.reviewers").run()
    assert not shown.exception
    tables = [frame.value for frame in shown.dataframe]
    below = next(table for table in tables if "What it says here" in table)
    assert list(below["Side"]) == ["for", *["against"] * 4]


def test_method_has_all_of_them(app: AppTest) -> None:
    shown = app.switch_page("views/method.py").run()
    assert not shown.exception
    tables = [frame.value for frame in shown.dataframe]
    folds = [table for table in tables if "What it says here" in table]
    assert len(folds) == len(evidence())
    assert sum(map(len, folds)) == sum(map(len, evidence().values()))
    labels = [fold.label.replace("\\", "") for fold in shown.expander]
    assert "tool.seat_per_month: 2\u00a0for, 1\u00a0against" in labels
    assert any("No study measured the chance" in str(text.value) for text in shown.markdown)
