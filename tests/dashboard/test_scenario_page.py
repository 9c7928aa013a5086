"""Scenarios on the page of the plan and by the command: begun, saved, taken up again, decided and
set side by side; and followed in the ledger, by its verb and on its page, without names."""

import csv
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.ledger.ledger import begun
from analytics.results import Selection
from analytics.strategy.problem.problem import Pin
from analytics.strategy.scenario.saved import saved_scenario, saved_scenarios
from analytics.strategy.scenario.scenario import Scenario, read_scenario
from analytics.study import Study
from dashboard.subjects.method import text
from dashboard.subjects.report import Wanted, collect_facts
from data.vocabulary import Viewer
from tests.build import rate, require
from tests.dashboard.opening import Open, assert_calm, press, said
from tests.shell import Shell
from tests.stores import rated_at, seeded_at, store_at


@pytest.fixture
def page(opened: Open, place: Path) -> AppTest:
    return opened("plan", place)


def kept(place: Path) -> dict[str, Scenario]:
    with store_at(place) as store:
        return {item.name: item.scenario for item in saved_scenarios(store)}


def save_as(app: AppTest, name: str) -> AppTest:
    next(box for box in app.text_input if box.label == "Name").set_value(name)
    return press(app, "Save")


def total(app: AppTest) -> str:
    return str(app.title[0].value)


def decide(app: AppTest, reason: str, name: str = "") -> AppTest:
    if name:
        next(box for box in app.text_input if box.label == "Name of the plan").set_value(name)
    app.text_area[0].set_value(reason)
    return press(app, "Save and decide")


def test_what_is_saved_comes_back_into_the_controls(page: AppTest, place: Path) -> None:
    first = total(page)
    numbers = {"budget": 14.5, "hours_cap": 2_000, "value_per_week": 4_000.0}
    for key, number in {**numbers, "deadline_weeks": 60, "max_hires": 1}.items():
        page.number_input(key=key).set_value(number)
    page.button_group(key="levers").set_value(["train"])
    page.date_input(key="start").set_value(date(2026, 12, 1))
    page.multiselect(key="pins").set_value([Pin("train", skill="Python")]).run()
    page.text_input(key="override_reason").set_value(" The audit asks ").run()
    assert "Not saved" in said(page)
    save_as(page, " Train  late ")
    expected = Scenario(
        name="Train late",
        budget=14_500.0,
        deadline_weeks=60.0,
        levers=("train",),
        max_hires=1,
        hours_cap=2_000.0,
        value_per_week=4_000.0,
        start=date(2026, 12, 1),
        pins=(Pin("train", skill="Python", reason="The audit asks"),),
    )
    assert kept(place) == {"Train late": expected}
    assert page.selectbox(key="scenario_base").value == "Train late"
    assert "version 1" in said(page)
    assert "At least 1 person trained for Python: costs" in said(page)
    planned = total(page)

    page.selectbox(key="scenario_base").set_value("").run()
    assert page.number_input(key="budget").value is None
    assert page.multiselect(key="pins").value == []
    assert total(page) == first
    page.selectbox(key="scenario_base").set_value("Train late").run()
    assert {key: page.number_input(key=key).value for key in numbers} == numbers
    assert page.date_input(key="start").value == date(2026, 12, 1)
    assert total(page) == planned
    assert page.multiselect(key="pins").value == list(expected.pins)
    assert page.text_input(key="override_reason").value == ""
    page.number_input(key="max_hires").set_value(2).run()
    assert "Changed since version 1 of “Train late”" in said(page)


def test_refusals_are_said(page: AppTest) -> None:
    # what is refused is said in the words of the page, and no old plan stands
    page.number_input(key="deadline_weeks").set_value(600).run()
    assert "“Deadline, weeks” is 600, and can be from 0 to 520. No plan is shown" in said(page)
    assert not page.metric
    page.number_input(key="deadline_weeks").set_value(60).run()
    assert "or at this deadline if that is earlier" in said(page)
    title = total(page)
    page.button_group(key="levers").set_value([]).run()
    assert "No plan can be made within these limits" in said(page)
    assert "No lever is chosen, so there is no plan to show" in said(page)
    assert not page.metric
    page.button_group(key="levers").set_value(["hire", "train", "equip"]).run()
    assert "No plan can be made" not in said(page)
    assert total(page) == title


def test_what_is_decided_stays_as_it_is_until_it_is_reopened(page: AppTest, place: Path) -> None:
    assert "in year 1.** Saves this plan" in said(page)  # names what is decided
    decide(page, "", "Plan A")
    assert "A decision needs its reason" in said(page)
    assert kept(place) == {}
    decide(page, "Nobody else is on the market", "Plan A")
    words = said(page)
    assert "“Plan A” was decided on" in words
    assert "Plan of today" in words
    assert "Approve" not in words
    assert "Nobody else is on the market. Its plan then:" in words
    assert "Planned anew today, as if nothing had begun, it says the same." in words
    assert next(menu.proto.popover.label for menu in page.get("popover")) == "Decided"
    page.number_input(key="budget").set_value(20.0).run()
    save_as(page, "plan a")
    assert "is not changed. Save it under another name" in said(page)
    assert kept(place)["Plan A"] == Scenario(name="Plan A")
    page.selectbox(key="scenario_base").set_value("").run()
    page.selectbox(key="scenario_base").set_value("Plan A").run()
    press(page, "Reopen it")
    assert "was decided on" not in said(page)
    page.number_input(key="budget").set_value(30.0).run()
    assert "Changed since version 1 of “Plan A”" in said(page)
    page.checkbox(key="delete_Plan A").check().run()
    press(page, "Delete it")
    assert kept(place) == {}
    assert "“Plan A” is deleted." in said(page)
    assert not page.error


def test_a_file_is_loaded_and_taken_up(page: AppTest, place: Path) -> None:
    content = b'name = "From a file"\nbudget = 20000\n[training]\nmax_steps = 2\n'
    box = page.file_uploader(key="scenario_file_0")
    box.upload("mine.toml", content, "application/toml").run()
    assert kept(place)["From a file"].training.max_steps == 2
    assert page.number_input(key="budget").value == 20
    page.number_input(key="budget").set_value(30.0).run()
    save_as(page, "From a file")
    assert kept(place)["From a file"].training.max_steps == 2
    page.file_uploader(key="scenario_file_1").upload("bad.toml", b"budgte = 1", "text/plain").run()
    assert "unknown key 'budgte'" in said(page)


def test_side_by_side(page: AppTest) -> None:
    page.session_state["fold_compare"] = True
    page.run()
    page.number_input(key="deadline_weeks").set_value(60)
    page.button_group(key="levers").set_value(["train"]).run()
    save_as(page, "Train")
    page.number_input(key="budget").set_value(0.0).run()
    page.multiselect(key="sides").set_value(["Train", "This plan, not saved"]).run()
    assert not page.exception
    assert "Must-have positions closed: “Train” 2 of 2 for" in said(page)
    figures = next(f.value for f in page.dataframe if "Figure" in f.value)
    assert list(figures.columns) == ["Figure", "Train", "This plan, not saved"]


def test_a_second_plan_for_the_same_people_asks_what_becomes_of_the_first(
    page: AppTest, place: Path
) -> None:
    decide(page, "Nobody else is on the market", "Plan A")
    page.number_input(key="budget").set_value(20.0).run()
    save_as(page, "Plan B")
    assert "“Plan A” is decided for some of the same people" in said(page)
    decide(page, "Less money")
    assert "Say whether “Plan B” replaces it or both count" in said(page)
    page.button_group(key="beside").set_value("replace")
    press(page, "Save and decide")
    assert "“Plan B” was decided on" in said(page)
    with store_at(place) as store:
        assert [item.name for item in saved_scenarios(store) if item.decided] == ["Plan B"]


LATE = ("--deadline-weeks", "60")  # 160 hours at 4 a week take 40


@pytest.mark.usefixtures("place")
def test_from_draft_to_decision(shell: Shell, tmp_path: Path) -> None:
    shell("scenario", "save", "Train", "--levers", "train", *LATE)
    shell("scenario", "save", "Cheap", "--saved", "train", "--budget", "1")
    compared = shell.json("scenario", "compare", "Train", "Cheap")
    train, cheap = compared["scenarios"]
    assert (train["shortage_before"], train["shortage"], cheap["shortage"]) == (2, 0, 2)
    assert (train["trained"], train["hired"]) == (2, 0)
    assert cheap["cost"]["total"] == 0
    assert cheap["held"]["mean"] < train["held"]["mean"] < 1 == train["held"]["of"]
    (need,) = compared["requirements"]
    assert (need["closed"], need["open"]) == ([{"train": 2}, {}], [0, 2])
    plan = shell.json("plan", "--saved", "Train")
    assert plan["cost"] == train["cost"]
    chosen = next(o for o in plan["options"] if o["name"] == plan["recommended"])
    assert [chosen[name] for name in ("held", "open_weeks")] == [train["held"], train["open_weeks"]]
    assert plan["scenario_hash"] == train["scenario_hash"]

    words = ("scenario", "decide", "Train", "--reason", "Both want it", "--on", "2026-10-15")
    decided = shell.json(*words)["decided"]
    assert (decided["decided_on"], decided["cost"]) == ("2026-10-15", train["cost"])
    assert "Ana" not in json.dumps(decided)
    refused = shell.refusal("scenario", "save", "Train", "--budget", "5")
    assert "was decided on 2026-10-15 and is not changed" in refused
    file = tmp_path / "train.toml"
    shell("scenario", "show", "Train", "--out", file)
    assert read_scenario(file.read_bytes()).levers == ("train",)
    by_file = shell.json("plan", "--scenario", file)
    assert by_file["scenario_hash"] == decided["scenario_hash"]

    again = ("scenario", "decide", "Cheap", "--reason", "No money")
    assert "“Train” stands decided" in shell.refusal(*again)
    assert shell.json(*again, "--replace")["decided"]
    listed = shell.json("scenario", "list")["scenarios"]
    assert [item["name"] for item in listed if item["decided"]] == ["Cheap"]


def test_what_is_decided_for_a_team_is_not_told_of_another(shell: Shell) -> None:
    people = "person team role Python\nAna Core . 2\nBo Core . 4\nCy Edge . 2\nDi Edge . 4"
    rated_at(shell.store, people, "Core Python 3 2 yes\nEdge Python 3 2 yes")
    shell("scenario", "save", "Train", "--levers", "train")
    shell("scenario", "decide", "Train", "--reason", "Both want it", "--team", "Core")
    result = [shell("plan", *team) for team in ((), ("--team", "Core"), ("--team", "Edge"))]
    assert ["“Train” was decided on" in item for item in result] == [True, True, False]


WISHES = """
levers = ["train"]
start = 2025-10-01
deadline_weeks = 60
[[bar]]
lever = "hire"
reason = "No new heads until March"
"""


@pytest.fixture
def followed(tmp_path: Path, shell: Shell) -> Path:
    """Two of three are trained in Python from 2 to 3 in 40 weeks; a year later one is there."""
    file = seeded_at(tmp_path / "store.duckdb")
    people = "person team role Python\nAna Core Dev {}\nBo Core Dev 2\nCy Core Dev 4"
    with store_at(file) as store:
        rate(store, people.format(2), held_on=date(2025, 10, 1), rater="manager")
        require(store, "Core Python 3 3 yes", valid_from=date(2025, 1, 1))
    shell("scenario", "save", "Train", "--scenario", shell.file("wishes.toml", WISHES))
    shell("scenario", "decide", "Train", "--reason", "Cheapest", "--on", "2025-10-02")
    with store_at(file) as store:
        day = date(2026, 10, 1)
        rate(store, people.format(3), wave="later", held_on=day, rater="manager")
    return file


def test_verb_and_page_say_the_same_and_no_name(followed: Path, shell: Shell, opened: Open) -> None:
    document = shell.json("ledger")
    assert [o["state"] for o in document["outcomes"]] == ["yes", "no"]
    coverage = [document["coverage"][when] for when in ("before", "found", "planned")]
    assert coverage == pytest.approx([1 / 3, 2 / 3, 1.0])
    total = document["against"][-1]
    assert [total[key] for key in ("lever", "positions", "at_least", "at_most")] == [None, 2, 1, 1]
    assert document["overrides"][0]["reason"] == "No new heads until March"
    result = shell("ledger")
    assert "1 of 2 purchases came true, 1 did not." in result
    assert "Forbidden: hire. Reason: No new heads until March." in result
    # what it rests on is said beside it, and among the methods
    for words in (result, " ".join(text().split())):
        assert "from 20 known outcomes on" in words
    answers = result + json.dumps(document)
    assert not any(name in answers for name in ("Ana", "Bo", "Cy", "person_no"))
    page = opened("ledger", followed)
    assert_calm(page)
    assert "1 of 2 purchases came true, 1 did not" in said(page)
    assert {m.label: m.value for m in page.metric}["Positions closed"] == "1"
    (editor,) = [item for item in page.dataframe if "filled_on" in item.value]
    shown = json.loads(editor.proto.columns)
    assert shown["filled_on"]["label"] == "Filled on"
    assert all(shown[name]["label"] for name in editor.value)


@pytest.mark.usefixtures("followed")
def test_what_is_told_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "told.csv"
    shell("ledger", "Train", "--template", "--out", file)
    rows = list(csv.DictReader(file.open(newline="")))
    planned = ("Python 2 to 3", "2026-07-08")
    assert [(row["what"], row["planned_for"]) for row in rows] == [planned] * 2
    rows[1] |= {"outcome": "dropped", "cost": "0", "note": "no hours"}
    with file.open("w", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert "told.csv: 2 rows of the ledger loaded." in shell("ledger", "--tell", file)
    with store_at(tmp_path / "store.duckdb") as store:
        saved = saved_scenario(store, "Train")
        assert begun(store, saved) == {0, 2}
        leader = store.seen_by(Viewer("leader", None, False, name="l"))
        assert begun(leader, saved) == frozenset()
    document = shell.json("ledger")
    assert [o["why"] for o in document["outcomes"]] == ["rated", "dropped"]
    cost = document["against"][-1]["cost"]
    assert (cost["happened"], cost["known"], cost["of"]) == (0, 1, 2)
    assert [r["outcomes"] for r in document["learned"] if r["key"] == "training.success"] == [1]


@pytest.mark.usefixtures("followed")
def test_refusals_are_sentences(shell: Shell) -> None:
    refused = {
        "Nobody": "No scenario is called",
        "--wave never": "There is no wave 'never'",
        "--accept training.success": "2 of the 20 outcomes",
        "--out x.csv": "--out goes with --template",
    }
    for words, why in refused.items():
        assert why in shell.refusal("ledger", *words.split())
    shell("scenario", "reopen", "Train")
    assert "No plan is decided" in shell.refusal("ledger")
    assert "“Train” is not decided" in shell.refusal("ledger", "Train")


def test_a_decided_plan_that_does_not_fit_what_is_chosen_stops_no_page(
    place: Path, shell: Shell, opened: Open
) -> None:
    """The target that it closes is no more."""
    file = shell.file("close.toml", 'name = "Close"\n[[close]]\nskill = "Python"\n')
    shell("scenario", "save", "Close", "--scenario", file)
    shell("scenario", "decide", "Close", "--reason", "So")
    labels = {metric.label for metric in opened("home", place).metric}
    assert "Decided on" in labels
    other = "scope,skill,level,headcount,must_have\nCore,SQL,3,1,yes\n"
    shell("load", "requirements", shell.file("targets.csv", other))
    for name in ("home", "gaps", "plan", "report"):
        page = opened(name, place)
        assert_calm(page)
        assert [warning.value for warning in page.warning] == []
    assert "Choose by" in {metric.label for metric in opened("home", place).metric}


def test_home_and_the_report_say_that_a_plan_stands_decided(followed: Path, opened: Open) -> None:
    """In a session that never opened Strategy; a report only of the same scenario and people."""
    page = said(opened("home", followed))
    assert "“Train” was decided on 2 Oct 2025 for all teams. Its plan then: $" in page
    assert "with people's hours, no must-have open as counted." in page
    assert "Choose by" not in page
    plan = opened("plan", followed)
    assert "Planned anew today" in said(plan)
    elsewhere = said(plan.selectbox(key="team").set_value("Core").run())
    assert "What is below is of other people, answers or levels." in elsewhere
    assert "Planned anew" not in elsewhere
    plan.selectbox(key="team").set_value("All teams").run()
    assert plan.selectbox(key="scenario_base").value == "Train"
    plan.selectbox(key="scenario_base").set_value("").run()
    plan.switch_page("views/home.py").run()
    assert "Choose by" in {metric.label for metric in plan.metric}
    with store_at(followed) as store:
        saved = saved_scenario(store, "Train")
        unnamed = Study(store, Selection(), replace(saved.scenario, name=""))
        assert collect_facts(unnamed, Wanted()).decided == (saved,)
        assert collect_facts(unnamed.of(scenario=Scenario()), Wanted()).decided == (saved,)
        before = datetime(2026, 1, 1)
        assert collect_facts(unnamed, Wanted(made_at=before)).decided == ()
        assert collect_facts(unnamed.of(Selection(team="Core")), Wanted()).decided == (saved,)
