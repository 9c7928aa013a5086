"""Each page on an empty store, on the demo, and on ratings that no requirement asks about; what its
address asks for."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.results import Analysis, Selection
from dashboard import cache
from dashboard.formats import SPACE, money
from dashboard.navigation import LANDING, PAGES
from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import open_database
from data.store.people.accounts import Account, add_account
from data.store.people.people import find_people
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
    file = b"Email,Team,Basket weaving,Juggling\na@x.example,Circus,3,\nb@x.example,Circus,N/A,5\n"
    with closing(open_database(place)) as database:
        ingest(
            database,
            file,
            "circus.csv",
            wave="First",
            held_on=date(2026, 9, 1),
            scale="0-5",
            mapping=MappingFile(skills=ALL),
        )
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
        ("report", "A report on 39 people, survey of 15 Oct 2026"),
        ("settings", "How many people of a scope must hold a skill at a level, and why."),
        ("evidence", "Self and manager agree, but not in Emerging AI techniques: check"),
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
def test_filters_of_the_address_hold_on_each_page(name: str, opened: Open, demo: Path) -> None:
    query = {"team": "Platform", "ratings": "Manager only", "wave": "2025 autumn"}
    app = opened(name, demo, **query)
    assert_calm(app)
    if name not in ("survey", "settings"):
        boxes = {key: app.selectbox(key=key) for key in query}
        assert {key: box.options[box.index or 0] for key, box in boxes.items()} == query


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
    app = opened("plan", demo, team="Platform")
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
    app = opened("plan", demo, team="Assistants")
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


@pytest.mark.parametrize("asked", ["AI security", "ai-security", "AI SECURITY"])
def test_a_skill_by_its_name_or_its_identifier(asked: str, opened_calm: Open, demo: Path) -> None:
    app = opened_calm("skill", demo, skill=asked)
    text = said(app)
    assert "AI security: 1 must-have position short" in text
    assert app.query_params["skill"] == "AI security"
    assert "AI security is 1 short of 1: hire 1" in text
    assert "Since 2026 spring" in text
    (required,) = (f.value for f in app.dataframe if "At most" in f.value and "Due" in f.value)
    assert required[["Scope", "Required", "Have", "Due"]].values.tolist() == [
        ["Platform", 1, 0, "31\u00a0Jul\u00a02027"]
    ]


def test_a_skill_that_is_gone_is_said(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("skill", demo, skill="Juggling")
    assert "skill: “Juggling”" in said(app)


def test_a_team_by_its_name(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("team", demo, team="Platform")
    text = said(app)
    assert "Platform: 2 of 4 must-haves are short; nobody is known to have AI security" in text
    assert "2 requirements rest on one person" in text
    assert "leavers took 6" in text
    (alone,) = (frame.value for frame in app.dataframe if "Held by" in frame.value)
    assert alone.values.tolist()[0] == ["Kubernetes", 3, "yes", 1, 1, "Ana B."]


def test_without_a_team_there_is_a_choice(opened_calm: Open, demo: Path) -> None:
    assert "Choose a team" in said(opened_calm("team", demo))


@pytest.mark.parametrize("name", LANDING)
def test_landing_on_an_empty_store_and_one_without_requirements(
    name: str, opened_calm: Open, tmp_path: Path, bare: Path
) -> None:
    empty = seeded_at(tmp_path / "new.duckdb")
    assert "Can this team do" in said(opened_calm(name, empty))
    app = opened_calm(name, bare, team="Circus", skill="Juggling")
    assert "Juggling" in said(app) if name == "skill" else "Circus" in said(app)


def test_the_filters_come_along_from_page_to_page(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("gaps", demo, team="Platform")
    assert "5 skills are short" in said(app)
    app.switch_page("views/coverage.py").run()
    assert "2 of 4 must-haves are short" in said(app)
    assert app.query_params["team"] == "Platform"
    app.selectbox(key="team").set_value("Insights").run()
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)


def test_a_link_to_a_team_goes_before_the_filters(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("coverage", demo, team="Platform")
    app.query_params["team"] = "Insights"
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)
    assert app.query_params["team"] == "Insights"


@pytest.mark.parametrize(
    ("page", "address", "sentence"),
    [
        (
            "home",
            {"team": "Nowhere", "wave": "Never", "ratings": "Peers", "aged": "soon"},
            "wave: “Never”; team: “Nowhere”; ratings: “Peers”; day: “soon”.",
        ),
        ("coverage", {"by": "Colour", "show": "Some"}, "group by: “Colour”; show: “Some”."),
        ("trends", {"since": "Never"}, "changes since: “Never”."),
        ("compare", {"first_team": "Nowhere"}, "first: “Nowhere”."),
    ],
)
def test_a_wrong_value_is_said_once(
    page: str, address: dict[str, str], sentence: str, opened_calm: Open, demo: Path
) -> None:
    app = opened_calm(page, demo, **address)
    assert f"was left out: {sentence}" in said(app)
    app.run()
    assert "left out" not in said(app)


def test_a_link_that_is_right_says_nothing(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("home", demo, team="Platform", aged="2027-01-31")
    assert "left out" not in said(app)


@pytest.fixture
def gaps(opened: Open, demo: Path) -> AppTest:
    return opened("gaps", demo, tab="If someone leaves")


def ana(demo: Path) -> int:
    """The only person of Platform who holds Kubernetes, by number."""
    database = open_database(demo)
    (found,) = find_people(database, "ana.b@demo.example")
    database.close()
    return found[0]


def test_a_chosen_person_shows_what_breaks_and_the_repair(gaps: AppTest, demo: Path) -> None:
    assert "Choose one person or two" in said(gaps)
    (steps,) = (f.value for f in gaps.dataframe if "Could take it" in f.value)
    assert steps.values.tolist()[0][:3] == ["Test automation", 3, "Insights"]
    gaps.multiselect(key="away").select(ana(demo)).run()
    assert not gaps.exception
    assert "4 filled positions would open, 2 of must-haves" in said(gaps)
    assert "the rest not by the due dates" in said(gaps)
    (hits,) = (f.value for f in gaps.dataframe if "Lost" in f.value)
    assert hits.values.tolist()[0] == ["Kubernetes", 3, "Platform", "yes", 1, 1, 0, 1, ""]


def test_a_page_that_fails_while_the_store_changes_is_drawn_again(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, failed = cache.analysis, []

    def analysis(selection: Selection) -> Analysis:
        if not failed:
            failed.append(selection)
            add_account(cache.store(), Account("ada@x.example", "admin"))
            raise KeyError("what was there before")
        return whole(selection)

    monkeypatch.setattr(cache, "analysis", analysis)
    assert_calm(opened("gaps", place))
    assert failed


def test_one_that_fails_by_itself_says_so(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Selection] = []

    def analysis(selection: Selection) -> Analysis:
        failed.append(selection)
        raise KeyError("a fault")

    monkeypatch.setattr(cache, "analysis", analysis)
    (said,) = opened("gaps", place).error
    assert said.value.startswith("Something went wrong on this page, and nothing was changed.")
    assert len(failed) == 1
