"""Whom a plan proposes something to sees what it rests on and can say no: page and command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.navigation import VIEWS
from data.store.database import URL_VARIABLE, open_database
from data.store.people.declines import declines
from tests.dashboard.opening import said


def spoken(capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> dict[str, Any]:
    code = main(["--database", str(place), *words, "--json"])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    answer: dict[str, Any] = json.loads(printed.out)
    return answer


def trained(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Who is to learn; the check of ratings that comes first is about nobody."""
    return [action for action in plan["actions"] if action["lever"] == "train"]


def test_a_no_on_the_command_line_reaches_every_plan_until_it_is_taken_back(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    train = ("plan", "--levers", "train", "--deadline-weeks", "60")
    scenario = tmp_path / "pinned.toml"
    scenario.write_text(
        'levers = ["train"]\ndeadline_weeks = 60\n[[pin]]\nlever = "train"\nskill = "Python"\n'
    )
    assert spoken(capsys, place, *train)["shortage"] == 0
    noted = spoken(
        capsys,
        place,
        "decline",
        "add",
        "Ana",
        "--skill",
        "python",
        "--on",
        "2026-11-03",
        "--reason",
        "on leave",
    )
    assert noted == {"lever": "train", "skill": "Python", "declined_on": "2026-11-03"}
    for words in (train, ("plan", "--scenario", str(scenario))):
        found = spoken(capsys, place, *words, "--people")
        assert [action["person"] for action in trained(found)] == ["Bo"]
        assert found["shortage"] == 1
        assert found["declined"]["shortage"] == 1
    listed = spoken(capsys, place, "decline", "list")
    assert listed == {"declines": [noted]}
    named = spoken(capsys, place, "decline", "list", "--people")
    assert named == {"declines": [{**noted, "person": "Ana", "reason": "on leave"}]}
    spoken(capsys, place, "decline", "undo", "Ana", "--skill", "Python")
    assert spoken(capsys, place, *train)["declined"] is None


def test_what_a_proposal_rests_on_stands_only_beside_the_name(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    train = ("plan", "--levers", "train", "--deadline-weeks", "60")
    hidden = spoken(capsys, place, *train)["actions"]
    assert not any("advice" in a or "person" in a for a in hidden)
    shown = trained(spoken(capsys, place, *train, "--people"))
    assert {a["person"]: a["advice"]["able"] for a in shown} == {"Ana": 2, "Bo": 2}
    assert main(["--database", str(place), *train, "--people"]) == 0
    printed = capsys.readouterr().out.replace("\u00a0", " ")
    assert (
        "interest not asked; 4 a week (assumed); 1 step from level 2; of 2 people who can"
        in printed
    )
    assert main(["--database", str(place), *train]) == 0
    assert "interest" not in capsys.readouterr().out


@pytest.fixture
def page(place: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(URL_VARIABLE, str(place))
    app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60)
    app.switch_page("views/plan.py").run()
    app.session_state["fold_who"] = True
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
