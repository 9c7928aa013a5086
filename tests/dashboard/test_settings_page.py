"""Settings: assumptions and studies of them, people, the audit, what is kept of one person and how
long."""

from contextlib import closing
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.options.drivers import ranged
from dashboard.cli import main
from dashboard.subjects.settings import effect, interval, name
from data.files.assumptions import evidence, studies
from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from data.store.facts.waves import wave_ends
from data.store.noting import note
from data.vocabulary import Viewer
from tests.build import rate, require
from tests.dashboard.opening import Open, assert_calm, press, said
from tests.stores import seeded_at


@pytest.fixture
def app(opened: Open, tmp_path: Path) -> AppTest:
    """Ann is one level below Python at 3 and 160 hours of learning away from it."""
    place = seeded_at(tmp_path / "store.duckdb")
    people = b"person,team,hours_per_week,mentor_hours_per_week\nann,Core,8,0\nbob,Core,0,5\n"
    numbers = b"key,likely\ntool.cap_share,0\ntool.seat_per_month,5000\n"
    with closing(open_database(place)) as store:
        rate(store, "person team role Python\nann Core . 2\nbob Core . 3")
        require(store, "Core Python 3 2 yes")
        load(store, "people", people, "people.csv")
        load(store, "assumptions", numbers, "a")
    return tab(opened, place, "Assumptions")


def tab(opened: Open, place: Path, name: str) -> AppTest:
    """A tab of Settings."""
    return opened("settings", place, {"settings_tab": name})


def test_an_unusual_working_week_is_taken_and_questioned(app: AppTest) -> None:
    assert not app.exception
    week = next(n for n in app.number_input if n.label == "Hours of a working week")
    week.set_value(80.0)
    press(app, "Save these three")
    assert not app.exception
    assert "work.hours_per_week is 80; usual is 30 to 48" in said(app)
    table = app.dataframe[0].value.set_index("key")
    assert table.loc["work.hours_per_week", "likely"] == 80
    assert "usual is 30 to 48" in table.loc["work.hours_per_week", "question"]
    assert table.loc["hire.pay_premium", "question"] == ""


def test_a_currency_renames_every_unit_of_money_and_one_that_is_none_is_refused(
    app: AppTest,
) -> None:
    next(t for t in app.text_input if t.label == "Currency").set_value("eur")
    press(app, "Save these three")
    assert not app.exception
    units = set(app.dataframe[0].value["unit"])
    assert {"EUR", "EUR per year", "EUR per month", "EUR per hour"} <= units
    assert not any(unit.startswith("USD") for unit in units)
    app.button(key="undo_it").click().run()
    assert "Taken back: assumptions as before." in said(app)
    assert "EUR" not in set(app.dataframe[0].value["unit"])
    next(t for t in app.text_input if t.label == "Currency").set_value("1")
    press(app, "Save these three")
    assert "nothing was changed" in said(app)
    assert set(app.dataframe[0].value["unit"]) >= {"USD", "USD per year"}


def test_what_drives_the_plan_stands_on_top(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some of all numbers that have a range: each is planned anew at both ends."""

    def some(*asked: Any) -> tuple[str, ...]:
        return tuple(key for key in ranged(*asked) if key.startswith(("training.fee", "vacancy.")))

    monkeypatch.setattr("analytics.study.ranged", some)
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


def test_settings_shows_them_beside_and_below_the_assumptions(opened: Open, tmp_path: Path) -> None:
    shown = tab(opened, seeded_at(tmp_path / "store.duckdb"), "Assumptions")
    assert_calm(shown)
    editor = shown.dataframe[0].value.set_index("key")
    assert editor.loc["tool.seat_per_month", "studies"] == "2\u00a0for, 1\u00a0against"
    assert editor.loc["pay.base", "studies"] == ""
    shown.selectbox(key="studies_of").set_value("tool.reviewers").run()
    assert not shown.exception
    tables = [frame.value for frame in shown.dataframe]
    below = next(table for table in tables if "What it says here" in table)
    assert list(below["Side"]) == ["for", *["against"] * 4]


def test_method_has_all_of_them(opened_calm: Open, tmp_path: Path) -> None:
    shown = opened_calm("method", seeded_at(tmp_path / "store.duckdb"))
    tables = [frame.value for frame in shown.dataframe]
    folds = [table for table in tables if "What it says here" in table]
    assert len(folds) == len(evidence())
    assert sum(map(len, folds)) == sum(map(len, evidence().values()))
    labels = [fold.label.replace("\\", "") for fold in shown.expander]
    assert "tool.seat_per_month: 2\u00a0for, 1\u00a0against" in labels
    assert any("No study measured the chance" in str(text.value) for text in shown.markdown)


def test_lines_are_chosen_by_who_and_what_and_checked(opened: Open, tmp_path: Path) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        for name, action in (("ada@x.org", "decided"), ("bo@x.org", "scenario saved")):
            with store.seen_by(Viewer("admin", name=name)).transaction() as change:
                note(change, action, "Autumn", file="=1+1.csv")
    app = tab(opened, place, "Store and privacy")
    assert_calm(app)
    table = app.dataframe[-1].value
    assert list(table["who"]) == ["bo@x.org", "ada@x.org"]
    assert list(table.columns) == ["when (UTC)", "who", "what", "file", "detail", "person", "read"]
    app.selectbox(key="audit_who").set_value("ada@x.org").run()
    assert list(app.dataframe[-1].value["what"]) == ["decided"]
    assert "1 line." in said(app)
    app.button(key="audit_check").click().run()
    assert "2 lines, each as it was written." in said(app)
    assert_calm(app)
    assert f"Skillmix {version('skillmix')}" in said(app)


def test_what_is_stored_of_a_person_is_downloaded_and_nobody_is_a_sentence(
    opened: Open, tmp_path: Path
) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        rate(store, "person team role Python\nana Core . 3\nbo Core . 1\n")
    app = tab(opened, place, "Store and privacy")
    assert_calm(app)
    app.text_input(key="stored_of").set_value("Ana").run()
    assert_calm(app)
    labels = {button.label for button in app.get("download_button")}
    assert labels == {"Download as JSON", "Download as CSV"}
    app.text_input(key="stored_of").set_value("cy").run()
    assert "Nobody in this store is known by that e-mail, id or name" in said(app)


SURVEY = b"""Email,Team,Role,Python,SQL
Bo@x.org,Core,ML engineer,2,3
ana@x.org,Core,,4,1
cy@x.org,Edge,Data scientist,0,5
"""


def table(app: AppTest) -> Any:
    (frame,) = [f.value for f in app.dataframe if "hours_per_week" in f.value]
    return frame


def test_the_people_surveyed_stand_there_until_a_list_is_saved(
    opened: Open, tmp_path: Path
) -> None:
    """What is completed becomes the list: of everybody, with what was written beside one."""
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        ingest(store, SURVEY, "s.csv", wave="now", scale="0-5")
    app = tab(opened, place, "People")
    written = table(app)
    assert written.values.tolist() == [
        ["Bo@x.org", "", "Core", "ML engineer", "", "", "", ""],
        ["ana@x.org", "", "Core", "", "", "", "", ""],
        ["cy@x.org", "", "Edge", "Data scientist", "", "", "", ""],
    ]
    assert "Until a list is saved, the people of the latest survey stand here." in said(app)
    app.button(key="save_people").click().run()
    assert [info.value for info in app.info] == ["Nothing was changed in the table."]
    written.loc[written["person"] == "cy@x.org", "hours_per_week"] = "3"
    with closing(open_database(place)) as store:
        assert store.rows("select count(*) from people_list") == [(0,)]
        outcome = load(store, "people", written.to_csv(index=False).encode(), "the table")
    assert (outcome.rows, outcome.changed, outcome.notes) == (3, True, ())
    shown = table(tab(opened, place, "People"))
    assert shown[["team", "hours_per_week"]].values.tolist() == [
        ["Core", ""],
        ["Core", ""],
        ["Edge", "3"],
    ]


FILE = b"Email,Team,Python\nana@x.org,Core,3\nbo@x.org,Core,1\n"


@pytest.fixture
def first_wave(tmp_path: Path) -> Path:
    file = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(file)) as store:
        ingest(store, FILE, "a.csv", wave="first", held_on=date(2026, 4, 1), scale="0-5")
    return file


def test_an_end_is_set_on_the_page_and_said_on_others(first_wave: Path, opened: Open) -> None:
    app = tab(opened, first_wave, "Store and privacy")
    soon = date.today() + timedelta(days=9)
    next(box for box in app.selectbox if box.label == "Wave").set_value("first")
    app.date_input[0].set_value(soon)
    press(app, "Keep until then")
    assert_calm(app)
    with closing(open_database(first_wave)) as store:
        assert [one.ends_on for one in wave_ends(store)] == [soon]
    sentence = f"The answers of “first” are kept until {soon} and erased after it."
    assert sentence in said(app.switch_page("views/survey.py").run())
    assert f"those of “first” until {soon}" in said(app.switch_page("views/privacy.py").run())


def test_what_is_over_is_erased_when_the_app_starts(
    first_wave: Path, opened: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_database(first_wave)) as store, store.transaction() as change:
        change.insert(
            "wave_end", ("wave_name", "ends_on", "ended_at"), [("first", date(2026, 5, 1), None)]
        )
    assert main(["--database", str(first_wave), "retention", "apply", "--dry-run"]) == 0
    assert "would be erased" in capsys.readouterr().out
    app = opened("home", first_wave)
    assert "Can this team do what you are about to ask of it?" in said(app)
    with closing(open_database(first_wave)) as store:
        assert store.rows("select count(*) from person") == [(0,)]
