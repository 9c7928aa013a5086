"""Each page on an empty store, on the demo, and on ratings that no requirement asks about."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.formats import SPACE, money
from dashboard.navigation import PAGES
from data.ingest import ingest
from data.store.database import open_database
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at

NEEDS_DATA = (
    "home",
    "heatmap",
    "coverage",
    "trends",
    "compare",
    "gaps",
    "plan",
    "report",
    "evidence",
)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A store with ratings of two skills that nobody requires."""
    place = seeded_at(tmp_path / "bare.duckdb")
    database = open_database(place)
    file = b"Email,Team,Basket weaving,Juggling\na@x.example,Circus,3,\nb@x.example,Circus,N/A,5\n"
    ingest(database, file, "circus.csv", wave="First", held_on=date(2026, 9, 1), scale="0-5")
    database.close()
    return place


@pytest.mark.parametrize("name", NEEDS_DATA)
def test_an_empty_store_shows_the_two_ways_in(name: str, opened: Open, tmp_path: Path) -> None:
    app = opened(name, seeded_at(tmp_path / "new.duckdb"))
    assert_calm(app)
    assert "Can this team do what you are about to ask of it?" in said(app)
    labels = {button.label for button in app.button}
    assert {"Drop your survey", "Load the demo team"} <= labels


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("survey", "Drop a survey, and see what it says before anything is stored"),
        ("settings", "What is required, who the people are, and which numbers are assumed"),
        ("method", "Every number of every page follows from these rules"),
    ],
)
def test_pages_that_need_no_survey(name: str, sentence: str, opened: Open, tmp_path: Path) -> None:
    app = opened(name, seeded_at(tmp_path / "new.duckdb"))
    assert_calm(app)
    assert sentence in said(app)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("home", "We can do 9 of 16 must-haves; 7 are short"),
        ("survey", "6 188 ratings in 3 waves: 2026 autumn, 2026 spring and 2025 autumn"),
        ("heatmap", "nobody is known to reach level 3 in AI security"),
        (
            "coverage",
            "7 of 16 must-haves are short; nobody is known to have "
            "AI security (Platform) or Agents and tool use (Assistants)",
        ),
        ("trends", "Coverage is 71 %, up 5 points since 2025 autumn"),
        ("compare", "Assistants covers 68 % of its targets, Insights 76 %"),
        ("gaps", "14 skills are short, 7 of them must-haves; training is cheapest"),
        ("ledger", "No plan is decided yet, so there is nothing to follow"),
        ("plan", "Balanced: expect "),
        (
            "report",
            "A report on 39 people, survey of 15 Oct 2026",
        ),
        ("settings", "How many people of a scope must hold a skill at a level, and why."),
        (
            "evidence",
            "Self and manager agree, but not in Emerging AI techniques: check",
        ),
        ("method", "39 people are counted."),
    ],
)
def test_each_page_says_its_finding_on_the_demo(
    name: str, sentence: str, opened: Open, demo: Path
) -> None:
    app = opened(name, demo)
    assert_calm(app)
    assert sentence in said(app)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_calm_where_nothing_is_required(name: str, opened: Open, bare: Path) -> None:
    app = opened(name, bare)
    assert_calm(app)
    if name in ("home", "coverage", "gaps", "plan"):
        assert "Load or write your own list" in {button.label for button in app.button}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "query", [{"team": "Platform"}, {"ratings": "Manager only"}, {"wave": "2025 autumn"}]
)
def test_filters_of_the_address_hold_on_each_page(
    name: str, query: dict[str, str], opened: Open, demo: Path
) -> None:
    app = opened(name, demo, **query)
    assert_calm(app)
    if name not in ("survey", "settings"):
        key, value = next(iter(query.items()))
        box = app.selectbox(key=key)
        assert box.index is not None
        assert box.options[box.index] == value


def test_a_team_that_is_gone_from_the_address_is_left_out(opened: Open, demo: Path) -> None:
    app = opened("home", demo, team="Nobody here")
    assert_calm(app)
    assert app.selectbox(key="team").value == "All teams"


def test_the_demo_is_one_click_away(opened: Open, tmp_path: Path) -> None:
    app = opened("home", tmp_path / "new.duckdb")
    next(b for b in app.button if b.label == "Load the demo team").click().run()
    assert_calm(app)
    assert "We can do 9 of 16 must-haves; 7 are short" in said(app)


def test_a_budget_changes_the_plan_and_goes_with_the_visitor(opened: Open, demo: Path) -> None:
    app = opened("plan", demo)
    before = said(app).splitlines()[0]
    app.number_input(key="budget").set_value(20.0).run()
    assert_calm(app)
    finding = said(app).splitlines()[0]
    assert finding != before
    app.switch_page("views/report.py").run()
    assert_calm(app)
    assert "a budget of $ 20 k on first-year cash" in said(app)
    cash = {m.label: str(m.value) for m in app.metric}["First-year cash"]
    exact = float(re.sub(r"\D", "", cash))
    assert f"for {money(exact).replace(SPACE, ' ')} in year 1" in finding


@pytest.mark.usefixtures("explained")
def test_the_page_of_the_plan_explains_itself_to_the_end(opened: Open, demo: Path) -> None:
    app = opened("plan", demo)
    app.session_state["fold_why"] = True
    text = said(app.run())
    for title in (
        r"\d limits? holds? the plan back",
        r"Training only: \d+ open weeks more, net cost \$ [\d ]+ higher",
        "What other budgets would do",
    ):
        assert re.search(title, text), title
    assert "stop_explaining" not in [button.key for button in app.button]


def test_the_plan_says_how_many_must_haves_are_likely(opened: Open, demo: Path) -> None:
    app = opened("plan", demo)
    assert re.search(r"expect \d+(\.\d)? of 16 must-haves in place", said(app))
    cards = [str(metric.value) for metric in app.metric if "likely in place" in metric.label]
    assert len(cards) == 4  # “every” buys what “balanced” buys
    assert all(float(value) < 16 for value in cards)


def test_no_lever_at_all_is_a_sentence(opened: Open, demo: Path) -> None:
    app = opened("plan", demo)
    app.button_group(key="levers").set_value([]).run()
    assert not app.exception
    assert "No lever is chosen, so there is no plan to show" in said(app)


def test_names_can_be_taken_off_the_screen(opened: Open, demo: Path) -> None:
    app = opened("heatmap", demo)
    row = next(box for box in app.selectbox if box.label == "Row")
    assert row.options[0] == "Olena V. · AI engineer"
    app.toggle(key="names").set_value(False).run()
    row = next(box for box in app.selectbox if box.label == "Row")
    assert row.options[0].startswith("Person ")
    assert "Olena" not in said(app)


def test_a_file_is_shown_before_it_is_stored_and_can_be_undone(
    opened: Open, tmp_path: Path
) -> None:
    app = opened("survey", seeded_at(tmp_path / "new.duckdb"))
    content = b"Email,Team,Python,SQL,Shoe size\na@x.example,Red,3,2,41\nb@x.example,Red,5,,43\n"
    app.file_uploader(key="survey_0").upload("red.csv", content, "text/csv").run()
    assert_calm(app)
    assert "2 rows, 5 columns" in said(app)
    next(b for b in app.button if b.label == "Import").click().run()
    assert_calm(app)
    assert "red.csv" in said(app)
    next(b for b in app.button if b.label == "Take it back").click().run()
    assert_calm(app)
    assert "undone" in said(app)


def test_a_wrong_file_is_a_sentence(opened: Open, tmp_path: Path) -> None:
    app = opened("survey", seeded_at(tmp_path / "new.duckdb"))
    app.file_uploader(key="survey_0").upload("empty.csv", b"", "text/csv").run()
    assert_calm(app)
    assert app.warning


def test_an_unexpected_error_is_a_calm_sentence(
    opened: Open, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("analytics.study.analyse", broken)
    app = opened("home", bare)
    assert not app.exception
    assert "Something went wrong on this page" in said(app)
    assert "secret detail" not in said(app)


def test_a_store_that_is_no_store_is_a_sentence(opened: Open, tmp_path: Path) -> None:
    place = tmp_path / "text.duckdb"
    place.write_text("not a database")
    app = opened("home", place)
    assert not app.exception
    assert app.warning
