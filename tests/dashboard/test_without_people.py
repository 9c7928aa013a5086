"""Where people may not be shown, the page of the plan works by role and skill."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cache import opened
from dashboard.navigation import VIEWS
from data.store.database import URL_VARIABLE, open_database
from data.vocabulary import Viewer
from tests.build import rate, require

NAMES = [f"Person{n}" for n in range(6)]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Six engineers: one holds Python at 3, four are a level below, one is at 0."""
    file = tmp_path / "store.duckdb"
    store = open_database(file)
    levels = [4, 2, 2, 2, 2, 0]
    rows = [f"{n} Core Engineer {k}" for n, k in zip(NAMES, levels, strict=True)]
    rate(store, "\n".join(["person team role Python", *rows]))
    require(store, "Core Python 3 3 yes")
    store.close()
    monkeypatch.setenv(URL_VARIABLE, str(file))
    leader = Viewer("leader", people_visible=False)
    monkeypatch.setattr(opened, "OWNER", leader)
    app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60)
    app.switch_page("views/plan.py").run()
    app.number_input(key="deadline_weeks").set_value(60)
    return app.button_group(key="levers").set_value(["train"]).run()


def test_no_fold_names_anybody(page: AppTest) -> None:
    for fold in ("why", "sure", "money", "who"):
        page.session_state[f"fold_{fold}"] = True
        assert shown(page.run())


def shown(page: AppTest) -> str:
    """Everything on the page."""
    assert not page.exception
    said = "\n".join(
        [str(e.value) for e in [*page.title, *page.markdown, *page.caption]]
        + [f.value.to_string() for f in page.dataframe]
        + [str(option) for box in page.selectbox for option in box.options]
        + [str(chart.proto) for chart in page.get("plotly_chart")]
    )
    assert not [name for name in NAMES if name in said]
    return said


def test_the_plan_is_told_by_role_and_skill(page: AppTest) -> None:
    page.session_state["fold_who"] = True
    said = shown(page.run())
    assert "plan_people" not in [toggle.key for toggle in page.toggle]
    assert "Engineer" in said
    tables = [set(frame.value.columns) for frame in page.dataframe]
    assert any({"Steps a head", "Share of hours"} <= columns for columns in tables)
    (asked,) = [f.value for f in page.dataframe if "Left out of" in f.value]
    assert asked.values.tolist() == [  # at 0 nobody is trained to 3; at 2 nobody mentors yet
        ["Python", 3, "Core", "Engineer", what, "their own rating"]
        for what in ("learning", "mentoring")
    ]


def test_a_group_that_is_too_small_says_so_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "store.duckdb"
    store = open_database(file)
    rate(store, "person team role Python\nAna Core . 2\nBo Core . 3\nCy Core . 4")
    require(store, "Core Python 3 3 yes")
    store.close()
    monkeypatch.setenv(URL_VARIABLE, str(file))
    monkeypatch.setattr(opened, "OWNER", Viewer("leader", people_visible=False))
    app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60)
    app.query_params["team"] = "Core"
    for name, do in (
        ("coverage", "Choose “All teams”"),
        ("evidence", "Choose more teams"),
        ("team", "Choose “All teams”"),
    ):
        app.switch_page(f"views/{name}.py").run()
        assert not app.exception
        assert len(app.title) == 1
        said = "\n".join(str(e.value) for e in [*app.markdown, *app.warning])
        assert do in said.replace("\\", "")
