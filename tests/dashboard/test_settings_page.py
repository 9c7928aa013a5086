"""Settings: assumptions and studies of them, people, the audit, what is kept of one person and how
long. A member's own pages: the way of a contest to the lead and back, and the privacy notice."""

from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.load import load
from data.store.facts.waves import wave_ends
from data.store.noting import note
from data.store.people.accounts import Account
from data.store.people.contests import contests
from data.store.people.erasure import erase
from data.store.people.notice import own_ratings
from data.vocabulary import Viewer
from tests.build import put
from tests.dashboard.opening import Open, assert_calm, imported, press, said
from tests.shell import Shell
from tests.stores import let_in, listed_at, rated_at, rows_of, seeded_at, store_at
from tests.viewers.pages import Visit


@pytest.fixture
def app(opened: Open, tmp_path: Path) -> AppTest:
    """Ann is one level below Python at 3 and 160 hours of learning away from it."""
    people = b"person,team,hours_per_week,mentor_hours_per_week\nann,Core,8,0\nbob,Core,0,5\n"
    numbers = b"key,likely\ntool.cap_share,0\ntool.seat_per_month,5000\n"
    rated = "person team role Python\nann Core . 2\nbob Core . 3"
    place = rated_at(tmp_path / "store.duckdb", rated, "Core Python 3 2 yes")
    return tab(opened, listed_at(place, people=people, assumptions=numbers), "Assumptions")


def tab(opened: Open, place: Path, name: str) -> AppTest:
    return opened("settings", place, {"settings_tab": name})


def test_a_currency_renames_every_unit_of_money_and_one_that_is_none_is_refused(
    app: AppTest,
) -> None:
    def units(currency: str = "") -> set[str]:
        if currency:
            next(t for t in app.text_input if t.label == "Currency").set_value(currency)
            press(app, "Save the currency")
        assert not app.exception
        return {*app.dataframe[0].value["unit"]}

    euros = units("eur")
    assert {"EUR", "EUR per year", "EUR per month", "EUR per hour"} <= euros
    assert not any(unit.startswith("USD") for unit in euros)
    app.button(key="undo_it").click().run()
    assert "Taken back: assumptions as before." in said(app)
    assert "EUR" not in units()
    assert units("1") >= {"USD", "USD per year"}
    assert "nothing was changed" in said(app)


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


def test_studies_and_what_is_unusual_stand_beside_the_assumptions(
    opened: Open, tmp_path: Path
) -> None:
    numbers = b"key,likely,high\nwork.hours_per_week,80,80\n"
    place = listed_at(seeded_at(tmp_path / "store.duckdb"), assumptions=numbers)
    shown = tab(opened, place, "Assumptions")
    assert_calm(shown)
    editor = shown.dataframe[0].value.set_index("key")
    assert editor.loc["work.hours_per_week", "likely"] == 80
    assert "usual is 30 to 48" in editor.loc["work.hours_per_week", "question"]
    assert editor.loc["hire.pay_premium", "question"] == ""
    assert editor.loc["tool.seat_per_month", "studies"] == "2\u00a0for, 1\u00a0against"
    assert editor.loc["pay.base", "studies"] == ""
    shown.selectbox(key="studies_of").set_value("tool.reviewers").run()
    assert not shown.exception
    tables = [frame.value for frame in shown.dataframe]
    below = next(table for table in tables if "What it says here" in table)
    assert list(below["Side"]) == ["for", *["against"] * 4]


def test_lines_are_shown_and_checked_and_what_is_stored_of_a_person_is_downloaded(
    opened: Open, tmp_path: Path
) -> None:
    rated = "person team role Python\nana Core . 3\nbo Core . 1"
    place = rated_at(tmp_path / "store.duckdb", rated)
    with store_at(place) as store:
        for name, action in (("ada@x.org", "decided"), ("bo@x.org", "scenario saved")):
            with store.seen_by(Viewer("admin", name=name)).transaction() as change:
                note(change, action, "Autumn", file="=1+1.csv")
    app = tab(opened, place, "Store and privacy")
    assert_calm(app)
    table = app.dataframe[-1].value
    assert list(table["who"]) == ["bo@x.org", "ada@x.org"]
    assert list(table.columns) == ["when (UTC)", "who", "what", "file", "detail", "person", "read"]
    assert "2 lines." in said(app)
    app.button(key="audit_check").click().run()
    assert "2 lines, each as it was written." in said(app)
    assert f"Skillmix {version('skillmix')}" in said(app)
    app.text_input(key="stored_of").set_value("Ana").run()
    assert_calm(app)
    labels = {button.label for button in app.get("download_button")}
    assert labels == {"Download as JSON", "Download as CSV"}
    app.text_input(key="stored_of").set_value("cy").run()
    assert "Nobody in this store is known by that e-mail, id or name" in said(app)


def test_a_problem_of_the_table_names_the_row_as_it_stands_there(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "data_editor", lambda table, **_: pd.concat([table, table]))
    app = press(opened("settings", place), "Save the table")
    (shown,) = app.table[-1].value[["Where", "What and why"]].values.tolist()
    where, why = (text.replace("\\", "") for text in shown)
    assert where == "Row 2, skill: Python"
    assert why.endswith("stands in row 1 already")


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
    place = imported(seeded_at(tmp_path / "store.duckdb"), SURVEY, scale="0-5")
    app = tab(opened, place, "People")
    written = table(app)
    assert written.values.tolist() == [
        ["Bo@x.org", "", "Core", "ML engineer", "", "", "", ""],
        ["ana@x.org", "", "Core", "", "", "", "", ""],
        ["cy@x.org", "", "Edge", "Data scientist", "", "", "", ""],
    ]
    assert "Until you save one, this shows the people of the latest survey." in said(app)
    app.button(key="save_people").click().run()
    assert [info.value for info in app.info] == ["Nothing was changed in the table."]
    written.loc[written["person"] == "cy@x.org", "hours_per_week"] = "3"
    assert rows_of(place, "select count(*) from people_list") == [(0,)]
    with store_at(place) as store:
        outcome = load(store, "people", written.to_csv(index=False).encode(), "the table")
    assert (outcome.rows, outcome.changed, outcome.notes) == (3, True, ())
    shown = table(tab(opened, place, "People"))[["team", "hours_per_week"]]
    assert shown.values.tolist() == [["Core", ""], ["Core", ""], ["Edge", "3"]]


@pytest.fixture
def first_wave(tmp_path: Path) -> Path:
    file, day = seeded_at(tmp_path / "store.duckdb"), date(2026, 4, 1)
    answers = b"Email,Team,Python\nana@x.org,Core,3\nbo@x.org,Core,1\n"
    return imported(file, answers, wave="first", held_on=day, scale="0-5")


def test_an_end_is_set_on_the_page_and_said_on_others(first_wave: Path, opened: Open) -> None:
    app = tab(opened, first_wave, "Store and privacy")
    soon = date.today() + timedelta(days=9)
    next(box for box in app.selectbox if box.label == "Wave").set_value("first")
    app.date_input[0].set_value(soon)
    press(app, "Keep until then")
    assert_calm(app)
    with store_at(first_wave) as store:
        assert [end.ends_on for end in wave_ends(store)] == [soon]
    sentence = f"The answers of “first” are kept until {soon} and erased after it."
    assert sentence in said(app.switch_page("views/survey.py").run())
    assert f"those of “first” until {soon}" in said(app.switch_page("views/privacy.py").run())


def test_what_is_over_is_erased_when_the_app_starts(first_wave: Path, opened: Open) -> None:
    with store_at(first_wave) as store, store.transaction() as change:
        put(change, "wave_end", {"wave_name": "first", "ends_on": date(2026, 5, 1)})
    app = opened("home", first_wave)
    assert "Can this team do what you are about to ask of it?" in said(app)
    assert rows_of(first_wave, "select count(*) from person") == [(0,)]


SPRING = b"person,team,role,Python\nana@x.org,Core,ML engineer,1\nbo@x.org,Core,ML engineer,3\n"
AUTUMN = b"person,team,role,Python\nana@x.org,Core,ML engineer,4\nbo@x.org,Core,ML engineer,5\n"
NEEDS = b"scope,skill,level,headcount,must_have\nCore,Python,3,2,yes\n"
WORDS = "<b>I</b> run the course, see http://x.org"


ANA, LENA = Account("ana@x.org", "member"), Account("lena@x.org", "lead", ("Core",))


@pytest.fixture
def contested(tmp_path: Path) -> Path:
    place = seeded_at(tmp_path / "store.duckdb")
    imported(place, SPRING, "s.csv", wave="spring", scale="0-5")
    imported(place, AUTUMN, "a.csv", wave="autumn", scale="0-5")
    return let_in(listed_at(place, requirements=NEEDS), ANA, LENA)


def test_a_member_contests_a_rating_and_reads_the_answer(
    contested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit(contested, monkeypatch)
    visit.as_("ana@x.org")
    page = visit.page("mine")
    assert_calm(page)
    assert "Your role is ML engineer. Your team is Core." in said(page)
    shown = page.dataframe[0].value
    assert list(shown["by yourself"]) == ["4 proficient"]
    assert list(shown["your team needs"]) == ["3 competent"]
    assert list(shown["your role asks"]) == ["4 proficient"]
    assert "bo@" not in said(page)

    def contest() -> None:
        page.selectbox[1].set_value(5)
        page.text_area[0].set_value(WORDS)
        press(page, "Send to my lead")

    contest()
    assert "Python, autumn: it should be 5 expert" in said(page)
    assert "not answered yet" in said(page)
    assert "<b>" not in "".join(m.value for m in page.markdown)  # a user's words are no HTML
    press(page, "Undo")
    assert "What you said" not in said(page)

    contest()
    visit.as_("lena@x.org")
    assert "1 comment on a rating waits for an answer" in said(visit.page("survey"))
    with store_at(contested) as store:
        (item,) = contests(store)
    beside = visit.page("heatmap", rows="People", row=str(item.person_no), column=item.skill_id)
    assert "run the course" in said(beside)
    assert "asks for what is not in this data" not in said(beside)
    for stays in (False, True):
        (answer,) = [t for t in beside.text_area if t.label == "Your words to them"]
        answer.set_value("the review says so")
        beside = press(beside, "Accept")
        assert "a rating of a manager was stored" in beside.success[0].value
        assert "accepted on" in said(beside)
        if not stays:
            beside = press(beside, "Take the answer back")
            assert "accepted on" not in said(beside)
    assert "waits for an answer" not in said(visit.page("survey"))
    visit.as_("ana@x.org")
    page = visit.page("mine")
    assert "the review says so" in said(page)
    assert "lena" not in said(page)  # who rated is not named
    assert list(page.dataframe[0].value["by your manager"]) == ["5 expert"]


def test_the_command_names_nobody_unless_asked(contested: Path, shell: Shell) -> None:
    words = ("--skill", "Python", "--wave", "spring", "--comment", "=not me")
    shell("contest", "add", "ana@x.org", *words)
    listed = shell("contest", "list")
    assert "Python" in listed
    assert "ana" not in listed + shell("contest", "list", "--json")
    assert "not me" not in listed
    assert "ana@x.org" in shell("contest", "list", "--people")
    shell("contest", "accept", "1", "--level", "2")
    shell("contest", "reopen", "1")
    shell("contest", "decline", "1", "--reason", "it was spring")
    with store_at(contested) as store:
        ana = store.seen_by(Viewer("member", (), people_visible=False, person="ana@x.org"))
        assert [r.level for r in own_ratings(ana) if r.wave == "spring"] == [1]


def test_a_member_reads_what_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = b"person,team,Python,SQL\nana@x.org,Core,3,\nbo@x.org,Core,5,5\n"
    place = imported(seeded_at(tmp_path / "store.duckdb"), answers, wave="now", scale="0-5")
    ada, dan = Account("ada@x.org", "admin"), Account("dan@x.org", "lead", ("Data",))
    let_in(place, ada, LENA, dan, ANA)
    visit = Visit(place, monkeypatch)
    visit.as_("ana@x.org")
    page = visit.page("privacy")
    assert_calm(page)
    text = said(page).replace("\u2060", "")
    assert "You, ana@x.org, by name: yourself, administrators, and lena@x.org" in text
    assert "(lead, Core)" in text
    assert "the store notes who did and when" in text
    assert "dan" not in text  # who does not see Ana is counted, not named
    assert "2 leads" in text
    assert "Ask an administrator: ada@x.org" in text
    monkeypatch.setenv("SKILLMIX_PRIVACY_CONTACT", "the works council")
    assert "Ask the works council" in said(visit.page("privacy"))
    table = page.dataframe[0].value
    assert list(table["what"]) == ["ratings by yourself", "rows of surveys with team and role"]
    assert list(table["how much"]) == ["2", "1"]
    files = [b.proto.label for b in page.get("download_button")]
    assert files == ["Download as JSON", "Download as CSV"]
    with store_at(place) as store:
        erase(store, "ana@x.org")
    let_in(place, ANA)
    assert "Nothing is stored about ana" in said(visit.page("privacy"))


def test_page_and_command_tell_only_what_the_store_holds(
    opened_calm: Open, place: Path, shell: Shell
) -> None:
    text = said(opened_calm("privacy", place))
    assert "**Ratings**" in text
    assert "**Pay band**" not in text
    assert "**What you declined**" not in text
    assert "one round of the survey" in text
    printed = " ".join(shell("privacy").split())
    assert printed.startswith("What is stored about you")
    for either in (text, printed):
        assert "whoever sits at this machine" in either
    assert "0 administrators: everything" in " ".join(shell("privacy", "--signed-in").split())
