"""Settings, People: whoever was surveyed stands there, to be completed and not to be typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from tests.dashboard.opening import Open, said
from tests.stores import seeded_at

SURVEY = b"""Email,Team,Role,Python,SQL
Bo@x.org,Core,ML engineer,2,3
ana@x.org,Core,,4,1
cy@x.org,Edge,Data scientist,0,5
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Three people were surveyed, and no list of them was loaded."""
    file = seeded_at(tmp_path / "store.duckdb")
    store = open_database(file)
    ingest(store, SURVEY, "s.csv", wave="now", scale="0-5")
    store.close()
    return file


def people_tab(opened: Open, place: Path) -> AppTest:
    app = opened("settings", place)
    app.session_state["settings_tab"] = "People"
    return app.run()


def table(app: AppTest) -> Any:
    (frame,) = [f.value for f in app.dataframe if "hours_per_week" in f.value]
    return frame


def test_the_people_surveyed_stand_there_until_a_list_is_saved(opened: Open, place: Path) -> None:
    app = people_tab(opened, place)
    assert table(app).values.tolist() == [
        ["Bo@x.org", "", "Core", "ML engineer", "", "", "", ""],
        ["ana@x.org", "", "Core", "", "", "", "", ""],
        ["cy@x.org", "", "Edge", "Data scientist", "", "", "", ""],
    ]
    assert "Until a list is saved, the people of the latest survey stand here." in said(app)
    app.button(key="save_people").click().run()
    assert [info.value for info in app.info] == ["Nothing was changed in the table."]
    store = open_database(place)
    assert store.rows("select count(*) from people_list") == [(0,)]
    store.close()


def test_what_is_completed_becomes_the_list(opened: Open, place: Path) -> None:
    """Of everybody, with their teams and roles as surveyed, and what was written beside one."""
    written = table(people_tab(opened, place))
    written.loc[written["person"] == "cy@x.org", "hours_per_week"] = "3"
    store = open_database(place)
    outcome = load(store, "people", written.to_csv(index=False).encode(), "the table in Settings")
    assert (outcome.rows, outcome.changed, outcome.notes) == (3, True, ())
    store.close()
    shown = table(people_tab(opened, place))
    assert shown[["person", "team", "hours_per_week"]].values.tolist() == [
        ["Bo@x.org", "Core", ""],
        ["ana@x.org", "Core", ""],
        ["cy@x.org", "Edge", "3"],
    ]
