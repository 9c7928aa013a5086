"""Strategy and Gaps with verdicts that were tried over the ranges."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.sensitivity import robust
from dashboard.navigation import VIEWS
from data.load import load
from data.store.database import URL_VARIABLE, open_database
from data.store.facts.assumptions import assumptions
from tests.build import rate, require


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Ann is one level below Python at 3; two draws."""
    place = tmp_path / "store.duckdb"
    database = open_database(place)
    rate(database, "person team role Python\nann Core . 2\nbob Core . 3")
    require(database, "Core Python 3 2 yes")
    people = b"person,team,hours_per_week,mentor_hours_per_week\nann,Core,8,0\nbob,Core,0,5\n"
    load(database, "people", people, "people.csv")
    points = "".join(
        f"{key},{one.likely},{one.likely},{one.likely}\n"
        for key, one in assumptions(database).items()
    )
    load(database, "assumptions", f"key,low,likely,high\n{points}".encode(), "a.csv")
    database.close()
    monkeypatch.setenv(URL_VARIABLE, str(place))
    monkeypatch.setattr(robust, "DRAWS", 2)
    monkeypatch.setattr(robust, "FEWEST", 2)
    return AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120)


def said(app: AppTest) -> str:
    assert not app.exception
    parts = [*app.markdown, *app.caption]
    return "\n".join(str(part.value) for part in parts).replace("\\", "").replace("\u00a0", " ")


def test_a_verdict_that_was_tried_says_so_wherever_it_stands(app: AppTest) -> None:
    app = app.switch_page("views/strategy.py").run()
    app.session_state["tab"] = "Why"
    assert "ooling wins" not in said(app.run())
    app.session_state["tab"] = "How sure"
    app.run()
    app.toggle(key="robust_on").set_value(True).run()
    assert "Every verdict wins in at least 60 % of the tries" in said(app)
    assert "2 draws of all numbers with a range" in said(app)
    app.session_state["tab"] = "Why"
    assert "Tooling wins in 100 % of 4 tries." in said(app.run())
    assert "tooling wins in 100 % of 4 tries" in said(app.switch_page("views/gaps.py").run())
