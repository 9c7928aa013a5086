"""Whom a plan proposes something to sees what it rests on and can say no: page and command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.store.database import open_database
from data.store.people.declines import declines
from tests.dashboard.opening import Open, Shell, plain, said


def trained(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Who is to learn; the check of ratings that comes first is about nobody."""
    return [action for action in plan["actions"] if action["lever"] == "train"]


TRAIN = ("plan", "--levers", "train", "--deadline-weeks", "60")


@pytest.mark.usefixtures("place")
def test_a_no_on_the_command_line_reaches_every_plan_until_it_is_taken_back(shell: Shell) -> None:
    text = 'levers = ["train"]\ndeadline_weeks = 60\n[[pin]]\nlever = "train"\nskill = "Python"\n'
    scenario = shell.file("pinned.toml", text)
    assert shell.json(*TRAIN)["shortage"] == 0
    about = ("Ana", "--skill", "python", "--on", "2026-11-03", "--reason", "on leave")
    noted = shell.json("decline", "add", *about)
    assert noted == {"lever": "train", "skill": "Python", "declined_on": "2026-11-03"}
    for words in (TRAIN, ("plan", "--scenario", scenario)):
        found = shell.json(*words, "--people")
        assert [action["person"] for action in trained(found)] == ["Bo"]
        assert found["shortage"] == found["declined"]["shortage"] == 1
    assert shell.json("decline", "list") == {"declines": [noted]}
    named = shell.json("decline", "list", "--people")
    assert named == {"declines": [{**noted, "person": "Ana", "reason": "on leave"}]}
    shell.json("decline", "undo", "Ana", "--skill", "Python")
    assert shell.json(*TRAIN)["declined"] is None


@pytest.mark.usefixtures("place")
def test_what_a_proposal_rests_on_stands_only_beside_the_name(shell: Shell) -> None:
    hidden = shell.json(*TRAIN)["actions"]
    assert not any("advice" in a or "person" in a for a in hidden)
    shown = trained(shell.json(*TRAIN, "--people"))
    assert {a["person"]: a["advice"]["able"] for a in shown} == {"Ana": 2, "Bo": 2}
    rests = "interest not asked; 4 a week (assumed); 1 step from level 2; of 2 people who can"
    assert rests in plain(shell(*TRAIN, "--people"))
    assert "interest" not in shell(*TRAIN)


@pytest.fixture
def page(opened: Open, place: Path) -> AppTest:
    app = opened("plan", place, fold_who="true")
    app.number_input(key="deadline_weeks").set_value(60)  # 160 hours at 4 a week take 40
    return app.button_group(key="levers").set_value(["train"]).run()


def actions(app: AppTest) -> dict[str, list[object]]:
    """Of the plan's actions those about somebody who is to learn."""
    (table,) = (f.value for f in app.dataframe if "Counts from" in f.value)
    table = table[table["Lever"].str.casefold() == "train"]
    return {str(name): list(table[name]) for name in table.columns}


def named(app: AppTest) -> list[str]:
    """Whom the plan is to train."""
    return [str(whom).split(" · ")[0] for whom in actions(app)["For"]]


def test_somebody_says_no_on_the_page_and_changes_their_mind(page: AppTest, place: Path) -> None:
    assert not any(actions(page).get("Rests on", []))
    assert not [b for b in page.button if b.label == "Note it"]
    page.toggle(key="plan_people").set_value(True).run()
    shown = actions(page)
    assert named(page) == ["Ana", "Bo"]
    assert all("interest not asked; 4 a week (assumed)" in str(on) for on in shown["Rests on"])
    next(b for b in page.button if b.label == "Note it").click().run()
    assert named(page) == ["Bo"]
    assert "What people declined is left out; that costs" in said(page)
    assert "1 must-have position more open" in said(page)
    store = open_database(place)
    kept = declines(store)
    store.close()
    assert [(d.person, d.lever, d.skill) for d in kept] == [("Ana", "train", "Python")]
    page.button(key="undo_it").click().run()
    assert named(page) == ["Ana", "Bo"]
    next(b for b in page.button if b.label == "Note it").click().run()
    page.button(key="take_back_declined").click().run()
    assert named(page) == ["Ana", "Bo"]
    page.button(key="undo_it").click().run()
    assert named(page) == ["Bo"]
    assert not page.exception
