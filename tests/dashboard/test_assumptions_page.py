"""Assumptions in Settings: what stands above all, what drives the plan, numbers of a scenario."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import VIEWS
from data.load import load
from data.store.database import URL_VARIABLE, open_database
from data.store.facts.assumptions import assumptions
from tests.build import rate, require
from tests.stores import seeded_at


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Ann is one level below Python at 3 and 160 hours of learning away from it."""
    place = seeded_at(tmp_path / "store.duckdb")
    database = open_database(place)
    rate(database, "person team role Python\nann Core . 2\nbob Core . 3")
    require(database, "Core Python 3 2 yes")
    people = b"person,team,hours_per_week,mentor_hours_per_week\nann,Core,8,0\nbob,Core,0,5\n"
    load(database, "people", people, "people.csv")
    load(database, "assumptions", b"key,likely\ntool.cap_share,0\ntool.seat_per_month,5000\n", "a")
    database.close()
    monkeypatch.setenv(URL_VARIABLE, str(place))
    opened = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120)
    opened.session_state["settings_tab"] = "Assumptions"
    return opened.switch_page("views/settings.py").run()


def said(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.warning, *app.info, *app.success, *app.toast]
    return "\n".join(str(part.value) for part in parts).replace("\\", "").replace("\u00a0", " ")


def stored(app: AppTest, key: str) -> float:
    database = open_database(os.environ[URL_VARIABLE])
    found = assumptions(database)[key].likely
    database.close()
    return found


def save_basis(app: AppTest) -> AppTest:
    button = next(b for b in app.button if b.label == "Save these three")
    return button.click().run()


def test_an_unusual_working_week_is_taken_and_questioned(app: AppTest) -> None:
    assert not app.exception
    week = next(n for n in app.number_input if n.label == "Hours of a working week")
    week.set_value(80.0)
    app = save_basis(app)
    assert not app.exception
    assert "work.hours_per_week is 80; usual is 30 to 48" in said(app)
    table = app.dataframe[0].value.set_index("key")
    assert table.loc["work.hours_per_week", "likely"] == 80
    assert "usual is 30 to 48" in table.loc["work.hours_per_week", "question"]
    assert table.loc["hire.pay_premium", "question"] == ""


def test_another_currency_renames_every_unit_of_money(app: AppTest) -> None:
    next(t for t in app.text_input if t.label == "Currency").set_value("eur")
    app = save_basis(app)
    assert not app.exception
    units = set(app.dataframe[0].value["unit"])
    assert {"EUR", "EUR per year", "EUR per month", "EUR per hour"} <= units
    assert not any(unit.startswith("USD") for unit in units)
    app.button(key="undo_it").click().run()
    assert "Taken back: assumptions as before." in said(app)
    assert "EUR" not in set(app.dataframe[0].value["unit"])


def test_a_currency_that_is_none_is_refused_and_nothing_changes(app: AppTest) -> None:
    next(t for t in app.text_input if t.label == "Currency").set_value("1")
    app = save_basis(app)
    assert "nothing was changed" in said(app)
    assert set(app.dataframe[0].value["unit"]) >= {"USD", "USD per year"}


def test_what_drives_the_plan_stands_on_top(app: AppTest) -> None:
    first = app.dataframe[0].value["key"].iloc[0]
    app.toggle(key="drivers_on").set_value(True).run()
    assert not app.exception
    # Ann learns whatever a week without her costs: half as much, and twice
    assert "vacancy.times_pay drives the plan most: net cost $ 92 k to $ 281 k" in said(app)
    tables = [frame.value for frame in app.dataframe]
    editor = next(table for table in tables if "question" in table)
    assert first != "vacancy.times_pay" == editor["key"].iloc[0]


def test_a_number_of_the_scenario_moves_the_plan_only(app: AppTest) -> None:
    before = title(app.switch_page("views/plan.py").run())
    app.session_state["numbers_of_the_scenario"] = (("training.fee_per_hour", 0.0),)
    after = title(app.run())
    # 160 h at 80 USD
    assert "for $\u00a013\u00a0k in year 1" in before
    assert "for $\u00a00 in year 1" in after
    shown = app.switch_page("views/settings.py").run()
    table = shown.dataframe[0].value.set_index("key")
    assert table.loc["training.fee_per_hour", "In this scenario"] == 0
    assert table.loc["training.fee_per_hour", "likely"] == 80


def title(app: AppTest) -> str:
    assert not app.exception
    return str(app.title[0].value).replace("\\", "")
