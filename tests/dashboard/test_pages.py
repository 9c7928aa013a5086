"""Each page on an empty store, on the demo, and on ratings that no requirement asks about; what its
address asks for, and the line of first steps above it; when a report's files are offered."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.analyse import analyse
from analytics.evidence.evidence import evidence
from analytics.evidence.raters import models_of
from analytics.options.explain.explain import Explaining
from analytics.results import Analysis, Selection
from analytics.study import Study
from dashboard import cache
from dashboard.navigation import LANDING, PAGES
from dashboard.subjects import report as wording
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.facts.settings import note_report, report_made
from data.store.people.accounts import Account, add_account
from data.store.people.audited import audit
from data.store.people.people import find_people
from tests.dashboard.opening import Open, assert_calm, imported, press, said
from tests.stores import rated_at, rows_of, seeded_at, store_at

Demo = Callable[..., AppTest]
"""Opens a page on the demo team, which has to be calm."""
FINDINGS = {
    "home": "Since 2026 spring (27 % by other raters)",
    "survey": "6 188 ratings in 3 waves: 2026 autumn, 2026 spring and 2025 autumn",
    "heatmap": "nobody is known to reach level 3 in AI security",
    "coverage": "7 of 16 must-haves are short; nobody is known to have AI security (Platform) or",
    "trends": "Coverage is 71 to 89 %, 66 to 93 % in 2025 autumn",
    "compare": "Assistants covers 68 % of its targets, Insights 76 %",
    "gaps": "14 skills are short, 7 of them must-haves; training has the least net cost",
    "ledger": "No plan is decided yet, so there is nothing to follow",
    "plan": "Balanced: expect ",
    "report": "A report on 39 people, survey of 15 Oct 2026",
    "settings": "How many people of a scope must hold a skill at a level, and why.",
    "evidence": "Self and manager agree, but not in Emerging AI techniques: check",
    "method": "39 people are counted.",
}
"""What each page says of the demo."""
TWO_WAYS = "Can this team do what you are about to ask of it?"
WITHOUT_A_SURVEY = {
    "survey": "Drop a survey, and see what it says before anything is stored",
    "settings": "What is required, who the people are, and which numbers are assumed",
    "method": "Every number of every page follows from these rules",
    "ledger": "",
}
"""What a page says of an empty store in the place of the two ways in."""


@pytest.mark.parametrize("name", PAGES + LANDING)
def test_each_page_where_nothing_is_stored_and_where_nothing_is_required(
    name: str, opened_calm: Open, tmp_path: Path
) -> None:
    """Of two skills there are ratings, and nobody requires them."""
    app = opened_calm(name, seeded_at(tmp_path / "new.duckdb"))
    assert WITHOUT_A_SURVEY.get(name, TWO_WAYS) in said(app)
    labels = {button.label for button in app.button}
    assert name in WITHOUT_A_SURVEY or {"Drop your survey", "Load the demo team"} <= labels
    file = b"Email,Team,Basket weaving,Juggling\na@x.example,Circus,3,\nb@x.example,Circus,N/A,5\n"
    asked = {"held_on": date(2026, 9, 1), "scale": "0-5", "mapping": MappingFile(skills=ALL)}
    bare = imported(seeded_at(tmp_path / "bare.duckdb"), file, wave="First", **asked)
    chosen = {"skill": "Juggling", "team": "Circus"} if name in LANDING else {}
    app = opened_calm(name, bare, **chosen)
    assert chosen.get(name, "") in said(app)
    if name in ("home", "coverage", "gaps", "plan", "report"):
        assert "Load or write your own list" in {button.label for button in app.button}


@pytest.mark.parametrize("name", PAGES)
def test_each_page_says_its_finding_on_the_demo_and_takes_the_filters_of_its_address(
    name: str, on_demo: Demo
) -> None:
    assert FINDINGS[name] in said(on_demo(name))
    query = {"team": "Platform", "ratings": "Manager only", "wave": "2025 autumn"}
    app = on_demo(name, **query)
    if name not in ("survey", "settings"):
        boxes = {key: app.selectbox(key=key) for key in query}
        assert {key: box.options[box.index or 0] for key, box in boxes.items()} == query
    assert "was left out: " not in said(app)


def test_a_page_for_those_who_sign_in_asks_for_no_administrator_where_nobody_does(
    on_demo: Demo,
) -> None:
    assert "This page is for people who sign in; here nobody does." in said(on_demo("mine"))


def test_changes_that_home_only_counts_are_a_link_away(on_demo: Demo) -> None:
    app = on_demo("home")
    assert "and 5 more" in said(app)
    assert "Trends" in {link.proto.label for link in app.get("page_link")}


@pytest.mark.parametrize("asked", ["ai-security", "AI SECURITY"])
def test_a_skill_by_its_name_or_its_identifier(asked: str, on_demo: Demo) -> None:
    app = on_demo("skill", skill=asked)
    text = said(app)
    assert "AI security: 1 must-have position short" in text
    assert app.query_params["skill"] == "AI security"
    assert "AI security is 1 short of 1: hiring closes 1" in text
    assert "Since 2026 spring" in text
    assert any("Due" in frame.value for frame in app.dataframe)


def test_targets_of_a_team_without_people_can_be_dropped(opened: Open, tmp_path: Path) -> None:
    rated = "person team role Python\nana Core . 4\nbo Core . 3"
    place = rated_at(tmp_path / "s.duckdb", rated, "Core Python 3 1 yes", "Gone Python 3 2 yes")
    app = press(opened("home", place), "Drop them")
    assert_calm(app)
    assert "1 target of Gone dropped." in said(app)
    assert "which has nobody" not in said(app)
    with store_at(place) as database:
        latest = audit(database)[0]
    assert (latest.action, latest.detail) == ("drop targets", "Gone")
    press(app, "Undo")
    assert "1 target belongs to Gone, which has nobody." in said(app)


def test_a_team_by_its_name(on_demo: Demo) -> None:
    app = on_demo("team", team="Platform")
    text = said(app)
    assert "Platform: 2 of 4 must-haves are short; nobody is known to have AI security" in text
    assert "2 targets rest on one person" in text
    assert "leavers took 6" in text
    assert "Choose a team" in said(on_demo("team"))


def test_the_filters_come_along_and_a_link_to_a_team_goes_before_them(on_demo: Demo) -> None:
    app = on_demo("gaps", team="Platform")
    assert "5 skills are short" in said(app)
    app.switch_page("views/coverage.py").run()
    assert "2 of 4 must-haves are short" in said(app)
    assert app.query_params["team"] == "Platform"
    app.selectbox(key="team").set_value("Insights").run()
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)
    app.switch_page("views/coverage.py").run()
    app.query_params["team"] = "Platform"
    app.switch_page("views/team.py").run()
    assert "Platform: " in said(app)
    assert app.query_params["team"] == "Platform"


def test_a_wrong_value_is_said_once(on_demo: Demo) -> None:
    wrong = {"wave": "Never", "team": "Nowhere", "ratings": "Peers"}
    for page, address in {"home": wrong, "skill": {"skill": "Juggling"}}.items():
        app = on_demo(page, **address)
        values = "; ".join(f"{name}: “{value}”" for name, value in address.items())
        link = "The link asks for what is not in this data and was left out: "
        assert f"{link}{values}." in said(app)
        app.run()
        assert "was left out: " not in said(app)


def test_the_team_of_the_filter_is_the_first_of_two(on_demo: Demo) -> None:
    app = on_demo("compare", team="Platform", first_team="Insights")
    assert "was left out: first: “Insights”." in said(app)
    assert "first_team" not in app.query_params
    assert app.selectbox(key="second_team").options == ["Assistants", "Insights"]
    app.selectbox(key="second_team").set_value("Insights").run()
    assert app.title[0].value.startswith("Platform covers 72")


def test_a_chosen_person_shows_what_breaks_and_the_repair(on_demo: Demo, demo: Path) -> None:
    gaps = on_demo("gaps", tab="If someone leaves")
    assert "Choose one person or two" in said(gaps)
    with store_at(demo) as database:
        ((ana, *_),) = find_people(database, "ana.b@demo.example")
    gaps.multiselect(key="away").select(ana).run()
    assert not gaps.exception
    assert "4 filled positions would open, 2 of must-haves" in said(gaps)


@pytest.mark.parametrize("changes", [True, False])
def test_a_page_that_fails_is_drawn_again_where_the_store_changed_and_else_says_so(
    changes: bool, opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, failed = cache.analysis, []

    def analysis(selection: Selection) -> Analysis:
        if failed and changes:
            return whole(selection)
        failed.append(selection)
        if changes:
            add_account(cache.store(), Account("ada@x.example", "admin"))
        raise KeyError("a secret detail")

    monkeypatch.setattr(cache, "analysis", analysis)
    app = opened("gaps", place)
    assert not app.exception
    assert len(failed) == 1
    assert "secret detail" not in said(app)
    sentence = "Something went wrong on this page, and nothing was changed."
    assert [error.value.startswith(sentence) for error in app.error] == [True] * (not changes)


def test_ticks_are_those_of_the_proposals_shown(opened: Open, tmp_path: Path) -> None:
    survey = (
        b"Name,Team,Python (0-5),SQL (0-5),Juggling (0-5)\nAna,Core,4,4,4\nBo,Core,4,4,4\n"
        b"Cy,Lab,,,4\nDi,Lab,,,4\n"
    )
    app = opened("home", imported(seeded_at(tmp_path / "teams.duckdb"), survey))

    def proposed() -> int:
        return len(next(f.value for f in app.dataframe if "Why" in f.value))

    every = proposed()
    assert f"{every - 2} of {every} ticked." in said(app)
    app.selectbox(key="team").set_value("Lab").run()
    shown = proposed()
    assert shown < every
    assert f"{shown - 1} of {shown} ticked" in said(app)
    assert_calm(press(app, "Use these targets"))


def guide(app: AppTest) -> str:
    assert_calm(app)
    return " ".join(text for text in said(app).split("\n") if text.startswith("Next: "))


def test_own_data_get_the_next_step(opened: Open, tmp_path: Path) -> None:
    place = seeded_at(tmp_path / "own.duckdb")
    assert "drop the export of your survey" in guide(opened("survey", place))
    assert guide(opened("home", place)) == ""  # one screen with two ways in
    survey = b"Name,Team,Python (0-5),Juggling (0-5)\nAna,Field,3,4\nBo,Field,0,2\n"
    app = opened("home", imported(place, survey))
    assert "say what your team needs: take what is proposed" in guide(app)
    assert "2 people and 2 skills: nothing is required of them yet" in said(app)
    for page in (app, opened("plan", place)):
        assert "Survey ✓ · Targets ← · Plan · Report" in said(page)
    assert not [b.key for b in app.button if b.label.startswith("Go to")]
    (proposed,) = [f.value for f in app.dataframe if "Why" in f.value]
    assert {*proposed["Skill"]} == {"Juggling", "Python"}
    assert "1 of 2 ticked" in said(app)  # one of Ana's skills is usual, and one is hers alone
    press(app, "Use these targets")
    assert rows_of(place, "select count(*) from requirement") == [(1,)]
    assert "see in Plan what closes the gaps" in guide(app)
    app.switch_page("views/plan.py").run()
    app.switch_page("views/home.py").run()
    assert "download your first report" in guide(app)
    press(app, "Hide the first steps")
    assert guide(app) == ""
    with store_at(place) as database:
        note_report(database)
        note_report(database)
        assert report_made(database)
    assert guide(opened("home", place)) == ""


FILES = {
    f"Download the {name}"
    for name in ("PDF", "slides", "web page", "workbook", "tables as CSV", "data as JSON")
}


def offered(app: Any) -> tuple[set[str], set[str]]:
    files = {button.proto.label for button in app.get("download_button")}
    return files, {button.label for button in app.button if button.disabled}


@pytest.mark.usefixtures("explained")
def test_the_files_wait_for_the_reasons_and_are_then_there(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    monkeypatch.setattr(wording, "explaining", lambda done, of, part: texts.append(part) or part)
    app = opened("report", place, {"report_explained": True})
    assert not app.exception
    assert offered(app) == (FILES, set())
    assert {"single levers", "skills"} <= {*texts}
    texts.clear()
    app.run()
    assert not texts  # it is known


@pytest.mark.usefixtures("explained")
def test_the_files_are_there_without_the_reasons_which_are_asked_for(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ended(_: Explaining) -> None:
        asked.append("again")
        raise RuntimeError("as a click ends a run")

    monkeypatch.setattr(Explaining, "next", ended)
    app = opened("report", place)
    assert offered(app) == (FILES, set())
    assert not asked
    app.toggle(key="report_explained").set_value(True).run()
    assert asked
    assert offered(app) == (set(), FILES)
    app.toggle(key="report_explained").set_value(False).run()
    assert offered(app) == (FILES, set())


@pytest.mark.parametrize("name", ["home", "gaps", "report"])
def test_what_ratings_say_does_not_wait_for_a_plan(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for answer in ("planned", "levers"):
        monkeypatch.delattr(Study, answer)
    assert "We can do 0 of 1 must-have; 1 is short" in said(opened(name, place))


def test_a_declared_area_shows_its_alpha(on_demo: Demo) -> None:
    app = on_demo("evidence")
    assert "alpha 0" not in said(app)
    app.multiselect(key="reflective").select("Human skills").run()
    assert "alpha 0.44" in said(app)


@pytest.fixture
def heatmap(on_demo: Demo) -> Demo:
    return partial(on_demo, "heatmap")


def drawn(app: AppTest) -> dict[str, Any]:
    result = [json.loads(item.proto.json or "null") for item in app.get("bidi_component")]
    (canvas,) = [item for item in result if isinstance(item, dict) and "row_keys" in item]
    return canvas


def test_the_panel_trusts_ratings_as_the_evidence_does(demo: Path) -> None:
    with store_at(demo) as database:
        analysis = analyse(database, Selection())
        weighed = {s.skill_id: s.model for s in evidence(database, analysis).skills if s.model}
    assert weighed
    assert models_of(analysis.levels) == weighed


def test_the_address_chooses_rows_order_and_filters(heatmap: Demo) -> None:
    chosen = {"rows": "Roles", "value": "To the role profile", "order": "Largest gap first"}
    app = heatmap(role="AI engineer", **chosen)
    assert drawn(app)["rows"] == ["AI engineer"]
    boxes = {box.label: box.value for box in app.selectbox}
    assert boxes["Order"] == "Largest gap first"


def test_what_is_gone_from_the_data_is_said_and_left_out(heatmap: Demo) -> None:
    app = heatmap(area="Alchemy", value="Charm", row="99999")
    text = said(app)
    assert "was left out: value: “Charm”; areas: “Alchemy”; row: “99999”." in text
    assert drawn(app)["rows"]
    assert "row" not in app.query_params
    app.run()
    assert "left out" not in said(app)
    text = said(heatmap(names="false", row="Olena V. · AI engineer"))
    assert "was left out: a row." in text
    assert "Olena" not in text  # a name in a link is not repeated


def test_a_target_of_several_teams_is_not_called_not_asked(heatmap: Demo) -> None:
    result = drawn(heatmap(rows="Teams", value="To the target"))
    column = result["column_keys"][result["column_names"].index("AI governance")]
    app = heatmap(rows="Teams", value="To the target", row="Assistants", column=column)
    assert drawn(app)["chosen"] == ["Assistants", column]
    assert [metric.value for metric in app.metric] == ["shared by teams"]


def test_a_cell_opens_to_the_answers_behind_it(heatmap: Demo) -> None:
    app = heatmap()
    result = drawn(app)
    row, column = result["row_keys"][0], result["column_keys"][0]
    app = heatmap(row=row, column=column)
    assert drawn(app)["chosen"] == [row, column]
    text = said(app)
    assert "on 0-5, level" in text
    assert "autumn-self.csv, row" in text
    assert "Level behind the ratings:" in text
    assert "The profile of AI engineer asks for level" in text
    assert "Who" not in text
    app.toggle(key="names").set_value(False).run()
    assert not [word for word in (".csv", "Olena") if word in said(app)]
    assert all(name.startswith("Person ") for name in drawn(app)["row_names"])


def test_a_value_that_other_rows_do_not_have_gives_way(heatmap: Demo) -> None:
    app = heatmap(value="Level")
    app.button_group(key="rows").set_value("Teams").run()
    assert drawn(app)["rows"] == ["Assistants", "Insights", "Platform"]
    box = next(box for box in app.selectbox if box.label == "Value")
    assert box.value == "Share at level 3 or more"
    assert "left out" not in said(app)
