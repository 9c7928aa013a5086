"""The page of the plan: what is open is worked out, who says no is left out, and to whom people may
not be shown nobody is named."""

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics import solver, study
from analytics.options import choice
from analytics.options.explain.explain import Explaining
from analytics.options.results import Option
from dashboard.cache import opened as cache_opened
from dashboard.subjects import options as blend
from data.store.people.contests import declines
from data.vocabulary import Viewer
from tests.dashboard.opening import Open, assert_calm, plain, press, said
from tests.shell import Shell
from tests.stores import rated_at, store_at
from tests.viewers.pages import sent


@pytest.mark.usefixtures("explained")
def test_only_what_is_open_is_worked_out_and_the_headline_stays(
    place: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: set[str] = set()
    for owner, name, word in (
        (choice, "simulate", "chances"),
        (study, "skill_levers", "levers"),
        (Explaining, "next", "reasons"),
    ):
        real: Any = getattr(owner, name)

        def watched(*asked: Any, real: Any = real, word: str = word, **named: Any) -> Any:
            worked_out.add(word)
            return real(*asked, **named)

        monkeypatch.setattr(owner, name, watched)
    app = opened("privacy", place)

    def opens(*folds: str) -> None:
        app.query_params.clear()  # AppTest sends an address of its own with each run
        for fold in ("why", "sure", "money", "who"):
            app.session_state[f"fold_{fold}"] = fold in folds
        app.run()
        assert_calm(app)

    app.switch_page("views/plan.py")
    opens()
    assert worked_out == set()
    title = app.title[0].value
    for folds, work in (
        (("money",), set()),
        (("sure",), {"chances"}),
        (("why",), {"chances", "reasons"}),
        (("who", "money"), {"chances", "reasons"}),
    ):
        opens(*folds)
        assert worked_out == work
    assert [item.value for item in app.title] == [title]
    app.switch_page("views/gaps.py").run()
    assert worked_out == {"chances", "reasons", "levers"}


def test_a_plan_of_nothing_says_so_in_each_fold(opened: Open, tmp_path: Path) -> None:
    """Three people of one team, who hold all that is required of it."""
    rated = "person team role Python\nana Core . 4\nbo Core . 3\ncy Core . 5"
    covered = rated_at(tmp_path / "covered.duckdb", rated, "Core Python 3 2 yes")
    app = opened("plan", covered, team="Core", fold_money="true")
    assert_calm(app)
    assert "Approve** Nothing." in said(app)
    assert "The plan buys nothing, so no money falls due." in said(app)
    app.session_state["fold_who"] = True
    app.run()
    assert_calm(app)
    assert "The plan holds no action." in said(app)


def test_of_many_targets_that_stay_open_the_first_stand_and_the_rest_is_folded(
    opened: Open, tmp_path: Path
) -> None:
    rated = "person team role Python SQL R Go GraphQL\nana Core . 0 0 0 0 0\nbo Core . 0 0 0 0 0"
    skills = ("Python", "SQL", "R", "Go", "GraphQL")
    needs = "\n".join(f"Core {skill} 3 1 yes" for skill in skills)
    store = rated_at(tmp_path / "open.duckdb", rated, needs)
    app = opened("plan", store, team="Core", levers=["train"], budget="0")
    assert_calm(app)
    (fold,) = (fold for fold in app.expander if "more stay open" in fold.label)
    inside = [line.value for line in fold.markdown]
    every = [line.value for line in app.markdown if line.value.startswith("Leaves")]
    assert (len(every), len(inside)) == (5, 2)
    first, last = (next(s for s in skills if f"of {s} at" in plain(line)) for line in inside)
    label = fold.label.replace("\\", "")
    assert label == f"2 more stay open: {first} at 3 (Core) and {last} at 3 (Core)"


def test_a_plan_that_is_solved_says_how_far_it_is(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "EVERY", 0.0)
    shown: set[float] = set()
    early: list[Option] = []
    monkeypatch.setattr(blend, "so_far", lambda option: early.append(option) or "So far")
    monkeypatch.setattr(blend, "solving", lambda spent, most: shown.add(most) or "so far")
    app = opened("plan", place)
    app.number_input(key="deadline_weeks").set_value(60).run()
    assert not app.exception
    assert shown == {20}
    assert {item.judged.of for item in early} == {1}
    assert "So far" not in said(app)
    assert app.metric


def trained(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Who is to learn; the check of ratings that comes first is about nobody."""
    return [action for action in plan["actions"] if action["lever"] == "train"]


TRAIN = ("plan", "--levers", "train", "--deadline-weeks", "60")


@pytest.mark.usefixtures("place")
def test_a_no_on_the_command_line_reaches_every_plan_until_it_is_taken_back(shell: Shell) -> None:
    text = 'levers = ["train"]\ndeadline_weeks = 60\n[[pin]]\nlever = "train"\nskill = "Python"\n'
    scenario = shell.file("pinned.toml", text)
    hidden = shell.json(*TRAIN)
    assert hidden["shortage"] == 0
    assert not any("advice" in a or "person" in a for a in hidden["actions"])
    shown = trained(shell.json(*TRAIN, "--people"))
    assert {a["person"]: a["advice"]["level"] for a in shown} == {"Ana": 2, "Bo": 2}
    about = ("Ana", "--skill", "python", "--on", "2026-11-03", "--reason", "on leave")
    noted = shell.json("decline", "add", *about)
    assert noted == {"lever": "train", "skill": "Python", "declined_on": "2026-11-03"}
    for words in (TRAIN, ("plan", "--scenario", scenario)):
        result = shell.json(*words, "--people")
        assert [action["person"] for action in trained(result)] == ["Bo"]
        assert result["shortage"] == result["declined"]["shortage"] == 1
    assert shell.json("decline", "list") == {"declines": [noted]}
    named = shell.json("decline", "list", "--people")
    assert named == {"declines": [{**noted, "person": "Ana", "reason": "on leave"}]}
    shell.json("decline", "undo", "Ana", "--skill", "Python")
    assert shell.json(*TRAIN)["declined"] is None


def actions(app: AppTest) -> dict[str, list[object]]:
    """Of the plan's actions those about somebody who is to learn."""
    (table,) = (f.value for f in app.dataframe if "Counts from" in f.value)
    table = table[table["Lever"].str.casefold() == "train"]
    return {str(name): list(table[name]) for name in table.columns}


def named(app: AppTest) -> list[str]:
    return [str(whom).split(" · ")[0] for whom in actions(app)["For"]]


def test_somebody_says_no_on_the_page_and_changes_their_mind(opened: Open, place: Path) -> None:
    trainings = opened("plan", place, fold_who="true")
    trainings.number_input(key="deadline_weeks").set_value(60)  # 160 hours at 4 a week take 40
    trainings.button_group(key="levers").set_value(["train"]).run()
    assert not any(actions(trainings).get("Rests on", []))
    assert not [b for b in trainings.button if b.label == "Note it"]
    trainings.toggle(key="plan_people").set_value(True).run()
    shown = actions(trainings)
    assert named(trainings) == ["Ana", "Bo"]
    assert all("interest not asked; 4 a week (assumed)" in str(on) for on in shown["Rests on"])
    press(trainings, "Note it")
    assert named(trainings) == ["Bo"]
    assert "What people declined is left out; that costs" in said(trainings)
    assert "1 must-have position more open" in said(trainings)
    with store_at(place) as store:
        kept = [(d.person, d.lever, d.skill) for d in declines(store)]
    assert kept == [("Ana", "train", "Python")]
    trainings.button(key="undo_it").click().run()
    assert named(trainings) == ["Ana", "Bo"]
    press(trainings, "Note it")
    trainings.button(key="take_back_declined").click().run()
    assert named(trainings) == ["Ana", "Bo"]
    trainings.button(key="undo_it").click().run()
    assert named(trainings) == ["Bo"]
    assert not trainings.exception


NAMES = [f"Person{n}" for n in range(6)]


@pytest.fixture
def led(opened: Open, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Pages as somebody sees them who may not see people."""
    monkeypatch.setattr(cache_opened, "OWNER", Viewer("leader", people_visible=False))
    return opened


def test_the_plan_is_told_by_role_and_skill_and_no_fold_names_anybody(
    led: Open, tmp_path: Path
) -> None:
    """Six engineers: one holds Python at 3, four are a level below, one is at 0."""
    levels = zip(NAMES, [4, 2, 2, 2, 2, 0], strict=True)
    rows = [f"{name} Core Engineer {level}" for name, level in levels]
    rated = "\n".join(["person team role Python", *rows])
    six = led("plan", rated_at(tmp_path / "store.duckdb", rated, "Core Python 3 3 yes"))
    six.number_input(key="deadline_weeks").set_value(60)
    six.button_group(key="levers").set_value(["train"]).run()
    for fold in ("why", "sure", "money", "who"):
        six.session_state[f"fold_{fold}"] = True
        text = sent(six.run())
        assert not [name for name in NAMES if name in text]
    assert "plan_people" not in [toggle.key for toggle in six.toggle]
    assert "Engineer" in text


def test_a_group_that_is_too_small_says_so_and_what_to_do(led: Open, place: Path) -> None:
    every, more = "Choose “All teams”", "Choose more teams"
    for name, do in {"coverage": every, "evidence": more, "team": every}.items():
        app = led(name, place, team="Core")
        assert_calm(app)
        assert len(app.title) == 1
        assert do in said(app)


def test_which_ratings_to_check_names_nobody_unless_asked(
    opened: Open, tmp_path: Path, shell: Shell
) -> None:
    """Six people, who may hold the three positions of Python; of one the level is unknown."""
    rows = [f"name{n} Core Engineer {level}" for n, level in enumerate("33-221")]
    rated = "\n".join(["who team role Python", *rows])
    in_doubt = rated_at(tmp_path / "store.duckdb", rated, "Core Python 3 3 yes")
    text = plain(shell("assess"))
    title, advised, *_ = (line for line in text.splitlines() if line)
    (many,) = map(int, re.findall(r"^Check (\d) ratings first\.$", title))
    assert "ratings in Python. That costs" in advised
    app = opened("plan", in_doubt, fold_sure="true")
    assert advised[:60] in said(app)  # the page says the same
    (table,) = [t.value for t in app.dataframe if {"Unknown", "Rated"} <= {*t.value}]
    assert table["Role"].tolist() == ["Engineer"]
    assert (table["Unknown"] + table["Rated"]).sum() == many
    app.toggle(key="assess_people").set_value(True).run()
    (table,) = [t.value for t in app.dataframe if {"Who", "Today"} <= {*t.value}]
    names = {f"name{n}" for n in range(6)}
    assert {*table["Who"]} <= names
    result = [text, shell("assess", "--json"), shell("assess", "--people")]
    assert [any(name in text for name in names) for text in result] == [False, False, True]
